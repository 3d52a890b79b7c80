"""Which row of a table holds its headings, and what each of its columns means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from db.clients.fields.client import ALERT_FIELDS, CLIENT_FIELDS
from db.fields.declaration import Field, Kind, Store
from db.importing.dated import DatedPlace, dated_field, dated_place
from db.importing.heading_words import (
    AMOUNTS,
    COUNTING,
    FIELDS,
    LUNAR,
    MEANS,
    NOT_AMOUNTS,
    PARTS_OF_ADDRESS,
    PHONES,
    WHOSE,
)
from db.importing.health import about_health, item_of_heading
from db.importing.records import Column, Heads, Means, RawRow
from db.text.cleaning import clean, fold

__all__ = ["LUNAR", "OWN_FIELD", "find_heads", "fold_heading", "importable", "meaning_of", "names_of", "with_meanings"]

LONGEST = 60
OWN_FIELD = "own_field"
"""What a column means that becomes a field of the salon's own, called as its heading."""
SECOND = {"phone": "phone2", "email": "email2"}
"""A field that a table names twice, and the field for the second time."""

# whose name, phone and address a column below such a heading is: not the client's
_OTHERS = {"referrer", "emergency_contact", "guardian", "beautician", "keeper"}
_BRACKETS = re.compile(r"[(（\[【〔<《][^)）\]】〕>》]*[)）\]】〕>》]")
_NUMBERED = re.compile(r"^(.*?)(?:号码?|number|num|no)?([0-9]*)(?:value)?$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .\-']*")
_SEPARATED = re.compile(r"[/、／|＼\\]|\s-\s")
_SEVERAL = frozenset({Kind.PHONE, Kind.NOTE})
_NEVER_SAID = (Means.FIELD, Means.HEALTH_ITEM, Means.DATED)
"""What is said by more than its name."""
_COUNTED = (Means.AMOUNT, Means.HEALTH_ITEM, Means.DATED)
"""What shows that a row is one of headings, besides fields."""


def importable(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields that a table can fill: all but consent, which nobody gave by standing in a table."""
    return tuple(field for field in fields if field.store is not Store.CONSENT)


@lru_cache(maxsize=4096)
def fold_heading(heading: str) -> str:
    """A heading in the form in which headings are compared: 手機號碼 and 手机号, Mobile No. and mobile number."""
    found = _NUMBERED.fullmatch(fold(heading))
    if found is None or not found[1]:
        return fold(heading)
    return found[1] + found[2]


def names_of(fields: Sequence[Field]) -> dict[str, Field]:
    """Every heading that means a field, folded; labels go before other headings."""
    known = {field.name: field for field in importable(fields)}
    found: dict[str, Field] = {}
    for field in known.values():
        for label in (field.label.zh, field.label.en):
            for way in (label, _BRACKETS.sub("", label)):
                found.setdefault(fold_heading(way), field)
    for field in known.values():
        for heading in field.headings:
            found.setdefault(fold_heading(heading), field)
    for name, headings in FIELDS.items():
        if name in known:
            for heading in headings.split(","):
                found.setdefault(fold_heading(heading), known[name])
    for word in ("", "id"):
        # a client's number in another program, not an identity card's
        found.pop(word, None)
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
            if "name" in found.fields and _known(found) > (1 if best is None else _known(best)):
                best = found
    return best


def with_meanings(heads: Heads, meanings: Mapping[str, str], fields: Sequence[Field]) -> Heads:
    """The headings with what somebody has said that they mean.

    Args:
        heads: As they were recognised.
        meanings: By heading: the name of a field, of a member of :class:`Means`, or ``own_field``.
        fields: The fields of the archive.
    """
    said = {fold(heading): meaning for heading, meaning in meanings.items()}
    by_name = {field.name: field for field in importable(fields)}
    columns = [_as_said(column, said.get(fold(column.heading), ""), by_name) for column in heads.columns]
    by_hand = {column.field.name for column in columns if column.by_hand and column.field}
    for place, column in enumerate(columns):
        # what was only recognised gives way to what was said
        taken = column.field is not None and column.field.name in by_hand and column.field.kind not in _SEVERAL
        if not column.by_hand and taken:
            columns[place] = replace(column, means=Means.UNKNOWN, field=None)
    return Heads(heads.rows, tuple(columns))


def meaning_of(column: Column) -> str:
    """What a column means in the form in which :func:`with_meanings` is told."""
    if column.means is Means.NEW_FIELD:
        return OWN_FIELD
    if column.dated is not None:
        return ".".join((Means.DATED, *column.dated))
    return column.field.name if column.means is Means.FIELD and column.field else column.means.value


def _as_said(column: Column, meaning: str, by_name: Mapping[str, Field]) -> Column:
    if not meaning:
        return column
    if meaning in by_name:
        return replace(column, means=Means.FIELD, field=by_name[meaning], item="", dated=None, by_hand=True)
    means, _, of = meaning.partition(".")
    if means == Means.DATED and of:
        kind, _, key = of.partition(".")
        place = DatedPlace(kind, key)
        known = dated_field(place) is not None
        return replace(column, means=Means.DATED, field=None, dated=place, by_hand=True) if known else column
    if meaning == OWN_FIELD:
        return replace(column, means=Means.NEW_FIELD, field=None, item="", dated=None, by_hand=True)
    said = next((one for one in Means if one.value == meaning and one not in _NEVER_SAID), None)
    return replace(column, means=said, field=None, item="", dated=None, by_hand=True) if said else column


def _known(heads: Heads) -> int:
    return len(heads.fields) + sum(column.means in _COUNTED for column in heads.columns)


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
    parted = Means.LAST_NAME in {column.means for column in columns}
    taken: set[str] = set()
    # the field's own label first: a table with 姓名 and 联系人 means the client by the first
    for place in sorted(range(len(columns)), key=lambda at: (not _exact(columns[at]), at)):
        column = columns[place]
        field = column.field if column.means is Means.FIELD else None
        if parted and fold_heading(column.heading) == "名":
            columns[place] = replace(column, means=Means.FIRST_NAME, field=None)
            continue
        if field is None or field.kind in _SEVERAL or _is_part_of_address(field, column.heading):
            continue
        if field.name in taken:
            field = by_name.get(SECOND.get(field.name, ""))
            if field is not None and field.name in taken:
                field = None
        taken |= {field.name} if field else set()
        columns[place] = replace(column, field=field, means=Means.FIELD if field else Means.UNKNOWN)
    return tuple(_second_phone(columns, by_name))


def _is_part_of_address(field: Field, heading: str) -> bool:
    return field.name == "address" and fold(heading) in {fold(part) for part in PARTS_OF_ADDRESS}


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
    field = _plainly(fold_heading(shown), names) if group else _field(shown, names)
    counts = fold(heading) in COUNTING
    if (place_in := dated_place(shown)) and fold_heading(shown) not in names:
        return Column(place=place, heading=shown, means=Means.DATED, dated=place_in, counts=counts)
    if field is None:
        field, over = _field(heading, names), _field(group, names)
        if over and over.name in _OTHERS:
            field = None
        if field:
            shown = clean(heading, LONGEST)
    others = _others()
    means = others.get(fold_heading(heading)) or others.get(fold_heading(_BRACKETS.sub("", heading)))
    is_exact = fold_heading(heading) in names
    if means is Means.SECRET or (means is not None and (field is None or (means is Means.LEFT_OUT and not is_exact))):
        return Column(place=place, heading=shown, means=means, counts=counts)
    if means in (Means.LAST_NAME, Means.FIRST_NAME) and field is not None and fold_heading(heading) != "名":
        return Column(place=place, heading=shown, means=means)
    if field is not None:
        return Column(place=place, heading=shown, means=Means.FIELD, field=field, counts=counts)
    return replace(_other(place, shown), counts=counts)


@lru_cache(maxsize=1)
def _others() -> dict[str, Means]:
    return {fold_heading(word): means for word, means in MEANS.items()}


def _other(place: int, heading: str) -> Column:
    """A column that no field takes: health, phones and amounts have places of their own, the rest waits."""
    if found := item_of_heading(heading):
        question, item = found
        field = next(one for one in ALERT_FIELDS if one.name == question)
        return Column(place=place, heading=heading, means=Means.HEALTH_ITEM, field=field, item=item)
    if about_health(heading):
        return Column(place=place, heading=heading, means=Means.HEALTH)
    if "密码" in heading or "password" in heading.casefold() or "银行卡" in heading:
        return Column(place=place, heading=heading, means=Means.SECRET)
    if AMOUNTS.search(heading) and not NOT_AMOUNTS.search(heading):
        return Column(place=place, heading=heading, means=Means.AMOUNT)
    if PHONES.search(heading):
        return Column(place=place, heading=heading, means=Means.PHONE)
    if fold(heading) in {fold(part) for part in PARTS_OF_ADDRESS}:
        address = next(one for one in CLIENT_FIELDS if one.name == "address")
        return Column(place=place, heading=heading, means=Means.FIELD, field=address)
    return Column(place=place, heading=heading)


def _field(heading: str, names: Mapping[str, Field]) -> Field | None:
    # a heading is short; a note above the table is not one
    if not heading or len(heading) > LONGEST:
        return None
    for way in (heading, _BRACKETS.sub("", heading)):
        if found := _plainly(fold_heading(way), names):
            return found
    # both languages in one cell: Name / 姓名, 姓名 Name; or two things: 微信/手机
    bare = _BRACKETS.sub("", heading)
    latin = " ".join(_LATIN.findall(bare)).strip()
    han = _LATIN.sub(" ", bare).strip(" /-")
    parts = [part for part in _SEPARATED.split(bare) if part.strip()]
    if latin and han and not any(char.isalpha() and char.isascii() for char in han):
        parts += [latin, han]
    found_in = [found for part in parts if (found := _plainly(fold_heading(part), names))]
    phone = next((field for field in found_in if field.name == "phone"), None)
    return phone or (found_in[0] if found_in else None)


def _plainly(folded: str, names: Mapping[str, Field]) -> Field | None:
    if folded in names:
        return names[folded]
    for whose in map(fold, WHOSE):
        if folded.removeprefix(whose) != folded and folded.removeprefix(whose) in names:
            return names[folded.removeprefix(whose)]
    return None


def _exact(column: Column) -> bool:
    field = column.field
    return field is not None and fold(column.heading) in (fold(field.label.zh), fold(field.label.en))
