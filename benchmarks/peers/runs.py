"""Interleaved runs: every program in turn, round after round, each in a process of its own.

Each run is a line of `runs.jsonl` as soon as it is done, so that a benchmark that was stopped can
go on where it was.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2

from benchmarks.peers import launch, sample
from benchmarks.peers.paper import Paper, paper_of
from benchmarks.peers.programs import Peer, Source, environment
from benchmarks.release import ROOT

_LARGE = 100  # times
# Runs whose memory is sampled, and seconds between two samples. To be sampled takes a program of
# 900 MB half as long again: these runs are no measure of time.
_SAMPLED, _LARGE_SAMPLED = 3, 1
_INTERVAL, _LARGE_INTERVAL = 0.004, 0.05


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be timed: report 004 so many times, its paragraphs all different or not."""

    times: int
    different: bool

    @property
    def key(self) -> str:
        """Its name in folders and tables."""
        return f"{self.times}x" + (" different" if self.different else "")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds, MB (2^20 bytes), bytes, pages.

    Rounds are counted from 1; those before sample memory, and are no measure of time.
    """

    peer: str
    version: str
    document: str
    round: int
    wall: float
    cpu: float
    rss: float  # largest resident set of one process, exact
    pss: float  # largest sum over all processes, sampled; 0 when not sampled
    bytes: int  # 0 when it did not finish
    pages: int
    capped: bool


class Bench:
    """Runs programs in a folder and remembers what they took."""

    def __init__(self, folder: Path, cap: float, *, resume: bool) -> None:
        self.folder = folder
        self._cap = cap
        self._file = folder / "runs.jsonl"
        folder.mkdir(parents=True, exist_ok=True)
        if not resume:
            self._file.unlink(missing_ok=True)
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        self.runs = [Run(**json.loads(line)) for line in lines]

    @cached_property
    def environment(self) -> dict[str, str]:
        """The environment of every program."""
        return environment(self.folder)

    def source(self, name: str, data: sample.Data) -> Source:
        """Write a document down, so that every program can be given it."""
        folder = self.folder / name.replace(" ", "-")
        folder.mkdir(exist_ok=True)
        path = folder / "report.json"
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return Source(path, paper_of(path), folder)

    def words(self, name: str, paper: Paper) -> Source:
        """Return a document that no DATA.json makes."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return Source(None, paper, folder)

    def time(self, document: Document, peers: Sequence[Peer], rounds: int) -> None:
        """Run every program on a document: `rounds` times, a third of that if it is not close."""
        large = document.times >= _LARGE
        first = 1 - (_LARGE_SAMPLED if large else _SAMPLED)
        interval = _LARGE_INTERVAL if large else _INTERVAL
        last = {peer.key: rounds if peer.close else max(1, rounds // 3) for peer in peers}
        wanted = [
            (number, peer)
            for number in range(first, rounds + 1)
            for peer in rotated(peers, number)
            if number <= last[peer.key] and not self._done(document, peer, number)
        ]
        if not wanted:
            return
        data = sample.report(document.times, different=document.different)
        source = self.source(document.key, data)
        written = {peer.key: peer.write(source) for _, peer in wanted}
        for number, peer in wanted:
            sampled = interval if number < 1 else 0.0
            run = self._run(peer, document.key, number, written[peer.key], sampled)
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(run)) + "\n")
            self.runs.append(run)
            print(f"{run.document:15}{number:3} {run.peer:12}{run.wall:8.2f} s{run.pages:6} pages")

    def print(self, peer: Peer, source: Source) -> bytes:
        """Return the PDF a program makes of a document; empty when it fails."""
        self._run(peer, source.folder.name, 0, peer.write(source), 0.0)
        pdf = self.pdf(peer, source.folder.name)
        return pdf.read_bytes() if pdf.exists() else b""

    def pdf(self, peer: Peer, document: str) -> Path:
        """Return where a program's PDF of a document lies."""
        return self.folder / document.replace(" ", "-") / peer.key / "report.pdf"

    def _done(self, document: Document, peer: Peer, number: int) -> bool:
        key = (peer.key, peer.version(), document.key, number)
        return any((r.peer, r.version, r.document, r.round) == key for r in self.runs)

    def _run(self, peer: Peer, document: str, number: int, given: Path, interval: float) -> Run:
        """Run a program once."""
        pdf = self.pdf(peer, document)
        pdf.parent.mkdir(parents=True, exist_ok=True)
        pdf.unlink(missing_ok=True)
        report, log = pdf.with_suffix(".used.json"), pdf.with_suffix(".log")
        subprocess.run(
            [sys.executable, "-S", "-E", launch.__file__, report, log, str(self._cap),
             str(interval), *peer.command(given, pdf)],
            cwd=ROOT,
            env=self.environment,
            check=True,
        )  # fmt: skip
        used = json.loads(report.read_text("utf-8"))
        if not pdf.exists() and not used["capped"]:
            print(f"{peer.name} made no PDF of {document}, see {log}", file=sys.stderr)
        size, pages = (pdf.stat().st_size, _pages(pdf)) if pdf.exists() else (0, 0)
        return Run(
            peer.key, peer.version(), document, number, used["wall"], used["cpu"], used["rss"],
            used["pss"], size, pages, used["capped"],
        )  # fmt: skip


def rotated(peers: Sequence[Peer], number: int) -> Iterable[Peer]:
    """Return the programs in the order of a round: each begins one round."""
    start = number % len(peers)
    return (*peers[start:], *peers[:start])


def _pages(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
