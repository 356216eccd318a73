"""What ReportLab is given a stand-in for works when it is used."""

import subprocess
import sys

import pytest

CHECK = """
import sys
from itadesk.report import later
assert {module!r} not in sys.modules
{use}
assert {module!r} in sys.modules
"""


@pytest.mark.parametrize(
    ("module", "use"),
    [
        (
            "reportlab.lib.rl_safe_eval",
            "from reportlab.lib import utils; assert utils.rl_safe_eval('2 + 3') == 5",
        ),
        ("pickle", "from reportlab.lib import utils; assert utils.pickle.loads(b'K\\x05.') == 5"),
    ],
)
def test_it_is_loaded_when_it_is_used(module: str, use: str) -> None:
    code = CHECK.format(module=module, use=use)
    subprocess.run([sys.executable, "-c", code], check=True)
