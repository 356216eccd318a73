"""What a file says of itself, read without proving it."""

from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store import header
from itadesk.store.document import DocumentFile
from itadesk.store.summary import summary
from tests.store import next_format
from tests.store.documents import UNSEAL, make, meddle, patch


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path / "a.itadesk")


def test_it_tells_whose_the_file_is_and_how_much_it_holds(path: Path) -> None:
    with DocumentFile.open(path) as document:
        document_id, office = document.document_id, document.dataset().office
    found = summary(path)
    assert (found.document_id, found.revision, found.office) == (document_id, 1, office)
    assert (found.version, found.size) == (header.FORMAT, path.stat().st_size)
    assert found.counts["measure"] == 2
    assert found.counts["report"] == 0


def test_older_file_is_told_of_as_it_will_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_format.install(monkeypatch)
    found = summary(path)
    assert (found.version, found.counts["measure"]) == (next_format.OLD, 2)
    assert found.office.website == next_format.SCHEME


def test_unsealed_file_is_told_of_too(path: Path) -> None:
    assert summary(meddle(path, UNSEAL)).office.name == "นาม่วง"


def test_file_is_not_changed(path: Path) -> None:
    before = path.read_bytes()
    summary(path)
    assert path.read_bytes() == before


def test_nothing_of_a_foreign_schema_is_run(path: Path) -> None:
    meddle(
        path,
        "ALTER TABLE office RENAME TO other",
        "CREATE VIEW office AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
        "SELECT i AS id FROM n",
    )
    assert refusal(path) == "FOREIGN"


def test_office_that_is_none_is_refused(path: Path) -> None:
    assert refusal(meddle(path, "UPDATE office SET name = char(0x202E) || name")) == "INVALID"


def test_document_without_an_office_is_refused(path: Path) -> None:
    assert refusal(meddle(path, "DELETE FROM office")) == "INVALID"


def test_part_of_a_file_is_refused(path: Path) -> None:
    assert refusal(patch(path, lambda content: content[: len(content) // 2])) == "CORRUPT"


@pytest.mark.parametrize("content", [b"", b"no document"])
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.itadesk"
    path.write_bytes(content)
    assert refusal(path) in ("EMPTY", "NOT_OURS")


def test_newer_file_is_refused(path: Path) -> None:
    assert refusal(meddle(path, "PRAGMA user_version = 99")) == "TOO_NEW"


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        summary(path)
    return refused.value.code
