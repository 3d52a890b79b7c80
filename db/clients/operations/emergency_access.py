"""The way into another's file: with a reason, for five minutes, looked at afterwards."""

from __future__ import annotations

from db.clients.models import EmergencyAccess
from db.clients.store import clients
from db.core.audit import Action
from db.core.errors import Code, Refused
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission


@operation(Permission.OPEN_RECORD, Action.EXECUTE)
def break_glass(work: Work, client: int) -> None:
    """Opens one client's file to this person for five minutes, with the desk's reason; reviewed afterwards.

    Raises:
        Refused: ``NEEDS_REASON`` without a reason, ``NOT_ALLOWED`` for who may not even with one.
        SalonError: ``NOT_FOUND``.
    """
    work.client = client
    reasoned = (Permission.OPEN_RECORD, Permission.SEE_HEALTH, Permission.REVEAL_PHONE)
    if not any(work.grant(permission, client) >= Grant.REASON for permission in reasoned):
        raise Refused(Code.NOT_ALLOWED, permission=Permission.OPEN_RECORD.value)
    work.settled = True
    if not work.desk.reason:
        raise Refused(Code.NEEDS_REASON, permission=Permission.OPEN_RECORD.value, client=client)
    clients.get_client(client)
    EmergencyAccess.create(staff=work.staff, client=client, opening=work.archive.opening, since=work.archive.boottime())
    work.put_up_for_review(client)
