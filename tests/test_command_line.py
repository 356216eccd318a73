"""The command line: what each command does, and how it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

from itadesk.assets import asset
from itadesk.command_line import COMMANDS, main
from itadesk.core.blobs import blob_name
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fingerprint import code
from itadesk.core.papers import chosen_year
from itadesk.core.records import Report
from itadesk.exchange import send_log
from itadesk.exchange.examples import examples
from itadesk.report.forms import FORMS
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def example(tmp_path: Path, capsys: Capture) -> Path:
    """A document made of the example 004."""
    path = tmp_path / "เอกสาร.itadesk"
    source = asset("resources", "examples", "report-004.json")
    assert main(["new", str(path), "--from", str(source)]) == 0
    capsys.readouterr()
    return path


def refused(capsys: Capture, *words: object) -> str:
    """Run a command that must be refused; return its one sentence."""
    assert main([str(word) for word in words]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    return captured.err


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("source", examples(), ids=lambda path: path.stem)
def test_new_and_export_give_each_example_again(source: Path, tmp_path: Path) -> None:
    document, again = tmp_path / "a.itadesk", tmp_path / "a.json"
    assert main(["new", str(document), "--from", str(source)]) == 0
    assert main(["export", str(document), "-o", str(again)]) == 0
    assert again.read_bytes() == source.read_bytes()
    assert names(tmp_path) == {"a.itadesk", "a.json"}


def test_new_makes_an_empty_document(tmp_path: Path) -> None:
    path = tmp_path / "a.itadesk"
    assert main(["new", str(path)]) == 0
    with DocumentFile.open(path) as document:
        assert len(list(document.dataset())) == 1


def test_new_gives_each_document_its_own_ids(example: Path, tmp_path: Path) -> None:
    source = asset("resources", "examples", "report-004.json")
    main(["new", str(tmp_path / "b.itadesk"), "--from", str(source)])
    with DocumentFile.open(example) as one, DocumentFile.open(tmp_path / "b.itadesk") as other:
        assert one.document_id != other.document_id
        assert {r.id for r in one.dataset()}.isdisjoint(r.id for r in other.dataset())


def test_forms_lists_every_form_that_prints(capsys: Capture) -> None:
    assert main(["forms"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [*FORMS, "transmittal"]
    assert lines[-1].split()[1] == "ใบนำส่งแฟ้ม"


@pytest.mark.parametrize("form", list(FORMS))
def test_print_writes_a_pdf(form: str, example: Path, tmp_path: Path, capsys: Capture) -> None:
    output = tmp_path / "a.pdf"
    assert main(["print", str(example), "--form", form, "-o", str(output)]) == 0
    assert output.read_bytes().startswith(b"%PDF-")
    assert str(output) in capsys.readouterr().out


def test_print_writes_an_issued_paper_as_it_was_kept(
    example: Path, tmp_path: Path, capsys: Capture
) -> None:
    kept = b"%PDF-1.7 as it was signed"
    with DocumentFile.open(example) as document:
        data = document.dataset()
        year = chosen_year(data)
        edit = Edit(data, "ออกฉบับ")
        edit.add_blob(name := blob_name(kept, "pdf"), kept)
        edit.insert(Report(year_id=year.id, kind="plan", form="plan", issued_pdf=name), year)
        document.apply(edit.change())
    assert main(["print", str(example), "--form", "plan", "-o", str(tmp_path / "a.pdf")]) == 0
    assert (tmp_path / "a.pdf").read_bytes() == kept
    assert "ออกแล้ว" in capsys.readouterr().out


def test_send_writes_what_the_district_reads(
    example: Path, tmp_path: Path, capsys: Capture
) -> None:
    output = tmp_path / "ส่ง.itadesk"
    assert main(["send", str(example), "-o", str(output)]) == 0
    with received(output) as found:
        assert code(found.content_hash) in capsys.readouterr().out
        (sent,) = send_log.history(found.document_id)
    assert sent.path == output


def test_send_never_overwrites(example: Path, tmp_path: Path, capsys: Capture) -> None:
    output = tmp_path / "ส่ง.itadesk"
    output.write_text("mine")
    assert "จึงไม่เขียนทับ" in refused(capsys, "send", example, "-o", output)
    assert output.read_text() == "mine"


def test_send_tells_the_code_also_when_the_log_cannot_be_written(
    example: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_sent: send_log.Sent) -> None:
        raise UserError("ดิสก์เต็ม")

    monkeypatch.setattr(send_log, "note", fail)
    output = tmp_path / "ส่ง.itadesk"
    assert main(["send", str(example), "-o", str(output)]) == 1
    told = capsys.readouterr()
    with received(output) as found:
        assert code(found.content_hash) in told.out
    assert "จดประวัติการส่งไม่ได้: ดิสก์เต็ม" in told.err


def test_send_names_its_file_as_a_document(example: Path, tmp_path: Path, capsys: Capture) -> None:
    assert "ลงท้ายด้วย .itadesk" in refused(capsys, "send", example, "-o", tmp_path / "a.zip")


def test_paper_and_sent_file_tell_the_same_code(
    example: Path, tmp_path: Path, capsys: Capture
) -> None:
    page, sent = tmp_path / "a.pdf", tmp_path / "ส่ง.itadesk"
    assert main(["print", str(example), "--form", "transmittal", "-o", str(page)]) == 0
    assert "พิมพ์แล้ว ๑ หน้า" in capsys.readouterr().out
    assert main(["send", str(example), "-o", str(sent)]) == 0
    with received(sent) as found, pymupdf.open(page) as pdf:
        text = pdf[0].get_text()
        assert str(found.document_id) in text
        assert code(found.content_hash) in text


@pytest.mark.parametrize("option", [("--year", "2567"), ("--round", "6"), ("--digits", "arabic")])
def test_the_page_that_goes_with_a_file_has_no_choices(
    option: tuple[str, str], example: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ["print", example, "--form", "transmittal", "-o", tmp_path / "a.pdf"]
    assert f"ตัด {option[0]} ออก" in refused(capsys, *words, *option)
    assert names(tmp_path) == {example.name}


def test_a_data_json_is_no_file_to_be_sent(tmp_path: Path, capsys: Capture) -> None:
    words = ["--form", "transmittal", "-o", tmp_path / "a.pdf"]
    assert "ระบุแฟ้ม .itadesk" in refused(capsys, "print", examples()[0], *words)


def test_print_takes_a_data_json(example: Path, tmp_path: Path) -> None:
    source = asset("resources", "examples", "report-004.json")
    for file, out in ((example, "a.pdf"), (source, "b.pdf")):
        assert main(["print", str(file), "--form", "results", "-o", str(tmp_path / out)]) == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_print_takes_year_round_and_digits(example: Path, tmp_path: Path) -> None:
    for place, digits in enumerate(("typed", "thai", "arabic")):
        words = ["--year", "๒๕๖๗", "--round", "6", "--digits", digits]
        output = tmp_path / f"{place}.pdf"
        assert main(["print", str(example), "--form", "plan", *words, "-o", str(output)]) == 0
    assert (tmp_path / "1.pdf").read_bytes() != (tmp_path / "2.pdf").read_bytes()


def test_demo_makes_every_example_with_its_pdf(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "ตัวอย่าง"
    assert main(["demo", str(folder)]) == 0
    stems = {path.stem for path in examples()}
    assert names(folder) == {f"{stem}{end}" for stem in stems for end in (".itadesk", ".pdf")}
    assert all(file.read_bytes().startswith(b"%PDF-") for file in folder.glob("*.pdf"))
    assert len(capsys.readouterr().out.splitlines()) == len(stems)


def test_demo_overwrites_nothing(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "report-004.pdf").write_bytes(b"mine")
    assert "report-004.pdf" in refused(capsys, "demo", tmp_path)
    assert names(tmp_path) == {"report-004.pdf"}
    assert (tmp_path / "report-004.pdf").read_bytes() == b"mine"
    assert "ไม่ใช่โฟลเดอร์" in refused(capsys, "demo", tmp_path / "report-004.pdf")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("taken.itadesk", "อยู่แล้ว"),
        ("folder.itadesk", "folder"),
        ("a.txt", ".itadesk"),
        ("nowhere/a.itadesk", "โฟลเดอร์"),
    ],
)
def test_new_refuses_a_target(target: str, said: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "folder.itadesk").mkdir()
    (tmp_path / "taken.itadesk").write_bytes(b"mine")
    assert said in refused(capsys, "new", tmp_path / target)
    source = examples()[0]
    assert said in refused(capsys, "new", tmp_path / target, "--from", source)
    assert names(tmp_path) == {"folder.itadesk", "taken.itadesk"}
    assert (tmp_path / "taken.itadesk").read_bytes() == b"mine"


def test_a_document_that_would_be_too_big_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("itadesk.store.header.MAX_BYTES", 1000)
    assert "ใหญ่เกิน" in refused(capsys, "new", tmp_path / "a.itadesk")
    assert names(tmp_path) == set()


def test_new_refuses_a_source(tmp_path: Path, capsys: Capture) -> None:
    for source, said in (("none.json", "ไม่พบแฟ้ม “none.json”"), ("", "เป็นโฟลเดอร์")):
        assert said in refused(capsys, "new", tmp_path / "a.itadesk", "--from", tmp_path / source)
    assert names(tmp_path) == set()


@pytest.mark.parametrize(
    "command", [["export", "-o", "{}.json"], ["print", "--form", "plan", "-o", "{}.pdf"]]
)
def test_a_target_is_refused(
    command: list[str], example: Path, tmp_path: Path, capsys: Capture
) -> None:
    name, *options, output = command
    (tmp_path / output.format("taken")).write_bytes(b"mine")
    (tmp_path / output.format("folder")).mkdir()
    before = names(tmp_path)
    for target, said in (
        ("taken", "อยู่แล้ว"), ("folder", "อยู่แล้ว"), ("nowhere/a", "ไม่พบโฟลเดอร์"),
    ):  # fmt: skip
        assert said in refused(capsys, name, example, *options, tmp_path / output.format(target))
    assert names(tmp_path) == before
    assert (tmp_path / output.format("taken")).read_bytes() == b"mine"


@pytest.mark.parametrize(
    "command",
    [
        ["export", "-o", "a.json"],
        ["print", "--form", "plan", "-o", "a.pdf"],
        ["print", "--form", "transmittal", "-o", "a.pdf"],
    ],
)
def test_a_file_is_refused(
    command: list[str], example: Path, tmp_path: Path, capsys: Capture
) -> None:
    name, *options, output = command
    (tmp_path / "other.itadesk").write_bytes(b"%PDF-1.7 and more")
    before = names(tmp_path)
    for file, said in (
        ("none.itadesk", "ไม่พบ"), ("", "เป็นโฟลเดอร์"), ("other.itadesk", "ไม่ใช่แฟ้มรายงาน"),
    ):  # fmt: skip
        assert said in refused(capsys, name, tmp_path / file, *options, tmp_path / output)
    with DocumentFile.open(example):
        said = refused(capsys, name, example, *options, tmp_path / output)
    assert "เปิดอยู่ในหน้าต่าง" in said
    assert names(tmp_path) == before


def test_print_refuses_what_is_not_there(example: Path, tmp_path: Path, capsys: Capture) -> None:
    output = tmp_path / "a.pdf"
    said = refused(capsys, "print", example, "--form", "plans", "-o", output)
    assert "plan plan-guideline results" in said
    words = ["print", example, "--form", "plan", "-o", output]
    assert "ปีที่มี: ๒๕๖๗" in refused(capsys, *words, "--year", "2560")
    assert "ค.ศ. ๒๐๒๕ คือ พ.ศ. ๒๕๖๘" in refused(capsys, *words, "--year", "2025")
    main(["new", str(tmp_path / "empty.itadesk")])
    capsys.readouterr()
    words[1] = tmp_path / "empty.itadesk"
    assert "ยังไม่มีปีงบประมาณ" in refused(capsys, *words)
    assert not output.exists()


def test_print_writes_pdf_only(example: Path, tmp_path: Path, capsys: Capture) -> None:
    words = ["print", example, "--form", "plan", "-o", tmp_path / "o.txt"]
    assert ".pdf" in refused(capsys, *words)
    assert not (tmp_path / "o.txt").exists()


def test_print_takes_a_round_in_thai_digits(example: Path, tmp_path: Path) -> None:
    words = ["--form", "results", "--round", "๖", "-o", str(tmp_path / "a.pdf")]
    assert main(["print", str(example), *words]) == 0


def test_export_writes_json_only(example: Path, tmp_path: Path, capsys: Capture) -> None:
    assert ".json" in refused(capsys, "export", example, "-o", tmp_path / "a.docx")
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new"], "ยังขาด FILE"),
        (["print", "a.itadesk"], "ยังขาด --form, -o"),
        (["print", "a", "--form", "plan", "-o", "b", "--year", "x"], "--year ใช้ “x” ไม่ได้"),
        (
            ["print", "a", "--form", "plan", "-o", "b", "--round", "5"],
            "--round ใช้ “5” ไม่ได้ ใช้ได้: 1 3 6 9 12",
        ),
        (
            ["print", "a", "--form", "plan", "-o", "b", "--digits", "roman"],
            "--digits ใช้ “roman” ไม่ได้ ใช้ได้: typed thai arabic",
        ),
        (["new", ""], "FILE ต้องมีชื่อ"),
        (["export", "a", "-o", " "], "-o ต้องมีชื่อ"),
        (["demo", ""], "FOLDER ต้องมีชื่อ"),
        (["print", "a", "--form"], "ต้องมีค่าหลัง --form"),
        (["export", "a", "--output", "b"], "ยังขาด -o"),
        (["forms", "plan"], "ไม่รู้จัก plan"),
        (["printt", "a", "b"], "ไม่รู้จัก a b"),
        (["--wrong"], "ไม่รู้จัก --wrong"),
    ],
)
def test_wrong_usage_ends_with_status_2(words: list[str], said: str, capsys: Capture) -> None:
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.startswith("วิธีใช้: itadesk")
    assert "error" not in captured.err


@pytest.mark.parametrize("words", [["-h"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_thai(words: list[str], capsys: Capture) -> None:
    assert main(words) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("วิธีใช้: itadesk")
    for english in ("usage", "options:", "positional", "show this"):
        assert english not in shown


def test_help_lists_every_command(capsys: Capture) -> None:
    main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"itadesk {name} " in shown for name in COMMANDS)


def test_a_file_or_nothing_opens_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr("itadesk.gui.app.run", lambda path: opened.append(path) or 0)
    assert main([]) == 0
    assert main(["แฟ้ม.itadesk"]) == 0
    assert opened == [None, Path("แฟ้ม.itadesk")]


def test_without_a_screen_the_window_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert "ไม่มีจอภาพ" in refused(capsys)
    assert "“bogus”" in refused(capsys, "bogus")


def test_a_defect_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret text of the document")

    monkeypatch.setattr(DocumentFile, "create", fail)
    said = refused(capsys, "new", tmp_path / "a.itadesk")
    assert "ZeroDivisionError" in said
    assert "secret" not in said


def test_a_command_says_what_it_did_before_it_ends() -> None:
    command = [sys.executable, "-m", "itadesk", "forms"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert [line.split()[0] for line in done.stdout.splitlines()] == [*FORMS, "transmittal"]


def test_a_command_ends_well_where_nobody_can_read_what_it_says() -> None:
    script = "import sys; sys.stdout = sys.stderr = None; from itadesk.__main__ import run; run()"
    command = [sys.executable, "-c", script, "forms"]
    assert subprocess.run(command, check=False).returncode == 0


def test_the_program_runs_from_its_module(tmp_path: Path) -> None:
    (tmp_path / "X.json").write_bytes(b'{"office": {"\\ud800": 1}}')
    command = [sys.executable, "-m", "itadesk", "new", "a.itadesk", "--from", "X.json"]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"U+D800" in done.stderr
    assert b"Traceback" not in done.stderr
