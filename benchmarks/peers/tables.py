"""The tables in Markdown, printed and kept in README.md between two markers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.peers.figures import Figures
from benchmarks.peers.musts import Must
from benchmarks.peers.programs import Peer
from benchmarks.peers.quality import Quality

README = Path(__file__).parents[1] / "README.md"
_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"
_YES = {True: "yes", False: "no"}


def speed(name: str, found: Mapping[str, Figures | None], peers: Mapping[str, Peer]) -> str:
    """Return the table of one document; ratios to the rival stand in brackets."""
    rows = [
        [
            peers[key].name,
            f"{one.wall:.2f} ({one.wall_ratio:.2f})",
            f"{one.lowest:.2f}–{one.highest:.2f}",
            f"{one.cpu:.2f} ({one.cpu_ratio:.2f})",
            f"{one.pss:.0f} ({one.pss_ratio:.2f})",
            f"{one.rss:.0f} ({one.rss_ratio:.2f})",
            f"{one.bytes / 1000:,.0f} ({one.bytes_ratio:.2f})",
            f"{one.pages:,}",
            str(one.runs),
        ]
        if one
        else [peers[key].name, "not finished", *[""] * 7]
        for key, one in found.items()
    ]
    head = ["", "wall s", "ratios", "CPU s", "PSS MB", "RSS MB", "kB", "pages", "runs"]
    return f"**{name}**\n\n{_table(head, rows)}"


def thai(found: Mapping[str, Quality], peers: Mapping[str, Peer]) -> str:
    """Return the table of marks, line ends and extraction."""
    head = [
        "", "marks wrong /20", "mixed /8", "Thai line ends", "in a cluster", "refused by newmm",
        "refused by all three", "lone consonant", "over a rule or edge", "CER, worst reader",
        "found in pdfium / mupdf",
    ]  # fmt: skip
    rows = [
        [
            peers[key].name,
            str(len(one.stress)),
            str(len(one.mixed)),
            str(one.ends.thai),
            str(one.ends.cluster),
            _share(one.ends.newmm, one.ends.thai),
            _share(one.ends.all_three, one.ends.thai),
            str(one.ends.lone),
            str(one.crossings),
            f"{max(one.errors.values()):.2%} ({max(one.errors, key=lambda name: one.errors[name])})"
            if max(one.errors.values())
            else "0 %",
            " / ".join(f"{share:.1%}" for share in one.found.values()),
        ]
        for key, one in found.items()
    ]
    return _table(head, rows)


def has(found: Mapping[str, Quality], peers: Mapping[str, Peer]) -> str:
    """Return the table of what the files have."""
    head = [
        "", "distribution", "(ต่อ)", "header repeat", "signatures together", "Thai page numerals",
        "PDF/A claim", "tags", "title, language, bookmarks",
    ]  # fmt: skip
    rows = [
        [
            peers[key].name,
            *(_YES[value] for value in (one.distributed, one.continued, one.header)),
            *(_YES[value] for value in (one.signature, one.numbers)),
            one.archive or "no",
            *(_YES[value] for value in (one.tagged, one.described)),
        ]
        for key, one in found.items()
    ]
    return _table(head, rows)


def musts(found: Iterable[Must]) -> str:
    """Return the table of what must be reached."""
    rows = [[one.what, one.limit, one.figure, "yes" if one.reached else "**no**"] for one in found]
    return _table(["must", "limit", "figure", "reached"], rows)


def keep(text: str) -> None:
    """Put the tables between the markers of README.md."""
    readme = README.read_text("utf-8")
    parted = re.compile(f"{_BEGIN}.*{_END}", re.DOTALL)
    README.write_text(parted.sub(lambda _: f"{_BEGIN}\n\n{text}\n\n{_END}", readme), "utf-8")


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / max(whole, 1):.1%})" if part else "0"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
