import subprocess
import sys

_MANY_CALLS = """
import itadesk.gui
from PySide6.QtCore import QObject

thing = QObject()
for _ in range(100_000):
    thing.setObjectName("x")
"""


def test_calls_into_qt_do_not_use_up_none() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
