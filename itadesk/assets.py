"""Where the data files are: only this code knows whether we run from the sources or a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    """Return the folder that holds `ui/` and `resources/`."""
    bundled = _PACKAGE / "_data"  # in the wheel, and in what is built of it
    return bundled if bundled.is_dir() else _PACKAGE.parent


def asset(*parts: str) -> Path:
    """Return the path of a data file, e.g. ``asset("ui", "main_window.ui")``."""
    return _root().joinpath(*parts)
