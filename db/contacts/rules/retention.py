"""Who stays away, who grows, who is lost or at risk: somebody asks why, and follows it up."""

from __future__ import annotations

from db.contacts.rules.care import BY_GRADE, HEARD, SILENCE
from db.contacts.rules.declaration import (
    AHEAD,
    OWN_INTERVAL,
    Rule,
    Span,
    not_refused,
    reached,
    written,
)
from db.core.permissions import Role
from db.core.sql import days_after, days_between

AWAY = 90
"""Days without a visit, or twice the client's own interval, after which a client is absent."""
LOST = 180
"""Days, or three times the own interval, after which one is lost."""
YEAR = 365
"""Nobody is asked about who has not come for a year: they stand in the lists."""
RISK = 4

_LIMIT = f"CASE WHEN 2 * ({OWN_INTERVAL}) > {AWAY} THEN 2 * ({OWN_INTERVAL}) ELSE {AWAY} END"


def _absent(span: Span) -> str:
    due = days_after("f.last", f"{_LIMIT} + 1")
    return f"""
        SELECT f.client_id || ':' || f.last_visit AS key, f.client_id AS client,
        NULL AS about_id, f.last AS day, {due} AS due, NULL AS until, '' AS text, NULL AS owner
        FROM client_facts f WHERE f.last > {span.day(-YEAR)} AND f.last < {span.day(-AWAY)}
        AND f.next_appointment IS NULL AND {due} <= {span.day()}"""


ABSENCE = Rule(
    name="absence",
    client_in_key=0,
    about="absence",
    arises=_absent,
    ends="""
        EXISTS (SELECT 1 FROM client_facts f
            WHERE f.client_id = t.client_id AND f.client_id || ':' || f.last_visit IS DISTINCT FROM t.key)
        OR EXISTS (SELECT 1 FROM absence a WHERE a.client_id = t.client_id AND a.last = t.day
            AND (a.state <> 'open' OR a.reason <> ''))""",
    is_bulk=True,
)


def _absent_next(span: Span) -> str:
    return f"""
        SELECT a.id || ':' || a.next AS key, a.client_id AS client, a.id AS about_id,
        a.next AS day, a.next AS due, NULL AS until, '' AS text, a.owner_id AS owner
        FROM absence a WHERE a.state = 'open' AND a.next <= {span.day(AHEAD)}
        AND {not_refused("consent_contact", "a.client_id")}"""


ABSENCE_NEXT = Rule(
    name="absence_next",
    about="absence",
    arises=_absent_next,
    ends=f"""
        EXISTS (SELECT 1 FROM absence a WHERE a.id = t.about_id
            AND (a.state <> 'open' OR a.next IS DISTINCT FROM t.day))
        OR {reached("recall", "t.day")} OR {written("recall", "t.day")}""",
    is_offered=True,
)


def _win_next(span: Span) -> str:
    return f"""
        SELECT p.id || ':' || p.next AS key, w.client_id AS client, p.id AS about_id,
        p.next AS day, p.next AS due, NULL AS until, p.offer AS text, p.owner_id AS owner
        FROM win_back p JOIN watch w ON w.id = p.watch_id WHERE p.state = 'open' AND p.next <= {span.day(AHEAD)}
        AND {not_refused("consent_contact", "w.client_id")}"""


WIN_NEXT = Rule(
    name="win_next",
    about="win_back",
    arises=_win_next,
    ends="""NOT EXISTS (SELECT 1 FROM win_back p WHERE p.id = t.about_id
        AND p.state = 'open' AND p.id || ':' || p.next = t.key)""",
    role=Role.MANAGER,
    is_offered=True,
)


def growing(span: Span) -> str:
    """SQL that is true of what is known of a client, ``f``, who spends half as much again as before."""
    return "f.spend_90_before > 0 AND 2 * f.spend_90 >= 3 * f.spend_90_before"


def lost(span: Span) -> str:
    """The same of one who was lost within a year."""
    limit = f"CASE WHEN 3 * ({OWN_INTERVAL}) > {LOST} THEN 3 * ({OWN_INTERVAL}) ELSE {LOST} END"
    return f"""f.last > {span.day(-YEAR)} AND f.next_appointment IS NULL
        AND ({days_between("f.last", span.day())} > {limit} OR EXISTS (SELECT 1 FROM absence a
            WHERE a.client_id = f.client_id AND a.last = f.last AND a.reason = 'other_salon'))"""


def risk(span: Span) -> str:
    """The same of one at risk: by arrears, complaints, absence, what they spend, and appointments that they missed."""
    return f"""f.last > {span.day(-YEAR)} AND {RISK} <=
        CASE WHEN f.owed > 0 AND EXISTS (SELECT 1 FROM bill b JOIN credit c ON c.bill_id = b.id
            WHERE b.client_id = f.client_id AND b.state = 'owing' AND c.due < {span.day()}) THEN 3 ELSE 0 END
        + CASE WHEN 2 * {days_between("f.last", span.day())} > 90
            AND 2 * {days_between("f.last", span.day())} > 3 * ({OWN_INTERVAL}) THEN 2 ELSE 0 END
        + CASE WHEN 2 * f.spend_12m < f.spend_before THEN 2 ELSE 0 END
        + CASE WHEN EXISTS (SELECT 1 FROM complaint x WHERE x.client_id = f.client_id AND x.state <> 'settled')
            THEN 2 ELSE 0 END
        + CASE WHEN f.missed_12m >= 2 THEN 1 ELSE 0 END"""


def neglected(span: Span) -> str:
    """The same of one with a grade whom nobody has seen or spoken with for so long that the grade asks for a word."""
    return f"""f.last > {span.day(-YEAR)} AND f.next_appointment IS NULL AND c.grade IN ({_GRADED})
        AND {days_after(HEARD, SILENCE)} <= {span.day()} AND NOT EXISTS (SELECT 1 FROM watch w
            WHERE w.client_id = f.client_id AND w.kind = 'neglect' AND w.since > {HEARD})"""


_GRADED = ", ".join(f"'{grade}'" for grade in BY_GRADE)

WATCHED = {"growing": growing, "lost": lost, "risk": risk}
"""Why clients are watched from the first day of a month on."""


def _cause(kind: str) -> Rule:
    return Rule(
        name=kind,
        client_in_key=0,
        about="watch",
        arises=lambda span: (
            f"""
            SELECT w.client_id || ':' || SUBSTR(w.since, 1, 7) AS key, w.client_id AS client,
            w.id AS about_id, w.since AS day, w.since AS due, NULL AS until, '' AS text, w.owner_id AS owner
            FROM watch w WHERE w.kind = '{kind}' AND w.until IS NULL AND w.cause = ''"""
        ),
        ends="EXISTS (SELECT 1 FROM watch w WHERE w.id = t.about_id AND (w.cause <> '' OR w.until IS NOT NULL))",
        role=Role.MANAGER,
        is_bulk=True,
    )


CAUSES = tuple(_cause(kind) for kind in WATCHED)
