"""The tags of a PDF: what each part of its pages is, for screen readers and other programs.

Structure elements are written as soon as they are complete, so that long tables stay light.
Source: ISO 32000-1, 14.7 and 14.8.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from itadesk.report.pdf_file import PdfFile, text_string

_GROUPS = frozenset({"Document", "Table", "THead", "TBody", "TR"})
_LINES = frozenset({"P", "Span"})
_TITLES = frozenset({"H1", "H2", "H3", "H4", "TH"})


class Element:
    """One part of the document; `parts` are its children and the numbers of its content."""

    __slots__ = ("attributes", "kind", "number", "page", "parent", "parts", "written")

    def __init__(self, kind: str, number: int, parent: int, attributes: str) -> None:
        self.kind = kind
        self.number = number
        self.parent = parent
        self.attributes = attributes
        self.page = 0  # on which its content begins
        self.parts: list[Element | str] = []
        self.written = False


class Structure:
    """The tree of a document's elements, and which of them is being drawn."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = Element("Document", file.reserve(), self._root, "")
        self._inside: list[Element | None] = [self._document]
        self._marked: Element | None = None  # whose content has begun
        self._marking = False
        self._page = 0  # that has content, 0 before it has any
        self._owners: list[int] = []  # of each piece of marked content on this page
        self._pages: list[int] = []  # for each page, the object that lists the owners

    def add(self, kind: str, attributes: str = "") -> Element:
        """Add an element inside the one that is being drawn."""
        parent = next(element for element in reversed(self._inside) if element)
        element = Element(kind, self._file.reserve(), parent.number, attributes)
        parent.parts.append(element)
        return element

    def within(self, element: Element | None) -> "_Within":
        """Let what is drawn belong to an element; None: to nothing, it decorates the page."""
        return _Within(self._inside, element)

    @contextmanager
    def element(self, kind: str, attributes: str = "") -> Iterator[None]:
        """Let what is drawn belong to a new element, which is then complete.

        In what decorates the page, nothing is an element.
        """
        if self._inside[-1] is None:
            yield
            return
        element = self.add(kind, attributes)
        with self.within(element):
            yield
        self.close(element)

    def paragraph(self, begins: bool, alone: bool) -> Element | None:
        """Return what a paragraph, or the rest of one, belongs to.

        One that stands `alone` in an element, or in a picture, needs none of its own.
        """
        parent = self._inside[-1]
        if parent is None or (parent.kind in _GROUPS and parent is not self._document):
            return None
        if parent.kind == "Figure":
            return parent
        last = parent.parts[-1] if parent.parts else None
        if not begins and last is not None:
            return last if isinstance(last, Element) and last.kind in _LINES else parent
        if alone and last is None and parent is not self._document:
            return parent
        return self.add("Span" if parent.kind in _TITLES | _LINES else "P")

    def begin(self) -> list[str]:
        """Return the operators before what is drawn, unless more of the same element comes."""
        element = self._inside[-1]
        return self.begin_with(None if element is None or element.kind in _GROUPS else element)

    def begin_with(self, element: Element | None) -> list[str]:
        """Return the operators before content of an element; None: of a decoration."""
        if self._marking and element is self._marked:
            return []
        operators = self.end()
        self._marked, self._marking = element, True
        return [*operators, self._mark(element) if element else "/Artifact BMC"]

    def end(self) -> list[str]:
        """Return the operators that end what has begun."""
        operators = ["EMC"] if self._marking else []
        self._marking = False
        return operators

    def _mark(self, element: Element) -> str:
        place = len(self._owners)
        page = self._page = self._page or self._file.page
        self._owners.append(element.number)
        element.page = element.page or page
        same = element.page == page
        element.parts.append(str(place) if same else f"<</Type/MCR/Pg {page} 0 R/MCID {place}>>")
        return f"/{element.kind}<</MCID {place}>>BDC"

    def close(self, element: Element) -> None:
        """Write an element and what is below it; nothing may be added any more."""
        parts = []
        for part in element.parts:
            if isinstance(part, Element):
                if not part.written:
                    self.close(part)
                part = f"{part.number} 0 R"
            parts.append(part)
        kids = f"/K[{' '.join(parts)}]" if parts else ""
        page = f"/Pg {element.page} 0 R" if element.page else ""
        self._file.put(
            element.number,
            f"<</S/{element.kind}/P {element.parent} 0 R{page}{kids}{element.attributes}>>",
        )
        element.parts = []
        element.written = True

    def end_page(self) -> None:
        """Say whose the content of the page is."""
        owners = " ".join(f"{number} 0 R" for number in self._owners)
        self._pages.append(self._file.add(f"[{owners}]"))
        self._owners = []
        self._page = 0

    def finish(self) -> int:
        """Write what is left; return the number of the tree's root."""
        self.close(self._document)
        pages = " ".join(f"{place} {number} 0 R" for place, number in enumerate(self._pages))
        self._file.put(
            self._root,
            f"<</Type/StructTreeRoot/K {self._document.number} 0 R"
            f"/ParentTree<</Nums[{pages}]>>/ParentTreeNextKey {len(self._pages)}>>",
        )
        return self._root


class _Within:
    """A while in which an element is being drawn; a generator would be slower."""

    __slots__ = ("_element", "_inside")

    def __init__(self, inside: list[Element | None], element: Element | None) -> None:
        self._inside = inside
        self._element = element

    def __enter__(self) -> None:
        self._inside.append(self._element)

    def __exit__(self, *_: object) -> None:
        self._inside.pop()


def header_attributes(columns: int = 1, rows: int = 1) -> str:
    """Return the attributes of a heading of columns of a table, over so many columns and rows."""
    spans = {"ColSpan": columns, "RowSpan": rows}
    wide = "".join(f"/{key} {count}" for key, count in spans.items() if count > 1)
    return f"/A<</O/Table/Scope/Column{wide}>>"


def figure_attributes(words: str, box: tuple[float, float, float, float]) -> str:
    """Return the attributes of a picture: what is read in its place, and where it stands."""
    corners = " ".join(f"{value:.2f}" for value in box)
    return f"/Alt{text_string(words)}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
