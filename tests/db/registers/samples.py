"""Clients' requests and inspections, for tests of what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from db.core.desk import Desk
from db.registers.access_requests import operations as access_requests
from db.registers.access_requests.records import AccessRequestRecord
from db.registers.inspections import operations as inspections
from db.registers.inspections.fields import POINTS
from db.registers.inspections.records import InspectionRecord
from tests.db.salon import LI, LIN, OUYANG, SHEN, Salon


def request(salon: Salon, at: Desk, name: str = OUYANG, **more: Any) -> AccessRequestRecord:
    """A client's request that came in today."""
    wanted: dict[str, Any] = {"received": salon.clock.today, "wishes": ("copy", "see"), **more}
    return access_requests.save_request(
        at, access_requests.SaveRequest(request_id=salon.request(), client=salon.clients[name], **wanted)
    )


def inspected(
    salon: Salon, at: Desk, kind: str = "files", faults: tuple[str, ...] = (), **more: Any
) -> InspectionRecord:
    """An inspection of today."""
    points = {point.name: point.name not in faults for point in POINTS[kind]}
    wanted: dict[str, Any] = {"day": salon.clock.today, "points": points, **more}
    return inspections.save_inspection(at, inspections.SaveInspection(request_id=salon.request(), kind=kind, **wanted))


@dataclass(frozen=True)
class Registers:
    """Ids of what stands in the registers: a request, an inspection with a finding."""

    request: int
    request_version: int
    inspection: int
    finding: int


def make_registers(salon: Salon) -> Registers:
    """A request to be answered; an inspection."""
    at = salon.desk(SHEN)
    wanted = request(salon, at, LI, identity="身份证")
    made = inspected(salon, at, faults=("safe",))
    due = salon.clock.today + timedelta(days=7)
    found = inspections.add_finding(
        at,
        inspections.AddFinding(
            request_id=salon.request(), inspection=made.id, text="柜门没锁", owner=salon.staff[LIN], deadline=due
        ),
    )
    return Registers(wanted.id, wanted.version, made.id, found.id)
