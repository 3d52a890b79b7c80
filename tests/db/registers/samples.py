"""Rows of the registers, for tests of what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from db.core.desk import Desk
from db.registers.access_requests import operations as access_requests
from db.registers.access_requests.records import AccessRequestRecord
from db.registers.disclosures import operations as disclosures
from db.registers.disclosures.records import DisclosureRecord
from db.registers.incidents import operations as incidents
from db.registers.inspections import operations as inspections
from db.registers.inspections.fields import POINTS
from db.registers.inspections.records import InspectionRecord
from db.registers.training import operations as trainings
from db.registers.training.records import TrainingRecord
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


def reported(salon: Salon, at: Desk, what: str = "登记表落在等候区", **more: Any) -> int:
    """Id of an incident that was noticed today."""
    wanted: dict[str, Any] = {"noticed": salon.clock.today, "kind": "lost", **more}
    return incidents.report_incident(at, incidents.ReportIncident(request_id=salon.request(), what=what, **wanted)).id


def trained(salon: Salon, at: Desk, **more: Any) -> TrainingRecord:
    """A training of today."""
    today = salon.clock.today
    wanted: dict[str, Any] = {
        "kind": "training",
        "topic": "个人信息保护法",
        "day": today,
        "given_by": "王律师",
        "hours": 2,
        "people": (salon.staff[LIN], salon.staff[SHEN]),
        "next_due": today + timedelta(days=365),
        **more,
    }
    return trainings.save_training(at, trainings.SaveTraining(request_id=salon.request(), **wanted))


def disclosed(salon: Salon, at: Desk, name: str = OUYANG, **more: Any) -> DisclosureRecord:
    """Something that was given to a third party today, on a consent."""
    today = salon.clock.today
    wanted: dict[str, Any] = {
        "client": salon.clients[name] if name else 0,
        "to_whom": "市皮肤医院",
        "what": "皮肤诊断复印件",
        "day": today,
        "ground": "consent",
        "consented": today,
        **more,
    }
    return disclosures.save_disclosure(at, disclosures.SaveDisclosure(request_id=salon.request(), **wanted))


@dataclass(frozen=True)
class Trust:
    """Ids of what stands in the registers of secrecy: two incidents, the second closed, a training, a disclosure."""

    incident: int
    closed: int
    training: int
    disclosure: int


def make_trust(salon: Salon) -> Trust:
    """An open incident and a closed one; a training; something that was given away."""
    at = salon.desk(SHEN)
    open_one, closed = reported(salon, at, whose=salon.clients[LI]), reported(salon, at)
    close(salon, at, closed)
    return Trust(open_one, closed, trained(salon, at).id, disclosed(salon, at).id)


def close(salon: Salon, at: Desk, incident: int) -> None:
    """Assesses an incident that was just reported, does something about it, and closes it."""
    for version, (step, risk) in enumerate((("assess", "low"), ("measure", ""), ("closed", "")), 1):
        incidents.add_incident_step(
            at,
            incidents.AddIncidentStep(
                request_id=salon.request(), id=incident, version=version, step=step, text="已收回", risk=risk
            ),
        )
