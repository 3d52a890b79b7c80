"""The fields of beds, rooms and instruments, and of what services ask of the day."""

from __future__ import annotations

from collections.abc import Iterable

from db.fields.choices import choices
from db.fields.declaration import Choice, Field, Kind, Term

KINDS = choices(("bed", "bed", "护理床"), ("room", "room", "房间"), ("instrument", "instrument", "仪器"))
COUNT_OF = "count_"
"""Before the code of a kind: how many of it a service takes."""
_IF_ANY = Term("How many at once; empty: none", "同时用几个；不用就留空")

RESOURCE_FIELDS = (
    Field("name", "", Term("Name", "名称"), required=True, limit=40),
    Field("kind", "", Term("Kind", "类别"), Kind.CHOICE, KINDS, required=True),
    Field(
        "capacity",
        "",
        Term("Clients at once", "可容人数"),
        Kind.NUMBER,
        required=True,
        limit=2,
        hint=Term("A double room takes 2", "双人房填 2"),
        short=Term("Room for", "可容人数"),
    ),
    Field(
        "exclusive",
        "",
        Term("Never overbooked", "不可超约"),
        Kind.YES_NO,
        required=True,
        hint=Term("1 yes: nobody can book over it, as for an instrument", "1 是：谁都不能强约，如仪器"),
        short=Term("No overbooking", "不可超约"),
    ),
    Field(
        "active",
        "",
        Term("In use", "在用"),
        Kind.YES_NO,
        required=True,
        hint=Term("1 yes, 2 no: nothing new is booked there", "1 是，2 否；不再预约"),
    ),
)

_TIMES = (
    Field(
        "before",
        "",
        Term("Minutes before", "准备（分钟）"),
        Kind.NUMBER,
        limit=3,
        hint=Term("For getting ready; the beautician isn't free then", "护理前准备，美容师不空"),
    ),
    Field(
        "after",
        "",
        Term("Minutes after", "清场（分钟）"),
        Kind.NUMBER,
        limit=3,
        hint=Term("For clearing away; the beautician isn't free then", "护理后清场，美容师不空"),
    ),
    Field(
        "free_from",
        "",
        Term("Free from minute", "第几分钟起空"),
        Kind.NUMBER,
        limit=4,
        hint=Term("As under a mask: counted from the beginning", "如敷膜时；从开始算起"),
    ),
    Field(
        "free_minutes",
        "",
        Term("Minutes free", "空几分钟"),
        Kind.NUMBER,
        limit=4,
        hint=Term("So long the beautician can do something else", "这段时间美容师可做别的"),
    ),
    Field(
        "interval_days",
        "",
        Term("Due after (days)", "间隔（天）"),
        Kind.NUMBER,
        limit=3,
        hint=Term("When it is due again, such as 28", "多久该再来，如 28"),
    ),
    Field(
        "follow_days",
        "",
        Term("Ask after (days)", "回访（天）"),
        limit=20,
        hint=Term(
            "Days after it, such as 1 3 7; 0: never; empty: 1 and 7", "护理后第几天，如 1 3 7；0 不回访；留空即 1 和 7"
        ),
    ),
)


def need_fields(places: Iterable[tuple[int, str]], people: Iterable[tuple[int, str]]) -> tuple[Field, ...]:
    """What a service asks, by the places and the people that there are: each with its id and its name."""
    return (
        *_TIMES,
        *map(_count, KINDS),
        Field(
            "named",
            "",
            Term("These ones", "指定床位仪器"),
            Kind.CHOICES,
            _named(places),
            hint=Term("F4: the list. It takes each of them", "F4 打开列表；每个都要用"),
        ),
        Field(
            "staff",
            "",
            Term("Done by", "由谁做"),
            Kind.CHOICES,
            _named(people),
            hint=Term("F4: the list. Empty: every beautician", "F4 打开列表；留空表示美容师都会"),
        ),
    )


def _count(kind: Choice) -> Field:
    label = Term(f"{kind.term.en}s".capitalize(), kind.term.zh)
    return Field(f"{COUNT_OF}{kind.code}", "", label, Kind.NUMBER, limit=2, hint=_IF_ANY)


def _named(some: Iterable[tuple[int, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(str(id), Term(name, name)) for id, name in some)
