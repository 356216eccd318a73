"""The window: the only package that knows Qt."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # Calls of PySide6 6.12 that return None, True or False give back references they never took.
    # From 3.12 on these are never freed; before, the interpreter dies when the last reference goes.
    # So many references that they never run out make them what they are in later versions.
    for _constant in (None, True, False, NotImplemented, ...):
        ctypes.c_ssize_t.from_address(id(_constant)).value = sys.maxsize // 2
