"""The messages that there are: for a client, which one; and what they say."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.messages.queries import wordings
from db.messages.records import MessageOccasion, Wordings
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.messages import commands as own
from salon_tui.screens.messages.wordings import number_of
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.letters import MESSAGE_OCCASIONS


class MessagesPage(OfCard, ListPage, inherit_bindings=False):
    """Which message. ``target`` holds the number of the client's ``card``; without one, only the wordings are here."""

    TITLE_TEXT = N_("Text messages")
    HELP_TEXT = N_(
        "What can be sent to a client from the salon's phone. Enter, a digit or F10 shows the message as a code, which "
        "the phone reads with its camera: number and text are filled in there. F4 changes what a message says."
    )
    KEYS = (own.ShowCode, own.ChangeWording, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(1), Column(14), Column(20, grow=1))

    def __init__(self) -> None:
        super().__init__("messages")
        self._wordings: dict[MessageOccasion, Wordings] = {}

    @override
    def load(self, desk: Desk) -> None:
        self._wordings = {occasion: wordings(desk, occasion) for occasion in MESSAGE_OCCASIONS}

    @override
    def arrive(self) -> None:
        super().arrive()
        rows = [
            Row(occasion, (digit(number), _(name), self._said(occasion)[0]))
            for number, (occasion, name) in enumerate(MESSAGE_OCCASIONS.items(), 1)
        ]
        self.list.fill(rows, keep=True)
        self.list.focus()
        self.show_about()

    @override
    def paint_head(self) -> None:
        whose = f"  {self.client.name}" if self.client else ""
        self.head([(_(self.TITLE_TEXT), "strong"), whose])

    def _said(self, occasion: MessageOccasion) -> tuple[str, str]:
        found = self._wordings[occasion]
        return (found.short_zh, found.long_zh) if language() == "zh" else (found.short_en, found.long_en)

    @override
    def about_line(self, occasion: MessageOccasion) -> About:
        short, long = self._said(occasion)
        note = _("the salon's own") if self._wordings[occasion].version else ""
        return About(
            name=_(MESSAGE_OCCASIONS[occasion]), note=note, said=short, more=[About(name=_("Longer"), said=long)]
        )

    @override
    def open_chosen(self) -> None:
        self.action_command((own.ShowCode if self.client else own.ChangeWording).__name__)

    def do_show_code(self) -> None:
        """The message under the mark, for the phone."""
        assert self.client is not None
        self.salon_app.show_page("message", client=self.client.id, occasion=number_of(self.chosen))

    def do_wording(self) -> None:
        """What the messages under the mark say."""
        self.salon_app.show_page("message_text", id=number_of(self.chosen))

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.ShowCode and self.client is None:
            return False
        return super().offers(command)
