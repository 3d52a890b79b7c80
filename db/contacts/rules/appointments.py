"""Appointments: a reminder the working day before, and what became of those that are past; contacts as agreed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from db.appointments.fields import daytime
from db.appointments.store.offering import STILL_WAITS, offers, still_free
from db.appointments.store.placing import Now
from db.contacts.rules.declaration import AHEAD, REACHED, Arising, Rule, Span
from db.core.row_values import as_day
from db.core.sql import days_after, rows, rows_among
from db.roster.store.salon_days import salon_hours
from db.roster.store.uncovered import outside_hours
from db.text.clock import format_clock, parse_clock

LONGEST = 60
"""Days after which nobody knows any more what became of an appointment."""

_KEY = "a.id || ':' || a.day || ':' || a.start"
_SERVICE = "COALESCE((SELECT p.name FROM appointment_part p WHERE p.appointment_id = a.id ORDER BY p.seq LIMIT 1), '')"
_MOVED = "COALESCE((SELECT MAX(m.id) FROM appointment_event m WHERE m.appointment_id = a.id AND m.what = 'moved'), 0)"
_REMINDED = (
    "EXISTS (SELECT 1 FROM appointment_event e WHERE e.appointment_id = a.id AND e.what = 'reminded' "
    f"AND e.id + 0 > {_MOVED})"
)
"""``+ 0`` keeps SQLite from going through all that ever happened after, instead of what happened to one appointment."""


def _reminders(span: Span) -> Sequence[Arising]:
    """For each appointment on the last day before it on which the salon is open."""
    ahead = [span.today + timedelta(days=days) for days in range(AHEAD + 1)]
    hours = salon_hours(ahead)
    before: dict[str, str] = {}
    work_day = ahead[0]
    for day in ahead[1:]:
        before[day.isoformat()] = work_day.isoformat()
        work_day = day if hours[day].opening else work_day
    found = rows(
        f"SELECT {_KEY}, a.client_id, a.id, a.day, {_SERVICE} FROM appointment a "
        f"WHERE a.state = 'booked' AND a.day > ? AND a.day <= ? AND NOT {_REMINDED}",
        ahead[0].isoformat(),
        ahead[-1].isoformat(),
    )
    return [
        Arising(
            key=key,
            client=client,
            about_id=id,
            day=day,
            due=before[day],
            until=day,
            text=service,
        )
        for key, client, id, day, service in found
    ]


REMIND = Rule(
    name="remind",
    about="appointment",
    arises=_reminders,
    ends=f"""EXISTS (SELECT 1 FROM appointment a WHERE a.id = t.about_id
        AND (a.state <> 'booked' OR {_KEY} <> t.key OR {_REMINDED}))""",
    personal=False,
)


def _past(span: Span) -> str:
    return f"""
        SELECT {_KEY} AS key, a.client_id AS client, a.id AS about_id, a.day AS day,
        {days_after("a.day", "1")} AS due, NULL AS until, {_SERVICE} AS text, NULL AS owner
        FROM appointment a WHERE a.state IN ('booked', 'confirmed')
        AND a.day > {span.day(-LONGEST)} AND a.day < {span.day()}"""


SETTLE = Rule(
    name="settle",
    about="appointment",
    arises=_past,
    ends=f"""EXISTS (SELECT 1 FROM appointment a WHERE a.id = t.about_id
        AND (a.state NOT IN ('booked', 'confirmed') OR {_KEY} <> t.key))""",
    personal=False,
)


def _nobody_covers(span: Span) -> Collection[int]:
    return {one.id: None for one in outside_hours(span.today, span.today + timedelta(days=AHEAD))}


def _uncovered(span: Span) -> Sequence[Arising]:
    """As the appointment stands: once it was changed, it may be covered."""
    today = span.today.isoformat()
    ids = list(_nobody_covers(span))
    asked = f"SELECT a.id || ':' || a.version, a.client_id, a.id, a.day, {_SERVICE} FROM appointment a"
    found = rows_among(f"{asked} WHERE a.id IN ({{}})", ids)
    return [Arising(key, client, id, day, today, day, text) for key, client, id, day, text in found]


UNCOVERED = Rule(
    name="uncovered",
    about="appointment",
    arises=_uncovered,
    ends="""EXISTS (SELECT 1 FROM appointment a WHERE a.id = t.about_id
        AND (a.state NOT IN ('booked', 'confirmed') OR a.id || ':' || a.version <> t.key))""",
    stands=_nobody_covers,
    personal=False,
)


def _agreed(span: Span) -> str:
    return f"""
        SELECT k.id || '' AS key, k.client_id AS client, k.id AS about_id, k.next_day AS day,
        k.next_day AS due, NULL AS until, k.next_about AS text, k.by_id AS owner
        FROM contact k WHERE k.next_day > {span.day(-LONGEST)} AND k.next_day <= {span.day(AHEAD)}
        AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.corrects_id = k.id)
        AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.client_id = k.client_id AND c.id > k.id
            AND c.outcome NOT IN ('no_answer', 'wrong_number'))"""


AGREED = Rule(
    name="agreed",
    about="contact",
    arises=_agreed,
    ends=f"""
        EXISTS (SELECT 1 FROM contact k WHERE {REACHED} AND k.id > t.about_id)
        OR EXISTS (SELECT 1 FROM contact k WHERE k.corrects_id = t.about_id)
        OR EXISTS (SELECT 1 FROM contact k JOIN client_facts f ON f.client_id = k.client_id
            WHERE k.id = t.about_id AND f.last > k.day)""",
)


def _waiting(span: Span) -> Sequence[Arising]:
    """For each who waits the first time that is free, but for the times of day that they were told of before.

    Where a time was taken and is free again, that is another occurrence of it.
    """
    told: defaultdict[int, set[tuple[date, str]]] = defaultdict(set)
    open_of, taken = set(), Counter[str]()
    asked = "SELECT about_id, day, text, state FROM task WHERE rule = 'waiting' AND day >= ?"
    for waiting, day, clock, state in rows(asked, span.today.isoformat()):
        if state == "open":
            open_of.add(waiting)
        elif state == "expired":
            taken[_slot(waiting, as_day(day), clock)] += 1
        else:
            told[waiting].add((as_day(day), daytime(parse_clock(clock))))
    today, furthest = span.today.isoformat(), span.today + timedelta(days=AHEAD)
    first, last = (span.today, furthest) if span.freed is None else (span.freed, min(span.freed, furthest))
    found = []
    for waiting, client, day, start in offers(Now(span.today, span.minute), first, last, told, open_of):
        slot, until = _slot(waiting, day, format_clock(start)), day.isoformat()
        found.append(Arising(f"{slot}:{taken[slot]}", client, waiting, until, today, until, format_clock(start)))
    return found


def _slot(waiting: int, day: date, clock: str) -> str:
    return f"{waiting}:{day}:{clock}"


def _still_free(span: Span) -> Collection[int]:
    asked = "SELECT about_id, day, text FROM task WHERE rule = 'waiting' AND state = 'open'"
    times = {waiting: (as_day(day), parse_clock(clock)) for waiting, day, clock in rows(asked)}
    return still_free(Now(span.today, span.minute), times)


WAITING = Rule(
    name="waiting",
    about="waiting",
    arises=_waiting,
    ends=f"NOT EXISTS (SELECT 1 FROM waiting w WHERE w.id = t.about_id AND {STILL_WAITS.format('t.made')})",
    stands=_still_free,
    is_missed=True,
    personal=False,
)
"""A time is free for one who waits; ``text`` is the clock time. Nothing is taken for it until it is booked."""
