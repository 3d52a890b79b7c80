"""What is answered about verdicts on a visit: warnings that were read, and how something let through came out."""

from __future__ import annotations

from collections.abc import Callable

from db.visits.fields import OUTCOMES
from db.visits.records import Conflict, VisitRecord
from db.visits.verdicts.operations import Acknowledge, RateOverrides, acknowledge, rate_overrides
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.visits.conflict_words import sign
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import _, language


def conflict_piece(one: Conflict) -> Piece:
    """A verdict in the head: what was read or let through is quieter, and says so."""
    text = _("{item} against {alert}").format(item=one.item, alert=one.alert.term.text(language()))
    if one.overridden:
        return f"✗ {text} {_('(allowed)')}", "alarm"
    if one.seen is not None:
        read = _("read by {name}, {time}").format(name=one.seen.by, time=f"{one.seen.at.astimezone():%H:%M}")
        return f"✓ {text} ({read})", "label"
    return f"{sign(one)} {text}", "alarm"


def note_read(page: Page, visit: VisitRecord, then: Callable[[VisitRecord], None]) -> None:
    """Keeps that the warnings which stand on the page were read; nothing where there are none."""
    facts = tuple(one.facts for one in visit.conflicts if one.warns)
    if facts:
        request = Acknowledge(new_request(), visit.id, facts)
        page.perform(lambda desk: acknowledge(desk, request), then)


def ask_outcome(page: Page, visit: VisitRecord, then: Callable[[], None]) -> None:
    """Asks by one digit how it came out what was let through, and goes on; Esc leaves it unsaid."""
    if not visit.is_to_rate:
        then()
        return
    items = _(", ").join(dict.fromkeys(one.item for one in visit.conflicts if one.overridden))

    def chosen(number: str | None) -> None:
        if number is None:
            then()
            return
        request = RateOverrides(new_request(), visit.id, OUTCOMES[int(number) - 1].code)
        page.perform(lambda desk: rate_overrides(desk, request), lambda visit: then())

    offers = [(str(number), one.term.text(language())) for number, one in enumerate(OUTCOMES, 1)]
    page.app.push_screen(Choose(_("{items}: how did it go?").format(items=items), offers, further=False), chosen)
