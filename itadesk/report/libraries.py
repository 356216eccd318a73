"""ReportLab and HarfBuzz, loaded with no more than our pages need: half of a short print is that.

What they ask for besides gets stand-ins, before anything else of the package is imported.
"""

import enum
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from types import SimpleNamespace
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
def _harfbuzz_makes(
    meta: Any,  # noqa: ANN401 - a class of classes
    make: Callable[[str, Any, Callable[[], type]], type],
) -> Iterator[None]:
    """Let `make` give HarfBuzz's module the classes that it asks `meta` for.

    It is given the name, the members, and what makes the class in the usual way. 20 enumerations
    with 300 members, of which we use one, and 13 named tuples take longer to make than the words of
    a usual report to shape.
    """
    usual = meta.__new__

    def new(kind: type, name: str, bases: tuple[type, ...], members: Any, **more: Any) -> Any:  # noqa: ANN401 - as `type`
        made = partial(usual, kind, name, bases, members, **more)
        return make(name, members, made) if members.get("__module__") == _HARFBUZZ else made()

    meta.__new__ = new
    try:
        yield
    finally:
        meta.__new__ = usual


def _numbers(name: str, members: Any, _: Callable[[], type]) -> type:  # noqa: ANN401 - as `type`
    """Return an enumeration whose members are plain numbers."""
    return type(name, (int,), dict(members))


def _made_late(name: str, members: Any, usual: Callable[[], type]) -> type:  # noqa: ANN401 - as `type`
    """Return what gives named tuples of a class that is made with the first one.

    It can only be called, with all values in order. Its fields take what the module says of them.
    """
    made = cache(usual)
    fields = dict.fromkeys(members["__annotations__"], SimpleNamespace())
    return type(name, (), fields | {"__new__": lambda _, *values: made()(*values)})


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
    with (
        _harfbuzz_makes(enum.EnumType, _numbers),
        _harfbuzz_makes(typing.NamedTupleMeta, _made_late),  # type: ignore[attr-defined]
    ):
        import uharfbuzz  # noqa: F401 - it keeps the numbers
    import reportlab.pdfgen.canvas  # noqa: F401 - it keeps the stand-ins
