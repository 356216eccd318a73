"""Refuses every system call of the operations of the store (`tests.faults.traced_calls`)."""

import time
from collections.abc import Sequence

from tests.faults.controls import CONTROLS
from tests.faults.faults import refuse
from tests.faults.operations import OPERATIONS
from tests.faults.traced_calls import TracedCalls
from tests.soak.options import parser, shown, workplace


def main(arguments: Sequence[str]) -> int:
    """Try the faults of the operations asked for; return 1 when one is not borne."""
    options = parser("faults", __doc__)
    options.add_argument("--most", type=int, help="faults of each operation (default: all)")
    chosen = options.parse_args(arguments)
    failed = False
    for name in chosen.only:
        began = time.perf_counter()
        with workplace(chosen) as folder, CONTROLS[chosen.control]():
            tally = refuse(OPERATIONS[name], TracedCalls(), folder, chosen.seed, chosen.most)
        print(
            f"{name}: {tally.tried} faults, {tally.refused} told; {shown(tally.bad)}; "
            f"{time.perf_counter() - began:.1f} s",
            flush=True,
        )
        failed = failed or bool(tally.bad)
    return int(failed)
