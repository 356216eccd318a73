"""Where long runs put their many files."""

import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")


def fast_folder() -> Path:
    """Return a folder for temporary files: one in memory where there is one."""
    return _MEMORY if _MEMORY.is_dir() else Path(tempfile.gettempdir())
