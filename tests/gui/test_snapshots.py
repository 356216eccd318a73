from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from itadesk.core.blobs import blob_name
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, FiscalYear, Record
from itadesk.gui.snapshots import Gathering
from itadesk.store.document import DocumentFile
from itadesk.store.snapshot import Snapshot

CONTENTS = {blob_name(content, "pdf"): content for content in (b"%PDF-1", b"%PDF-2", b"%PDF-3")}


@pytest.fixture
def document(tmp_path: Path, records: list[Record]) -> Iterator[DocumentFile]:
    """The office with three files as evidence."""
    year = next(one for one in records if isinstance(one, FiscalYear))
    evidence = [Evidence(year_id=year.id, kind="file", file=name) for name in CONTENTS]
    path = tmp_path / "อบต.นาม่วง.itadesk"
    with DocumentFile.create(path, [*records, *evidence], CONTENTS) as document:
        yield document


@pytest.fixture
def gathering(document: DocumentFile, qapp: QObject) -> Iterator[Gathering]:
    gathering = Gathering(document, qapp)
    yield gathering
    gathering.stop()
    gathering.deleteLater()


def ready(gathering: Gathering, qtbot: QtBot) -> Snapshot:
    with qtbot.waitSignal(gathering.ready) as told:
        gathering.start()
    (snapshot,) = told.args
    assert isinstance(snapshot, Snapshot)
    return snapshot


def rename(document: DocumentFile, name: str) -> None:
    data = document.dataset()
    edit = Edit(data, "แก้ไข")
    edit.update(data.office, name=name)
    document.apply(edit.change())


def test_all_blobs_are_in_memory(
    gathering: Gathering, document: DocumentFile, qtbot: QtBot
) -> None:
    snapshot = ready(gathering, qtbot)
    document.close()
    assert snapshot.blobs == CONTENTS
    assert snapshot.dataset is document.dataset()
    assert (snapshot.document_id, snapshot.revision) == (document.document_id, 1)


def test_other_events_come_between_the_blobs(
    gathering: Gathering, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, document: DocumentFile
) -> None:
    told: list[str] = []

    def blob(name: str) -> bytes:
        told.append("blob")
        QTimer.singleShot(0, lambda: told.append("event"))
        return CONTENTS[name]

    monkeypatch.setattr(document, "blob", blob)
    ready(gathering, qtbot)
    assert told[:4] == ["blob", "event", "blob", "event"]


def test_what_is_edited_meanwhile_is_left_out(
    gathering: Gathering, document: DocumentFile, qtbot: QtBot
) -> None:
    gathering.start()
    rename(document, "ใหม่")
    with qtbot.waitSignal(gathering.ready) as told:
        pass
    (snapshot,) = told.args
    assert (snapshot.revision, snapshot.dataset.office.name) == (1, "นาม่วง")


def test_nothing_is_told_once_it_is_stopped(
    gathering: Gathering, document: DocumentFile, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(gathering.ready, wait=50):
        gathering.start()
        gathering.stop()
        document.close()


def test_it_can_be_started_again(gathering: Gathering, qtbot: QtBot) -> None:
    gathering.start()
    gathering.stop()
    assert ready(gathering, qtbot).blobs == CONTENTS
    assert ready(gathering, qtbot).blobs == CONTENTS


@pytest.mark.parametrize(
    ("raised", "told"),
    [(KeyError("x"), "เสียหาย"), (UserError("อ่านดิสก์ไม่ได้"), "อ่านดิสก์ไม่ได้")],
)
def test_a_blob_that_cannot_be_read_is_told(
    gathering: Gathering,
    document: DocumentFile,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    raised: Exception,
    told: str,
) -> None:
    def fail(_name: str) -> Any:  # noqa: ANN401 - it never returns
        raise raised

    monkeypatch.setattr(document, "blob", fail)
    with qtbot.waitSignal(gathering.failed) as failed:
        gathering.start()
    assert told in str(failed.args[0])


def test_a_document_without_blobs_is_gathered_too(
    tmp_path: Path, records: list[Record], qtbot: QtBot, qapp: QObject
) -> None:
    with DocumentFile.create(tmp_path / "ว่าง.itadesk", Dataset.of(records)) as document:
        gathering = Gathering(document, qapp)
        assert ready(gathering, qtbot).blobs == {}
        gathering.deleteLater()
