"""Whatever is typed, and however it is laid out: nothing fails, nothing is lost, all is in place.

`python3 -m tests.soak print` tries as many more as one has time for.
"""

import os
import subprocess
import sys

import pymupdf
import pypdfium2
import pytest

from itadesk.core.characters import forbidden
from itadesk.report import table
from itadesk.report.build import print_report
from itadesk.report.fonts import face
from itadesk.report.shaping import shape
from tests.report.paper import job
from tests.typeset import fuzz
from tests.typeset.faults import faults
from tests.typeset.same_text import lost_spaces, same, without_ignorable

SEEDS = range(100)
NOT_DRAWN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064" + "".join(
    map(chr, (*range(0xFE00, 0xFE10), 0xFEFF))  # variation selectors, byte order mark
)
MEASURE = {"title": "เรื่อง", "steps": "วิธีการ", "responsible": ("กองคลัง",), "monitoring": "ทุกเดือน"}


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_wrong_with_what_is_printed(seed: int) -> None:
    one = fuzz.job(seed)
    assert list(faults(one, print_report(one))) == []


@pytest.mark.parametrize("seed", SEEDS[::10])
def test_the_same_job_gives_the_same_bytes(seed: int) -> None:
    one = fuzz.job(seed)
    assert print_report(one) == print_report(one)


def test_other_processes_print_the_same_bytes() -> None:
    script = "from tests.typeset import fuzz; print(*map(fuzz.digest, range(3)))"
    here = [fuzz.digest(seed) for seed in range(3)]
    for hashing in ("1", "2"):
        own = os.environ | {"PYTHONHASHSEED": hashing}
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=True)
        assert done.stdout.split() == here


def test_nothing_is_left_out_but_what_has_no_ink() -> None:
    codes = (*range(0x20, 0x3000), *range(0xFB00, 0x10000))
    storable = [char for char in map(chr, codes) if not forbidden(char) and not char.isspace()]
    left_out = [char for char in storable if not shape(face(), char).clusters]
    assert "".join(left_out) == NOT_DRAWN
    assert without_ignorable(NOT_DRAWN) == ""


def test_a_long_heading_takes_no_room_from_the_letters_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starving = job([MEASURE], form="plan", headings=(("monitoring", "_" * 400),))
    assert list(faults(starving, print_report(starving))) == []
    monkeypatch.setattr(table, "column_widths", lambda *_: [8.0, 8.0, 8.0, 400.0])
    assert any("outside" in fault for fault in faults(starving, print_report(starving)))


def test_faults_are_found() -> None:
    one = job([MEASURE], form="plan", closing="จบ")
    printed = print_report(one)
    for change in ({"title": "เรื่อง2"}, {"steps": "วิธการ"}, {"monitoring": ""}):
        other = print_report(job([MEASURE | change], form="plan", closing="จบ"))
        assert any("row 1" in fault for fault in faults(one, other)), change
    shorter = print_report(job([MEASURE], form="plan"))
    assert any("text" in fault for fault in faults(one, shorter))
    twice = print_report(job([MEASURE] * 2, form="plan", closing="จบ"))
    assert any("too many" in fault for fault in faults(one, twice))
    assert list(faults(one, printed)) == []


def test_a_broken_file_is_noticed() -> None:
    one = job([MEASURE], form="plan")
    printed = print_report(one)
    at = printed.pdf.index(b"endstream") - 20
    broken = printed.pdf[:at] + bytes(20) + printed.pdf[at + 20 :]
    with pytest.raises((AssertionError, pymupdf.FileDataError, pypdfium2.PdfiumError)):
        assert list(faults(one, printed._replace(pdf=broken))) == []


@pytest.mark.parametrize(
    ("got", "wanted"),
    [("ดาเนิน", "ดำเนิน"), ("ที", "ที่"), ("น้ํา", "น้ำ"), ("ab", "ba"), ("ก", "กก"), ("", "ก")],
)
def test_texts_that_differ_are_told_apart(got: str, wanted: str) -> None:
    assert not same(got, wanted)


@pytest.mark.parametrize(
    ("got", "wanted"),
    [("ก ข", "กข"), ("กข", "ก ข"), ("ก  ข", "ก ข"), ("ก ข", "ก\u00a0ข"), ("กข ค", "ก\u200b ขค")],
)
def test_lost_and_added_spaces_are_found(got: str, wanted: str) -> None:
    assert lost_spaces(got, wanted)


@pytest.mark.parametrize(
    ("got", "wanted"),
    [("ก ข", "ก  ข"), ("กข", "ก \n ข"), (" ก ข ", "ก ข"), ("ก ข", "ก\u200b ข"), ("", "  ")],
)
def test_spaces_at_the_end_of_a_line_may_be_fewer(got: str, wanted: str) -> None:
    assert lost_spaces(got, wanted) == ""
