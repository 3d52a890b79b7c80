"""What a person may see of a client's values: the rest is hidden, or waits until it is revealed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from operator import attrgetter

from db.clients.fields.client import CLIENT_FIELDS
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.fields.declaration import Access, Field, Kind
from db.fields.values import Hidden, Value
from db.text.phones import last_four

_REVEAL = {
    Access.PHONE: Permission.REVEAL_PHONE,
    Access.ADDRESS: Permission.REVEAL_ADDRESS,
    Access.PRIVATE: Permission.REVEAL_PRIVATE,
    Access.HEALTH: Permission.SEE_HEALTH,
}


_NAME, _ACCESS = attrgetter("name"), attrgetter("access")
_OF_LISTS = frozenset({"name", "phone"})
"""Fields of which every list shows something, also of who has not been opened."""


def masked(work: Work, client: int, fields: tuple[Field, ...], values: Mapping[str, Value]) -> dict[str, Value]:
    """What this person may see of the values: contact data and IDs only after revealing, health by right.

    Of a file that they may not open, it is what every list shows: not even whether anything stands elsewhere.
    """
    names = [*map(_NAME, fields)]
    shown = dict(zip(names, map(values.__getitem__, names), strict=True))
    reach: dict[Access, Grant] = {}
    # where it isn't agreed to any more, nobody reads it, and it never looks like "none"
    is_withheld = values.get("consent_health") is False
    sees_health = not is_withheld and may_see_health(work, client)
    is_open = work.may(Permission.OPEN_RECORD, client)
    seen = frozenset(({Access.OPEN} if is_open else set()) | ({Access.HEALTH} if sees_health else set()))
    # what nearly all long records are
    if seen.issuperset(map(_ACCESS, fields)):
        return shown
    for field in fields:
        name, access = field.name, field.access
        value = shown[name]
        if not is_open and name not in _OF_LISTS:
            shown[name] = Hidden()
            continue
        if access in seen or value is None or access is Access.OPEN:
            continue
        if access is Access.HEALTH and is_withheld:
            shown[name] = Hidden()
            continue
        if access not in reach:
            reach[access] = work.grant(_REVEAL[access], client)
        shown[name] = Hidden(_hint(field, value), reach[access] is not Grant.NO)
    return shown


def withheld(fields: tuple[Field, ...], values: Mapping[str, Value]) -> dict[str, Value]:
    """What may stand on paper, which is whole whoever prints it: all but health that is not agreed to."""
    agreed = values.get("consent_health") is not False
    return {
        field.name: values[field.name] if agreed or field.access is not Access.HEALTH else Hidden()
        for field in fields
        if field.name in values
    }


def may_see_health(work: Work, client: int) -> bool:
    """Health is seen by right, or by who keys it in from the signed form on the day the file is opened."""
    return work.may(Permission.SEE_HEALTH, client) or work.may(Permission.KEY_HEALTH, client)


def revealed(work: Work, client: int, fields: tuple[Field, ...], values: Mapping[str, Value]) -> dict[str, Value]:
    """What this person may see after revealing; the caller's audit entry names the fields."""
    shown = masked(work, client, fields, values)
    for field in fields:
        hidden = shown[field.name]
        if isinstance(hidden, Hidden) and hidden.revealable and work.may(_REVEAL[field.access], client):
            shown[field.name] = values[field.name]
    return shown


def require_reason(work: Work, client: int, hidden: Collection[str]) -> None:
    """Refuses where one of these fields may be seen, but with a reason alone.

    Raises:
        Refused: ``NEEDS_REASON``.
    """
    wanted = {_REVEAL[field.access] for field in CLIENT_FIELDS if field.name in hidden and field.access in _REVEAL}
    for permission in _REVEAL.values():
        if permission in wanted and work.grant(permission, client) is Grant.REASON:
            work.require(permission, client)


def for_sheet(work: Work, client: int, fields: tuple[Field, ...], values: Mapping[str, Value]) -> dict[str, Value]:
    """What stands on a sheet: all that is agreed to, whoever prints it; no file of who may not see it gets it.

    Raises:
        Refused: ``PAPER_ONLY``.
    """
    whole, seen = withheld(fields, values), revealed(work, client, fields, values)
    if any(isinstance(value, Hidden) and not isinstance(whole[name], Hidden) for name, value in seen.items()):
        work.leave_on_paper()
    return whole


def _hint(field: Field, value: Value) -> str:
    return f"·{last_four(value)}" if field.kind is Kind.PHONE and isinstance(value, str) else "···"
