"""Consultation 咨询记录: what she says, what is seen, what that means, what is agreed; question by question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.core.errors import Flaw
from db.dated.declaration import Dated, Derived, Part, Values
from db.dated.fields import asked
from db.fields.choices import choices
from db.fields.declaration import Kind, Term, When

RESULTS = choices(
    ("booked", "booked", "已预约"), ("thinking", "thinking it over", "考虑中"), ("declined", "declined", "婉拒")
)
MOST_QUESTIONS = 20


def derive(values: Values, taken: date, today: date) -> Derived:
    """The next step has its day."""
    due = values.get("next_day")
    return Derived(due=due if isinstance(due, date) else None)


def checks(values: Values) -> Mapping[str, Flaw]:
    """Whoever declines has a reason, and it is worth knowing."""
    if values.get("result") == "declined" and not values.get("why_declined"):
        return {"why_declined": Flaw.REQUIRED}
    return {}


CONSULT = Dated(
    code="consult",
    label=Term("Consultation", "咨询记录"),
    parts=(
        Part(
            "talk",
            Term("Consultation", "咨询"),
            (
                asked(
                    "words",
                    "The client's words",
                    "顾客自述",
                    required=True,
                    short=Term("Her words", "自述"),
                    ask=Term("What would you like to change most?", "您最想改善的是什么？"),
                ),
                asked("seen", "What is seen", "所见"),
                asked("judged", "What that means", "判断"),
                asked("agreed", "What is agreed", "商定"),
            ),
        ),
        Part(
            "questions",
            Term("Questions", "问答"),
            (
                asked("question", "Question", "问", Kind.TEXT, limit=200, required=True),
                asked("answer", "Answer", "答"),
            ),
            most=MOST_QUESTIONS,
        ),
        Part(
            "result",
            Term("Result", "结果"),
            (
                asked("advice", "Advice", "建议"),
                asked("result", "Result", "结果", Kind.CHOICE, RESULTS),
                asked("why_declined", "Why not", "婉拒原因", Kind.TEXT, limit=200),
                asked("next_step", "Next step", "下一步", Kind.TEXT, limit=200),
                asked("next_day", "On", "日期", Kind.DATE, when=When.FUTURE),
            ),
        ),
    ),
    headline=("words", "result"),
    derive=derive,
    checks=checks,
)
