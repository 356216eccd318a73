"""A TrueType file with nothing but what a document draws.

Hints go: at today's resolutions they change nothing, and they are a third of the file. A cluster
of several glyphs becomes one composite glyph. Source: OpenType specification 1.9, tables head,
hhea, hmtx, maxp, loca, glyf, cmap.
"""

import struct
from functools import cached_property
from itertools import accumulate

from itadesk.report.shaping import Placed

_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO, _INSTRUCTIONS = 1, 2, 8, 32, 64, 128, 256


Glyph = tuple[bytes, tuple[int, ...] | None, int, int]
"""Outline and box, b"" and none when it is empty; points and contours, the most if it has parts."""


class TrueType:
    """A TrueType font to take glyphs from."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">H", data, 4)[0]
        records = (struct.unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count))
        self._tables = {tag.decode("ascii"): data[at : at + size] for tag, _, at, size in records}
        self._glyphs: dict[int, Glyph] = {}
        (self._advances,) = struct.unpack_from(">H", self._tables["hhea"], 34)

    def table(self, tag: str) -> bytes:
        """Return a table's bytes."""
        return self._tables[tag]

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Where each glyph starts in glyf, and where the last one ends."""
        count = struct.unpack_from(">H", self.table("maxp"), 4)[0] + 1
        if struct.unpack_from(">h", self.table("head"), 50)[0]:
            return struct.unpack_from(f">{count}L", self.table("loca"))
        return tuple(2 * n for n in struct.unpack_from(f">{count}H", self.table("loca")))

    def glyph(self, number: int) -> Glyph:
        """Return a glyph without its hints."""
        known = self._glyphs.get(number)
        if known is None:
            known = self._glyphs[number] = self._read(number)
        return known

    def _read(self, number: int) -> Glyph:
        outline = self.table("glyf")[self._offsets[number] : self._offsets[number + 1]]
        if not outline:
            return b"", None, 0, 0
        contours, *box = struct.unpack_from(">5h", outline)
        if contours < 0:
            points, contours = struct.unpack_from(">HH", self.table("maxp"), 10)
            return outline, tuple(box), points, contours
        at = 10 + 2 * contours
        size = struct.unpack_from(">H", outline, at)[0]
        points = struct.unpack_from(">H", outline, at - 2)[0] + 1 if contours else 0
        return outline[:at] + b"\0\0" + outline[at + 2 + size :], tuple(box), points, contours

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Return advance and left side bearing of a glyph in font units."""
        full, table = self._advances, self._tables["hmtx"]
        (advance,) = struct.unpack_from(">H", table, 4 * min(glyph, full - 1))
        at = 4 * glyph + 2 if glyph < full else 4 * full + 2 * (glyph - full)
        return advance, struct.unpack_from(">h", table, at)[0]


class Subset:
    """A new font file: a glyph for each code, then the parts of composite glyphs."""

    def __init__(self, font: TrueType) -> None:
        self._font = font
        self._drawn: list[tuple[Placed, ...]] = []
        self._places: dict[tuple[Placed, ...], int] = {}
        self._most = [0, 0, 0]  # points, contours and parts of any composite glyph
        self.add(((0, 0, 0),))

    def add(self, placed: tuple[Placed, ...]) -> int:
        """Add what is drawn as one glyph; return its number in the new font."""
        if placed not in self._places:
            self._places[placed] = len(self._drawn)
            self._drawn.append(placed)
        return self._places[placed]

    def file(self, codes: bytes) -> bytes:
        """Return the font file; code n draws glyph ``codes[n]``."""
        outlines: list[bytes] = []
        metrics: list[tuple[int, int]] = []
        for placed in self._drawn:  # grows while composite glyphs name their parts
            first, x, y = placed[0]
            if len(placed) == 1 and x == y == 0:
                outlines.append(self._renumbered(self._font.glyph(first)[0]))
                metrics.append(self._font.metrics(first))
            else:
                outlines.append(self._composite(placed))
                least = struct.unpack_from(">h", outlines[-1], 2)[0]
                metrics.append((sum(self._font.metrics(glyph)[0] for glyph, _, _ in placed), least))
        starts = [0, *accumulate(map(len, outlines))]
        characters = struct.pack(">HHHHLHHH", 0, 1, 1, 0, 12, 0, 262, 0) + codes.ljust(256, b"\0")
        return _file(
            {
                "cmap": characters,
                "glyf": b"".join(outlines),
                "head": self._changed("head", (8, ">L", 0), (50, ">h", 1)),
                "hhea": self._changed("hhea", (34, ">H", len(outlines))),
                "hmtx": b"".join(struct.pack(">Hh", *metric) for metric in metrics),
                "loca": struct.pack(f">{len(starts)}L", *starts),
                "maxp": self._maxp(len(outlines)),
            }
        )

    def _composite(self, placed: tuple[Placed, ...]) -> bytes:
        """Return the outline of several glyphs drawn as one."""
        boxes = []
        records = b""
        points = contours = 0
        for n, (glyph, x, y) in enumerate(placed):
            _, box, more_points, more_contours = self._font.glyph(glyph)
            if box:
                x0, y0, x1, y1 = box
                boxes.append((x0 + x, y0 + y, x1 + x, y1 + y))
            points, contours = points + more_points, contours + more_contours
            flags = _WORDS | _XY | (_MORE if n + 1 < len(placed) else 0)
            records += struct.pack(">HHhh", flags, self.add(((glyph, 0, 0),)), x, y)
        self._most = list(map(max, self._most, (points, contours, len(placed))))
        sides = list(zip(*boxes, strict=True)) or [(0,)] * 4
        whole = *map(min, sides[:2]), *map(max, sides[2:])
        return struct.pack(">5h", -1, *whole) + records

    def _renumbered(self, outline: bytes) -> bytes:
        """Give the parts of one of the font's own composite glyphs their new numbers."""
        if not outline or struct.unpack_from(">h", outline)[0] >= 0:
            return outline
        changed = bytearray(outline)
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, part = struct.unpack_from(">HH", outline, at)
            struct.pack_into(">HH", changed, at, flags & ~_INSTRUCTIONS, self.add(((part, 0, 0),)))
            at += 8 if flags & _WORDS else 6
            scales = {_SCALE: 2, _XY_SCALE: 4, _TWO_BY_TWO: 8}
            at += sum(size for flag, size in scales.items() if flags & flag)
        return bytes(changed[:at])

    def _maxp(self, count: int) -> bytes:
        """Return the table of greatest counts; without hints, those of hinting are nought."""
        own = struct.unpack_from(">HH", self._font.table("maxp"), 10)
        parts, depth = struct.unpack_from(">HH", self._font.table("maxp"), 28)
        return self._changed(
            "maxp",
            (4, ">H", count),
            (10, ">H", max(own[0], self._most[0])),
            (12, ">H", max(own[1], self._most[1])),
            *((at, ">H", 0) for at in range(16, 28, 2)),
            (28, ">H", max(parts, self._most[2])),
            (30, ">H", depth + 1),
        )

    def _changed(self, tag: str, *changes: tuple[int, str, int]) -> bytes:
        """Return a table of the font with some of its values changed: place, format, value."""
        table = bytearray(self._font.table(tag))
        for at, kind, value in changes:
            struct.pack_into(kind, table, at, value)
        return bytes(table)


def _padded(data: bytes) -> bytes:
    """Fill up with zeros to a multiple of four bytes."""
    return data + bytes(-len(data) % 4)


def _checksum(data: bytes) -> int:
    """Return the sum of the data's 32-bit words."""
    padded = _padded(data)
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF


def _file(tables: dict[str, bytes]) -> bytes:
    """Put tables, in the order of their tags, together to a font file."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(
        ">LHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    at = {}
    end = 12 + 16 * count
    for tag, data in tables.items():
        at[tag] = end
        directory += struct.pack(">4sLLL", tag.encode("ascii"), _checksum(data), end, len(data))
        end += len(_padded(data))
    file = bytearray(directory + b"".join(map(_padded, tables.values())))
    adjustment = (0xB1B0AFBA - _checksum(bytes(file))) & 0xFFFFFFFF
    struct.pack_into(">L", file, at["head"] + 8, adjustment)
    return bytes(file)
