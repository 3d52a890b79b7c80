"""Care plan 护理方案: what is the matter, in which stages it is treated, and what she does at home."""

from __future__ import annotations

from datetime import date

from db.dated.declaration import Dated, Derived, Part, Values
from db.dated.fields import asked
from db.dated.kinds.skin import FIGURES, SKIN
from db.fields.declaration import Choice, Kind, Term, When

MOST_STAGES = 9
MEASURES = tuple(
    Choice(field.name, field.label)
    for wanted in (True, False)
    for field in SKIN.fields
    if (field.name in FIGURES) is wanted and (wanted or field.choices)
)
"""What of a skin analysis shows whether a stage has reached its goal: an instrument's figures, then what is seen."""


def derive(values: Values, taken: date, today: date) -> Derived:
    """The plan is looked at again with the next analysis."""
    due = values.get("next_analysis")
    return Derived(due=due if isinstance(due, date) else None)


PLAN = Dated(
    code="plan",
    box="I",
    label=Term("Care plan", "护理方案"),
    parts=(
        Part(
            "aim",
            Term("What is treated", "问题"),
            (
                asked(
                    "problems",
                    "Problems, in order",
                    "问题（按先后）",
                    required=True,
                    short=Term("Problems", "问题"),
                ),
                asked("begun", "Begun", "开始日期", Kind.DATE, when=When.PAST),
                asked("next_analysis", "Next analysis", "下次诊断", Kind.DATE, when=When.FUTURE),
            ),
        ),
        Part(
            "stages",
            Term("Stages", "阶段"),
            (
                asked("goal", "Goal", "目标", Kind.TEXT, limit=120, required=True),
                asked("measure", "Measured by", "衡量", Kind.CHOICE, MEASURES),
                asked("aim", "Aim", "达到", Kind.TEXT, limit=60),
                asked("service", "Service", "项目", Kind.SERVICE),
                asked("with_service", "Together with", "同时", Kind.SERVICE),
                asked("sessions", "Sessions", "次数", Kind.NUMBER),
                asked("interval", "Every … days", "间隔（天）", Kind.NUMBER),
                asked("instrument", "Instrument", "仪器", Kind.TEXT, limit=120),
                asked("technique", "Technique", "手法", Kind.TEXT, limit=120),
                asked("products", "Products", "产品", Kind.TEXT, limit=200),
            ),
            most=MOST_STAGES,
        ),
        Part(
            "home",
            Term("At home", "居家护理"),
            (
                asked("morning", "Morning", "早", Kind.TEXT, limit=200),
                asked("evening", "Evening", "晚", Kind.TEXT, limit=200),
                asked("avoid", "Not to be used", "禁用", Kind.TEXT, limit=200),
            ),
        ),
    ),
    chain=True,
    headline=("problems",),
    due_label=Term("Next analysis", "下次诊断"),
    weight=2,
    derive=derive,
)
