"""The fields of the days of the year on which the salon is heard of."""

from __future__ import annotations

from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term

KINDS = choices(
    ("festival", "festival", "节日"),
    ("season", "change of season", "换季"),
    ("congratulation", "congratulations", "祝贺"),
)
"""What an occasion is. Core clients alone are congratulated, one by one."""

PURPOSES = {"festival": "festival", "season": "season", "congratulation": "festival"}
"""The purpose, a code of contacts, for which a client is reached on an occasion of each kind."""

SHIPPED = choices(
    ("new_year", "New Year", "元旦"),
    ("spring_festival", "Spring Festival", "春节"),
    ("lantern_festival", "Lantern Festival", "元宵节"),
    ("valentines_day", "Valentine's Day", "情人节"),
    ("womens_day", "Women's Day", "三八妇女节"),
    ("dragon_boat_festival", "Dragon Boat Festival", "端午节"),
    ("qixi_festival", "Qixi Festival", "七夕"),
    ("mid_autumn_festival", "Mid-Autumn Festival", "中秋节"),
    ("national_day", "National Day", "国庆节"),
    ("christmas", "Christmas", "圣诞节"),
    ("spring", "Spring", "春季"),
    ("summer", "Summer", "夏季"),
    ("autumn", "Autumn", "秋季"),
    ("winter", "Winter", "冬季"),
)
"""Those with which every salon begins, by their codes; the salon's own have names."""

MOST_DAYS = 60
"""So many days before an occasion it may be thought of."""

NAME = Field("name", "", Term("Name", "名称"), required=True, limit=40)
KIND = Field("kind", "", Term("Kind", "类别"), Kind.CHOICE, KINDS, required=True)
OCCASION_FIELDS = (
    KIND,
    NAME,
    Field(
        "day",
        "",
        Term("Day", "日期"),
        Kind.BIRTHDAY,
        required=True,
        hint=Term("3.8, or lunar: L8-15", "3.8；农历：农历8-15"),
    ),
    Field(
        "lead_days",
        "",
        Term("Days before", "提前几天"),
        Kind.NUMBER,
        required=True,
        limit=2,
        hint=Term("0 to 60", "0 到 60"),
    ),
    Field(
        "text",
        "",
        Term("What is said", "祝词"),
        Kind.NOTE,
        limit=1000,
        hint=Term("In letters; empty: what letters of this kind say", "用于信函；留空即用该类信函的文字"),
    ),
    Field("active", "", Term("Is kept", "启用"), Kind.YES_NO, required=True),
)
