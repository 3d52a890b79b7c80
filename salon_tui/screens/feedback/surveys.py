"""Numbered surveys: what was handed out and came back, and numbering more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.feedback.fields import BATCH_FIELDS
from db.feedback.operations.surveys import number_surveys, print_surveys
from db.feedback.queries import survey_batch, survey_batches, survey_regulars
from db.feedback.records import BatchLine
from db.feedback.requests import NumberSurveys
from db.text.card_number import short_number
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.feedback import commands as own
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext


class SurveysPage(RecordsPage[BatchLine], inherit_bindings=False):
    """Surveys that were numbered together, the latest first."""

    TITLE_TEXT = N_("Surveys")
    HELP_TEXT = N_(
        "Opinion surveys with numbers of their own. F6 numbers some, without names or for those who come regularly; F9 "
        "prints those that have not come back. F10 keys in what came back: scan the number on the sheet."
    )
    KEYS = (own.NumberSurveys, own.PrintSurveys, own.KeyIn, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(14), Column(12), Column(12), Column(12), Column(10, grow=1))

    def __init__(self) -> None:
        super().__init__("surveys")

    @override
    def records(self, desk: Desk) -> list[BatchLine]:
        return survey_batches(desk)

    @override
    def none(self) -> Nothing:
        would = _("Surveys that are numbered together stand here, and how many came back.")
        return self.nothing(_("No survey has a number yet"), would, own.NumberSurveys)

    @override
    def line(self, number: int, one: BatchLine) -> Row[int]:
        return _row(number, one)

    @override
    def about_line(self, one: BatchLine) -> About:
        facts = (
            (_("Numbered"), _(", ").join((f"{one.printed}", one.by))),
            (_("With a name"), str(one.named) if one.named else ""),
            (_("Came back"), _("{count} of {all}").format(count=one.keyed, all=one.count)),
            (_("Void"), str(one.void) if one.void else ""),
        )
        return About(name=_span(one), facts=facts)

    @override
    def open_chosen(self) -> None:
        """What F9 prints."""
        self.do_print()

    def do_new(self) -> None:
        """F6: how many, and for whom."""
        self.salon_app.show_page("number_surveys")

    def do_print(self) -> None:
        """F9: those under the mark that have not come back."""
        if self.chosen is not None:
            self.salon_app.show_page("print_surveys", batch=self.chosen)
        else:
            self.app.bell()

    def do_go_on(self) -> None:
        """F10: what came back."""
        self.salon_app.show_page("key_survey")


class NumberSurveysPage(ListForm[BatchLine], inherit_bindings=False):
    """How many surveys, and for whom."""

    TITLE_TEXT = N_("New numbers")
    HELP_TEXT = N_(
        "Without names, so many as are wanted; or one for each who came twice in half a year and had none meanwhile, "
        "so many at most. F10 gives them their numbers; then they are printed."
    )
    FORM = "number_surveys"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = BATCH_FIELDS

    def __init__(self) -> None:
        super().__init__("number_surveys")
        self._regulars = 0

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._regulars = survey_regulars(desk)

    @override
    def head_pieces(self, page: str) -> tuple[list[Piece], list[Piece]]:
        """How many it could be for."""
        words = ngettext("{count} client came twice", "{count} clients came twice", self._regulars)
        return [(self.heading(), "strong")], [(f"{words.format(count=self._regulars)} {page}", "label")]

    @override
    def find(self, desk: Desk, id: int) -> BatchLine | None:
        return None

    @override
    def known(self, record: BatchLine | None) -> dict[str, Any]:
        return {}

    @override
    def save(self) -> None:
        typed = self.texts()
        regulars = typed["whom"] == "regulars"
        asked = NumberSurveys(request_id=self.request_id, count=int(typed["count"]), regulars=regulars)
        self.perform(lambda desk: number_surveys(desk, asked), self._saved, refused=self.refused)

    def _saved(self, batch: BatchLine) -> None:
        self.finish(_("{numbers}: F10 prints them.").format(numbers=_span(batch)))
        self.salon_app.show_page("print_surveys", batch=batch.id)


def _surveys(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    batch = int(target["batch"])
    waiting = survey_batch(desk, batch)
    if not waiting:
        return []
    rows = [
        Row(at, (short_number(one.number), one.client.label if one.client else _("without a name")))
        for at, one in enumerate(waiting)
    ]
    note = ngettext("{count} sheet", "{count} sheets", len(waiting)).format(count=len(waiting))
    return [Preview("surveys", rows, lambda desk: print_surveys(desk, batch), name=f"Y{batch}", note=note)]


SURVEYS = PreviewPage(
    title=N_("Print surveys"),
    help=N_("A sheet for each number that has not come back. F10 prints them; F4 chooses another printer."),
    sheets=("surveys",),
    read=_surveys,
    empty=N_("All of these came back, or are void"),
)
"""Of the ``batch`` that the target names."""


def _span(one: BatchLine) -> str:
    first, last = short_number(one.first), short_number(one.last)
    return first if one.count == 1 else f"{first}–{last}"


def _row(number: int, one: BatchLine) -> Row[int]:
    sheets = ngettext("{count} sheet", "{count} sheets", one.count).format(count=one.count)
    back = _("{count} came back").format(count=one.keyed)
    void = _("{count} void").format(count=one.void) if one.void else ""
    cells = (digit(number), one.printed.isoformat(), _span(one), sheets, back, void, (one.by, "label"))
    return Row(one.id, cells)
