"""Dated records to try operations and queries with."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from db.core.desk import Desk
from db.core.errors import Refused
from db.dated import operations
from db.dated.records import DatedRecord
from db.dated.requests import AcceptDated, CheckDated, CorrectDated, ReviseDated, SaveDated
from db.dated.treatments import operations as treatments
from db.dated.treatments.records import TreatmentConsent, WithdrawTreatment
from db.fields.values import Value
from tests.db.calls import SECRET, TRIED, Case
from tests.db.salon import LIFT, OWNER, PERSON, SHEN, Salon

ANALYSIS: Mapping[str, Value] = {
    "method": ("eye", "magnifier"),
    "zones_seen": ("forehead", "nose", "l_cheek", "r_cheek"),
    "blackheads[nose]": "2",
    "pores[l_cheek]": "2",
    "pores[r_cheek]": "1",
    "skin_type": "combination_dry",
    "moisture": "dry",
    "moisture_figure": 31,
    "concerns": ("hydrate", "pores"),
    "conclusion": "两颊缺水，鼻翼黑头",
}


def save(
    salon: Salon, at: Desk, client: int, kind: str = "skin", values: Mapping[str, Value] = ANALYSIS, **more: Any
) -> DatedRecord:
    """Takes down a record."""
    return operations.save_dated(
        at, SaveDated(request_id=salon.request(), client=client, kind=kind, values=values, **more)
    )


def revise(salon: Salon, at: Desk, old: DatedRecord, why: str = "又看了一次", **values: Value) -> DatedRecord:
    """A new version of a record, with some values changed."""
    asked = ReviseDated(
        request_id=salon.request(), id=old.id, version=old.version, values={**old.values, **values}, why=why
    )
    return operations.revise_dated(at, asked)


def correct(salon: Salon, at: Desk, record: DatedRecord, **values: Value) -> DatedRecord:
    """Its author puts it right."""
    asked = CorrectDated(
        request_id=salon.request(), id=record.id, version=record.version, values={**record.values, **values}
    )
    return operations.correct_dated(at, asked)


def check(salon: Salon, at: Desk, record: DatedRecord) -> DatedRecord:
    """Says that a record is right."""
    return operations.check_dated(at, CheckDated(request_id=salon.request(), id=record.id, version=record.version))


def accept(salon: Salon, at: Desk, record: DatedRecord, *without: str, why: str = "寄回的表") -> DatedRecord:
    """Accepts what came from outside, but for some keys."""
    keys = frozenset(record.values) - {*without}
    asked = AcceptDated(request_id=salon.request(), id=record.id, version=record.version, keys=keys, why=why)
    return operations.accept_dated(at, asked)


def withdraw(at: Desk, consent: DatedRecord | TreatmentConsent, request: str = "taken back") -> TreatmentConsent:
    """The client takes back the consent to a service."""
    return treatments.withdraw_treatment(
        at, WithdrawTreatment(request_id=request, id=consent.id, version=consent.version, why="顾客撤回")
    )


def agree(salon: Salon, at: Desk, client: int, service: str, **more: Any) -> DatedRecord:
    """The client signs for a service."""
    values: dict[str, Value] = {"service": salon.services[service], "risk": "low", "risks_told": True, "signed": True}
    return save(salon, at, client, "consent", values, **more)


@dataclass(frozen=True)
class Taken:
    """What one client has: two analyses, needs, a consent to a service, one from outside; one of each author's own.

    What is to be looked over, and what came from outside, is written by somebody whom nothing is tried with.
    """

    earlier: DatedRecord
    analysis: DatedRecord
    needs: DatedRecord
    consent: DatedRecord
    outside: DatedRecord
    to_check: DatedRecord
    own: Mapping[int, DatedRecord]


def make_taken(salon: Salon) -> dict[int, Taken]:
    """Records of each client that is tried, by the client's id; they say what nobody may read without consent."""
    found: dict[int, Taken] = {}
    told = {**ANALYSIS, "conclusion": f"{SECRET}结论", "advice": f"{SECRET}建议"}
    for name in TRIED:
        client = salon.clients[name]
        at = salon.desk(SHEN)
        outside = save(salon, at, client, "past", {"what": f"{SECRET}光子"}, filled_by="client")
        to_check = save(salon, at, client, "past", {"what": f"{SECRET}激光"})
        at = salon.desk(OWNER)
        found[client] = Taken(
            save(salon, at, client, values=told),
            save(salon, at, client, values=told),
            save(salon, at, client, "needs", {"concern[face]": f"{SECRET}困扰", "goal[face]": ("hydrate",)}),
            agree(salon, at, client, LIFT),
            outside,
            to_check,
            _own(salon, client),
        )
    return found


def _own(salon: Salon, client: int) -> dict[int, DatedRecord]:
    """What everybody who may has taken down of a client."""
    found: dict[int, DatedRecord] = {}
    for name in PERSON.values():
        with suppress(Refused):
            found[salon.staff[name]] = save(salon, salon.desk(name), client, "past", {"what": f"{SECRET}补水"})
    return found


def taken_of(case: Case) -> Taken:
    """What the client of a case has."""
    return case.of(make_taken)[case.client]
