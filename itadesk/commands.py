"""What each command of the command line does, given its options.

Each imports what it needs when it runs, so that `forms` does not wait for the window. A UserError
is what the user can mend.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from itadesk.core.characters import clean
from itadesk.core.digits import Digits, thai_number
from itadesk.core.errors import UserError

if TYPE_CHECKING:
    from itadesk.core.dataset import Dataset
    from itadesk.report.job import PrintedReport

Options = argparse.Namespace


def _need_ending(path: Path, ending: str) -> None:
    """Raise UserError when a file to be written has another ending."""
    if path.suffix.lower() != ending:
        name = clean(path.name)
        raise UserError(f"เขียนเป็น “{name}” ไม่ได้", f"ตั้งชื่อให้ลงท้ายด้วย {ending}")


def new(options: Options) -> None:
    """Create a document, empty or of a DATA.json."""
    from itadesk.core.records import Office
    from itadesk.exchange.examples import create_document
    from itadesk.store.document import DocumentFile

    _need_ending(options.file, ".itadesk")
    if options.source:
        document = create_document(options.file, options.source)
    else:
        document = DocumentFile.create(options.file, [Office()])
    document.close()
    print(f"สร้างแฟ้มแล้ว: {options.file}")


def forms(_: Options) -> None:
    """List the forms that can be printed."""
    titles = _form_titles()
    width = max(map(len, titles))
    for key, title in titles.items():
        print(f"{key:{width}}  {title}")


def _form_titles() -> dict[str, str]:
    """Return what the officer calls each form, by key."""
    from itadesk.report import transmittal_texts
    from itadesk.report.forms import FORMS

    reports = {key: form.title for key, form in FORMS.items()}
    return {**reports, transmittal_texts.KEY: transmittal_texts.NAME}


def print_form(options: Options) -> None:
    """Print a form as PDF."""
    from itadesk.report.forms import FORMS
    from itadesk.store.naming import check_free

    if options.form not in FORMS and options.form not in (titles := _form_titles()):
        raise UserError(f"ไม่มีแบบรายงาน “{options.form}”", f"แบบที่พิมพ์ได้: {' '.join(titles)}")
    _need_ending(options.output, ".pdf")
    check_free(options.output)
    if options.form in FORMS:
        _print_report(options)
    else:
        _print_transmittal(options)


def _print_report(options: Options) -> None:
    from itadesk.core.papers import chosen_report, chosen_year
    from itadesk.exchange.files import write_new
    from itadesk.report.build import print_report
    from itadesk.report.forms import FORMS
    from itadesk.report.job import PrintJob, fetch_pictures

    form = FORMS[options.form]
    months = int(options.round) if options.round else None
    digits = Digits(options.digits) if options.digits else None
    with _opened(options.file) as (data, read_blob):
        year = chosen_year(data, options.year)
        report = chosen_report(data, year, form.kind, form.key, months)
        if report.issued_pdf and digits is None:  # its pages are kept, and never change again
            write_new(options.output, read_blob(report.issued_pdf))
            print(f"ฉบับนี้ออกแล้ว พิมพ์จากหน้าที่เก็บไว้: {options.output}")
            return
        pictures = fetch_pictures(data, read_blob, year, report)
        printed = print_report(PrintJob(data, year, report, digits, pictures))
    _keep(options.output, printed)


def _print_transmittal(options: Options) -> None:
    """Print the page that goes with a file; it tells of the whole file as it is."""
    from itadesk.report.transmittal import Transmittal, print_transmittal
    from itadesk.store.document import DocumentFile

    given = {"--year": options.year, "--round": options.round, "--digits": options.digits}
    if useless := [name for name, value in given.items() if value is not None]:
        raise UserError("ใบนำส่งแฟ้มไม่มีปี รอบ หรือตัวเลขให้เลือก", f"ตัด {' '.join(useless)} ออก")
    if options.file.suffix.lower() == ".json":
        raise UserError("ใบนำส่งแฟ้มพิมพ์จาก DATA.json ไม่ได้", "ระบุแฟ้ม .itadesk ที่จะส่ง")
    with DocumentFile.open(options.file) as document:
        kept = document.snapshot()
    job = Transmittal(kept.dataset, kept.document_id, kept.revision, kept.content_hash)
    _keep(options.output, print_transmittal(job))


def _keep(output: Path, printed: "PrintedReport") -> None:
    """Write printed pages, and say what the officer should look at."""
    from itadesk.exchange.files import write_new

    write_new(output, printed.pdf)
    for notice in printed.notices:
        print(f"โปรดตรวจ: {notice.message}")
    print(f"พิมพ์แล้ว {thai_number(printed.pages)} หน้า: {output}")


@contextmanager
def _opened(path: Path) -> "Iterator[tuple[Dataset, Callable[[str], bytes]]]":
    """Yield the records of a document, or of a DATA.json, and what reads its blobs."""
    if path.suffix.lower() == ".json":
        from itadesk.core.dataset import Dataset
        from itadesk.exchange import data_json

        records, blobs = data_json.read(path)
        yield Dataset.of(records), blobs.__getitem__
        return
    from itadesk.store.document import DocumentFile

    with DocumentFile.open(path) as document:
        yield document.dataset(), document.blob


def export(options: Options) -> None:
    """Write all data of a document as JSON."""
    from itadesk.exchange import data_json
    from itadesk.store.document import DocumentFile

    _need_ending(options.output, ".json")
    with DocumentFile.open(options.file) as document:
        data_json.write(options.output, document.dataset(), document.blob)
    print(f"ส่งออกแล้ว: {options.output}")


def send(options: Options) -> None:
    """Write the clean copy for the district and say what it is known by."""
    from itadesk.core.fingerprint import code
    from itadesk.exchange import send_log, sending
    from itadesk.store.document import DocumentFile

    _need_ending(options.output, ".itadesk")
    with DocumentFile.open(options.file) as document:
        sent = sending.send(document.snapshot(), options.output)
        data = document.dataset()
    for concern in sending.concerns(data, sent.size):
        print(f"โปรดตรวจ: {concern.message}")
    print(f"แฟ้มพร้อมส่งแล้ว: {options.output}")
    print(f"รหัสตรวจแฟ้ม: {code(sent.content_hash)}")
    try:
        send_log.note(sent)
    except UserError as error:
        raise send_log.unnoted(error) from error


def demo(options: Options) -> None:
    """Make the documents and PDFs of the examples."""
    from itadesk.exchange.demo import make_demo

    for document, pdf in make_demo(options.folder):
        print(f"ทำตัวอย่างแล้ว: {document} และ {pdf.name}")


def open_window(options: Options) -> None:
    """Open the window, with a document or without; ends with its exit status."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    if sys.platform.startswith("linux") and not screens & os.environ.keys():
        if options.file is not None:
            from itadesk.store.header import check_header

            check_header(options.file)  # a wrong file, or a mistyped command, is what to mend first
        raise UserError("เครื่องนี้ไม่มีจอภาพ จึงเปิดหน้าต่างไม่ได้", "ดูคำสั่งที่ใช้ได้ด้วย itadesk -h")

    from itadesk.gui.app import run

    if status := run(options.file):
        raise SystemExit(status)
