"""What follows from a client's visits, appointments, bills and contacts: made for many clients by one statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from db.core.row_values import as_day
from db.core.sql import days_after, days_between, rows, rows_among, write

COLUMNS = (
    "client_id, as_of, first, last, last_visit, visits, gap, care_due, spend_12m, spend_before, spend_90, "
    "spend_90_before, last_paid, last_method, owed, next_appointment, missed_12m, last_contact"
)
QUARTER, HALF, YEAR, TWO_YEARS = 90, 180, 365, 730
"""Days of the windows in which visits count."""

_COUNTS = "x.client_id = w.id AND x.cancelled = ''"
_NEWEST = "ORDER BY x.day DESC, x.id DESC LIMIT 1"
_GAPS_OF = 6
"""Visits whose gaps say what is usual."""


def _payment(client: str) -> str:
    """The last payment on the newest bill that anything was paid on."""
    return f"""(SELECT p.id FROM bill x JOIN payment p ON p.bill_id = x.id WHERE x.client_id = {client} AND x.paid > 0
        AND p.amount > 0 AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses_id = p.id)
        ORDER BY x.day DESC, x.id DESC, p.id DESC LIMIT 1)"""


def _owed(client: str) -> str:
    return f"(SELECT COALESCE(SUM(x.total - x.paid), 0) FROM bill x WHERE x.client_id = {client} AND x.state = 'owing')"


def _next_appointment(client: str, as_of: str) -> str:
    return f"""(SELECT x.day FROM appointment x WHERE x.client_id = {client} AND x.day >= {as_of}
        AND x.state IN ('booked', 'confirmed') ORDER BY x.day LIMIT 1)"""


def _missed(client: str, year: str) -> str:
    return (
        f"(SELECT COUNT(*) FROM appointment x WHERE x.client_id = {client} AND x.day > {year} AND x.state = 'missed')"
    )


def _contact(client: str) -> str:
    """The last day on which the client was reached, as far as is known now."""
    return f"""(SELECT x.day FROM contact x WHERE x.client_id = {client}
        AND x.outcome NOT IN ('no_answer', 'wrong_number')
        AND NOT EXISTS (SELECT 1 FROM contact y WHERE y.corrects_id = x.id) {_NEWEST})"""


# CROSS JOIN: whoever is asked about first, then what is theirs, never all that there is
_FACTS = f"""
    WITH on_day (as_of, quarter, half, year, two_years) AS (SELECT ?, ?, ?, ?, ?),
    wanted AS (SELECT id FROM client WHERE id IN ({{}})),
    latest AS (
        SELECT w.id, (SELECT x.id FROM visit x WHERE {_COUNTS} {_NEWEST}) AS visit,
        (SELECT x.day FROM visit x WHERE {_COUNTS} {_NEWEST} OFFSET {_GAPS_OF - 1}) AS sixth,
        {_payment("w.id")} AS payment
        FROM wanted w),
    recent AS (
        SELECT x.client_id, x.day, ROW_NUMBER() OVER newest AS place, LEAD(x.day) OVER newest AS earlier
        FROM latest w CROSS JOIN visit x WHERE {_COUNTS} AND x.day >= COALESCE(w.sixth, '')
        WINDOW newest AS (PARTITION BY x.client_id ORDER BY x.day DESC, x.id DESC)),
    gaps AS (
        SELECT client_id, {days_between("earlier", "day")} AS days FROM recent
        WHERE place < {_GAPS_OF} AND earlier IS NOT NULL),
    ordered AS (
        SELECT client_id, days, ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY days) AS place,
        COUNT(*) OVER (PARTITION BY client_id) AS number FROM gaps),
    usual AS (
        SELECT client_id, (MIN(days) + MAX(days) + 1) / 2 AS gap FROM ordered
        WHERE number > 1 AND place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY client_id),
    spent AS (
        SELECT x.client_id,
        SUM(CASE WHEN x.day > d.year THEN x.total ELSE 0 END) AS year,
        SUM(CASE WHEN x.day <= d.year THEN x.total ELSE 0 END) AS before,
        SUM(CASE WHEN x.day > d.quarter THEN x.total ELSE 0 END) AS quarter,
        SUM(CASE WHEN x.day > d.half AND x.day <= d.quarter THEN x.total ELSE 0 END) AS quarter_before
        FROM on_day d CROSS JOIN wanted w CROSS JOIN visit x
        WHERE {_COUNTS} AND x.day > d.two_years AND x.closed_at IS NOT NULL GROUP BY x.client_id)
    SELECT w.id, d.as_of, (SELECT x.day FROM visit x WHERE {_COUNTS} ORDER BY x.day, x.id LIMIT 1), v.day, v.id,
    (SELECT COUNT(*) FROM visit x WHERE {_COUNTS}), u.gap,
    CASE WHEN v.closed_at IS NOT NULL THEN COALESCE(v.next_date, {
    days_after(
        "v.day",
        "SELECT MIN(i.interval_days) FROM visit_service l JOIN service_timing i ON i.service_id = l.service_id "
        "WHERE l.visit_id = v.id AND i.interval_days > 0",
    )
}) END,
    COALESCE(s.year, 0), COALESCE(s.before, 0), COALESCE(s.quarter, 0), COALESCE(s.quarter_before, 0),
    p.day, COALESCE(p.method, ''),
    {_owed("w.id")}, {_next_appointment("w.id", "d.as_of")}, {_missed("w.id", "d.year")}, {_contact("w.id")}
    FROM on_day d JOIN latest w LEFT JOIN visit v ON v.id = w.visit LEFT JOIN usual u ON u.client_id = w.id
    LEFT JOIN spent s ON s.client_id = w.id LEFT JOIN payment p ON p.id = w.payment WHERE d.as_of IS NOT NULL
"""
_CHANGED = ", ".join(f"{column} = excluded.{column}" for column in COLUMNS.split(", ")[1:])
_WRITE = f"INSERT INTO client_facts ({COLUMNS}) {_FACTS} ON CONFLICT (client_id) DO UPDATE SET {_CHANGED}"
_DIFFER = f"SELECT COUNT(*) FROM ({_FACTS} EXCEPT SELECT {COLUMNS} FROM client_facts)"


_CHANGE = "UPDATE client_facts SET {} WHERE client_id IN ({{}})"
_HERE = "client_facts.client_id"
_PARTS = {
    "next_appointment": _CHANGE.format(f"next_appointment = {_next_appointment(_HERE, 'client_facts.as_of')}"),
    "appointments": _CHANGE.format(
        f"next_appointment = {_next_appointment(_HERE, 'client_facts.as_of')}, "
        f"missed_12m = {_missed(_HERE, days_after('client_facts.as_of', str(-YEAR)))}"
    ),
    # mostly it is the second payment of the day, and nothing is written
    "money": f"""
        UPDATE client_facts SET last_paid = n.day, last_method = n.method, owed = n.owed
        FROM (SELECT c.id, p.day, COALESCE(p.method, '') AS method, {_owed("c.id")} AS owed
            FROM client c LEFT JOIN payment p ON p.id = {_payment("c.id")} WHERE c.id IN ({{}})) AS n
        WHERE client_facts.client_id = n.id AND (client_facts.last_paid IS DISTINCT FROM n.day
        OR client_facts.last_method <> n.method OR client_facts.owed <> n.owed)""",
    "contacts": _CHANGE.format(f"last_contact = {_contact(_HERE)}"),
}


def change_facts(part: str, clients: Sequence[int]) -> None:
    """Makes anew what follows from these clients' appointments, money or contacts alone, as of the day of the rest."""
    rows_among(_PARTS[part], clients)


def write_facts(clients: Sequence[int], today: date) -> None:
    """Makes what is known of these clients anew, as of a day."""
    rows_among(_WRITE, clients, *_windows(today))


def doubt_facts(service: object) -> None:
    """What a service asks for was changed: when whoever had it last is due again is worked out with the next day."""
    write(
        "UPDATE client_facts SET as_of = NULL WHERE last_visit IN "
        "(SELECT l.visit_id FROM visit_service l WHERE l.service_id = ?)",
        service,
    )


def wrong_facts() -> int:
    """Of how many clients something else is kept than follows from their rows."""
    wrong = 0
    for (as_of,) in rows("SELECT DISTINCT as_of FROM client_facts WHERE as_of IS NOT NULL"):
        clients = [client for (client,) in rows("SELECT client_id FROM client_facts WHERE as_of = ?", as_of)]
        wrong += sum(count for (count,) in rows_among(_DIFFER, clients, *_windows(as_day(as_of))))
    return wrong


def outdated(since: date | None, today: date) -> list[int]:
    """Clients of whom something is to be worked out anew: of whom nothing is known, or what was true has gone by.

    Args:
        since: The day as of which the others were worked out; None: never.
        today: The day as of which they are to be.
    """
    found = rows(
        "SELECT c.id FROM client c LEFT JOIN client_facts f ON f.client_id = c.id "
        "WHERE f.as_of IS NULL AND c.merged_into_id IS NULL AND c.away = '' "
        "UNION SELECT client_id FROM client_facts WHERE next_appointment < ?",
        today.isoformat(),
    )
    if since is not None:
        for days in (QUARTER, HALF, YEAR, TWO_YEARS):
            found += rows(
                "SELECT DISTINCT client_id FROM visit WHERE day > ? AND day <= ? AND cancelled = ''",
                *_moved(since, today, days),
            )
        found += rows(
            "SELECT client_id FROM appointment WHERE state = 'missed' AND day > ? AND day <= ? "
            "AND client_id IS NOT NULL",
            *_moved(since, today, YEAR),
        )
    return sorted({client for (client,) in found})


def _moved(since: date, today: date, days: int) -> tuple[str, str]:
    gone = timedelta(days=days)
    return (since - gone).isoformat(), (today - gone).isoformat()


def _windows(today: date) -> list[str]:
    return [(today - timedelta(days=days)).isoformat() for days in (0, QUARTER, HALF, YEAR, TWO_YEARS)]
