"""Compiles, when a wheel is built, the modules that every line of a report passes through.

mypyc makes C of them by their type hints. In the wheel a compiled module lies beside its source and
is loaded in its place. An editable install runs the sources: there is nothing to build after an
edit, and the tests may replace what they like.
"""

from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SHARED = "itadesk"  # begins the name of the library that holds the code of all modules
_OPTIMISED = "1"  # of gcc and clang; more makes nothing faster: the time is Python's own
_NEEDED = (
    "To compile itadesk takes a C compiler and the headers of Python; "
    "with HATCH_BUILD_NO_HOOKS=true it is built without, and prints slower."
)


class CompilingHook(BuildHookInterface[Any]):
    """Adds the compiled modules to the wheel; `modules` in pyproject.toml names their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is filled; end the build, with mypy's words, on an error."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        built = Path(self._folder.name)
        with chdir(self.root):
            libraries = _compiled(self.config["modules"], built)
        build_data["force_include"] |= {
            str(file): file.relative_to(libraries).as_posix()
            for file in libraries.rglob("*")
            if file.is_file()
        }
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the folder it was compiled in."""
        if version != "editable":
            self._folder.cleanup()


def _compiled(modules: list[str], folder: Path) -> Path:
    """Compile modules within a folder; return where they lie in it as in the wheel."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.errors import CCompilerError, PlatformError

    extensions = mypycify(
        [f"--cache-dir={folder / 'cache'}", "--follow-imports=silent", *modules],
        group_name=_SHARED,
        target_dir=str(folder / "c"),
        opt_level=_OPTIMISED,
        debug_level="0",
    )
    command = Distribution({"name": _SHARED, "ext_modules": extensions}).get_command_obj(
        "build_ext"
    )
    command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "temp")
    command.ensure_finalized()
    try:
        command.run()
    except (CCompilerError, PlatformError) as error:
        raise SystemExit(f"{error}\n{_NEEDED}") from error
    return folder / "lib"
