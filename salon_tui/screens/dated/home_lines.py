"""What stands of dated records on Home: those from outside that nobody has accepted yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.desk.sections import HomeLine
from salon_tui.words.i18n import _


def to_accept(count: int) -> list[HomeLine]:
    """How many forms wait, on Home; nothing where none does."""
    return [HomeLine(("forms", 0), (_("Forms to accept: {count}").format(count=count),))] if count else []


OPENS: Mapping[str, Callable[[ListPage, int], None]] = {
    "forms": lambda page, id: page.salon_app.show_page("forms_back")
}
"""What the line opens."""
