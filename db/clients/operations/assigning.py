"""Who looks after a client: the one way to change it once the file is open, since the rights of an owner turn on it."""

from __future__ import annotations

from dataclasses import dataclass

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from db.clients.store import clients
from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.values import Ref
from db.staff.models import Staff

_FIELD = next(field for field in CLIENT_FIELDS if field.name == "beautician")


@dataclass(frozen=True, slots=True)
class Assign:
    """A client is from now on somebody else's; ``staff`` 0: nobody's."""

    request_id: str
    client: int
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


def _works_here(staff: int) -> Ref:
    found = Staff.get_or_none(Staff.id == staff, Staff.active)
    if found is None:
        raise InvalidFields({"to": Flaw.NOBODY_CALLED_SO})
    return Ref(found.id, found.name)
