"""A client has arrived: which services, by whom, and what she is to be asked about consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db.clients.fields.person import CONSENT
from db.clients.operations.clients import RecordConsent, record_consent
from db.completeness.queries import to_ask_again
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field, Kind, Term, When
from db.fields.values import Ref
from db.salon.queries import services
from db.staff.queries.people import treating
from db.visits.operations import OpenVisit
from db.visits.records import VisitRecord
from salon_tui.screens.base.form_page import FORM_KEYS
from salon_tui.screens.clients.about_client import AboutClient
from salon_tui.screens.clients.consent_reader import with_consents
from salon_tui.screens.consents.not_asked import INSISTED
from salon_tui.screens.visits.asking_again import asking, opens_at, write_down
from salon_tui.screens.visits.offered import against
from salon_tui.screens.visits.opening import open_for
from salon_tui.screens.visits.readers import SERVICES, ServicesReader
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _

DAY = Field(
    "day", "", Term("Day of the visit", "到店日期"), Kind.DATE, hint=Term("empty: today", "空白为今天"), when=When.PAST
)


class ArrivalPage(AboutClient, inherit_bindings=False):
    """The client is here: which services, by whom."""

    TITLE_TEXT = N_("New visit")
    HELP_TEXT = N_("The client has arrived. Type the numbers of the services, F4 shows them; F10 opens the visit.")
    FORM = "arrival"
    NEEDS = Permission.RECORD_VISIT
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("arrival")
        self._is_reminded = False

    def prepare(self, desk: Desk) -> None:
        """Reads what is offered, and who treats."""
        super().prepare(desk)
        self._services, self._treating = services(desk, True), treating(desk)
        self._again = to_ask_again(desk, self.record.id)

    def make(self) -> FormState:
        """Services, and another day for a visit that is entered late."""
        usual = usual_hands(self.record.values.get("beautician"), self._staff, self._treating)
        reader = ServicesReader(self._services, self.context, usual, against=against(self, lambda: self.record.id))
        self.client_alerts(self.record.alerts)
        asked = asking(self._again, self.context, _("Ask the client"))
        # what is asked is nearer than another day
        day = Entry(DAY, FieldReader(DAY, self.context), aside=bool(asked))
        state = FormState([LinesEntry(SERVICES, lines=reader), day, *asked, *self._consents()])
        state.start({})
        self._is_reminded = False
        return state

    def _consents(self) -> list[Entry]:
        """What the client is to be asked about consent."""
        fields = [field for field in CONSENT.fields if field.name in self.record.to_ask]
        section = _("Ask the client")
        return with_consents(entries_of(fields, self.context, lambda field: section), self.record.consents)

    def do_save(self) -> None:
        """F10: once, it stops at a consent that has not been asked for; the visit can be opened without."""
        state = self.form.state
        unasked = [entry.name for entry in state.entries if entry.name in INSISTED and not entry.text]
        if unasked and not self._is_reminded and not state.entry(DAY.name).text:
            self._is_reminded = True
            self.form.go_to_field(unasked[0])
            self.show_message(_("Ask the client: 1 yes, 2 no. F10 opens the visit, with this or without."), alarm=True)
        else:
            super().do_save()

    def head_pieces(self, page: str) -> tuple[list[Piece], list[Piece]]:
        """Whose visit."""
        whose, right = super().head_pieces(page)
        return [*whose, "   " + _("new visit")], right

    def save(self) -> None:
        """Opens the visit; a conflict asks for a reason and the manager's PIN."""
        values = self.form.state.values()
        done: Any = values.get("services") or ()
        day: Any = values.get("day")
        request = OpenVisit(request_id=self.request_id, client=self.record.id, services=done, day=day)
        answers = {name: values[name] for name in self.record.to_ask if values.get(name) is not None}
        told = RecordConsent(f"{self.request_id}-consent", self.record.id, answers)

        def note_answers(desk: Desk) -> None:
            if answers:
                record_consent(desk, told)
            write_down(desk, self._again, self.record.id, values, self.request_id)

        def opened(visit: VisitRecord) -> None:
            begin, record = opens_at(self._again, values), self.record
            self.done(_("The visit is open."))
            self.app.pop_screen()
            self.salon_app.show_visit_record(visit)
            if begin:
                self.salon_app.show_page("edit", record=record, begin=begin)

        open_for(self, request, opened, self.refused, first=note_answers, form=self)


def usual_hands(assigned: object, staff: Mapping[int, Ref], treating: Sequence[int]) -> int:
    """Who most likely treats the client: who is assigned and works here, or the first of those who treat."""
    works = {ref.id for ref in staff.values()}
    return assigned.id if isinstance(assigned, Ref) and assigned.id in works else treating[0]
