"""Clients' written requests: those that wait for an answer, and those that are answered."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.fields.showing import show
from db.registers.access_requests.fields import REQUEST_FIELDS
from db.registers.access_requests.queries import requests
from db.registers.access_requests.records import AccessRequestRecord
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.registers import commands as own
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language, ngettext

_COLUMNS = [
    Column(2),
    Column(4, "right"),
    Column(12, grow=1),
    Column(9, aside=True),
    Column(5, aside=True),
    Column(16, grow=3),
    Column(10),
]
_WISHES = next(field for field in REQUEST_FIELDS if field.name == "wishes")


class AccessRequestsPage(RecordsPage[AccessRequestRecord], inherit_bindings=False):
    """The log of requests, what is due first at the top."""

    TITLE_TEXT = N_("Clients' requests")
    HELP_TEXT = N_(
        "What clients have asked for in writing: to see, copy, correct or delete what is kept of them. Each has "
        "somebody who helps, and a day until which it is answered. Enter opens one: how it was checked who asks, and "
        "for keeper and manager the answer. F9 prints it for the signature."
    )
    KEYS = (
        own.NewRequest,
        own.PrintMarked,
        own.EraseWhose,
        own.CopyForClient,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = _COLUMNS

    def __init__(self) -> None:
        super().__init__("access_requests")

    @override
    def records(self, desk: Desk) -> list[AccessRequestRecord]:
        return requests(desk)

    @override
    def groups(self) -> Groups[AccessRequestRecord]:
        found = self.found.values()
        return (
            ((_("To be answered"), _("due")), [one for one in found if one.answered is None]),
            ((_("Answered"), _("answered")), [one for one in found if one.answered is not None]),
        )

    @override
    def none(self) -> Nothing:
        would = _("Who wants to see, correct or delete what is kept, and by when it is answered, stands here.")
        return self.nothing(_("No client has asked for anything yet"), would, own.NewRequest)

    @override
    def line(self, number: int, one: AccessRequestRecord) -> Row[int]:
        return _row(number, one)

    @override
    def about_line(self, one: AccessRequestRecord) -> About:
        """What is asked for, and how far it has come; what the client wrote about it stands in the form."""
        day = (one.due - self.salon_app.today()).days
        left = ngettext("{count} day left", "{count} days left", day) if day >= 0 else _("late")
        due: list[Piece] = [(f"{'! ' if one.late else ''}{one.due} · {left}", "alarm" if one.late else "strong")]
        facts = (
            (_("Asks for"), show(_WISHES, one.wishes, language())),
            (_("Received"), _(", ").join((f"{one.received}", one.received_by))),
            (_("Identity checked"), one.identity or _("not yet")),
            (_("Who helps"), one.helper.label if one.helper else ""),
            (_("Due"), "" if one.answered else due),
            (_("Answered"), _(", ").join((f"{one.answered}", one.answered_by)) if one.answered else ""),
        )
        note = f"{spaced(one.client_number)} · ·{one.last_four}"
        return About(name=one.client.label, note=note, facts=facts)

    @override
    def open_chosen(self) -> None:
        """The request as a form."""
        self.salon_app.show_page("access_request", id=self.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("access_request")

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.EraseWhose:
            asks = self.marked is not None and "delete" in self.marked.wishes
            return asks and super().offers(command)
        return super().offers(command)

    def do_erase(self) -> None:
        """From F4's list: the file of who asks to be deleted."""
        if self.marked is not None:
            self.salon_app.show_page("erase", card=int(self.marked.client_number))

    def do_print(self) -> None:
        """F9: the request under the mark."""
        if self.chosen is not None:
            self.salon_app.show_page("print_request", request=self.chosen)
        else:
            self.app.bell()

    def do_copy_for_client(self) -> None:
        """From F4's list: everything that is kept of who asks."""
        one = self.marked
        if one is not None:
            self.salon_app.show_page("print_copy", card=int(one.client_number))
        else:
            self.app.bell()


def _row(number: int, one: AccessRequestRecord) -> Row[int]:
    cells = (
        digit(number),
        str(one.number),
        one.client.label,
        spaced(one.client_number),
        f"·{one.last_four}",
        show(_WISHES, one.wishes, language()),
        (one.answered or one.due).isoformat(),
    )
    return Row(one.id, cells, "alarm" if one.late else "plain")
