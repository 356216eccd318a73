"""What PDF/A-2u (ISO 19005-2) asks of a file, one check for each clause that concerns ours.

A check yields what is wrong. Where ours are stricter than the standard, the check is too.
"""

import io
import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pikepdf
from fontTools.ttLib import TTFont

from tests.report import marked

Check = Callable[[bytes, pikepdf.Pdf], Iterator[str]]
CHECKS: dict[str, Check] = {}
_OPERATORS = frozenset(
    re.split(
        " ",
        "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J"
        " K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw"
        " Tz v w W W* y ' \"",
    )
)
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_PREDEFINED = {
    *("dc:" + name for name in ("creator", "description", "format", "language", "title")),
    *("pdfaid:part", "pdfaid:conformance", "pdf:Producer", "xmp:CreatorTool"),
}


def problems(pdf: bytes) -> dict[str, list[str]]:
    """Return what each check finds."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {name: found for name, check in CHECKS.items() if (found := [*check(pdf, document)])}


def check(name: str) -> Callable[[Check], Check]:
    """Register a check."""

    def registered(function: Check) -> Check:
        CHECKS[name] = function
        return function

    return registered


def streams(document: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    return (each for each in document.objects if isinstance(each, pikepdf.Stream))


def dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary, those of streams and those inside others too."""
    stack: list[object] = list(document.objects)
    while stack:
        each = stack.pop()
        if isinstance(each, pikepdf.Array):
            stack += [part for part in each if not _is_indirect(part)]
        elif isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            yield each
            stack += [part for part in dict(each.items()).values() if not _is_indirect(part)]


def _is_indirect(part: object) -> bool:
    return isinstance(part, pikepdf.Object) and part.is_indirect


@check("6.1.2 header")
def _header(pdf: bytes, _: pikepdf.Pdf) -> Iterator[str]:
    first, second = pdf.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", first):
        yield f"begins with {first!r}"
    if second[:1] != b"%" or len(second) < 5 or min(second[1:5]) < 128:
        yield f"second line {second!r}"


@check("6.1.3 trailer")
def _trailer(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    identity = document.trailer.get("/ID", [])
    if len(identity) != 2 or not all(bytes(part) for part in identity):
        yield "no ID"
    if "/Encrypt" in document.trailer:
        yield "encrypted"
    if not re.search(rb"%%EOF\r?\n?\Z", pdf):
        yield "something follows the end"


@check("6.1.7.1 streams")
def _streams(pdf: bytes, _: pikepdf.Pdf) -> Iterator[str]:
    at = 0
    while begin := re.compile(rb"(\d+) 0 obj\s*<<(?:(?!endobj).)*?stream", re.S).search(pdf, at):
        length = re.search(rb"/Length (\d+)(?! \d+ R)", begin[0])
        after = pdf[begin.end() : begin.end() + 2]
        eol = 1 if after[:1] == b"\n" else 2 if after == b"\r\n" else 0
        if not eol or not length:
            yield f"object {begin[1]!r} begins with {after!r}"
            return
        at = begin.end() + eol + int(length[1])
        if not re.match(rb"\r?\nendstream\b", pdf[at : at + 12]):
            yield f"object {begin[1]!r} ends with {pdf[at : at + 12]!r}"
            return


@check("6.1.7.2 filters")
def _filters(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for stream in streams(document):
        filters = stream.get("/Filter", [])
        names = [filters] if isinstance(filters, pikepdf.Name) else filters
        if {str(name) for name in names} - {"/FlateDecode", "/DCTDecode"}:
            yield f"filter {names}"
        if {"/F", "/FFilter", "/FDecodeParms"} & set(stream.keys()):
            yield "its content is in another file"


@check("6.1.13 limits")
def _limits(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for each in dictionaries(document):
        for key, value in each.items():
            names = [key, str(value)] if isinstance(value, pikepdf.Name) else [key]
            if any(len(name.encode()) > 128 for name in names):
                yield f"long name {key}"
            if isinstance(value, pikepdf.String) and len(bytes(value)) > 32767:
                yield f"long string {key}"
    for page in document.pages:
        width, height = map(float, page.mediabox[2:])
        if not (3 <= width <= 14400 and 3 <= height <= 14400):
            yield "page size"
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            if depth > 28:
                yield "q nested too deeply"
            if any(len(bytes(o)) > 32767 for o in operands if isinstance(o, pikepdf.String)):
                yield "long string"


@check("6.2.2 content streams")
def _contents(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        if "/Resources" not in page:
            yield "no resources"
        for _operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) not in _OPERATORS:
                yield f"operator {operator}"


@check("6.2.3 output intent")
def _intent(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    intents = document.Root.get("/OutputIntents", [])
    if [str(intent.get("/S")) for intent in intents] != ["/GTS_PDFA1"]:
        yield "not one output intent"
        return
    profile = intents[0].get("/DestOutputProfile")
    if profile is None or int(profile.get("/N", 0)) != 3:
        yield "no profile of three colours"
        return
    data = profile.read_bytes()
    size, version, kind, space, mark = struct.unpack_from(">L4xB3x4s4s16x4s", data)
    if (size, kind, space, mark) != (len(data), b"mntr", b"RGB ", b"acsp") or version > 4:
        yield "no profile of a screen"
    if "/OutputConditionIdentifier" not in intents[0]:
        yield "no identifier"


@check("6.2.4 colours")
def _colours(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("k", "K", "sh"):
                yield f"operator {operator}"
            if str(operator) in ("cs", "CS") and str(operands[0]) == "/DeviceCMYK":
                yield "CMYK"
    for stream in streams(document):
        if stream.get("/Subtype") == "/Image":
            space = stream.get("/ColorSpace")
            if str(space) not in ("/DeviceRGB", "/DeviceGray"):
                yield f"picture in {space}"


@check("6.2.8 pictures")
def _pictures(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for stream in streams(document):
        if stream.get("/Type") == "/XObject":
            if stream.get("/Subtype") != "/Image":
                yield f"XObject {stream.get('/Subtype')}"
            yield from {"/Alternates", "/OPI", "/PS", "/Ref", "/Subtype2"} & set(stream.keys())
            if stream.get("/Interpolate", False):
                yield "/Interpolate"
            if stream.get("/BitsPerComponent") not in (1, 2, 4, 8):
                yield "bits"


@check("6.2.10 transparency")
def _transparency(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    seen_through = {"/SMask", "/Mask", "/ca", "/CA", "/BM", "/TR", "/TR2", "/HTP"}
    for each in dictionaries(document):
        yield from seen_through & set(each.keys())


def fonts(document: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, set[int]]]:
    """Yield each font with the codes that are shown in it."""
    used: dict[tuple[int, int], set[int]] = defaultdict(set)
    found = {}
    for piece in marked.drawn(document):
        if piece.font is not None:
            found[piece.font.objgen] = piece.font
            used[piece.font.objgen] |= set(piece.codes)
    return ((font, used[key]) for key, font in found.items())


def _program(font: pikepdf.Object) -> TTFont:
    return TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))


def _glyphs(font: pikepdf.Object) -> dict[int, str]:
    (table,) = _program(font)["cmap"].tables
    return dict(table.cmap)


@check("6.2.11.4 fonts are embedded")
def _embedded(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for each in dictionaries(document):
        if each.get("/Type") == "/Font" and "/FontFile2" not in each.get("/FontDescriptor", {}):
            yield str(each.get("/BaseFont"))


@check("6.2.11.5 widths")
def _widths(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for font, codes in fonts(document):
        program = _program(font)
        units, names = program["head"].unitsPerEm, _glyphs(font)
        for code in codes:
            drawn = program["hmtx"][names[code]][0] * 1000 / units
            if abs(drawn - float(font.Widths[code - int(font.FirstChar)])) > 1:
                yield f"{font.BaseFont} code {code}"


@check("6.2.11.6 codes")
def _codes(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for font, _codes in fonts(document):
        if not int(font.FontDescriptor.Flags) & 4 or "/Encoding" in font:
            yield f"{font.BaseFont} is not symbolic"
        if len(_program(font)["cmap"].tables) != 1:
            yield f"{font.BaseFont} has not one table of codes"


@check("6.2.11.7 Unicode")
def _unicode(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for font, codes in fonts(document):
        meanings = marked.unicode_of(font) if "/ToUnicode" in font else {}
        for code in codes:
            text = meanings.get(code, "")
            if not text or set(text) & {"\0", "\ufeff", "\ufffe"}:
                yield f"{font.BaseFont} code {code} means {text!r}"


@check("6.2.11.8 no missing glyph")
def _missing(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    for font, codes in fonts(document):
        names = _glyphs(font)
        if any(names.get(code, ".notdef") == ".notdef" for code in codes):
            yield str(font.BaseFont)


@check("6.3 to 6.6 nothing that acts")
def _acting(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    forbidden = {"/AcroForm", "/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles", "/Annots"}
    forbidden |= {"/OCProperties", "/Requirements", "/PresSteps", "/Alternates", "/XFA", "/A1"}
    for each in dictionaries(document):
        yield from forbidden & set(each.keys())


@check("6.6.2 metadata")
def _metadata(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    stream = document.Root.get("/Metadata")
    if stream is None or stream.get("/Type") != "/Metadata" or "/Filter" in stream:
        yield "no plain metadata"
        return
    data = stream.read_raw_bytes()
    if re.search(rb"<\?xpacket [^?]*(bytes|encoding)=", data):
        yield "header of the packet"
    facts = metadata(data)
    if facts.get("pdfaid:part") != "2" or facts.get("pdfaid:conformance") != "U":
        yield "does not say PDF/A-2u"
    for name in facts.keys() - _PREDEFINED:
        yield f"unknown property {name}"


@check("6.6.3 information dictionary")
def _information(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    facts = (
        metadata(document.Root.Metadata.read_raw_bytes()) if "/Metadata" in document.Root else {}
    )
    same = {
        "/Title": "dc:title",
        "/Author": "dc:creator",
        "/Subject": "dc:description",
        "/Creator": "xmp:CreatorTool",
        "/Producer": "pdf:Producer",
    }
    for key in document.docinfo.keys() | same.keys():
        here = document.docinfo.get(key)
        if (None if here is None else str(here)) != facts.get(same.get(key, "")):
            yield f"{key} {here}"


def metadata(data: bytes) -> dict[str, str]:
    """Return the properties of a metadata packet."""
    root = ElementTree.fromstring(data)
    facts = {}
    for description in root.iter(f"{{{_SPACES['rdf']}}}Description"):
        for each in description:
            space, name = each.tag[1:].split("}")
            prefix = next((p for p, uri in _SPACES.items() if uri == space), space)
            facts[f"{prefix}:{name}"] = "".join(each.itertext()).strip()
    return facts


@check("6.7 tags")
def _tags(_: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False) or "/Lang" not in root:
        yield "not marked, or without a language"
    if "/StructTreeRoot" not in root:
        yield "no structure"
        return
    owners = {}
    stack = [marked.tree(document)]
    while stack:
        node = stack.pop()
        stack += node.children
        for place in node.contents:
            if place in owners:
                yield f"content {place} has two owners"
            owners[place] = node.element.objgen
        if node.kind == "Figure" and not str(node.element.get("/Alt", "")):
            yield "a picture without words"
    numbers = list(root.StructTreeRoot.ParentTree.Nums)
    listed = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for number, page in enumerate(document.pages):
        if page.get("/Tabs") != "/S":
            yield "order of the keys"
        parents = [parent.objgen for parent in listed[int(page.StructParents)]]
        if parents != [owners.get((number, place)) for place in range(len(parents))]:
            yield f"page {number + 1} names others as owners than the elements do"
    for piece in marked.drawn(document):
        if piece.content is None and "/Artifact" not in piece.marks:
            yield f"{piece.operator} on page {piece.page + 1} belongs to nothing"
        if piece.content is not None and (piece.page, piece.content) not in owners:
            yield f"content {piece.content} on page {piece.page + 1} is in no element"
