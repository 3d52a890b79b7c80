"""A field's value as a text column keeps it, and back."""

from __future__ import annotations

from datetime import date

from db.fields.declaration import Field, Kind
from db.fields.values import Hidden, Ref, Value

YES, NO = "1", "2"
NONE = "-"
"""What a text column keeps for "asked, and has none"; no entry of a choice list is called so."""


def stored(value: Value) -> str:
    """The value as a text column keeps it; empty for no answer."""
    match value:
        case str():
            return value
        case None | Hidden():
            return ""
        case bool():
            return YES if value else NO
        case tuple():
            return " ".join(value) or NONE
        case Ref(id=id):
            return str(id)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def restored(field: Field, text: str) -> Value:
    """The value that :func:`stored` made a text of; staff and clients come back as ids."""
    if not text:
        return None
    match field.kind:
        case Kind.CHOICES:
            return () if text == NONE else tuple(text.split(" "))
        case Kind.YES_NO:
            return text == YES
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.MONEY | Kind.NUMBER | Kind.TIME:
            return int(text)
        case Kind.STAFF | Kind.CLIENT | Kind.SERVICE | Kind.PRODUCT | Kind.DATED:
            return int(text)
        case _:
            return text
