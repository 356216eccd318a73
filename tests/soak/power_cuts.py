"""Cuts the power at every moment of the operations of the store (`tests.faults.powercut`)."""

import time
from collections.abc import Sequence

from tests.faults.powercut import power_cuts
from tests.soak.options import parser, shown, workplace


def main(arguments: Sequence[str]) -> int:
    """Look at the disks of the operations asked for; return 1 when one is not as it should be."""
    options = parser("powercut", __doc__)
    options.add_argument("--states", type=int, default=20_000, help="disks of each operation")
    chosen = options.parse_args(arguments)
    failed = False
    for name in chosen.only:
        began = time.perf_counter()
        with workplace(chosen) as folder:
            tally = power_cuts(name, chosen.states, chosen.seed, folder, chosen.control)
        print(
            f"{name}: {tally.states} disks, {tally.different} different, {tally.opened} opened; "
            f"{shown(tally.bad)}; {time.perf_counter() - began:.1f} s",
            flush=True,
        )
        failed = failed or bool(tally.bad)
    return int(failed)
