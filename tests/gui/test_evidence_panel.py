"""Evidence is added by button, drop and paste, described, moved, deleted and opened."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pymupdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from itadesk.core.dates import ThaiDate
from itadesk.core.records import Evidence, Measure, Result
from itadesk.gui import evidence_open, evidence_panel, evidence_sources
from itadesk.gui.evidence_panel import EvidencePanel
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.session import Session
from itadesk.gui.thumbnails import SIDE
from tests.gui.conftest import TypeText


@pytest.fixture
def panel(session: Session, messages: MessageBar, qtbot: QtBot) -> Iterator[EvidencePanel]:
    """The panel of the first measure."""
    panel = EvidencePanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.set_up(session, messages)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.show_owners([measure(session)])
    yield panel
    panel.close()


def measure(session: Session, at: int = 0) -> Measure:
    assert session.year is not None
    return session.data.children(Measure, session.year)[at]


def evidence(session: Session) -> tuple[Evidence, ...]:
    return session.data.children(Evidence, measure(session))


def photo(folder: Path, name: str, shade: int = 0) -> Path:
    path = folder / name
    Image.new("RGB", (60, 40), (shade, 90, 160)).save(path)
    return path


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(panel: EvidencePanel, mime: QMimeData, row: int = -1) -> QDropEvent:
    shown = panel.evidence_list
    at = shown.visualRect(panel.model.index(row)).center() if row >= 0 else shown.rect().center()
    event = QDropEvent(
        QPointF(at), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    shown.dropEvent(event)
    return event


def wait(panel: EvidencePanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.task is None)


def captions(session: Session) -> list[str]:
    return [one.caption for one in evidence(session)]


def add_texts(session: Session, count: int) -> None:
    owner = measure(session)
    with session.edit("เพิ่ม") as edit:
        new = [Evidence(measure_id=owner.id, kind="text", text=str(n)) for n in range(count)]
        edit.insert_all(new, owner)


def texts(session: Session) -> list[str]:
    return [one.text for one in evidence(session)]


def test_dropped_files_become_one_step(
    panel: EvidencePanel, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    minutes = tmp_path / "รายงานประชุม.pdf"
    minutes.write_bytes(b"%PDF-1.7 minutes")
    steps = session.undo_stack.count()
    drop(panel, mime_of(photo(tmp_path, "ประชุม.png"), minutes, photo(tmp_path, "IMG_1.JPG", 9)))
    wait(panel, qtbot)
    assert [one.kind for one in evidence(session)] == ["picture", "file", "picture"]
    assert captions(session) == ["ประชุม", "รายงานประชุม", ""]
    assert session.document.blob(evidence(session)[1].file) == b"%PDF-1.7 minutes"
    assert session.undo_stack.count() == steps + 1
    session.undo()
    assert evidence(session) == ()
    assert panel.model.rowCount() == 0
    session.redo()
    assert len(evidence(session)) == 3


def test_files_dropped_on_a_row_come_below_it(
    panel: EvidencePanel, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    add_texts(session, 2)
    drop(panel, mime_of(photo(tmp_path, "ก.png")), row=0)
    wait(panel, qtbot)
    assert [one.kind for one in evidence(session)] == ["text", "picture", "text"]


def test_refused_files_are_named_and_the_others_added(
    panel: EvidencePanel, session: Session, messages: MessageBar, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "โปรแกรม.exe").write_bytes(b"MZ")
    (tmp_path / "เสีย.jpg").write_bytes(b"MZ")
    names = [tmp_path / "โปรแกรม.exe", photo(tmp_path, "ก.png"), tmp_path / "เสีย.jpg"]
    drop(panel, mime_of(*names))
    wait(panel, qtbot)
    assert captions(session) == ["ก"]
    assert "โปรแกรม.exe" in messages.text
    assert "อีก ๑ แฟ้ม" in messages.text


def test_chosen_files_are_added(
    panel: EvidencePanel,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evidence_panel, "ask_evidence_paths", lambda *_: [photo(tmp_path, "ก.png")])
    panel.add_files.click()
    wait(panel, qtbot)
    assert captions(session) == ["ก"]


def test_picture_on_the_clipboard_is_pasted(
    panel: EvidencePanel, session: Session, qtbot: QtBot
) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    panel.evidence_list.setFocus()
    qtbot.keyClick(panel.evidence_list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(panel, qtbot)
    (one,) = evidence(session)
    stored = QImage.fromData(session.document.blob(one.file))
    assert (stored.width(), stored.height()) == (30, 20)


def test_addresses_and_text_are_pasted(panel: EvidencePanel, session: Session) -> None:
    QGuiApplication.clipboard().setText("https://www.namuang.go.th/a")
    panel.paste_evidence.click()
    QGuiApplication.clipboard().setText("ข้อความ\nสองบรรทัด\u202e")
    panel.paste_evidence.click()
    link, text = evidence(session)
    assert (link.kind, link.url) == ("link", "https://www.namuang.go.th/a")
    assert (text.kind, text.text) == ("text", "ข้อความ\nสองบรรทัด")


def test_empty_clipboard_is_said(panel: EvidencePanel, messages: MessageBar) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    panel.paste_evidence.click()
    assert "ไม่มีภาพ" in messages.text


def test_link_of_a_browser_is_dropped(panel: EvidencePanel, session: Session) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://a.go.th/ข่าว"), QUrl("ftp://a.go.th/")])
    assert drop(panel, mime).isAccepted()
    assert [one.kind for one in evidence(session)] == ["link"]
    assert not drop(panel, QMimeData()).isAccepted()


def test_paper_is_typed_in_the_form(
    panel: EvidencePanel, session: Session, type_text: TypeText
) -> None:
    panel.add_paper.click()
    for name, typed in (("heading", "คำสั่ง"), ("number", "๑/๒๕๖๘"), ("date", "3 มี.ค. 66"),
                        ("subject", "แต่งตั้ง")):  # fmt: skip
        editor = panel.form.editor(name)
        assert editor.isVisible()
        editor.setFocus()
        type_text(editor, typed)
    session.flush()
    (one,) = evidence(session)
    assert (one.heading, one.number, one.subject) == ("คำสั่ง", "๑/๒๕๖๘", "แต่งตั้ง")
    assert one.date == ThaiDate(2566, 3, 3)
    assert "คำสั่ง ๑/๒๕๖๘ แต่งตั้ง" in panel.model.index(0).data()
    session.undo()
    assert evidence(session)[0].subject == ""


@pytest.mark.parametrize(
    ("kind", "shown", "hidden"),
    [
        ("link", {"url", "caption"}, {"text", "number", "pages", "indicator"}),
        ("text", {"text", "heading"}, {"url", "subject", "caption"}),
        ("paper", {"number", "date", "subject"}, {"url", "text"}),
    ],
)
def test_form_asks_for_what_the_kind_needs(
    panel: EvidencePanel, kind: str, shown: set[str], hidden: set[str]
) -> None:
    getattr(panel, f"add_{kind}").click()
    assert {name for name in shown | hidden if panel.form.editor(name).isVisible()} == shown


def test_pages_are_asked_of_a_pdf_and_the_indicator_of_a_year(
    panel: EvidencePanel, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert session.year is not None
    panel.show_owners([session.year])
    panel.add_sources([tmp_path / "a.pdf"])
    wait(panel, qtbot)
    assert panel.form.editor("pages").isVisible()
    assert panel.form.editor("indicator").isVisible()


def test_caption_is_typed_while_the_list_shows_it(
    panel: EvidencePanel, session: Session, type_text: TypeText, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(panel, mime_of(photo(tmp_path, "a.png")))
    wait(panel, qtbot)
    editor = panel.form.editor("caption")
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    type_text(editor, "อบรม")
    session.flush()
    type_text(editor, "คุณธรรม")
    session.flush()
    assert captions(session) == ["อบรมคุณธรรม"]
    assert "อบรมคุณธรรม" in panel.model.index(0).data()
    assert editor.hasFocus()


def test_pieces_are_moved_with_keys_and_buttons(
    panel: EvidencePanel, session: Session, qtbot: QtBot
) -> None:
    add_texts(session, 4)
    panel.evidence_list.setFocus()
    panel.show_record(evidence(session)[0])
    qtbot.keyClick(panel.evidence_list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(session) == ["1", "0", "2", "3"]
    panel.move_evidence_down.click()
    assert texts(session) == ["1", "2", "0", "3"]
    panel.move_evidence_up.click()
    assert texts(session) == ["1", "0", "2", "3"]
    session.undo()
    session.undo()
    session.undo()
    assert texts(session) == ["0", "1", "2", "3"]


def test_selected_pieces_are_deleted_as_one_step(
    panel: EvidencePanel, session: Session, messages: MessageBar, qtbot: QtBot
) -> None:
    add_texts(session, 3)
    panel.evidence_list.selectAll()
    qtbot.keyClick(panel.evidence_list, Qt.Key.Key_Delete)
    assert texts(session) == []
    assert "๓ รายการ" in messages.text
    session.undo()
    assert texts(session) == ["0", "1", "2"]


def test_result_that_is_not_stored_is_stored_with_its_evidence(
    panel: EvidencePanel, session: Session
) -> None:
    result = Result(measure_id=measure(session, 1).id, round=6)
    panel.show_owners([result])
    panel.add_text.click()
    assert session.data.find(Result, result.id) is not None
    assert [one.result_id for one in session.data.all(Evidence)] == [result.id]
    session.undo()
    assert session.data.find(Result, result.id) is None
    assert panel.isEnabled()


def test_reading_is_cancelled_without_a_trace(
    panel: EvidencePanel,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go = Event(), Event()

    def slow(_: Path) -> None:
        begun.set()
        go.wait(10)

    monkeypatch.setattr("itadesk.exchange.pictures.attach", slow)
    panel.add_sources([tmp_path / "a", tmp_path / "b"])
    task = panel.task
    assert task is not None
    assert task.future is not None
    begun.wait()
    assert panel.evidence_work.isVisible()
    assert not panel.add_files.isEnabled()
    panel.work_cancel.click()
    go.set()
    task.future.result()
    qtbot.wait(1)
    assert not panel.evidence_work.isVisible()
    assert evidence(session) == ()
    assert panel.add_files.isEnabled()


def test_too_many_files_at_once_are_refused(
    panel: EvidencePanel, messages: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_panel, "MOST_FILES", 2)
    panel.add_sources([Path("a")] * 3)
    assert panel.task is None
    assert "ไม่เกิน ๒ แฟ้ม" in messages.text


def test_file_is_opened_as_a_copy(
    panel: EvidencePanel,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(evidence_open, "_folder", lambda: tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    (tmp_path / "คำสั่ง ๑-๒.pdf").write_bytes(b"%PDF-1.7 order")
    panel.add_sources([tmp_path / "คำสั่ง ๑-๒.pdf"])
    wait(panel, qtbot)
    panel.open_evidence.click()
    copy = Path(opened[0].toLocalFile())
    assert copy.name == "คำสั่ง ๑-๒.pdf"
    assert copy.parent != tmp_path
    assert copy.read_bytes() == b"%PDF-1.7 order"


def test_program_in_a_received_document_is_not_opened(
    panel: EvidencePanel, session: Session, messages: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"MZ"
    name = f"{hashlib.sha256(content).hexdigest()}.exe"
    with session.edit("เพิ่ม") as edit:
        edit.add_blob(name, content)
        edit.insert(Evidence(measure_id=measure(session).id, kind="file", file=name))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: pytest.fail("opened"))
    panel.open_evidence.click()
    assert ".exe" in messages.text


@pytest.mark.parametrize("agreed", [True, False])
def test_link_is_opened_after_its_host_is_shown(
    panel: EvidencePanel, session: Session, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    opened: list[str] = []
    asked: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )
    monkeypatch.setattr(
        evidence_open, "ask_open_link", lambda _, host: asked.append(host) or agreed
    )
    add = Evidence(measure_id=measure(session).id, kind="link", url="www.namuang.go.th/a")
    with session.edit("เพิ่ม") as edit:
        edit.insert(add)
    panel.open_evidence.click()
    assert asked == ["www.namuang.go.th"]
    assert opened == (["https://www.namuang.go.th/a"] if agreed else [])


def test_link_that_is_none_is_not_opened(
    panel: EvidencePanel, session: Session, messages: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: pytest.fail("opened"))
    with session.edit("เพิ่ม") as edit:
        edit.insert(Evidence(measure_id=measure(session).id, kind="link", url="file:///etc/passwd"))
    panel.open_evidence.click()
    assert "เปิดไม่ได้" in messages.text


def test_pictures_and_pdfs_are_seen_small(
    panel: EvidencePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    with pymupdf.open() as made:
        made.new_page().draw_rect((0, 0, 500, 800), fill=(1, 0, 0))
        made.save(tmp_path / "b.pdf")
    Image.new("RGB", (600, 200), (200, 0, 0)).save(tmp_path / "a.jpg")
    with qtbot.waitSignals([panel.model._thumbnails.ready] * 2):
        drop(panel, mime_of(tmp_path / "a.jpg", tmp_path / "b.pdf"))
    for row in range(2):
        icon = panel.model.index(row).data(Qt.ItemDataRole.DecorationRole)
        seen = icon.pixmap(SIDE).toImage()
        assert seen.size() == SIDE
        assert seen.pixelColor(SIDE.width() // 2, SIDE.height() // 2).red() > 180
    assert seen.pixelColor(0, 0).alpha() == 0


def test_broken_picture_has_the_sign_of_its_kind(
    panel: EvidencePanel, session: Session, qtbot: QtBot
) -> None:
    name = f"{hashlib.sha256(b'broken').hexdigest()}.jpg"
    with qtbot.waitSignal(panel.model._thumbnails.ready), session.edit("เพิ่ม") as edit:
        edit.add_blob(name, b"broken")
        edit.insert(Evidence(measure_id=measure(session).id, kind="picture", file=name))
    icon = panel.model.index(0).data(Qt.ItemDataRole.DecorationRole)
    assert not icon.isNull()


def test_a_thousand_pieces_are_shown_and_worked_with(
    panel: EvidencePanel, session: Session
) -> None:
    add_texts(session, 1_000)
    assert panel.model.rowCount() == 1_000
    panel.evidence_list.setCurrentIndex(panel.model.index(999))
    panel.delete_evidence.click()
    assert panel.model.rowCount() == 999
    assert panel.evidence_list.currentIndex().row() == 998
    session.undo()
    assert panel.model.rowCount() == 1_000


def test_nothing_shown_allows_nothing(panel: EvidencePanel, session: Session) -> None:
    panel.show_owners([])
    assert not panel.isEnabled()
    panel._on_kind("text")
    assert session.data.all(Evidence) == ()


def test_empty_list_says_what_to_do(panel: EvidencePanel) -> None:
    with_hint = panel.evidence_list.grab().toImage()
    panel.evidence_list.empty_text = ""
    assert panel.evidence_list.grab().toImage() != with_hint


def test_number_of_files_at_once_has_a_limit() -> None:
    assert evidence_sources.MOST_FILES == 200


def test_line_of_the_form_is_of_evidence(panel: EvidencePanel) -> None:
    assert isinstance(panel.form.editor("url"), QLineEdit)
