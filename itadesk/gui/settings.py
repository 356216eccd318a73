"""What the program remembers of its user: recent files, window, text size; nothing of the data."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths
from PySide6.QtWidgets import QSplitter

from itadesk.core.fiscal import ROUNDS
from itadesk.gui import theme

_MOST_RECENT = 10
_MOST_KNOWN = 100


class Settings:
    """The user's settings; every property is read from and written to the system's own place."""

    def __init__(self) -> None:
        self._store = QSettings("itadesk", "itadesk")

    @property
    def recent_files(self) -> list[Path]:
        """The files opened last, newest first; some may no longer be there."""
        return self._read_paths("recent_files")

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [one for one in self.recent_files if one != path]
        self._write_paths("recent_files", [path, *others][:_MOST_RECENT])

    def remove_recent_file(self, path: Path) -> None:
        """Forget a file."""
        self._write_paths("recent_files", [one for one in self.recent_files if one != path])

    def first_time(self, about: str, path: Path) -> bool:
        """Whether a file is asked about for the first time; it is remembered."""
        known = self._read_paths(about)
        if path in known:
            return False
        self._write_paths(about, [path, *known][:_MOST_KNOWN])
        return True

    @property
    def unclean_ends(self) -> dict[str, int]:
        """How often in a row the program ended while a file was open, by its path."""
        try:
            counts = json.loads(str(self._store.value("unclean_ends", "{}")))
        except ValueError:
            return {}
        if not isinstance(counts, dict):
            return {}
        return {path: times for path, times in counts.items() if isinstance(times, int)}

    @unclean_ends.setter
    def unclean_ends(self, counts: dict[str, int]) -> None:
        newest = dict(list(counts.items())[-_MOST_KNOWN:])
        self._store.setValue("unclean_ends", json.dumps(newest, ensure_ascii=False))
        self._store.sync()  # the program may end at any moment

    def _read_paths(self, key: str) -> list[Path]:
        try:
            names = json.loads(str(self._store.value(key, "[]")))
        except ValueError:
            return []
        if not isinstance(names, list):
            return []
        return [Path(name) for name in names if isinstance(name, str)]

    def _write_paths(self, key: str, paths: list[Path]) -> None:
        # as one text: a list of one entry comes back from some systems as no list
        names = json.dumps([str(path) for path in paths], ensure_ascii=False)
        self._store.setValue(key, names)

    @property
    def folder(self) -> Path:
        """The folder file dialogs begin in."""
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        last = Path(str(self._store.value("folder", documents)))
        return last if last.is_dir() else Path(documents)

    @folder.setter
    def folder(self, path: Path) -> None:
        self._store.setValue("folder", str(path))

    @property
    def text_scale(self) -> int:
        """The text size in per cent."""
        try:
            scale = int(str(self._store.value("text_scale", "100")))
        except ValueError:
            return 100
        return min(max(scale, theme.SCALES[0]), theme.SCALES[-1])

    @text_scale.setter
    def text_scale(self, scale: int) -> None:
        self._store.setValue("text_scale", str(scale))

    @property
    def round(self) -> int:
        """The reporting round chosen last, in months."""
        try:
            months = int(str(self._store.value("round", "12")))
        except ValueError:
            return ROUNDS[-1]
        return months if months in ROUNDS else ROUNDS[-1]

    @round.setter
    def round(self, months: int) -> None:
        self._store.setValue("round", str(months))

    @property
    def side_preview(self) -> bool | None:
        """Whether the officer wants the report's pages beside the others; None: not said yet."""
        return {"yes": True, "no": False}.get(str(self._store.value("side_preview", "")))

    @side_preview.setter
    def side_preview(self, wanted: bool) -> None:
        self._store.setValue("side_preview", "yes" if wanted else "no")

    def layout(self, name: str) -> QByteArray:
        """Return a remembered geometry or state of a window, table or splitter; empty if none."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_layout(self, name: str, value: QByteArray) -> None:
        """Remember a geometry or state."""
        self._store.setValue(f"layout/{name}", value)


def remember_splitter(splitter: QSplitter, name: str, shares: Sequence[int] = ()) -> None:
    """Divide a splitter as it was last, the first time by these shares, evenly without any."""
    settings = Settings()
    if not splitter.restoreState(settings.layout(name)):
        splitter.setSizes(shares or [1_000] * splitter.count())
    splitter.splitterMoved.connect(lambda: settings.set_layout(name, splitter.saveState()))
