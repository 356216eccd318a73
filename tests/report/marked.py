"""What the pages of a PDF draw, and to which element of the document each piece belongs."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

PAINTING = frozenset(re.split(" ", "S s f F f* B B* b b* sh Do Tj TJ ' \""))
_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass
class Drawn:
    """One painting operator: its page, the marks around it, the font and codes it shows."""

    page: int
    operator: str
    marks: tuple[str, ...]  # the tags that are open, innermost last
    content: int | None  # the number of the marked content
    font: pikepdf.Object | None = None
    codes: bytes = b""


@dataclass
class Node:
    """An element of the document."""

    kind: str
    element: pikepdf.Object
    contents: list[tuple[int, int]] = field(default_factory=list)  # page and number
    children: "list[Node]" = field(default_factory=list)

    def all(self, kind: str) -> "list[Node]":
        """Return the elements of a kind inside this one, in order."""
        own = [self] if self.kind == kind else []
        return own + [node for child in self.children for node in child.all(kind)]


def drawn(document: pikepdf.Pdf) -> Iterator[Drawn]:
    """Yield everything that is painted, in order."""
    for number, page in enumerate(document.pages):
        marks: list[tuple[str, int | None]] = []
        font = None
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC"):
                dictionary = operands[1] if name == "BDC" else {}
                content = dictionary.get("/MCID")
                marks.append((str(operands[0]), None if content is None else int(content)))
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                font = page.Resources.Font[str(operands[0])]
            elif name in PAINTING:
                tags = tuple(tag for tag, _ in marks)
                contents = [content for _, content in marks if content is not None]
                piece = Drawn(number, name, tags, contents[-1] if contents else None)
                if name in ("Tj", "TJ"):
                    shown = operands[0] if name == "TJ" else [operands[0]]
                    strings = [part for part in shown if isinstance(part, pikepdf.String)]
                    piece.font, piece.codes = font, b"".join(map(bytes, strings))
                yield piece
        assert not marks, f"marked content is left open on page {number + 1}"


def unicode_of(font: pikepdf.Object) -> dict[int, str]:
    """Return what each code of a font means."""
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def texts(document: pikepdf.Pdf) -> tuple[dict[tuple[int, int], str], list[str]]:
    """Return the text of each marked content by page and number, and that of decorations."""
    meanings: dict[tuple[int, int], dict[int, str]] = {}
    tagged: dict[tuple[int, int], str] = defaultdict(str)
    others: list[str] = []
    for piece in drawn(document):
        if piece.font is None:
            continue
        key = piece.font.objgen
        if key not in meanings:
            meanings[key] = unicode_of(piece.font)
        text = "".join(meanings[key].get(code, "\ufffd") for code in piece.codes)
        if piece.content is None:
            others.append(text)
        else:
            tagged[piece.page, piece.content] += text
    return tagged, others


def tree(document: pikepdf.Pdf) -> Node:
    """Return the elements of a document."""
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    return _node(document.Root.StructTreeRoot.K, pages)


def _node(element: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Node:
    node = Node(str(element.S)[1:], element)
    for kid in element.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            node.contents.append((pages[element.Pg.objgen], int(kid)))
        elif kid.get("/Type") == "/MCR":
            node.contents.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            node.children.append(_node(kid, pages))
    return node
