"""The tags say what stands on the pages, all of it, in the order in which it is read."""

import io
import subprocess
from collections.abc import Sequence

import pikepdf
import pytest

from itadesk.core.records import Measure, Result
from itadesk.report.build import print_report
from itadesk.report.forms import Column, Orientation
from itadesk.report.page import FRAMES, Pages
from itadesk.report.table import Row, Table
from itadesk.report.text import Setter, Style, TextCanvas
from tests.report import marked
from tests.report.paper import OFFICE, PrintJob, example, job
from tests.report.test_archive import FULL, SIGNER, picture
from tests.typeset.extraction import strict

STYLE = Style(12, 20)
COLUMNS = (
    Column("title", "มาตรการ", 100),
    Column("steps", "ขั้นตอน", 200),
    Column("period", "ช่วง", 100),
)


class Read:
    """The elements of a PDF with the text of each."""

    def __init__(self, pdf: bytes) -> None:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            self.document = marked.tree(document)
            self._texts, self.others = marked.texts(document)
            self.alternates = [
                str(node.element.Alt)
                for node in self.document.all("Figure")
                if "/Alt" in node.element
            ]
            self.spans = [
                (int(node.element.A.get("/ColSpan", 1)), int(node.element.A.get("/RowSpan", 1)))
                for node in self.document.all("TH")
                if node.element.A.Scope == "/Column"
            ]

    def text(self, node: marked.Node) -> str:
        """Return the text of an element, white space left out."""
        own = "".join(self._texts[place] for place in node.contents)
        return strict(own + "".join(map(self.text, node.children)))

    def texts(self, kind: str) -> list[str]:
        return [self.text(node) for node in self.document.all(kind)]


def read(one: PrintJob) -> Read:
    return Read(print_report(one).pdf)


def drawn(columns: Sequence[Column], rows: Sequence[Row]) -> Read:
    """Print a table alone."""
    frame = FRAMES[Orientation.PORTRAIT]
    canvas = TextCanvas(Setter(), frame.size)
    table = Table(Pages(canvas, canvas.setter, frame, lambda: False), columns, 14)
    for row in rows:
        table.row(row)
    table.end()
    return Read(canvas.finish())


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_the_rows_of_an_example_are_rows_of_one_table(number: str) -> None:
    one = example(number)
    found = read(one)
    (table,) = found.document.all("Table")
    assert [child.kind for child in table.children] == ["THead", "TBody"]
    measures = one.data.children(Measure, one.year)
    rows = table.children[1].children
    assert [row.kind for row in rows] == ["TR"] * len(measures)
    for row, measure in zip(rows, measures, strict=True):
        assert {cell.kind for cell in row.children} == {"TD"}
        assert len(row.children) == len(one.form.columns)
        texts = [found.text(cell) for cell in row.children]
        assert texts[0].endswith(strict(measure.title))
        assert strict(measure.steps) in texts
        for result in one.data.children(Result, measure):
            assert not strict(result.output) or strict(result.output) in texts


def test_only_decorations_are_left_out() -> None:
    found = read(example("004"))
    heads = set(found.texts("TH"))
    numbers = [f"-{digit}-" for digit in "๒๓๔๕๖๗๘๙"]
    left = strict("".join(found.others))
    for text in (*sorted(heads, key=len, reverse=True), *numbers):
        assert text in left
        left = left.replace(text, "")
    assert set(left.replace("(ต่อ)", "")) <= set(".๐๑๒๓๔๕๖๗๘๙")


def test_paragraphs_and_titles_are_elements_in_order() -> None:
    one = job(
        [FULL],
        [SIGNER],
        form="plan",
        title="ปก\nรอง",
        page_title="ชื่อ",
        analysis="หนึ่ง\nสอง",
        closing="ท้าย",
    )
    found = read(one)
    kinds = [child.kind for child in found.document.children]
    # cover: title and two lines of the office; then title, intro, two paragraphs, table, closing
    assert kinds == ["H1", "P", "P", "H1", "P", "P", "P", "Table", "P", "P"]
    assert found.texts("H1") == ["ปกรอง", "ชื่อ"]
    assert found.texts("P")[3:5] == ["หนึ่ง", "สอง"]
    assert "(สมหมาย)" in found.texts("P")[-1]


def test_a_paragraph_that_goes_on_over_the_page_is_one_element() -> None:
    long = "ยาว" * 4000
    one = job([FULL], form="plan", blocks=(("cover", False),), analysis=long)
    found = read(one)
    (paragraph,) = (node for node in found.document.all("P") if found.text(node) == long)
    assert len({page for page, _ in paragraph.contents}) > 1


def test_a_row_that_goes_on_over_the_page_is_one_row() -> None:
    steps = "\n".join(f"ขั้นตอนที่ {n}" for n in range(120))
    found = drawn(
        COLUMNS, [Row(("เรื่อง", steps, ""), "๑. (ต่อ)", "เรื่อง"), Row(("ก", "ข", "ค"), "", "")]
    )
    first, second = found.document.all("TBody")[0].children
    assert [found.text(cell) for cell in first.children] == ["เรื่อง", strict(steps), ""]
    assert [found.text(cell) for cell in second.children] == ["ก", "ข", "ค"]
    paragraphs = first.children[1].children
    assert [found.text(paragraph) for paragraph in paragraphs] == list(
        map(strict, steps.split("\n"))
    )
    assert len({page for node in paragraphs for page, _ in node.contents}) > 2
    assert len(found.document.all("TH")) == len(COLUMNS)


def test_a_heading_over_others_spans_them() -> None:
    columns = (
        Column("title", "มาตรการ", 100),
        Column("output", "ผลผลิต", 100, "ผลการดำเนินการ"),
        Column("outcome", "ผลลัพธ์", 100, "ผลการดำเนินการ"),
        Column("remark", "หมายเหตุ", 100),
    )
    found = drawn(columns, [Row(("ก", "ข", "ค", "ง"), "", "")])
    (head,) = found.document.all("THead")
    assert [[found.text(cell) for cell in row.children] for row in head.children] == [
        ["มาตรการ", "ผลการดำเนินการ", "หมายเหตุ"],
        ["ผลผลิต", "ผลลัพธ์"],
    ]
    assert found.spans == [(1, 2), (2, 1), (1, 2), (1, 1), (1, 1)]


def test_a_picture_has_words() -> None:
    one = job([FULL], office=OFFICE | {"emblem": "a"}, form="plan")
    found = read(one._replace(blobs={"a": picture("RGBA", "PNG")}))
    assert found.alternates == ["ตราองค์การบริหารส่วนตำบลนาม่วง"]
    (figure,) = found.document.all("Figure")
    assert figure.contents == [(0, 0)]


def test_what_is_drawn_in_a_figure_belongs_to_it() -> None:
    canvas = TextCanvas(Setter(), (300, 300))
    canvas.rule(0, 0, 300, 300)
    with canvas.figure("แผนภูมิ", (20, 20, 200, 200)):
        canvas.rect(20, 20, 50, 180, shade=0.5)
        canvas.rule(20, 20, 200, 20)
        canvas.show(canvas.setter.lines("ปี", STYLE, 100), 30, 60)
    canvas.rule(0, 300, 300, 0)
    with pikepdf.open(io.BytesIO(canvas.finish())) as document:
        marks = [piece.marks for piece in marked.drawn(document)]
        (figure,) = marked.tree(document).all("Figure")
        assert [float(side) for side in figure.element.A.BBox] == [20, 20, 200, 200]
    assert marks == [("/Artifact",), *[("/Figure",)] * 3, ("/Artifact",)]


def test_nothing_is_an_element_in_what_decorates_the_page() -> None:
    canvas = TextCanvas(Setter(), (300, 300))
    with canvas.structure.within(None), canvas.structure.element("H1"):
        canvas.show(canvas.setter.lines("หัวกระดาษ", STYLE, 100), 30, 60)
    found = Read(canvas.finish())
    assert found.document.children == []
    assert strict("".join(found.others)) == "หัวกระดาษ"


def test_poppler_reads_the_same_elements() -> None:
    pdf = print_report(job([FULL | {"steps": "วิธี\n" * 60}], form="results", round=12)).pdf
    command = ["pdfinfo", "-struct-text", "-enc", "UTF-8", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    assert not done.stderr
    lines = [line.strip() for line in done.stdout.decode("utf-8").splitlines()]
    assert lines.count("TR") == 2
    assert lines.count("TD") == lines.count("TH:") == 6
    assert lines.count('"วิธี"') == 60
    assert '"๑. เรื่อง"' in lines
