"""What a row says of somebody who is known that isn't there yet: field by field, health first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.fields.declaration import Access, Field, Kind, Store
from db.fields.keeping import stored
from db.fields.values import Hidden, Value
from db.importing.previews import Difference

_NEVER = frozenset({"source", "reading", "keeper", "beautician"})
"""Fields of the salon's own about a client, which a table doesn't correct."""
_OWN_PHONES = ("phone", "phone2")


def differences(
    fields: Sequence[Field],
    old: Mapping[str, Value],
    new: Mapping[str, Value],
    shown: Mapping[str, Value],
    *,
    only_empty: bool = False,
) -> tuple[Difference, ...]:
    """Compares what a row says with what is known.

    Args:
        fields: The fields of the archive.
        old: What is known.
        new: What the row says; a field that it doesn't fill takes nothing away.
        shown: What is known, as the person who imports may see it.
        only_empty: Whether only fields count in which nothing stands.
    """
    numbers = {stored(old.get(name)) for name in _OWN_PHONES}
    found: list[Difference] = []
    for field in fields:
        value = new.get(field.name)
        before = old.get(field.name)
        if field.name in _NEVER or field.store is Store.CONSENT or value is None or isinstance(before, Hidden):
            continue
        if field.name in _OWN_PHONES and stored(value) in numbers:
            continue
        merged = _merged(field, before, value)
        if stored(merged) == stored(before) or (only_empty and before is not None):
            continue
        adds = before is None or before == () or field.kind in (Kind.NOTE, Kind.CHOICES)
        seen = shown.get(field.name)
        found.append(
            Difference(
                field=field.name, health=field.access is Access.HEALTH, adds=adds, old=seen, new=merged, said=value
            )
        )
    return tuple(sorted(found, key=lambda one: not one.health))


def _merged(field: Field, old: Value, new: Value) -> Value:
    """What would stand there: several entries and longer texts lose nothing that was there."""
    if old is None:
        return new
    if isinstance(old, tuple) and isinstance(new, tuple):
        return tuple(entry.code for entry in field.choices if entry.code in {*old, *new})
    if field.kind is Kind.NOTE and isinstance(old, str) and isinstance(new, str):
        lines = [line for line in new.split("\n") if line and line not in old]
        return "\n".join((old, *lines)) if lines else old
    return new
