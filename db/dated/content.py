"""A dated record's content: checked, as canonical JSON and back, and what of it was taken over from the one before."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import compress, repeat
from operator import is_not
from typing import Any

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.dated.declaration import Dated, Part, Values, key_of, name_of, row_of
from db.fields.keeping import restored, stored
from db.fields.parsing import FieldError, check
from db.fields.values import Hidden, Ref, Value

MOST_BYTES = 32 * 1024
"""Bytes of content that a record may have: it is read and written whole."""
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checked(kind: Dated, values: Values, today: date) -> dict[str, Value]:
    """Cleans and checks what is to be kept; what is empty is left out, rows of free lists move together.

    Raises:
        InvalidFields: With every flaw, by key, in the order of the form.
    """
    keyed, flaws = kind.keyed, dict[str, Flaw]()
    # what most of a long form is, all at once
    good: dict[str, Value] = dict(_chosen(kind, values))
    for key in values.keys() - good.keys():
        field = keyed.get(key)
        if field is None:
            flaws[key] = Flaw.UNKNOWN_FIELD
            continue
        try:
            found = check(field, values[key], today)
        except FieldError as error:
            flaws[key] = error.flaw
        else:
            if found is not None:
                # kept by its id, whether it was given with its name or without
                good[key] = found.id if type(found) is Ref else found
    # told by the rows that were given, before they move
    for key in _missing(kind, good):
        flaws.setdefault(key, Flaw.REQUIRED)
    for key, flaw in kind.checks(good).items():
        flaws.setdefault(key, flaw)
    if flaws:
        known = [key for key in flaws if key in keyed]
        raise InvalidFields({key: flaws[key] for key in (*kind.in_order(known), *sorted(flaws.keys() - set(known)))})
    good = _closed_up(kind, good)
    keys = kind.in_order(good)
    return dict(zip(keys, map(good.__getitem__, keys), strict=True))


def _chosen(kind: Dated, values: Values) -> frozenset[tuple[str, str]]:
    """Keys and codes of lists that a key may have one code of."""
    try:
        return kind.choosable.intersection(values.items())
    except TypeError:
        # something among them is no value at all, and is told with the rest
        return frozenset()


def packed(values: Values) -> str:
    """Canonical JSON of values: keys sorted, codes and stored texts only, so that equal contents are equal texts."""
    return _canonical.encode(texts_of(values))


def texts_of(values: Values) -> dict[str, str]:
    """Values as the archive keeps them, by key."""
    texts: dict[str, Any] = dict(values)
    # most are codes, which are that already
    is_more = map(is_not, map(type, values.values()), repeat(str))
    for key in compress(values, is_more):
        texts[key] = stored(values[key])
    return texts


def kept(texts: Mapping[str, str]) -> str:
    """What :func:`packed` makes of values, from :func:`texts_of` them, where it may be kept.

    Raises:
        SalonError: ``TOO_MUCH`` where all of it together is too long to be kept.
    """
    content = _canonical.encode(texts)
    if len(content.encode()) > MOST_BYTES:
        raise SalonError(Code.TOO_MUCH)
    return content


def unpacked(kind: Dated, content: str, names: Collection[str] | None = None) -> dict[str, Value]:
    """The values that :func:`packed` made a text of, in the order of the form, or those of some fields alone.

    What the kind doesn't ask any more stays in the archive, and is left out here.
    """
    texts: dict[str, str] = json.loads(content)
    if names is not None:
        texts = {key: text for key, text in texts.items() if name_of(key) in names}
    return {field.name: restored(field, texts[field.name]) for field in kind.known(texts)}


def carried_on(
    kind: Dated, values: Values, keys: Iterable[str], before: Values, counts: Mapping[str, int], passed: Iterable[str]
) -> dict[str, int]:
    """How often in a row each value was taken over from the record before, for those that are taken over now.

    Args:
        kind: The kind of record.
        values: What is to be kept.
        keys: Keys of what was taken over, as the form says.
        before: Values of the record before.
        counts: How often they were taken over there.
        passed: Names of the parts whose pages were passed, so that somebody looked at them.

    Raises:
        InvalidFields: ``LOOK_AGAIN`` for what may not be taken over any more.
        SalonError: ``UNCHECKED`` with ``part`` for a part that nobody has looked at.
    """
    taken = [key for key in kind.in_order(values.keys() & keys) if values[key] == before.get(key)]
    found: dict[str, int] = {}
    flaws: dict[str, Flaw] = {}
    looked = set(passed)
    for key in taken:
        part = kind.part_of(name_of(key))
        if part.name not in looked:
            raise SalonError(Code.UNCHECKED, part=part.name)
        found[key] = counts.get(key, 0) + 1
        if kind.carry is None or name_of(key) in kind.carry.never or found[key] > kind.carry.most:
            flaws[key] = Flaw.LOOK_AGAIN
    if flaws:
        raise InvalidFields(flaws)
    return found


def to_carry(kind: Dated, values: Values, counts: Mapping[str, int]) -> dict[str, Value]:
    """What a new record may take over: nothing hidden, no figures, nothing that was taken over often enough."""
    if kind.carry is None:
        return {}
    return {
        key: value
        for key, value in values.items()
        if not isinstance(value, Hidden)
        and name_of(key) not in kind.carry.never
        and counts.get(key, 0) < kind.carry.most
    }


def rows_in(part: Part, values: Values) -> list[str]:
    """The rows of a part in which something stands, in their order."""
    names = {field.name for field in part.fields}
    filled = {row_of(key) for key in values if name_of(key) in names}
    if part.most:
        return sorted(filled, key=int)
    return [row.code for row in part.rows if row.code in filled]


def _missing(kind: Dated, values: Values) -> Iterator[str]:
    """What has to be answered and isn't: a row asks for nothing as long as nothing stands in it."""
    for part, required in kind.required:
        for row in rows_in(part, values) if part.has_rows else [""]:
            yield from (key for name in required if (key := key_of(name, row)) not in values)


def _closed_up(kind: Dated, values: dict[str, Value]) -> dict[str, Value]:
    """Rows of free lists numbered from 1 without a gap: one that was emptied is gone."""
    moved = dict(values)
    for part in kind.parts:
        if not part.most:
            continue
        for number, row in enumerate(rows_in(part, values), 1):
            for field in part.fields:
                value = moved.pop(key_of(field.name, row), None)
                if value is not None:
                    moved[key_of(field.name, str(number))] = value
    return moved
