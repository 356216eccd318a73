from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from itadesk.core.errors import UserError
from itadesk.gui import page_maker
from itadesk.gui.page_maker import PageMaker
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob
from tests.gui.conftest import with_intro


def _make(maker: PageMaker, job: PrintJob, qtbot: QtBot) -> PrintedReport:
    with qtbot.waitSignal(maker.printed) as printed:
        maker.show_job(job)
    (report,) = printed.args
    assert isinstance(report, PrintedReport)
    return report


def test_same_job_is_not_made_again(maker: PageMaker, job: PrintJob, qtbot: QtBot) -> None:
    report = _make(maker, job, qtbot)
    maker.show_job(job._replace())
    assert maker.report is report


def test_report_is_none_while_a_newer_job_waits(
    maker: PageMaker, job: PrintJob, qtbot: QtBot
) -> None:
    _make(maker, job, qtbot)
    maker.show_job(with_intro(job, "ใหม่"))
    assert maker.report is None


def test_older_job_that_ends_late_is_not_shown(
    maker: PageMaker, job: PrintJob, held: dict[str, Event], qtbot: QtBot
) -> None:
    shown: list[PrintedReport] = []
    maker.printed.connect(shown.append)
    held["เก่า"] = Event()
    old, new = with_intro(job, "เก่า"), with_intro(job, "ใหม่")
    maker.show_job(old)
    maker.when_ready(lambda _report: None, pytest.fail)  # begins at once
    with qtbot.waitSignal(maker.printed):
        maker.show_job(new)
    held["เก่า"].set()
    with qtbot.waitSignal(maker.printed):  # a third one, so that the first has had its chance
        maker.show_job(with_intro(job, "ใหม่กว่า"))
    assert [report.pdf for report in shown] == [
        print_report(new).pdf,
        print_report(with_intro(job, "ใหม่กว่า")).pdf,
    ]


def test_who_waits_gets_the_newest_pages(maker: PageMaker, job: PrintJob, qtbot: QtBot) -> None:
    got: list[PrintedReport] = []
    maker.show_job(with_intro(job, "เก่า"))
    maker.when_ready(got.append, pytest.fail)
    with qtbot.waitSignal(maker.printed):
        maker.show_job(with_intro(job, "ใหม่"))
    assert [report.pdf for report in got] == [print_report(with_intro(job, "ใหม่")).pdf]


def test_ready_pages_are_handed_over_at_once(maker: PageMaker, job: PrintJob, qtbot: QtBot) -> None:
    got: list[PrintedReport] = []
    report = _make(maker, job, qtbot)
    maker.when_ready(got.append, pytest.fail)
    assert got == [report]


def test_without_a_job_who_waits_is_told(maker: PageMaker) -> None:
    told: list[UserError] = []
    maker.when_ready(lambda _report: pytest.fail("no pages"), told.append)
    assert [error.message for error in told] == ["ยังไม่มีหน้ารายงานให้ดู"]


def test_unexpected_error_is_told_and_logged(
    maker: PageMaker,
    job: PrintJob,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_job: PrintJob, _cancelled: Callable[[], bool]) -> PrintedReport:
        raise ZeroDivisionError

    monkeypatch.setattr(page_maker, "print_report", broken)
    with qtbot.waitSignal(maker.failed) as failed:
        maker.show_job(job)
    assert "ZeroDivisionError" in failed.args[0]
    assert "work in the background\nZeroDivisionError" in caplog.text
