import pytest
import zxingcpp
from PIL import ImageQt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from itadesk.gui.qr_view import QrView

HASH = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"


@pytest.fixture
def view(qtbot: QtBot) -> QrView:
    view = QrView()
    qtbot.addWidget(view)
    view.show_text(HASH)
    return view


@pytest.mark.parametrize("points", [6, 12, 30])
def test_it_is_read_at_any_size_of_text(view: QrView, points: int) -> None:
    font = QFont(view.font())
    font.setPointSize(points)
    view.setFont(font)
    view.resize(view.sizeHint())
    (found,) = zxingcpp.read_barcodes(ImageQt.fromqimage(view.grab().toImage()))
    assert found.text == HASH


def test_nothing_shown_takes_the_same_room(view: QrView) -> None:
    before = view.sizeHint()
    view.show_text("")
    assert view.sizeHint() == before
    image = ImageQt.fromqimage(view.grab().toImage())
    assert zxingcpp.read_barcodes(image) == []
