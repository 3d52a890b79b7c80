"""Who may write what of a client's health, and whether the client agrees to have it kept."""

from __future__ import annotations

from db.clients.consent import store as consents
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Permission


def may_confirm(work: Work, client: int) -> None:
    """Refuses who may write nothing of the file; to say that nothing has changed tells nobody what stands there.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    if not work.may(Permission.KEY_HEALTH, client):
        work.require(Permission.OPEN_FILE, client)


def require_consent(client: int) -> None:
    """Refuses where the client doesn't agree to health being kept.

    Raises:
        SalonError: ``HAS_NO_CONSENT``.
    """
    if consents.health_ended([client]):
        raise SalonError(Code.HAS_NO_CONSENT, purpose=consents.HEALTH)
