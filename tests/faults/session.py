"""One process that does an operation some times and says so: what strace records."""

import os
import sys
from pathlib import Path

from tests.faults.controls import CONTROLS
from tests.faults.operation import at_home
from tests.faults.operations import OPERATIONS

BEGUN = b"begun"


def main(name: str, folder: str, control: str) -> None:
    """Do the operation on what is prepared in the folder, under the defect of a control."""
    at_home(Path(folder))
    with CONTROLS[control]():
        os.write(1, BEGUN)
        with OPERATIONS[name].begin(Path(folder)) as act:
            for _ in range(OPERATIONS[name].times):
                os.write(1, str(act()).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
