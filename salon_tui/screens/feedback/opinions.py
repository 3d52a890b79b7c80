"""What clients say under four headings: the figures of a year, and the latest opinions."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.feedback.fields import LOW
from db.feedback.queries import opinions
from db.feedback.records import HeadingFigures, OpinionRecord, Opinions
from db.text.card_number import short_number, spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.feedback import commands as own
from salon_tui.screens.feedback.words import heading_name, kind_name, rating_name
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext


class OpinionsPage(ListPage, inherit_bindings=False):
    """Four headings with their figures, then what was said last."""

    TITLE_TEXT = N_("Opinions")
    HELP_TEXT = N_(
        "What clients say of effect, products, service and management: told at the desk, or keyed in from surveys. "
        "Above stands how satisfied they were in a year, 5 the best. F4 opens a complaint about what is said, plans an "
        "improvement because of it, or says whose a survey without a name is; Enter opens the complaint that came of "
        "it."
    )
    KEYS = (own.NewOpinion, own.ComplaintOf, own.Improve, own.NameSurvey, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(10), Column(6), Column(10), Column(14, grow=1), Column(12, aside=True))
    BELOW = 3

    def __init__(self) -> None:
        super().__init__(name="opinions")
        self._found: Opinions | None = None

    @override
    def load(self, desk: Desk) -> None:
        self._found = opinions(desk)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._found = None

    @override
    def arrive(self) -> None:
        super().arrive()
        found = self._found
        rows: list[Row[int]] = []
        if found is not None and found.lines:
            rows = [Row(None, (_("In a year"), ""), "section"), *map(_figures, found.figures)]
            rows += [Row(None, ("",)), Row(None, (_("Said last"), ""), "section")]
            rows += [_row(number, one) for number, one in enumerate(found.lines, 1)]
        would = _("What clients say, at the desk or on surveys, stands here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nothing was said yet"), would, own.NewOpinion))
        self.list.focus()

    @property
    def _marked(self) -> OpinionRecord | None:
        lines = self._found.lines if self._found is not None else ()
        return next((one for one in lines if one.id == self.chosen), None)

    @override
    def about_chosen(self) -> About | None:
        """Who said it and how satisfied; and the words, which don't stand in the list."""
        one = self._marked
        if one is None:
            return None
        facts = (
            (_("Heading"), heading_name(one.heading)),
            (_("Rating"), rating_name(one.rating)),
            (_("Survey"), short_number(one.survey) if one.survey else ""),
            (_("Written down by"), one.by),
            (_("Improvements"), str(one.improvements) if one.improvements else ""),
        )
        note = f"{spaced(one.client_number)} · ·{one.last_four}" if one.client else ""
        return About(name=_who(one), note=note, facts=facts, said=one.text)

    @override
    def open_chosen(self) -> None:
        """The complaint that came of it."""
        one = self._marked
        if one is not None and one.complaint:
            self.salon_app.show_page("complaint", complaint=one.complaint)
        else:
            self.show_message(_("No complaint came of this. F4 opens one, or plans an improvement."))

    @override
    def offers(self, command: type[c.Command]) -> bool:
        """Only what stood on a survey without a name is nobody's yet."""
        if command is own.NameSurvey and not (self._marked and self._marked.survey and self._marked.client is None):
            return False
        return super().offers(command)

    def do_name_survey(self) -> None:
        """From F4's list: whose it is."""
        if self._marked is not None:
            self.salon_app.show_page("name_survey", id=self._marked.id)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("new_opinion")

    def do_complaint_of(self) -> None:
        """From F4's list: a complaint about it, or the one that there is."""
        one = self._marked
        if one is not None and one.complaint:
            self.salon_app.show_page("complaint", complaint=one.complaint)
        elif one is not None:
            self.salon_app.show_page("new_complaint", opinion=one.id)
        else:
            self.app.bell()

    def do_improve(self) -> None:
        """From F4's list: what is done better because of it."""
        if self._marked is not None:
            self.salon_app.show_page("new_improvement", opinion=self._marked.id)
        else:
            self.app.bell()


def _who(one: OpinionRecord) -> str:
    return one.client.label if one.client else _("without a name")


def _figures(one: HeadingFigures) -> Row[int]:
    mean = f"{one.mean // 10}.{one.mean % 10}" if one.mean is not None else "—"
    said = ngettext("{count} opinion", "{count} opinions", one.said).format(count=one.said)
    low: Cell = ("! " + _("{count} low").format(count=one.low), "alarm") if one.low else ""
    return Row(None, ("", heading_name(one.heading), said, (mean, "strong"), low, "", ""))


def _row(number: int, one: OpinionRecord) -> Row[int]:
    is_low = one.rating in LOW and not one.complaint
    rating: Cell = (f"! {one.rating}" if is_low else one.rating, "alarm" if is_low else "plain")
    came = _("complaint") if one.complaint else kind_name(one.kind)
    by = short_number(one.survey) if one.survey else one.by
    cells = (digit(number), one.day.isoformat(), heading_name(one.heading), rating, came, _who(one), (by, "label"))
    return Row(one.id, cells)
