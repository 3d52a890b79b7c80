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
QUESTIONS = (
    Term("What do you use at home, morning and evening?", "您在家早晚用什么护肤品？"),
    Term("What have you tried for it before, and how did it go?", "以前做过什么？效果怎么样？"),
    Term("Has your skin ever reacted to something?", "皮肤对什么有过反应？"),
    Term("Since when have you had it, and when is it worst?", "什么时候开始的？什么时候最明显？"),
    Term("How do you sleep, and what do you eat and drink?", "睡眠、饮食、喝水怎么样？"),
    Term("How much sun do you get, and what protects you?", "日晒多吗？怎样防晒？"),
    Term("What would make you say that it has worked?", "做到什么程度您会觉得有效？"),
    Term("How often can you come, and when does it suit you?", "多久能来一次？什么时间方便？"),
    Term("Is there anything you don't want?", "有什么是您不想做的？"),
)
"""What a consultation asks, one at a time; others are typed."""


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
                asked(
                    "agreed",
                    "What is agreed",
                    "商定",
                    ask=Term("Shall we do it like that?", "我们就这样安排，可以吗？"),
                ),
            ),
        ),
        Part(
            "questions",
            Term("Questions", "问答"),
            (
                asked("question", "Question", "问", Kind.TEXT, limit=200, required=True, phrases=QUESTIONS),
                asked("answer", "Answer", "答"),
            ),
            most=MOST_QUESTIONS,
        ),
        Part(
            "result",
            Term("Result", "结果"),
            (
                asked("advice", "Advice", "建议"),
                asked(
                    "result",
                    "Result",
                    "结果",
                    Kind.CHOICE,
                    RESULTS,
                    ask=Term("Would you like to book it right away?", "现在就帮您约上，好吗？"),
                ),
                asked(
                    "why_declined",
                    "Why not",
                    "婉拒原因",
                    Kind.TEXT,
                    limit=200,
                    ask=Term("May I ask what speaks against it?", "方便说说您的顾虑吗？"),
                ),
                asked("next_step", "Next step", "下一步", Kind.TEXT, limit=200),
                asked("next_day", "On", "日期", Kind.DATE, when=When.FUTURE),
            ),
        ),
    ),
    at_home=True,
    headline=("words", "result"),
    due_label=Term("Next step", "下一步"),
    derive=derive,
    checks=checks,
)
