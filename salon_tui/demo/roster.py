"""The demo's beds, rooms, an instrument, its shifts, and the roster of this week and the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from db.core.desk import Desk
from db.resources.operations import SaveResource, SaveServiceNeeds, save_resource, save_service_needs
from db.resources.records import Need, ServiceNeeds
from db.roster.operations.roster import SetRoster, set_roster
from db.roster.operations.shifts import SaveShift, save_shift
from db.roster.records import Assigned

_BEDS, _ROOM, _INSTRUMENT = ("1号床", "2号床", "3号床", "4号床"), "双人房", "微电流仪"
_SHIFTS = (
    # name, short, kind, from, until, break from, break until
    ("早班", "早", "work", 540, 1080, 720, 750),
    ("晚班", "晚", "work", 720, 1260, 1020, 1050),
    ("全天", "全", "work", 600, 1260, 780, 840),
    ("休息", "休", "rest", 0, 0, 0, 0),
    ("请假", "假", "leave", 0, 0, 0, 0),
)
_WEEKS = {
    # by place among the people: from Monday to Sunday
    1: "全休早早全全晚",
    2: "早早休早早全全",
    3: "晚休晚晚晚晚全",
    4: "休早早休晚晚早",
}
"""Who is at the desk, and who treats clients; for the others the salon's hours hold."""
_NEEDS: Mapping[str, tuple[int, int, bool]] = {
    # category: minutes before, minutes after, whether the beautician is free under the mask
    "面部": (0, 10, True),
    "眼部": (0, 5, False),
    "颈部": (0, 5, False),
    "身体": (5, 10, False),
}
_MASK = (30, 15)
"""From which minute the beautician is free, and how long."""
_WITH_INSTRUMENT = "微电流提拉"


def furnish_day(
    desk: Desk, today: date, services: Sequence[tuple[int, str, str, int]], request: Callable[[], str]
) -> None:
    """Places, needs, shifts and roster.

    Args:
        desk: The manager's.
        today: A day of the first of the two weeks.
        services: Id, name, category and minutes of each service.
        request: Gives ids for requests.
    """
    for bed in _BEDS:
        save_resource(desk, SaveResource(request_id=request(), kind="bed", name=bed))
    save_resource(desk, SaveResource(request_id=request(), kind="room", name=_ROOM, capacity=2))
    instrument = save_resource(
        desk, SaveResource(request_id=request(), kind="instrument", name=_INSTRUMENT, exclusive=True)
    )
    for id, name, category, minutes in services:
        if category in _NEEDS:
            before, after, has_mask = _NEEDS[category]
            free_from, free = _MASK if has_mask and minutes >= sum(_MASK) else (0, 0)
            with_it = (Need("", instrument.id, 1),) if name == _WITH_INSTRUMENT else ()
            needs = ServiceNeeds(
                before=before,
                after=after,
                free_from=free_from,
                free_minutes=free,
                interval_days=28,
                needs=(Need("bed", None, 1), *with_it),
            )
            save_service_needs(desk, SaveServiceNeeds(request_id=request(), service=id, version=1, needs=needs))
    _make_roster(desk, today - timedelta(days=today.weekday()), request)


def _make_roster(desk: Desk, monday: date, request: Callable[[], str]) -> None:
    shifts = {}
    for name, short, kind, start, finish, break_start, break_finish in _SHIFTS:
        made = save_shift(
            desk,
            SaveShift(
                request_id=request(),
                name=name,
                short=short,
                kind=kind,
                start=start,
                finish=finish,
                break_start=break_start,
                break_finish=break_finish,
            ),
        )
        shifts[short] = made.id
    days = tuple(
        Assigned(person=place + 1, day=monday + timedelta(days=7 * week + weekday), shift=shifts[short])
        for place, shorts in _WEEKS.items()
        for week in range(2)
        for weekday, short in enumerate(shorts)
    )
    set_roster(desk, SetRoster(request_id=request(), days=days))
