"""A field's value as a text column keeps it, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from db.fields.declaration import Field, Kind
from db.fields.values import Hidden, Ref, Value

YES, NO = "1", "2"
NONE = "-"
"""What a text column keeps for "asked, and has none"; no entry of a choice list is called so."""


def stored(value: Value) -> str:
    """The value as a text column keeps it; empty for no answer."""
    if isinstance(value, tuple):
        return " ".join(value) or NONE
    match value:
        case str():
            return value
        case None | Hidden():
            return ""
        case bool():
            return YES if value else NO
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
    read = _READERS.get(field.kind)
    return text if read is None else read(text)


_READERS: Mapping[Kind, Callable[[str], Value]] = {
    Kind.CHOICES: lambda text: () if text == NONE else tuple(text.split(" ")),
    Kind.YES_NO: lambda text: text == YES,
    Kind.DATE: date.fromisoformat,
    Kind.MONEY: int,
    Kind.NUMBER: int,
    Kind.TIME: int,
    Kind.STAFF: int,
    Kind.CLIENT: int,
    Kind.SERVICE: int,
    Kind.PRODUCT: int,
    Kind.DATED: int,
}
"""What makes a value of a text, where it is more than that text."""
