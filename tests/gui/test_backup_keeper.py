"""Backups that nobody has to think of, on a clock that the tests move."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from itadesk.core.blobs import blob_name
from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, Record
from itadesk.gui.backup_keeper import EVERY, BackupKeeper
from itadesk.gui.session import Session
from itadesk.store import backups, clean_copy
from itadesk.store.backups import Backup
from itadesk.store.document import DocumentFile
from itadesk.store.errors import Trouble
from itadesk.store.strict import received

HALF_HOUR = timedelta(milliseconds=EVERY)


class Clock:
    """The time, moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 12, 8, 30)

    def __call__(self) -> datetime:
        return self.now


class Timer(QTimer):
    """A single shot that follows that clock."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._due: datetime | None = None

    def start(self) -> None:  # type: ignore[override]
        self._due = self._clock.now + timedelta(milliseconds=self.interval())

    def stop(self) -> None:
        self._due = None

    def isActive(self) -> bool:  # noqa: N802 - Qt's name
        return self._due is not None

    def look(self) -> None:
        """Fire when it is due."""
        if self._due is not None and self._clock.now >= self._due:
            self.stop()
            self.timeout.emit()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timer(clock: Clock) -> Timer:
    return Timer(clock)


@pytest.fixture
def keeper(session: Session, clock: Clock, timer: Timer) -> BackupKeeper:
    return BackupKeeper(session, clock, timer)


@pytest.fixture
def pass_time(clock: Clock, timer: Timer) -> Callable[[timedelta], None]:
    def pass_time(time: timedelta) -> None:
        clock.now += time
        timer.look()

    return pass_time


@pytest.fixture
def settle(keeper: BackupKeeper, qtbot: QtBot) -> Callable[[], None]:
    """Return what waits until no backup is under way."""
    return lambda: qtbot.waitUntil(lambda: keeper._job is None and not keeper._waiting)


def kept(session: Session) -> list[Backup]:
    return backups.of(session.document.document_id)


def content(backup: Backup) -> Dataset:
    with received(backup.path) as found:
        return found.dataset


def rename(session: Session, name: str) -> None:
    assert session.set_field(session.data.office, "name", name)


@pytest.mark.usefixtures("keeper")
def test_what_is_only_read_is_not_backed_up(
    session: Session, pass_time: Callable[[timedelta], None], settle: Callable[[], None]
) -> None:
    pass_time(2 * HALF_HOUR)
    settle()
    assert kept(session) == []


@pytest.mark.usefixtures("keeper")
def test_first_edit_backs_up_the_state_before_it(
    session: Session, settle: Callable[[], None]
) -> None:
    before = set(session.data)
    rename(session, "ใหม่")
    rename(session, "ใหม่กว่า")
    settle()
    (backup,) = kept(session)
    assert set(content(backup)) == before


def test_evidence_is_backed_up_as_it_was_opened(
    tmp_path: Path, records: list[Record], qtbot: QtBot
) -> None:
    pdf = b"%PDF-1.7 evidence"
    name = blob_name(pdf, "pdf")
    evidence = Evidence(year_id=records[5].id, kind="file", file=name)
    path = tmp_path / "a.itadesk"
    session = Session(DocumentFile.create(path, [*records, evidence], {name: pdf}))
    BackupKeeper(session)
    with session.edit("ลบ") as edit:
        edit.delete(evidence)
    qtbot.waitUntil(lambda: bool(kept(session)))
    with received(kept(session)[0].path) as found:
        assert found.blobs[name] == pdf
    session.close()


@pytest.mark.usefixtures("keeper")
def test_half_an_hour_of_editing_is_backed_up(
    session: Session, pass_time: Callable[[timedelta], None], settle: Callable[[], None]
) -> None:
    rename(session, "ใหม่")
    pass_time(HALF_HOUR)
    settle()
    assert content(kept(session)[-1]).office.name == "ใหม่"


@pytest.mark.usefixtures("keeper")
def test_time_without_changes_does_not_count(
    session: Session, pass_time: Callable[[timedelta], None], settle: Callable[[], None]
) -> None:
    rename(session, "ใหม่")
    pass_time(HALF_HOUR)
    settle()
    count = len(kept(session))
    pass_time(10 * HALF_HOUR)
    settle()
    assert len(kept(session)) == count


def test_asked_backup_holds_what_there_is(
    session: Session, keeper: BackupKeeper, settle: Callable[[], None], clock: Clock
) -> None:
    told: list[Backup] = []
    rename(session, "ใหม่")
    keeper.back_up(told.append, pytest.fail)
    settle()
    assert told == [kept(session)[-1]]
    assert told[0].made == clock.now
    assert content(told[0]).office.name == "ใหม่"


def test_unchanged_document_is_not_backed_up_again(
    session: Session,
    keeper: BackupKeeper,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Backup] = []
    keeper.back_up(told.append, pytest.fail)
    settle()
    monkeypatch.setattr(backups, "make", pytest.fail)
    keeper.back_up(told.append, pytest.fail)
    assert told == [*kept(session), *kept(session)]


def test_removed_backup_is_made_again(
    session: Session, keeper: BackupKeeper, settle: Callable[[], None]
) -> None:
    keeper.back_up(lambda _: None, pytest.fail)
    settle()
    backups.forget(session.document.document_id)
    keeper.back_up(lambda _: None, pytest.fail)
    settle()
    assert len(kept(session)) == 1


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:  # noqa: ANN401 - whatever it is called with
        raise Trouble.FULL.at(Path("0001.itadesk"))

    monkeypatch.setattr(clean_copy, "write", full)


def test_full_disk_is_told_once(
    session: Session,
    keeper: BackupKeeper,
    pass_time: Callable[[timedelta], None],
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[UserError] = []
    keeper.warned.connect(told.append)
    fill_disk(monkeypatch)
    for name in ("หนึ่ง", "สอง", "สาม"):
        rename(session, name)
        pass_time(HALF_HOUR)
        settle()
    assert [error.code for error in told] == ["FULL"]
    assert "ดิสก์เต็ม" in str(told[0])
    assert "itadesk" not in str(told[0])
    assert session.data.office.name == "สาม"


@pytest.mark.usefixtures("keeper")
def test_failed_backup_is_tried_again_after_half_an_hour(
    session: Session,
    pass_time: Callable[[timedelta], None],
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as full:
        fill_disk(full)
        rename(session, "ใหม่")
        pass_time(HALF_HOUR)
        settle()
    pass_time(HALF_HOUR)
    settle()
    assert content(kept(session)[-1]).office.name == "ใหม่"


def test_full_disk_is_told_again_after_it_was_well(
    session: Session,
    keeper: BackupKeeper,
    pass_time: Callable[[timedelta], None],
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[UserError] = []
    keeper.warned.connect(told.append)
    for name in ("หนึ่ง", "สอง"):
        rename(session, name)
        settle()
        rename(session, f"{name} แก้")
        with monkeypatch.context() as full:
            fill_disk(full)
            pass_time(HALF_HOUR)
            settle()
        pass_time(HALF_HOUR)
        settle()
    assert len(told) == 2


def test_defect_of_the_program_does_not_disturb(
    session: Session,
    keeper: BackupKeeper,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: Any, **__: Any) -> None:  # noqa: ANN401 - whatever it is called with
        raise LookupError

    told: list[UserError] = []
    keeper.warned.connect(told.append)
    monkeypatch.setattr(backups, "make", fail)
    rename(session, "ใหม่")
    settle()
    assert "โปรดแจ้งผู้ดูแลโปรแกรม" in str(told[0])


def test_backups_are_made_one_at_a_time_in_order(
    session: Session, keeper: BackupKeeper, settle: Callable[[], None]
) -> None:
    told: list[int] = []
    for name in ("หนึ่ง", "สอง", "สาม"):
        rename(session, name)
        keeper.back_up(lambda backup: told.append(backup.revision), pytest.fail)
    settle()
    assert told == [2, 3, 4]
    assert [one.revision for one in kept(session)] == [1, 2, 3, 4]


@pytest.mark.usefixtures("keeper")
def test_closed_document_is_read_no_more(session: Session, qtbot: QtBot) -> None:
    rename(session, "ใหม่")
    session.close()
    qtbot.wait(1)  # a turn of the event loop, in which it would be read
    assert kept(session) == []


def test_backup_follows_the_document_to_another_file(
    session: Session, keeper: BackupKeeper, settle: Callable[[], None], tmp_path: Path
) -> None:
    told: list[Backup] = []
    rename(session, "ใหม่")
    keeper.back_up(told.append, pytest.fail)
    copy = tmp_path / "สำเนา.itadesk"
    snapshot = session.document.snapshot()
    clean_copy.write(snapshot, copy)
    session.move_to(DocumentFile.open(copy))
    settle()
    assert content(told[0]).office.name == "ใหม่"
    assert backups.origin(snapshot.document_id) == copy


@pytest.mark.usefixtures("keeper")
def test_a_day_is_never_more_than_half_an_hour_behind(
    session: Session, clock: Clock, timer: Timer, settle: Callable[[], None]
) -> None:
    edited: dict[int, datetime] = {}  # by the revision it led to
    for minute in range(8 * 60):
        clock.now += timedelta(minutes=1)
        timer.look()
        settle()
        saved = max((one.revision for one in kept(session)), default=1)
        left = [time for revision, time in edited.items() if revision > saved]
        assert clock.now - min(left, default=clock.now) <= HALF_HOUR
        if minute % 7 == 0 and not 200 < minute < 290:  # a lunch
            rename(session, f"นาที {minute}")
            edited[session.document.revision] = clock.now
    newest = max(kept(session))
    assert content(newest).office.name.startswith("นาที")
    assert len(kept(session)) <= 17  # two an hour, and the state before
