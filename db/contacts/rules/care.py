"""What follows from a visit: how it went, when the next one is due, and a word now and then."""

from __future__ import annotations

from db.contacts.rules.declaration import MAY_BE_CONTACTED, NOT_BOOKED, Rule, Span, reached, written
from db.core.sql import days_after, rows

FOLLOW_UPS = (1, 7)
"""Days after a visit on which somebody asks how it went, where a service of it says nothing else."""
LEAST_LATE, MOST_LATE = 3, 7
"""So many days late that still makes sense: as many as have passed, but no fewer and no more than these."""
EARLY = 3
"""Days before care is due that somebody calls."""
LONGEST = 60
"""Days after which care that was due is a matter of absence."""
BY_GRADE = {"diamond": 45, "gold": 60, "silver": 90}
OTHERWISE = 180
"""Days without a visit or a word after which a client hears from us, by grade."""
YEAR = 365
"""Days without a visit after which a client is no longer called by rule."""


def _follow_ups(span: Span) -> str:
    told = {int(day) for (days,) in rows("SELECT DISTINCT follow_days FROM service_timing") for day in days.split()}
    return " UNION ALL ".join(_follow_up(span, days) for days in sorted({*FOLLOW_UPS, *told} - {0}))


def _follow_up(span: Span, days: int) -> str:
    late = min(max(days, LEAST_LATE), MOST_LATE)
    timing = "LEFT JOIN service_timing i ON i.service_id = l.service_id"
    lines = f"SELECT 1 FROM visit_service l {timing} WHERE l.visit_id = v.id"
    asked, usually = f"' ' || i.follow_days || ' ' LIKE '% {days} %'", "i.follow_days IS NULL OR i.follow_days = ''"
    if days in FOLLOW_UPS:
        asked = f"(EXISTS ({lines} AND ({asked} OR {usually})) OR NOT EXISTS ({lines}))"
    else:
        asked = f"EXISTS ({lines} AND {asked})"
    return (
        f"SELECT v.id || ':{days}' AS key, v.client_id AS client, v.id AS about_id, "
        f"{days_after('v.day', str(days))} AS day, {days_after('v.day', str(days))} AS due, "
        f"{days_after('v.day', str(days + late))} AS until, "
        "COALESCE((SELECT l.name FROM visit_service l WHERE l.visit_id = v.id ORDER BY l.id LIMIT 1), '') AS text, "
        "NULL AS owner "
        "FROM visit v JOIN client_facts f ON f.last_visit = v.id AND f.client_id = v.client_id "
        f"WHERE v.day >= {span.day(-days - late)} AND v.day <= {span.day(-days)} AND v.closed_at IS NOT NULL "
        f"AND {asked} AND {MAY_BE_CONTACTED}"
    )


AFTER_CARE = Rule(
    name="after_care",
    is_offered=True,
    about="visit",
    arises=_follow_ups,
    ends=f"""
        {reached("after_care", "t.day")}
        OR EXISTS (SELECT 1 FROM client_facts f
            WHERE f.client_id = t.client_id AND f.last_visit IS DISTINCT FROM t.about_id)""",
    is_bulk=True,
)


def _due(span: Span) -> str:
    return f"""
        SELECT f.client_id || ':' || f.last_visit AS key, f.client_id AS client,
        NULL AS about_id, f.care_due AS day, f.care_due AS due, NULL AS until, '' AS text, NULL AS owner
        FROM client_facts f WHERE f.care_due > {span.day(-LONGEST)} AND f.care_due <= {span.day(EARLY)}
        AND {NOT_BOOKED} AND {MAY_BE_CONTACTED}"""


CARE = Rule(
    name="care",
    is_offered=True,
    client_in_key=0,
    arises=_due,
    ends=f"""
        EXISTS (SELECT 1 FROM client_facts f WHERE f.client_id = t.client_id
            AND (f.next_appointment IS NOT NULL OR f.client_id || ':' || f.last_visit IS DISTINCT FROM t.key))
        OR {reached("recall", "t.made")} OR {written("recall", "t.made")}""",
    is_bulk=True,
)

HEARD = "CASE WHEN f.last_contact > f.last THEN f.last_contact ELSE f.last END"
_GRADES = " ".join(f"WHEN '{grade}' THEN {days}" for grade, days in BY_GRADE.items())
SILENCE = f"CASE c.grade {_GRADES} ELSE {OTHERWISE} END"


def _returns(span: Span) -> str:
    due = days_after(HEARD, SILENCE)
    return f"""
        SELECT f.client_id || ':' || {HEARD} AS key, f.client_id AS client, NULL AS about_id,
        {HEARD} AS day, {due} AS due, NULL AS until, '' AS text, NULL AS owner
        FROM client_facts f JOIN client c ON c.id = f.client_id
        WHERE f.last > {span.day(-YEAR)} AND f.last <= {span.day(-min(BY_GRADE.values()))}
        AND f.next_appointment IS NULL AND {due} <= {span.day()}
        AND (f.care_due IS NULL OR f.care_due > {span.day(EARLY)})
        AND NOT EXISTS (SELECT 1 FROM absence a
            WHERE a.client_id = f.client_id AND a.last = f.last AND a.state = 'open')
        AND {MAY_BE_CONTACTED}"""


RETURN = Rule(
    name="return",
    is_offered=True,
    client_in_key=0,
    arises=_returns,
    ends="""EXISTS (SELECT 1 FROM client_facts f WHERE f.client_id = t.client_id
        AND (f.next_appointment IS NOT NULL OR f.last > t.day OR f.last_contact > t.day))""",
    is_bulk=True,
)
