"""Every document is PDF/A-2u; each requirement is checked, and each check can fail."""

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from PIL import Image, ImageCms

from itadesk.report import archive
from itadesk.report.build import print_report
from itadesk.report.text import Setter, TextCanvas
from tests.report import pdfa
from tests.report.paper import OFFICE, PrintJob, example, job

FULL = {"title": "เรื่อง", "steps": "- ขั้น ๑\n- ขั้น ๒", "responsible": ("สำนักปลัด",), "rounds": (12,)}
SIGNER = {"name": "สมหมาย", "position": "นิติกร", "role": "ผู้รายงาน"}
AWKWARD = 'ก <a> & "x" \\ (y) \ufffe \ufeff 漢字 \U0001f600 é'


def picture(mode: str, kind: str) -> bytes:
    """Return a picture half of which one can see through, where the kind has that."""
    stream = io.BytesIO()
    image = Image.new("RGBA", (30, 20), (200, 30, 30, 128))
    image.convert(mode).save(stream, kind)
    return stream.getvalue()


def with_emblem(mode: str, kind: str) -> PrintJob:
    one = job([FULL], [SIGNER], office=OFFICE | {"emblem": "a"}, form="plan")
    return one._replace(blobs={"a": picture(mode, kind)})


PICTURES = [
    *(("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("P", "GIF"), ("CMYK", "TIFF")),
    *(("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG")),
]
JOBS: dict[str, Callable[[], PrintJob]] = {
    **{
        f"example {number}": lambda number=number: example(number)
        for number in ("000", "001", "004")
    },
    **{f"{mode} {kind}": lambda m=mode, k=kind: with_emblem(m, k) for mode, kind in PICTURES},
    "nothing": lambda: job(office={}, form="plan"),
    "rows over pages": lambda: job(
        [FULL | {"steps": "วิธี\n" * 90}] * 2, [SIGNER] * 3, form="results", round=12
    ),
    "paragraphs over pages": lambda: job(
        [FULL], form="plan", blocks=(("cover", False),), analysis="ย่อหน้า ๑ ยาว\n" * 90
    ),
    "long titles": lambda: job(
        [FULL], office=OFFICE | {"name": "😀" * 9_000}, form="plan", page_title="😀" * 9_000
    ),
    "awkward": lambda: job([FULL | {"title": AWKWARD}], form="plan", page_title=AWKWARD),
}


@pytest.mark.parametrize("name", JOBS)
def test_every_document_is_pdf_a_2u(name: str) -> None:
    assert pdfa.problems(print_report(JOBS[name]()).pdf) == {}


@cache
def good() -> bytes:
    return print_report(with_emblem("RGBA", "PNG")).pdf


Breaker = Callable[[pikepdf.Pdf], object]
BROKEN: list[tuple[str, Breaker]] = []


def breaks(name: str) -> Callable[[Breaker], Breaker]:
    """Register what makes a check fail."""

    def registered(breaker: Breaker) -> Breaker:
        BROKEN.append((name, breaker))
        return breaker

    return registered


def font(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.pages[0].Resources.Font["/F1"]


def image(document: pikepdf.Pdf) -> pikepdf.Object:
    (found,) = document.pages[0].Resources.XObject.values()
    return found


def profile(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.Root.OutputIntents[0].DestOutputProfile


def draw(document: pikepdf.Pdf, operators: bytes) -> None:
    page = document.pages[0]
    page.Contents = document.make_stream(page.Contents.read_bytes() + operators)


def rewrite(stream: pikepdf.Object, old: bytes, new: bytes) -> None:
    data = stream.read_raw_bytes() if "/Filter" not in stream else stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new))


def element(document: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(
        e for e in document.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == kind
    )


def glyphless(document: pikepdf.Pdf) -> None:
    """Let every code of a font show the missing glyph."""
    program = font(document).FontDescriptor.FontFile2
    data = bytearray(program.read_bytes())
    at = data.index((262).to_bytes(2, "big") + bytes(2)) + 6
    data[at : at + 256] = bytes(256)
    program.write(bytes(data))


breaks("6.1.7.2 filters")(lambda d: image(d).update({"/F": pikepdf.String("a.bin")}))
breaks("6.1.13 limits")(lambda d: d.pages[0].update({"/MediaBox": [0, 0, 20000, 100]}))
breaks("6.1.13 limits")(lambda d: draw(d, b"q " * 30 + b"Q " * 30))
breaks("6.1.13 limits")(lambda d: d.Root.update({"/X": pikepdf.String("a" * 33000)}))
breaks("6.2.2 content streams")(lambda d: draw(d, b" 1 zz"))
breaks("6.2.3 output intent")(lambda d: d.Root.__delitem__("/OutputIntents"))
breaks("6.2.3 output intent")(lambda d: profile(d).update({"/N": 4}))
breaks("6.2.3 output intent")(lambda d: rewrite(profile(d), b"mntr", b"xxxx"))
breaks("6.2.4 colours")(lambda d: draw(d, b" 0 0 0 1 k"))
breaks("6.2.4 colours")(lambda d: image(d).update({"/ColorSpace": pikepdf.Name.DeviceCMYK}))
breaks("6.2.8 pictures")(lambda d: image(d).update({"/Interpolate": True}))
breaks("6.2.8 pictures")(lambda d: image(d).update({"/OPI": pikepdf.Dictionary()}))
breaks("6.2.8 pictures")(lambda d: image(d).update({"/Subtype": pikepdf.Name.PS}))
breaks("6.2.10 transparency")(lambda d: image(d).update({"/SMask": pikepdf.Name.None_}))
breaks("6.2.10 transparency")(
    lambda d: d.pages[0].Resources.update({"/ExtGState": pikepdf.Dictionary(G={"/ca": 0.5})})
)
breaks("6.2.11.4 fonts are embedded")(lambda d: font(d).FontDescriptor.__delitem__("/FontFile2"))
breaks("6.2.11.5 widths")(lambda d: font(d).update({"/Widths": [0] * 256}))
breaks("6.2.11.6 codes")(lambda d: font(d).update({"/Encoding": pikepdf.Name.WinAnsiEncoding}))
breaks("6.2.11.7 Unicode")(lambda d: font(d).__delitem__("/ToUnicode"))
breaks("6.2.11.7 Unicode")(lambda d: rewrite(font(d).ToUnicode, b"<0E1B", b"<FEFF"))
breaks("6.2.11.8 no missing glyph")(glyphless)
breaks("6.3 to 6.6 nothing that acts")(lambda d: d.pages[0].update({"/Annots": []}))
breaks("6.3 to 6.6 nothing that acts")(lambda d: d.Root.update({"/AA": pikepdf.Dictionary()}))
breaks("6.6.2 metadata")(lambda d: d.Root.__delitem__("/Metadata"))
breaks("6.6.2 metadata")(lambda d: rewrite(d.Root.Metadata, b"<pdfaid:part>2", b"<pdfaid:part>3"))
breaks("6.6.2 metadata")(lambda d: rewrite(d.Root.Metadata, b"dc:format", b"dc:unknown"))
breaks("6.6.2 metadata")(
    lambda d: rewrite(d.Root.Metadata, b'begin="', b'encoding="utf-8" begin="')
)
breaks("6.6.3 information dictionary")(lambda d: d.docinfo.update({"/Title": "อื่น"}))
breaks("6.6.3 information dictionary")(lambda d: d.docinfo.update({"/Keywords": "a"}))
breaks("6.7 tags")(lambda d: d.Root.__delitem__("/StructTreeRoot"))
breaks("6.7 tags")(lambda d: d.Root.__delitem__("/Lang"))
breaks("6.7 tags")(lambda d: d.pages[0].__delitem__("/Tabs"))
breaks("6.7 tags")(lambda d: draw(d, b" 0 0 5 5 re f"))
breaks("6.7 tags")(lambda d: draw(d, b" /P <</MCID 99>> BDC 0 0 5 5 re f EMC"))
breaks("6.7 tags")(lambda d: element(d, "/Figure").update({"/Alt": ""}))
breaks("6.7 tags")(lambda d: element(d, "/TH").update({"/K": [0]}))


@pytest.mark.parametrize(("name", "breaker"), BROKEN, ids=[name for name, _ in BROKEN])
def test_each_check_can_fail(name: str, breaker: Breaker) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as document:
        breaker(document)
        document.save(saved, fix_metadata_version=False)
    assert name in pdfa.CHECKS
    with pikepdf.open(io.BytesIO(saved.getvalue())) as document:
        assert list(pdfa.CHECKS[name](saved.getvalue(), document))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("6.1.2 header", b"%PDF-1.7", b"%PDF-2.0"),
        ("6.1.2 header", b"%\xe2\xe3\xcf\xd3", b"%abcd"),
        ("6.1.3 trailer", b"%%EOF\n", b"%%EOF\n\n\n"),
        ("6.1.3 trailer", b"/ID[<", b"/Id[<"),
        ("6.1.7.1 streams", b"\nendstream", b" endstream"),
        ("6.1.7.1 streams", b">>stream\n", b">>stream "),
    ],
)
def test_each_check_of_the_files_bytes_can_fail(name: str, old: bytes, new: bytes) -> None:
    assert old in good()
    broken = good().replace(old, new)
    with pikepdf.open(io.BytesIO(good())) as document:
        assert not list(pdfa.CHECKS[name](good(), document))
    with pikepdf.open(io.BytesIO(broken)) as document:
        assert list(pdfa.CHECKS[name](broken, document))


def test_every_check_is_proved() -> None:
    of_bytes = {"6.1.2 header", "6.1.3 trailer", "6.1.7.1 streams"}
    assert {name for name, _ in BROKEN} | of_bytes == set(pdfa.CHECKS)


def test_the_colour_profile_is_srgb() -> None:
    own = ImageCms.ImageCmsProfile(io.BytesIO(archive.srgb_profile()))
    usual = ImageCms.createProfile("sRGB")
    levels = [0, 1, 5, 10, 20, 50, 90, 128, 200, 254, 255]
    colours = [(r, g, b) for r in levels for g in levels for b in levels]
    shown = Image.new("RGB", (len(colours), 1))
    shown.putdata(colours)
    changed = ImageCms.profileToProfile(shown, own, usual)
    differences = [abs(a - b) for a, b in zip(shown.tobytes(), changed.tobytes(), strict=True)]
    assert max(differences) <= 1
    assert len(archive.srgb_profile()) < 800


def test_the_metadata_say_what_the_document_says() -> None:
    title = 'แผน <ก> & "ข" (๑) \\\ufffe\x01'
    canvas = TextCanvas(Setter(), (300, 300), title=title, author="อบต.ก", subject="แผน")
    with pikepdf.open(io.BytesIO(canvas.finish())) as document:
        facts = pdfa.metadata(document.Root.Metadata.read_raw_bytes())
        assert str(document.docinfo.Title) == facts["dc:title"] == 'แผน <ก> & "ข" (๑) \\'
        assert document.Root.ViewerPreferences.DisplayDocTitle
    assert facts["dc:creator"] == "อบต.ก"
    assert facts["dc:description"] == "แผน"
    assert facts["dc:language"] == "th-TH"


def test_empty_facts_are_left_out() -> None:
    with pikepdf.open(io.BytesIO(TextCanvas(Setter(), (300, 300)).finish())) as document:
        assert set(document.docinfo.keys()) == {"/Creator", "/Producer"}
        facts = pdfa.metadata(document.Root.Metadata.read_raw_bytes())
    assert not {"dc:title", "dc:creator", "dc:description"} & facts.keys()


def test_pages_are_labelled_by_their_number() -> None:
    with pikepdf.open(io.BytesIO(print_report(example("004")).pdf)) as document:
        assert [page.label for page in document.pages] == [
            str(n + 1) for n in range(len(document.pages))
        ]


def test_documents_that_differ_have_different_identities() -> None:
    identities = set()
    for title in ("ก", "ข", "ก"):
        pdf = print_report(job([FULL | {"title": title}], form="plan")).pdf
        with pikepdf.open(io.BytesIO(pdf)) as document:
            identities.add(bytes(document.trailer.ID[0]))
    assert len(identities) == 2
