"""The faces, their subsets, and fonts inside a PDF."""

import io
import re
from collections.abc import Iterator
from itertools import product

import pikepdf
import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from itadesk.report.font_subset import Subset, TrueType
from itadesk.report.fonts import FULL, LIGHT, UNITS, Face, face
from itadesk.report.shaping import shape
from itadesk.report.text import Setter, Style, TextCanvas
from tests.typeset import extraction

FACES = [face(bold, italic) for bold, italic in product((False, True), repeat=2)]
STYLE = Style(16, 22)
MANY = [chr(0xE01 + n) + mark for n in range(46) for mark in ("", *"ัิีึืุู")]  # 368 clusters


def drawn(font: TTFont, glyph: str) -> list[object]:
    """Return the outline of a glyph, parts resolved."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value


def moved(outline: list[object], dx: int, dy: int) -> list[object]:
    return [
        (operator, tuple(point and (point[0] + dx, point[1] + dy) for point in points))
        for operator, points in outline
    ]


def fonts(pdf: bytes) -> Iterator[pikepdf.Object]:
    """Yield the font dictionaries of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
                yield each


@pytest.mark.parametrize("own", FACES, ids=lambda own: own.name)
def test_units(own: Face) -> None:
    assert TTFont(io.BytesIO(own.data))["head"].unitsPerEm == UNITS


@pytest.mark.parametrize("own", FACES, ids=lambda own: own.name)
def test_every_cluster_is_drawn_as_harfbuzz_places_its_glyphs(own: Face) -> None:
    source = TTFont(io.BytesIO(own.data))
    names = source.getGlyphOrder()
    consonants, above, tones = map(chr, range(0xE01, 0xE2F)), ["", *"ัิีึืุู็"], ["", *"่์"]
    texts = ["".join(each) for each in product(consonants, above, tones)] + ["น้ำ", "ป้ำ", "ฟ๊ำ", "ฤๅ"]
    for start in range(0, len(texts), 250):
        clusters = [shape(own, text).clusters[0] for text in texts[start : start + 250]]
        subset = Subset(TrueType(own.data))
        places = [subset.add(cluster.glyphs) for cluster in clusters]
        made = TTFont(io.BytesIO(subset.file(bytes(places))))
        order = made.getGlyphOrder()
        for cluster, place in zip(clusters, places, strict=True):
            expected = []
            for glyph, x, y in harfbuzz(own, cluster.text):
                expected += moved(drawn(source, names[glyph]), x, y)
            assert drawn(made, order[place]) == expected, cluster.text
            assert made["hmtx"][order[place]][0] == cluster.width


def harfbuzz(own: Face, text: str) -> list[tuple[int, int, int]]:
    """Return glyphs and places as HarfBuzz gives them with everything at its default."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
    hb.shape(own.shaper, buffer)
    placed, x = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    return placed


def test_parts_of_the_fonts_own_composite_glyphs_come_along() -> None:
    own = face()
    source = TTFont(io.BytesIO(own.data))
    glyph = own.glyph("é")
    assert source["glyf"][source.getGlyphOrder()[glyph]].isComposite()
    subset = Subset(TrueType(own.data))
    place = subset.add(((glyph, 0, 0),))
    made = TTFont(io.BytesIO(subset.file(bytes([place]))))
    name = source.getGlyphOrder()[glyph]
    assert drawn(made, made.getGlyphOrder()[place]) == drawn(source, name)


def test_subset_is_a_font_file_that_checks() -> None:
    subset = Subset(TrueType(face().data))
    places = [subset.add(cluster.glyphs) for cluster in shape(face(), "ที่นี่ป้ำé A").clusters]
    data = subset.file(bytes(places))
    made = TTFont(io.BytesIO(data), checkChecksums=2)
    assert set(made.reader.keys()) == {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    for name in made.getGlyphOrder():
        made["glyf"][name].expand(made["glyf"])
    assert made["maxp"].numGlyphs == len(made.getGlyphOrder())
    assert made["maxp"].maxComponentElements == 4


def test_more_clusters_than_codes_make_more_fonts() -> None:
    text = " ".join(MANY)
    setter = Setter()
    canvas = TextCanvas(setter, (500, 900))
    canvas.show(setter.lines(text, STYLE, 420), 40, 880)
    pdf = canvas.finish()
    assert len(list(fonts(pdf))) == 2
    for read in extraction.READERS.values():
        assert extraction.error_rate(text, read(pdf)) == 0


def test_fonts_are_embedded_and_helvetica_is_not_named() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 300))
    for bold, italic in product((False, True), repeat=2):
        canvas.show(setter.lines("ทดสอบ", Style(16, 22, bold, italic), 200), 40, 250)
    pdf = canvas.finish()
    assert b"Helvetica" not in pdf
    names = [str(font.BaseFont).split("+")[1] for font in fonts(pdf)]
    assert sorted(names) == sorted(own.name for own in FACES)
    assert all("/FontFile2" in font.FontDescriptor for font in fonts(pdf))


def test_widths_in_the_pdf_are_those_of_the_font() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 300))
    canvas.show(setter.lines("กa", STYLE, 200), 40, 250)
    (widths,) = (
        [float(width) for width in font.Widths if width] for font in fonts(canvas.finish())
    )
    wanted = [face().width(face().glyph(char)) * 1000 / UNITS for char in "กa"]
    assert widths == pytest.approx(wanted, abs=0.01)


ODD = "ป้ำ Toy AV  ข → Ω 漢\ufffe\U00020bb7 \u3000ก\u0304 ก" + "่" * 20 + "é ế ①"


def shown(font: pikepdf.Object) -> Iterator[tuple[int, str]]:
    """Yield the codes that a font's ToUnicode names with what they mean."""
    told = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    for code, meaning in re.findall(r"^<(..)> <([0-9A-F]+)>$", told, re.MULTILINE):
        yield int(code, 16), bytes.fromhex(meaning).decode("utf-16-be")


def test_fonts_keep_the_rules_of_lasting_documents() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (700, 900))
    for bold in (False, True):
        canvas.show(setter.lines(f"{ODD} {' '.join(MANY)}", Style(16, 22, bold), 600), 40, 880)
    names = set()
    for font in fonts(canvas.finish()):
        names.add(str(font.BaseFont).split("+")[1])
        assert font.Subtype == "/TrueType"
        assert "/Encoding" not in font
        assert int(font.FontDescriptor.Flags) & 36 == 4  # symbolic
        file = TTFont(io.BytesIO(bytes(font.FontDescriptor.FontFile2.read_bytes())))
        (characters,) = file["cmap"].tables
        codes = dict(shown(font))
        assert set(codes) == {
            code for code, name in characters.cmap.items() if name != file.getGlyphOrder()[0]
        }
        for code, meaning in codes.items():
            width = file["hmtx"][characters.cmap[code]][0] * 1000 / UNITS
            assert float(font.Widths[code - int(font.FirstChar)]) == pytest.approx(width, abs=0.01)
            assert meaning
            assert not set(meaning) & {"\0", "\ufeff", "\ufffe"}
    assert names == {"THSarabunNew", "THSarabunNew-Bold", LIGHT, FULL}


def test_half_a_heap_of_marks_says_nothing_wrong() -> None:
    heap = "ก" + "่" * 4 + "ุ" * 20 + "ข"
    assert "" in [cluster.text for cluster in shape(face(), heap).clusters]
    setter = Setter()
    canvas = TextCanvas(setter, (300, 300))
    canvas.show(setter.lines(heap, STYLE, 200), 40, 250)
    pdf = canvas.finish()
    for read in extraction.READERS.values():
        assert set(extraction.strict(read(pdf))) == {"ก", "่", "ุ", "ข"}
