"""Appointments are confirmed, cancelled, missed; people come, with an appointment and without, and wait for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.appointments import queries
from db.appointments.coming_again.records import Due
from db.appointments.operations import arrival, booking, changing, states, waiting
from db.appointments.records import AppointmentRecord, NoneFree, What
from db.appointments.requests import (
    CancelAppointment,
    CheckIn,
    CloseWaiting,
    OfferSlot,
    PutOnWaiting,
    RegisterGuest,
    UndoCheckIn,
    WalkIn,
)
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.visits import operations as visits
from db.visits import queries as visit_queries
from tests.db.appointments.samples import TEN, asked, book, of, part, taken, tomorrow
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    HAO,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PEEL,
    PRICE,
    ZENG,
    Salon,
    wrong,
)


@pytest.fixture
def desk(salon: Salon) -> Desk:
    return salon.desk(DESK_WOMAN)


def cancel(salon: Salon, one: AppointmentRecord, reason: str = "ill") -> CancelAppointment:
    return CancelAppointment(request_id=salon.request(), appointment=one.id, version=one.version, reason=reason)


def comes(salon: Salon, one: AppointmentRecord, second: bool = False) -> CheckIn:
    return CheckIn(request_id=salon.request(), appointment=one.id, version=one.version, second=second)


def today(salon: Salon, desk: Desk, client: str = "", **more: object) -> AppointmentRecord:
    return book(salon, desk, client, 1140, **{"day": salon.clock.today, **more})


def test_a_cancelled_time_is_free_at_once_and_can_be_taken_back(salon: Salon, desk: Desk) -> None:
    made = states.confirm(desk, of(salon, book(salon, desk, OUYANG)))
    error = wrong(states.cancel_appointment, desk, cancel(salon, made, ""))
    assert isinstance(error, InvalidFields)
    assert error.flaws == {"reason": Flaw.REQUIRED}
    gone = states.cancel_appointment(desk, cancel(salon, made))
    assert (gone.state, gone.reason, taken()) == ("cancelled", "ill", [])
    assert wrong(states.cancel_appointment, desk, cancel(salon, gone)).code is Code.NOT_LIVE
    back = states.undo_state(desk, of(salon, gone))
    assert (back.state, back.reason) == ("confirmed", "")
    assert taken() == [(salon.staff[LIN], TEN, 660)]
    assert states.undo_state(desk, of(salon, back)).state == "booked"
    assert [what for (what,) in rows("SELECT what FROM appointment_event ORDER BY id")] == [
        "booked",
        "confirmed",
        "cancelled",
        "undone",
        "undone",
    ]


def test_what_was_given_to_somebody_else_is_not_taken_back(salon: Salon, desk: Desk) -> None:
    gone = states.cancel_appointment(desk, cancel(salon, book(salon, desk, OUYANG)))
    book(salon, desk, CHEN)
    assert wrong(states.undo_state, desk, of(salon, gone)).code is Code.SLOT_TAKEN


def test_nobody_is_missed_before_a_quarter_of_an_hour(salon: Salon) -> None:
    now = salon.clock.now.astimezone()
    start = (now.hour * 60 + now.minute) // 5 * 5
    owner = salon.desk(OWNER).because("提早开门")
    made = booking.book(owner, asked(salon, OUYANG, start, day=salon.clock.today, despite=frozenset(What)))
    desk = salon.desk(DESK_WOMAN)
    salon.clock.forward(minutes=14)
    error = wrong(states.mark_missed, desk, of(salon, made))
    assert (error.code, error.facts["time"]) == (Code.NOT_YET, f"{(start + 15) // 60:02}:{(start + 15) % 60:02}")
    salon.clock.forward(minutes=1)
    assert states.mark_missed(desk, of(salon, made)).state == "missed"
    assert taken() == []


def test_a_reminder_is_written_down(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    assert states.note_reminded(desk, of(salon, made)).version == made.version
    assert rows("SELECT what FROM appointment_event WHERE what = 'reminded'") == [("reminded",)]


def test_who_comes_has_a_visit_with_the_services_as_booked(salon: Salon, desk: Desk) -> None:
    made = today(salon, desk, OUYANG, parts=(part(salon), part(salon, HAO)))
    rows("UPDATE service SET price = price * 2")
    here = arrival.check_in(desk, comes(salon, made))
    assert here.state == "arrived" and here.visit is not None
    visit = visit_queries.open_record(desk, here.visit)
    assert [(one.name, one.staff.label, one.price) for one in visit.services] == [
        (MOISTURE, LIN, PRICE),
        (MOISTURE, HAO, PRICE),
    ]
    assert rows("SELECT received_by_id, left_at FROM reception") == [(salon.staff[DESK_WOMAN], None)]
    paid = salon.pay(desk, visit, 2 * PRICE)
    salon.end(desk, paid)
    assert queries.appointment(desk, made.id).state == "done"
    assert rows("SELECT left_at IS NOT NULL FROM reception") == [(1,)]
    assert wrong(arrival.check_in, desk, comes(salon, here)).code is Code.CHANGED_MEANWHILE


def test_only_todays_appointment_arrives(salon: Salon, desk: Desk) -> None:
    assert wrong(arrival.check_in, desk, comes(salon, book(salon, desk, OUYANG))).code is Code.NOT_TODAY


def test_a_second_visit_of_the_day_and_a_conflict_are_asked_as_ever(salon: Salon, desk: Desk) -> None:
    made = today(salon, desk, OUYANG, parts=(part(salon, service=PEEL),))
    salon.visit(desk, OUYANG)
    assert wrong(arrival.check_in, desk, comes(salon, made)).code is Code.SAME_DAY
    assert wrong(arrival.check_in, desk, comes(salon, made, second=True)).code is Code.CONFLICT


def test_what_stops_at_the_door_is_left_out_or_something_else_is_done(salon: Salon, desk: Desk) -> None:
    made = today(salon, desk, OUYANG, parts=(part(salon, service=PEEL), part(salon, HAO)))
    asked = comes(salon, made)
    assert wrong(arrival.check_in, desk, asked).code is Code.CONFLICT
    peel, lift = salon.services[PEEL], salon.services[LIFT]
    here = arrival.check_in(desk, replace(asked, instead=((peel, 0),)))
    assert here.visit is not None
    assert [one.name for one in visit_queries.open_record(desk, here.visit).services] == [MOISTURE]
    undo = UndoCheckIn(request_id=salon.request(), appointment=here.id, version=here.version, reason="又想做")
    back = arrival.undo_check_in(desk, undo)
    here = arrival.check_in(desk, replace(comes(salon, back), instead=((peel, lift),)))
    assert here.visit is not None
    lines = visit_queries.open_record(desk, here.visit).services
    # at its own price, by whom the other was booked with
    assert [(one.name, one.staff.label, one.price == one.listed) for one in lines] == [
        (LIFT, LIN, True),
        (MOISTURE, HAO, True),
    ]


def test_a_reason_for_the_time_lets_nothing_through_that_is_about_health(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    book(salon, owner, ZENG, 1140, day=salon.clock.today)
    parts = (part(salon, service=PEEL),)
    over = WalkIn(request_id="over", parts=parts, client=salon.clients[OUYANG], start=1140, despite=frozenset(What))
    hurried = owner.because("客人赶时间")
    assert wrong(arrival.walk_in, hurried, over).code is Code.CONFLICT
    here = salon.let_through(hurried, "医生书面同意", arrival.walk_in, over)
    assert rows("SELECT reason FROM override WHERE visit_id = ?", here.visit) == [("医生书面同意",)]
    assert rows("SELECT DISTINCT reason FROM booking_override") == [("客人赶时间",)]


def test_an_arrival_is_taken_back_until_something_is_written(salon: Salon, desk: Desk) -> None:
    made = states.confirm(desk, of(salon, today(salon, desk, OUYANG)))
    here = arrival.check_in(desk, comes(salon, made))
    undo = UndoCheckIn(request_id=salon.request(), appointment=here.id, version=here.version, reason="认错人")
    back = arrival.undo_check_in(desk, undo)
    assert (back.state, back.visit) == ("confirmed", None)
    assert rows("SELECT cancelled FROM visit ORDER BY id DESC LIMIT 1") == [("认错人",)]
    here = arrival.check_in(desk, comes(salon, back))
    assert here.visit is not None
    salon.pay(desk, visit_queries.open_record(desk, here.visit), 100)
    again = replace(undo, request_id=salon.request(), version=here.version)
    assert wrong(arrival.undo_check_in, desk, again).code is Code.IS_PAID
    salon.save(desk, visit_queries.open_record(desk, here.visit))
    assert wrong(arrival.undo_check_in, desk, again).code is Code.IS_WRITTEN


def test_a_visit_that_is_taken_back_gives_the_appointment_back(salon: Salon, desk: Desk) -> None:
    here = arrival.check_in(desk, comes(salon, today(salon, desk, OUYANG)))
    assert here.visit is not None
    visits.cancel_visit(desk, visits.CancelVisit(salon.request(), here.visit, 1, "开错"))
    assert queries.appointment(desk, here.id).state == "booked"


def test_a_guest_comes_without_a_visit(salon: Salon, desk: Desk) -> None:
    here = arrival.check_in(desk, comes(salon, today(salon, desk)))
    assert (here.state, here.visit) == ("arrived", None)
    assert arrival.see_guest_off(desk, of(salon, here)).state == "done"
    client = arrival.check_in(desk, comes(salon, today(salon, desk, OUYANG, who=HAO)))
    assert wrong(arrival.see_guest_off, desk, of(salon, client)).code is Code.HAS_FILE


def test_a_guest_who_gets_a_file_while_here_has_a_visit(salon: Salon, desk: Desk) -> None:
    here = arrival.check_in(desk, comes(salon, today(salon, desk)))
    registered = salon.register(desk, "王女士").id
    link = RegisterGuest(request_id=salon.request(), appointment=here.id, version=here.version, registered=registered)
    linked = changing.register_guest(desk, link)
    assert (linked.name, linked.state) == ("王女士", "arrived")
    assert linked.visit is not None
    assert [one.name for one in visit_queries.open_record(desk, linked.visit).services] == [MOISTURE]


def walks_in(salon: Salon, desk: Desk, client: str, start: int = 1140, asked_for: bool = False) -> AppointmentRecord:
    return arrival.walk_in(
        desk,
        WalkIn(
            request_id=salon.request(),
            client=salon.clients[client],
            parts=(part(salon, None),),
            start=start,
            asked_for=asked_for,
        ),
    )


def test_walk_ins_go_by_turn_and_move_it_on(salon: Salon, desk: Desk) -> None:
    def turn() -> list[str]:
        names = {id: name for name, id in salon.staff.items()}
        return [names[person] for person in queries.day_grid(desk, salon.clock.today).turn]

    assert turn() == [LIN, HAO]
    first = walks_in(salon, desk, LI)
    assert (first.state, first.source, first.parts[0].staff_name) == ("arrived", "walk_in", LIN)
    assert turn() == [HAO, LIN]
    # who is asked for keeps the turn
    walks_in(salon, desk, ZENG, 1080, asked_for=True)
    assert turn() == [HAO, LIN]


def test_the_waiting_list(salon: Salon, desk: Desk) -> None:
    day = tomorrow(salon)
    request = PutOnWaiting(
        request_id=salon.request(),
        client=salon.clients[CHEN],
        services=(salon.services[MOISTURE],),
        from_day=day,
        to_day=day + timedelta(days=3),
        times=("morning",),
        beautician=salon.staff[LIN],
    )
    line = waiting.put_on_waiting(desk, request)
    assert (line.names, line.beautician_name, line.state) == ((MOISTURE,), LIN, "waiting")
    assert line.client is not None and line.client.name == CHEN
    assert waiting.put_on_waiting(desk, request) == line
    assert [one.id for one in queries.waiting_list(desk, day)] == [line.id]
    assert queries.waiting_list(desk, day + timedelta(days=4)) == ()
    assert queries.day_grid(desk, day).waiting == 1

    def offer(start: int, version: int) -> OfferSlot:
        return OfferSlot(request_id=salon.request(), waiting=line.id, version=version, day=day, start=start)

    book(salon, desk, OUYANG)
    assert wrong(waiting.offer_slot, desk, offer(TEN, line.version)).code is Code.SLOT_TAKEN
    offered = waiting.offer_slot(desk, offer(720, line.version))
    assert (offered.state, offered.until) == ("offered", salon.clock.now + timedelta(hours=1))
    assert wrong(booking.book, desk, asked(salon, LI, 720, waiting=line.id)).code is Code.NOT_WAITING
    made = book(salon, desk, CHEN, 720, waiting=line.id)
    assert queries.waiting_list(desk) == ()
    assert rows("SELECT state, appointment_id FROM waiting") == [("booked", made.id)]
    close = CloseWaiting(request_id=salon.request(), waiting=line.id, version=offered.version + 1)
    assert wrong(waiting.close_waiting, desk, close).code is Code.NOT_WAITING


def test_the_day_shows_who_works_and_what_is_booked(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    gone = states.cancel_appointment(desk, cancel(salon, book(salon, desk, CHEN, 720)))
    grid = queries.day_grid(desk, tomorrow(salon))
    assert (grid.closed, grid.start, grid.finish) == (False, 540, 1260)
    assert [(one.name, one.hours) for one in grid.people] == [(LIN, ((540, 1260),)), (HAO, ((540, 1260),))]
    assert [one.id for one in grid.appointments] == [made.id]
    assert [one.id for one in queries.day_grid(desk, tomorrow(salon), True).appointments] == [made.id, gone.id]
    assert grid.next_free is not None
    # both are free from nine on, Hao the longer
    assert (grid.next_free.start, grid.next_free.finish, grid.next_free.staff_name) == (540, 1260, HAO)


def test_others_blocks_are_taken_without_a_name_for_a_beautician(salon: Salon, desk: Desk) -> None:
    book(salon, desk, CHEN, who=HAO)
    book(salon, desk, OUYANG, 720, who=HAO)
    book(salon, desk, LI, 840)
    book(salon, desk, "", 960, who=HAO)
    grid = queries.day_grid(salon.desk(LIN), tomorrow(salon))
    assert [(one.hidden, one.name, one.guest_name) for one in grid.appointments] == [
        (True, "", ""),
        (False, OUYANG, ""),
        (False, LI, ""),
        (True, "", ""),
    ]
    assert "".join(part.name for part in grid.appointments[0].parts) == ""


def test_free_times_say_with_whom_and_why_there_is_none(salon: Salon, desk: Desk) -> None:
    day: date = tomorrow(salon)
    book(salon, desk, OUYANG, 540, parts=(part(salon, minutes=660),))
    times = queries.free_times(desk, salon.clients[CHEN], (part(salon),), day, 1)
    assert [(one.start, one.finish, one.staff_name) for one in times.found] == [(1200, 1260, LIN)]
    assert queries.free_times(desk, 0, (part(salon, minutes=90),), day, 1).why is NoneFree.TOO_SHORT
    assert len(queries.free_times(desk, 0, (part(salon, None),), day, 31).found) == 40
    typed = queries.availability(desk, salon.clients[OUYANG], (part(salon, service=PEEL),), day, 570)
    assert {one.what.value for one in typed.against} == {"staff_taken", "client_taken"}
    assert (typed.finish, typed.unclear, typed.near[0].start) == (630, (PEEL,), 1200)


def test_the_next_booking_is_as_the_last_when_it_is_due(salon: Salon, desk: Desk) -> None:
    owner = salon.desk(OWNER)
    none = queries.propose_next(owner, salon.clients[CHEN])
    assert (none.day, none.services, none.due) == (None, (), None)
    # two visits, thirty and ten days ago: nothing is usual yet
    once = queries.propose_next(owner, salon.clients[OUYANG])
    assert (once.day, once.services, once.due) == (None, (salon.services[MOISTURE],), None)
    visit = salon.visit(owner, OUYANG)
    third = queries.propose_next(owner, salon.clients[OUYANG])
    assert (third.day, third.due) == (salon.clock.today + timedelta(days=15), Due.USUAL)
    rows(
        "INSERT INTO service_timing (service_id, before, after, free_from, free_minutes, interval_days) "
        "VALUES (?, 0, 0, 0, 0, 21)",
        salon.services[MOISTURE],
    )
    care = queries.propose_next(owner, salon.clients[OUYANG])
    assert (care.day, care.due) == (salon.clock.today + timedelta(days=21), Due.SERVICE)
    day = salon.clock.today + timedelta(days=9)
    salon.save(owner, visit, values={"next_date": day})
    book(salon, owner, CHEN, 690, day=day)
    agreed = queries.propose_next(owner, salon.clients[OUYANG])
    # at noon, since nobody knows better, and beside what is taken by then
    assert (agreed.day, agreed.start, agreed.beautician, agreed.due) == (day, 750, salon.staff[LIN], Due.AGREED)


def test_who_comes(salon: Salon, desk: Desk) -> None:
    made = today(salon, desk, OUYANG)
    [arriving] = queries.arrivals(desk)
    assert (arriving.id, arriving.services, arriving.staff, arriving.state) == (made.id, (MOISTURE,), (LIN,), "booked")
    assert [one.id for one in queries.of_client(desk, salon.clients[OUYANG])] == [made.id]
