"""What the forms of appointments have in common: who comes, with whom, and what is said of it below the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.appointments.requests import Book, PartAsked, PutOnWaiting, WalkIn
from db.fields.values import Ref
from salon_tui.screens.appointments import fields
from salon_tui.screens.base.form_page import FormPage
from salon_tui.widgets.form import Form
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.words.i18n import _


class AppointmentForm(FormPage, inherit_bindings=False):
    """A form with a few lines below its fields, which say what comes of what stands in them."""

    @override
    def body(self) -> Iterable[Widget]:
        yield Form(id="form")
        yield Bar(id="free")

    @override
    def put_away(self) -> None:
        super().put_away()
        self.say_below(lambda cells: ())

    def say_below(self, drawing: Callable[[int], Rows]) -> None:
        """Says something below the fields."""
        self.query_one("#free", Bar).draw(drawing)


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
