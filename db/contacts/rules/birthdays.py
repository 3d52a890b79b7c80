"""Birthdays, in the calendar that the client keeps: a gift a week before, a call on the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from db.clients.store.birthdays import Kept, kept_between
from db.contacts.rules.declaration import AHEAD, MAY_BE_CONTACTED, Arising, Rule, Span, reached, written
from db.core.sql import days_after, rows_among
from db.text.dates import without_year

GIFT_DAYS = 7
LETTER_DAYS = 30
"""A letter of so many days before is that of this birthday."""
GONE = 730
"""Days without a visit and without a word after which nobody is congratulated any more; without a file before that."""
CALL_DAYS = 3
"""So many days late a call is still a kindness."""


def _gifts(span: Span) -> Sequence[Arising]:
    kept = kept_between(span.today, span.today + timedelta(days=GIFT_DAYS + AHEAD))
    return [_arising(one, -GIFT_DAYS, 0) for one in to_be_congratulated(kept, span.today)]


def _calls(span: Span) -> Sequence[Arising]:
    kept = kept_between(span.today - timedelta(days=CALL_DAYS), span.today + timedelta(days=AHEAD))
    return [_arising(one, 0, CALL_DAYS) for one in to_be_congratulated(kept, span.today)]


def to_be_congratulated(kept: Sequence[Kept], today: date) -> list[Kept]:
    """Those of clients who don't refuse to be contacted at all, and who have not been gone for years."""
    since = (today - timedelta(days=GONE - 1)).isoformat()
    asked = (
        "SELECT f.client_id FROM client_facts f JOIN client c ON c.id = f.client_id "
        "WHERE (COALESCE(f.last, c.created_at) >= ? OR f.last_contact >= ? OR f.next_appointment IS NOT NULL) "
        f"AND {MAY_BE_CONTACTED} AND f.client_id IN ({{}})"
    )
    may = {client for (client,) in rows_among(asked, [one.client for one in kept], since, since)}
    return [one for one in kept if one.client in may]


def _arising(kept: Kept, due: int, until: int) -> Arising:
    """A birthday comes once in a year of its own calendar, be it twice in one of ours."""
    return Arising(
        key=f"{kept.client}:{kept.year}",
        client=kept.client,
        about_id=None,
        day=kept.day.isoformat(),
        due=(kept.day + timedelta(days=due)).isoformat(),
        until=(kept.day + timedelta(days=until)).isoformat(),
        text=without_year(kept.birthday),
    )


GIFT = Rule(
    name="gift",
    client_in_key=0,
    arises=_gifts,
    ends=written("birthday", days_after("t.day", str(-LETTER_DAYS))),
    is_offered=True,
)
CALL = Rule(
    name="birthday",
    client_in_key=0,
    arises=_calls,
    ends=reached("birthday", days_after("t.day", str(-GIFT_DAYS))),
    is_offered=True,
)
