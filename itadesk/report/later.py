"""Modules that ReportLab asks for at once and few reports need: each is loaded when it is used.

Imported before anything of ReportLab, whose own imports of them, and of some functions, get
stand-ins. Pillow reads pictures; the others serve parts of ReportLab that draw nothing of ours.
"""

import sys
from functools import partial
from importlib import import_module
from types import ModuleType

_FUNCTIONS = {  # that ReportLab imports by name
    "PIL.Image": (),
    "pickle": (),
    "reportlab.lib.rl_safe_eval": (
        *("rl_safe_exec", "rl_safe_eval", "safer_globals", "rl_extended_literal_eval"),
    ),
    "tempfile": (),
}


class _Later(ModuleType):
    """Stands for a module until something of it is wanted, or one of its functions is called."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        for function in _FUNCTIONS[name]:
            setattr(self, function, partial(self._call, function))

    def _call(self, function: str, *args: object, **named: object) -> object:
        return getattr(import_module(self.__name__), function)(*args, **named)

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:  # looked at by an import hook, as Qt's is
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


_stand_ins = {name: _Later(name) for name in _FUNCTIONS if name not in sys.modules}
sys.modules.update(_stand_ins)
try:
    import reportlab.lib.utils  # noqa: F401 - it keeps the stand-ins
finally:
    for _name in _stand_ins:
        del sys.modules[_name]
