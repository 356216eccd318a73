"""The one exception for what the user can mend."""


class UserError(Exception):
    """Something the user can mend: what happened and the one next step, both in Thai.

    `code` names what happened for the program and its log; "" for what is told of one field.
    """

    def __init__(self, message: str, remedy: str = "", *, code: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()
