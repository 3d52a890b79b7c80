"""How complete a record is, and what is asked again when the client comes."""

from __future__ import annotations

from db.clients.conditions.answers import declined_of
from db.clients.conditions.store import due_conditions
from db.clients.store import clients
from db.completeness.records import Completeness, ToAsk
from db.completeness.weighing import stale_boxes, weigh
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission


@query(Permission.OPEN_RECORD)
def completeness(work: Work, client: int) -> Completeness:
    """How complete a client's record is, what is missing and out of date; it says nothing of what stands there.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    row = clients.get_client(client)
    work.about(client)
    fields = clients.all_fields()
    return weigh(client, fields, clients.values_of(work, row, fields), declined_of(client), work.today)


@query(Permission.OPEN_RECORD)
def to_ask_again(work: Work, client: int) -> ToAsk:
    """What a client who comes is asked again: boxes that are out of date, and what may be over.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    row = clients.get_client(client)
    work.about(client)
    fields = clients.all_fields()
    stale = stale_boxes(client, clients.values_of(work, row, fields), work.today)
    return ToAsk(stale, due_conditions(work, client), work.may(Permission.KEY_HEALTH, client))
