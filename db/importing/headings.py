"""Which row of a table holds its headings, and which field each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from db.fields import Field, Kind, Store
from db.importing.records import Column, Heads, RawRow
from db.text import clean, fold

LONGEST = 60
SECOND = {"phone": "phone2", "email": "email2"}
"""A field that a table names twice, and the field for the second time."""
LUNAR = ("农历", "阴历", "lunar")

# Headings met in tables, besides those of the catalogue; a group's heading stands before the column's own.
_ALSO = {
    "name": "客户名称 顾客名称 会员姓名 客户名 称呼 姓名/称呼",
    "sex": "性別",
    "birthday": "出生 阳历生日 公历生日 新历生日 农历生日 阴历生日 生日农历 生日阳历 birth",
    "phone": "手机1 联系手机 移动电话 固定电话 座机 家庭电话 办公电话 cell cellphone mobilephone contactnumber",
    "phone2": "手机2 手机号2 联系电话2 备用手机",
    "wechat": "微信号码 微信id",
    "email": "email邮箱 emailaddress 邮件 电邮",
    "address": "现住址 常住地址 通讯地址 家庭地址 详细地址 收货地址",
    "referrer": "转介绍人 介绍人姓名 referredby",
    "emergency_contact": "紧急联系人姓名",
    "emergency_phone": "紧急联系人电话 紧急联系人手机 紧急联系人联系电话 紧急联系人联系方式",
    "beautician": "负责美容师 专属美容师 美容师姓名 所属美容师",
    "sensitivity": "敏感度",
    "remarks": "其他备注 备注信息",
}
_WHOSE = ("客户", "顾客", "会员", "客人", "client", "customer", "member")
_COUNTING = {"序号", "行号", "项次", "no", "编号", "id", "number", "序"}
_DROPPED = {"序号", "行号", "项次", "序"}
# whose name, phone and address a column below such a heading is: not the client's
_OTHERS = {"referrer", "emergency_contact", "guardian", "beautician", "keeper"}
_BRACKETS = re.compile(r"[(（\[【〔<《][^)）\]】〕>》]*[)）\]】〕>》]")


def importable(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields that a table can fill: all but consent, which nobody gave by standing in a table (R126)."""
    return tuple(field for field in fields if field.store is not Store.CONSENT)


def names_of(fields: Sequence[Field]) -> dict[str, Field]:
    """Every heading that means a field, folded; labels go before other headings."""
    known = {field.name: field for field in importable(fields)}
    found: dict[str, Field] = {}
    for field in known.values():
        for label in (field.label.zh, field.label.en):
            for way in (label, _BRACKETS.sub("", label)):
                found.setdefault(fold(way), field)
    for field in known.values():
        for heading in field.headings:
            found.setdefault(fold(heading), field)
    for name, headings in _ALSO.items():
        if name in known:
            for heading in headings.split():
                found.setdefault(fold(heading), known[name])
    found.pop("", None)
    return found


def find_heads(rows: Sequence[RawRow], fields: Sequence[Field]) -> Heads | None:
    """The row with most recognised headings, or two rows where the upper one groups the lower one's.

    Args:
        rows: The first rows of the table.
        fields: The fields that headings may mean.

    Returns:
        The headings, or None where no row names the client and at least one thing more.
    """
    names = names_of(fields)
    best: Heads | None = None
    for at, row in enumerate(rows):
        single = Heads((row.number,), _columns([("", cell) for cell in row.cells], names, fields))
        candidates = [single]
        below = rows[at + 1] if at + 1 < len(rows) else None
        if below is not None and below.number == row.number + 1:
            both = _columns(_grouped(row.cells, below.cells), names, fields)
            candidates.append(Heads((row.number, below.number), both))
        for found in candidates:
            if best is None or len(found.fields) > len(best.fields):
                best = found
    return best if best and "name" in best.fields and len(best.fields) > 1 else None


def _grouped(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    """Group and heading of each column; a group reaches to the next one, a heading without one below is its own."""
    found: list[tuple[str, str]] = []
    group = ""
    # one filled cell is a title over everything, and groups nothing
    groups = sum(map(bool, upper)) > 1
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        group = above or group
        found.append((group if groups and below and below != group else "", below or above))
    return found


def _columns(
    heads: Iterable[tuple[str, str]], names: Mapping[str, Field], fields: Sequence[Field]
) -> tuple[Column, ...]:
    columns = [_column(place, group, heading, names) for place, (group, heading) in enumerate(heads)]
    by_name = {field.name: field for field in fields}
    taken: set[str] = set()
    # the field's own label first: a table with 姓名 and 联系人 means the client by the first
    for place in sorted(range(len(columns)), key=lambda at: (not _exact(columns[at]), at)):
        field = columns[place].field
        if field is None or field.kind in (Kind.PHONE, Kind.NOTE):
            continue
        if field.name in taken:
            field = by_name.get(SECOND.get(field.name, ""))
            if field is not None and field.name in taken:
                field = None
        taken |= {field.name} if field else set()
        columns[place] = replace(columns[place], field=field)
    return tuple(_second_phone(columns, by_name))


def _second_phone(columns: list[Column], by_name: Mapping[str, Field]) -> Iterable[Column]:
    seen = False
    for column in columns:
        if column.field and column.field.name == "phone":
            yield replace(column, field=by_name["phone2"]) if seen and "phone2" in by_name else column
            seen = True
        else:
            yield column


def _column(place: int, group: str, heading: str, names: Mapping[str, Field]) -> Column:
    shown = clean(f"{group} {heading}", LONGEST)
    field = _field(shown, names)
    if field is None:
        field, over = _field(heading, names), _field(group, names)
        if over and over.name in _OTHERS:
            field = None
        if field:
            shown = clean(heading, LONGEST)
    folded = fold(heading)
    return Column(place, shown, field, folded in _COUNTING, folded in _DROPPED)


def _field(heading: str, names: Mapping[str, Field]) -> Field | None:
    # a heading is short; a note above the table is not one
    if not heading or len(heading) > LONGEST:
        return None
    for way in (fold(heading), fold(_BRACKETS.sub("", heading))):
        if way in names:
            return names[way]
        for whose in _WHOSE:
            if way.removeprefix(whose) != way and way.removeprefix(whose) in names:
                return names[way.removeprefix(whose)]
    return None


def _exact(column: Column) -> bool:
    field = column.field
    return field is not None and fold(column.heading) in (fold(field.label.zh), fold(field.label.en))
