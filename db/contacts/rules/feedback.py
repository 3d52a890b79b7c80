"""What was promised: an answer to a complaint, an improvement, a look at what it brought, an order; and surveys."""

from __future__ import annotations

from datetime import date

from db.contacts.rules.declaration import AHEAD, MAY_BE_CONTACTED, Rule, Span
from db.core.permissions import Role
from db.core.sql import days_after

HALF_A_YEAR = 183
"""Days in which somebody came twice and answered no survey."""
_OPEN = "x.state IN ('open', 'reopened')"
_OF_OWNER = "x.id || ':' || x.deadline || ':' || x.owner_id"


def _complaints(span: Span) -> str:
    return f"""
        SELECT {_OF_OWNER} AS key, x.client_id AS client, x.id AS about_id,
        x.deadline AS day, {days_after("x.deadline", "-1")} AS due, NULL AS until, x.number || '' AS text,
        x.owner_id AS owner FROM complaint x WHERE {_OPEN} AND x.deadline <= {span.day(AHEAD + 1)}"""


COMPLAINT = Rule(
    name="complaint",
    about="complaint",
    arises=_complaints,
    ends=f"NOT EXISTS (SELECT 1 FROM complaint x WHERE x.id = t.about_id AND {_OPEN} AND {_OF_OWNER} = t.key)",
    role=Role.MANAGER,
    personal=False,
)
"""The day before its deadline; it stands on that day as late."""


def _improvements(span: Span) -> str:
    return f"""
        SELECT x.id || ':done:' || x.deadline AS key, NULL AS client, x.id AS about_id,
        x.deadline AS day, {days_after("x.deadline", "-1")} AS due, NULL AS until, x.text AS text,
        x.owner_id AS owner FROM improvement x WHERE x.done IS NULL AND x.deadline <= {span.day(AHEAD + 1)}
        UNION ALL SELECT x.id || ':seen:' || x.look_again, NULL, x.id, x.look_again, x.look_again, NULL,
        x.text, x.owner_id FROM improvement x WHERE x.seen_on IS NULL AND x.look_again <= {span.day(AHEAD)}"""


IMPROVEMENT = Rule(
    name="improvement",
    about="improvement",
    arises=_improvements,
    ends="""NOT EXISTS (SELECT 1 FROM improvement x WHERE x.id = t.about_id
        AND ((x.done IS NULL AND x.deadline = t.day) OR (x.done IS NOT NULL AND x.seen_on IS NULL
        AND x.look_again = t.day)))""",
    role=Role.MANAGER,
    personal=False,
)


def _orders(span: Span) -> str:
    return f"""
        SELECT x.id || ':' || x.promised AS key, x.client_id AS client, x.id AS about_id,
        x.promised AS day, {days_after("x.promised", "-1")} AS due, NULL AS until, p.name AS text, x.by_id AS owner
        FROM client_order x JOIN product p ON p.id = x.product_id
        WHERE x.state IN ('ordered', 'arrived') AND x.promised <= {span.day(AHEAD + 1)}"""


ORDER = Rule(
    name="order",
    about="order",
    arises=_orders,
    ends="""NOT EXISTS (SELECT 1 FROM client_order x WHERE x.id = t.about_id
        AND x.state IN ('ordered', 'arrived') AND x.promised = t.day)""",
    personal=False,
)


def _surveys(span: Span) -> str:
    """Of who came twice in half a year: a sheet is handed out with the next appointment, and comes back."""
    first = date(span.today.year, 1 if span.today.month <= 6 else 7, 1)
    last = date(first.year, 6, 30) if first.month == 1 else date(first.year, 12, 31)
    since = span.day(-HALF_A_YEAR)
    return f"""
        SELECT '{first}:' || f.client_id AS key, f.client_id AS client, NULL AS about_id, '{first}' AS day,
        f.next_appointment AS due, '{last}' AS until, '' AS text, NULL AS owner
        FROM client_facts f WHERE f.next_appointment >= {span.day()} AND f.next_appointment <= {span.day(AHEAD)}
        AND f.next_appointment <= '{last}' AND f.last > {since} AND {MAY_BE_CONTACTED}
        AND NOT EXISTS (SELECT 1 FROM survey y
            WHERE y.client_id = f.client_id AND y.printed > {since} AND y.state <> 'printed')
        AND (SELECT COUNT(*) FROM visit v WHERE v.client_id = f.client_id AND v.day > {since} AND v.cancelled = ''
            AND v.closed_at IS NOT NULL) >= 2"""


SURVEY = Rule(
    name="survey",
    is_offered=True,
    client_in_key=-1,
    arises=_surveys,
    ends="""EXISTS (SELECT 1 FROM survey y WHERE y.client_id = t.client_id AND y.printed >= t.day
        AND y.state <> 'printed')""",
    personal=False,
    is_bulk=True,
)
"""A round lasts half a calendar year, at whose end it is closed."""
