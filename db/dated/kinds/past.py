"""Beauty history 美容史: what was done elsewhere and before, and how the skin took it."""

from __future__ import annotations

from db.dated.declaration import Chapter, Dated, Part
from db.dated.fields import asked
from db.fields.choices import RATING, choices
from db.fields.declaration import Kind, Term

REACTIONS = choices(
    ("none", "0 none", "0 无"),
    ("mild", "1 mild", "1 轻"),
    ("moderate", "2 moderate", "2 中"),
    ("strong", "3 strong", "3 重"),
)

PAST = Dated(
    code="past",
    box="E",
    label=Term("Beauty history", "美容史"),
    chapter=Chapter.HEALTH,
    parts=(
        Part(
            "done",
            Term("What was done", "做过什么"),
            (
                asked(
                    "what",
                    "What",
                    "项目",
                    Kind.TEXT,
                    limit=200,
                    required=True,
                    ask=Term("What was done, here or elsewhere?", "以前做过什么项目？"),
                ),
                asked("where", "Where", "在哪里", Kind.TEXT, limit=200),
                asked("since", "When", "时间", Kind.MONTH),
                asked("often", "How often", "频率", Kind.TEXT, limit=120),
                asked("effect", "Effect", "效果", Kind.CHOICE, RATING),
                asked(
                    "reaction",
                    "Reaction",
                    "反应",
                    Kind.CHOICE,
                    REACTIONS,
                    scale=True,
                    ask=Term("How did the skin take it?", "做完皮肤有什么反应？"),
                ),
                asked("reaction_note", "What it looked like", "反应说明"),
            ),
        ),
    ),
    at_home=True,
    headline=("what", "since", "reaction"),
)
