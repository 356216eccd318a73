from pytestqt.qtbot import QtBot

from itadesk.gui.elided_label import ElidedLabel
from itadesk.gui.literal import tool_tip

LONG = "/".join(["โฟลเดอร์ยาวมาก"] * 60)


def test_long_text_asks_for_no_width(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText(LONG)
    assert label.minimumSizeHint().width() == 0
    assert label.toolTip() == tool_tip(LONG)
    assert label.text() == LONG


def test_middle_is_left_out(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText(LONG)
    label.resize(200, 40)
    short = label.grab().toImage()
    label.setText(LONG[:-1] + "ฮ")
    assert label.grab().toImage() != short  # the end is drawn


def test_what_a_path_hides_is_seen(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("ก\u202egpj.itadesk")
    assert label.text() == "กU+202Egpj.itadesk"
    assert label.toolTip() == tool_tip("กU+202Egpj.itadesk")
