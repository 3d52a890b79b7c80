"""Consents to treatments are asked for."""

from __future__ import annotations

from db.clients.store.refs import require_client
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.dated.treatments import store
from db.dated.treatments.records import TreatmentConsent


@query(Permission.OPEN_RECORD)
def treatment_consents(work: Work, client: int) -> list[TreatmentConsent]:
    """What counts of a client's consents to services; nothing for who doesn't know for what she comes.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    return store.consents_of(client, work.today) if store.knows_services(work, client) else []
