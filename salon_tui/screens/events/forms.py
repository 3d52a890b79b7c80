"""The forms of an event: what it is, and what there is to say of a guest."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.events.fields import EVENT_FIELDS, GUEST_FIELDS
from db.events.operations import save_event, save_guest
from db.events.queries import event, guest
from db.events.records import EventRecord, GuestRecord
from db.events.requests import SaveEvent, SaveGuest
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.contacts.fields import ChannelReader
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import Entry, FormState
from salon_tui.words.events import answer_name, when_of
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import telling

_INVITED, _CAME = GUEST_FIELDS[0], GUEST_FIELDS[2]


class EventFormPage(ListForm[EventRecord], inherit_bindings=False):
    """An event. ``target`` holds its ``id``; none for a new one."""

    TITLE_TEXT = N_("New event")
    HELP_TEXT = N_(
        "Theme, day and place, what there is, and whom it suits: words of hobbies, words of the salon themes that "
        "clients like, of which one is enough; only some grades or districts. F10 saves from anywhere; then the list "
        "of the guests opens, and F4 there puts everybody on it whom it suits."
    )
    FORM = "event"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = EVENT_FIELDS

    def __init__(self) -> None:
        super().__init__("event_form")

    @override
    def find(self, desk: Desk, id: int) -> EventRecord | None:
        return event(desk, id)

    @override
    def heading(self) -> str:
        return self.record.theme if self.record else _(self.TITLE_TEXT)

    @override
    def known(self, record: EventRecord | None) -> dict[str, Any]:
        return {field.name: getattr(record, field.name) for field in self.FIELDS} if record else {}

    @override
    def save(self) -> None:
        typed, one = self.texts(), self.record
        asked = SaveEvent(
            request_id=self.request_id,
            id=one.id if one else 0,
            version=one.version if one else 0,
            **{
                **typed,
                "start": typed["start"] if isinstance(typed["start"], int) else None,
                "grades": tuple(typed["grades"]),
            },
        )
        self.perform(lambda desk: save_event(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: EventRecord) -> None:
        is_new = self.record is None
        self.finish(telling(one.theme, when_of(one)))
        if is_new:
            self.salon_app.show_page("event", event=one.id)


class GuestPage(ListForm[GuestRecord], inherit_bindings=False):
    """What there is to say of a guest. ``target`` holds the ``id``."""

    TITLE_TEXT = N_("Guest")
    HELP_TEXT = N_(
        "How the client was invited, among the ways to which they agreed; what they answered; from the day of the "
        "event on, whether they came. A letter that was printed counts by itself. F10 saves from anywhere."
    )
    FORM = "guest"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = GUEST_FIELDS
    IS_ONLY_ONE = True

    def __init__(self) -> None:
        super().__init__("guest")
        self._event: EventRecord | None = None

    @property
    @override
    def concerns(self) -> int:
        return self.record.client.id if self.record else 0

    @override
    def find(self, desk: Desk, id: int) -> GuestRecord | None:
        found = guest(desk, id)
        self._event = event(desk, found.event)
        return found

    @override
    def put_away(self) -> None:
        super().put_away()
        self._event = None

    @override
    def heading(self) -> str:
        one, of = self.record, self._event
        return telling(of.theme, one.client.name) if one and of else _(self.TITLE_TEXT)

    @override
    def make(self) -> FormState:
        assert self._event is not None
        came = self._event.day <= self.salon_app.today()
        entries = [
            Entry(
                field,
                ChannelReader(field, self.context, self._ways)
                if field is _INVITED
                else FieldReader(field, self.context),
            )
            for field in self.FIELDS
            if came or field is not _CAME
        ]
        state = FormState(entries)
        state.start(self.known(self.record))
        return state

    def _ways(self) -> tuple[str, ...]:
        return self.record.ways if self.record else ()

    @override
    def known(self, record: GuestRecord | None) -> dict[str, Any]:
        return {field.name: getattr(record, field.name) for field in self.FIELDS}

    @override
    def save(self) -> None:
        assert self.record is not None
        one, typed = self.record, self.form.state.values()
        came = typed.get("came")
        asked = SaveGuest(
            request_id=self.request_id,
            id=one.id,
            version=one.version,
            invited=str(typed["invited"] or ""),
            answer=str(typed["answer"] or ""),
            came=came if isinstance(came, bool) else None,
            note=str(typed["note"] or ""),
        )
        self.perform(lambda desk: save_guest(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: GuestRecord) -> None:
        said = answer_name(one.answer) or (_("invited") if one.invited else _("saved"))
        self.finish(telling(one.client.name, said))
