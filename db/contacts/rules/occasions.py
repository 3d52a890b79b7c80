"""Festivals, seasons and congratulations: one task with its list, and own tasks where a word from somebody counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from db.contacts.occasion_fields import PURPOSES
from db.contacts.rules.declaration import AHEAD, MAY_BE_CONTACTED, NO_REFUND, Arising, Rule, Span, reached, written
from db.core.permissions import Role
from db.core.sql import rows
from db.fields.choices import CORE
from db.text.dates import Birthday, next_birthday

YEAR = 365
"""Nobody is reached who has not come for a year, but for core clients."""
AFTER = 30
"""So many days after the day something is bought for it."""
OVER = "NOT EXISTS (SELECT 1 FROM occasion o WHERE o.id = t.about_id AND o.active)"


class Coming(NamedTuple):
    """An occasion on its next day; ``text`` is its code, or the name of the salon's own."""

    id: int
    day: date
    lead_days: int
    text: str

    @property
    def due(self) -> date:
        """When it is thought of."""
        return self.day - timedelta(days=self.lead_days)


def coming(kind: str, today: date) -> list[Coming]:
    """Those of a kind that are kept, each on its next day."""
    found = rows("SELECT id, day, lead_days, COALESCE(code, name) FROM occasion WHERE kind = ? AND active", kind)
    return [
        Coming(id, next_birthday(Birthday.from_store(day), today), lead_days, text)
        for id, day, lead_days, text in found
    ]


def buyers(day: date, lead_days: int) -> str:
    """SQL that gives the clients who bought a product when the same occasion was last kept."""
    year_before = day - timedelta(days=YEAR)
    first, last = year_before - timedelta(days=lead_days), year_before + timedelta(days=AFTER)
    return f"""SELECT b.client_id FROM payment p JOIN bill b ON b.id = p.bill_id
        JOIN bill_line l ON l.bill_id = b.id AND l.kind = 'product'
        WHERE p.day >= '{first.isoformat()}' AND p.day <= '{last.isoformat()}' AND b.client_id IS NOT NULL
        AND {NO_REFUND}"""


IS_CORE = f"EXISTS (SELECT 1 FROM client c WHERE c.id = f.client_id AND c.grade = '{CORE}')"
"""Of what is known of a client, ``f``."""


def _list(kind: str) -> Rule:
    """One task, with everybody in a list; its day past, it is over."""

    def arises(span: Span) -> Sequence[Arising]:
        return [
            Arising(
                key=f"{one.id}:{one.day}",
                client=None,
                about_id=one.id,
                day=one.day.isoformat(),
                due=one.due.isoformat(),
                until=one.day.isoformat(),
                text=one.text,
            )
            for one in coming(kind, span.today)
            if one.due <= span.today + timedelta(days=AHEAD)
        ]

    return Rule(name=kind, about="occasion", arises=arises, ends=OVER, personal=False)


def _own(name: str, kind: str, whom: Callable[[Coming], str], *, of_manager: bool = False) -> Rule:
    """A task for each of some clients, from the day on which the occasion is thought of."""

    def arises(span: Span) -> str | Sequence[Arising]:
        found = [
            f"""
            SELECT '{one.id}:{one.day}:' || f.client_id AS key, f.client_id AS client, {one.id} AS about_id,
            '{one.day}' AS day, '{one.due}' AS due, '{one.day}' AS until,
            (SELECT COALESCE(o.code, o.name) FROM occasion o WHERE o.id = {one.id}) AS text, NULL AS owner
            FROM client_facts f WHERE ({whom(one)}) AND {MAY_BE_CONTACTED}"""
            for one in coming(kind, span.today)
            if one.due <= span.today
        ]
        return " UNION ALL ".join(found) if found else []

    return Rule(
        name=name,
        is_offered=True,
        client_in_key=-1,
        about="occasion",
        arises=arises,
        ends=f"{OVER} OR {reached(PURPOSES[kind], 't.made')} OR {written(kind, 't.made')}",
        role=Role.MANAGER if of_manager else Role.RECEPTIONIST,
        personal=not of_manager,
        is_bulk=True,
    )


def _close(one: Coming) -> str:
    return f"{IS_CORE} OR f.client_id IN ({buyers(one.day, one.lead_days)})"


FESTIVAL, SEASON = _list("festival"), _list("season")
FESTIVAL_CALL = _own("festival_call", "festival", _close)
SEASON_CALL = _own("season_call", "season", _close)
CONGRATULATION = _own("congratulation", "congratulation", lambda one: IS_CORE, of_manager=True)
LISTS = ("festival", "season")
"""Rules whose tasks each have everybody in a list."""
OF_OCCASIONS = (FESTIVAL, SEASON, FESTIVAL_CALL, SEASON_CALL, CONGRATULATION)
