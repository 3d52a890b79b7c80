"""What the forms of appointments have in common: who comes, with whom, and what is said of it below the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.appointments.requests import Book, PartAsked, PutOnWaiting, WalkIn
from db.clients.finding.queries import by_number
from db.clients.records import Alert, ClientLine
from db.core.desk import Desk
from db.fields.declaration import Field
from db.fields.values import Ref
from db.salon.queries import services
from db.salon.records import ServiceRecord
from salon_tui.screens.appointments import fields
from salon_tui.screens.appointments.readers import PartsReader
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.clients.meant import number_in
from salon_tui.screens.visits.offered import against
from salon_tui.widgets.form import Form
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.widgets.paint import flow
from salon_tui.words.i18n import _


class AppointmentForm(FormPage, inherit_bindings=False):
    """A form with a few lines below its fields, which say what comes of what stands in them.

    What may hurt the client stands in its head as soon as it is known whom it is for.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.client: ClientLine | None = None
        """Whom it is for; pages that know before anything is typed say so in ``prepare``."""
        self._services: Sequence[ServiceRecord] = ()

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._services, self.client = services(desk, True), None

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        self._follow_client()
        self.client_alerts(self._alerts())

    @override
    def moved(self) -> None:
        super().moved()
        self._follow_client()

    @override
    def body(self) -> Iterable[Widget]:
        yield Form(id="form")
        yield Bar(id="free")

    @override
    def put_away(self) -> None:
        super().put_away()
        self.client = None
        self.say_below(lambda cells: ())

    def parts(self, field: Field) -> LinesEntry:
        """The entry for services, whose list says what speaks against each for the client."""
        speaks = against(self, lambda: self.client.id if self.client else 0, self._typed_day)
        return LinesEntry(field, lines=PartsReader(self._services, self.context, speaks))

    def _typed_day(self) -> date | None:
        """The day that is typed so far."""
        day = self.form.state.values().get(fields.DAY.name)
        return day if isinstance(day, date) else None

    def _alerts(self) -> Sequence[Alert]:
        return self.client.alerts if self.client is not None else ()

    def _follow_client(self) -> None:
        """Where the client is typed, the alerts are those of who stands there now."""
        values = self.form.state.values()
        if fields.CLIENT.name not in values or client_in(values) == (self.client.id if self.client else 0):
            return
        meant = values[fields.CLIENT.name]
        number = number_in(meant.label) if isinstance(meant, Ref) else ""
        self.client = self.ask(lambda desk: by_number(desk, number), None) if number else None
        self.client_alerts(self._alerts())

    def say_below(self, drawing: Callable[[int], Rows]) -> None:
        """Says something below the fields; a line without room goes on in the next."""
        self.query_one("#free", Bar).draw(lambda cells: [row for line in drawing(cells) for row in flow(line, cells)])


def stop_nobody(page: FormPage, asked: Book | WalkIn | PutOnWaiting) -> bool:
    """Where neither a client nor a guest is named, goes there and says so; gives whether that is so."""
    if asked.client or asked.guest_name:
        return False
    page.form.go_to_field(fields.CLIENT.name)
    if isinstance(asked, PutOnWaiting):
        page.show_refusal(_("Who waits? Type a client, or the name of a guest."))
    else:
        page.show_refusal(_("Who comes? Type a client, or the name of a guest."))
    return True


def client_in(values: Mapping[str, Any]) -> int:
    """Id of the client that a form names; 0 for a guest."""
    client = values.get("client")
    return client.id if isinstance(client, Ref) else 0


def beautician_in(values: Mapping[str, Any]) -> int | None:
    """Id of the beautician that a form names; None for anybody."""
    beautician = values.get("beautician")
    return beautician.id if isinstance(beautician, Ref) else None


def parts_in(values: Mapping[str, Any]) -> tuple[PartAsked, ...]:
    """The services of a form; those that name nobody are done by the beautician of the form."""
    staff = beautician_in(values)
    return tuple(part if part.staff else replace(part, staff=staff) for part in values.get("parts") or ())
