"""Runs one command and says what it took; small, so that nothing of the caller is counted.

Wall time, processor time of the command and all it started (which come to this process when their
parents end), the largest resident set of any one of them, and on request the largest sum of PSS of
all of them, sampled from /proc.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import threading
import time
from pathlib import Path

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
_LINGER = 5.0  # seconds that processes left behind have to end


def main(report: str, log: str, cap: str, interval: str, *command: str) -> None:
    """Run `command` for at most `cap` seconds and write what it took as JSON.

    `interval` is the time between two samples of memory in seconds, 0 for none.
    """
    if ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0):
        raise OSError("prctl")
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    streams = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=streams, setsid=True)
    capped = threading.Event()

    def stop() -> None:
        capped.set()
        os.killpg(child, signal.SIGKILL)

    timer = threading.Timer(float(cap), stop)
    timer.daemon = True
    timer.start()
    sampler = Sampler(float(interval))
    if sampler.interval:
        sampler.start()
    _, status = os.waitpid(child, 0)
    wall = time.perf_counter() - start
    timer.cancel()
    sampler.stop()
    _reap()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "rss": used.ru_maxrss / 1024,
        "pss": sampler.peak / 1024,
        "status": os.waitstatus_to_exitcode(status),
        "capped": capped.is_set(),
    }
    Path(report).write_text(json.dumps(found), "utf-8")


class Sampler(threading.Thread):
    """Follows the sum of PSS of every process below this one, in kB."""

    def __init__(self, interval: float) -> None:
        super().__init__(daemon=True)
        self.interval = interval
        self.peak = 0
        self._done = threading.Event()

    def run(self) -> None:
        """Sample until it is told to stop."""
        while not self._done.wait(self.interval):
            self.peak = max(self.peak, sum(map(_pss, _below(os.getpid()))))

    def stop(self) -> None:
        """End the sampling."""
        self._done.set()
        if self.is_alive():
            self.join()


def _below(process: int) -> list[int]:
    """Return the processes that a process started, and those that these started."""
    try:
        children = [
            int(child)
            for thread in Path(f"/proc/{process}/task").iterdir()
            for child in (thread / "children").read_text("ascii").split()
        ]
    except OSError:
        return []
    return children + [one for child in children for one in _below(child)]


def _pss(process: int) -> int:
    """Return a process's share of the memory it uses, in kB; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _reap() -> None:
    """Wait for what the command left behind, then end it."""
    deadline = time.monotonic() + _LINGER
    while True:
        try:
            process, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not process:
            if time.monotonic() > deadline:
                for left in _below(os.getpid()):
                    os.kill(left, signal.SIGKILL)
                deadline += _LINGER
            time.sleep(0.01)


if __name__ == "__main__":
    main(*sys.argv[1:])
