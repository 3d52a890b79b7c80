"""How operations and queries of events are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.events import operations as events
from db.events import queries
from db.events.requests import AddSuited, CallOff, LeaveOut
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.events.samples import add, guest_of, make_planned, plan, say

SAMPLES = (make_planned,)

CALLS: dict[Callable[..., Any], Call] = {
    events.save_event: of_desk(P.APPOINTMENTS)(lambda at, case: plan(case.salon, at)),
    events.call_off_event: of_desk(P.APPOINTMENTS)(
        lambda at, case: events.call_off_event(
            at,
            CallOff(
                request_id="new",
                id=case.of(make_planned).event.id,
                version=case.of(make_planned).event.version,
            ),
        )
    ),
    events.add_guest: of_client(P.APPOINTMENTS)(
        lambda at, case: add(case.salon, at, case.of(make_planned).event, case.client)
    ),
    events.add_suited: of_desk(P.APPOINTMENTS)(
        lambda at, case: events.add_suited(at, AddSuited(request_id="new", event=case.of(make_planned).event.id))
    ),
    events.save_guest: of_client(P.APPOINTMENTS)(lambda at, case: say(case.salon, at, guest_of(case), answer="yes")),
    events.leave_guest_out: of_client(P.APPOINTMENTS)(
        lambda at, case: events.leave_guest_out(
            at, LeaveOut(request_id="new", id=guest_of(case).id, version=guest_of(case).version)
        )
    ),
    events.print_event_list: of_desk(P.PRINT, P.APPOINTMENTS)(
        lambda at, case: events.print_event_list(at, case.of(make_planned).event.id)
    ),
    queries.events: of_desk(P.DESK)(lambda at, case: queries.events(at)),
    queries.event: of_desk(P.DESK)(lambda at, case: queries.event(at, case.of(make_planned).event.id)),
    queries.guest_list: of_desk(P.DESK)(lambda at, case: queries.guest_list(at, case.of(make_planned).event.id)),
    queries.guest: of_client(P.APPOINTMENTS)(lambda at, case: queries.guest(at, guest_of(case).id)),
}
