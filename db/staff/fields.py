"""The fields of a member of staff."""

from __future__ import annotations

from db.fields.choices import LANGUAGES, choices
from db.fields.declaration import Field, Kind, Term

ROLES = choices(
    ("receptionist", "receptionist", "前台"),
    ("beautician", "beautician", "美容师"),
    ("advisor", "advisor", "顾问"),
    ("keeper", "keeper", "档案管理员"),
    ("manager", "manager", "店长"),
)


STAFF_FIELDS = (
    Field("name", "", Term("Name", "姓名"), required=True, limit=40),
    Field(
        "short",
        "",
        Term("Short name", "简称"),
        limit=8,
        hint=Term("What stands in narrow columns; empty: the first character", "窄列里显示；留空则用第一个字"),
    ),
    Field("roles", "", Term("Roles", "角色"), Kind.CHOICES, ROLES, required=True, limit=60),
    Field("language", "", Term("Language", "界面语言"), Kind.CHOICE, LANGUAGES, required=True),
    Field(
        "notes",
        "",
        Term("Training, notes", "培训、备注"),
        Kind.NOTE,
        limit=2000,
        hint=Term("Only managers read this", "只有店长能看到"),
    ),
    Field(
        "active",
        "",
        Term("Works here", "在职"),
        Kind.YES_NO,
        required=True,
        hint=Term("1 yes, 2 no: who leaves stays in the records", "1 是，2 否；离职后记录保留"),
    ),
)
