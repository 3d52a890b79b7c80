"""What clients have asked for in writing."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.registers.access_requests import store as access_requests
from db.registers.access_requests.records import AccessRequestRecord, DoneLine

MOST = 200


@query(Permission.REQUEST_ERASURE)
def requests(work: Work) -> list[AccessRequestRecord]:
    """Every request that waits for its answer, the most urgent first, then those that are answered, at most 200."""
    return access_requests.requests(work.today, "TRUE")[:MOST]


@query(Permission.REQUEST_ERASURE)
def request(work: Work, id: int) -> AccessRequestRecord:
    """One request.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return access_requests.record(work.today, id)


@query(Permission.INSPECT)
def request_done(work: Work, id: int) -> list[DoneLine]:
    """What was done with the client's file since a request came in, for whoever answers it.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = access_requests.record(work.today, id)
    return access_requests.done_since(found.client.id, found.received)
