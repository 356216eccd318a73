"""The one exception for what the user can mend."""


class UserError(Exception):
    """Something the user can mend: what happened and the one next step, both in Thai."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()
