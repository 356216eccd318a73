"""The log: what happened by codes and ids, for whoever is asked for help; no word of the data."""

import logging
import platform
from logging.handlers import RotatingFileHandler

from PySide6.QtCore import qVersion

from itadesk import __version__
from itadesk.store.engine import engine
from itadesk.store.folders import user_folder

_FILES = 5
_BYTES = 1_000_000  # of each


class _Log(RotatingFileHandler):
    """The files of the log; one that cannot be written disturbs nobody."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Let a line be lost."""


def start() -> None:
    """Write from now on what the program tells of itself, if there is a place for it."""
    try:
        folder = user_folder("log")
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # read-only, full; or there is no home at all
        return
    path = folder / "itadesk.log"
    log = _Log(path, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8", delay=True)
    log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("itadesk")
    logger.setLevel(logging.INFO)
    logger.addHandler(log)
    logger.info("start: %s", versions())
    logger.info("%s", engine())


def versions() -> str:
    """Return what the program runs on."""
    python = f"Python {platform.python_version()} · Qt {qVersion()}"
    return f"itadesk {__version__} · {python} · {platform.platform()}"
