"""The list of F4: what a page can do besides what its keys do, chosen by digit."""

from __future__ import annotations

from typing import Any

from textual.app import App

from salon_tui.commands import Group
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.shell import Offering
from salon_tui.words.i18n import _

MOST = 9
"""Commands with a digit, which chooses at once; the way back to a form that was left may stand behind them."""


def show_page_list(app: App[Any], screen: Offering, group: type[Group] | None = None) -> None:
    """Opens the list, or that of a group of it, with what this person may do here; without anything, says so."""
    commands = group.members if group else screen.listed()
    numbered = [(str(at) if at <= MOST else "", command) for at, command in enumerate(commands, 1)]
    listed = {number: command for number, command in numbered if screen.offers(command)}
    if not listed:
        screen.show_message(_("There is nothing to choose here."), alarm=True)
        return

    def take(digit: str | None) -> None:
        if digit is not None:
            screen.action_command(listed[digit].__name__)

    offers = [(digit, _(command.label)) for digit, command in listed.items()]
    app.push_screen(Choose(_(group.label) if group else _("What else can be done here"), offers, further=False), take)
