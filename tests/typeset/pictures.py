"""Reference pictures of pages: what was looked at and found good, to compare new pages with.

`python3 -m tests.typeset.pictures --renew` draws those that changed again; look at them then.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from itadesk.report.build import print_report
from tests.report.paper import example
from tests.typeset.specimen import specimen

FOLDER = Path(__file__).parents[1] / "data" / "pictures"
TOLERANCE = 0.02
"""How much two pictures may differ: the mean square of what 3 x 3 pixels are darker or lighter by.

Another way of smoothing edges stays below 0.015. A mark of 14 points that moves by one pixel makes
0.03 at least, one that is lost 0.06.
"""

_SHARPER = 8  # each pixel is the mean of so many by so many: placed as exactly as it was set
_GREYS = 15  # steps from black to white
_SPECIMEN, _PAGE = 80, 60  # dots per inch

Picture = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
Drawn = Callable[[], Picture]


def _specimen(size: float, bold: bool, italic: bool) -> Picture:
    return drawn(specimen(size, bold, italic), 0, _SPECIMEN)


def _page(number: str, page: int) -> Picture:
    return drawn(print_report(example(number)).pdf, page, _PAGE)


PICTURES: Mapping[str, Drawn] = {
    f"{size}{'-bold' * bold}{'-italic' * italic}": partial(_specimen, size, bold, italic)
    for size, bold, italic in product((14, 16), (False, True), (False, True))
} | {
    f"report-{number}-{name}": partial(_page, number, page)
    for number, name, page in (
        ("000", "cover", 0),
        ("004", "continued", 2),
        ("001", "first", 0),
        ("004", "table", 1),
        ("004", "last", -1),
    )
}
"""Each reference picture by its name, and what draws it anew."""


def drawn(pdf: bytes, page: int, resolution: int, sharper: int = _SHARPER) -> Picture:
    """Return a page as grey pixels, rendered by pdfium."""
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[page % len(document)]
        bitmap = shown.render(scale=sharper * resolution / 72, grayscale=True)
        pixels = bitmap.to_numpy()[:, :, 0] if bitmap.to_numpy().ndim == 3 else bitmap.to_numpy()
        height, width = (side // sharper for side in pixels.shape)
        fine = pixels[: height * sharper, : width * sharper]
        grey = fine.reshape(height, sharper, width, sharper).mean((1, 3), dtype=np.float32)
    return np.round(np.round(grey / 255 * _GREYS) * (255 / _GREYS)).astype(np.uint8)


def reference(name: str) -> Picture:
    """Return the picture that was found good."""
    with Image.open(FOLDER / f"{name}.png") as image:
        return np.asarray(image.convert("L"))


def difference(one: Picture, other: Picture) -> float:
    """Return how much two pictures differ where they differ most; pages of other sizes do by 1."""
    return float(_differing(one, other).max()) if one.shape == other.shape else 1.0


def complaint(name: str, new: Picture) -> str:
    """Return what is to be done about a picture that changed, "" when it did not.

    The new picture and one that shows where it differs are left in a folder for temporary files.
    """
    old = reference(name)
    differs = difference(old, new)
    if differs <= TOLERANCE:
        return ""
    folder = Path(tempfile.mkdtemp(prefix="itadesk-pictures-"))
    _save(new, folder / f"{name}.png")
    if old.shape == new.shape:
        seen = np.sqrt(_differing(old, new)) * 255
        _save((255 - seen).astype(np.uint8), folder / f"{name}-difference.png")
    return (
        f"{name} differs by {differs:.3f} (at most {TOLERANCE}): see {folder}; "
        "if it is better now: python3 -m tests.typeset.pictures --renew"
    )


def renew() -> list[str]:
    """Draw all pictures again; return the names of those that changed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in FOLDER.glob("*.png"):
        if file.stem not in PICTURES:
            file.unlink()
    changed = []
    for name, draw in PICTURES.items():
        new = draw()
        file = FOLDER / f"{name}.png"
        if not file.exists() or difference(reference(name), new) > 0:
            _save(new, file)
            changed.append(name)
    return changed


def _differing(one: Picture, other: Picture) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return the mean square of the differences around each pixel but those of the edge."""
    square = ((one.astype(np.float32) - other) / 255) ** 2
    across = square[:, :-2] + square[:, 1:-1] + square[:, 2:]
    return (across[:-2] + across[1:-1] + across[2:]) / 9


def _save(picture: Picture, file: Path) -> None:
    """Write a picture as a small PNG of sixteen greys."""
    levels = np.round(picture / 255 * _GREYS).astype(np.uint8)
    image = Image.fromarray(levels, mode="P")
    image.putpalette([round(n * 255 / _GREYS) for n in range(_GREYS + 1) for _ in range(3)])
    image.save(file, optimize=True, bits=4)


if __name__ == "__main__":
    if sys.argv[1:] != ["--renew"]:
        sys.exit("python3 -m tests.typeset.pictures --renew")
    print("changed:", *renew())  # noqa: T201
