"""Modules that others load at once and that few jobs need: each is loaded when it is used.

While a module is imported, what it imports itself can get a stand-in.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
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
        _leave(self.__name__, self)
        return getattr(import_module(self.__name__), name)


@contextmanager
def stand_ins(
    known: Mapping[str, Mapping[str, object]], missing: Iterable[str] = ()
) -> Iterator[None]:
    """Give what is imported in this context stand-ins for modules that are not loaded yet.

    Of each module, `known` is what can be had of it without loading it. Those `missing` cannot be
    imported.
    """
    made: dict[str, ModuleType | None] = dict.fromkeys(missing)
    made |= {name: _StandIn(name, values) for name, values in known.items()}
    made = {name: module for name, module in made.items() if name not in sys.modules}
    for name, module in made.items():
        package, _, last = name.rpartition(".")
        if package in made:
            setattr(made[package], last, module)
    sys.modules.update(made)  # type: ignore[arg-type] # None says that there is no such module
    try:
        yield
    finally:
        for name, module in made.items():
            _leave(name, module)


def _leave(name: str, module: ModuleType | None) -> None:
    """Make way for the module itself."""
    if name in sys.modules and sys.modules[name] is module:
        del sys.modules[name]


def functions(module: str, *names: str) -> dict[str, object]:
    """Return functions of a module by name, which load it when they are called."""
    return {name: partial(_call, module, name) for name in names}


def _call(module: str, function: str, *args: object, **named: object) -> object:
    called: Callable[..., object] = getattr(import_module(module), function)
    return called(*args, **named)
