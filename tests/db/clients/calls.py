"""How operations and queries of clients are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.clients import queries as client_queries
from db.clients.conditions.requests import ConfirmBoxes, Decline
from db.clients.consent import operations as texts
from db.clients.finding import queries as find
from db.clients.operations import assigning, boxes, clients, conditions, emergency_access
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.clients.told import make_told, over, still, tell, told_of, unsaid
from tests.db.salon import (
    LIN,
)

SAMPLES = (make_told,)

CALLS: dict[Callable[..., Any], Call] = {
    clients.register: of_desk(P.OPEN_FILE)(
        lambda at, case: clients.register(
            at, clients.Register("new", {"name": "赵一", "phone": "13500135005", "consent_file": True})
        )
    ),
    clients.record_consent: of_client(P.OPEN_RECORD)(
        lambda at, case: clients.record_consent(
            at, clients.RecordConsent("new", case.client, {"consent_photographs": False})
        )
    ),
    clients.open_client: of_client(P.OPEN_RECORD)(lambda at, case: clients.open_client(at, case.client)),
    clients.reveal: of_client(P.OPEN_RECORD)(lambda at, case: clients.reveal(at, case.client)),
    clients.change_client: of_client(P.OPEN_RECORD, P.OPEN_FILE)(
        lambda at, case: clients.change_client(
            at,
            clients.ChangeClient(
                request_id="new", client=case.client, version=case.version, values={"occupation": "老师"}
            ),
        )
    ),
    conditions.tell_condition: of_client(P.OPEN_RECORD, P.KEY_HEALTH)(
        lambda at, case: tell(case.salon, at, case.client, "sunburn")
    ),
    conditions.recheck: of_client(P.OPEN_RECORD)(lambda at, case: still(case.salon, at, told_of(case))),
    conditions.end_condition: of_client(P.OPEN_RECORD, P.KEY_HEALTH)(
        lambda at, case: over(case.salon, at, told_of(case))
    ),
    conditions.refute: of_client(P.OPEN_RECORD, P.RECORD_HEALTH, P.CANCEL_NOTED)(
        lambda at, case: conditions.refute(at, unsaid(case.salon, told_of(case)))
    ),
    conditions.tolerate: of_client(P.OPEN_RECORD, P.RECORD_HEALTH, P.CANCEL_NOTED)(
        lambda at, case: conditions.tolerate(at, unsaid(case.salon, told_of(case)))
    ),
    boxes.confirm_box: of_client(P.OPEN_RECORD)(
        lambda at, case: boxes.confirm_box(at, ConfirmBoxes("new", case.client, ("C",)))
    ),
    boxes.decline: of_client(P.OPEN_RECORD)(
        lambda at, case: boxes.decline(at, Decline("new", case.client, ("family",)))
    ),
    client_queries.conditions: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.conditions(at, case.client)),
    assigning.assign: of_desk(P.ASSIGN)(
        lambda at, case: assigning.assign(at, assigning.Assign("new", case.client, case.salon.staff[LIN]))
    ),
    emergency_access.break_glass: of_client()(
        lambda at, case: emergency_access.break_glass(at.because("投诉处理"), case.client)
    ),
    texts.consent_texts: of_desk(P.DESK)(lambda at, case: texts.consent_texts(at)),
    texts.client_consents: of_client(P.OPEN_RECORD)(lambda at, case: texts.client_consents(at, case.client)),
    texts.put_in_force: of_desk(P.SETTINGS)(
        lambda at, case: texts.put_in_force(
            at,
            texts.PutInForce(
                request_id="new", version="2027-01", since=case.salon.clock.today, zh="新文本", en="New words"
            ),
        )
    ),
    find.find: of_desk(P.FIND)(lambda at, case: find.find(at, "oy")),
    find.list_seen: of_desk(P.FIND)(lambda at, case: find.list_seen(at, "oy", 1)),
    find.client_count: of_desk(P.FIND)(lambda at, case: find.client_count(at)),
    find.find_left: of_desk(P.FIND)(lambda at, case: find.find_left(at, 1)),
    find.pause_before: of_desk(P.FIND)(lambda at, case: find.pause_before(at, "oy")),
    find.by_number: of_desk(P.FIND)(lambda at, case: find.by_number(at, "00000013")),
    find.duplicates: of_desk(P.FIND)(lambda at, case: find.duplicates(at, find.Probe("欧阳静怡"))),
    client_queries.called: of_desk(P.FIND)(lambda at, case: client_queries.called(at, case.client)),
    client_queries.client_fields: of_desk(P.DESK)(lambda at, case: client_queries.client_fields(at)),
    client_queries.birthdays_between: of_desk(P.FIND)(
        lambda at, case: client_queries.birthdays_between(at, case.salon.clock.today, case.salon.clock.today)
    ),
    client_queries.check_open: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.check_open(at, case.client)),
    client_queries.changeable: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.changeable(at, case.client)),
    client_queries.check_right: of_client(P.DESK, P.RECORD_VISIT)(
        lambda at, case: client_queries.check_right(at, P.RECORD_VISIT, case.client)
    ),
    client_queries.recommended: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.recommended(at, case.client)),
    client_queries.referred_by: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.referred_by(at, case.client)),
}
