"""Whether a new file can be made under a name."""

from pathlib import Path

from itadesk.store.errors import Trouble, translated


def refuse_existing(target: Path, *, replace: bool = False) -> None:
    """Raise UserError when nothing new can be made under this name; only `replace` takes one."""
    with translated(target):
        try:
            target.lstat()
        except (FileNotFoundError, NotADirectoryError):
            pass
        else:
            if not replace:
                raise Trouble.EXISTS.at(target)
        if not target.parent.is_dir():
            raise Trouble.NO_FOLDER.at(target)
