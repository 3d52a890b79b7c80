"""How operations and queries of erasing are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.sql import rows
from db.erasing import operations
from db.erasing.requests import EraseClient
from tests.db.calls import Call, Case, P, of_client


def asked(client: int, request_id: str = "erase", **more: Any) -> EraseClient:
    """Erasing a client as the file is now."""
    [(version,)] = rows("SELECT version FROM client WHERE id = ?", client)
    return EraseClient(request_id=request_id, client=client, version=version, **{"reason": "request"} | more)


def _erased(case: Case) -> EraseClient:
    return asked(case.client, "new", gives_up=True)


CALLS: dict[Callable[..., Any], Call] = {
    operations.erase_client: of_client(P.ERASE)(lambda at, case: operations.erase_client(at, _erased(case))),
}
