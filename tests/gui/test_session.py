from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from itadesk.core.blobs import blob_name
from itadesk.core.changes import Change
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, FiscalYear, Measure, Office
from itadesk.gui.session import Session
from itadesk.store import clean_copy
from itadesk.store.document import DocumentFile


def office_name(session: Session) -> str:
    return session.data.office.name


def test_newest_year_is_chosen(session: Session) -> None:
    assert session.year is not None
    assert session.year.year == 2568


def test_set_field_is_in_the_file(session: Session) -> None:
    assert session.set_field(session.data.office, "phone", "042-000000")
    path = session.document.path
    session.close()
    with DocumentFile.open(path) as again:
        assert again.dataset().office.phone == "042-000000"


def test_set_field_tells_what_changed(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.saved]), qtbot.waitSignal(session.changed) as signal:
        session.set_field(session.data.office, "name", "หนองบัว")
    (change,) = signal.args
    assert isinstance(change, Change)
    assert change.ids(Office) == {session.data.office.id}


def test_equal_value_is_no_step(session: Session) -> None:
    assert session.set_field(session.data.office, "name", "นาม่วง")
    assert session.undo_stack.count() == 0


def test_one_visit_is_one_step(session: Session) -> None:
    visit = object()
    for name in ("ห", "หน", "หนอง"):
        session.set_field(session.data.office, "name", name, visit)
    assert session.undo_stack.count() == 1
    session.undo()
    assert office_name(session) == "นาม่วง"
    session.redo()
    assert office_name(session) == "หนอง"


def test_other_visit_is_another_step(session: Session) -> None:
    session.set_field(session.data.office, "name", "ก", object())
    session.set_field(session.data.office, "name", "ข", object())
    session.undo()
    assert office_name(session) == "ก"


def test_visit_that_ends_as_it_began_leaves_no_step(session: Session) -> None:
    visit = object()
    session.set_field(session.data.office, "name", "อื่น", visit)
    session.set_field(session.data.office, "name", "นาม่วง", visit)
    assert not session.undo_stack.canUndo()


def test_value_that_may_not_be_stored_is_refused(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as signal:
        assert not session.set_field(session.data.office, "name", "ก\x07ข")
    assert "ชื่อหน่วยงาน" in str(signal.args[0])
    assert office_name(session) == "นาม่วง"


def test_field_of_a_deleted_record_is_not_set(session: Session) -> None:
    measure = session.data.all(Measure)[0]
    with session.edit("ลบมาตรการ") as edit:
        edit.delete(measure)
    assert not session.set_field(measure, "title", "ใหม่")


def test_edit_is_one_named_step(session: Session) -> None:
    with session.edit("ลบทั้งหมด") as edit:
        edit.delete(*session.data.all(Measure))
    assert session.undo_stack.undoText() == "ลบทั้งหมด"
    assert session.data.all(Measure) == ()
    session.undo()
    assert len(session.data.all(Measure)) == 3


def test_edit_that_raises_changes_nothing(session: Session) -> None:
    def fail() -> None:
        with session.edit("ลบ") as edit:
            edit.delete(*session.data.all(Measure))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert len(session.data.all(Measure)) == 3
    assert session.set_field(session.data.office, "name", "ต่อได้")


def test_edit_without_a_change_is_no_step(session: Session) -> None:
    with session.edit("ไม่มีอะไร"):
        pass
    assert session.undo_stack.count() == 0


def test_edit_stores_typed_text_first(session: Session) -> None:
    session.flushing.connect(lambda: session.set_field(session.data.office, "name", "พิมพ์ค้าง"))
    with session.edit("เปลี่ยนจังหวัด") as edit:
        assert edit.data.office.name == "พิมพ์ค้าง"


def refuse(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def apply(_change: Change) -> int:
        raise UserError("ดิสก์เต็ม")

    monkeypatch.setattr(session.document, "apply", apply)


def test_refused_commit_changes_nothing(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    refuse(session, monkeypatch)
    with qtbot.waitSignal(session.failed):
        assert not session.set_field(session.data.office, "name", "ใหม่")
    assert office_name(session) == "นาม่วง"
    assert session.undo_stack.count() == 0


def test_refused_undo_can_be_tried_again(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session.set_field(session.data.office, "name", "ใหม่")
    with monkeypatch.context() as broken:
        refuse(session, broken)
        with qtbot.waitSignal(session.failed):
            session.undo()
        qtbot.waitUntil(session.undo_stack.canUndo)
    assert office_name(session) == "ใหม่"
    session.undo()
    assert office_name(session) == "นาม่วง"


def test_refused_redo_can_be_tried_again(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session.set_field(session.data.office, "name", "ใหม่")
    session.undo()
    with monkeypatch.context() as broken:
        refuse(session, broken)
        session.redo()
        qtbot.waitUntil(session.undo_stack.canRedo)
    session.redo()
    assert office_name(session) == "ใหม่"


def test_undo_of_the_chosen_year_chooses_another(session: Session, qtbot: QtBot) -> None:
    year = FiscalYear(office_id=session.data.office.id, year=2569)
    with session.edit("เพิ่มปี") as edit:
        edit.insert(year, session.data.office)
    session.set_year(year)
    with qtbot.waitSignal(session.year_changed):
        session.undo()
    assert session.year is not None
    assert session.year.year == 2568


def test_first_year_is_chosen_when_it_is_added(tmp_path: Path, qtbot: QtBot) -> None:
    office = Office(name="ไม่มีปี")
    with DocumentFile.create(tmp_path / "new.itadesk", [office]) as document:
        session = Session(document)
        assert session.year is None
        with qtbot.waitSignal(session.year_changed), session.edit("เพิ่มปี") as edit:
            edit.insert(FiscalYear(office_id=office.id, year=2568), office)
        assert session.year is not None


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["name", "district", "phone"]), st.text("กขคabc1๑"))))
def test_undo_leads_back_and_redo_forth_again(
    session: Session, steps: list[tuple[str, str]]
) -> None:
    before = session.undo_stack.index()
    start = session.data.office
    now = object()
    for field, value in steps:
        session.set_field(session.data.office, field, value, (now, field))
    end = session.data.office
    while session.undo_stack.index() > before:
        session.undo()
    assert session.data.office == start
    while session.undo_stack.canRedo():
        session.redo()
    assert session.data.office == end
    assert session.document.dataset().office == end


def delete_evidence(session: Session) -> str:
    """Keep a file as evidence and delete it again; return its name."""
    name = blob_name(b"%PDF-1.7", "pdf")
    assert session.year is not None
    evidence = Evidence(year_id=session.year.id, kind="file", file=name)
    with session.edit("เพิ่ม") as edit:
        edit.insert(evidence, session.year)
        edit.add_blob(name, b"%PDF-1.7")
    with session.edit("ลบ") as edit:
        edit.delete(evidence)
    return name


def copy_of(session: Session) -> DocumentFile:
    path = session.document.path.with_name("สำเนา.itadesk")
    clean_copy.write(session.document.snapshot(), path)
    return DocumentFile.open(path)


def test_deleted_file_comes_back_also_after_going_on_in_a_copy(session: Session) -> None:
    name = delete_evidence(session)
    session.move_to(copy_of(session))
    session.undo()
    assert session.document.blob(name) == b"%PDF-1.7"


def test_what_cannot_be_read_any_more_cannot_be_brought_back(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_name: str) -> bytes:
        raise UserError("อ่านดิสก์ไม่ได้")

    delete_evidence(session)
    copy = copy_of(session)
    monkeypatch.setattr(session.document, "blob", fail)
    session.move_to(copy)
    assert not session.undo_stack.canUndo()
    assert session.document is copy
