"""What itadesk must reach, and what it reached in this run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from benchmarks.growth import Growth, exponent
from benchmarks.peers.figures import Figures
from benchmarks.peers.quality import Quality
from tests.report.pdfa import CHECKS


@dataclass(frozen=True, slots=True)
class Must:
    """One row: what, how much is allowed, the figure."""

    what: str
    limit: str
    figure: str
    reached: bool


def of_quality(quality: Quality) -> Iterator[Must]:
    """Yield what the pages must be like."""
    wrong = len(quality.stress) + len(quality.mixed)
    yield Must("marks as HarfBuzz draws them", "28/28", f"{28 - wrong}/28", not wrong)
    ends = quality.ends
    faults = (ends.cluster, ends.all_three, ends.lone, quality.crossings)
    yield Must(
        "line ends in a cluster / refused by all three / lone consonant / text over a border",
        "0 / 0 / 0 / 0",
        " / ".join(map(str, faults)),
        not any(faults) and ends.thai > 0 and not ends.lost,
    )
    errors = max(quality.errors.values())
    yield Must(
        "character error rate in pdftotext, pdfium and mupdf", "0 %", f"{errors:.2%}", not errors
    )
    found = min(quality.found.values())
    yield Must("words found by search in pdfium and mupdf", "100 %", f"{found:.1%}", found == 1)
    kept = {
        "distribution": quality.distributed,
        "(ต่อ)": quality.continued,
        "header repeat": quality.header,
        "keep-together": quality.signature,
        "Thai page numerals": quality.numbers,
    }
    missing = [name for name, there in kept.items() if not there]
    yield Must(", ".join(kept), "all", f"without {', '.join(missing)}" if missing else "all",
               not missing)  # fmt: skip
    failed = quality.archive_problems
    claim = f"{quality.archive or 'no claim'}, {len(failed or ())} of {len(CHECKS)} checks failed"
    archive = quality.archive == "2u" and failed == [] and quality.described
    yield Must("PDF/A-2u with title, language and bookmarks", "2u, checked", claim, archive)
    yield Must(
        "tagged structure (stretch)", "yes", "yes" if quality.tagged else "no", quality.tagged
    )


def of_short(itadesk: Figures, document: Figures | None) -> Iterator[Must]:
    """Yield what about 12 pages may cost in a cold process."""
    what = f"{itadesk.pages} pages cold against Typst"
    yield _at_most(f"{what}: wall", 1.0, itadesk.wall_ratio)
    yield from _memory(f"{what}: peak memory", 1.0, itadesk)
    yield _at_most(f"{what}: bytes", 0.5, itadesk.bytes_ratio)
    if document:
        yield _at_most(f"{what}, from a document file: wall", 1.5, document.wall_ratio)


def of_long(itadesk: Figures) -> Iterator[Must]:
    """Yield what about 1,000 all-different pages may cost."""
    what = f"{itadesk.pages:,} all-different pages against Typst"
    yield _at_most(f"{what}: wall", 0.15, itadesk.wall_ratio)
    yield from _memory(f"{what}: peak memory", 0.2, itadesk)


def of_growth(found: Sequence[Growth]) -> Iterator[Must]:
    """Yield how the cost may grow with the pages."""
    pages = " to ".join(f"{one.pages:,}" for one in found)
    steps = [exponent(*pair, "printing") for pair in pairwise(found)]
    figure = ", then ".join(f"{step:.2f}" for step in steps)
    yield Must(f"growth of time from {pages} pages: exponent", "≤ 1.05", figure, max(steps) <= 1.05)
    most = found[-1].peak / 1024
    yield Must(f"memory of {found[-1].pages:,} pages (RSS)", "< 1 GB", f"{most:.2f} GB", most < 1)


def of_warm(seconds: list[float], pages: int) -> Iterator[Must]:
    """Yield what the pages may cost in a warm program after an edit."""
    took = median(seconds)
    figure = f"{took:.3f} s (worst of {len(seconds)}: {max(seconds):.3f} s)"
    yield Must(f"{pages} pages again after one edit, warm", "0.05 s", figure, took <= 0.05)


def _memory(what: str, limit: float, found: Figures) -> Iterator[Must]:
    """Yield both ways to measure memory."""
    yield _at_most(f"{what} (PSS)", limit, found.pss_ratio)
    yield _at_most(f"{what} (RSS)", limit, found.rss_ratio)


def _at_most(what: str, limit: float, ratio: float) -> Must:
    return Must(what, f"≤ {limit}", f"{ratio:.2f}" if ratio else "—", 0 < ratio <= limit)
