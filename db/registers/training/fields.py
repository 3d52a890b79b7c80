"""The fields of what is done every year for secrecy."""

from __future__ import annotations

from db.fields.choices import choices
from db.fields.declaration import Choice, Field, Kind, Term, When

KINDS = choices(
    ("training", "privacy training", "保密与隐私培训"),
    ("check", "security check", "安全检查"),
    ("notice", "notice reviewed", "告知书复审"),
)
"""What is to be done at least once a year (PIPL 51, 54)."""

YEAR_DAYS = 365
"""Days after which it is due again, unless another day is given."""
REMINDED_DAYS = 30
"""Days before that day on which Home begins to remind of it."""
LONGEST_TOPIC = 200
LONGEST_RESULT = 1000
MOST_HOURS = 40

TRAINING_FIELDS = (
    Field("kind", "", Term("Kind", "类别"), Kind.CHOICE, KINDS, required=True),
    Field(
        "topic",
        "",
        Term("Topic, version", "主题或版本"),
        required=True,
        limit=LONGEST_TOPIC,
        hint=Term("What was taught or checked; of a notice, its version", "培训、检查内容；告知书写版本号"),
        short=Term("Topic, version", "主题或版本"),
    ),
    Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.PAST),
    Field("hours", "", Term("Hours", "课时"), Kind.NUMBER, limit=2, hint=Term("Whole hours", "整小时")),
    Field("given_by", "", Term("Given by", "主讲或检查人"), required=True, limit=60),
)
RESULT_FIELDS = (
    Field("result", "", Term("Result", "结果"), Kind.NOTE, limit=LONGEST_RESULT),
    Field("next_due", "", Term("Next due", "下次日期"), Kind.DATE, required=True, when=When.FUTURE),
)


def people_field(people: tuple[Choice, ...]) -> Field:
    """Who took part: of those who work here, several."""
    return Field(
        "people",
        "",
        Term("Who took part", "参加人员"),
        Kind.CHOICES,
        people,
        hint=Term("Several are possible: 1 2", "可多选：1 2"),
    )
