"""Where the data files are: only this code knows whether we run from source, wheel or build."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    """Return the folder that holds `ui/` and `resources/`."""
    frozen = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's bootloader
    if frozen is not None:
        return Path(frozen)
    bundled = _PACKAGE / "_data"  # force-included into the wheel
    return bundled if bundled.is_dir() else _PACKAGE.parent


def asset(*parts: str) -> Path:
    """Return the path of a data file, e.g. ``asset("ui", "main_window.ui")``."""
    return _root().joinpath(*parts)
