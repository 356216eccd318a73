"""Long runs by hand: `python3 -m tests.soak print --count 2000 --seed 1`."""

import sys
from importlib import import_module

RUNS = {
    "corrupt": "corruption",
    "hostile": "hostile",
    "print": "printing",
    "kill": "killing",
    "powercut": "power_cuts",
    "faults": "refusing",
    "media": "media",
    "clock": "clock",
}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in RUNS:
        sys.exit(import_module(f"tests.soak.{RUNS[sys.argv[1]]}").main(sys.argv[2:]))
    sys.exit(f"python3 -m tests.soak {'|'.join(RUNS)} [options]")
