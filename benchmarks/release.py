"""The release of itadesk, which is measured: the compiled wheel of the sources as they are."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which Python finds the release, built into `folder`, first.

    To be used with `-P`: else `python -m` looks into the current folder before. Python may keep
    what it compiled, as it does wherever a program is installed.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join([str(_built(folder / "release")), str(ROOT)])}


def _built(folder: Path) -> Path:
    """Install the wheel into a folder of its own."""
    print("building the release")
    shutil.rmtree(folder, ignore_errors=True)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*install, str(folder), str(ROOT)], check=True)
    if not any(folder.glob("itadesk__mypyc.*")):
        raise SystemExit("the wheel was built without being compiled")
    return folder
