"""An approval by PIN, a second person's or one's own again: for one call of one operation, once, for five minutes."""

from __future__ import annotations

import hmac
import inspect
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, Self

from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.permissions import Permission, Role, may_approve, roles_in
from db.core.sql import rows

MINUTES = 5
LASTS = MINUTES * 60 * 1_000_000
"""Microseconds of the archive's ``boottime`` for which an approval is good, and a file opened with a reason open."""
_SECRET = "pin"
"""What is typed in secret is no part of what is agreed to, and a PIN that was too easy is typed anew."""
_NO_WITNESS = frozenset({"reset_pin"})
"""What is done because somebody can't type their PIN: they can't agree to it either."""


class Call(NamedTuple):
    """An operation and what it was asked with."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]


class Wanted(NamedTuple):
    """What somebody is to agree to.

    Attributes:
        binding: A keyed digest of everything that the operation was asked with.
        client: Whom it is about; 0 where that is no single client.
        staff: The member of staff whom it is about, or 0.
        clients: How many clients it is about, 0 where it names none.
        roles: The roles that it gives, as codes with commas between them.
        own: 1 where whoever is at the desk agrees, by their own PIN again, and nobody else.
    """

    permission: Permission
    operation: str
    binding: str
    client: int = 0
    staff: int = 0
    clients: int = 0
    roles: str = ""
    own: int = 0

    @classmethod
    def of(cls, refusal: SalonError) -> Self:
        """What a refusal for want of a second person says is wanted."""
        facts = refusal.facts
        return cls(
            Permission(str(facts["permission"])),
            str(facts["operation"]),
            str(facts["binding"]),
            int(facts.get("client", 0)),
            int(facts.get("staff", 0)),
            int(facts.get("clients", 0)),
            str(facts.get("roles", "")),
            int(facts.get("own", 0)),
        )

    def may_be_by(self, approver: int, at_desk: int) -> bool:
        """Whether somebody's PIN counts for it, whatever their roles, with another or the same person at the desk."""
        return approver != self.not_by and (approver == at_desk) == bool(self.own)

    @property
    def not_by(self) -> int:
        """Who can't agree to it, although their roles would let them; 0 for nobody."""
        return self.staff if self.operation in _NO_WITNESS else 0


def wanted(
    permission: Permission, operation: str, call: Call | None, *, client: int, key: bytes, own: bool = False
) -> Wanted:
    """What an operation under way wants a second person for.

    Args:
        permission: What nobody may do alone.
        operation: Its name.
        call: What it was asked with.
        client: Whose file it has said that it is about, 0 where it hasn't.
        key: The audit log's.
        own: Whether it is the person at the desk who agrees to it by their PIN.
    """
    asked = _asked(call) if call else {}
    text = f"{operation}|{_canonical(asked)}"
    flat = {**asked, **_flat(asked)}
    clients, roles = flat.get("clients"), flat.get("roles")
    return Wanted(
        permission=permission,
        operation=operation,
        binding=hmac.digest(key, text.encode("utf-8", "replace"), "sha256").hex(),
        client=client or _id(flat.get("client")),
        staff=_id(flat.get("staff")),
        clients=len(clients) if isinstance(clients, Sequence | Set) else 0,
        roles=",".join(Role(role).value for role in roles) if isinstance(roles, tuple) else "",
        own=int(own),
    )


def has_others(staff: int, asked: Wanted) -> bool:
    """Whether there is anybody besides this person in the salon who could agree."""
    found = rows("SELECT roles FROM staff WHERE active AND pin_hash <> '' AND id NOT IN (?, ?)", staff, asked.not_by)
    return any(may_approve(roles_in(roles), asked.permission) for (roles,) in found)


def use(desk: Desk, asked: Wanted) -> int:
    """Uses up the approval that this desk was given for what is wanted.

    Returns:
        Id of the member of staff who approved, 0 where nobody has.
    """
    now = desk.archive.boottime()
    for approval in desk.approvals:
        found = rows(
            "UPDATE approval SET used = TRUE WHERE id = ? AND session_id = ? AND permission = ? AND operation = ? "
            "AND binding = ? AND since <= ? AND since > ? AND NOT used AND (approver_id = ?) = ? "
            "RETURNING approver_id",
            approval,
            desk.session,
            asked.permission.value,
            asked.operation,
            asked.binding,
            now,
            now - LASTS,
            desk.staff,
            bool(asked.own),
        )
        if found:
            return int(found[0][0])
    return 0


def _asked(call: Call) -> dict[str, Any]:
    bound = inspect.signature(call.function).bind(None, *call.args, **call.kwargs)
    bound.apply_defaults()
    return {name: value for name, value in list(bound.arguments.items())[1:] if name != _SECRET}


def _flat(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What a request among the arguments carries, by name."""
    carried = (one for one in asked.values() if is_dataclass(one))
    return {field.name: getattr(one, field.name) for one in carried for field in fields(one)}


def _id(value: object) -> int:
    return value if isinstance(value, int) and 0 < value < 1 << 63 else 0


def _canonical(value: object) -> str:
    if is_dataclass(value):
        known = {field.name: getattr(value, field.name) for field in fields(value) if field.name != _SECRET}
        return f"{type(value).__name__}{_canonical(known)}"
    if isinstance(value, Mapping):
        return "|".join(sorted(f"{name!r}:{_canonical(one)}" for name, one in value.items())).join("{}")
    if isinstance(value, Set):
        return "|".join(sorted(map(_canonical, value))).join("{}")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "|".join(map(_canonical, value)).join("[]")
    return repr(value)
