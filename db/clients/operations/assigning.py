"""Who looks after a client: the one way to change it once the file is open, since the rights of an owner turn on it."""

from __future__ import annotations

from dataclasses import dataclass

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from db.clients.store import clients
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.fields.values import Ref
from db.staff.models import Staff
from db.staff.records import StaffRecord
from db.staff.store.people import staff_record

_FIELD = next(field for field in CLIENT_FIELDS if field.name == "beautician")


@dataclass(frozen=True, slots=True)
class Assign:
    """A client is from now on somebody else's; ``staff`` 0: nobody's."""

    request_id: str
    client: int
    to: int


@dataclass(frozen=True, slots=True)
class HandOverClients:
    """All clients of ``staff`` are from now on those of ``to``."""

    request_id: str
    staff: int
    to: int


def _assigned(work: Work, client: int) -> ClientRecord:
    work.client = client
    return clients.record_of(work, clients.get_client(client))


@operation(Permission.ASSIGN, Action.UPDATE, again=_assigned)
def assign(work: Work, asked: Assign) -> ClientRecord:
    """Assigns a client to a member of staff.

    Raises:
        InvalidFields: For nobody who works here.
        SalonError: ``NOT_FOUND``.
    """
    client = clients.get_client(asked.client)
    work.client = client.id
    to = _works_here(asked.to) if asked.to else None
    if client.beautician_id != (to.id if to else None):
        client.version += 1
        clients.write(work, client, (_FIELD,), {"beautician": to}, fresh=False, assigns=True)
    work.what["to"] = asked.to
    return clients.record_of(work, client)


def _handed_over(work: Work, staff: int) -> StaffRecord:
    return staff_record(staff)


@operation(Permission.HAND_OVER, Action.UPDATE, again=_handed_over)
def hand_over_clients(work: Work, asked: HandOverClients) -> StaffRecord:
    """Assigns all clients of somebody, who leaves as a rule, to somebody else; needs a second person.

    Raises:
        Refused: ``NEEDS_SECOND``.
        InvalidFields: For nobody who works here, or the same person.
        SalonError: ``NOT_FOUND``.
    """
    if not rows("SELECT 1 FROM staff WHERE id = ?", asked.staff):
        raise SalonError(Code.NOT_FOUND)
    to = _works_here(asked.to)
    if to.id == asked.staff:
        raise InvalidFields({"to": Flaw.NOT_A_CHOICE})
    [(count,)] = rows("SELECT COUNT(*) FROM client WHERE beautician_id = ? AND merged_into_id IS NULL", asked.staff)
    write(
        "INSERT INTO change (client_id, field, old, new, at, by_id) "
        "SELECT id, 'beautician', ?, ?, ?, ? FROM client WHERE beautician_id = ? AND merged_into_id IS NULL",
        str(asked.staff),
        str(to.id),
        work.moment,
        work.staff,
        asked.staff,
    )
    write(
        "UPDATE client SET beautician_id = ?, version = version + 1 WHERE beautician_id = ? AND merged_into_id IS NULL",
        to.id,
        asked.staff,
    )
    work.what |= {"staff": asked.staff, "to": to.id, "clients": count}
    return staff_record(asked.staff)


def _works_here(staff: int) -> Ref:
    found = Staff.get_or_none(Staff.id == staff, Staff.active)
    if found is None:
        raise InvalidFields({"to": Flaw.NOBODY_CALLED_SO})
    return Ref(found.id, found.name)
