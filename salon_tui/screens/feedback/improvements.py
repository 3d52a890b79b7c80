"""What is done better because of what clients say: to be done, to be looked at again, and over."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.feedback.queries import improvements
from db.feedback.records import ImprovementRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.feedback import commands as own
from salon_tui.screens.feedback.words import effect_name
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _


class ImprovementsPage(RecordsPage[ImprovementRecord], inherit_bindings=False):
    """The register of improvements, what is due first at the top."""

    TITLE_TEXT = N_("Improvements")
    HELP_TEXT = N_(
        "What is changed because of what clients say, by whom and until when. F10 does what is next: says that it is "
        "done, and some weeks later whether it has helped."
    )
    KEYS = (own.NewImprovement, own.DoneOrSeen, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(4, "right"), Column(10), Column(24, grow=1), Column(10), Column(10))
    BELOW = 3

    def __init__(self) -> None:
        super().__init__("improvements")

    @override
    def records(self, desk: Desk) -> list[ImprovementRecord]:
        return improvements(desk)

    @override
    def groups(self) -> Groups[ImprovementRecord]:
        found = self.found.values()
        return (
            ((_("To be done"), ""), [one for one in found if one.done is None]),
            ((_("To be looked at again"), ""), [one for one in found if one.done is not None and not one.effect]),
            ((_("Over"), ""), [one for one in found if one.effect]),
        )

    @override
    def none(self) -> Nothing:
        would = _("What is changed because of what clients say stands here, until it is seen whether it has helped.")
        return self.nothing(_("Nothing is planned"), would, own.NewImprovement)

    @override
    def line(self, number: int, one: ImprovementRecord) -> Row[int]:
        return _row(number, one)

    @override
    def about_line(self, one: ImprovementRecord) -> About:
        facts = (
            (_("Owner"), one.owner.label if one.owner else ""),
            (_("Planned"), one.day.isoformat()),
            (_("Until"), one.deadline.isoformat()),
            (_("Done"), one.done.isoformat() if one.done else ""),
            (_("Look again"), one.look_again.isoformat() if one.look_again and not one.effect else ""),
            (_("Has it helped"), effect_name(one.effect)),
            (_("Because of"), str(one.sources) if one.sources else ""),
        )
        said = "\n".join(part for part in (one.text, one.seen) if part)
        return About(name=_("Improvement {number}").format(number=one.number), facts=facts, said=said)

    @override
    def offers(self, command: type[c.Command]) -> bool:
        """What is over has no next step."""
        if command is own.DoneOrSeen:
            return self.marked is not None and not self.marked.effect
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        """What is next."""
        self.do_go_on()

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("new_improvement")

    def do_go_on(self) -> None:
        """F10: it is done, or was looked at again."""
        one = self.marked
        if one is None or one.effect:
            self.show_message(_("This is over: nothing is left to do."))
        else:
            self.salon_app.show_page("finish_improvement" if one.done is None else "see_effect", id=one.id)


def _row(number: int, one: ImprovementRecord) -> Row[int]:
    day = one.seen_on or one.look_again or one.deadline
    state = effect_name(one.effect) if one.effect else ""
    owner = one.owner.label if one.owner else ""
    cells = (digit(number), str(one.number), day.isoformat(), one.text.replace("\n", " "), (owner, "label"), state)
    return Row(one.id, cells, "alarm" if one.late else "label" if one.effect else "plain")
