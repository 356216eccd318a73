"""Long runs by hand: `python3 -m tests.soak print --count 2000 --seed 1`."""

import sys

from tests.soak import printing

RUNS = {"print": printing.main}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in RUNS:
        sys.exit(RUNS[sys.argv[1]](sys.argv[2:]))
    sys.exit(f"python3 -m tests.soak {'|'.join(RUNS)} [options]")
