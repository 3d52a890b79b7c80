"""Whom an appointment names: whose it is, and staff who are there."""

from __future__ import annotations

from db.core.errors import Flaw, InvalidFields
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission, grant
from db.core.sql import rows
from db.staff.store.people import works_here

LONGEST_NOTE = 300


def about(work: Work, appointment: int, client: int | None, *also: Permission) -> None:
    """Says whose file an appointment is about; one of a guest is theirs who booked it, advise on it or do part of it.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON`` or ``NEEDS_SECOND``.
    """
    if client or not _is_theirs(appointment, work.staff):
        work.about(client, *also)
        return
    for permission in (work.permission, *also):
        if grant(work.roles, permission, own=True) is not Grant.YES:
            work.require(permission)
    work.settled = True


def _is_theirs(appointment: int, staff: int) -> bool:
    found = rows(
        "SELECT 1 FROM appointment a WHERE a.id = ? AND (? IN (a.made_by_id, a.advisor_id) OR EXISTS "
        "(SELECT 1 FROM appointment_part p WHERE p.appointment_id = a.id AND p.staff_id = ?))",
        appointment,
        staff,
        staff,
    )
    return bool(found)


def check_advisor(advisor: int | None) -> None:
    """Refuses an advisor who isn't there.

    Raises:
        InvalidFields: Nobody is called so.
    """
    if advisor is not None and not works_here(advisor):
        raise InvalidFields({"advisor": Flaw.NOBODY_CALLED_SO})
