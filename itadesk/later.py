"""Modules that others load at once and that few jobs need: each is loaded when it is used.

While a module is imported, what it imports itself can get a stand-in.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import ModuleType


class _StandIn(ModuleType):
    """Stands for a module until something of it is wanted that is not known beforehand."""

    def __init__(self, name: str, known: Mapping[str, object]) -> None:
        super().__init__(name)
        vars(self).update(known)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # looked at by an import hook, as Qt's is
            raise AttributeError(name)
        _leave(self)
        return getattr(import_module(self.__name__), name)


@contextmanager
def stand_ins(known: Mapping[str, Mapping[str, object]]) -> Iterator[None]:
    """Give what is imported in this context stand-ins for modules that are not loaded yet.

    Of each module, `known` is what can be had of it without loading it.
    """
    made = [_StandIn(name, values) for name, values in known.items() if name not in sys.modules]
    sys.modules.update({module.__name__: module for module in made})
    try:
        yield
    finally:
        for module in made:
            _leave(module)


def _leave(module: ModuleType) -> None:
    """Make way for the module itself."""
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]


def functions(module: str, *names: str) -> dict[str, object]:
    """Return functions of a module by name, which load it when they are called."""
    return {name: partial(_call, module, name) for name in names}


def _call(module: str, function: str, *args: object, **named: object) -> object:
    called: Callable[..., object] = getattr(import_module(module), function)
    return called(*args, **named)
