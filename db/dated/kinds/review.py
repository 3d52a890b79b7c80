"""Stage review 阶段评价: whether a stage of the plan has reached its goal, and what the client says."""

from __future__ import annotations

from db.dated.declaration import Dated, Part
from db.dated.fields import asked
from db.dated.kinds.plan import MOST_STAGES
from db.fields.choices import RATING, choices
from db.fields.declaration import Kind, Term

STAGES = choices(*((f"{n}", f"{n} stage {n}", f"{n} 第{n}阶段") for n in range(1, MOST_STAGES + 1)))
REACHED = choices(("yes", "reached", "达到"), ("partly", "in part", "部分达到"), ("no", "not reached", "未达到"))

REVIEW = Dated(
    code="review",
    label=Term("Stage review", "阶段评价"),
    parts=(
        Part(
            "stage",
            Term("Which stage", "阶段"),
            (
                asked("plan", "Plan", "方案", Kind.DATED, required=True, of="plan"),
                asked("stage", "Stage", "阶段", Kind.CHOICE, STAGES, required=True),
                asked("before", "Analysis before", "之前诊断", Kind.DATED, of="skin"),
                asked("after", "Analysis after", "之后诊断", Kind.DATED, of="skin"),
            ),
        ),
        Part(
            "outcome",
            Term("What came of it", "结果"),
            (
                asked("reached", "Goal reached", "目标达成", Kind.CHOICE, REACHED, required=True),
                asked("effect", "Effect", "效果", Kind.CHOICE, RATING),
                asked("view", "The client's view", "顾客意见", short=Term("Client's view", "顾客意见")),
                asked("confirmed", "Confirmed by the client", "顾客确认", Kind.YES_NO),
            ),
        ),
    ),
    headline=("stage", "reached", "effect"),
)
