"""An error is told by types, places and codes; its words and the user's folders stay out."""

import sqlite3
from pathlib import Path

import pytest

from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.gui import faults
from itadesk.store.errors import Trouble, translated

SECRET = "ความลับ"


def caught(raising: object) -> Exception:
    """Return what a function raised."""
    assert callable(raising)
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is
        raising()
    return raised.value


def full() -> None:
    error = sqlite3.OperationalError(SECRET)
    error.sqlite_errorname = "SQLITE_FULL"
    with translated(Path(f"/home/{SECRET}/ก.itadesk")):
        raise error


def test_codes_of_the_whole_chain() -> None:
    error = caught(full)
    assert faults.names(error) == "UserError FULL < OperationalError SQLITE_FULL"
    assert faults.names(caught(lambda: Path("/none").stat())) == "FileNotFoundError ENOENT"


def test_places_without_words_first_cause_first() -> None:
    told = faults.describe(caught(full))
    assert SECRET not in told
    first, *rest = told.splitlines()
    assert first == "OperationalError SQLITE_FULL"
    assert any(line.startswith("  itadesk/store/errors.py:") for line in rest)
    assert any("full" in line for line in rest)


def test_no_folder_of_the_user() -> None:
    def fail() -> None:
        exec(compile("1 / 0", f"/home/{SECRET}/site-packages/lib.py", "exec"))

    told = faults.describe(caught(fail))
    assert SECRET not in told
    assert "site-packages/lib.py:1" in told


def test_a_compiled_module_is_named_whole() -> None:
    def fail() -> None:
        exec(compile("1 / 0", "itadesk/report/shaping.py", "exec"))

    assert "  itadesk/report/shaping.py:1 " in faults.describe(caught(fail))


def test_error_that_is_meant_to_hide_another() -> None:
    error = caught(lambda: ThaiDate.parse(SECRET))
    assert isinstance(error, UserError)
    assert SECRET not in faults.describe(error)
    assert faults.names(Trouble.MOVED.at(Path(SECRET))) == "UserError MOVED"


def test_endless_chain_and_recursion_end() -> None:
    def deeper() -> None:
        deeper()

    error = caught(deeper)
    error.__cause__ = error
    assert faults.names(error) == "RecursionError"
    assert len(faults.describe(error).splitlines()) < 50
