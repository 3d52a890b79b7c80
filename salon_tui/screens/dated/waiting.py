"""Forms that came back, and what a table has brought: what waits until somebody has accepted it."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import override

from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.core.permissions import Permission
from db.dated.queries import waiting_dated
from db.dated.records import FILLED_BY, WaitingLine
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.dated.opening import open_dated
from salon_tui.screens.dated.words import dated_name
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name


class FormsBackPage(RecordsPage[WaitingLine], inherit_bindings=False):
    """What came from outside, the oldest first."""

    TITLE_TEXT = N_("Forms to accept")
    HELP_TEXT = N_(
        "What clients and guardians have answered at home, and what tables have brought. Nothing of it counts yet. "
        "Enter opens one; F10 there accepts it, answer by answer, by somebody else than who keyed it in."
    )
    NEEDS = Permission.INSPECT
    KEYS = (c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(10), Column(12, grow=1), Column(5), Column(12), Column(10), Column(8, aside=True))

    def __init__(self) -> None:
        super().__init__("forms_back")

    @override
    def records(self, desk: Desk) -> Iterable[WaitingLine]:
        return waiting_dated(desk)

    @override
    def line(self, number: int, one: WaitingLine) -> Row[int]:
        return _row(one)

    @override
    def none(self) -> Nothing:
        return self.nothing(_("No form waits"))

    @override
    def about_chosen(self) -> About | None:
        line = self.marked
        return None if line is None else about_client(line.client, ((_("Keyed in by"), line.by),))

    @override
    def open_chosen(self) -> None:
        line = self.found[self.chosen]
        self.perform(lambda desk: open_client(desk, line.client.id), lambda record: open_dated(self, record, line.id))


def _row(line: WaitingLine) -> Row[int]:
    return Row(
        line.id,
        (
            line.day.isoformat(),
            (line.client.name, "strong"),
            (f"·{line.client.last_four}", "label"),
            dated_name(line.kind),
            choice_name(FILLED_BY, line.filled_by),
            line.by,
        ),
    )
