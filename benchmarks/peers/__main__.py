"""Compare itadesk with other programs; benchmarks/README.md says how and what for."""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import growth
from benchmarks.peers import musts, sample, tables, warm
from benchmarks.peers.figures import RIVAL, Figures, figures
from benchmarks.peers.programs import PEERS, Peer
from benchmarks.peers.quality import Inspection, Quality
from benchmarks.peers.runs import Bench, Document

_ROUNDS = {1: 9, 10: 5, 100: 3}
_OWN, _DOCUMENT = "itadesk", "document"
_SHORT, _LONG = Document(1, different=False).key, Document(100, different=True).key


def main() -> None:
    """Run what is asked for and print the tables."""
    options = _options()
    peers = {key: PEERS[key] for key in options.peers}
    for peer in [peer for peer in peers.values() if not peer.version()]:
        print(f"{peer.name}: not installed")
        del peers[peer.key]
    bench = Bench(options.out, options.cap, resume=options.resume)
    for times in options.sizes:
        rounds = options.rounds or _ROUNDS.get(times, 1)
        for different in (False, True):
            bench.time(Document(times, different), list(peers.values()), rounds)
    documents = [Document(n, d) for n in options.sizes for d in (False, True)]
    found = {
        one.key: {key: figures(bench.runs, key, one.key) for key in peers} for one in documents
    }
    quality = {} if options.fast else _quality(bench, peers)
    reached = list(_musts(bench, found, quality))
    text = "\n\n".join(_sections(peers, found, quality, reached))
    print(f"\n{text}")
    if options.readme:
        tables.keep(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.peers", description=__doc__)
    add = parser.add_argument
    folder = Path(tempfile.gettempdir()) / "itadesk-peers"
    sizes = "how many times report 004, which has about 12 pages (1 10 100)"
    add("--sizes", type=int, nargs="+", default=[1, 10, 100], help=sizes)
    add("--rounds", type=int, help="instead of 9, 5 and 3 for 1, 10 and 100 times")
    add("--peers", nargs="+", choices=PEERS, default=list(PEERS))
    add("--cap", type=float, default=150, help="seconds a run may take at most (150)")
    add("--fast", action="store_true", help="speed alone, no look into the pages")
    add("--resume", action="store_true", help="go on with what --out holds already")
    add("--readme", action="store_true", help="keep the tables in benchmarks/README.md")
    add("--out", type=Path, default=folder, help=f"documents, PDFs and runs ({folder})")
    return parser.parse_args()


def _quality(bench: Bench, peers: Mapping[str, Peer]) -> dict[str, Quality]:
    """Look into the pages of every program; a document file's are those of its DATA.json."""
    inspection = Inspection(bench)
    found = {}
    for key, peer in peers.items():
        if key != _DOCUMENT:
            print(f"looking into the pages of {peer.name}")
            found[key] = inspection.quality(peer)
    kept = {key: asdict(one) for key, one in found.items()}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    (bench.folder / "quality.json").write_text(text, "utf-8")
    return found


def _musts(
    bench: Bench, found: Mapping[str, Mapping[str, Figures | None]], quality: Mapping[str, Quality]
) -> Iterator[musts.Must]:
    """Yield the rows of the last table, as far as they were measured."""
    if _OWN in quality:
        yield from musts.of_quality(quality[_OWN])
    short, long = found.get(_SHORT, {}), found.get(_LONG, {})
    if itadesk := short.get(_OWN):
        yield from musts.of_short(itadesk, short.get(_DOCUMENT))
        source = bench.source("warm", sample.report(1))
        done = subprocess.run(
            [sys.executable, "-P", "-m", warm.__name__, str(source.data)],
            env=bench.environment,
            capture_output=True,
            check=True,
        )
        yield from musts.of_warm(*json.loads(done.stdout))
    if itadesk := long.get(_OWN):
        yield from musts.of_long(itadesk)
        if quality:
            grown = [growth.measured(n, bench.folder, bench.environment) for n in growth.TIMES]
            yield from musts.of_growth(grown)


def _sections(
    peers: Mapping[str, Peer],
    found: Mapping[str, Mapping[str, Figures | None]],
    quality: Mapping[str, Quality],
    reached: list[musts.Must],
) -> Iterator[str]:
    """Yield the parts of the report."""
    yield _circumstances(peers)
    if reached:
        yield f"### What must be reached\n\n{tables.musts(reached)}"
    yield f"### Speed, memory, size; in brackets the ratio to {PEERS[RIVAL].name}"
    for name, of_document in found.items():
        yield tables.speed(name, of_document, peers)
    if quality:
        yield f"### Thai\n\n{tables.thai(quality, peers)}"
        yield f"### What the files have\n\n{tables.has(quality, peers)}"


def _circumstances(peers: Mapping[str, Peer]) -> str:
    """Return when and where, and the versions."""
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    programs = (re.split(r"\W", peer.name)[0] + f" {peer.version()}" for peer in peers.values())
    versions = dict.fromkeys(programs)
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, {system}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the end.\n"
        f"{', '.join(versions)}."
    )


if __name__ == "__main__":
    main()
