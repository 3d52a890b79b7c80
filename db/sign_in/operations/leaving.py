"""Leaving the desk: for a while, or until somebody signs in again."""

from __future__ import annotations

from db.clients.finding.store import asked
from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.staff.models import Session


@operation(Permission.DESK, Action.EXECUTE)
def lock(work: Work) -> None:
    """Locks the desk: until somebody signs in, everything is refused."""
    asked.write(work)
    Session.update(locked=True).where(Session.id == work.desk.session).execute()


@operation(Permission.DESK, Action.EXECUTE)
def sign_out(work: Work) -> None:
    """Ends the session."""
    asked.write(work)
    Session.update(ended=work.now).where(Session.id == work.desk.session).execute()
