"""How operations and queries of erasing are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.clients.operations import clients
from db.core.sql import rows, run
from db.erasing import queries
from db.erasing.operations import erasing, health, locked, papers, several
from db.erasing.requests import DestroyHealth, DestroySeveral, EraseClient, OpenLocked
from tests.db.calls import Call, Case, P, of_client, of_desk
from tests.db.salon import LIFT, OWNER, Salon


def asked(client: int, request_id: str = "erase", **more: Any) -> EraseClient:
    """Erasing a client as the file is now."""
    [(version,)] = rows("SELECT version FROM client WHERE id = ?", client)
    return EraseClient(request_id=request_id, client=client, version=version, **{"reason": "request"} | more)


def erase(salon: Salon, client: str, **more: Any) -> str:
    """Erases a client with two people; gives the number of the slip."""
    owner = salon.desk(OWNER)
    request = asked(salon.clients[client], salon.request(), **more)
    return erasing.erase_client(salon.approved(owner, erasing.erase_client, request), request).number


def _erased(case: Case) -> EraseClient:
    return asked(case.client, "new", gives_up=True)


def make_destruction(salon: Salon) -> int:
    """Somebody who isn't tried is erased; gives the id of the line in the register."""
    owner = salon.desk(OWNER)
    record = salon.register(owner, "赵三", "13500135006")
    request = asked(record.id, "sample-erase")
    return erasing.erase_client(salon.approved(owner, erasing.erase_client, request), request).id


def take_back(salon: Salon, client: int) -> int:
    """Somebody takes back that health is kept; gives the version of the file."""
    at = salon.desk(OWNER)
    clients.record_consent(at, clients.RecordConsent(salon.request(), client, {"consent_health": False}))
    [(version,)] = rows("SELECT version FROM client WHERE id = ?", client)
    return int(version)


def treat(salon: Salon, client: int, **notes: str) -> int:
    """Somebody had medical care, with notes on the visit; gives the id of the visit."""
    at = salon.desk(OWNER)
    visit = salon.visit(at, client, LIFT)
    for name, text in notes.items():
        run(f'UPDATE visit SET "{name}" = ? WHERE id = ?', text, visit.id)
    salon.end(at, salon.pay(at, visit))
    # the paper that medical care asks for is asked elsewhere
    run("UPDATE service SET medical = 1 WHERE id = ?", salon.services[LIFT])
    return visit.id


def make_locked(salon: Salon) -> int:
    """Somebody who isn't tried had medical care, and is erased; gives the id of what is locked."""
    client = salon.register(salon.desk(OWNER), "孙四", "13500135007").id
    treat(salon, client, effect="4")
    request = asked(client, "sample-locked")
    at = salon.desk(OWNER)
    erasing.erase_client(salon.approved(at, erasing.erase_client, request), request)
    [(id,)] = rows("SELECT MAX(id) FROM locked_record")
    return int(id)


def make_expired(salon: Salon) -> int:
    """Somebody who isn't tried has been archived for long enough; gives the id."""
    client = salon.register(salon.desk(OWNER), "周五", "13500135008").id
    run("UPDATE client SET away = 'archived', created_at = '2020-01-01 02:00:00' WHERE id = ?", client)
    return client


def make_batch(salon: Salon) -> str:
    """Two people have decided that somebody is destroyed; gives the number of the slip."""
    request = several_of(make_expired(salon), request_id="sample-batch")
    at = salon.desk(OWNER)
    at = salon.approved(at, several.decide_destruction, request)
    return several.decide_destruction(at, request).number


def for_court(id: int) -> OpenLocked:
    """What is locked is asked for by a court."""
    return OpenLocked(id=id, purpose="court", why="朝法〔2026〕12号")


def several_of(*clients: int, kind: str = "file", request_id: str = "several") -> DestroySeveral:
    """Lines of the destroy list."""
    return DestroySeveral(request_id=request_id, clients=clients, kinds=(kind,) * len(clients))


def make_taken_back(salon: Salon) -> int:
    """Somebody who isn't tried has told of health, and takes back that it is kept; gives the id."""
    client = salon.register(
        salon.desk(OWNER), "吴六", "13500135009", illness="胃炎", consent_file=True, consent_health=True
    ).id
    take_back(salon, client)
    return client


def _taken_back(case: Case) -> DestroyHealth:
    client = case.of(make_taken_back)
    [(version,)] = rows("SELECT version FROM client WHERE id = ?", client)
    return DestroyHealth(request_id="new-health", client=client, version=version)


SAMPLES = (make_destruction, make_locked, make_expired, make_batch, make_taken_back)
CALLS: dict[Callable[..., Any], Call] = {
    erasing.erase_client: of_client(P.ERASE)(lambda at, case: erasing.erase_client(at, _erased(case))),
    papers.print_destroy_slip: of_desk(P.INSPECT)(
        lambda at, case: papers.print_destroy_slip(at, case.of(make_destruction))
    ),
    papers.papers_gone: of_desk(P.INSPECT)(lambda at, case: papers.papers_gone(at, case.of(make_destruction))),
    health.destroy_health: of_desk(P.ERASE)(lambda at, case: health.destroy_health(at, _taken_back(case))),
    several.decide_destruction: of_desk(P.ERASE)(
        lambda at, case: several.decide_destruction(at, several_of(case.of(make_expired)))
    ),
    several.go_on_destroying: of_desk(P.INSPECT)(lambda at, case: several.go_on_destroying(at, case.of(make_batch))),
    locked.print_locked: of_desk(P.ERASE)(
        lambda at, case: locked.print_locked(
            at, OpenLocked(id=case.of(make_locked), purpose="court", why="〔2026〕1号")
        )
    ),
    queries.health_preview: of_client(P.INSPECT)(lambda at, case: queries.health_preview(at, case.client)),
    queries.locked_records: of_desk(P.INSPECT)(lambda at, case: queries.locked_records(at)),
    queries.erase_preview: of_client(P.INSPECT)(lambda at, case: queries.erase_preview(at, case.client)),
    queries.expired: of_desk(P.INSPECT)(lambda at, case: queries.expired(at)),
    queries.unfinished: of_desk(P.INSPECT)(lambda at, case: queries.unfinished(at)),
    queries.destructions: of_desk(P.INSPECT)(lambda at, case: queries.destructions(at)),
    queries.destroy_slip: of_desk(P.INSPECT)(lambda at, case: queries.destroy_slip(at, case.of(make_destruction))),
}
