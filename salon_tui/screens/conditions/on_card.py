"""What a client's card does with the list of conditions in view."""

from __future__ import annotations

from typing_extensions import override

from db.clients.conditions.records import ConditionRecord
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.clients import commands as of_client
from salon_tui.screens.clients.tabs.views import View
from salon_tui.screens.conditions import commands as own
from salon_tui.screens.conditions.opening import open_condition
from salon_tui.screens.dated import commands as of_dated
from salon_tui.screens.dated.on_card import DatedOnCard

KEYS_ON_CARD: tuple[type[Command], ...] = (*of_dated.ON_CARD, *own.ON_CARD)
"""What lists of a client's card have besides; the keys mean a visit or the client elsewhere on it."""
_OF_CLIENT = (of_client.NewVisit, of_client.Repeat, c.Edit)


class ConditionsOnCard(DatedOnCard, inherit_bindings=False):
    """The part of a client's card that is about conditions."""

    @override
    def offers_here(self, command: type[Command]) -> bool:
        is_here = self.view is View.CONDITIONS
        if command in own.ON_CARD:
            return is_here
        return not (is_here and command in _OF_CLIENT) and super().offers_here(command)

    @override
    def begin_here(self, *, like_last: bool) -> bool:
        if self.view is not View.CONDITIONS:
            return super().begin_here(like_last=like_last)
        if not like_last:
            self.salon_app.show_page("condition", record=self.record)
        return True

    @override
    def amend_chosen(self) -> bool:
        if self.view is not View.CONDITIONS:
            return super().amend_chosen()
        line = self.card.chosen_line
        if isinstance(line, ConditionRecord):
            open_condition(self, self.record, line.id, ())
        return True
