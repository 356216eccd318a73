from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.papers import chosen_year
from itadesk.core.records import Record, Report
from itadesk.gui.printing import (
    LEAST_DPI,
    MOST_DPI,
    PrintRun,
    chosen_pages,
    new_printer,
    picture_size,
    strips,
    target_on,
)
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob

Picture = npt.NDArray[np.float64]

_DPI = 300
_BLOCK = 10  # dots
A4 = QSizeF(595.276, 841.89)


@pytest.fixture
def report(records: list[Record]) -> PrintedReport:
    """A cover and a page, both lying."""
    data = Dataset.of(records)
    year = chosen_year(data, 2568)
    return print_report(
        PrintJob(data, year, Report(year_id=year.id, kind="results", form="results"))
    )


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """A printer whose paper is a PDF, in 300 dots an inch."""
    printer = new_printer("รายงาน")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "กระดาษ.pdf"))
    printer.setResolution(_DPI)
    return printer


def _pictures(pdf: bytes | Path) -> list[Picture]:
    """Return the pages in grey, as fine as the printer prints."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = [
        np.asarray(page.render(scale=_DPI / 72, grayscale=True).to_numpy()) for page in document
    ]
    document.close()
    return [picture.astype(float) for picture in pictures]


def _print(run: PrintRun, qtbot: QtBot) -> list[int]:
    done: list[int] = []
    run.progressed.connect(done.append)
    with qtbot.waitSignal(run.finished):
        run.start()
    return done


def _apart(page: Picture, paper: Picture) -> float:
    """Return how far two pictures are apart, a dot beside another counting little."""
    rows, columns = (min(a, b) // _BLOCK for a, b in zip(page.shape, paper.shape, strict=True))

    def blocks(picture: Picture) -> Picture:
        cut = picture[: rows * _BLOCK, : columns * _BLOCK]
        return cut.reshape(rows, _BLOCK, columns, _BLOCK).mean(axis=(1, 3))

    return float(np.abs(blocks(page) - blocks(paper)).mean())


def test_paper_shows_the_pages(
    report: PrintedReport, printer: QPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    run = PrintRun(report.pdf, printer, range(report.pages))
    assert _print(run, qtbot) == list(range(1, report.pages + 1))
    pages, papers = _pictures(report.pdf), _pictures(tmp_path / "กระดาษ.pdf")
    assert len(papers) == report.pages == 2
    for page, paper in zip(pages, papers, strict=True):
        assert page.shape == pytest.approx(paper.shape, abs=3)
        assert page.min() == 0
        assert _apart(page, paper) < 1


def test_no_line_shows_between_the_strips(
    printer: QPrinter, qtbot: QtBot, tmp_path: Path, records: list[Record]
) -> None:
    data = Dataset.of(records)
    year = chosen_year(data, 2567)  # nothing but a cover and a title
    blank = print_report(PrintJob(data, year, Report(year_id=year.id, form="plan")))
    _print(PrintRun(blank.pdf, printer, [0]), qtbot)
    (paper,) = _pictures(tmp_path / "กระดาษ.pdf")
    assert paper[:, :150].min() == 255  # the margin is white from top to bottom


def test_paper_turns_with_the_page(
    report: PrintedReport, printer: QPrinter, qtbot: QtBot, records: list[Record]
) -> None:
    _print(PrintRun(report.pdf, printer, [0]), qtbot)
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    data = Dataset.of(records)
    year = chosen_year(data, 2568)
    upright = print_report(PrintJob(data, year, Report(year_id=year.id, form="plan")))
    _print(PrintRun(upright.pdf, printer, [0]), qtbot)
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait


def test_only_the_pages_asked_for(
    report: PrintedReport, printer: QPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    _print(PrintRun(report.pdf, printer, [1]), qtbot)
    (paper,) = _pictures(tmp_path / "กระดาษ.pdf")
    cover, second = _pictures(report.pdf)
    assert _apart(second, paper) < 1 < _apart(cover, paper)


def test_stopped_run_prints_no_further(
    report: PrintedReport, printer: QPrinter, qtbot: QtBot
) -> None:
    run = PrintRun(report.pdf, printer, [0, 1])
    run.progressed.connect(run.stop)
    done: list[int] = []
    run.progressed.connect(done.append)
    with qtbot.assertNotEmitted(run.finished, wait=100), qtbot.waitSignal(run.progressed):
        run.start()
    assert done == [1]
    assert printer.paintEngine().isActive() is False


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printer_that_takes_no_job_is_told(
    report: PrintedReport, printer: QPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "ไม่มี" / "กระดาษ.pdf"))
    run = PrintRun(report.pdf, printer, [0])
    with qtbot.waitSignal(run.failed) as failed:
        run.start()
    (error,) = failed.args
    assert isinstance(error, UserError)
    assert error.message == "เครื่องพิมพ์ไม่รับงาน"


def test_all_pages_without_a_choice(printer: QPrinter) -> None:
    assert chosen_pages(printer, 3) == [0, 1, 2]


def test_range_of_pages(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    ranges.addPage(5)
    printer.setPageRanges(ranges)
    assert chosen_pages(printer, 4) == [1, 2]


def test_last_page_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 1, 0]


def test_page_keeps_its_size_on_its_paper() -> None:
    target = target_on(QSize(2480, 3508), A4, 300)
    assert target.width() == 2480
    assert target.height() == pytest.approx(3508, abs=1)


def test_page_is_made_smaller_for_smaller_paper() -> None:
    target = target_on(QSize(1748, 2480), A4, 300)  # A5
    assert target.width() == 1748
    assert QRect(0, 0, 1748, 2480).contains(target)


def test_page_lies_in_the_middle_of_larger_paper() -> None:
    target = target_on(QSize(3508, 4961), A4, 300)  # A3
    assert target.size() == QSize(2480, 3508)
    assert target.left() == (3508 - 2480) // 2


@given(st.integers(72, 4800))
def test_picture_has_300_to_600_dots_an_inch(dpi: int) -> None:
    target = QSize(round(8.27 * dpi), round(11.69 * dpi))
    size = picture_size(target, dpi)
    assert size.width() / 8.27 >= LEAST_DPI - 1
    assert size.width() / 8.27 <= max(MOST_DPI, 2 * LEAST_DPI) + 1


@given(st.integers(1, 8000), st.integers(1, 8000))
def test_strips_cover_the_picture_and_its_place(wide: int, high: int) -> None:
    target = QRect(7, 11, 2 * wide, 2 * high)
    reached = 0.0
    for place, source in strips(target, QSize(wide, high)):
        assert source.top() <= reached
        reached = source.bottom()
        assert place == QRectF(7, 11 + 2 * source.top(), 2 * wide, 2 * source.height())
    assert reached == high
