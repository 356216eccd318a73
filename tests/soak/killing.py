"""Kills the operations of the store at random moments (`tests.faults.kill`)."""

import time
from collections.abc import Sequence

from tests.faults.controls import CONTROLS
from tests.faults.kill import kill
from tests.faults.operations import OPERATIONS
from tests.soak.options import parser, shown, workplace


def main(arguments: Sequence[str]) -> int:
    """Kill the operations asked for; return 1 when one of them lost or broke something."""
    options = parser("kill", __doc__)
    options.add_argument("--rounds", type=int, default=1000, help="kills of each operation")
    chosen = options.parse_args(arguments)
    failed = False
    for name in chosen.only:
        began = time.perf_counter()
        with workplace(chosen) as folder:
            tally = kill(
                OPERATIONS[name], chosen.rounds, chosen.seed, folder, CONTROLS[chosen.control]
            )
        print(
            f"{name}: killed {tally.rounds} times, {tally.inside} inside a transaction; "
            f"{tally.acknowledged} done; {shown(tally.bad)}; {time.perf_counter() - began:.1f} s",
            flush=True,
        )
        failed = failed or bool(tally.bad)
    return int(failed)
