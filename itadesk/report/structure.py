"""The tags of a PDF: what each part of its pages is, for screen readers and other programs.

Structure elements are written as soon as they are complete, so that long tables stay light.
Source: ISO 32000-1, 14.7 and 14.8.
"""

from itadesk.report.pdf_file import PdfFile, text_string

_GROUPS = frozenset({"Document", "Table", "THead", "TBody", "TR"})


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

    @property
    def holds_content(self) -> bool:
        """Whether text may stand in it, and not only other elements."""
        return self.kind not in _GROUPS


class Structure:
    """The tree of a document's elements."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self.document = Element("Document", file.reserve(), self._root, "")
        self._owners: list[int] = []  # of each piece of marked content on this page
        self._pages: list[int] = []  # for each page, the object that lists the owners

    def add(self, kind: str, parent: Element, attributes: str = "") -> Element:
        """Add an element below another."""
        element = Element(kind, self._file.reserve(), parent.number, attributes)
        parent.parts.append(element)
        return element

    def mark(self, element: Element) -> str:
        """Return the operator that begins content of an element on this page."""
        place = len(self._owners)
        page = self._file.page
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

    def finish(self) -> int:
        """Write what is left; return the number of the tree's root."""
        self.close(self.document)
        pages = " ".join(f"{place} {number} 0 R" for place, number in enumerate(self._pages))
        self._file.put(
            self._root,
            f"<</Type/StructTreeRoot/K {self.document.number} 0 R"
            f"/ParentTree<</Nums[{pages}]>>/ParentTreeNextKey {len(self._pages)}>>",
        )
        return self._root


def header_attributes(columns: int = 1, rows: int = 1) -> str:
    """Return the attributes of a heading of columns of a table, over so many columns and rows."""
    spans = {"ColSpan": columns, "RowSpan": rows}
    wide = "".join(f"/{key} {count}" for key, count in spans.items() if count > 1)
    return f"/A<</O/Table/Scope/Column{wide}>>"


def figure_attributes(words: str, box: tuple[float, float, float, float]) -> str:
    """Return the attributes of a picture: what is read in its place, and where it stands."""
    corners = " ".join(f"{value:.2f}" for value in box)
    return f"/Alt{text_string(words)}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
