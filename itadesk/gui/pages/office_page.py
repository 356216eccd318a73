"""The office, its divisions and its officials."""

from PySide6.QtWidgets import QWidget

from itadesk.core.records import Division, Office, Official
from itadesk.gui.forms import RecordForm, load, missing_fields
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.session import Session


class OfficePage(QWidget):
    """What every report needs to know of the office."""

    office_form: QWidget

    def __init__(self, session: Session, messages: MessageBar) -> None:
        super().__init__()
        self._session = session
        self._messages = messages
        load(self, "office_page.ui")
        self.form = RecordForm(session, self.office_form, Office)
        self.form.show(session.data.office)

    def badge(self) -> int:
        """Return how many fields that printing needs are still empty."""
        data = self._session.data
        divisions, officials = data.all(Division), data.all(Official)
        return sum(len(missing_fields(one)) for one in (data.office, *divisions, *officials))
