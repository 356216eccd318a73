"""Pages look as they did when they were last looked at; `tests.typeset.pictures` renews them."""

from collections.abc import Callable
from copy import copy
from pathlib import Path

import numpy as np
import pytest

from itadesk.report.fonts import UNITS
from itadesk.report.linefill import Box
from itadesk.report.shaping import Cluster
from itadesk.report.sizes import style
from itadesk.report.text import Line
from tests.typeset import pictures
from tests.typeset.pictures import PICTURES, TOLERANCE, difference, drawn, reference
from tests.typeset.specimen import specimen

FACES = [(14, False, False), (16, True, True)]
MOVED = 9  # places on the page at which a mark is spoilt, one after the other
RESOLUTION = 80


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_looks_as_it_did(name: str) -> None:
    assert not (said := pictures.complaint(name, PICTURES[name]())), said


def test_there_is_no_picture_of_a_page_that_is_not_drawn() -> None:
    assert {file.stem for file in pictures.FOLDER.iterdir()} == PICTURES.keys()


def spoiler(at: int, by: tuple[int, int] | None) -> Callable[[Line], Line]:
    """Return what moves the last mark of the cluster number `at` in font units, or drops it."""
    seen = 0

    def spoilt_cluster(cluster: Cluster) -> Cluster:
        nonlocal seen
        seen += len(cluster.glyphs) > 1
        if seen != at or len(cluster.glyphs) == 1:
            return cluster
        *kept, (glyph, x, y) = cluster.glyphs
        cluster = copy(cluster)
        cluster.glyphs = (*kept, *([(glyph, x + by[0], y + by[1])] if by else []))
        return cluster

    def spoilt(line: Line) -> Line:
        boxes = []
        for box in line.boxes:
            words = tuple(map(copy, box.shown))
            for word in words:
                word.clusters = tuple(map(spoilt_cluster, word.clusters))
            boxes.append(Box(box.text, box.runs, words, ()))
        return line._replace(boxes=tuple(boxes))

    return spoilt


@pytest.mark.parametrize(("size", "bold", "italic"), FACES)
def test_a_mark_that_moved_by_a_pixel_or_is_lost_is_noticed(
    size: float, bold: bool, italic: bool
) -> None:
    good = drawn(specimen(size, bold, italic), 0, RESOLUTION)
    pixel = round(72 / RESOLUTION / style(size).size * UNITS)
    changes = [(pixel, 0), (0, pixel), None]
    for n, at in enumerate(range(1, 1100, 1100 // MOVED)):
        change = changes[n % len(changes)]
        bad = drawn(specimen(size, bold, italic, spoiler(at, change)), 0, RESOLUTION)
        assert difference(good, bad) > TOLERANCE, at


@pytest.mark.parametrize(("size", "bold", "italic"), FACES)
def test_other_smoothing_of_edges_is_no_difference(size: float, bold: bool, italic: bool) -> None:
    pdf = specimen(size, bold, italic)
    good = drawn(pdf, 0, RESOLUTION)
    coarser = drawn(pdf, 0, RESOLUTION, sharper=6)
    assert 0 < difference(good, coarser) < TOLERANCE
    for power in (0.87, 1.15):  # thinner and bolder
        ink = (1 - good / 255) ** power
        other = np.round((1 - ink) * 255).astype(np.uint8)
        assert 0 < difference(good, other) < TOLERANCE


def test_a_page_of_another_size_differs() -> None:
    picture = reference("14")
    assert difference(picture, picture[:-1]) == 1


def test_a_changed_page_is_left_to_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures.tempfile, "mkdtemp", lambda **_: str(tmp_path))
    changed = reference("14").copy()
    changed[100:110, 100:110] ^= 255
    said = pictures.complaint("14", changed)
    assert str(tmp_path) in said
    assert "--renew" in said
    assert {file.name for file in tmp_path.iterdir()} == {"14.png", "14-difference.png"}


def test_pictures_are_renewed_where_they_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "FOLDER", tmp_path)
    white, black = np.full((9, 9), 255, np.uint8), np.zeros((9, 9), np.uint8)
    monkeypatch.setattr(pictures, "PICTURES", {"a": lambda: white, "b": lambda: black})
    (tmp_path / "gone.png").touch()
    assert pictures.renew() == ["a", "b"]
    assert pictures.renew() == []
    monkeypatch.setattr(pictures, "PICTURES", {"a": lambda: black, "b": lambda: black})
    assert pictures.renew() == ["a"]
    assert (reference("a") == 0).all()
    assert {file.name for file in tmp_path.iterdir()} == {"a.png", "b.png"}
