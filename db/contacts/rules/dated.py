"""What dated records ask for: the next look at the skin, and the reading of a patch test."""

from __future__ import annotations

from db.contacts.rules.declaration import AHEAD, Rule, Span, not_refused
from db.core.permissions import Role
from db.core.sql import days_after

LONGEST = 60
"""Days after which an analysis that was due is a matter of the next visit, not of a task."""
READ_LATE = 7
"""Days after which a reaction on the skin says nothing any more, so that the test is made anew."""

_KEPT = not_refused("consent_health", "x.client_id")
_OF_DUE = "x.id || ':' || x.due"
_LATER = "n.client_id = x.client_id AND n.kind = 'skin' AND n.state = 'current'"
_SAYS_WHEN = f"""(x.kind = 'plan' AND NOT EXISTS (SELECT 1 FROM dated n WHERE {_LATER} AND n.day > x.day)
    OR x.kind = 'skin' AND NOT EXISTS (SELECT 1 FROM dated n WHERE {_LATER} AND (n.day, n.id) > (x.day, x.id))
        AND NOT EXISTS (SELECT 1 FROM dated p WHERE p.client_id = x.client_id AND p.kind = 'plan'
            AND p.state = 'current' AND p.due IS NOT NULL AND p.day >= x.day))"""
"""Of a record ``x``: it says when the skin is looked at again; the plan does where it was made after the analysis."""


def _analyses(span: Span) -> str:
    return f"""
        SELECT {_OF_DUE} AS key, x.client_id AS client, x.id AS about_id, x.due AS day, x.due AS due,
        {days_after("x.due", str(LONGEST))} AS until, '' AS text, NULL AS owner
        FROM dated x WHERE x.kind IN ('skin', 'plan') AND x.state = 'current' AND x.due IS NOT NULL
        AND x.due >= {span.day(-LONGEST)} AND x.due <= {span.day(AHEAD)} AND {_SAYS_WHEN} AND {_KEPT}"""


def _over(kinds: str, condition: str = "") -> str:
    """SQL that is true of a task ``t`` whose record doesn't ask for it any more."""
    return f"""NOT EXISTS (SELECT 1 FROM dated x WHERE x.id = t.about_id AND x.kind IN ({kinds}) AND x.state = 'current'
        AND x.due IS NOT NULL AND {_OF_DUE} = t.key{condition} AND {_KEPT})"""


ANALYSIS = Rule(
    name="analysis",
    about="dated",
    arises=_analyses,
    ends=_over("'skin', 'plan'", f" AND {_SAYS_WHEN}"),
    role=Role.BEAUTICIAN,
    is_bulk=True,
)


def _readings(span: Span) -> str:
    return f"""
        SELECT {_OF_DUE} AS key, x.client_id AS client, x.id AS about_id, x.due AS day, x.due AS due,
        {days_after("x.due", str(READ_LATE))} AS until, '' AS text, x.by_id AS owner
        FROM dated x WHERE x.kind = 'patch' AND x.state = 'current' AND x.due IS NOT NULL
        AND x.due >= {span.day(-READ_LATE)} AND x.due <= {span.day(AHEAD)} AND {_KEPT}"""


PATCH = Rule(
    name="patch_read",
    about="dated",
    arises=_readings,
    ends=_over("'patch'"),
    role=Role.BEAUTICIAN,
    personal=False,
)
"""By who applied it, each reading by itself; there as soon as it is written down, since the first is tomorrow."""
