"""PDFs of ours, opened for looking at and for printing."""

from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtPdf import QPdfDocument


def open_pdf(pdf: bytes) -> QPdfDocument:
    """Return a PDF, ready; it keeps its bytes. Works in any thread."""
    document = QPdfDocument()
    source = QBuffer(document)  # freed after the document, which reads from it
    source.setData(pdf)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(source)
    assert document.status() is QPdfDocument.Status.Ready, document.error()
    return document


def page_sizes(pdf: bytes) -> tuple[QSizeF, ...]:
    """Return the size of every page, in points; of thousands that takes a while."""
    document = open_pdf(pdf)
    sizes = tuple(document.pagePointSize(n) for n in range(document.pageCount()))
    document.close()
    return sizes
