"""Sentences with the way to what they are about: none is cut at its end."""

import pytest
from pytestqt.qtbot import QtBot

from itadesk.gui import theme
from itadesk.gui.link_list import LinkList

_SENTENCE = "ผลการดำเนินการ ช่อง “ผลลัพธ์หรือความสำเร็จ” มีเลขประจำตัวประชาชน โปรดลบออกหากไม่จำเป็น"


@pytest.mark.parametrize("height", [100, 400])  # with a scroll bar, and without
def test_no_sentence_is_wider_than_the_list(qtbot: QtBot, height: int) -> None:
    links = LinkList("สิ่งที่ควรดู")
    links.setProperty("role", "links")
    qtbot.addWidget(links)
    links.show_links([(_SENTENCE, None)] * 3, 0, "เรื่อง", theme.icon("warning"))
    links.show()
    for width in range(240, 640, 16):
        links.resize(width, height)
        qtbot.wait(1)
        for row in range(links.count()):
            item = links.visualItemRect(links.item(row))
            assert item.width() <= links.viewport().width()
