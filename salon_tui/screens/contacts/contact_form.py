"""What every form about a contact has: what is to be read before it, the numbers, and the nine fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations.clients import reveal
from db.clients.records import ClientRecord
from db.contacts.queries.contacts import before_contact
from db.contacts.records.before import BeforeContact
from db.contacts.records.contact import ContactRecord
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show
from db.fields.values import Hidden, Ref
from db.reading.queries import known_of_care
from db.reading.records import KnownOfCare
from db.text.card_number import spaced
from salon_tui.commands import Command
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.clients import commands as of_client
from salon_tui.screens.contacts.fields import CHANNEL, CLIENT, CONTACT_FIELDS, OUTCOME, PURPOSE, ChannelReader
from salon_tui.screens.contacts.known import known_rows
from salon_tui.screens.contacts.timeline import recent_rows
from salon_tui.widgets.blocks import Side
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.panes import Panes
from salon_tui.words.contacts import channel_name, next_time, outcome_name
from salon_tui.words.i18n import _, language

_NUMBERS = tuple(field for field in CLIENT_FIELDS if field.name in ("phone", "phone2", "wechat", "email"))
"""What somebody is reached by."""


class ContactForm(FormPage, inherit_bindings=False):
    """What is to be known of a client, and the nine fields; pages say what is kept and where they lead."""

    NEEDS = Permission.APPOINTMENTS
    KEYS = (*FORM_KEYS, of_client.Reveal, *of_client.OPEN_PAGES[:2])

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.client = 0
        """Id of the client whom it is about from the beginning."""
        self.known: BeforeContact | None = None
        """What is known of the client whom it is about now."""
        self._care: KnownOfCare | None = None
        self._numbers = ""
        """The numbers, while they are shown."""

    @property
    @override
    def about(self) -> int:
        return self.client

    @property
    @override
    def concerns(self) -> int:
        return self.client

    @override
    def body(self) -> Iterable[Widget]:
        yield Panes([Bar(id="known"), Form(id="form")], [Side(id="side")])

    def whose(self, desk: Desk) -> int:
        """Id of the client whom it is about; 0 where that is typed."""
        raise NotImplementedError

    def said(self) -> Mapping[str, Any]:
        """What stands in the form at first."""
        raise NotImplementedError

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._numbers = ""
        self.client = self.whose(desk)
        self._read_known(desk, self.client)

    def _read_known(self, desk: Desk, client: int) -> None:
        """Reads what is to be known of a client; nothing for 0."""
        self.known = before_contact(desk, client) if client else None
        self._care = known_of_care(desk, client) if client else None

    @override
    def make(self) -> FormState:
        entries: list[Entry] = [] if self.client else entries_of((CLIENT,), self.context)
        channels = ChannelReader(CHANNEL, self.context, self.allowed)
        entries += [
            Entry(field, channels if field is CHANNEL else FieldReader(field, self.context)) for field in CONTACT_FIELDS
        ]
        state = FormState(entries)
        state.start(self.said())
        return state

    def allowed(self) -> tuple[str, ...]:
        """The channels that are offered."""
        every = tuple(choice.code for choice in CHANNEL.choices)
        return self.known.allowed if self.known else every

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
        self.client, self.known, self._numbers = 0, None, ""
        self._care = None
        self._paint_known()

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        known = self.known
        if known is None:
            return super().head_pieces(page)
        number = f"  {spaced(known.client.number)}  ·{known.client.last_four}"
        return [(known.client.name, "strong"), (number, "label"), f"   {_(self.TITLE_TEXT)}"], [(page, "label")]

    @override
    def moved(self) -> None:
        super().moved()
        self._follow_client()

    def _follow_client(self) -> None:
        """Where the client is typed, what is known is that of who stands there now."""
        meant = self.form.state.values().get(CLIENT.name)
        id = self.client or (meant.id if isinstance(meant, Ref) else 0)
        if id == (self.known.client.id if self.known else 0):
            return
        self._numbers = ""
        self.ask(lambda desk: self._read_known(desk, id), None)
        self._paint_known()
        self.paint_page_number()
        self.paint_keys()

    def _paint_known(self) -> None:
        known, numbers, care = self.known, self._numbers, self._care

        def rows(cells: int) -> Rows:
            return known_rows(known, care, numbers, cells) if known else []

        self.client_alerts(known.client.alerts if known else ())
        self.query_one("#known", Bar).draw(lambda cells: known_rows(known, care, numbers, cells) if known else [])
        self.query_one(Side).show(lambda cells: [recent_rows(known.recent, cells)] if known else [])

    @override
    def take_scan(self, number: str) -> None:
        if self.client:
            self.app.bell()
            return
        self.form.go_to_field(CLIENT.name)
        self.form.put(number)
        self._follow_client()

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is of_client.Reveal or command in of_client.OPEN_PAGES:
            return self.known is not None and super().offers(command)
        return super().offers(command)

    def do_open_page(self, name: str) -> None:
        """Books the client; what is typed stays a draft."""
        if self.known is not None:
            self.salon_app.show_page(name, card=int(self.known.client.number))

    def do_reveal(self) -> None:
        """Ctrl+T: the numbers, and that is written down; where it takes a reason, that is asked for."""
        if self.known is None:
            return
        client = self.known.client.id

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

    def texts(self) -> dict[str, Any]:
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
        """It is written down: says what, and leads on."""
        said = _(", ").join((channel_name(one.channel), outcome_name(one.outcome)))
        if one.next_day is not None:
            said += " · " + _("next {day}").format(day=next_time(one.next_day, one.next_minute))
        self.done(_("Written down: {name}, {what}").format(name=one.client.label, what=said))
        self.go_on()

    def go_on(self) -> None:
        """Back to where it was begun."""
        self.salon_app.back()
