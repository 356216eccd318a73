"""The command line (DESIGN section 6): the commands, their arguments, and how they are refused."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from itadesk import __version__, commands
from itadesk.commands import Options
from itadesk.core.characters import clean
from itadesk.core.digits import Digits, to_arabic
from itadesk.core.errors import UserError
from itadesk.core.fiscal import ROUNDS

Argument = tuple[tuple[str, ...], dict[str, Any]]  # as argparse's add_argument takes it

_USAGE_ERRORS = (  # argparse's sentence and ours
    (r"the following arguments are required: (.*)", "ยังขาด {}"),
    (r"unrecognized arguments: (.*)", "ไม่รู้จัก {}"),
    (r"argument (.*): expected .*", "ต้องมีค่าหลัง {}"),
    (r"argument (.*?): (.*)", "{} {}"),
)


class Command(NamedTuple):
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
        said = next((thai.format(*match.groups()) for match, thai in matches if match), message)
        self.exit(2, f"{self.format_usage()}คำสั่งไม่ถูกต้อง: {said}\n")


def _path(text: str) -> Path:
    """Read the name of a file or folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("ต้องมีชื่อ")
    return Path(text)


def _year(text: str) -> int:
    """Read a year."""
    try:
        return int(text)
    except ValueError:
        said = f"ใช้ “{clean(text)}” ไม่ได้ ใช้ปี พ.ศ. เช่น 2568"
        raise argparse.ArgumentTypeError(said) from None


def _one_of(*allowed: str) -> Callable[[str], str]:
    """Return what reads one of the allowed words, in either digits."""

    def read(text: str) -> str:
        if (word := to_arabic(text)) not in allowed:
            said = f"ใช้ “{clean(text)}” ไม่ได้ ใช้ได้: {' '.join(allowed)}"
            raise argparse.ArgumentTypeError(said)
        return word

    return read


def _argument(*names: str, **options: Any) -> Argument:  # noqa: ANN401 - as in argparse
    return names, options


_FILE = _argument("file", metavar="FILE", type=_path, help="แฟ้มเอกสาร .itadesk")
_ROUNDS = [str(months) for months in ROUNDS]
_OUTPUT = {"dest": "output", "required": True, "type": _path}

COMMANDS = {
    "new": Command(
        commands.new,
        "สร้างแฟ้มเอกสารใหม่ ไม่เขียนทับแฟ้มเดิม",
        (
            _FILE,
            _argument("--from", dest="source", metavar="DATA.json", type=_path, help="ข้อมูลเริ่มต้น"),
        ),
    ),
    "forms": Command(commands.forms, "แสดงชื่อแบบรายงานที่พิมพ์ได้"),
    "print": Command(
        commands.print_form,
        "พิมพ์รายงานเป็น PDF",
        (
            _argument("file", metavar="FILE", type=_path, help="แฟ้มเอกสาร .itadesk หรือ DATA.json"),
            _argument("--form", metavar="KEY", required=True, help="แบบรายงาน (ดูที่ itadesk forms)"),
            _argument("--year", metavar="2568", type=_year, help="ปีงบประมาณ (ปกติ: ปีล่าสุด)"),
            _argument(
                "--round", metavar="|".join(_ROUNDS), type=_one_of(*_ROUNDS),
                help="รอบกี่เดือน (ปกติ: รอบล่าสุดที่มีผล)",
            ),
            _argument(
                "--digits", metavar="|".join(Digits), type=_one_of(*Digits),
                help="ตัวเลขตามที่พิมพ์ เลขไทยทั้งหมด หรือเลขอารบิกทั้งหมด",
            ),
            _argument("-o", **_OUTPUT, metavar="OUT.pdf", help="แฟ้ม PDF ที่จะเขียน"),
        ),
    ),
    "export": Command(
        commands.export,
        "ส่งออกข้อมูลทั้งหมดในแฟ้มเป็น JSON",
        (_FILE, _argument("-o", **_OUTPUT, metavar="OUT.json", help="แฟ้ม JSON ที่จะเขียน")),
    ),
    "send": Command(
        commands.send,
        "ทำแฟ้มสำหรับส่งอำเภอ พร้อมรหัสตรวจแฟ้ม",
        (_FILE, _argument("-o", **_OUTPUT, metavar="OUT.itadesk", help="แฟ้มที่จะเขียน")),
    ),
    "demo": Command(
        commands.demo,
        "ทำเอกสารตัวอย่างพร้อม PDF จากรายงานจริง",
        (_argument("folder", metavar="FOLDER", type=_path, help="โฟลเดอร์ที่จะเก็บ"),),
    ),
}  # fmt: skip
_LIST = "\n".join(f"  itadesk {name:8}{command.help}" for name, command in COMMANDS.items())
_WINDOW = Command(
    commands.open_window,
    f"เปิดหน้าต่างโปรแกรม หรือใช้คำสั่งต่อไปนี้ (itadesk คำสั่ง -h แสดงวิธีใช้ของคำสั่งนั้น)\n\n{_LIST}",
    (
        _argument("file", nargs="?", metavar="FILE", type=_path, help="แฟ้มเอกสารที่จะเปิด"),
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
