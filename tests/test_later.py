"""A module that has a stand-in is loaded when something of it is used, and works then."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from itadesk.later import functions, stand_ins

CHECK = """
import sys
import itadesk.core, itadesk.report
import dataclasses, reportlab.lib.utils, reportlab.pdfbase.pdfmetrics
assert {module!r} not in sys.modules
{use}
assert {module!r} in sys.modules
"""


@pytest.mark.parametrize(
    ("module", "use"),
    [
        ("reportlab.lib.rl_safe_eval", "assert reportlab.lib.utils.rl_safe_eval('2 + 3') == 5"),
        ("pickle", "assert reportlab.lib.utils.pickle.loads(b'K\\x05.') == 5"),
        ("inspect", "assert str(dataclasses.inspect.signature(lambda a: a)) == '(a)'"),
        ("reportlab.pdfbase._fontdata", "reportlab.pdfbase.pdfmetrics._fontdata.encodings"),
    ],
)
def test_it_is_loaded_when_it_is_used(module: str, use: str) -> None:
    code = CHECK.format(module=module, use=use)
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_known_of_a_module_does_not_load_it() -> None:
    with stand_ins({"colorsys": {"ONE": 1}}):
        import colorsys
    assert colorsys.ONE == 1  # type: ignore[attr-defined]
    assert "colorsys" not in sys.modules


def test_a_module_asked_for_more_while_others_are_imported_is_itself() -> None:
    with stand_ins({"colorsys": {}}):
        import colorsys

        assert pytest.approx(1 / 3) == colorsys.ONE_THIRD
        assert isinstance(sys.modules["colorsys"], ModuleType)
        assert sys.modules["colorsys"] is not colorsys
    del sys.modules["colorsys"]


def test_a_look_by_an_import_hook_loads_nothing() -> None:
    with stand_ins({"colorsys": {}}):
        import colorsys
    with pytest.raises(AttributeError):
        colorsys.__wrapped__  # type: ignore[attr-defined] # noqa: B018
    assert "colorsys" not in sys.modules


def test_a_module_that_is_loaded_keeps_its_place() -> None:
    with stand_ins({"sys": {}}):
        assert sys.modules["sys"] is sys


def test_a_function_loads_its_module_when_it_is_called() -> None:
    called = functions("colorsys", "rgb_to_hsv")["rgb_to_hsv"]
    assert "colorsys" not in sys.modules
    assert called(1, 1, 1) == (0, 0, 1)  # type: ignore[operator]
    del sys.modules["colorsys"]


def test_all_is_undone_when_an_import_fails() -> None:
    with pytest.raises(ZeroDivisionError), stand_ins({"colorsys": {}}):
        raise ZeroDivisionError
    assert "colorsys" not in sys.modules


@pytest.mark.parametrize("name", [".reportlab_mods", ".reportlab_settings"])
def test_settings_for_other_programs_change_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("print('changed')")
    environment = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    command = [sys.executable, "-c", "import itadesk.report"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stdout == b""


def test_a_module_that_is_said_to_be_missing_is() -> None:
    with stand_ins({}, missing=["colorsys"]), pytest.raises(ImportError):
        import colorsys
    import colorsys

    assert pytest.approx(1 / 3) == colorsys.ONE_THIRD
    del sys.modules["colorsys"]
