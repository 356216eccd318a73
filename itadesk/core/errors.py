"""The one exception for what the user can mend."""

from itadesk.core.characters import visible


class UserError(Exception):
    """Something the user can mend: what happened and the one next step, both in Thai.

    Whatever they quote, nothing in them is hidden. `code` names what happened for the program and
    its log; "" for what is told of one field.
    """

    def __init__(self, message: str, remedy: str = "", *, code: str = "") -> None:
        super().__init__(message, remedy)
        self.message = visible(message)
        self.remedy = visible(remedy)
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()
