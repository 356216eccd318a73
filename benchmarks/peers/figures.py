"""What the runs say: one line of figures for each program and document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.peers.runs import Run

RIVAL = "typst"  # what the ratios are to


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians of a program's timed runs, its largest memory, and the ratios to the rival's."""

    peer: str
    document: str
    runs: int
    wall: float
    cpu: float
    pss: float
    rss: float
    bytes: int
    pages: int
    wall_ratio: float = 0.0  # the median of those of single rounds; 0 without the rival
    lowest: float = 0.0
    highest: float = 0.0
    cpu_ratio: float = 0.0
    pss_ratio: float = 0.0
    rss_ratio: float = 0.0
    bytes_ratio: float = 0.0


def figures(runs: Sequence[Run], peer: str, document: str) -> Figures | None:
    """Return a program's figures for a document; None when it has not finished it."""
    own, rival = _runs(runs, peer, document), _runs(runs, RIVAL, document)
    timed = _timed(own)
    if not timed:
        return None
    walls = [run.wall for run in timed.values()]
    cpus = [run.cpu for run in timed.values()]
    pss, rss = max(run.pss for run in own), max(run.rss for run in own)
    newest = next(reversed(timed.values()))
    found = (peer, document, len(timed), median(walls), median(cpus), pss, rss, newest.bytes)
    against = _timed(rival)
    rounds = [(timed[n], against[n]) for n in timed if n in against]
    if not rounds:
        return Figures(*found, newest.pages)
    ratios = [mine.wall / other.wall for mine, other in rounds]
    return Figures(
        *found,
        newest.pages,
        median(ratios),
        min(ratios),
        max(ratios),
        median(mine.cpu / other.cpu for mine, other in rounds),
        pss / max(run.pss for run in rival),
        rss / max(run.rss for run in rival),
        newest.bytes / next(reversed(against.values())).bytes,
    )


def _runs(runs: Iterable[Run], peer: str, document: str) -> list[Run]:
    return [run for run in runs if (run.peer, run.document) == (peer, document) and run.bytes]


def _timed(runs: Iterable[Run]) -> dict[int, Run]:
    """Return the runs that measure time, by round."""
    return {run.round: run for run in runs if run.round >= 1}
