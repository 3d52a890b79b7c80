"""How operations and queries of the roster are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from db.roster import queries
from db.roster.intervals import Interval
from db.roster.operations import blocks, opening, printing, roster, shifts
from db.roster.records import Assigned
from tests.db.calls import Call, Case, P, of_desk
from tests.db.roster.samples import make_roster
from tests.db.salon import LIN

SAMPLES = (make_roster,)
TEN_TO_EIGHT = Interval(600, 1200)


def _assigned(case: Case) -> tuple[Assigned, ...]:
    made = case.of(make_roster)
    return (Assigned(person=case.salon.staff[LIN], day=made.day, shift=made.leave.id, version=1),)


CALLS: dict[Callable[..., Any], Call] = {
    shifts.save_shift: of_desk(P.ROSTER)(
        lambda at, case: shifts.save_shift(
            at, shifts.SaveShift(request_id="new", name="晚班", short="晚", start=720, finish=1260)
        )
    ),
    roster.set_roster: of_desk(P.ROSTER)(
        lambda at, case: roster.set_roster(at, roster.SetRoster(request_id="new", days=_assigned(case)))
    ),
    roster.fill_roster: of_desk(P.ROSTER)(
        lambda at, case: roster.fill_roster(
            at,
            roster.FillRoster(
                request_id="new",
                people=(case.salon.staff[LIN],),
                like=case.of(make_roster).day,
                first=case.of(make_roster).day + timedelta(days=7),
                last=case.of(make_roster).day + timedelta(days=13),
            ),
        )
    ),
    opening.set_opening_hours: of_desk(P.ROSTER)(
        lambda at, case: opening.set_opening_hours(
            at,
            opening.SetOpeningHours(
                request_id="new", hours={0: TEN_TO_EIGHT}, before=dict.fromkeys(range(7), Interval(540, 1260))
            ),
        )
    ),
    opening.close_salon_day: of_desk(P.ROSTER)(
        lambda at, case: opening.close_salon_day(
            at, opening.CloseSalonDay(request_id="new", day=case.of(make_roster).day, note="盘点")
        )
    ),
    blocks.block_time: of_desk(P.APPOINTMENTS)(
        lambda at, case: blocks.block_time(
            at,
            blocks.BlockTime(
                request_id="new",
                day=case.of(make_roster).day,
                start=540,
                finish=600,
                why="病了",
                person=case.salon.staff[LIN],
            ),
        )
    ),
    blocks.unblock: of_desk(P.APPOINTMENTS)(lambda at, case: blocks.unblock(at, case.of(make_roster).block)),
    printing.print_roster: of_desk(P.DESK)(lambda at, case: printing.print_roster(at, case.of(make_roster).day)),
    queries.shifts: of_desk(P.DESK)(lambda at, case: queries.shifts(at)),
    queries.roster_week: of_desk(P.DESK)(lambda at, case: queries.roster_week(at, case.of(make_roster).day)),
    queries.opening_hours: of_desk(P.DESK)(lambda at, case: queries.opening_hours(at)),
    queries.salon_days: of_desk(P.DESK)(lambda at, case: queries.salon_days(at)),
    queries.blocks: of_desk(P.DESK)(
        lambda at, case: queries.blocks(at, case.of(make_roster).day, case.of(make_roster).day)
    ),
    queries.blockable: of_desk(P.APPOINTMENTS)(lambda at, case: queries.blockable(at)),
    queries.would_uncover: of_desk(P.ROSTER)(lambda at, case: queries.would_uncover(at, _assigned(case))),
    queries.would_fill_over: of_desk(P.ROSTER)(
        lambda at, case: queries.would_fill_over(
            at, (case.salon.staff[LIN],), case.of(make_roster).day, case.of(make_roster).day + timedelta(days=7), None
        )
    ),
    queries.would_change_over: of_desk(P.ROSTER)(
        lambda at, case: queries.would_change_over(at, case.of(make_roster).early)
    ),
    queries.would_open_over: of_desk(P.ROSTER)(lambda at, case: queries.would_open_over(at, {0: TEN_TO_EIGHT})),
    queries.would_close_over: of_desk(P.ROSTER)(
        lambda at, case: queries.would_close_over(at, case.of(make_roster).day, TEN_TO_EIGHT)
    ),
    queries.booked_within: of_desk(P.APPOINTMENTS)(
        lambda at, case: queries.booked_within(at, case.of(make_roster).day, TEN_TO_EIGHT, person=case.salon.staff[LIN])
    ),
}
