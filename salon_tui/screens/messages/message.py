"""A message as a code on the whole screen, which the salon's phone reads."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget
from typing_extensions import override

from db.appointments.operations.states import note_reminded
from db.appointments.requests import OfAppointment
from db.contacts.operations.contacts import log_contact
from db.contacts.requests import LogContact
from db.core.desk import Desk
from db.core.permissions import Permission
from db.messages.queries import message, reminder
from db.messages.records import Message, MessageOccasion
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.messages import commands as own
from salon_tui.screens.messages.dot_code import DotCode, Dots, dots, size_of
from salon_tui.screens.messages.wordings import occasion_of
from salon_tui.widgets.blocks import Alerts
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.lines import Message as MessageLine
from salon_tui.widgets.paint import Piece, wrap
from salon_tui.widgets.parts import section
from salon_tui.words.i18n import N_, _
from salon_tui.words.letters import MESSAGE_OCCASIONS

PURPOSES = {
    MessageOccasion.REMINDER: "booking",
    MessageOccasion.BIRTHDAY: "birthday",
    MessageOccasion.FESTIVAL: "festival",
    MessageOccasion.SEASON: "season",
    MessageOccasion.INVITATION: "event",
    MessageOccasion.RECALL: "recall",
    MessageOccasion.CONGRATULATION: "festival",
}
"""The purpose, a code of contacts, for which a client is sent a message."""
ASIDE = 30
"""Cells beside the code for what it says."""
_KEYS = 1
_MOST_LINES = 12


class MessagePage(Page, inherit_bindings=False):
    """One message. ``target`` holds the ``client`` and the digit of the ``occasion``, or the ``appointment``."""

    TITLE_TEXT = N_("Text message")
    HELP_TEXT = N_(
        "Hold the salon's phone so that its camera sees the code: it offers a message with number and text, which you "
        "look at and send there. Where one code has no room for both, there are two: F8 shows the text, F7 the number. "
        "F10 says that it was sent: it stands among the client's contacts, and what was to be done by it is done."
    )
    NEEDS = Permission.APPOINTMENTS
    KEYS = (own.Sent, c.Previous, c.Next, c.Find, c.Refresh, c.GoHome, c.Back)

    def __init__(self) -> None:
        super().__init__("message")
        self._message: Message | None = None
        self._codes: Sequence[tuple[str, Dots]] = ()
        self._at = 0

    @override
    def compose(self) -> ComposeResult:
        with Widget(id="whole"):
            yield DotCode(id="code")
            with Widget(id="body"):
                yield Bar(id="head")
                yield Alerts(id="alerts")
                yield Bar(id="said")
                yield MessageLine()
        yield Bar(id="keys")

    @property
    @override
    def concerns(self) -> int:
        return int(self.target.get("client", 0))

    @override
    def load(self, desk: Desk) -> None:
        if "appointment" in self.target:
            self._message = reminder(desk, self.target["appointment"])
        else:
            self._message = message(desk, occasion_of(self.target["occasion"]), self.target["client"])

    @override
    def put_away(self) -> None:
        super().put_away()
        self._message, self._codes = None, ()
        self._show_code()

    @override
    def arrive(self) -> None:
        super().arrive()
        self._at = 0
        self._make_codes()

    @override
    def on_resize(self) -> None:
        super().on_resize()
        self._make_codes()

    @override
    def paint_head(self) -> None:
        if self._message is not None:
            self.head([(self._message.name, "strong")], [])

    def _make_codes(self) -> None:
        found = self._message
        if found is None:
            return
        size = self.app.size
        self._codes = codes(found, Size(size.width - ASIDE, size.height - _KEYS))
        self._at = min(self._at, len(self._codes) - 1)
        self._show_code()
        self.paint_keys()

    def _show_code(self) -> None:
        said, shown = self._codes[self._at] if self._codes else ("", ())
        self.query_one("#code", DotCode).show(shown)
        found = self._message

        def drawn(cells: int) -> Rows:
            if found is None:
                return []
            note = f"{self._at + 1}/{len(self._codes)}" if len(self._codes) > 1 else ""
            what = _hint(bool(shown), len(self._codes), self._at)
            lines: list[Sequence[Piece]] = [section(_(MESSAGE_OCCASIONS[found.occasion]), cells, note=note)]
            lines += [[line] for line in wrap(said, cells, _MOST_LINES)]
            lines.append([])
            lines += [[(line, "label")] for line in wrap(what, cells, _MOST_LINES)]
            return lines

        self.query_one("#said", Bar).draw(drawn)

    def do_next(self) -> None:
        """The text, where it has a code of its own."""
        self._leaf(1)

    def do_previous(self) -> None:
        """The number."""
        self._leaf(-1)

    def _leaf(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._codes) - 1))
        self._show_code()

    def do_sent(self) -> None:
        """It stands among the client's contacts; a guest's appointment says that the guest was reminded."""
        found = self._message
        assert found is not None
        of = OfAppointment(request_id=new_request(), appointment=found.appointment, version=found.version)
        contact = LogContact(
            request_id=of.request_id,
            purpose=PURPOSES[found.occasion],
            channel="text",
            direction="out",
            outcome="reached",
            client=found.client,
            appointment=found.appointment,
        )
        is_reminder = bool(found.appointment)

        def noted(_record: object) -> None:
            self.salon_app.revision += 1
            said = _("{name} was reminded.") if is_reminder else _("Written down: {name} was sent a message.")
            self.salon_app.message_for_next_page(said.format(name=found.name))
            self.salon_app.back()

        self.perform(lambda desk: log_contact(desk, contact) if found.client else note_reminded(desk, of), noted)

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.Sent and self._message is None:
            return False
        if command in (c.Previous, c.Next) and len(self._codes) < 2:
            return False
        return super().offers(command)


def codes(found: Message, room: Size) -> Sequence[tuple[str, Dots]]:
    """What is shown: the longest wording that fits beside the number; else number and text each by itself.

    Args:
        found: The message.
        room: The cells that there are for a code.

    Returns:
        For each code what it says, and its dots; without dots where it has no room either.
    """
    for text in found.texts:
        whole = dots(f"SMSTO:{found.phone}:{text}")
        if _fits(whole, room):
            return [(text, whole)]
    shortest = found.texts[-1]
    apart = [(_("The number, without the text"), dots(f"SMSTO:{found.phone}:")), (shortest, dots(shortest or " "))]
    return [(said, shown if _fits(shown, room) else ()) for said, shown in apart]


def _fits(shown: Dots, room: Size) -> bool:
    needed = size_of(shown)
    return needed.width <= room.width and needed.height <= room.height


def _hint(is_shown: bool, count: int, at: int) -> str:
    if not is_shown:
        return _("There is no room for this code. Make the window larger, or type it by hand.")
    if count == 1:
        return _("Read the code with the salon's phone, then send the message there.")
    if at == 0:
        return _("The text is too long to stand in one code with the number. Read this first; F8 shows the text.")
    return _("Read the text with the salon's phone, and put it into the message.")
