"""The window: the only package that knows Qt."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # Each call of PySide6 6.12 that returns nothing gives back a reference to None it never took.
    # From 3.12 on None is never freed; before, the interpreter dies when its last reference goes.
    # So many references that they never run out make None what it is in later versions.
    ctypes.c_ssize_t.from_address(id(None)).value = sys.maxsize // 2
