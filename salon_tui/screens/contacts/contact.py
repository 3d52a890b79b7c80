"""A contact: what is to be read before it, and what was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.finding.queries import by_number
from db.clients.operations.clients import reveal
from db.clients.records import ClientRecord
from db.contacts.operations.contacts import correct_contact, log_contact
from db.contacts.queries.contacts import before_contact, contact
from db.contacts.records.before import BeforeContact
from db.contacts.records.contact import ContactRecord
from db.contacts.requests import CorrectContact, LogContact
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show
from db.fields.values import Hidden, Ref
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.clients import commands as of_client
from salon_tui.screens.contacts.fields import CHANNEL, CLIENT, CONTACT_FIELDS, OUTCOME, PURPOSE, ChannelReader
from salon_tui.screens.contacts.known import known_rows
from salon_tui.screens.contacts.timeline import recent_rows
from salon_tui.widgets.blocks import Side
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import Entry, FieldReader, FormState, entries_of
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.panes import Panes
from salon_tui.words.contacts import channel_name, next_time, outcome_name
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import spaced

_NUMBERS = tuple(field for field in CLIENT_FIELDS if field.name in ("phone", "phone2", "wechat", "email"))
"""What somebody is reached by."""


class ContactPage(FormPage, inherit_bindings=False):
    """A contact of today.

    ``target`` holds the number of the client's ``card``, where it is known, and the id of the ``appointment`` and the
    ``purpose`` that it is about.
    """

    TITLE_TEXT = N_("Contact")
    HELP_TEXT = N_(
        "Read above how and when the client wants to be reached, what was said the last time and what is left over; on "
        "a wide screen the history stands beside it. Ctrl+T shows the number. Then say why, how and what came of it, "
        "and what was agreed for the next time. F10 writes it down."
    )
    FORM = "contact"
    NEEDS = Permission.APPOINTMENTS
    KEYS = (*FORM_KEYS, of_client.Reveal, *of_client.OPEN_PAGES[:2])
    TAKES_SCANS = True

    def __init__(self, name: str = "contact") -> None:
        super().__init__(name)
        self._client = 0
        """Id of the client whom it is about from the beginning."""
        self._known: BeforeContact | None = None
        """What is known of the client whom it is about now."""
        self._numbers = ""
        """The numbers, while they are shown."""

    @property
    @override
    def about(self) -> int:
        return self._client

    @property
    @override
    def concerns(self) -> int:
        return self._client

    @override
    def body(self) -> Iterable[Widget]:
        yield Panes([Bar(id="known"), Form(id="form")], [Side(id="side")])

    @override
    def recall(self) -> dict[str, int]:
        known = {name: int(self.target[name]) for name in ("card", "appointment") if self.target.get(name)}
        return known or super().recall()

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._numbers = ""
        card = int(self.target.get("card", 0))
        line = by_number(desk, f"{card:08d}") if card else None
        self._client = line.id if line else 0
        self._known = before_contact(desk, self._client) if self._client else None

    @override
    def make(self) -> FormState:
        entries: list[Entry] = [] if self._client else entries_of((CLIENT,), self.context)
        for field in CONTACT_FIELDS:
            is_channel = field is CHANNEL
            reader = (
                ChannelReader(field, self.context, self._allowed) if is_channel else FieldReader(field, self.context)
            )
            entries.append(Entry(field, reader))
        state = FormState(entries)
        state.start(self._said())
        return state

    def _said(self) -> dict[str, Any]:
        """What stands in the form at first: most are reached by phone, and the salon began."""
        allowed = self._allowed()
        channel = "phone" if "phone" in allowed else next(iter(allowed), None)
        return {"purpose": self.target.get("purpose"), "channel": channel, "direction": "out"}

    def _allowed(self) -> tuple[str, ...]:
        """The channels that are offered."""
        every = tuple(choice.code for choice in CHANNEL.choices)
        return self._known.allowed if self._known else every

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        if self.form.state.entries[0].field is PURPOSE and self.form.state.entries[0].text:
            # why is known already: what comes first is what came of it
            self.form.go_to_field(OUTCOME.name)
        self._follow_client()
        self._paint_known()

    @override
    def put_away(self) -> None:
        super().put_away()
        self._client, self._known, self._numbers = 0, None, ""
        self._paint_known()

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        known = self._known
        if known is None:
            return super().head_pieces(page)
        number = f"  {spaced(known.client.number)}  ·{known.client.last_four}"
        title = _(self.TITLE_TEXT)
        return [(known.client.name, "strong"), (number, "label"), f"   {title}"], [(page, "label")]

    @override
    def moved(self) -> None:
        super().moved()
        self._follow_client()

    def _follow_client(self) -> None:
        """Where the client is typed, what is known is that of who stands there now."""
        meant = self.form.state.values().get(CLIENT.name)
        id = self._client or (meant.id if isinstance(meant, Ref) else 0)
        if id == (self._known.client.id if self._known else 0):
            return
        self._numbers = ""
        self._known = self.ask(lambda desk: before_contact(desk, id), None) if id else None
        self._paint_known()
        self.paint_page_number()
        self.paint_keys()

    def _paint_known(self) -> None:
        known, numbers = self._known, self._numbers
        self.client_alerts(known.client.alerts if known else ())
        self.query_one("#known", Bar).draw(lambda cells: known_rows(known, numbers, cells) if known else [])
        self.query_one(Side).show(lambda cells: [recent_rows(known.recent, cells)] if known else [])

    @override
    def take_scan(self, number: str) -> None:
        if self._client:
            self.app.bell()
            return
        self.form.go_to_field(CLIENT.name)
        self.form.put(number)
        self._follow_client()

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is of_client.Reveal or command in of_client.OPEN_PAGES:
            return self._known is not None and super().offers(command)
        return super().offers(command)

    def do_open_page(self, name: str) -> None:
        """Books the client; what is typed stays a draft."""
        if self._known is not None:
            self.salon_app.show_page(name, card=int(self._known.client.number))

    def do_reveal(self) -> None:
        """Ctrl+T: the numbers, and that is written down; where it takes a reason, that is asked for."""
        if self._known is None:
            return
        client = self._known.client.id

        def revealed(record: ClientRecord) -> None:
            phone = record.values.get("phone")
            if isinstance(phone, Hidden) and phone.revealable:
                self.perform(lambda desk: reveal(desk, client, True), self._show_numbers)
            else:
                self._show_numbers(record)

        self.perform(lambda desk: reveal(desk, client), revealed)

    def _show_numbers(self, record: ClientRecord) -> None:
        known = {field: record.values.get(field.name) for field in _NUMBERS}
        found = [show(field, value, language()) for field, value in known.items() if isinstance(value, str) and value]
        self._numbers = "   ".join(found)
        self._paint_known()
        self.show_message(
            _("Shown in full. This was written down.")
            if found
            else _("No number is known, or it is not for you to see.")
        )

    # Saving.

    @override
    def save(self) -> None:
        said = self._texts()
        if self._known is None:
            # the client's file may be seen no longer, which was said
            return
        asked = LogContact(
            request_id=self.request_id,
            client=self._known.client.id,
            appointment=int(self.target.get("appointment", 0)),
            **said,
        )
        self.perform(lambda desk: log_contact(desk, asked), self.written, refused=self.refused)

    def _texts(self) -> dict[str, Any]:
        """What was said, as it is asked to be written down."""
        values = self.form.state.values()
        texts: dict[str, Any] = {field.name: values.get(field.name) or "" for field in CONTACT_FIELDS}
        day, minute = values.get("next_day"), values.get("next_minute")
        return {
            **texts,
            "next_day": day if isinstance(day, date) else None,
            "next_minute": minute if isinstance(minute, int) else None,
        }

    def written(self, one: ContactRecord) -> None:
        """It is written down: says what, and goes back to where it was begun."""
        said = f"{channel_name(one.channel)}, {outcome_name(one.outcome)}"
        if one.next_day is not None:
            said += " · " + _("next {day}").format(day=next_time(one.next_day, one.next_minute))
        self.done(_("Written down: {name}, {what}").format(name=one.client.label, what=said))
        self.salon_app.back()


class CorrectContactPage(ContactPage, inherit_bindings=False):
    """What should have been written down of a contact. ``target`` holds its id as ``contact``."""

    TITLE_TEXT = N_("Put a contact right")
    HELP_TEXT = N_(
        "A contact is never changed: what stands here is written down beside it with F10, and from then on counts "
        "instead. The one that was wrong stays to be read."
    )
    FORM = "contact_right"
    TAKES_SCANS = False

    def __init__(self) -> None:
        super().__init__("correct_contact")
        self._wrong: ContactRecord | None = None

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("contact", 0))

    @override
    def recall(self) -> dict[str, int]:
        return {"contact": self.about} if self.about else super().recall()

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._wrong = contact(desk, self.about)
        self._client = self._wrong.client.id
        self._known = before_contact(desk, self._client)

    @override
    def _said(self) -> dict[str, Any]:
        return {field.name: getattr(self._wrong, field.name) for field in CONTACT_FIELDS}

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        if self._wrong is not None and self._wrong.corrected:
            self.show_message(_("This was put right already; what counts stands beside it."), alarm=True)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._wrong = None

    @override
    def save(self) -> None:
        if not self.form.state.is_changed:
            self.show_refusal(_("Nothing was changed: it stands as it was written down."), c.Back)
            return
        asked = CorrectContact(request_id=self.request_id, contact=self.about, **self._texts())
        self.perform(lambda desk: correct_contact(desk, asked), self.written, refused=self.refused)
