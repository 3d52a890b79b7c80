"""Conditions to try operations and queries with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from db.clients.conditions.records import ConditionRecord
from db.clients.conditions.requests import EndCondition, Recheck, TellCondition, UnsayCondition
from db.clients.operations import conditions
from db.core.desk import Desk
from db.core.sql import run
from tests.db.calls import SECRET, TRIED, Case
from tests.db.salon import MOISTURE, OWNER, SHEN, Salon


def tell(salon: Salon, at: Desk, client: int, item: str, **values: Any) -> ConditionRecord:
    """Takes down what a client has."""
    return conditions.tell_condition(
        at, TellCondition(request_id=salon.request(), client=client, values={"item": item, **values})
    )


def more(salon: Salon, at: Desk, of: ConditionRecord, **values: Any) -> ConditionRecord:
    """Takes down what more is known of it."""
    asked = TellCondition(request_id=salon.request(), client=of.client, values=values, id=of.id, version=of.version)
    return conditions.tell_condition(at, asked)


def still(salon: Salon, at: Desk, of: ConditionRecord, **more: Any) -> ConditionRecord:
    """It is still so."""
    return conditions.recheck(at, Recheck(request_id=salon.request(), id=of.id, version=of.version, **more))


def over(salon: Salon, at: Desk, of: ConditionRecord, **more: Any) -> ConditionRecord:
    """It is over."""
    return conditions.end_condition(at, EndCondition(request_id=salon.request(), id=of.id, version=of.version, **more))


def unsaid(salon: Salon, of: ConditionRecord, why: str = "查过，不是") -> UnsayCondition:
    """What is asked where it never was so, or does no harm."""
    return UnsayCondition(request_id=salon.request(), id=of.id, version=of.version, why=why)


def tried(salon: Salon, client: int, item: str, *outcomes: str) -> None:
    """It was let through on days before today, the latest last, and came out so."""
    at = salon.desk(OWNER)
    for back, outcome in enumerate(reversed(outcomes), 1):
        visit = salon.visit(at, client, by=SHEN, day=salon.clock.today - timedelta(days=back))
        run(
            "INSERT INTO override (visit_id, item, alert, reason, by_id, approver_id, at, facts, outcome) "
            "VALUES (?, ?, ?, '客人坚持', ?, ?, '2026-03-01 02:00:00', 'digest', ?)",
            *(visit.id, MOISTURE, item, salon.staff[SHEN], salon.staff[OWNER], outcome),
        )


def make_told(salon: Salon) -> Mapping[int, ConditionRecord]:
    """One of each client that is tried; it says what nobody may read without consent."""
    for name in TRIED:
        tried(salon, salon.clients[name], "eczema", "none", "none")
    at = salon.desk(OWNER)
    return {
        client: tell(salon, at, client, "eczema", detail=f"{SECRET}手肘", areas=("hands",))
        for client in (salon.clients[name] for name in TRIED)
    }


def told_of(case: Case) -> ConditionRecord:
    """What the client of a case has."""
    return case.of(make_told)[case.client]
