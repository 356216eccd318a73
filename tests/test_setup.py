"""The habits of the project that a fresh checkout must keep: set-up, wheel, licences, README."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FONT_FACTS = ("resources", "fonts", "LICENCE.md")
LIBRARY_FACTS = ("resources", "licences", "README.md")


def text_of(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def dev() -> ModuleType:
    """Return dev.py, which lies outside the package, as a module."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def runtime_names() -> list[str]:
    names = [re.match(r"[\w-]+", line) for line in PROJECT["dependencies"]]
    return [name.group() for name in names if name]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """Build the wheel from the project's own configuration, not compiled, which takes long."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    environment = os.environ | {"HATCH_BUILD_NO_HOOKS": "true"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return zipfile.Path(next(folder.glob("*.whl")))


@pytest.mark.parametrize("name", ["ui", "resources"])
def test_wheel_holds_every_data_file(wheel: zipfile.Path, name: str) -> None:
    files = [file for file in sorted((ROOT / name).rglob("*")) if file.is_file()]
    assert files
    for file in files:
        packed = wheel / "itadesk" / "_data" / file.relative_to(ROOT).as_posix()
        assert packed.read_bytes() == file.read_bytes()


def test_wheel_holds_every_module_and_nothing_else_of_ours(wheel: zipfile.Path) -> None:
    packed = {name for name in wheel.root.namelist() if name.endswith(".py")}
    assert packed == {
        file.relative_to(ROOT).as_posix() for file in (ROOT / "itadesk").rglob("*.py")
    }


def test_wheel_names_the_command(wheel: zipfile.Path) -> None:
    (info,) = [entry for entry in wheel.iterdir() if entry.name.endswith(".dist-info")]
    assert "itadesk = itadesk.__main__:run" in (info / "entry_points.txt").read_text()


def test_every_font_face_has_its_licence_facts() -> None:
    facts = dict(re.findall(r"^\| (\S+\.ttf) \|.*\| (\w{64}) \|$", text_of(*FONT_FACTS), re.M))
    faces = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (ROOT / "resources" / "fonts").glob("*.ttf")
    }
    assert len(faces) == 6
    assert facts == faces


def test_every_library_has_its_licence_facts() -> None:
    table = re.findall(r"^\| ([\w-]+) \| .*\|$", text_of(*LIBRARY_FACTS).split("\n## ")[1], re.M)
    assert sorted(table[1:]) == sorted(runtime_names())


@pytest.mark.parametrize("facts", [FONT_FACTS, LIBRARY_FACTS])
def test_licence_facts_link_to_texts_that_exist(facts: tuple[str, ...]) -> None:
    links = set(re.findall(r"\]\(([^)]+)\)", text_of(*facts)))
    folder = ROOT.joinpath(*facts).parent
    assert links
    assert [link for link in links if not (folder / link).is_file()] == []


def test_readme_names_the_commands_that_dev_offers() -> None:
    shown = set(re.findall(r"^python3 dev\.py (\w+)", text_of("README.md"), re.M))
    assert shown == {"run", "test"}
    done = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert all(f"dev.py {command}" in done.stderr for command in shown)


def test_readme_links_to_files_that_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text_of("README.md"))
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_changelog_names_the_version() -> None:
    version = re.search(r'__version__ = "(.+)"', text_of("itadesk", "__init__.py"))
    assert version is not None
    assert f"## {version.group(1)}" in text_of("CHANGELOG.md")


def test_ci_runs_what_dev_test_runs() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "python3 dev.py test" in text_of(".ci", "run")


def test_a_missing_library_or_program_is_named() -> None:
    needs = {"libnowhere.so.1": "libnowhere1", "no-such-program": "no-such-package"}
    assert dev().missing(needs) == ["libnowhere1", "no-such-package"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")
def test_window_system_of_linux_can_be_loaded() -> None:
    xvfb = shutil.which("Xvfb")
    assert xvfb is not None
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(write_end), "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            display = answer.readline().strip()
        script = "from PySide6.QtWidgets import QApplication as A; print(A([]).platformName())"
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
        )
    finally:
        server.terminate()
        server.wait()
    assert (done.stdout, done.returncode) == ("xcb\n", 0)
