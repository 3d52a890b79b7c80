"""How operations and queries of tasks are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from db.contacts.operations import making, tasks
from db.contacts.queries import tasks as queries
from db.contacts.records.task import TaskRecord
from tests.db.calls import Call, Case, P, of_client, of_desk
from tests.db.contacts.tasks.samples import make_own
from tests.db.salon import HAO, LIN

SAMPLES = (make_own,)


def _own(case: Case) -> TaskRecord:
    return case.of(make_own)[case.client]


CALLS: dict[Callable[..., Any], Call] = {
    tasks.make_task: of_client(P.APPOINTMENTS)(
        lambda at, case: tasks.make_task(
            at,
            tasks.MakeTask(
                request_id="new",
                text="送样品",
                due=case.salon.clock.today,
                client=case.client,
                owner=case.salon.staff[HAO],
            ),
        )
    ),
    tasks.hand_task: of_client(P.APPOINTMENTS)(
        lambda at, case: tasks.hand_task(
            at,
            tasks.HandTask(
                request_id="new", task=_own(case).id, version=_own(case).version, owner=case.salon.staff[LIN]
            ),
        )
    ),
    tasks.put_off_task: of_client(P.APPOINTMENTS)(
        lambda at, case: tasks.put_off_task(
            at,
            tasks.PutOffTask(
                request_id="new",
                task=_own(case).id,
                version=_own(case).version,
                due=case.salon.clock.today + timedelta(days=3),
            ),
        )
    ),
    tasks.finish_task: of_client(P.APPOINTMENTS)(
        lambda at, case: tasks.finish_task(
            at, tasks.FinishTask(request_id="new", task=_own(case).id, version=_own(case).version)
        )
    ),
    tasks.drop_task: of_client(P.APPOINTMENTS)(
        lambda at, case: tasks.drop_task(
            at,
            tasks.DropTask(request_id="new", task=_own(case).id, version=_own(case).version, reason="not_wanted"),
        )
    ),
    making.make_day: of_desk(P.DESK)(lambda at, case: making.make_day(at)),
    queries.tasks: of_desk(P.DESK)(lambda at, case: queries.tasks(at)),
    queries.task_days: of_desk(P.DESK)(lambda at, case: queries.task_days(at, case.salon.clock.today, 7)),
    queries.glance: of_desk(P.DESK)(lambda at, case: queries.glance(at, 8, 7)),
    queries.while_closed: of_desk(P.DESK)(lambda at, case: queries.while_closed(at)),
    queries.is_day_made: of_desk(P.DESK)(lambda at, case: queries.is_day_made(at)),
    queries.task: of_client(P.APPOINTMENTS)(lambda at, case: queries.task(at, _own(case).id)),
    queries.tasks_of_client: of_client(P.APPOINTMENTS)(lambda at, case: queries.tasks_of_client(at, case.client)),
}
