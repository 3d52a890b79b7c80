"""How operations and queries of who stays away or is watched are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.contacts.operations import retention, winning
from db.contacts.operations import retention_printing as printing
from db.contacts.queries import retention as queries
from db.contacts.queries import winning as plans
from db.contacts.records.retention import WatchedLine, WinBackLine
from tests.db.calls import Call, Case, P, of_client, of_desk
from tests.db.contacts.retention.samples import make_absences, make_plans, make_watched
from tests.db.salon import HAO

SAMPLES = (make_watched, make_absences, make_plans)


def _watched(case: Case) -> WatchedLine:
    return case.of(make_watched)[case.client]


def _absence(case: Case) -> int:
    return case.of(make_absences)[case.client]


def _plan(case: Case) -> WinBackLine:
    return case.of(make_plans)[case.client]


CALLS: dict[Callable[..., Any], Call] = {
    retention.set_absence: of_client(P.APPOINTMENTS)(
        lambda at, case: retention.set_absence(
            at,
            retention.SetAbsence(
                request_id="new", absence=_absence(case), version=1, reason="price", owner=case.salon.staff[HAO]
            ),
        )
    ),
    retention.give_up: of_client(P.APPOINTMENTS)(
        lambda at, case: retention.give_up(at, retention.GiveUp(request_id="new", absence=_absence(case), version=1))
    ),
    retention.watch: of_client(P.APPOINTMENTS)(
        lambda at, case: retention.watch(at, retention.Watch(request_id="new", client=case.client, kind="risk"))
    ),
    retention.unwatch: of_client(P.APPOINTMENTS)(
        lambda at, case: retention.unwatch(
            at, retention.Unwatch(request_id="new", watch=_watched(case).id, version=_watched(case).version)
        )
    ),
    winning.plan_win_back: of_client(P.APPOINTMENTS)(
        lambda at, case: winning.plan_win_back(
            at,
            winning.PlanWinBack(
                request_id="new",
                watch=_plan(case).watch,
                matter="price",
                offer="再打一次电话",
                owner=case.salon.staff[HAO],
                next=case.salon.clock.today,
                plan=_plan(case).id,
                version=_plan(case).version,
            ),
        )
    ),
    winning.end_win_back: of_client(P.APPOINTMENTS)(
        lambda at, case: winning.end_win_back(
            at,
            winning.EndWinBack(
                request_id="new", plan=_plan(case).id, version=_plan(case).version, outcome="back", reason="又来了"
            ),
        )
    ),
    printing.print_retention: of_desk(P.PRINT, P.APPOINTMENTS)(
        lambda at, case: printing.print_retention(at, "growing")
    ),
    plans.winning_back: of_desk(P.DESK)(lambda at, case: plans.winning_back(at)),
    plans.win_back: of_client(P.APPOINTMENTS)(lambda at, case: plans.win_back(at, _plan(case).id)),
    queries.retention: of_desk(P.DESK)(lambda at, case: queries.retention(at, "growing")),
    queries.watched_line: of_client(P.APPOINTMENTS)(
        lambda at, case: queries.watched_line(at, "growing", _watched(case).id)
    ),
    queries.retention_of_client: of_client(P.APPOINTMENTS)(
        lambda at, case: queries.retention_of_client(at, case.client)
    ),
}
