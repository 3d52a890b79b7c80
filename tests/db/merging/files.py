"""Two files of one person, made one and parted again by a manager with a second person."""

from __future__ import annotations

from typing import Any

from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.sql import rows, run
from db.integrity.operations import _LOOKS
from db.integrity.records import Part
from db.merging import operations
from db.merging.records import MergeRecord
from db.merging.requests import MergeClients, UndoMerge
from tests.db.salon import OWNER, Salon


def asked(salon: Salon, one: int, other: int, **more: Any) -> MergeClients:
    """A merge as the page asks for it."""
    versions = dict(rows("SELECT id, version FROM client"))
    given = {"version": versions[one], "gone_version": versions[other], "why": "同一人"}
    return MergeClients(request_id=salon.request(), client=one, gone=other, **{**given, **more})


def merged(salon: Salon, one: int, other: int, **more: Any) -> MergeRecord:
    """Two files made one, by the manager with a second person."""
    call = asked(salon, one, other, **more)
    return operations.merge(salon.approved(salon.desk(OWNER), operations.merge, call), call)


def undone(salon: Salon, merge: int, **more: Any) -> MergeRecord:
    call = UndoMerge(request_id=salon.request(), id=merge, why="错了", **more)
    return operations.undo_merge(salon.approved(salon.desk(OWNER), operations.undo_merge, call), call)


def two(salon: Salon, one: dict[str, Any] | None = None, other: dict[str, Any] | None = None) -> tuple[int, int]:
    """Two files of one person."""
    owner = salon.desk(OWNER)
    agreed = {"consent_file": True, "consent_health": True}
    values = ({"name": "赵一", **agreed, **(one or {})}, {"name": "赵依", **agreed, **(other or {})})
    first, second = (salon.register(owner, **given) for given in values)
    return first.id, second.id


def whole(desk: Desk, client: int) -> ClientRecord:
    return clients.reveal(desk, client)


def looked_over(salon: Salon) -> dict[Part, int]:
    """What ``check`` finds wrong."""
    found = {part: look(salon.archive) for part, look in _LOOKS.items() if part is not Part.PAGES}
    return {part: one.count for part, one in found.items() if not one.good}


def card(client: int, state: str) -> None:
    """Gives a client a card."""
    run(
        "INSERT INTO sheet (client_id, kind, version, at, by_id, digest, state, since, filed_key, occasion) "
        "VALUES (?, 'card', 1, '2026-03-01 02:00:00', 1, '', ?, '2026-03-01 02:00:00', '', '')",
        client,
        state,
    )
