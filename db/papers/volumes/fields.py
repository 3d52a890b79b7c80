"""The fields of a volume that is bound; which drawers there are is asked of the archive."""

from __future__ import annotations

from db.fields.declaration import Field, Kind, Term

VOLUME_FIELDS = (
    Field(
        "drawer",
        "",
        Term("Drawer", "抽屉"),
        Kind.CHOICE,
        required=True,
        hint=Term("Its cards are bound, in their order", "把这一屉的卡片按顺序装订"),
    ),
    Field(
        "first",
        "",
        Term("From card", "起始卡片"),
        Kind.CLIENT,
        hint=Term("Number or name; empty: from the front", "编号或姓名；留空就是从头开始"),
    ),
    Field(
        "last",
        "",
        Term("To card", "截止卡片"),
        Kind.CLIENT,
        hint=Term("Number or name; empty: to the end", "编号或姓名；留空就是到最后"),
    ),
    Field(
        "title",
        "",
        Term("Title", "卷名"),
        required=True,
        limit=80,
        hint=Term("As it will stand on the cover", "印在封面上的名称"),
    ),
    Field(
        "place",
        "",
        Term("Place", "存放位置"),
        limit=40,
        hint=Term("Such as cabinet C, shelf 1", "如 C 柜第 1 层"),
    ),
    Field("keeper", "", Term("Keeper", "档案管理员"), Kind.STAFF, hint=Term("Who answers for it", "由谁负责")),
)
