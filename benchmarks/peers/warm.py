"""How long itadesk takes to lay the pages out again after an edit, in a program that is warm."""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.peers.paper import job_of
from itadesk.core.dataset import Dataset
from itadesk.core.records import Measure, Result
from itadesk.report.build import print_report

_EDITS = 21


def seconds(data_file: Path) -> tuple[list[float], int]:
    """Return the seconds after each of several edits, and the pages.

    Each edit adds words to the result of another measure, as typing does.
    """
    job = job_of(data_file)
    records = list(job.data)
    pages = print_report(job).pages
    measures = job.data.children(Measure, job.year)
    took = []
    for n in range(_EDITS):
        (result,) = job.data.children(Result, measures[n % len(measures)])
        edited = replace(result, output=f"{result.output} แก้ไขครั้งที่ {n}")
        data = Dataset.of([edited if one is result else one for one in records])
        start = time.perf_counter()
        print_report(job._replace(data=data))
        took.append(time.perf_counter() - start)
    return took, pages


if __name__ == "__main__":
    print(json.dumps(seconds(Path(sys.argv[1]))))
