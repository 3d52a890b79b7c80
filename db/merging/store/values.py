"""What is known of two clients, as it is known of the one that they are: values, conditions, consent."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from db.clients.consent.records import PURPOSES
from db.clients.models import Client
from db.clients.store import clients
from db.core.errors import Flaw, InvalidFields
from db.core.operation_context import Work
from db.core.row_values import as_moment, local_day
from db.core.sql import marks, rows, write
from db.fields.declaration import Access, Field, Kind, Store
from db.fields.keeping import stored
from db.fields.values import Value
from db.merging.store.tables import called
from db.rules.records import Certainty, Gravity

FOLLOWS = {"reading": "name"}
"""Fields that go with another."""
PHONES = ("phone", "phone2")
_TEXTS = frozenset({Kind.TEXT, Kind.NOTE})


def adds_up(field: Field) -> bool:
    """Whether both values are kept: of what is told of health, nothing is left out."""
    return field.access is Access.HEALTH and (field.store is Store.HEALTH or field.kind in {*_TEXTS, Kind.CHOICES})


def joined_values(
    work: Work, kept: Client, gone: Client, taken: Collection[str]
) -> tuple[tuple[Field, ...], dict[str, Value]]:
    """The fields of a file whose value is another from now on, and what that is.

    Args:
        work: The operation under way.
        kept: Whose file it is.
        gone: Whose becomes part of it.
        taken: Names of fields whose value is taken from the latter, though the former has one.

    Raises:
        InvalidFields: ``TOO_LONG`` where two texts together are longer than the field takes.
    """
    fields = tuple(field for field in clients.all_fields() if field.store in (Store.COLUMN, Store.ANSWER))
    mine, theirs = (clients.values_of(work, one, fields, sealed=False) for one in (kept, gone))
    new: dict[str, Value] = {}
    flaws: dict[str, Flaw] = {}
    for field in fields:
        own, other = mine[field.name], theirs[field.name]
        if other is None or stored(own) == stored(other):
            continue
        if own is None:
            new[field.name] = other
        elif adds_up(field):
            both = _both(field, own, other)
            if isinstance(both, str) and len(both) > field.limit:
                flaws[field.name] = Flaw.TOO_LONG
            elif stored(both) != stored(own):
                new[field.name] = both
        elif FOLLOWS.get(field.name, field.name) in taken:
            new[field.name] = other
    if flaws:
        raise InvalidFields(flaws)
    phones = {**mine, **new}
    left = [one for name in PHONES if (one := theirs[name]) and one not in (phones["phone"], phones["phone2"])]
    if left and not phones["phone2"] and phones["phone"]:
        # a second number of the same person
        new["phone2"] = left[0]
    return fields, new


def _both(field: Field, own: Value, other: Value) -> Value:
    if isinstance(own, tuple) and isinstance(other, tuple):
        return tuple(entry.code for entry in field.choices if entry.code in {*own, *other})
    texts = (str(own), str(other))
    if texts[1] in texts[0]:
        return texts[0]
    return texts[1] if texts[0] in texts[1] else "；".join(texts)


def add_conditions(work: Work, kept: int, gone: int) -> None:
    """What one of two has, the one that they are has; of the same thing twice, the graver counts."""
    columns, mine = _conditions(kept)
    _, theirs = _conditions(gone)
    held = {row["item"]: row for row in mine if row["ended"] is None}
    for row in theirs:
        same = held.get(row["item"]) if row["ended"] is None else None
        if same is None:
            cells = {**row, "client_id": kept}
            names = [name for name in columns if name != "id"]
            listed = ", ".join(f'"{name}"' for name in names)
            write(
                f"INSERT INTO condition ({listed}) VALUES ({marks(names)})",
                *(cells[name] for name in names),
            )
        elif changed := {name: value for name, value in _graver(same, row).items() if value != same[name]}:
            listed = ", ".join(f'"{name}" = ?' for name in changed)
            write(f"UPDATE condition SET {listed}, version = version + 1 WHERE id = ?", *changed.values(), same["id"])
    _add_confirmed(kept, gone)


def _conditions(client: int) -> tuple[list[str], list[dict[str, Any]]]:
    columns = list(called("condition").columns)
    listed = ", ".join(f'"{name}"' for name in columns)
    found = rows(f"SELECT {listed} FROM condition WHERE client_id = ? ORDER BY id", client)
    return columns, [dict(zip(columns, row, strict=True)) for row in found]


_SURE = [Certainty.TOLD.value, Certainty.SEEN.value, Certainty.CONFIRMED.value]
_GRAVE = [Gravity.LOW.value, Gravity.UNSURE.value, Gravity.HIGH.value]


def _graver(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a condition that two files have: each time what calls for more care."""
    both = (one, other)
    areas = [set(json.loads(row["areas"])) for row in both]
    details = [row["detail"] for row in both if row["detail"]]
    return {
        "began": min((row["began"] for row in both if row["began"]), default=None),
        "until": None if None in (one["until"], other["until"]) else max(one["until"], other["until"]),
        "certainty": max((row["certainty"] for row in both), key=_SURE.index),
        "gravity": max((row["gravity"] for row in both), key=_GRAVE.index),
        # nowhere in particular is everywhere
        "areas": json.dumps(sorted(set.union(*areas)) if all(areas) else [], ensure_ascii=False),
        "detail": "；".join(dict.fromkeys(details)),
        "doctor_day": None
        if None in (one["doctor_day"], other["doctor_day"])
        else min(row["doctor_day"] for row in both),
        "tolerated": None if None in (one["tolerated"], other["tolerated"]) else max(row["tolerated"] for row in both),
        "confirmed_day": min(row["confirmed_day"] for row in both),
    }


def _add_confirmed(kept: int, gone: int) -> None:
    """What one of two was asked, the one that they are was; by the older day, so that it is asked again in time."""
    write(
        "UPDATE confirmed SET day = g.day, at = g.at, by_id = g.by_id, how = g.how FROM confirmed g "
        "WHERE g.client_id = ? AND g.box = confirmed.box AND confirmed.client_id = ? "
        "AND (g.how <> 'declined' OR confirmed.how = 'declined') "
        "AND (confirmed.how = 'declined' OR g.day < confirmed.day)",
        gone,
        kept,
    )
    write(
        "INSERT INTO confirmed (client_id, box, day, by_id, how, at) "
        "SELECT ?, box, day, by_id, how, at FROM confirmed g WHERE g.client_id = ? "
        "AND NOT EXISTS (SELECT 1 FROM confirmed k WHERE k.client_id = ? AND k.box = g.box) ORDER BY g.id",
        kept,
        gone,
        kept,
    )


def add_consents(kept: int, gone: int) -> None:
    """Of two answers to a question of consent the later counts, of the same day the stricter, as a line of its own."""
    for purpose, answer in consents_taken(kept, gone).items():
        write(
            "INSERT INTO consent (client_id, purpose, value, state, text_version, at, by_id, sheet_id, paper_day) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            kept,
            purpose,
            *answer,
        )


def consents_taken(kept: int, gone: int) -> dict[str, Any]:
    """The answers to questions of consent that count of the other file, by what they are for."""
    found = {}
    for purpose in PURPOSES:
        mine, theirs = (
            rows(
                "SELECT value, state, text_version, at, by_id, sheet_id, paper_day FROM consent "
                "WHERE client_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1",
                client,
                purpose,
            )
            for client in (kept, gone)
        )
        if theirs and (not mine or _counts(theirs[0], mine[0])):
            found[purpose] = theirs[0]
    return found


def _counts(one: Any, other: Any) -> bool:
    """Whether the first of two answers counts, where the second is there already."""
    days = [local_day(as_moment(answer[3])) for answer in (one, other)]
    if one[1] == other[1]:
        return days[0] > days[1]
    if days[0] == days[1]:
        return bool(other[1] == "yes")
    return days[0] > days[1]
