"""The fields of events and of their guests."""

from __future__ import annotations

from db.contacts.fields import CHANNELS
from db.fields.choices import GRADE, choices
from db.fields.declaration import Field, Kind, Term, When

ANSWERS = choices(("yes", "will come", "来"), ("maybe", "not sure yet", "未定"), ("no", "will not come", "不来"))

LONGEST_WORDS = 200

EVENT_FIELDS = (
    Field("theme", "", Term("Theme", "主题"), required=True, limit=60),
    Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.FUTURE),
    Field("start", "", Term("Begins at", "开始时间"), Kind.TIME),
    Field("place", "", Term("Place", "地点"), limit=100, hint=Term("Empty: at the salon", "留空即在店内")),
    Field("about", "", Term("What there is", "内容"), Kind.NOTE, limit=1000),
    Field(
        "hobbies",
        "",
        Term("Suits hobbies", "适合爱好"),
        limit=LONGEST_WORDS,
        hint=Term("Such as tea, yoga: one of them is enough", "如：茶、瑜伽；符合一项即可"),
    ),
    Field(
        "themes",
        "",
        Term("Suits themes", "适合主题"),
        limit=LONGEST_WORDS,
        hint=Term("Words of the salon themes that clients like", "顾客感兴趣的沙龙主题中的词"),
    ),
    Field(
        "grades",
        "",
        Term("Only grades", "限级别"),
        Kind.CHOICES,
        GRADE,
        hint=Term("Empty: every grade", "留空即不限级别"),
    ),
    Field(
        "district",
        "",
        Term("Only districts", "限区域"),
        limit=LONGEST_WORDS,
        hint=Term("Empty: wherever they live", "留空即不限区域"),
    ),
)

GUEST_FIELDS = (
    Field("invited", "", Term("Invited by", "邀请方式"), Kind.CHOICE, CHANNELS),
    Field("answer", "", Term("Answer", "答复"), Kind.CHOICE, ANSWERS),
    Field("came", "", Term("Came", "到场"), Kind.YES_NO),
    Field("note", "", Term("Note", "备注"), limit=200, hint=Term("Such as: brings a friend", "如：带一位朋友")),
)
