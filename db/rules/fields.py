"""The fields of a rule, as a manager changes it."""

from __future__ import annotations

from collections.abc import Mapping

from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term
from db.rules.items import MEANS
from db.rules.records import Level

VERDICTS = choices(
    ("stop", "stop", "禁止"), ("hold", "hold", "暂缓"), ("warn", "caution", "提醒"), ("note", "note", "注意")
)
"""How strictly a rule may speak; what must never be used is no rule's business, but a test's or a paper's."""
LEVELS: Mapping[Level, Term] = {
    Level.NEVER: Term("never", "不得"),
    Level.STOP: Term("stop", "禁止"),
    Level.HOLD: Term("hold", "暂缓"),
    Level.WARN: Term("caution", "提醒"),
    Level.ASK: Term("ask", "核实"),
    Level.NOTE: Term("note", "注意"),
}
"""What a verdict is called."""
MOST_DAYS = 3650
LONGEST_WHY = 120

RULE_FIELDS = (
    Field("level", "", Term("Verdict", "判断"), Kind.CHOICE, VERDICTS, required=True),
    Field(
        "means",
        "",
        Term("About", "针对"),
        Kind.CHOICES,
        MEANS,
        limit=200,
        hint=Term("F4: the list. Empty: every service.", "F4 打开列表；留空为所有项目"),
    ),
    Field(
        "days_after",
        "",
        Term("Days", "天数"),
        Kind.NUMBER,
        required=True,
        limit=4,
        hint=Term("For how long it goes on after the end", "结束之后还要满多少天"),
    ),
    Field("why_en", "", Term("Why, English", "理由（英文）"), limit=LONGEST_WHY),
    Field("why_zh", "", Term("Why, Chinese", "理由（中文）"), limit=LONGEST_WHY),
    Field(
        "active",
        "",
        Term("In force", "启用"),
        Kind.YES_NO,
        required=True,
        hint=Term("1 yes, 2 no: it speaks no more", "1 是，2 否：不再提醒"),
    ),
)
