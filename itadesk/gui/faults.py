"""What may be told of an error: types, places in the program, codes; never its words.

The words of an exception may hold what was typed, and paths hold names of people and offices.
"""

import errno
import traceback
from collections.abc import Iterator
from pathlib import Path

import itadesk
from itadesk.core.errors import UserError

_PACKAGE = Path(itadesk.__file__).parent.parent
_MOST = 20  # frames at either end; a recursion has a thousand


def names(error: BaseException) -> str:
    """Return the types and codes of an error and of those behind it, on one line."""
    return " < ".join(_name(one) for one in _chain(error))


def describe(error: BaseException) -> str:
    """Return where an error and those behind it came from, the first of them first."""
    return "\n".join("\n".join((_name(one), *_frames(one))) for one in [*_chain(error)][::-1])


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, then what it came from, and so on."""
    seen = set[int]()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        yield behind
        behind = behind.__cause__ or (None if behind.__suppress_context__ else behind.__context__)


def _name(error: BaseException) -> str:
    """Return the type of an error and its code: ours, SQLite's or the system's."""
    if isinstance(error, UserError):
        code = error.code
    elif isinstance(error, OSError):
        code = errno.errorcode.get(error.errno or 0, "")
    else:
        code = getattr(error, "sqlite_errorname", "")
    return f"{type(error).__name__} {code}".rstrip()


def _frames(error: BaseException) -> Iterator[str]:
    """Yield the places an error passed through."""
    frames = list(traceback.walk_tb(error.__traceback__))
    for number, (frame, line) in enumerate(frames):
        if _MOST <= number < len(frames) - _MOST:
            if number == _MOST:
                yield "  …"
            continue
        code = frame.f_code
        yield f"  {_place(Path(code.co_filename))}:{line} {code.co_qualname}"


def _place(file: Path) -> str:
    """Return a file of the program by its path in it, another by its name and folder."""
    if file.is_relative_to(_PACKAGE):
        return file.relative_to(_PACKAGE).as_posix()
    if not file.is_absolute():  # what was compiled knows no folder
        return file.as_posix()
    return "/".join(file.parts[-2:])
