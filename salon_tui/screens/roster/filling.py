"""A week of the roster once more: for some weeks, or for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from db.roster.operations.roster import FillRoster, fill_roster
from db.roster.queries import would_fill_over
from db.roster.records import RosterWeek, Uncovered
from salon_tui.screens.asking.count import AskCount
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.roster.over_bookings import save_over
from salon_tui.words.i18n import _

WEEK = timedelta(days=7)
MOST_WEEKS = 52

Then = Callable[[tuple[Uncovered, ...]], None]


def fill_weeks(page: Page, week: RosterWeek, then: Then) -> None:
    """Asks for how many weeks it is the same, lists who nobody covers then, and saves."""

    def counted(weeks: int | None) -> None:
        if weeks:
            _fill(page, week, weeks, then)

    page.app.push_screen(AskCount(_("For how many weeks is it the same?"), 1, MOST_WEEKS, 1), counted)


def fill_for_good(page: Page, week: RosterWeek, then: Then) -> None:
    """Asks first, lists who nobody covers then, and saves."""
    question = _("From {day} on, every week as this one, where the roster says nothing else?")
    asked = Confirm(question.format(day=week.first + WEEK))
    page.app.push_screen(asked, lambda yes: _fill(page, week, 0, then) if yes else None)


def _fill(page: Page, week: RosterWeek, weeks: int, then: Then) -> None:
    first = week.first + WEEK
    asked = FillRoster(
        request_id=new_request(),
        people=tuple(line.person.id for line in week.lines),
        like=week.first,
        first=first,
        last=first + weeks * WEEK - timedelta(days=1) if weeks else None,
    )

    def save() -> None:
        page.perform(lambda desk: fill_roster(desk, asked), then)

    save_over(page, lambda desk: would_fill_over(desk, asked.people, asked.like, asked.first, asked.last), save)
