"""What the window offers when the file does not take a change, until it takes it again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.blobs import blob_name
from itadesk.core.changes import Change
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, ItaYear, Measure, Record
from itadesk.gui import dialogs, file_dialogs
from itadesk.gui.main_window import MainWindow
from itadesk.gui.score_table_view import ScoreTable
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.store.document import DocumentFile
from itadesk.store.errors import Trouble
from tests.gui.conftest import TypeText

COPY = "บันทึกสำเนา…"
AGAIN = "ลองอีกครั้ง"


@pytest.fixture
def window(qtbot: QtBot, document: DocumentFile) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_document(document)
    yield window
    window.close()


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def break_file(
    session: Session, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> Callable[[], None]:
    """Have the file refuse every change; return what mends it."""
    document = session.document
    usual = document.apply

    def refuse(_change: Change) -> int:
        raise trouble.at(document.path)

    monkeypatch.setattr(document, "apply", refuse)
    return lambda: monkeypatch.setattr(document, "apply", usual)


def type_name(window: MainWindow, type_text: TypeText, text: str) -> QLineEdit:
    """Replace the name of the office on its page; return the editor."""
    window.open_page("office_page")
    name = window.findChild(QLineEdit, "office_name")
    assert name is not None
    name.selectAll()
    type_text(name, text)
    return name


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    found = window.message_bar.findChildren(QPushButton)
    return {button.text(): button for button in found if not button.isHidden()}


@pytest.mark.parametrize(
    ("trouble", "offered"),
    [
        (Trouble.FULL, [AGAIN]),
        (Trouble.LOCKED, [AGAIN]),
        (Trouble.DEVICE, [COPY, AGAIN]),
        (Trouble.MOVED, [COPY, AGAIN]),
        (Trouble.TOO_MANY, []),
    ],
)
def test_offers_what_helps(
    window: MainWindow,
    session: Session,
    type_text: TypeText,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Trouble,
    offered: list[str],
) -> None:
    mend = break_file(session, monkeypatch, trouble)
    name = type_name(window, type_text, "กุดปลาดุก")
    session.flush()
    assert list(buttons(window)) == offered
    assert window.message_bar.text == str(trouble.at(session.document.path))
    assert name.text() == "กุดปลาดุก"
    mend()


def test_trying_again_stores_what_was_typed(
    window: MainWindow, session: Session, type_text: TypeText, monkeypatch: pytest.MonkeyPatch
) -> None:
    mend = break_file(session, monkeypatch, Trouble.FULL)
    type_name(window, type_text, "กุดปลาดุก")
    session.flush()
    buttons(window)[AGAIN].click()
    assert list(buttons(window)) == [AGAIN]  # still full
    mend()
    buttons(window)[AGAIN].click()
    assert session.data.office.name == "กุดปลาดุก"
    assert not session.drafts
    assert "บันทึกครบแล้ว" in window.message_bar.text
    session.undo()
    assert session.data.office.name == "นาม่วง"


def test_trying_again_does_an_action_once(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    mend = break_file(session, monkeypatch, Trouble.FULL)
    assert session.year is not None
    with session.edit("เพิ่มมาตรการ") as edit:
        edit.insert(Measure(year_id=session.year.id, title="ใหม่"), session.year)
    assert len(session.data.all(Measure)) == 3
    mend()
    buttons(window)[AGAIN].click()
    assert len(session.data.all(Measure)) == 4
    session.try_again()
    assert len(session.data.all(Measure)) == 4


def test_an_action_that_no_longer_fits_is_not_done(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    mend = break_file(session, monkeypatch, Trouble.FULL)
    office = session.data.office
    with session.edit("แก้ไขอำเภอ") as edit:
        edit.update(office, district="ที่ค้าง")
    mend()
    session.store_typed(
        (office.id, "name"), "ใหม่", lambda: session.set_field(office, "name", "ใหม่")
    )
    session.try_again()
    assert (session.data.office.name, session.data.office.district) == ("ใหม่", office.district)


def test_trying_again_stores_scores(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = ItaYear(office_id=session.data.office.id, year=2567)
    with session.edit("เพิ่มปี") as edit:
        edit.insert(year, session.data.office)
    table = window.findChild(ScoreTable)
    assert table is not None
    mend = break_file(session, monkeypatch, Trouble.FULL)
    assert not table.scores.set_text(0, 0, "99.5")
    assert not table.scores.set_text(1, 0, "มาก")
    mend()
    session.try_again()
    assert table.scores.index(0, 0).data() == "๙๙.๕๐"
    assert list(session.drafts.values()) == ["มาก"]
    session.drafts.clear()  # the window would ask about it


def test_file_that_is_moved_away_and_back(
    window: MainWindow, session: Session, type_text: TypeText
) -> None:
    path = session.document.path
    elsewhere = path.with_name("ที่อื่น.itadesk")
    path.rename(elsewhere)
    name = type_name(window, type_text, "กุดปลาดุก")
    session.flush()
    assert list(buttons(window)) == [COPY, AGAIN]
    assert name.text() == "กุดปลาดุก"
    elsewhere.rename(path)
    buttons(window)[AGAIN].click()
    assert window.close_document()
    with DocumentFile.open(path) as document:
        assert document.dataset().office.name == "กุดปลาดุก"


def with_evidence(session: Session) -> str:
    """Keep a file in the document; return its name there."""
    content = b"%PDF-1.7 evidence"
    name = blob_name(content, "pdf")
    with session.edit("เพิ่มหลักฐาน") as edit:
        assert session.year is not None
        evidence: Record = Evidence(year_id=session.year.id, kind="file", file=name)
        edit.insert(evidence, session.year)
        edit.add_blob(name, content)
    return name


@pytest.mark.parametrize("gone", ["moved", "deleted", "with its folder"])
def test_work_goes_on_in_a_copy(
    window: MainWindow,
    session: Session,
    type_text: TypeText,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    qtbot: QtBot,
    gone: str,
) -> None:
    name = with_evidence(session)
    steps = session.undo_stack.count()
    path = session.document.path
    if gone == "moved":
        path.rename(path.with_name("ที่อื่น.itadesk"))
    elif gone == "deleted":
        path.unlink()
    else:
        path.parent.rename(path.parent.with_name("ที่อื่น"))
    type_name(window, type_text, "กุดปลาดุก")
    session.flush()
    copy = tmp_path_factory.mktemp("copy") / "สำเนา.itadesk"
    suggested: list[Path] = []

    def ask(_parent: QWidget, _title: str, suggestion: Path) -> Path:
        suggested.append(suggestion)
        return copy

    monkeypatch.setattr(file_dialogs, "ask_save_path", ask)
    buttons(window)[COPY].click()
    assert suggested[0].parent.is_dir() or gone == "with its folder"
    qtbot.waitUntil(lambda: session.document.path == copy)
    assert window.session is session
    assert session.data.office.name == "กุดปลาดุก"
    assert not session.drafts
    assert session.document.blob(name).startswith(b"%PDF")
    assert copy.name in window.windowTitle()
    assert Settings().recent_files[0] == copy
    assert session.undo_stack.count() == steps + 1
    session.undo()
    session.undo()
    assert session.data.all(Evidence) == ()
    assert list(Settings().unclean_ends) == [str(copy)]
    assert window.close_document()
    assert Settings().unclean_ends == {}
    with DocumentFile.open(copy) as document:
        assert document.dataset().office.name == "นาม่วง"


def test_copy_that_cannot_be_made_changes_nothing(
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    (tmp_path / "มีอยู่.itadesk").touch()
    document = session.document
    break_file(session, monkeypatch, Trouble.DEVICE)
    session.set_field(session.data.office, "name", "ใหม่")
    monkeypatch.setattr(file_dialogs, "ask_save_path", lambda *_: tmp_path / "มีอยู่.itadesk")
    buttons(window)[COPY].click()
    qtbot.waitUntil(lambda: list(buttons(window)) == ["เลือกที่อื่น"])
    assert session.document is document


@pytest.mark.parametrize("leave", [False, True])
def test_closing_asks_when_the_file_is_gone(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, leave: bool
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, error: UserError) -> bool:
        asked.append(error.code)
        return leave

    elsewhere = session.document.path.with_name("ที่อื่น.itadesk")
    session.document.path.rename(elsewhere)
    with monkeypatch.context() as patched:
        patched.setattr(dialogs, "ask_leave_lost", ask)
        assert window.close_document() is leave
    assert asked == ["MOVED"]
    if not leave:
        assert COPY in buttons(window)
        elsewhere.rename(session.document.path)
