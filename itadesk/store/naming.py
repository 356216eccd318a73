"""Whether a new file can be made under a name."""

from pathlib import Path

from itadesk.store.errors import Trouble, translated


def check_free(target: Path, *, replace: bool = False) -> None:
    """Raise UserError unless a new file or folder can be made under this name.

    With `replace` an older one may have it.
    """
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
