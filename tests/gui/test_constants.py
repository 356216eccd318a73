import subprocess
import sys

import pytest

_MANY_CALLS = """
import itadesk.gui
from PySide6.QtCore import QObject, Signal

class Thing(QObject):
    signal = Signal(bool)

thing = Thing()
for _ in range(20_000):
    {call}
"""


@pytest.mark.parametrize("call", ["thing.setObjectName('x')", "thing.signal.emit(True)"])
def test_calls_into_qt_do_not_use_up_none_and_true(call: str) -> None:
    program = _MANY_CALLS.format(call=call)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
