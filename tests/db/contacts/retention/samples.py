"""Clients of the small salon who stay away, or are watched."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from db.contacts.operations import retention, winning
from db.contacts.operations.making import make_day
from db.contacts.queries.retention import retention as found
from db.contacts.queries.retention import retention_of_client
from db.contacts.records.retention import WatchedLine, WinBackLine
from db.core.desk import Desk
from db.core.sql import run
from tests.db.calls import TRIED
from tests.db.salon import HAO, OWNER, Salon


def away(salon: Salon, desk: Desk, name: str, days: int) -> None:
    """The client's last visit was so many days ago."""
    visit = salon.visit(desk, name)
    day = (salon.clock.today - timedelta(days=days)).isoformat()
    run("UPDATE visit SET day = ?, closed_at = opened_at WHERE id = ?", day, visit.id)
    run("UPDATE bill SET day = ?, state = 'settled' WHERE visit_id = ?", day, visit.id)
    run("UPDATE client_facts SET as_of = NULL WHERE client_id = ?", salon.clients[name])


def absence(salon: Salon, desk: Desk, name: str, days: int = 120) -> WatchedLine:
    """The client stays away, as was found when the day began."""
    away(salon, desk, name, days)
    run("DELETE FROM task_day")  # the day begins once more
    make_day(desk)
    return next(line for line in found(desk, "absence").lines if line.client.name == name)


def watched(salon: Salon, desk: Desk, name: str, kind: str = "risk", **more: Any) -> WatchedLine:
    """Somebody watches the client."""
    asked = retention.Watch(request_id=salon.request(), client=salon.clients[name], kind=kind, **more)
    return retention.watch(desk, asked)


def make_watched(salon: Salon) -> dict[int, WatchedLine]:
    """For every client that is tried, one of somebody who is not tried."""
    desk = salon.desk(OWNER)
    return {
        salon.clients[name]: watched(salon, desk, name, "growing", cause="pleased", owner=salon.staff[HAO])
        for name in TRIED
    }


def make_absences(salon: Salon) -> dict[int, int]:
    """For every client that is tried, the id of an absence that somebody follows up who is not tried."""
    made = {}
    for name in TRIED:
        [(id,)] = run(
            "INSERT INTO absence (version, client_id, last, since, reason, owner_id, state) "
            "VALUES (1, ?, ?, ?, 'busy', ?, 'open') RETURNING id",
            salon.clients[name],
            (salon.clock.today - timedelta(days=150)).isoformat(),
            salon.clock.today.isoformat(),
            salon.staff[HAO],
        ).fetchall()
        made[salon.clients[name]] = id
    return made


def planned(salon: Salon, desk: Desk, name: str, days: int = 5, **more: Any) -> WinBackLine:
    """A lost client is to be won back."""
    lost = next(
        (line for line in retention_of_client(desk, salon.clients[name]) if line.kind == "lost"), None
    ) or watched(salon, desk, name, "lost")
    asked = winning.PlanWinBack(
        request_id=salon.request(),
        watch=lost.id,
        next=salon.clock.today + timedelta(days=days),
        **{"matter": "price", "offer": "请店长打电话，送一次护理", "owner": salon.staff[HAO], **more},
    )
    return winning.plan_win_back(desk, asked)


def make_plans(salon: Salon) -> dict[int, WinBackLine]:
    """For every client that is tried, one of somebody who is not tried."""
    desk = salon.desk(OWNER)
    return {salon.clients[name]: planned(salon, desk, name) for name in TRIED}
