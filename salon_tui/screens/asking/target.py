"""Asks where a sheet goes: to one of the printers, or into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.folder import AskFolder
from salon_tui.screens.printing.paper_target import Target
from salon_tui.words.i18n import _


def ask_target(app: App[Any], targets: Sequence[Target], take: Callable[[Target], None]) -> None:
    """Offers targets, and a folder that is typed.

    Args:
        app: The app.
        targets: What is offered.
        take: Is told what was chosen; not when nothing was.
    """
    offers = [(str(number), target.text()) for number, target in enumerate(targets, 1)]
    offers.append((str(len(targets) + 1), _("Another folder …")))

    def chosen(number: str | None) -> None:
        if number and int(number) <= len(targets):
            take(targets[int(number) - 1])
        elif number:
            app.push_screen(AskFolder(), folder_typed)

    def folder_typed(folder: Path | None) -> None:
        if folder is not None:
            take(Target(folder=folder))

    app.push_screen(Choose(_("Where to?"), offers), chosen)
