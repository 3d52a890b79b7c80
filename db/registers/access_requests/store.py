"""Clients' written requests as records."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from db.core.errors import Code, SalonError
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.values import Ref
from db.registers.access_requests.records import AccessRequestRecord
from db.text.phones import last_four

_REQUESTS = (
    "SELECT r.id, r.version, r.number, c.id, c.name, c.number, c.phone, r.received, b.name, r.wishes, r.details, "
    "r.identity, i.id, i.name, r.due, r.answered, a.name, r.result FROM access_request r "
    "JOIN client c ON c.id = r.client_id JOIN staff b ON b.id = r.received_by_id "
    "LEFT JOIN staff i ON i.id = r.identity_by_id LEFT JOIN staff a ON a.id = r.answered_by_id "
)


def requests(today: date, where: str, *values: object) -> list[AccessRequestRecord]:
    """Requests that fulfil a condition on ``r``, those that wait longest first, then the answered, the latest first."""
    found = [_record(today, *row) for row in rows(f"{_REQUESTS} WHERE {where} ORDER BY r.number DESC", *values)]
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


def _record(
    today: date,
    id: int,
    version: int,
    number: int,
    client: int,
    name: str,
    client_number: str,
    phone: str,
    received: Any,
    received_by: str,
    wishes: str,
    details: str,
    identity: str,
    checker: int | None,
    checker_name: str,
    due: Any,
    answered: Any,
    answered_by: str | None,
    result: str,
) -> AccessRequestRecord:
    until, answer = as_day(due), as_day(answered)
    return AccessRequestRecord(
        id=id,
        version=version,
        number=number,
        client=Ref(client, name),
        client_number=client_number,
        last_four=last_four(phone),
        received=as_day(received),
        received_by=received_by,
        wishes=tuple(json.loads(wishes)),
        details=details,
        identity=identity,
        identity_by=Ref(checker, checker_name) if checker else None,
        due=until,
        answered=answer,
        answered_by=answered_by or "",
        result=result,
        late=answer is None and until < today,
    )
