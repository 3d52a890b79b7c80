"""What stands of log and reviews on Home: what a manager is to look at, and the log to be held against paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db.home.records import TrustNews
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.desk.sections import HomeLine
from salon_tui.words.i18n import _
from salon_tui.words.words import short_day


def news(found: TrustNews) -> list[HomeLine]:
    """A line for each; nothing mostly."""
    lines = []
    if found.reviews:
        lines.append(HomeLine(("reviews", 0), (_("To look at: {count}").format(count=found.reviews),)))
    if found.log_due is not None:
        cells = (("!", "alarm"), short_day(found.log_due), _("The log against paper"), _("Type a digest"), "", "", "")
        lines.append(HomeLine(("log_heads", 0), cells))
    return lines


OPENS: Mapping[str, Callable[[ListPage, int], None]] = {
    "reviews": lambda page, id: page.salon_app.show_page("reviews"),
    "log_heads": lambda page, id: page.salon_app.show_page("log_heads"),
}
"""What a line opens, by its kind."""
