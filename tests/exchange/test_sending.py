"""What is thought of before a file is sent, how it is called, and what is kept of the sending."""

from pathlib import Path

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, FiscalYear, Measure, Office
from itadesk.exchange import send_log, sending
from itadesk.store.document import DocumentFile
from itadesk.store.folders import user_folder
from itadesk.store.strict import received
from tests.store.documents import make, small_records
from tests.strategies import blob

NATIONAL_ID = "1101700230708"


class StoppedError(Exception):
    """What a progress raises that wants no more."""


@pytest.fixture
def sent(tmp_path: Path) -> sending.Sent:
    with DocumentFile.open(make(tmp_path / "a.itadesk")) as document:
        return sending.send(document.snapshot(), tmp_path / "ส่ง.itadesk", to="อำเภอ")


def test_what_is_sent_is_what_the_district_reads(sent: sending.Sent) -> None:
    with received(sent.path) as found:
        assert (found.document_id, found.revision) == (sent.document_id, sent.revision)
        assert found.content_hash == sent.content_hash
    assert sent.size == sent.path.stat().st_size


def test_an_older_file_is_replaced_only_when_asked(tmp_path: Path, sent: sending.Sent) -> None:
    with DocumentFile.open(tmp_path / "a.itadesk") as document:
        with pytest.raises(UserError, match="จึงไม่เขียนทับ"):
            sending.send(document.snapshot(), sent.path)
        again = sending.send(document.snapshot(), sent.path, replace=True)
    assert again.content_hash == sent.content_hash


def test_nothing_is_thought_of_without_reason() -> None:
    assert list(sending.concerns(Dataset.of(small_records()), sending.LARGE)) == []


def test_a_national_id_is_pointed_out() -> None:
    office = Office()
    year = FiscalYear(office_id=office.id)
    measure = Measure(year_id=year.id, steps=f"นาย ก {NATIONAL_ID}")
    (concern,) = sending.concerns(Dataset.of([office, year, measure]), 0)
    assert (concern.code, concern.record, concern.field) == ("national-id", measure, "steps")
    assert NATIONAL_ID not in concern.message


def test_a_large_file_is_pointed_out() -> None:
    (concern,) = sending.concerns(Dataset.of(small_records()), 25_400_000)
    assert concern.code == "large"
    assert "๒๕ เมกะไบต์" in concern.message


@pytest.mark.parametrize(
    ("office", "years", "name"),
    [
        (
            Office(kind="องค์การบริหารส่วนตำบล", name="นาม่วง"),
            (2567, 2568),
            "ITA2568_อบต.นาม่วง_r7.itadesk",
        ),
        (Office(short_name="อบต./นาม่วง"), (2568,), "ITA2568_อบต. นาม่วง_r7.itadesk"),
        (Office(), (), "ITA_หน่วยงาน_r7.itadesk"),
        (Office(), (None,), "ITA_หน่วยงาน_r7.itadesk"),
    ],
)
def test_name_of_the_file(office: Office, years: tuple[int | None, ...], name: str) -> None:
    records = [FiscalYear(office_id=office.id, year=year) for year in years]
    assert sending.file_name(Dataset.of([office, *records]), 7) == name


def test_likely_size_is_that_of_the_copy(tmp_path: Path) -> None:
    records = small_records()
    year = next(one for one in records if isinstance(one, FiscalYear))
    name, content = blob(b"%PDF" + bytes(500_000), "pdf")
    gone, dropped = blob(b"%PDF" + bytes(900_000), "pdf")
    kept = Evidence(year_id=year.id, kind="file", file=name)
    evidence = Evidence(year_id=year.id, kind="file", file=gone)
    blobs = {name: content, gone: dropped}
    with DocumentFile.create(tmp_path / "a", [*records, kept, evidence], blobs) as document:
        edit = Edit(document.dataset(), "ลบ")
        edit.delete(evidence)
        document.apply(edit.change())
        size = sending.likely_size(document.dataset(), document.size(), document.blob_sizes())
        sent = sending.send(document.snapshot(), tmp_path / "ส่ง.itadesk")
    assert sent.size == pytest.approx(size, abs=20_000)
    assert sent.size < 1_000_000


@pytest.mark.parametrize("at", [0, 1])
def test_sending_can_be_stopped_up_to_the_last_moment(
    tmp_path: Path, sent: sending.Sent, at: float
) -> None:
    def stop(part: float) -> None:
        if part >= at:
            raise StoppedError

    before = sent.path.read_bytes()
    name, content = blob(b"%PDF", "pdf")
    office = Office(emblem=name)
    with DocumentFile.create(tmp_path / "b.itadesk", [office], {name: content}) as document:
        there = sorted(tmp_path.iterdir())
        with pytest.raises(StoppedError):
            sending.send(document.snapshot(), sent.path, replace=True, progress=stop)
        assert sorted(tmp_path.iterdir()) == there
    assert sent.path.read_bytes() == before


class TestLog:
    def test_history_is_told_newest_first(self, sent: sending.Sent) -> None:
        later = sent._replace(revision=2, to="จังหวัด \ud800")
        send_log.note(sent)
        send_log.note(later)
        assert send_log.history(sent.document_id) == [later, sent]

    def test_nothing_was_sent(self, sent: sending.Sent) -> None:
        assert send_log.history(sent.document_id) == []

    def test_broken_lines_are_passed_over(self, sent: sending.Sent) -> None:
        send_log.note(sent)
        (log,) = user_folder("sent").iterdir()
        with log.open("ab") as file:
            file.write(b'\xff\n[]\n{}\n{"time": "2026')
        send_log.note(sent)
        assert send_log.history(sent.document_id) == [sent, sent]
