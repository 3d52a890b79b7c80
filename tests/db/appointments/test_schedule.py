"""The rules of booking one by one, with days made by hand."""

from __future__ import annotations

from dataclasses import replace

from db.appointments.records import NoneFree, Pass, What
from db.appointments.schedule.day import CLIENT, RESOURCE, STAFF, Day, Hold, Wanted
from db.appointments.schedule.free import free_starts, people_free, why_none
from db.appointments.schedule.occupancy import Placed, holds
from db.appointments.schedule.placing import Placement, place
from db.resources.records import Need, ResourceRecord, ServiceNeeds
from db.roster.intervals import Interval
from db.roster.records import Hours

LIN, HAO, SU = 1, 2, 3
TEN, NOON = 600, 720
WORKS = Hours(work=(Interval(540, 1260),))
DAY = Day(hours={LIN: WORKS, HAO: WORKS, SU: WORKS}, beauticians=(LIN, HAO, SU), names={LIN: "林", HAO: "郝", SU: "苏"})
BEDS = [
    ResourceRecord(id=id, version=1, kind="bed", name=name, capacity=capacity, exclusive=False, active=True)
    for id, name, capacity in ((1, "双人房", 2), (2, "2号床", 1), (3, "1号床", 1))
]
PLAIN = ServiceNeeds()
IN_BED = ServiceNeeds(needs=(Need("bed", None, 1),))


def wanted(staff: int | None = LIN, minutes: int = 60, asks: ServiceNeeds = PLAIN, together: bool = False) -> Wanted:
    return Wanted(service=1, staff=staff, minutes=minutes, asks=asks, together=together)


def taken(day: Day, *parts: Placed, client: int = 0) -> Day:
    return replace(day, taken=[*day.taken, *holds(parts, client, 9)])


def placed(start: int, finish: int, staff: int | None = LIN, **more: int) -> Placed:
    return Placed(start=start, finish=finish, staff=staff, resources={}, **more)


def starts(day: Day, *parts: Wanted) -> list[int]:
    return [start for start, _ in free_starts(day, parts, people_free(day, parts))]


def whats(placement: Placement) -> list[tuple[What, Pass]]:
    return [(one.what, one.passing) for one in placement.against]


def test_touching_is_no_conflict_and_one_minute_is() -> None:
    day = taken(DAY, placed(TEN, 660))
    assert whats(place(day, [wanted()], 660)) == []
    assert whats(place(day, [wanted()], 540)) == []
    assert whats(place(day, [wanted()], 655)) == [(What.STAFF_TAKEN, Pass.BOOK_OVER)]


def test_what_is_in_the_way_is_said() -> None:
    [line] = place(taken(DAY, placed(TEN, 660)), [wanted()], 655).against
    assert (line.who, line.start, line.finish, line.appointment) == ("林", TEN, 660, 9)


def test_buffers_add_up_between_appointments() -> None:
    day = taken(DAY, placed(TEN, 660, after=10))
    ready = wanted(asks=ServiceNeeds(before=5))
    assert whats(place(day, [ready], 670)) == [(What.BUFFER, Pass.REASON)]
    assert whats(place(day, [ready], 675)) == []


def test_buffers_fall_away_between_parts_of_one() -> None:
    both = [placed(TEN, 660, after=10), placed(660, NOON, before=5, after=10)]
    assert holds(both, client=7) == [
        Hold(STAFF, LIN, TEN, 730, TEN, NOON),
        Hold(CLIENT, 7, TEN, NOON, TEN, NOON),
    ]


def test_under_the_mask_the_beautician_is_free_and_the_bed_is_not() -> None:
    mask = Placed(start=TEN, finish=660, staff=LIN, resources={2: 1}, before=5, free_from=20, free_minutes=20)
    assert holds([mask], client=0) == [
        Hold(STAFF, LIN, 595, 620, TEN, 620),
        Hold(STAFF, LIN, 640, 660, 640, 660),
        Hold(RESOURCE, 2, 595, 660, TEN, 660),
    ]
    assert whats(place(taken(DAY, mask), [wanted(minutes=20)], 620)) == []


def test_two_people_together_hold_the_client_once() -> None:
    parts = [wanted(LIN), wanted(HAO, together=True)]
    placement = place(replace(DAY, client=7), parts, TEN)
    assert whats(placement) == []
    assert [hold for hold in holds(placement.parts, 7) if hold.kind == CLIENT] == [Hold(CLIENT, 7, TEN, 660, TEN, 660)]
    assert whats(place(DAY, [wanted(LIN), wanted(LIN, together=True)], TEN)) == [(What.STAFF_TAKEN, Pass.BOOK_OVER)]


def test_a_client_is_at_one_place_at_a_time() -> None:
    day = replace(taken(DAY, placed(TEN, 660, HAO), client=7), client=7)
    assert whats(place(day, [wanted(LIN)], 630)) == [(What.CLIENT_TAKEN, Pass.BOOK_OVER)]


def test_the_peak_counts_and_not_the_number() -> None:
    in_room = ServiceNeeds(needs=(Need("", 1, 1),))
    day = replace(DAY, resources=BEDS)
    for start, finish, staff in ((TEN, 660, HAO), (660, NOON, SU)):
        day = taken(day, Placed(start=start, finish=finish, staff=staff, resources={1: 1}))
    assert whats(place(day, [wanted(LIN, 120, in_room)], TEN)) == []
    day = taken(day, Placed(start=655, finish=665, staff=None, resources={1: 1}))
    assert whats(place(day, [wanted(LIN, 120, in_room)], TEN)) == [(What.RESOURCE_TAKEN, Pass.BOOK_OVER)]


def test_the_smallest_bed_that_is_free_is_taken_then_by_name() -> None:
    day = replace(DAY, resources=BEDS)
    chosen = []
    for staff in (LIN, HAO, SU):
        [part] = place(day, [wanted(staff, asks=IN_BED)], TEN).parts
        chosen += [BEDS[resource - 1].name for resource in part.resources]
        day = taken(day, part)
    assert chosen == ["1号床", "2号床", "双人房"]


def test_an_exclusive_instrument_is_never_given_to_two() -> None:
    laser = ResourceRecord(id=5, version=1, kind="instrument", name="激光", capacity=1, exclusive=True, active=True)
    day = taken(replace(DAY, resources=[laser]), Placed(start=TEN, finish=660, staff=HAO, resources={5: 1}))
    asks = ServiceNeeds(needs=(Need("", 5, 1),))
    assert whats(place(day, [wanted(LIN, asks=asks)], TEN)) == [(What.RESOURCE_TAKEN, Pass.NEVER)]


def test_what_there_is_not_can_not_be_had() -> None:
    asks = ServiceNeeds(needs=(Need("bed", None, 4),))
    assert whats(place(replace(DAY, resources=BEDS), [wanted(asks=asks)], TEN)) == [(What.NO_RESOURCE, Pass.NEVER)]


def test_anybody_is_the_clients_own_then_who_has_least_to_do_then_whose_turn_it_is() -> None:
    anybody = [wanted(None)]
    day = taken(DAY, placed(NOON, 780, LIN), placed(NOON, 750, HAO), placed(NOON, 750, SU))
    day = replace(day, turn=(SU, HAO, LIN))
    assert place(replace(day, own=LIN), anybody, TEN).parts[0].staff == LIN
    assert place(day, anybody, TEN).parts[0].staff == SU
    assert place(replace(day, turn=(HAO, SU)), anybody, TEN).parts[0].staff == HAO
    # of who is taken, or hasn't learned it, nobody is taken
    assert place(taken(day, placed(TEN, 660, SU)), anybody, TEN).parts[0].staff == HAO
    assert place(day, [wanted(None, asks=ServiceNeeds(staff=(LIN,)))], TEN).parts[0].staff == LIN


def test_the_same_person_does_all_of_it_where_somebody_can() -> None:
    day = taken(DAY, placed(1000, 1100, LIN), placed(660, NOON, HAO), placed(660, NOON, SU))
    assert [part.staff for part in place(day, [wanted(None), wanted(None)], TEN).parts] == [LIN, LIN]
    # and where nobody can, whoever comes first for each
    nobody = taken(day, placed(TEN, 660, LIN))
    assert [part.staff for part in place(nobody, [wanted(None), wanted(None)], TEN).parts] == [HAO, LIN]


def test_where_nobody_is_free_it_is_whom_the_least_stands_against() -> None:
    late = {LIN: WORKS, HAO: Hours(work=(Interval(660, 1260),)), SU: WORKS}
    day = taken(replace(DAY, hours=late), placed(TEN, 660, LIN), placed(TEN, 660, SU))
    placement = place(day, [wanted(None)], TEN)
    assert (placement.parts[0].staff, whats(placement)) == (HAO, [(What.HOURS, Pass.REASON)])


def test_hours_breaks_leave_and_skill() -> None:
    hours = Hours(work=(Interval(540, 1080),), breaks=(Interval(NOON, 750),))
    day = replace(DAY, hours={LIN: hours, HAO: Hours(work=(), leave=True), SU: Hours(work=(), salon_closed=True)})
    assert whats(place(day, [wanted(LIN)], 1050)) == [(What.HOURS, Pass.REASON)]
    assert whats(place(day, [wanted(LIN)], 690)) == [(What.BREAK, Pass.REASON)]
    assert whats(place(day, [wanted(LIN, asks=ServiceNeeds(staff=(HAO,)))], TEN)) == [(What.SKILL, Pass.REASON)]
    assert whats(place(day, [wanted(HAO)], TEN)) == [(What.LEAVE, Pass.BOOK_OVER)]
    assert whats(place(day, [wanted(SU)], TEN)) == [(What.CLOSED, Pass.BOOK_OVER)]
    gone = replace(day, inactive=frozenset({LIN}))
    assert whats(place(gone, [wanted(LIN)], TEN)) == [(What.INACTIVE, Pass.NEVER)]
    assert whats(place(replace(day, past=True), [wanted(LIN)], TEN)) == [(What.PAST, Pass.NEVER)]


def test_midnight_is_a_finish() -> None:
    day = replace(DAY, hours={LIN: Hours(work=(Interval(0, 1440),))}, beauticians=(LIN,))
    assert starts(day, wanted())[-1] == 1380
    late = taken(day, placed(1380, 1440, after=10))
    assert [(hold.start, hold.finish) for hold in late.taken] == [(1380, 1440)]


def test_proposals_come_every_quarter_of_an_hour_and_not_before_now() -> None:
    assert starts(replace(DAY, not_before=1150), wanted()) == [1155, 1170, 1185, 1200]


def test_why_there_is_no_time() -> None:
    closed = replace(DAY, hours={LIN: Hours(work=(), salon_closed=True)})
    full = taken(DAY, placed(540, 1260))
    gaps = taken(DAY, placed(570, 1230))
    asked = [wanted(LIN)]
    assert why_none([closed], asked) is NoneFree.CLOSED
    assert why_none([full], asked) is NoneFree.FULL
    assert why_none([closed, gaps], asked) is NoneFree.TOO_SHORT
    # a gap of just the length is long enough: something else is taken then
    assert why_none([taken(DAY, placed(600, 1260))], asked) is NoneFree.FULL
    assert why_none([taken(DAY, placed(599, 1260))], asked) is NoneFree.TOO_SHORT
