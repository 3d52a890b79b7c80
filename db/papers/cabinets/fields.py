"""The fields of cabinets and drawers."""

from __future__ import annotations

from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When

HOLDS = choices(("card", "client cards", "客户档案卡"), ("intake", "intake forms", "基本信息登记表"))
"""What a cabinet is for: one kind of sheet, so that a card is never looked for among the forms."""

ORDERS = choices(("pinyin", "pinyin", "拼音"), ("strokes", "strokes", "笔画"), ("created", "card number", "档案编号"))
"""The orders in which paper can stand."""

CABINET_FIELDS = (
    Field(
        "mark",
        "",
        Term("Cabinet", "柜号"),
        required=True,
        limit=8,
        hint=Term("What is written on it, such as A", "写在柜子上的号，如 A"),
    ),
    Field(
        "holds",
        "",
        Term("Holds", "存放什么"),
        Kind.CHOICE,
        HOLDS,
        required=True,
        hint=Term("One kind of paper in each cabinet", "一个柜子只放一种纸"),
    ),
    Field("room", "", Term("Where it is", "放在哪里"), limit=40, hint=Term("Such as reception", "如 前台")),
    Field(
        "keeper",
        "",
        Term("Keeper", "档案管理员"),
        Kind.STAFF,
        hint=Term("Who answers for it and has its key", "由谁负责、谁拿钥匙"),
    ),
    Field(
        "keeper_since",
        "",
        Term("Named on", "任命日期"),
        Kind.DATE,
        limit=20,
        when=When.PAST,
        hint=Term("Empty: today", "留空就是今天"),
    ),
)

DRAWER_FIELDS = (
    Field(
        "mark",
        "",
        Term("Drawer", "屉号"),
        required=True,
        limit=8,
        hint=Term("What is written on it, such as A-1", "写在抽屉上的号，如 A-1"),
    ),
    Field(
        "starts",
        "",
        Term("Begins with", "从哪里开始"),
        limit=30,
        hint=Term(
            "By pinyin Li or 李; by strokes 7 or 李; by card number 0002. Empty: the very first drawer",
            "按拼音填 Li 或 李，按笔画填 7 或 李，按编号填 0002；第一个抽屉留空",
        ),
    ),
)

FILING_FIELDS = (Field("order", "", Term("Order in use", "排列方式"), Kind.CHOICE, ORDERS, required=True),)
