"""Complaints: those that are to be answered, those whose client is to be asked, and those that are settled."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.feedback.fields import OPEN
from db.feedback.queries import complaints
from db.feedback.records import ComplaintRecord
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.feedback import commands as own
from salon_tui.screens.feedback.words import heading_name, outcome_name, state_name
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext


class ComplaintsPage(RecordsPage[ComplaintRecord], inherit_bindings=False):
    """The register of complaints, what is due first at the top."""

    TITLE_TEXT = N_("Complaints")
    HELP_TEXT = N_(
        "What clients complain about. Each has somebody who deals with it and a day until which it is answered. When "
        "it is answered, the client is asked: content, a manager settles it; otherwise it is open again. Enter opens "
        "one, with all that was said of it."
    )
    KEYS = (own.NewComplaint, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(4, "right"),
        Column(12, grow=1),
        Column(9, aside=True),
        Column(10),
        Column(12, grow=1),
        Column(12),
        Column(10),
    )

    def __init__(self) -> None:
        super().__init__("complaints")

    @override
    def records(self, desk: Desk) -> list[ComplaintRecord]:
        return complaints(desk)

    @override
    def groups(self) -> Groups[ComplaintRecord]:
        return [
            ((title, note), [one for one in self.found.values() if one.state in states])
            for title, note, states in (
                (_("To be answered"), _("until"), OPEN),
                (_("Ask the client"), _("until"), ("answered",)),
                (_("Settled"), _("of"), ("settled",)),
            )
        ]

    @override
    def none(self) -> Nothing:
        would = _("What a client complains about, who deals with it and until when, stands here.")
        return self.nothing(_("Nobody has complained"), would, own.NewComplaint)

    @override
    def line(self, number: int, one: ComplaintRecord) -> Row[int]:
        return _row(number, one)

    @override
    def about_line(self, one: ComplaintRecord) -> About:
        """Of what, by whom, until when; what the client said stands on its page."""
        facts = (
            (_("Heading"), heading_name(one.heading)),
            (_("Of"), one.day.isoformat()),
            (_("Owner"), one.owner.label if one.owner else ""),
            (_("Until"), "" if one.state == "settled" else until(one, (one.deadline - self.salon_app.today()).days)),
            (_("Outcome"), outcome_name(one.outcome)),
        )
        note = f"{spaced(one.client_number)} · ·{one.last_four}" if one.client else ""
        return About(name=who(one), note=note, facts=facts)

    @override
    def open_chosen(self) -> None:
        """The complaint, with what was said of it."""
        self.salon_app.show_page("complaint", complaint=self.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("new_complaint")


def who(one: ComplaintRecord) -> str:
    """Whose complaint it is."""
    return one.client.label if one.client else _("without a name")


def until(one: ComplaintRecord, days: int) -> list[Piece]:
    """Until when it is answered, and how long that is."""
    left = ngettext("{count} day left", "{count} days left", days) if days >= 0 else _("late")
    return [(f"{'! ' if one.late else ''}{one.deadline} · {left}", "alarm" if one.late else "strong")]


def _row(number: int, one: ComplaintRecord) -> Row[int]:
    cells = (
        digit(number),
        str(one.number),
        who(one),
        (spaced(one.client_number), "label"),
        heading_name(one.heading),
        (one.owner.label if one.owner else "", "label"),
        state_name(one.state),
        (one.day if one.state == "settled" else one.deadline).isoformat(),
    )
    return Row(one.id, cells, "alarm" if one.late else "label" if one.state == "settled" else "plain")
