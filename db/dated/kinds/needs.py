"""Needs by part of the body 部位需求: what is the matter there, what is wished for, what comes first."""

from __future__ import annotations

from db.dated.declaration import Dated, Part
from db.dated.fields import PRIORITIES, asked
from db.fields.choices import AREAS, GOALS
from db.fields.declaration import Kind, Term

NEEDS = Dated(
    code="needs",
    box="G",
    label=Term("Needs", "部位需求"),
    parts=(
        Part(
            "areas",
            Term("By part of the body", "按部位"),
            (
                asked("concern", "Concern", "困扰", ask=Term("What bothers you there?", "这里最困扰您的是什么？")),
                asked("goal", "Goal", "目标", Kind.CHOICES, GOALS),
                asked(
                    "wish", "Expected effect", "期望效果", ask=Term("What would you like to see?", "您希望是什么样？")
                ),
                asked("priority", "Priority", "先后", Kind.CHOICE, PRIORITIES, scale=True),
            ),
            rows=AREAS,
        ),
        Part("rest", Term("Besides", "其他"), (asked("remark", "Remark", "说明"),)),
    ),
    chain=True,
    at_home=True,
    headline=("goal",),
    due_label=Term("Ask again", "再问"),
    again=6,
)
