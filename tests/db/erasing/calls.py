"""How operations and queries of erasing are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.sql import rows
from db.erasing import operations, queries
from db.erasing.requests import EraseClient
from tests.db.calls import Call, Case, P, of_client, of_desk
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


def make_destruction(salon: Salon) -> int:
    """Somebody who isn't tried is erased; gives the id of the line in the register."""
    owner = salon.desk(OWNER)
    record = salon.register(owner, "赵三", "13500135006")
    request = asked(record.id, "sample-erase")
    return operations.erase_client(salon.approved(owner, operations.erase_client, request), request).id


SAMPLES = (make_destruction,)
CALLS: dict[Callable[..., Any], Call] = {
    operations.erase_client: of_client(P.ERASE)(lambda at, case: operations.erase_client(at, _erased(case))),
    operations.print_destroy_slip: of_desk(P.INSPECT)(
        lambda at, case: operations.print_destroy_slip(at, case.of(make_destruction))
    ),
    operations.papers_gone: of_desk(P.INSPECT)(lambda at, case: operations.papers_gone(at, case.of(make_destruction))),
    queries.erase_preview: of_client(P.INSPECT)(lambda at, case: queries.erase_preview(at, case.client)),
    queries.expired: of_desk(P.INSPECT)(lambda at, case: queries.expired(at)),
    queries.destructions: of_desk(P.INSPECT)(lambda at, case: queries.destructions(at)),
    queries.destroy_slip: of_desk(P.INSPECT)(lambda at, case: queries.destroy_slip(at, case.of(make_destruction))),
}
