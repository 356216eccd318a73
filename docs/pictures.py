"""Draw each page of the window in two sizes, and a printed one: `python docs/pictures.py`."""

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()  # the same whoever draws them

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from itadesk.exchange.demo import make_demo
from itadesk.exchange.examples import create_document, examples
from itadesk.gui.app import set_up
from itadesk.gui.elided_label import ElidedLabel
from itadesk.gui.main_window import PAGES, MainWindow, page_name
from itadesk.gui.settings import Settings
from itadesk.gui.tasks import finish_tasks

FOLDER = Path(__file__).parent
SIZES = ((1366, 768), (1920, 1080))
PAPER_SCALE = 1.5  # pixels a point
SETTLING = 3.0  # s; the preview is made in the background


def main() -> None:
    """Draw them all, on the example that has most to show."""
    app = QApplication([])
    draw_paper()
    set_up(app, 100)
    home = Path(tempfile.mkdtemp())
    document = create_document(home / "ทต.กุตปลาตุก 2567.itadesk", examples()[-1])
    window = MainWindow(Settings())
    for width, height in SIZES:
        window.resize(width, height)
        window.show()
        draw(app, window, "start_page")
    window.show_document(document)
    place = window.status.findChild(ElidedLabel)
    assert place is not None
    place.setText(f"D:\\งาน ITA\\{document.path.name}")  # not where these pictures are drawn
    for _title, _icon, cls in PAGES:
        window.open_page(page_name(cls))
        for width, height in SIZES:
            window.resize(width, height)
            draw(app, window, page_name(cls))
    window.close()
    finish_tasks()


def draw_paper() -> None:
    """Write the picture of the first page with a table that the example prints."""
    *_, (_, pdf) = make_demo(Path(tempfile.mkdtemp()))
    document = QPdfDocument()
    document.load(str(pdf))
    size = (document.pagePointSize(1) * PAPER_SCALE).toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(1, size))
    painter.end()
    image.save(str(FOLDER / "report_page.png"))


def draw(app: QApplication, window: MainWindow, name: str) -> None:
    """Let the window come to rest and write its picture."""
    end = time.monotonic() + SETTLING
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.02)
    window.grab().save(str(FOLDER / f"{name}-{window.width()}.png"))


if __name__ == "__main__":
    main()
