"""What stands of rules on Home: those that people mostly go against, for a manager to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.desk.sections import HomeLine
from salon_tui.words.i18n import _


def doubtful(count: int) -> list[HomeLine]:
    """How many rules are to be looked at; nothing where none is."""
    words = _("Mostly let through: {count}").format(count=count)
    return [HomeLine(("rules", 0), (words,))] if count else []


OPENS: Mapping[str, Callable[[ListPage, int], None]] = {"rules": lambda page, id: page.salon_app.show_page("rules")}
"""What a line opens, by its kind."""
