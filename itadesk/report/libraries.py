"""ReportLab and HarfBuzz, loaded with no more than our pages need: half of a short print is that.

What they ask for besides gets stand-ins, before anything else of the package is imported.
"""

import enum
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from itadesk.later import functions, stand_ins


class _NoFonts(tuple[str, ...]):
    """The standard fonts of PDF, none of which we use: PDF/A has every font in the file.

    ReportLab hangs something on the tuple that it wants here.
    """


class _Shaped(str):
    """A text that ReportLab shapes itself, which none of ours is."""

    __slots__ = ()


class _Digest:
    """A digest that is not made before it is asked for: ReportLab begins one for each document."""

    def __init__(self, *content: bytes, **_: object) -> None:
        self._parts = [*content]
        self.update = self._parts.append

    def __getattr__(self, name: str) -> object:
        import hashlib

        return getattr(hashlib.md5(b"".join(self._parts), usedforsecurity=False), name)


@contextmanager
def _plain_numbers() -> Iterator[None]:
    """Let the enumerations of HarfBuzz's module be plain numbers.

    It has 300 members in 20 of them, of which we use one: to make the enumerations takes longer
    than to shape the words of a usual report.
    """
    make = enum.EnumType.__new__

    def plain(kind: type, name: str, bases: tuple[type, ...], members: Any, **more: Any) -> type:  # noqa: ANN401 - as in `enum`
        if members.get("__module__") == _HARFBUZZ:
            return type(name, (int,), dict(members))
        return make(kind, name, bases, members, **more)

    enum.EnumType.__new__ = plain  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        enum.EnumType.__new__ = make  # type: ignore[method-assign]


_HARFBUZZ = "uharfbuzz._harfbuzz"
_EVAL = "reportlab.lib.rl_safe_eval"
_EVALS = "rl_safe_exec", "rl_safe_eval", "safer_globals", "rl_extended_literal_eval"
_SHAPING = "reportlab.pdfbase.ttfonts"
_NOT_SHAPED = {"ShapedStr": _Shaped, "ShapeData": _Shaped, "_sdGuardL": []}
_FOREIGN_SETTINGS = (  # of whoever owns the computer: they would change our pages
    *("reportlab_mods", "reportlab_settings"),
    *("reportlab.local_rl_mods", "reportlab.local_rl_settings"),
)
_CODE_FLAGS = {  # what HarfBuzz's module asks `inspect`: the same in every Python
    "CO_OPTIMIZED": 1,
    "CO_NEWLOCALS": 2,
    "CO_VARARGS": 4,
    "CO_VARKEYWORDS": 8,
    "CO_GENERATOR": 32,
    "CO_COROUTINE": 128,
    "CO_ASYNC_GENERATOR": 512,
}
with stand_ins(
    {
        "PIL": {},
        "PIL.Image": {},  # reads pictures
        "ast": functions("ast", "literal_eval"),
        "base64": functions("base64", "decodebytes", "encodebytes"),
        "glob": functions("glob", "glob"),
        "hashlib": {"md5": _Digest},
        "importlib.util": {},
        "inspect": _CODE_FLAGS,
        "pickle": {},
        "platform": {"python_implementation": lambda: "CPython"},  # PyPy has no Qt
        _EVAL: functions(_EVAL, *_EVALS),
        **{module: {} for module in _FOREIGN_SETTINGS},
        "reportlab.pdfbase._fontdata": {
            "standardFonts": _NoFonts(),
            "standardEncodings": (),
            "_font2fnrMapWin32": {},
        },
        _SHAPING: functions(_SHAPING, "shapeFragWord", "shapeStr") | _NOT_SHAPED,
        "string": {"digits": "0123456789"},
        "tempfile": {},
        "urllib.parse": functions("urllib.parse", "unquote", "urlparse"),
    },
    missing=["_rl_accel"],  # the same in C: one computer has it, another has not
):
    with _plain_numbers():
        import uharfbuzz  # noqa: F401 - it keeps the numbers
    import reportlab.pdfgen.canvas  # noqa: F401 - it keeps the stand-ins
