"""What makes a PDF last: PDF/A-2u (ISO 19005-2), with the document's facts in its metadata."""

import struct
from functools import cache
from typing import NamedTuple

from itadesk.report.pdf_file import LONGEST_STRING, PdfFile, text_string

LANGUAGE = "th-TH"
_PROGRAM = "itadesk"
_PRODUCER = "ReportLab"
_UNKNOWN = dict.fromkeys([*range(9), *range(11, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
{facts}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Facts(NamedTuple):
    """What a document says of itself; an empty fact is left out."""

    title: str = ""
    author: str = ""
    subject: str = ""


def finish(file: PdfFile, facts: Facts, outline: int, structure: int) -> bytes:
    """Return the finished file, given the numbers of its outline, 0 for none, and structure."""
    facts = Facts(*(fact.translate(_UNKNOWN)[:LONGEST_STRING] for fact in facts))
    entries = "/Type/Metadata/Subtype/XML"
    metadata = file.add_stream(_metadata(facts).encode("utf-8"), entries, plain=True)
    profile = file.add_stream(srgb_profile(), "/N 3")
    intent = (
        "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R"
    )
    catalog = (
        f"/Lang({LANGUAGE})/Metadata {metadata} 0 R/OutputIntents[<<{intent}>>]"
        f"/StructTreeRoot {structure} 0 R/MarkInfo<</Marked true>>"
        "/ViewerPreferences<</DisplayDocTitle true>>"
        "/PageLabels<</Nums[0<</S/D>>]>>"  # PDF has no Thai ones; these can be typed to go there
    )
    if outline:
        catalog += f"/Outlines {outline} 0 R"
    said = {"Title": facts.title, "Author": facts.author, "Subject": facts.subject}
    said |= {"Creator": _PROGRAM, "Producer": _PRODUCER}
    info = "".join(f"/{key}{text_string(text)}" for key, text in said.items() if text)
    return file.finish(catalog, f"<<{info}>>")


def _metadata(facts: Facts) -> str:
    """Return the metadata packet, in step with the information dictionary."""
    title, author, subject = (fact.translate(_MARKUP) for fact in facts)
    said = (
        ("dc:title", "Alt", ' xml:lang="x-default"', title),
        ("dc:creator", "Seq", "", author),
        ("dc:description", "Alt", ' xml:lang="x-default"', subject),
    )
    return _METADATA.format(
        facts="\n".join(
            f"<{name}><rdf:{kind}><rdf:li{language}>{text}</rdf:li></rdf:{kind}></{name}>"
            for name, kind, language, text in said
            if text
        ),
        language=LANGUAGE,
        program=_PROGRAM,
        producer=_PRODUCER,
    )


# Colours of sRGB (IEC 61966-2-1) as seen under the D50 light of profiles; source: ICC, sRGB.
_WHITE = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (
    (0.436066, 0.222488, 0.013916),
    (0.385147, 0.716873, 0.097076),
    (0.143066, 0.060608, 0.714096),
)
_STEPS = 64  # of the curve; between them it is straight, less than 0.0001 off


@cache
def srgb_profile() -> bytes:
    """Return the colour profile of screens and pictures: sRGB as ICC.1:2001-04 (version 2.4)."""
    name = b"sRGB\0"
    described = b"desc" + bytes(4) + struct.pack(">L", len(name)) + name + bytes(8 + 3 + 67)
    levels = [round(_light(step / (_STEPS - 1)) * 65535) for step in range(_STEPS)]
    curve = struct.pack(f">4sLL{_STEPS}H", b"curv", 0, _STEPS, *levels)
    tags = {
        b"desc": described,
        b"cprt": b"text" + bytes(4) + b"Public domain\0",
        b"wtpt": _colour(_WHITE),
        b"rXYZ": _colour(_RED),
        b"gXYZ": _colour(_GREEN),
        b"bXYZ": _colour(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for content in tags.values():
        if content not in places:  # the three curves are one
            places[content] = at + len(body)
            body += content + bytes(-len(content) % 4)
    table = b"".join(struct.pack(">4sLL", tag, places[c], len(c)) for tag, c in tags.items())
    size = at + len(body)
    head = struct.pack(
        ">L4x4s4s4s4s12s4s28x12s48x",
        size,
        bytes((2, 0x40, 0, 0)),
        b"mntr",
        b"RGB ",
        b"XYZ ",
        struct.pack(">6H", 2026, 1, 1, 0, 0, 0),
        b"acsp",
        _colour(_WHITE)[8:],
    )
    return head + struct.pack(">L", len(tags)) + table + body


def _light(level: float) -> float:
    """Return how much light a level of sRGB stands for."""
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


def _colour(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sL3l", b"XYZ ", 0, *(round(value * 65536) for value in values))
