"""The text path from plain text to pages."""

import io
import re
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itadesk.assets import asset
from itadesk.core.characters import clean
from itadesk.core.digits import Digits
from itadesk.core.words import segment
from itadesk.report.shaping import STANDARD, Word
from itadesk.report.text import Align, Line, Setter, Style, TextCanvas
from tests.typeset import examples, extraction, marks
from tests.typeset.lines import chars, crossings, line_ends
from tests.typeset.sheet import LEFT, sheet

BODY = Style(16, 22)
CELL = Style(14, 20)
NAMES = ("กุตปลาตุก", "กุดปลาตุก", "นาม่วง", "ชื่นชม", "มหาสารคาม", "ประจักษ์ศิลปาคม")
FONT_FILES = {
    (False, False): "THSarabunNew.ttf",
    (True, False): "THSarabunNew-Bold.ttf",
    (False, True): "THSarabunNew-Italic.ttf",
    (True, True): "THSarabunNew-BoldItalic.ttf",
}
STORABLE = st.text().map(clean) | st.text(
    st.sampled_from('กขณเแำัิี่้าะๆฯ ()/-.,"a1๑\u200b\n😀\u0301\uf701')
)


def set_lines(text: str, style: Style = BODY, width: float = 300.0) -> list[Line]:
    return list(Setter(NAMES).lines(text, style, width))


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def words(line: Line) -> list[Word]:
    """Return what a line draws, without its marker."""
    return [word for box in line.boxes for word in box.shown]


def blank_free(text: str) -> str:
    return re.sub(r"\s", "", text)


def font_file(style: Style) -> Path:
    return asset("resources", "fonts", FONT_FILES[style.bold, style.italic])


@cache
def one_column(align: Align = Align.LEFT) -> bytes:
    return sheet(examples.paragraphs(), Style(16, 22, align=align), 450, NAMES)


# Drawing


@pytest.mark.parametrize("face", FONT_FILES)
def test_words_are_drawn_as_harfbuzz_draws_them(face: tuple[bool, bool]) -> None:
    style = Style(16, 40, *face)
    words = [*examples.STRESS, *examples.MIXED]
    assert len(words) == 28
    setter = Setter()
    canvas = TextCanvas(setter, (300, 1200))
    canvas.show(setter.lines("\n".join(words), style, 250), 40, 1180)
    pdf = canvas.finish()
    places = []
    starts = iter(chars(pdf))
    for word in words:
        first = next(char for char in starts if char.text == word[0] and abs(char.x - 40) < 1)
        places.append((word, first.x, first.y))
    assert marks.differing(pdf, font_file(style), 16, places) == []


def test_a_wrong_mark_would_be_noticed() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 100))
    canvas.show(setter.lines("ปี่", BODY, 250), 40, 80)
    pdf = canvas.finish()
    first = chars(pdf)[0]
    assert marks.differing(pdf, font_file(BODY), 16, [("กี่", first.x, first.y)]) == ["กี่"]


# Copying and searching


@pytest.mark.parametrize("reader", extraction.READERS)
@pytest.mark.parametrize("align", [Align.LEFT, Align.DISTRIBUTED])
def test_every_paragraph_is_read_as_typed(reader: str, align: Align) -> None:
    source = "\n".join(examples.paragraphs())
    assert extraction.error_rate(source, extraction.READERS[reader](one_column(align))) == 0


@pytest.mark.parametrize("reader", extraction.READERS)
def test_no_space_is_lost_or_added(reader: str) -> None:
    source = "\n".join(examples.paragraphs())
    assert extraction.false_spaces(source, extraction.READERS[reader](one_column())) == []


@pytest.mark.parametrize("reader", ["pdftotext -raw", "pdfium", "mupdf"])
def test_no_space_is_lost_or_added_by_distribution(reader: str) -> None:
    source = "\n".join(examples.paragraphs())
    read = extraction.READERS[reader](one_column(Align.DISTRIBUTED))
    assert extraction.false_spaces(source, read) == []


@pytest.mark.parametrize("align", [Align.LEFT, Align.DISTRIBUTED])
def test_copied_from_pdfium_without_line_ends_is_the_typed_text(align: Align) -> None:
    behind_latin = re.compile("(?<=[!-~]) ")  # left out by pdfium where a line ends
    copied = re.sub("[\r\n]", "", extraction.pdfium(one_column(align)))
    typed = "".join(examples.paragraphs())
    assert behind_latin.sub("", copied) == behind_latin.sub("", typed)


@pytest.mark.parametrize("align", [Align.LEFT, Align.DISTRIBUTED])
def test_every_word_is_found_by_search(align: Align) -> None:
    words = {
        word
        for text in examples.paragraphs()
        for word in segment(text)
        if re.fullmatch("[ก-๎]{4,}", word)
    }
    assert len(words) > 300
    assert extraction.not_found(one_column(align), sorted(words)) == {"pdfium": [], "mupdf": []}


CONSONANTS = list(map(chr, range(0xE01, 0xE2F)))
TONES = ["", *"่้๊๋"]
SPELLINGS = {
    "sara am": ["ก" + tone + "ำ" for tone in TONES],
    "tone typed after sara am": ["กำ" + tone for tone in TONES],
    "nikhahit and aa apart": ["กํ" + tone + "า" for tone in TONES],
    "nikhahit after the tone": ["ก" + tone + "ํา" for tone in TONES],
    "tone before the vowel": ["ก" + tone + vowel for vowel in "ัิีึืฺุู็" for tone in TONES],
    "doubled": ["ก" + 2 * mark for mark in "ัิีึืฺุู็่้๊๋์ํ๎ำ"] + ["ก้้ำ", "ก้ำำ"],
    "leading vowel": [vowel + "ก" + tone + "ำ" for vowel in "เแโใไ" for tone in TONES],
    "alone": [*"ะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํ๎ฯ"],
    "old fonts": list(map(chr, STANDARD)),
}


@cache
def spelt(way: str) -> tuple[str, bytes]:
    """Return the words of a way of spelling, with every consonant, and a PDF of them."""
    words = [word.replace("ก", letter) for word in SPELLINGS[way] for letter in CONSONANTS]
    text = " ".join(dict.fromkeys(words))
    return text.translate(STANDARD), sheet([text], BODY, 500)


@pytest.mark.parametrize("reader", extraction.READERS)
@pytest.mark.parametrize("way", SPELLINGS)
def test_every_spelling_is_read_as_typed(way: str, reader: str) -> None:
    text, pdf = spelt(way)
    assert extraction.READERS[reader](pdf).split() == text.split()


@pytest.mark.parametrize("reader", extraction.READERS)
@pytest.mark.parametrize(
    "text",
    [
        "ทำแล้ว ✓ ☑ ☐ ● ■ → ≥ ≤ ½ ① ไว้",
        "Ωμέγα Жуковский ěščř ế a\u0304\u0301 ลาว ກຳນົດ",
        "ดี😀มาก 𝑥𝑦𝑧 漢字𠮷 ไป",  # beyond the first plane, and in no face
        "ก\u0304ข ก๎\u0304",  # a mark on a letter of another face
    ],
)
def test_characters_of_other_faces_and_boxes_are_read_as_typed(text: str, reader: str) -> None:
    assert extraction.READERS[reader](sheet([text], BODY, 400)).strip() == text


# What the readers make of white space: mupdf gives all of it, pdftotext takes a single one between
# words or at an end for the gap it is, pdfium takes several spaces for one.
@pytest.mark.parametrize(
    ("typed", "kept_by"),
    [
        ("งาน  และ   คน", {"mupdf", "pdftotext", "pdftotext -raw"}),
        ("  งาน   ", {"mupdf", "pdftotext", "pdftotext -raw"}),
        ("งาน ", {"mupdf", "pdfium"}),
        ("งาน\u00a0และ", {"mupdf", "pdfium"}),
        ("งาน\u3000และ", {"mupdf", "pdfium"}),
    ],
)
def test_white_space_is_read_as_typed_or_as_one_space(typed: str, kept_by: set[str]) -> None:
    pdf = sheet([typed], BODY, 300)
    read = {name: reader(pdf).strip("\r\n\f") for name, reader in extraction.READERS.items()}
    assert {name for name, text in read.items() if text == typed} == kept_by
    for text in read.values():
        assert text.split() == typed.split()


def test_a_space_behind_one_of_no_width_is_kept_at_a_line_end() -> None:
    setter = Setter()
    width = setter.width("ผลการดำเนินการ", BODY)
    first = setter.lines("ผลการดำเนินการ\u200b รายงาน", BODY, width)[0]
    assert "".join(word.text for word in words(first)) == "ผลการดำเนินการ "


@pytest.mark.parametrize("reader", extraction.READERS)
def test_a_space_of_no_width_is_not_read_so_that_words_are_found(reader: str) -> None:
    pdf = sheet(["คุณ\u200bธรรม"], BODY, 300)
    assert extraction.READERS[reader](pdf).strip() == "คุณธรรม"


@pytest.mark.parametrize("reader", extraction.READERS)
@pytest.mark.parametrize("text", ["-จัดทำคู่มือ", "๑.จัดทำคู่มือ", "1)Website", "- จัดทำ", "๑. จัดทำ"])
def test_list_marker_is_read_as_typed(reader: str, text: str) -> None:
    assert extraction.READERS[reader](sheet([text], BODY, 300)).strip() == text


def test_no_line_ends_with_a_hyphen_which_readers_would_drop() -> None:
    text = "E-Service ร้องทุกข์-ร้องเรียน www.a-b-c.go.th/x-y ๒๕๖๖ - ๒๕๖๗ " * 3
    for width in range(20, 200, 3):
        lines = set_lines(text, CELL, width)
        assert not [line for line in lines if line.text.rstrip().endswith("-")], width


# Line ends


@pytest.mark.parametrize(("size", "width"), [(14, 110), (14, 160), (16, 120), (16, 200), (16, 450)])
def test_lines_end_between_words_and_inside_the_measure(size: float, width: float) -> None:
    pdf = sheet(examples.paragraphs(), Style(size, 1.4 * size), width, NAMES, ruled=True)
    ends = list(line_ends(pdf, examples.paragraphs()))
    assert sum(end.between_thai for end in ends) > 20
    assert [f"{end.fault()}: {end}" for end in ends if end.fault()] == []
    assert crossings(pdf) == []


def test_a_line_across_the_rule_would_be_noticed() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 100))
    canvas.show(setter.lines("มาตรการ", BODY, 250), 40, 80)
    canvas.rule(60, 20, 60, 80)
    assert crossings(canvas.finish())


def test_names_are_not_cut_while_they_fit() -> None:
    setter = Setter(["กุดปลาตุก"])
    text = "เทศบาลตำบลกุดปลาตุกประกาศ" * 5
    least = setter.width("กุดปลาตุก", BODY)
    for width in range(int(least) + 1, 300, 7):
        assert "".join(texts(list(setter.lines(text, BODY, width)))) == text
        joined = "|".join(line.text for line in setter.lines(text, BODY, width))
        assert joined.count("กุดปลาตุก") == 5


def test_compound_wider_than_the_measure_is_cut_at_its_words() -> None:
    lines = set_lines("องค์การบริหารส่วนตำบล", CELL, 70)
    assert texts(lines) == ["องค์การ", "บริหารส่วน", "ตำบล"]


def test_word_is_not_cut_only_because_the_list_item_hangs() -> None:
    setter = Setter()
    width = setter.width("ประชาสัมพันธ์", CELL) + 1
    lines = setter.lines("- มีการประชาสัมพันธ์ดี", CELL, width)
    assert "ประชาสัมพันธ์" in texts(list(lines))


@pytest.mark.parametrize(
    "unit", ["ก", "กา", "ตากลม", "a", "๑", "เ", "า", "ๆ", "ิ", ")", "ก ", "-", "😀"]
)
def test_long_text_without_a_good_place_stays_in_the_measure(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    lines = set_lines(text, BODY, 200)
    assert max(line.x + line.width for line in lines) <= 200.01
    assert blank_free("".join(texts(lines))) == blank_free(text)


def test_web_address_breaks_at_its_joints_with_nothing_inserted() -> None:
    address = "https://www.kudpladuk.go.th/index.php?op=list&dyn_id=43289-abc"
    lines = texts(set_lines(address, CELL, 100))
    assert "".join(lines) == address
    assert all(re.search(r"[/.?&=_]$", line) for line in lines[:-1]), lines


@given(
    STORABLE,
    st.floats(15, 400),
    st.sampled_from(Align),
    st.floats(0, 100),
    st.booleans(),
)
@example("เ" * 300, 20.0, Align.LEFT, 0.0, False)
@example("- " + "ก" * 300, 20.0, Align.DISTRIBUTED, 50.0, True)
@example("ก" + " " * 300 + "ข", 50.0, Align.RIGHT, 0.0, False)
def test_any_storable_text_is_set_within_the_measure(
    text: str, width: float, align: Align, indent: float, bold: bool
) -> None:
    setter = Setter(NAMES)
    style = Style(10, 14, bold=bold, align=align, first_indent=indent)
    lines = setter.lines(text, style, width)
    shown = "".join(line.text for line in lines)
    assert blank_free(shown) == blank_free(text.translate(STANDARD))
    for line in lines:
        assert line.x >= 0
        shown_clusters = [c for word in words(line) for c in word.clusters if c.text.strip()]
        assert line.x + line.width <= width + 0.01 or len(shown_clusters) == 1
    canvas = TextCanvas(setter, (600, 842))
    canvas.show(lines, 40, 800)
    assert canvas.finish().startswith(b"%PDF")


# Lines


def test_empty_text_has_no_lines() -> None:
    assert set_lines("") == set_lines(" \n ") == []


def test_newline_starts_a_paragraph_and_an_empty_one_keeps_its_line() -> None:
    lines = set_lines("หนึ่ง\n\nสอง\n")
    assert [(line.text, line.first, line.last) for line in lines] == [
        ("หนึ่ง", True, True),
        ("", True, True),
        ("สอง", True, True),
    ]


def test_first_and_last_line_of_a_paragraph() -> None:
    lines = set_lines("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", width=100)
    assert [line.first for line in lines] == [True] + [False] * (len(lines) - 1)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


@pytest.mark.parametrize(
    ("align", "x"), [(Align.LEFT, 0), (Align.CENTER, 0.5), (Align.RIGHT, 1), (Align.DISTRIBUTED, 0)]
)
def test_alignment(align: Align, x: float) -> None:
    (line,) = set_lines("มาตรการ", Style(16, 22, align=align), 300)
    assert line.x == pytest.approx(x * (300 - line.width))


def test_first_line_is_indented() -> None:
    lines = set_lines("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", Style(16, 22, first_indent=40), 150)
    assert [line.x for line in lines] == [40] + [0] * (len(lines) - 1)


@pytest.mark.parametrize("marker", ["- ", "๑. ", "(๑) ", "๑.๒ "])
def test_list_item_hangs_beside_its_marker(marker: str) -> None:
    setter = Setter()
    lines = setter.lines(marker + "จัดทำคู่มือหรือแนวทางการปฏิบัติงาน", CELL, 100)
    assert lines[0].x == 0
    assert [line.x for line in lines[1:]] == pytest.approx(
        [setter.width(marker, CELL)] * (len(lines) - 1)
    )


def test_marker_typed_without_a_space_gets_a_gap() -> None:
    setter = Setter()
    lines = setter.lines("๑.จัดทำคู่มือหรือแนวทางการปฏิบัติงาน", CELL, 100)
    assert lines[1].x > setter.width("๑.", CELL)
    assert lines[0].text.startswith("๑.จัดทำ")
    assert lines[0].width > setter.width(lines[0].text, CELL)


def test_long_marker_does_not_push_the_body_aside() -> None:
    lines = set_lines("          - จัดทำคู่มือหรือแนวทางการปฏิบัติงาน", CELL, 60)
    assert {line.x for line in lines} == {0}


def test_bold_and_regular_in_one_paragraph() -> None:
    setter = Setter()
    lines = setter.mixed([("หัวข้อ", True), (" เนื้อความของหัวข้อ", False)], BODY, 300)
    assert [(word.text, word.face.name) for word in words(lines[0])][:2] == [
        ("หัวข้อ", "THSarabunNew-Bold"),
        (" ", "THSarabunNew"),
    ]
    plain = setter.lines("หัวข้อ เนื้อความของหัวข้อ", BODY, 300)
    assert lines[0].text == plain[0].text
    assert lines[0].width > plain[0].width


@pytest.mark.parametrize(
    ("digits", "printed"),
    [(Digits.TYPED, "ข้อ 1 ๒ I7"), (Digits.THAI, "ข้อ ๑ ๒ I7"), (Digits.ARABIC, "ข้อ 1 2 I7")],
)
def test_digits(digits: Digits, printed: str) -> None:
    setter = Setter(digits=digits)
    assert texts(list(setter.lines("ข้อ 1 ๒ I7", BODY, 300))) == [printed]
    assert setter.width("ข้อ 1 ๒ I7", BODY) == Setter().width(printed, BODY)


def test_private_codes_of_old_fonts_are_set_as_thai() -> None:
    assert texts(set_lines("ท\uf705 ป\uf702")) == ["ท่ ปี"]


def test_characters_outside_the_fonts_are_told_and_shown() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 100))
    canvas.show(setter.lines("ดี😀มาก😀漢", BODY, 250), 40, 80)
    assert setter.missing == {"漢"}
    assert extraction.pdfium(canvas.finish()) == "ดี😀มาก😀漢"


def test_a_text_set_before_says_again_what_is_missing() -> None:
    for _ in range(2):
        setter = Setter()
        assert setter.lines("ก漢", BODY, 100)
        assert setter.missing == {"漢"}


@pytest.mark.parametrize("align", Align)
def test_a_text_known_to_be_a_line_stands_as_any_other(align: Align) -> None:
    setter, style = Setter(NAMES, Digits.THAI), BODY._replace(align=align)
    (known,), (found,) = (make("- 12 - ", style, 300) for make in (setter.line, setter.lines))
    places = [(line.text, line.x, line.width, line.first, line.last) for line in (known, found)]
    assert places[0] == places[1]


def test_a_text_known_to_be_a_line_says_what_is_missing() -> None:
    setter = Setter()
    setter.line("ก漢", BODY, 100)
    assert setter.missing == {"漢"}


def test_lines_of_another_document_are_not_taken_for_ours() -> None:
    text = "ตำบลนาม่วง 12 " * 3
    plain, ours, thai = (
        Setter(names, digits).lines(text, BODY, 90)
        for names, digits in (((), Digits.TYPED), (("ตำบลนาม่วง",), Digits.TYPED), ((), Digits.THAI))
    )
    assert [line.text for line in plain] != [line.text for line in ours]
    assert "".join(line.text for line in thai) == text.replace("12", "๑๒")


def test_distributed_lines_fill_the_measure_but_the_last() -> None:
    style = Style(16, 22, align=Align.DISTRIBUTED)
    text = "การปรับปรุงระบบการทำงานที่สะดวก รวดเร็ว เพื่อสร้างความพึงพอใจให้ผู้รับบริการ " * 4
    lines = set_lines(text.strip(), style, 400)
    pdf = sheet([text.strip()], style, 400)
    rights: dict[int, float] = {}
    for char in chars(pdf):
        rights[round(char.y)] = max(rights.get(round(char.y), 0), char.right - LEFT)
    ends = list(rights.values())
    assert len(ends) == len(lines)
    assert all(396 < end <= 400.01 for end in ends[:-1]), ends
    assert ends[-1] < 396


# Pages


def test_show_places_lines_one_leading_apart() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 200))
    foot = canvas.show(setter.lines("หนึ่ง\nสอง", BODY, 200), 40, 180)
    baselines = [char.y for char in chars(canvas.finish()) if char.text in "หส"]
    assert foot == 180 - 2 * 22
    assert baselines[0] - baselines[1] == pytest.approx(22)
    assert 180 - 22 < baselines[0] < 180


def test_same_calls_give_the_same_bytes() -> None:
    assert sheet(["มาตรการ ๑"], BODY, 300) == sheet(["มาตรการ ๑"], BODY, 300)


def test_document_facts() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 200), title="รายงานผล", author="อบต.", subject="มาตรการ")
    canvas.bookmark("ตอนที่ ๑")
    canvas.show(setter.lines("หนึ่ง", BODY, 200), 40, 180)
    canvas.bookmark("ข้อ ๑", 1, 150)
    canvas.next_page((200, 300))
    canvas.rect(20, 20, 50, 50, shade=0.9)
    with pikepdf.open(io.BytesIO(canvas.finish())) as document:
        assert str(document.docinfo.Title) == "รายงานผล"
        assert str(document.docinfo.Author) == "อบต."
        assert str(document.docinfo.Subject) == "มาตรการ"
        assert str(document.Root.Lang) == "th-TH"
        assert [tuple(map(float, page.mediabox)) for page in document.pages] == [
            (0, 0, 300, 200),
            (0, 0, 200, 300),
        ]
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["ตอนที่ ๑"]
            assert [entry.title for entry in outline.root[0].children] == ["ข้อ ๑"]
