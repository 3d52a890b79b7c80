"""How operations and queries of registers are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.registers.access_requests import operations as access_requests
from db.registers.access_requests import queries as request_queries
from db.registers.closing import operations as closing
from db.registers.disclosures import operations as disclosures
from db.registers.disclosures import queries as disclosure_queries
from db.registers.incidents import operations as incidents
from db.registers.incidents import queries as incident_queries
from db.registers.inspections import operations as inspections
from db.registers.inspections import queries as inspection_queries
from db.registers.training import operations as trainings
from db.registers.training import queries as training_queries
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.money.till.closing import make_yesterday
from tests.db.registers.samples import disclosed, inspected, make_registers, make_trust, reported, request, trained

SAMPLES = (make_registers, make_trust)

CALLS: dict[Callable[..., Any], Call] = {
    access_requests.save_request: of_desk(P.REQUEST_ERASURE)(lambda at, case: request(case.salon, at)),
    access_requests.answer_request: of_desk(P.INSPECT)(
        lambda at, case: access_requests.answer_request(
            at,
            access_requests.AnswerRequest(
                id=case.of(make_registers).request,
                version=case.of(make_registers).request_version,
                answered=case.salon.clock.today,
                result="已给",
            ),
        )
    ),
    access_requests.print_request: of_desk(P.REQUEST_ERASURE)(
        lambda at, case: access_requests.print_request(at, case.of(make_registers).request)
    ),
    inspections.save_inspection: of_desk(P.INSPECT)(lambda at, case: inspected(case.salon, at)),
    inspections.add_finding: of_desk(P.INSPECT)(
        lambda at, case: inspections.add_finding(
            at,
            inspections.AddFinding(
                request_id="new",
                inspection=case.of(make_registers).inspection,
                text="漏水",
                owner=at.staff,
                deadline=case.salon.clock.today,
            ),
        )
    ),
    inspections.check_again: of_desk(P.INSPECT)(
        lambda at, case: inspections.check_again(at, case.of(make_registers).finding)
    ),
    inspections.print_inspection: of_desk(P.INSPECT)(
        lambda at, case: inspections.print_inspection(at, case.of(make_registers).inspection)
    ),
    closing.print_closing: of_desk(P.CLOSE_TILL)(lambda at, case: closing.print_closing(at, case.of(make_yesterday))),
    request_queries.requests: of_desk(P.REQUEST_ERASURE)(lambda at, case: request_queries.requests(at)),
    request_queries.request: of_desk(P.REQUEST_ERASURE)(
        lambda at, case: request_queries.request(at, case.of(make_registers).request)
    ),
    request_queries.request_done: of_desk(P.INSPECT)(
        lambda at, case: request_queries.request_done(at, case.of(make_registers).request)
    ),
    inspection_queries.inspections: of_desk(P.INSPECT)(lambda at, case: inspection_queries.inspections(at)),
    inspection_queries.inspection: of_desk(P.INSPECT)(
        lambda at, case: inspection_queries.inspection(at, case.of(make_registers).inspection)
    ),
    incidents.report_incident: of_desk(P.DESK)(lambda at, case: reported(case.salon, at)),
    incidents.add_incident_step: of_desk(P.INSPECT)(
        lambda at, case: incidents.add_incident_step(
            at,
            incidents.AddIncidentStep(
                request_id="new", id=case.of(make_trust).incident, version=1, step="measure", text="已找回"
            ),
        )
    ),
    incidents.reopen_incident: of_desk(P.INSPECT)(
        lambda at, case: incidents.reopen_incident(
            at, incidents.ReopenIncident(request_id="new", id=case.of(make_trust).closed, version=4, text="又发现")
        )
    ),
    incidents.print_incident: of_desk(P.INSPECT)(
        lambda at, case: incidents.print_incident(at, case.of(make_trust).incident)
    ),
    incident_queries.incidents: of_desk(P.INSPECT)(lambda at, case: incident_queries.incidents(at)),
    incident_queries.incident: of_desk(P.INSPECT)(
        lambda at, case: incident_queries.incident(at, case.of(make_trust).incident)
    ),
    trainings.save_training: of_desk(P.INSPECT)(lambda at, case: trained(case.salon, at)),
    trainings.print_training: of_desk(P.INSPECT)(
        lambda at, case: trainings.print_training(at, case.of(make_trust).training)
    ),
    training_queries.trainings: of_desk(P.INSPECT)(lambda at, case: training_queries.trainings(at)),
    training_queries.training: of_desk(P.INSPECT)(
        lambda at, case: training_queries.training(at, case.of(make_trust).training)
    ),
    disclosures.save_disclosure: of_desk(P.INSPECT, P.DISCLOSE)(
        lambda at, case: disclosed(case.salon, at, ground="court", basis="〔2026〕沪01号")
    ),
    disclosures.print_disclosures: of_client(P.INSPECT)(
        lambda at, case: disclosures.print_disclosures(at, case.client)
    ),
    disclosure_queries.disclosure: of_desk(P.INSPECT)(
        lambda at, case: disclosure_queries.disclosure(at, case.of(make_trust).disclosure)
    ),
    disclosure_queries.disclosures: of_desk(P.INSPECT)(lambda at, case: disclosure_queries.disclosures(at)),
    disclosure_queries.disclosures_of: of_client(P.OPEN_RECORD)(
        lambda at, case: disclosure_queries.disclosures_of(at, case.client)
    ),
}
