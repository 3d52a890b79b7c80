"""How operations and queries of erasing are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.sql import rows
from db.erasing import operations
from db.erasing.requests import EraseClient
from tests.db.calls import Call, Case, P, of_client
from tests.db.salon import OWNER, Salon


def asked(client: int, request_id: str = "erase", **more: Any) -> EraseClient:
    """Erasing a client as the file is now."""
    [(version,)] = rows("SELECT version FROM client WHERE id = ?", client)
    return EraseClient(request_id=request_id, client=client, version=version, **{"reason": "request"} | more)


def erase(salon: Salon, client: str, **more: Any) -> str:
    """Erases a client with two people; gives the number of the slip."""
    owner = salon.desk(OWNER)
    request = asked(salon.clients[client], salon.request(), **more)
    return operations.erase_client(salon.approved(owner, operations.erase_client, request), request).number


def _erased(case: Case) -> EraseClient:
    return asked(case.client, "new", gives_up=True)


CALLS: dict[Callable[..., Any], Call] = {
    operations.erase_client: of_client(P.ERASE)(lambda at, case: operations.erase_client(at, _erased(case))),
}
