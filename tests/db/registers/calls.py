"""How operations and queries of registers are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.registers.access_requests import operations as access_requests
from db.registers.access_requests import queries as request_queries
from db.registers.closing import operations as closing
from db.registers.inspections import operations as inspections
from db.registers.inspections import queries as inspection_queries
from tests.db.calls import Call, P, of_desk
from tests.db.money.till.closing import make_yesterday
from tests.db.registers.samples import inspected, make_registers, request

SAMPLES = (make_registers,)

CALLS: dict[Callable[..., Any], Call] = {
    access_requests.save_request: of_desk(P.REQUEST_ERASURE)(lambda at, case: request(case.salon, at)),
    access_requests.answer_request: of_desk(P.INSPECT)(
        lambda at, case: access_requests.answer_request(
            at,
            access_requests.AnswerRequest(
                case.of(make_registers).request, case.of(make_registers).request_version, case.salon.clock.today, "已给"
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
    inspection_queries.inspections: of_desk(P.INSPECT)(lambda at, case: inspection_queries.inspections(at)),
    inspection_queries.inspection: of_desk(P.INSPECT)(
        lambda at, case: inspection_queries.inspection(at, case.of(make_registers).inspection)
    ),
}
