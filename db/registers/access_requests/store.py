"""Clients' written requests as records."""

from __future__ import annotations

from datetime import date

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import marks
from db.registers.access_requests.fields import ANSWERING
from db.registers.access_requests.records import AccessRequestRecord, DoneLine
from db.text.phones import last_four

_REQUESTS = (
    'SELECT r.id, r.version, r.number, c.id "client.id", c.name "client.label", c.number client_number, '
    "c.phone last_four, r.received, b.name received_by, r.wishes, r.details, r.identity, "
    'i.id "identity_by.id", i.name "identity_by.label", h.id "helper.id", h.name "helper.label", r.due, r.answered, '
    "a.name answered_by, r.outcome, r.result, (r.answered IS NULL AND r.due < ?) late FROM access_request r "
    "JOIN client c ON c.id = r.client_id JOIN staff b ON b.id = r.received_by_id "
    "LEFT JOIN staff h ON h.id = r.helper_id LEFT JOIN staff i ON i.id = r.identity_by_id "
    "LEFT JOIN staff a ON a.id = r.answered_by_id "
)


def requests(today: date, where: str, *values: object) -> list[AccessRequestRecord]:
    """Requests that fulfil a condition on ``r``, those that wait longest first, then the answered, the latest first."""
    ordered = f"{_REQUESTS} WHERE {where} ORDER BY r.number DESC"
    found = records(AccessRequestRecord, ordered, today.isoformat(), *values, last_four=last_four)
    waiting = sorted((one for one in found if one.answered is None), key=lambda one: (one.due, one.number))
    return [*waiting, *(one for one in found if one.answered is not None)]


def late(today: date) -> list[AccessRequestRecord]:
    """Requests that should have been answered."""
    return requests(today, "r.answered IS NULL AND r.due < ?", today.isoformat())


def record(today: date, request: int) -> AccessRequestRecord:
    """One request.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = requests(today, "r.id = ?", request)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def done_since(client: int, received: date) -> list[DoneLine]:
    """What an answer can cite: what the log has of a client that answers a request, from the day it came in."""
    statement = (
        "SELECT at, person \"by\", operation FROM audit_entry WHERE client = ? AND outcome = 'done' AND at >= ? "
        f"AND operation IN ({marks(ANSWERING)}) ORDER BY seq"
    )
    return records(DoneLine, statement, client, received.isoformat(), *ANSWERING)
