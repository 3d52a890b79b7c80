"""Plan of the meeting 例会计划: what the team decided to do for a client, and afterwards whether it was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.core.errors import Flaw
from db.core.permissions import Permission
from db.dated.declaration import Dated, Derived, Part, Values
from db.dated.fields import asked
from db.fields.choices import choices
from db.fields.declaration import Access, Kind, Term, When

OUTCOMES = choices(("done", "done", "已做"), ("partly", "in part", "部分"), ("not", "not done", "未做"))


def derive(values: Values, taken: date, today: date) -> Derived:
    """It is due on the day of the visit, until somebody has said what came of it."""
    due = values.get("visit_day")
    return Derived(due=due if isinstance(due, date) and not values.get("outcome") else None)


def checks(values: Values) -> Mapping[str, Flaw]:
    """What was not done has a reason."""
    if values.get("outcome") in ("partly", "not") and not values.get("why_not"):
        return {"why_not": Flaw.REQUIRED}
    return {}


MEETING = Dated(
    code="meeting",
    label=Term("Meeting's plan", "例会计划"),
    parts=(
        Part(
            "plan",
            Term("What is to be done", "要做的事"),
            (
                asked("todo", "To do", "事项", required=True, access=Access.OPEN),
                asked("who", "Who", "谁来做", Kind.STAFF, access=Access.OPEN),
                asked("visit_day", "On the visit of", "到店日", Kind.DATE, when=When.FUTURE, access=Access.OPEN),
            ),
        ),
        Part(
            "after",
            Term("What came of it", "结果"),
            (
                asked("outcome", "Outcome", "结果", Kind.CHOICE, OUTCOMES, access=Access.OPEN),
                asked("why_not", "Why not", "未做原因", Kind.TEXT, limit=200, access=Access.OPEN),
            ),
        ),
    ),
    read=Permission.OPEN_RECORD,
    write=Permission.RECORD_VISIT,
    consent="consent_file",
    headline=("todo", "outcome"),
    due_label=Term("Visit", "到店日"),
    derive=derive,
    checks=checks,
)
