"""The fields of shifts, of blocked time and of the salon's days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.fields.choices import choices
from db.fields.declaration import Choice, Field, Kind, Term, When
from db.fields.values import Ref

SHIFT_KINDS = choices(("work", "work", "上班"), ("rest", "day off", "休息"), ("leave", "leave", "请假"))
_FROM, _UNTIL = Term("From", "从"), Term("Until", "到")
_TIME_HINT = Term("Such as 9 or 930; 24 is midnight", "如 9 或 930；24 为午夜")


def _time(name: str, label: Term, *, required: bool = False, hint: Term | None = _TIME_HINT) -> Field:
    return Field(name, "", label, Kind.TIME, required=required, limit=6, hint=hint)


SHIFT_FIELDS = (
    Field("name", "", Term("Shift", "班次"), required=True, limit=20, hint=Term("Such as early", "如 早班")),
    Field(
        "short",
        "",
        Term("In short", "简称"),
        required=True,
        limit=2,
        hint=Term("One or two characters for the roster", "排班表里用，一两个字"),
    ),
    Field("kind", "", Term("Kind", "类别"), Kind.CHOICE, SHIFT_KINDS, required=True),
    _time("start", _FROM),
    _time("finish", _UNTIL),
    _time("break_start", Term("Break from", "休息从")),
    _time("break_finish", Term("Break until", "休息到")),
    Field(
        "active",
        "",
        Term("In use", "在用"),
        Kind.YES_NO,
        required=True,
        hint=Term("1 yes, 2 no: past weeks keep it", "1 是，2 否；以往排班保留"),
    ),
)

WEEKDAYS = (
    Term("Monday", "周一"),
    Term("Tuesday", "周二"),
    Term("Wednesday", "周三"),
    Term("Thursday", "周四"),
    Term("Friday", "周五"),
    Term("Saturday", "周六"),
    Term("Sunday", "周日"),
)
COLUMN_HEADS = tuple(Term(one.en[:2], one.zh[-1]) for one in WEEKDAYS)
"""The weekdays over narrow columns."""
_SHUT = Term("Empty: closed", "留空表示不营业")
OPENING_FIELDS = tuple(
    field
    for weekday, name in enumerate(WEEKDAYS)
    for field in (
        _time(f"start_{weekday}", Term(f"{name.en} from", f"{name.zh} 从"), hint=_SHUT),
        _time(f"finish_{weekday}", Term("until", "到"), hint=_SHUT),
    )
)

SALON_DAY_FIELDS = (
    Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.FUTURE),
    Field(
        "closed",
        "",
        Term("Closed", "不营业"),
        Kind.YES_NO,
        required=True,
        hint=Term("1 yes; 2 no: other hours", "1 是；2 否：另定时间"),
    ),
    _time("start", _FROM),
    _time("finish", _UNTIL),
    Field("note", "", Term("Why", "原因"), limit=60, hint=Term("Such as New Year", "如 春节")),
)


def _by_number(number: int, code: str, name: str) -> Choice:
    return Choice(code, Term(f"{number} {name}", f"{number} {name}"))


SALON = "salon"
"""Whose time is blocked: the whole salon's."""


def block_fields(people: Mapping[int, Ref], places: Sequence[Ref]) -> tuple[Field, ...]:
    """Blocked time: everybody by the number that they keep everywhere, then the places; 0 is the whole salon."""
    first_place = max(people, default=0) + 1
    whose = (
        Choice(SALON, Term("0 the whole salon", "0 全店")),
        *(_by_number(number, f"person {one.id}", one.label) for number, one in people.items()),
        *(_by_number(number, f"place {one.id}", one.label) for number, one in enumerate(places, first_place)),
    )
    return (
        Field("whose", "", Term("Whose time", "谁的时间"), Kind.CHOICE, whose, required=True),
        Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.FUTURE),
        _time("start", _FROM, required=True),
        _time("finish", _UNTIL, required=True),
        Field(
            "why",
            "",
            Term("Why", "原因"),
            required=True,
            limit=60,
            hint=Term("Such as ill, being mended", "如 生病、维修"),
        ),
    )
