"""F4 in a field that holds several things: what is added, or who did what stands in the line."""

from __future__ import annotations

from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.draft_page import DraftPage
from salon_tui.widgets.line_reader import Offer
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.words.i18n import _, language

REMOVE = "0"
"""What takes a line off."""


def choose_line(page: DraftPage, entry: LinesEntry) -> None:
    """Asks for what the line in focus doesn't say: what it is, else who did it."""
    known = entry.meant(entry.line)
    heads: tuple[str, ...] = ()
    if known:
        hands = [Offer(number, name) for number, name in entry.lines.hands(known[0])]
        offers = [*hands, Offer(REMOVE, _("take this line off"))]
        title = entry.lines.show(known[0])[0].partition("\n")[0]
    else:
        offers, heads = entry.lines.offers(entry.line.text), entry.lines.heads()
        title = entry.field.label.text(language())

    def put(chosen: str | None) -> None:
        if chosen is None:
            return
        if not known:
            page.form.change(lambda: entry.add(chosen))
        elif chosen == REMOVE:
            page.form.change(entry.remove)
        else:
            page.form.change(lambda: entry.put_hands(chosen))

    page.app.push_screen(Choose(title, offers, heads=heads), put)
