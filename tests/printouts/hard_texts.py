"""Texts that are hard to print, and records with such a text in every free field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from db.dated.kinds import KINDS
from db.dated.records import DatedRecord
from db.fields.declaration import Kind
from db.fields.values import Ref, Value
from db.sheets.client import SheetClient

LONGEST = "每次护理后都很满意，希望继续由同一位美容师负责" * 40
LATIN = "Unusually long remarks without much punctuation, Zoë said; " * 30
HOSTILE = "<b>[red]x[/]</b>\x1b[31m\u202egnp.exe\u2066 (a \\( 👩‍🦰\x00\n琍 &amp; {0} %s"
DEAREST = 9_999_999_999
"""The largest amount in fen that must stand whole wherever amounts stand."""
_KEPT = {
    "salon",
    "stamp",
    "number",
    "client_number",
    "kind",
    "method",
    "alerts",
    "code",
    "rule",
    "term",
    "ratings",
    "log_head",
    "occasion",
    "risk",
}
"""Fields that hostile text doesn't reach: numbers with a check digit, codes, what the salon itself wrote."""


def typed_record(found: DatedRecord, text: str) -> DatedRecord:
    """A dated record with another text wherever somebody types one; codes and figures stay."""
    kind = KINDS[found.kind]

    def typed(key: str, value: Value) -> Value:
        field = kind.at(key)
        if field is not None and field.kind in (Kind.TEXT, Kind.NOTE):
            return text
        return Ref(value.id, text) if isinstance(value, Ref) else value

    values = {key: typed(key, value) for key, value in found.values.items()}
    return replace(found, values=values, by=Ref(found.by.id, text), why=text, checked_by=text)


def spoiled(value: Any, text: str) -> Any:
    """The same record with another text in every free field."""
    if isinstance(value, DatedRecord):
        return typed_record(value, text)
    if isinstance(value, SheetClient):
        return replace(value, name=text, last_four=text)
    if isinstance(value, Ref):
        return Ref(value.id, text)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: spoiled(getattr(value, field.name), text) for field in fields(value) if field.name not in _KEPT
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(spoiled(part, text) for part in value)
    if isinstance(value, Mapping):
        return {key: spoiled(part, text) for key, part in value.items()}
    return text if isinstance(value, str) else value


def dearest(value: Any) -> Any:
    """The same record with the largest amount instead of each from 10 yuan up."""
    if isinstance(value, int) and abs(value) >= 1000:
        return DEAREST if value > 0 else -DEAREST
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: dearest(getattr(value, field.name)) for field in fields(value) if field.name not in _KEPT
        }
        return replace(value, **changed)
    return tuple(map(dearest, value)) if type(value) is tuple else value
