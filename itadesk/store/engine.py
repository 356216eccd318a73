"""Which SQLite the program has: what was tested may not be what was installed."""

import sqlite3
from contextlib import closing


def engine() -> str:
    """Return the version of SQLite and the options it was built with, on one line."""
    with closing(sqlite3.connect(":memory:")) as memory:
        options = [option for (option,) in memory.execute("PRAGMA compile_options")]
    return f"SQLite {sqlite3.sqlite_version}: {' '.join(options)}"
