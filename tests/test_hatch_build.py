"""The wheel, of which `hatch_build.py` compiles some modules, prints what the sources print."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import replace
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from itadesk.report.build import print_report
from itadesk.report.forms import FORMS
from tests.compare_example import NUMBERS
from tests.report.paper import example
from tests.typeset import fuzz

ROOT = Path(__file__).resolve().parent.parent
BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
SEEDS = range(40)


def test_compiled_modules_print_the_same_bytes(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True)
    release = tmp_path / "release"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(release)
    sources = BUILD["targets"]["wheel"]["hooks"]["custom"]["modules"]
    named = sorted(source.removesuffix(".py").replace("/", ".") for source in sources)
    script = "from tests import test_hatch_build as own; own.tell()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(release), str(ROOT)])},
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == [named, printed()]


def tell() -> None:
    """Write which modules this process has compiled, and what it prints."""
    digests = printed()
    suffixes = tuple(EXTENSION_SUFFIXES)
    ours = [name for name in sys.modules if name.startswith("itadesk.")]
    compiled = [name for name in ours if str(sys.modules[name].__file__).endswith(suffixes)]
    print(json.dumps([sorted(compiled), digests]))  # noqa: T201 - read by the test


def printed() -> list[str]:
    """Return what tells the pages of many documents from any others."""
    examples = [
        job._replace(report=replace(job.report, form=form))
        for job in map(example, NUMBERS)
        for form in FORMS
    ]
    jobs = [*examples, *map(fuzz.job, SEEDS)]
    return [hashlib.sha256(print_report(job).pdf).hexdigest() for job in jobs]
