"""Every example as a document and as the PDF of its report."""

from collections.abc import Iterator
from pathlib import Path

from itadesk.core.papers import chosen_year
from itadesk.core.records import Report
from itadesk.exchange.examples import create_document, examples
from itadesk.exchange.files import make_folder, write_new
from itadesk.report.build import print_report
from itadesk.report.job import PrintJob, fetch_pictures
from itadesk.store.naming import check_free


def make_demo(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Make the document and the PDF of every example; yields both paths as they are finished.

    UserError when a target is there already, before anything is written.
    """
    make_folder(folder)
    planned = [
        (source, folder / f"{source.stem}.itadesk", folder / f"{source.stem}.pdf")
        for source in examples()
    ]
    for _, document, pdf in planned:
        check_free(document)
        check_free(pdf)
    for source, document, pdf in planned:
        with create_document(document, source) as file:
            data = file.dataset()
            year = chosen_year(data)
            (report, *_) = data.children(Report, year)
            printed = print_report(
                PrintJob(data, year, report, blobs=fetch_pictures(data, file.blob, year, report))
            )
        write_new(pdf, printed.pdf)
        yield document, pdf
