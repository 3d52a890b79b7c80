"""What an appointment is asked, field by field."""

from __future__ import annotations

from db.appointments.fields import DAYTIMES, SOURCES
from db.fields.declaration import Field, Kind, Term, When

CLIENT = Field(
    "client",
    "",
    Term("Client", "顾客"),
    Kind.CLIENT,
    hint=Term("name, initials or card number", "姓名、拼音首字母或卡号"),
)
GUEST_NAME = Field(
    "guest_name",
    "",
    Term("Guest", "散客称呼"),
    limit=60,
    hint=Term("who has no file yet", "还没有建档的顾客"),
    unless="client",
)
GUEST_PHONE = Field("guest_phone", "", Term("Guest's phone", "散客电话"), Kind.PHONE, unless="client")
WHO = (CLIENT, GUEST_NAME, GUEST_PHONE)
"""Who comes: a client, or a guest by name."""
PARTS = Field(
    "parts",
    "1",
    Term("Services", "项目"),
    Kind.CHOICES,
    required=True,
    limit=200,
    hint=Term(
        "Number, name or initials adds a line. 3@2: by the one with the number 2. 3=90: minutes. F4: list",
        "编号、名称或拼音首字母添加一行；3@2 由2号员工；3=90 时长；F4 列表",
    ),
)
BEAUTICIAN = Field(
    "beautician", "2", Term("Beautician", "美容师"), Kind.STAFF, hint=Term("empty: anybody who is free", "空白为不指定")
)
ASKED_WITH = Field(
    "beautician",
    "",
    Term("Asked for", "点客"),
    Kind.STAFF,
    hint=Term("empty: whose turn it is", "空白为按轮牌"),
)
DAY = Field(
    "day",
    "3",
    Term("Day", "日期"),
    Kind.DATE,
    required=True,
    hint=Term("1203, tomorrow, wed", "1203、明天、下周三"),
    when=When.FUTURE,
)
TIME = Field(
    "start",
    "4",
    Term("Time", "时间"),
    Kind.TIME,
    required=True,
    hint=Term("9, 930, 14:30, 3pm", "9、930、14:30、下午三点"),
)
SOURCE = Field("source", "5", Term("Came by", "来源"), Kind.CHOICE, SOURCES)
ASKED_FOR = Field(
    "asked_for",
    "6",
    Term("Asked for", "点客"),
    Kind.YES_NO,
    hint=Term("the client asked for her", "顾客指定这位美容师"),
)
NOTE = Field("note", "7", Term("Note", "备注"), Kind.NOTE, limit=500)
WAITED_FOR = Field(
    "parts",
    "",
    Term("Services", "项目"),
    Kind.CHOICES,
    required=True,
    limit=200,
    hint=Term("Number, name or initials adds a line. F4: list", "编号、名称或拼音首字母添加一行；F4 列表"),
)
FROM_DAY = Field("from_day", "", Term("From", "最早"), Kind.DATE, required=True, when=When.FUTURE)
TO_DAY = Field(
    "to_day",
    "",
    Term("To", "最晚"),
    Kind.DATE,
    hint=Term("the last day; empty: that day only", "最后一天；空白为仅此一天"),
    when=When.FUTURE,
)
TIMES = Field(
    "times", "", Term("Time of day", "时段"), Kind.CHOICES, DAYTIMES, hint=Term("empty: any time", "空白为任何时段")
)
