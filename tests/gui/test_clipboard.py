import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from itadesk.gui.clipboard import Clip, read_clip, read_tabs, write_grid
from itadesk.gui.clipboard_html import table_in

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0cm;} table {x:y} --></style></head><body lang=TH>
<!--StartFragment-->
<table class=MsoTableGrid border=1>
 <tr style='mso-yfti-irow:0'>
  <td width=200 valign=top><p class=MsoNormal><span lang=TH>๑. ประกาศ
  นโยบาย<o:p></o:p></span></p></td>
  <td><p class=MsoListParagraph><![if !supportLists]><span>-<span>&nbsp;&nbsp;
  </span></span><![endif]><span lang=TH>จัดทำ</span></p>
  <p class=MsoNormal><o:p>&nbsp;</o:p></p>
  <p class=MsoNormal>เผยแพร่<br>
  ติดตาม</p></td>
  <td><p>สำนักปลัด</p></td>
 </tr>
</table>
<!--EndFragment--></body></html>"""

EXCEL = """<html><body><!--StartFragment--><table border=0>
 <col width=64>
 <tr height=20><td class=xl65>มาตรการ</td><td>ขั้นตอน</td></tr>
 <tr><td>ก</td><td class=xl66>๑. จัดทำ<br style='mso-data-placement:same-cell;'>
    ๒. เผยแพร่</td></tr>
</table><!--EndFragment--></body></html>"""


def test_cells_of_word_are_read_with_their_paragraphs_as_lines() -> None:
    assert table_in(WORD) == [["๑. ประกาศ นโยบาย", "- จัดทำ\nเผยแพร่\nติดตาม", "สำนักปลัด"]]


def test_cells_of_excel_are_read_with_their_line_breaks() -> None:
    assert table_in(EXCEL) == [["มาตรการ", "ขั้นตอน"], ["ก", "๑. จัดทำ\n๒. เผยแพร่"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<ul><li>จัดทำ</li><li>เผยแพร่</li></ul>", "- จัดทำ\n- เผยแพร่"),
        ("<ol><li>จัดทำ<li>เผยแพร่</ol>จบ", "๑. จัดทำ\n๒. เผยแพร่\nจบ"),
        ("<div>ก</div><div>ข</div>", "ก\nข"),
        ("ก&lt;b&gt;&amp;ข", "ก<b>&ข"),
        ("<b>ก</b><i>ข</i>", "กข"),
        ("ก<script>alert(1)</script>ข", "กข"),
        ("ก<table><tr><td>ข</td><td>ค</td></tr></table>", "ก\nข ค"),
        ("", ""),
    ],
)
def test_a_cell_is_plain_text(cell: str, text: str) -> None:
    table = f"<table><tr><td>{cell}</td><td>ท้าย</td></tr></table>"
    assert table_in(table) == [[text, "ท้าย"]]


def test_cells_over_several_places_stand_in_the_first_of_them() -> None:
    html = (
        "<table><tr><td rowspan=2>ก</td><td colspan=2>ข</td></tr>"
        "<tr><td>ค</td><td>ง</td></tr></table>"
    )
    assert table_in(html) == [["ก", "ข", ""], ["", "ค", "ง"]]


def test_only_the_first_table_is_read() -> None:
    html = "<p>นำ</p><table><tr><td>ก</td></tr></table><table><tr><td>ข</td></tr></table>"
    assert table_in(html) == [["ก"]]


def test_text_without_a_table_has_no_cells() -> None:
    assert table_in("<p>ข้อความ</p>") is None


@given(st.text(alphabet="<>/tdrable =\"'!-[]&;#ก\n", max_size=80))
def test_whatever_is_on_the_clipboard_is_read_without_an_error(html: str) -> None:
    grid = table_in("<table>" + html)
    assert grid is not None
    assert len({len(row) for row in grid}) <= 1


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("ก\tข\r\nค\tง\r\n", [["ก", "ข"], ["ค", "ง"]]),
        ('"๑. ก\n๒. ข"\tค\n', [["๑. ก\n๒. ข", "ค"]]),
        ('"เขาว่า ""ดี"""\tก', [['เขาว่า "ดี"', "ก"]]),
        ('"ดี" มาก\tก', [['"ดี" มาก', "ก"]]),
        ('"ไม่ปิด\tก', [['"ไม่ปิด', "ก"]]),
        ("ก\tข\tค\nง", [["ก", "ข", "ค"], ["ง", "", ""]]),
        ("ก\n\nข", [["ก"], [""], ["ข"]]),
        ("", [[""]]),
    ],
)
def test_text_with_tabs_is_read_as_a_spreadsheet_writes_it(
    text: str, grid: list[list[str]]
) -> None:
    assert read_tabs(text) == grid


_CELLS = st.text(alphabet='กข"\t\n ', max_size=6)
_GRIDS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(_GRIDS)
def test_copied_cells_come_back_from_the_text_as_they_were(grid: list[list[str]]) -> None:
    assert read_tabs(write_grid(grid).text()) == grid


def test_copied_cells_come_back_from_the_table_as_they_were() -> None:
    grid = [["<ก>", "๑. ก\n๒. ข"], ["", "&"]]
    assert read_clip(write_grid(grid)) == Clip(grid, is_table=True)


def test_a_table_comes_before_plain_text() -> None:
    mime = QMimeData()
    mime.setText("ก\nข")
    mime.setHtml("<table><tr><td>ก<br>ข</td></tr></table>")
    assert read_clip(mime) == Clip([["ก\nข"]], is_table=True)


def test_formatted_text_without_a_table_is_plain_text() -> None:
    mime = QMimeData()
    mime.setText("ก\nข")
    mime.setHtml("<b>ก</b><br>ข")
    assert read_clip(mime) == Clip([["ก"], ["ข"]], is_table=False)


def test_an_empty_clipboard_has_no_cells() -> None:
    assert read_clip(QMimeData()) is None
