"""What clients owe, and what they have bought ahead: running out, expiring, lapsing, not signed, bought again."""

from __future__ import annotations

from db.contacts.rules.declaration import MAY_BE_CONTACTED, NO_REFUND, Rule, Span, reached
from db.core.sql import days_after, days_between

WEEK = 7
REMINDERS = 4
"""So often, a week apart, somebody who owes is reminded after the day; then they are watched."""
LOW = 2
"""Sessions that are left when somebody speaks of the next package."""
RECENT = 14
"""Days that what was used up is spoken of, or all since the desk was last open."""
STEPS = (30, 7)
"""Days before the last day of a lot on which somebody speaks of it."""
STALE = 60
"""Days after which nobody speaks any more of a lot that is past its day, or of a line that nobody signed."""
BEFORE_RUN_OUT = 7
PURCHASES = 3
"""So often something has to have been bought before anybody can say when it runs out."""
GAPS = 6


def _arrears(span: Span) -> str:
    weeks = f"({days_between('c.due', span.day())} / {WEEK})"
    step = f"CASE WHEN {weeks} > {REMINDERS} THEN {REMINDERS} ELSE {weeks} END"
    return f"""
        SELECT b.id || ':' || c.due || ':' || {step} AS key, b.client_id AS client, b.id AS about_id,
        c.due AS day, {days_after("c.due", f"{WEEK} * {step}")} AS due, NULL AS until, '' AS text, NULL AS owner
        FROM bill b JOIN credit c ON c.bill_id = b.id WHERE b.state = 'owing' AND c.due <= {span.day()}"""


ARREARS = Rule(
    name="arrears",
    about="bill",
    arises=_arrears,
    ends=f"""
        NOT EXISTS (SELECT 1 FROM bill b JOIN credit c ON c.bill_id = b.id
            WHERE b.id = t.about_id AND b.state = 'owing' AND c.due = t.day)
        OR EXISTS (SELECT 1 FROM task u WHERE u.rule = 'arrears' AND u.key > t.key
            AND u.key < t.about_id || ':' || t.day || ';')
        OR {reached("arrears", "t.made")}""",
    personal=False,
)
"""A later reminder takes the place of the one before; ``;`` comes after ``:`` and every digit."""

_USED = """
    FROM movement m JOIN lot l ON l.id = m.lot_id JOIN holding h ON h.id = l.holding_id
    LEFT JOIN service s ON s.id = l.service_id WHERE m.kind = 'use' AND l.unit = 'session' AND h.state = 'open'
    AND NOT EXISTS (SELECT 1 FROM movement n WHERE n.lot_id = l.id AND n.id > m.id)"""
_BOUGHT_ANEW = f"""EXISTS (SELECT 1 FROM lot l JOIN holding h ON h.id = l.holding_id
    JOIN lot n ON n.id > l.id AND n.unit = l.unit AND n.service_id = l.service_id AND n."left" > {LOW}
    JOIN holding g ON g.id = n.holding_id AND g.client_id = h.client_id WHERE l.id = t.about_id)"""


def _low(span: Span) -> str:
    return f"""
        SELECT l.id || ':low' AS key, h.client_id AS client, l.id AS about_id, m.day AS day,
        m.day AS due, NULL AS until, COALESCE(s.name, h.title) AS text, NULL AS owner {_USED}
        AND m.day > {span.back(RECENT)} AND l."left" BETWEEN 1 AND {LOW}"""


PACKAGE_LOW = Rule(
    name="package_low",
    about="lot",
    arises=_low,
    ends=f"""NOT EXISTS (SELECT 1 FROM lot l WHERE l.id = t.about_id AND l."left" BETWEEN 1 AND {LOW})
        OR {_BOUGHT_ANEW}""",
    is_bulk=True,
)


def _out(span: Span) -> str:
    return f"""
        SELECT l.id || ':out' AS key, h.client_id AS client, l.id AS about_id, m.day AS day,
        m.day AS due, NULL AS until, COALESCE(s.name, h.title) AS text, NULL AS owner {_USED}
        AND m.day > {span.back(RECENT)} AND l."left" = 0"""


PACKAGE_OUT = Rule(
    name="package_out",
    about="lot",
    arises=_out,
    ends=f"""NOT EXISTS (SELECT 1 FROM lot l WHERE l.id = t.about_id AND l."left" = 0) OR {_BOUGHT_ANEW}""",
    is_bulk=True,
)

_LAPSES = "(l.paid = 0 OR (l.unit = 'fen' AND l.gift > 0))"
"""Of a lot: something of it was given, and lapses; what was paid for never does by date."""


def _ending(span: Span, which: str) -> str:
    first, last = STEPS
    step = f"CASE WHEN l.until <= {span.day(last)} THEN {last} ELSE {first} END"
    return f"""
        SELECT l.id || ':' || l.until || ':' || {step} AS key, h.client_id AS client,
        l.id AS about_id, l.until AS day, {days_after("l.until", f"-({step})")} AS due, NULL AS until,
        COALESCE(s.name, h.title) AS text, NULL AS owner
        FROM lot l JOIN holding h ON h.id = l.holding_id LEFT JOIN service s ON s.id = l.service_id
        WHERE l.until > {span.day(-STALE)} AND l.until <= {span.day(first)} AND l."left" > 0 AND h.state = 'open'
        AND {which}"""


def _ended(rule: str) -> str:
    first, last = STEPS
    return f"""
        NOT EXISTS (SELECT 1 FROM lot l JOIN holding h ON h.id = l.holding_id
            WHERE l.id = t.about_id AND l."left" > 0 AND l.until = t.day AND h.state = 'open')
        OR EXISTS (SELECT 1 FROM movement m WHERE m.lot_id = t.about_id AND m.kind = 'lapse')
        OR (t.key = t.about_id || ':' || t.day || ':{first}' AND EXISTS (SELECT 1 FROM task u
            WHERE u.rule = '{rule}' AND u.key = t.about_id || ':' || t.day || ':{last}'))"""


EXPIRING = Rule(
    name="expiring",
    about="lot",
    arises=lambda span: _ending(span, f"NOT {_LAPSES}"),
    ends=_ended("expiring"),
    personal=False,
)
LAPSING = Rule(
    name="lapsing",
    about="lot",
    arises=lambda span: _ending(span, _LAPSES),
    ends=_ended("lapsing"),
    personal=False,
)


def _unsigned(span: Span) -> str:
    """Of a ledger that is kept on paper, from its first line that nobody signed the day before."""
    return f"""
        SELECT MIN(m.id) || '' AS key, h.client_id AS client, h.id AS about_id, MIN(m.day) AS day,
        {days_after("MIN(m.day)", "1")} AS due, NULL AS until, h.title AS text, NULL AS owner
        FROM movement m JOIN holding h ON h.id = m.holding_id
        WHERE m.day > {span.day(-STALE)} AND m.day < {span.day()} AND h.kind <> 'points'
        AND EXISTS (SELECT 1 FROM signature) AND NOT EXISTS (SELECT 1 FROM signature g WHERE g.movement_id = m.id)
        GROUP BY h.id, h.client_id, h.title"""


UNSIGNED = Rule(
    name="unsigned",
    about="holding",
    arises=_unsigned,
    ends="EXISTS (SELECT 1 FROM signature g WHERE g.movement_id = CAST(t.key AS INTEGER))",
    personal=False,
    is_bulk=True,
)


_PEOPLE = "CASE WHEN CAST(h.value AS INTEGER) > 1 THEN CAST(h.value AS INTEGER) ELSE 1 END"
"""Who use what a client buys, by the answer ``h``."""


def _replenishments(span: Span) -> str:
    """Of what was bought since tasks were last made: when it runs out.

    By the median of the last gaps; before there are enough of them, by how long the product lasts as many as use it.
    """
    run_out = days_after("day", "gap")
    return f"""
        SELECT id || '' AS key, client, id AS about_id, {run_out} AS day,
        {days_after("day", f"gap - {BEFORE_RUN_OUT}")} AS due, NULL AS until, name AS text, NULL AS owner
        FROM (
            WITH bought AS (
                SELECT DISTINCT b.client_id, l.item FROM bill b JOIN bill_line l ON l.bill_id = b.id
                WHERE b.state IN ('settled', 'owing') AND b.day >= {span.back(RECENT)} AND l.kind = 'product'
                AND b.client_id IS NOT NULL AND l.item IS NOT NULL AND {NO_REFUND}),
            purchases AS (
                SELECT w.client_id, w.item, MAX(l.id) AS id, MAX(l.name) AS name, SUM(l.qty) AS qty, b.day AS day,
                ROW_NUMBER() OVER (PARTITION BY w.client_id, w.item ORDER BY b.day DESC) AS place,
                LEAD(b.day) OVER (PARTITION BY w.client_id, w.item ORDER BY b.day DESC) AS earlier
                FROM bought w JOIN bill b ON b.client_id = w.client_id AND b.state IN ('settled', 'owing')
                AND {NO_REFUND} JOIN bill_line l ON l.bill_id = b.id AND l.kind = 'product'
                AND l.item = w.item GROUP BY w.client_id, w.item, b.day),
            gaps AS (
                SELECT client_id, item, {days_between("earlier", "day")} AS days,
                ROW_NUMBER() OVER (PARTITION BY client_id, item ORDER BY {days_between("earlier", "day")}) AS place,
                COUNT(*) OVER (PARTITION BY client_id, item) AS number
                FROM purchases WHERE earlier IS NOT NULL AND place <= {GAPS}),
            usual AS (
                SELECT client_id, item, (MIN(days) + MAX(days) + 1) / 2 AS gap FROM gaps
                WHERE number >= {PURCHASES - 1} AND place IN ((number + 1) / 2, (number + 2) / 2)
                GROUP BY client_id, item)
            SELECT p.id AS id, p.client_id AS client, p.day AS day, p.name AS name,
            COALESCE(u.gap, d.lasts * p.qty / {_PEOPLE}) AS gap FROM purchases p
            JOIN product d ON d.id = p.item
            LEFT JOIN usual u ON u.client_id = p.client_id AND u.item = p.item
            LEFT JOIN answer h ON h.client_id = p.client_id AND h.field = 'household'
            JOIN client_facts f ON f.client_id = p.client_id
            WHERE p.place = 1 AND (u.gap IS NOT NULL OR d.lasts > 0) AND {MAY_BE_CONTACTED})"""


REPLENISH = Rule(
    name="replenish",
    is_offered=True,
    about="bill_line",
    arises=_replenishments,
    ends=f"""
        NOT EXISTS (SELECT 1 FROM bill_line l JOIN bill b ON b.id = l.bill_id
            WHERE l.id = t.about_id AND b.state IN ('settled', 'owing'))
        OR EXISTS (SELECT 1 FROM bill_line l JOIN bill_line m ON m.kind = l.kind AND m.item = l.item AND m.id > l.id
            JOIN bill b ON b.id = m.bill_id AND b.client_id = t.client_id AND b.state IN ('settled', 'owing')
            AND {NO_REFUND} WHERE l.id = t.about_id)
        OR {reached("replenishment", "t.made")}""",
)
