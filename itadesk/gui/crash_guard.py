"""Which files were open when the program ended without closing them: it may be their fault."""

import os
from pathlib import Path

from itadesk.gui.settings import Settings

_TWICE = 2


class CrashGuard:
    """Counts for each file how often in a row the program ended while it was open."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._open: set[str] = set()

    def is_suspect(self, path: Path) -> bool:
        """Whether the program ended so at least twice in a row."""
        return self._settings.unclean_ends.get(_key(path), 0) >= _TWICE

    def begin(self, path: Path) -> None:
        """Count a file, once, before it is opened: the count stays if the program ends now."""
        if _key(path) not in self._open:
            self._open.add(_key(path))
            self._count(path, self._settings.unclean_ends.get(_key(path), 0) + 1)

    def take_back(self, path: Path) -> None:
        """Count as before: the file was not opened after all."""
        if _key(path) in self._open:
            self._open.remove(_key(path))
            self._count(path, self._settings.unclean_ends.get(_key(path), 0) - 1)

    def end(self, path: Path) -> None:
        """Forget what was counted: the file was closed in good order."""
        self._open.discard(_key(path))
        self._count(path, 0)

    def _count(self, path: Path, times: int) -> None:
        others = {key: one for key, one in self._settings.unclean_ends.items() if key != _key(path)}
        self._settings.unclean_ends = {**others, _key(path): times} if times > 0 else others


def _key(path: Path) -> str:
    return os.path.realpath(path)
