"""Modules that ReportLab asks for at once and few reports need: each is loaded when it is used.

Imported before anything of ReportLab, whose own imports of them get stand-ins. Pillow reads
pictures; the others serve parts of ReportLab that draw nothing of ours.
"""

import sys
from importlib import import_module
from types import ModuleType

_NAMES = ("PIL.Image", "pickle", "tempfile")


class _Later(ModuleType):
    """Stands for a module until something of it is wanted."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:  # looked at by an import hook, as Qt's is
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


_stand_ins = {name: _Later(name) for name in _NAMES if name not in sys.modules}
sys.modules.update(_stand_ins)
try:
    import reportlab.lib.utils  # noqa: F401 - it keeps the stand-ins
finally:
    for _name in _stand_ins:
        del sys.modules[_name]
