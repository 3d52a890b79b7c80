"""What the log can be filtered by, in the order of the form."""

from __future__ import annotations

from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When
from db.log.names import KINDS

OUTCOMES = choices(("refused", "Refused", "被拒绝"), ("done", "Done", "已完成"))
ACTIONS = choices(
    ("R", "Looked", "查看"),
    ("C", "New", "新增"),
    ("U", "Changed", "修改"),
    ("D", "Taken back", "撤销"),
    ("E", "Printed, other", "打印等"),
)

LOG_FIELDS = (
    Field("who", "", Term("Who", "谁"), Kind.STAFF),
    Field("kinds", "", Term("What", "做什么"), Kind.CHOICES, KINDS),
    Field("client", "", Term("Client", "顾客"), Kind.CLIENT),
    Field("since", "", Term("From", "从"), Kind.DATE, when=When.PAST),
    Field("until", "", Term("To", "到"), Kind.DATE, when=When.PAST),
    Field("outcome", "", Term("Outcome", "结果"), Kind.CHOICE, OUTCOMES),
    Field("actions", "", Term("Done how", "方式"), Kind.CHOICES, ACTIONS),
)

HEAD_FIELDS = (
    Field("entry", "", Term("Entries", "条数"), Kind.NUMBER, required=True, limit=9),
    Field(
        "head",
        "",
        Term("Digest", "摘要"),
        required=True,
        limit=120,
        hint=Term("16 groups of four, as on the sheet", "十六组，每组四位，照纸上输入"),
    ),
)
"""What a closing sheet says of the log."""
