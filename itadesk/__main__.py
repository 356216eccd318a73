"""The command line (DESIGN section 6): each command is a thin call of what the window uses too.

A command imports what it needs when it runs, so that `forms` does not wait for the window.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from itadesk import __version__
from itadesk.core.digits import Digits
from itadesk.core.errors import UserError
from itadesk.core.fiscal import ROUNDS

Options = argparse.Namespace
Argument = tuple[tuple[str, ...], dict[str, Any]]  # as argparse's add_argument takes it

_USAGE_ERRORS = (  # argparse's sentence and ours
    (r"the following arguments are required: (.*)", "ยังขาด {}"),
    (r"unrecognized arguments: (.*)", "ไม่รู้จัก {}"),
    (r"argument (.*): expected .*", "ต้องมีค่าหลัง {}"),
    (r"argument (.*?): invalid .*", "ค่าของ {} ใช้ไม่ได้"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, its help and its arguments."""

    run: Callable[[Options], None]
    help: str
    arguments: tuple[Argument, ...] = ()


class Parser(argparse.ArgumentParser):
    """Reads the arguments of one command; help and errors are Thai."""

    def __init__(self, program: str, about: str, arguments: Sequence[Argument]) -> None:
        super().__init__(
            program,
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        values = self.add_argument_group("ต้องระบุ")
        choices = self.add_argument_group("ระบุเพิ่มได้")
        for names, options in arguments:
            optional = names[0].startswith("-") or options.get("nargs") == "?"
            needed = options.get("required", not optional)
            (values if needed else choices).add_argument(*names, **options)
        choices.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้")

    def format_usage(self) -> str:
        """Return the usage line."""
        return super().format_usage().replace("usage:", "วิธีใช้:", 1)

    def format_help(self) -> str:
        """Return the whole help."""
        return super().format_help().replace("usage:", "วิธีใช้:", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used; exit status 2."""
        matches = ((re.fullmatch(pattern, message), thai) for pattern, thai in _USAGE_ERRORS)
        said = next((thai.format(match[1]) for match, thai in matches if match), message)
        self.exit(2, f"{self.format_usage()}คำสั่งไม่ถูกต้อง: {said}\n")


def _new(options: Options) -> None:
    from itadesk.core.records import Office
    from itadesk.exchange.examples import create_document
    from itadesk.store.document import DocumentFile

    if options.source:
        document = create_document(options.file, options.source)
    else:
        document = DocumentFile.create(options.file, [Office()])
    document.close()
    print(f"สร้างแฟ้มแล้ว: {options.file}")


def _forms(_: Options) -> None:
    from itadesk.report.forms import FORMS

    width = max(len(key) for key in FORMS)
    for key, form in FORMS.items():
        print(f"{key:{width}}  {form.title}")


def _print(options: Options) -> None:
    from itadesk.core.papers import chosen_report, chosen_year
    from itadesk.exchange.files import refuse_existing, write_new
    from itadesk.report.build import print_report
    from itadesk.report.forms import FORMS
    from itadesk.report.job import PrintJob, fetch_pictures
    from itadesk.store.document import DocumentFile

    if options.form not in FORMS:
        raise UserError(f"ไม่มีแบบรายงาน “{options.form}”", f"แบบที่พิมพ์ได้: {' '.join(FORMS)}")
    form = FORMS[options.form]
    refuse_existing(options.output)
    with DocumentFile.open(options.file) as document:
        data = document.dataset()
        year = chosen_year(data, options.year)
        report = chosen_report(data, year, form.kind, form.key, options.round)
        printed = print_report(
            PrintJob(data, year, report, options.digits, fetch_pictures(data, document.blob))
        )
    write_new(options.output, printed.pdf)
    for notice in printed.notices:
        print(f"โปรดตรวจ: {notice.message}")
    print(f"พิมพ์แล้ว {printed.pages} หน้า: {options.output}")


def _export(options: Options) -> None:
    from itadesk.exchange import data_json
    from itadesk.store.document import DocumentFile

    if options.output.suffix.lower() != ".json":
        raise UserError(f"ยังส่งออกเป็น “{options.output.name}” ไม่ได้", "ตั้งชื่อให้ลงท้ายด้วย .json")
    with DocumentFile.open(options.file) as document:
        data_json.write(options.output, document.dataset(), document.blob)
    print(f"ส่งออกแล้ว: {options.output}")


def _demo(options: Options) -> None:
    from itadesk.exchange.demo import make_demo

    for document, pdf in make_demo(options.folder):
        print(f"ทำตัวอย่างแล้ว: {document} และ {pdf.name}")


def _open_window(options: Options) -> None:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    if sys.platform.startswith("linux") and not screens & os.environ.keys():
        raise UserError("เครื่องนี้ไม่มีจอภาพ จึงเปิดหน้าต่างไม่ได้", "ดูคำสั่งที่ใช้ได้ด้วย itadesk -h")

    from itadesk.gui.app import run

    if status := run(options.file):
        raise SystemExit(status)


def _argument(*names: str, **options: Any) -> Argument:  # noqa: ANN401 - as in argparse
    return names, options


_FILE = _argument("file", metavar="FILE", type=Path, help="แฟ้มเอกสาร .itadesk")
_OUTPUT = {"dest": "output", "required": True, "type": Path}

COMMANDS = {
    "new": Command(
        _new,
        "สร้างแฟ้มเอกสารใหม่ ไม่เขียนทับแฟ้มเดิม",
        (
            _FILE,
            _argument("--from", dest="source", metavar="DATA.json", type=Path, help="ข้อมูลเริ่มต้น"),
        ),
    ),
    "forms": Command(_forms, "แสดงชื่อแบบรายงานที่พิมพ์ได้"),
    "print": Command(
        _print,
        "พิมพ์รายงานเป็น PDF",
        (
            _FILE,
            _argument("--form", metavar="KEY", required=True, help="แบบรายงาน (ดูที่ itadesk forms)"),
            _argument("--year", metavar="2568", type=int, help="ปีงบประมาณ (ปกติ: ปีล่าสุด)"),
            _argument("--round", type=int, choices=ROUNDS, help="รอบกี่เดือน (ปกติ: รอบล่าสุดที่มีผล)"),
            _argument(
                "--digits", type=Digits, choices=list(Digits), metavar="typed|thai|arabic",
                help="ตัวเลขตามที่พิมพ์ เลขไทยทั้งหมด หรือเลขอารบิกทั้งหมด",
            ),
            _argument("-o", **_OUTPUT, metavar="OUT.pdf", help="แฟ้ม PDF ที่จะเขียน"),
        ),
    ),
    "export": Command(
        _export,
        "ส่งออกข้อมูลทั้งหมดในแฟ้มเป็น JSON",
        (_FILE, _argument("-o", **_OUTPUT, metavar="OUT.json", help="แฟ้ม JSON ที่จะเขียน")),
    ),
    "demo": Command(
        _demo,
        "ทำเอกสารตัวอย่างพร้อม PDF จากรายงานจริง",
        (_argument("folder", metavar="FOLDER", type=Path, help="โฟลเดอร์ที่จะเก็บ"),),
    ),
}  # fmt: skip
_LIST = "\n".join(f"  itadesk {name:8}{command.help}" for name, command in COMMANDS.items())
_WINDOW = Command(
    _open_window,
    f"เปิดหน้าต่างโปรแกรม หรือใช้คำสั่งต่อไปนี้ (itadesk คำสั่ง -h แสดงวิธีใช้ของคำสั่งนั้น)\n\n{_LIST}",
    (
        _argument("file", nargs="?", metavar="FILE", type=Path, help="แฟ้มเอกสารที่จะเปิด"),
        _argument("--version", action="version", version=__version__, help="แสดงรุ่นของโปรแกรม"),
    ),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a windowed build has none
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # names may hold anything
    words = list(sys.argv[1:] if argv is None else argv)
    program = "itadesk"
    command = _WINDOW
    if words and words[0] in COMMANDS:
        program, command = f"itadesk {words[0]}", COMMANDS[words.pop(0)]
    try:
        command.run(Parser(program, command.help, command.arguments).parse_args(words))
    except SystemExit as end:  # the parser has shown the help or what is wrong
        return int(end.code or 0)
    except UserError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return _refuse("ยกเลิกแล้ว")
    except Exception as error:  # a defect: its name helps whoever mends it, a traceback nobody here
        return _refuse(f"โปรแกรมทำงานผิดพลาด ({type(error).__name__}) โปรดแจ้งผู้ดูแลโปรแกรม")
    return 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
