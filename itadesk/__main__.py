"""The start of the program: a command of the command line, or the window."""

import gc
import os
import sys


def run() -> None:
    """Run the command of this process, or open the window; it does not return.

    A command is over before there is garbage worth a search, and the system takes back its memory
    at once: without the collector and Python's tidying up it takes a fifth less time.
    """
    gc.disable()  # before there is more to load
    from contextlib import suppress

    from itadesk.later import functions, stand_ins

    not_asked: dict[str, dict[str, object]] = {
        # English for all: `command_line` says it in Thai.
        "gettext": {"gettext": str, "ngettext": lambda one, many, n: one if n == 1 else many},
        "urllib.parse": functions("urllib.parse", "quote_from_bytes"),  # addresses of files
    }
    with stand_ins(not_asked):
        from itadesk.command_line import COMMANDS, main

    if not COMMANDS.keys() & set(sys.argv[1:2]):
        gc.enable()
        sys.exit(main())
    status = main()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a windowed build has none
        with suppress(OSError):  # whoever read it has gone
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
