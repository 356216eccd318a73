"""The file that holds the pages: small objects lie together in compressed streams.

ReportLab's own writer gives each object its own place and words of its own; with hundreds of
structure elements a document, that would be most of the file. Source: ISO 32000-1, 7.5.
"""

import struct
import zlib
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the second line says that the file is not text
_TOGETHER = 500  # objects in one stream
_LEVEL = 3  # of zlib's: the usual one takes a third longer, for pages that are 4 % smaller
LONGEST_STRING = 8_000  # characters, of four bytes at most: PDF/A lets a string have 32,767 bytes
_ROW = struct.Struct(">BLH")  # of the cross-reference: kind, place, index or generation
_FREE, _APART, _PACKED = 0, 1, 2


class Image(NamedTuple):
    """A picture without transparency: a JPEG file, or a byte for each colour of each pixel.

    Unless it is a JPEG, the bytes are compressed by zlib.
    """

    content: bytes
    width: int
    height: int
    grey: bool
    jpeg: bool


class PdfFile(pdfdoc.PDFDocument):  # type: ignore[misc] # ReportLab has no types
    """A document of ReportLab's canvas that writes itself; the same calls give the same bytes."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self._streams: dict[int, bytes] = {}
        self._rows = bytearray()
        self._waiting: list[tuple[int, str]] = []
        self._page_tree = self.reserve()
        self._kids: list[int] = []

    def reserve(self) -> int:
        """Return the number of an object that will follow."""
        self.objectcounter += 1
        number: int = self.objectcounter
        return number

    def put(self, number: int, content: str) -> None:
        """Add the object of a reserved number."""
        self._waiting.append((number, content))
        if len(self._waiting) == _TOGETHER:
            self._flush()

    def add(self, content: str) -> int:
        """Add an object; return its number."""
        number = self.reserve()
        self.put(number, content)
        return number

    def add_stream(self, content: bytes, entries: str = "", *, plain: bool = False) -> int:
        """Add a stream, compressed unless `plain`; return its number."""
        number = self.reserve()
        self._streams[number] = _stream(content, entries, plain=plain)
        return number

    def register_image(self, image: Image) -> str:
        """Add a picture, once; return the name by which pages draw it."""
        import hashlib  # takes long to load, and few reports have pictures

        digest = hashlib.sha256(image.content).hexdigest()[:16]
        name = f"{digest}-{image.width}x{image.height}"  # the same pixels may have another shape
        key = pdfdoc.xObjectName(name)
        if key not in self.idToObjectNumberAndVersion:
            entries = (
                f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}"
                f"/BitsPerComponent 8/ColorSpace/{'DeviceGray' if image.grey else 'DeviceRGB'}"
            )
            entries += f"/Filter/{'DCT' if image.jpeg else 'Flate'}Decode"
            number = self.add_stream(image.content, entries, plain=True)
            self.idToObjectNumberAndVersion[key] = number, 0
        return name

    @property
    def page(self) -> int:
        """The number of the page that is being drawn."""
        name = self.thisPageName()
        if name not in self.idToObjectNumberAndVersion:
            self.idToObjectNumberAndVersion[name] = self.reserve(), 0
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 - the canvas calls it at a page's end
        """Add a finished page."""
        content = self.add_stream(page.stream.encode("latin-1"))  # codes of clusters are bytes
        fonts = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(self).decode("ascii")
        images = "".join(
            f"/{key} {self.idToObjectNumberAndVersion[key][0]} 0 R"
            for key in (page.XObjects.dict if page.XObjects else ())
        )
        resources = f"/Font {fonts}" + (f"/XObject<<{images}>>" if images else "")
        self.put(
            self.page,
            f"<</Type/Page/Parent {self._page_tree} 0 R/Contents {content} 0 R"
            f"/MediaBox[0 0 {page.pagewidth:g} {page.pageheight:g}]/Resources<<{resources}>>"
            f"/StructParents {len(self._kids)}/Tabs/S>>",
        )
        self._kids.append(self.page)
        self.pageCounter += 1
        self.inObject = None

    def finish(self, catalog: str, info: str) -> bytes:
        """Return the file; `catalog` lacks only its type and its pages."""
        kids = " ".join(f"{number} 0 R" for number in self._kids)
        self.put(self._page_tree, f"<</Type/Pages/Count {len(self._kids)}/Kids[{kids}]>>")
        root = self.add(f"<</Type/Catalog/Pages {self._page_tree} 0 R{catalog}>>")
        facts = self.add(info)
        self._add_registered()
        self._flush()
        parts = [_HEAD]
        at = len(_HEAD)
        for number, content in self._streams.items():
            self._set_row(number, _APART, at)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
            at += len(parts[-1])
        checks = [0, 0, 0, 0]  # they keep nobody out, and need no `hashlib`
        for n, part in enumerate(parts):
            checks[n % 4] = zlib.crc32(part, checks[n % 4])
        number = self.reserve()
        self._set_row(0, _FREE, 0, 65535)
        self._set_row(number, _APART, at)
        identity = f"<{''.join(f'{check:08x}' for check in checks)}>"
        entries = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {facts} 0 R"
            f"/ID[{identity}{identity}]/DecodeParms<</Predictor 12/Columns {_ROW.size}>>"
        )
        rows = _stream(_predicted(self._rows), entries)
        parts.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, rows, at))
        return b"".join(parts)

    def _add_registered(self) -> None:
        """Add what ReportLab's own objects have become: fonts and their parts."""
        number = 0
        while number < self.objectcounter:  # an object may register others while it is written
            number += 1
            made = self.idToObject.get(self.numberToId.get(number))
            if isinstance(made, pdfdoc.PDFStream):
                entries = b"".join(
                    b"/%b %b" % (key.encode("ascii"), pdfdoc.format(value, self))
                    for key, value in made.dictionary.dict.items()
                )
                self._streams[number] = _stream(made.content, entries.decode("ascii"))
            elif made is not None:
                self.put(number, pdfdoc.format(made, self, toplevel=1).decode("latin-1"))

    def _flush(self) -> None:
        """Compress the objects that wait into one stream."""
        if not self._waiting:
            return
        self._waiting.sort()  # neighbours are alike and take less room
        heads, at = [], 0
        for _, content in self._waiting:
            heads.append(at)
            at += len(content) + 1
        index = " ".join(f"{n} {at}" for (n, _), at in zip(self._waiting, heads, strict=True))
        body = "\n".join([index, *(content for _, content in self._waiting)])
        entries = f"/Type/ObjStm/N {len(heads)}/First {len(index) + 1}"
        stream = self.add_stream(body.encode("latin-1"), entries)
        for place, (number, _) in enumerate(self._waiting):
            self._set_row(number, _PACKED, stream, place)
        self._waiting = []

    def _set_row(self, number: int, kind: int, place: int, index: int = 0) -> None:
        """Say where an object is found."""
        missing = (number + 1) * _ROW.size - len(self._rows)
        if missing > 0:
            self._rows += bytes(missing)
        _ROW.pack_into(self._rows, number * _ROW.size, kind, place, index)


def text_string(text: str) -> str:
    """Return a text as PDF writes it, cut off where PDF/A would not have it longer."""
    text = text[:LONGEST_STRING]
    if text.isascii() and text.isprintable() and not set(text) & set("()\\"):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _stream(content: bytes, entries: str, *, plain: bool = False) -> bytes:
    """Return a stream with its dictionary."""
    if not plain:
        content = zlib.compress(content, _LEVEL)
        entries += "/Filter/FlateDecode"
    head = f"<<{entries}/Length {len(content)}>>stream\n".encode("ascii")
    return head + content + b"\nendstream"


def _predicted(rows: bytes | bytearray) -> bytes:
    """Return rows as what each differs by from the one above: PNG's predictor 2."""
    size = _ROW.size
    above = bytes(size) + rows
    differences = bytes([(b - a) & 255 for a, b in zip(above, rows, strict=False)])
    return b"".join(b"\2" + differences[at : at + size] for at in range(0, len(rows), size))
