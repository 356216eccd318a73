"""A TrueType file with nothing but the glyphs a document uses.

Hints go too: at print and screen resolutions of today they change nothing, and they are a third
of the file. Sources: OpenType specification 1.9, tables head, hhea, hmtx, maxp, loca, glyf, cmap.
"""

import struct
from collections.abc import Sequence
from functools import cached_property

_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO, _INSTRUCTIONS = 1, 8, 0x20, 0x40, 0x80, 0x100


class TrueType:
    """The tables of a TrueType file that embedding needs."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">H", data, 4)[0]
        records = (struct.unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count))
        self._tables = {tag.decode("ascii"): data[at : at + size] for tag, _, at, size in records}

    def table(self, tag: str) -> bytes:
        """Return a table's bytes."""
        return self._tables[tag]

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Return where each glyph starts in glyf, and where the last one ends."""
        count = struct.unpack_from(">H", self.table("maxp"), 4)[0] + 1
        if struct.unpack_from(">h", self.table("head"), 50)[0]:
            return struct.unpack_from(f">{count}L", self.table("loca"))
        return tuple(2 * n for n in struct.unpack_from(f">{count}H", self.table("loca")))

    def outline(self, glyph: int) -> bytes:
        """Return the outline of a glyph as stored, b"" for an empty one."""
        return self.table("glyf")[self._offsets[glyph] : self._offsets[glyph + 1]]

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Return advance and left side bearing of a glyph in font units."""
        full = struct.unpack_from(">H", self.table("hhea"), 34)[0]
        table = self.table("hmtx")
        if glyph < full:
            advance, bearing = struct.unpack_from(">Hh", table, 4 * glyph)
        else:
            (advance,) = struct.unpack_from(">H", table, 4 * (full - 1))
            (bearing,) = struct.unpack_from(">h", table, 4 * full + 2 * (glyph - full))
        return advance, bearing

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a font file in which code n draws ``glyphs[n]``; 256 codes at most."""
        kept = list(dict.fromkeys([0, *glyphs]))
        place = {glyph: n for n, glyph in enumerate(kept)}
        outlines = []
        for glyph in kept:  # grows while composite glyphs name their parts
            outline = self.outline(glyph)
            if outline and struct.unpack_from(">h", outline)[0] < 0:
                outline, parts = _composite(outline, place)
                kept += parts
            outlines.append(_padded(_simple(outline)))
        offsets = [0]
        for outline in outlines:
            offsets.append(offsets[-1] + len(outline))
        maxp = bytearray(self.table("maxp"))
        struct.pack_into(">H", maxp, 4, len(kept))
        maxp[16:28] = bytes(12)  # twilight points … size of instructions: none are left
        hhea = bytearray(self.table("hhea"))
        struct.pack_into(">H", hhea, 34, len(kept))
        head = bytearray(self.table("head"))
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        codes = bytes(place[glyph] for glyph in glyphs).ljust(256, b"\0")
        return _file(
            {
                "cmap": struct.pack(">HHHHLHHH", 0, 1, 1, 0, 12, 0, 262, 0) + codes,
                "glyf": b"".join(outlines),
                "head": bytes(head),
                "hhea": bytes(hhea),
                "hmtx": b"".join(struct.pack(">Hh", *self.metrics(glyph)) for glyph in kept),
                "loca": struct.pack(f">{len(offsets)}L", *offsets),
                "maxp": bytes(maxp),
            }
        )


def _simple(outline: bytes) -> bytes:
    """Drop the instructions of a simple outline; leave a composite one as it is."""
    contours = struct.unpack_from(">h", outline)[0] if outline else -1
    if contours < 0:
        return outline
    at = 10 + 2 * contours
    size = struct.unpack_from(">H", outline, at)[0]
    return outline[:at] + b"\0\0" + outline[at + 2 + size :]


def _composite(outline: bytes, place: dict[int, int]) -> tuple[bytes, list[int]]:
    """Renumber the parts of a composite outline; return it and the parts that are new."""
    changed = bytearray(outline)
    new = []
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", outline, at)
        if part not in place:
            place[part] = len(place)
            new.append(part)
        struct.pack_into(">HH", changed, at, flags & ~_INSTRUCTIONS, place[part])
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return bytes(changed[:at]), new


def _padded(data: bytes) -> bytes:
    """Fill up with zeros to a multiple of four bytes."""
    return data + bytes(-len(data) % 4)


def _checksum(data: bytes) -> int:
    """Return the sum of the data's 32-bit words."""
    padded = _padded(data)
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF


def _file(tables: dict[str, bytes]) -> bytes:
    """Put tables together to a font file."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(
        ">LHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    at = 12 + 16 * count
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sLLL", tag.encode("ascii"), _checksum(data), at, len(data))
        at += len(_padded(data))
    file = bytearray(directory + b"".join(_padded(data) for _, data in sorted(tables.items())))
    head = sum(len(_padded(data)) for tag, data in tables.items() if tag < "head")
    adjustment = (0xB1B0AFBA - _checksum(bytes(file))) & 0xFFFFFFFF
    struct.pack_into(">L", file, 12 + 16 * count + head + 8, adjustment)
    return bytes(file)
