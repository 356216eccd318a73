"""Where the program keeps what is the user's own and lies beside no document."""

import os
import sys
from pathlib import Path


def user_folder(name: str) -> Path:
    """Return the user's folder of this name; it need not be there yet."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "itadesk" / name
