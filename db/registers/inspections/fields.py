"""The fields of an inspection and of what it finds."""

from __future__ import annotations

from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When


def _point(code: str, en: str, zh: str, hint_en: str, hint_zh: str) -> Field:
    return Field(code, "", Term(en, zh), Kind.YES_NO, required=True, hint=Term(hint_en, hint_zh))


INSPECTED = choices(("files", "Files", "档案"), ("store", "Store room", "库房与档案柜"))
"""What an inspection looks at, in the order of the paper."""


POINTS: dict[str, tuple[Field, ...]] = {
    "files": (
        _point("complete", "Complete", "完整", "No required box is empty", "必填项无空缺，表、卡齐全"),
        _point("exact", "Exact", "准确", "Paper and screen agree, in force", "纸质与电子一致，在有效期内"),
        _point("safe", "Safe", "安全", "Locked, loans back, log whole", "上锁，借阅归还，日志完好"),
        _point("order", "In order", "有序", "Numbered, at their places", "编号连续，位置相符，无涂改"),
    ),
    "store": (
        _point("fire", "Fire", "防火", "Extinguisher, wiring, no stacking", "灭火器有效，电线完好，无堆物"),
        _point("theft", "Theft", "防盗", "Locks, keys counted, window", "门窗、柜锁、钥匙齐全"),
        _point("damp", "Damp", "防潮", "Humidity 45–60 %, no leaks", "湿度 45–60%，无渗漏"),
        _point("insects", "Insects", "防虫蛀", "No traces, repellent renewed", "无虫迹，药剂在有效期内"),
    ),
}
"""The points of an inspection by what it looks at: yes is in order, no is a fault."""


INSPECTION_FIELDS = (
    Field("day", "", Term("Day", "检查日期"), Kind.DATE, required=True, when=When.PAST),
    Field(
        "scope",
        "",
        Term("Scope", "范围"),
        limit=200,
        hint=Term("Which cabinets, drawers or numbers", "柜、屉或编号"),
    ),
)


LOOKED_AT = Field("looked_at", "", Term("Cards looked at", "抽查份数"), Kind.NUMBER, limit=6)


FINDING_FIELDS = (
    Field("text", "", Term("Finding", "发现的问题"), Kind.NOTE, required=True, limit=500),
    Field("owner", "", Term("Owner", "整改责任人"), Kind.STAFF, required=True),
    Field(
        "deadline",
        "",
        Term("Deadline", "期限"),
        Kind.DATE,
        required=True,
        hint=Term("Such as 3.20", "如 3.20"),
        when=When.FUTURE,
    ),
)
