#!/usr/bin/env python3
"""Set up, run and test itadesk on a machine that has only Python: `run` or `test`."""

from __future__ import annotations  # so that an older Python reads as far as the refusal

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
EXAMPLE = "report-004"
PYTHON = "python{}.{}".format(*sys.version_info)  # begins the names of its Debian packages

# What Linux must have -> the Debian package that brings it: libraries, programs and header files.
RUN_NEEDS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
TEST_NEEDS = {
    **RUN_NEEDS,
    "Xvfb": "xvfb",
    (sysconfig.get_config_var("CC") or "cc").split()[0]: "gcc",
    str(Path(sysconfig.get_path("include")) / "Python.h"): f"{PYTHON}-dev",
    "libicuuc.so": "libicu-dev",
    "libthai.so.0": "libthai0",
    "pdftotext": "poppler-utils",
    "strace": "strace",
}
PYTEST = ("pytest", "-n", "auto")  # as many processes as there are cores
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), PYTEST)


def main() -> int:
    """Do what the first argument says; return the exit status."""
    command, *options = sys.argv[1:] or [""]
    if sys.hexversion < 0x030B0000:
        return refuse("ต้องใช้ Python 3.11 ขึ้นไป / Python 3.11 or newer is needed")
    if command == "run" and not options:
        install_system(RUN_NEEDS)
        return install("run") or run()
    if command == "test":
        install_system(TEST_NEEDS)
        return install("test") or test(options)
    return refuse("python3 dev.py run | python3 dev.py test [pytest options]")


def refuse(message: str) -> int:
    """Say on standard error why it stops; return the exit status for that."""
    print(message, file=sys.stderr)
    return 2


def missing(needs: dict[str, str]) -> list[str]:
    """Return the packages of the libraries and programs that this Linux lacks."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for name, package in needs.items() if not present(name)]


def present(name: str) -> bool:
    """Return whether a library can be loaded, a program or a header file found."""
    if name.endswith(".h"):
        return Path(name).is_file()
    if ".so" not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_system(needs: dict[str, str]) -> None:
    """Install the missing system packages where there is apt and the user may; else name them."""
    packages = missing(needs)
    if sys.platform.startswith("linux") and importlib.util.find_spec("ensurepip") is None:
        packages.append(f"{PYTHON}-venv")
    if not packages:
        return
    if apt := apt_get():
        subprocess.run([*apt, "update", "-q"], check=False)
        options = ["-q", "-y", "--no-install-recommends"]
        subprocess.run([*apt, "install", *options, *packages], check=False)
    else:
        refuse(f"โปรดติดตั้งแพ็กเกจของระบบ / please install: {' '.join(packages)}")


def apt_get() -> list[str] | None:
    """Return the words that start apt-get with the rights it needs, None when there is no way."""
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return apt
    sudo = shutil.which("sudo")
    if sudo is None or subprocess.run([sudo, "-n", "true"], capture_output=True).returncode:
        return None
    return [sudo, "-n", *apt]


def install(extra: str) -> int:
    """Make `.venv` with the project in it, unless that was done from this same pyproject.toml."""
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text().split() in ([state, extra], [state, "test"]):
        return 0
    print("กำลังติดตั้งไว้ใน .venv … / installing into .venv …", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", VENV]).returncode:
        return refuse("สร้าง .venv ไม่ได้ โปรดติดตั้ง / please install: python3-venv")
    target = f"{ROOT}[test]" if extra == "test" else f"{ROOT}"
    # The sources are installed as they are: what compiles a wheel need not be fetched.
    if status := python("-m", "pip", "install", "-q", "-e", target, HATCH_BUILD_NO_HOOKS="true"):
        return status
    STAMP.write_text(f"{state} {extra}")
    return 0


def python(*arguments: str | Path, **environment: str) -> int:
    """Run the Python of `.venv` in the project's folder; return its exit status."""
    program = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return subprocess.run([program, *arguments], cwd=ROOT, env=os.environ | environment).returncode


def run() -> int:
    """Open the window on a fresh example document; without a screen, print it and say where."""
    folder = Path(tempfile.mkdtemp(prefix="itadesk-"))
    if status := python("-m", "itadesk", "demo", folder):
        return status
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        print(f"เครื่องนี้ไม่มีจอภาพ จึงพิมพ์รายงานตัวอย่างไว้ที่ {folder / EXAMPLE}.pdf")
        return 0
    return python("-m", "itadesk", folder / f"{EXAMPLE}.itadesk")


def test(pytest_options: list[str]) -> int:
    """Run every check, even after a failure; a missing tool is a failure. Return 1 if any."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    failed = [f"system package {package}" for package in missing(TEST_NEEDS)]
    for check in CHECKS:
        print("==", *check, flush=True)
        if python("-m", *check, *(pytest_options if check is PYTEST else ())):
            failed.append(" ".join(check))
    print("== failed:" if failed else "== all passed", ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
