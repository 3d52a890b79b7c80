"""The fields of a secrecy incident and of its steps, and the lists that they are chosen from."""

from __future__ import annotations

from dataclasses import replace

from db.clients.fields.client import CLIENT_HINT
from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When

KINDS = choices(
    ("leaked", "leaked", "泄露"),
    ("lost", "lost", "丢失"),
    ("altered", "altered", "篡改"),
    ("misused", "private gain", "谋取私利"),
    ("looked", "looked at needlessly", "无故查看"),
    ("other", "other", "其他"),
)
"""What happened (PIPL 57: leaked, altered or lost; the rest are the salon's own rules of secrecy)."""

RISKS = choices(("none", "no harm possible", "不会造成危害"), ("low", "low", "低"), ("high", "high", "高"))

STEPS = choices(
    ("assess", "risk", "风险评估"),
    ("measure", "measure", "补救措施"),
    ("clients", "clients told", "告知顾客"),
    ("authority", "authority told", "报告主管部门"),
    ("penalty", "penalty", "考核扣罚"),
    ("file", "whose file, too", "涉及顾客"),
    ("closed", "closed", "结案"),
)
"""What can be added to an incident, in the order in which it is mostly done."""
REPORTED, REOPENED = "reported", "reopened"
STEP_NAMES = (
    *choices((REPORTED, "reported", "报告")),
    *STEPS,
    *choices((REOPENED, "opened again", "重新处理")),
)
"""Those, and what is added by itself."""
DATED = ("clients", "authority")
"""Steps that have a day of their own."""

LONGEST_TEXT = 2000
LONGEST_RISK = 500

_CLIENT = Field("client", "", Term("Whose file", "涉及顾客"), Kind.CLIENT, limit=60, hint=CLIENT_HINT)

REPORT_FIELDS = (
    Field("what", "", Term("What happened", "发生了什么"), Kind.NOTE, required=True, limit=LONGEST_TEXT),
    Field("noticed", "", Term("Noticed on", "发现日期"), Kind.DATE, required=True, when=When.PAST),
    Field("kind", "", Term("Kind", "类别"), Kind.CHOICE, KINDS, required=True),
    replace(
        _CLIENT,
        name="whose",
        hint=Term("One now, others later; empty if nobody knows", "先填一位，其余以后补；不清楚可留空"),
    ),
)

STEP_FIELDS = (
    Field("step", "", Term("What is added", "补充内容"), Kind.CHOICE, STEPS, required=True),
    Field(
        "text",
        "",
        Term("In words", "说明"),
        Kind.NOTE,
        limit=LONGEST_TEXT,
        hint=Term("What was found, done or said; stays as it is", "查明、采取或告知的内容；保存后不能改"),
    ),
    Field("risk", "", Term("Risk", "风险"), Kind.CHOICE, RISKS, hint=Term("With a risk alone", "仅风险评估时填")),
    Field(
        "day",
        "",
        Term("Told on", "告知日期"),
        Kind.DATE,
        hint=Term("With who was told", "告知顾客、报告部门时填"),
        when=When.PAST,
    ),
    replace(_CLIENT, hint=Term("With whose file alone", "仅涉及顾客时填")),
)

WHY_FIELDS = (Field("text", "", Term("Why", "原因"), Kind.NOTE, required=True, limit=LONGEST_TEXT),)
