"""Pillow, loaded when the first picture is read: ReportLab asks for it at once, few reports do.

Imported before anything of ReportLab, whose `from PIL import Image` gets a stand-in.
"""

import sys
from importlib import import_module
from types import ModuleType

_NAME = "PIL.Image"


class _Later(ModuleType):
    """Stands for a module until something of it is wanted."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


if _NAME not in sys.modules:
    sys.modules[_NAME] = _Later(_NAME)
    try:
        import reportlab.lib.utils  # noqa: F401 - it keeps the stand-in
    finally:
        del sys.modules[_NAME]
