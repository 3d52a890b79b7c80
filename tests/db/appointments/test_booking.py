"""Appointments are booked, moved and changed, and what stands against it is passed by who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.appointments.operations import booking, changing, states
from db.appointments.records import Pass, What
from db.appointments.refusals import NotFree
from db.appointments.requests import (
    Book,
    BookSeries,
    CancelAppointment,
    ChangeParts,
    MoveAppointment,
    PartAsked,
    RegisterGuest,
)
from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.resources.operations import SaveResource, save_resource
from tests.db.appointments.samples import TEN, asked, book, of, part, taken, tomorrow
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    GU,
    HAO,
    LI,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PEEL,
    PRICE,
    ZENG,
    Salon,
    everything,
    refused,
    wanted,
    wrong,
)


@pytest.fixture
def desk(salon: Salon) -> Desk:
    return salon.desk(DESK_WOMAN)


def stopped(desk: Desk, request: Book) -> NotFree:
    error = wrong(booking.book, desk, request)
    assert isinstance(error, NotFree)
    return error


def test_a_booking_says_who_does_what_when(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG, parts=(part(salon), part(salon, HAO, minutes=30)), note="从后门进", asked_for=True)
    assert made.client is not None
    assert (made.client.name, made.name, made.state, made.note, made.asked_for) == (
        OUYANG,
        OUYANG,
        "booked",
        "从后门进",
        True,
    )
    assert (made.day, made.start, made.finish) == (tomorrow(salon), TEN, 690)
    assert [(one.name, one.price, one.staff_name, one.minutes, one.start, one.finish) for one in made.parts] == [
        (MOISTURE, PRICE, LIN, 60, TEN, 660),
        (MOISTURE, PRICE, HAO, 30, 660, 690),
    ]
    assert taken() == [(salon.staff[LIN], TEN, 660), (salon.staff[HAO], 660, 690)]
    assert taken("client") == [(salon.clients[OUYANG], TEN, 690)]
    assert rows("SELECT what, start_after FROM appointment_event") == [("booked", TEN)]


def test_the_same_request_again_books_nothing_more(salon: Salon, desk: Desk) -> None:
    for request in (asked(salon, OUYANG), asked(salon, start=720)):
        made = booking.book(desk, request)
        before = everything("audit_entry")
        assert booking.book(desk, request) == made
        assert everything("audit_entry") == before


def test_a_guest_has_name_and_phone(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, guest_phone="138 0013 8000")
    assert (made.client, made.guest_name, made.guest_phone, made.name) == (None, "王女士", "13800138000", "王女士")
    error = wrong(booking.book, desk, asked(salon, guest_name=" ", guest_phone="12"))
    assert isinstance(error, InvalidFields)
    assert error.flaws == {"guest_name": Flaw.REQUIRED, "guest_phone": Flaw.NOT_A_PHONE}


@pytest.mark.parametrize(
    ("more", "flaws"),
    [
        ({"parts": ()}, {"services": Flaw.REQUIRED}),
        ({"start": 601}, {"start": Flaw.NOT_A_TIME}),
        ({"start": 1395}, {"start": Flaw.NOT_A_TIME}),
        ({"source": "smoke"}, {"source": Flaw.NOT_A_CHOICE}),
        ({"advisor": 999}, {"advisor": Flaw.NOBODY_CALLED_SO}),
    ],
)
def test_what_can_not_be_booked(salon: Salon, desk: Desk, more: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    error = wrong(booking.book, desk, replace(asked(salon, OUYANG), **more))
    assert isinstance(error, InvalidFields)
    assert error.flaws == flaws


def test_four_hundred_days_ahead_is_the_last(salon: Salon, desk: Desk) -> None:
    last = salon.clock.today + timedelta(days=400)
    assert book(salon, desk, OUYANG, day=last).day == last
    error = wrong(booking.book, desk, asked(salon, OUYANG, day=last + timedelta(days=1)))
    assert isinstance(error, InvalidFields)
    assert error.flaws == {"day": Flaw.TOO_FAR_AHEAD}


def test_a_day_that_is_over_is_never_booked(salon: Salon) -> None:
    owner = salon.desk(OWNER).because("补记")
    request = asked(salon, OUYANG, day=salon.clock.today - timedelta(days=1), despite=frozenset(What))
    [line] = stopped(owner, request).against[request.day]
    assert (line.what, line.passing) == (What.PAST, Pass.NEVER)


def test_a_taken_time_says_who_is_taken_and_what_is_free(salon: Salon, desk: Desk) -> None:
    first = book(salon, desk, OUYANG)
    error = stopped(desk, asked(salon, CHEN, 630))
    assert (error.code, error.facts["who"], error.facts["start"], error.facts["finish"]) == (
        Code.SLOT_TAKEN,
        LIN,
        "10:00",
        "11:00",
    )
    [line] = error.against[tomorrow(salon)]
    assert (line.what, line.appointment) == (What.STAFF_TAKEN, first.id)
    assert [(one.day, one.start, one.staff_name) for one in error.near][:2] == [
        (tomorrow(salon), 540, LIN),
        (tomorrow(salon), 660, LIN),
    ]
    # touching is no conflict
    assert book(salon, desk, CHEN, 660).start == 660


def test_over_service_time_it_takes_a_reason_and_a_second_person(salon: Salon, desk: Desk) -> None:
    first = book(salon, desk, OUYANG)
    request = asked(salon, CHEN, 630)
    known = replace(request, despite=frozenset({What.STAFF_TAKEN}))
    # neither the knowledge alone nor a reason alone
    assert stopped(desk, known).code is stopped(desk.because("赶时间"), request).code is Code.SLOT_TAKEN
    hurried = desk.because("赶时间")
    assert wanted(booking.book, hurried, known).client == salon.clients[CHEN]
    made = booking.book(salon.approved(hurried, booking.book, known), known)
    assert rows("SELECT appointment_id, seq, passed, reason, by_id, approver_id FROM booking_override") == [
        (made.id, 1, "staff_taken", "赶时间", salon.staff[DESK_WOMAN], salon.staff["沈若兰"])
    ]
    assert taken() == [(salon.staff[LIN], TEN, 660), (salon.staff[LIN], 630, 690)]
    assert first.id != made.id


def test_a_manager_needs_the_reason_alone(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    book(salon, owner, OUYANG)
    request = asked(salon, CHEN, 630, despite=frozenset({What.STAFF_TAKEN}))
    assert booking.book(owner.because("赶时间"), request).start == 630
    assert rows("SELECT approver_id FROM booking_override") == [(salon.staff[OWNER],)]


def test_outside_hours_it_takes_a_reason_alone(salon: Salon, desk: Desk) -> None:
    request = asked(salon, CHEN, 1230)
    error = stopped(desk, request)
    assert (error.code, error.facts["who"], error.facts["finish"]) == (Code.OUTSIDE_HOURS, LIN, "21:00")
    made = booking.book(desk.because("加班"), replace(request, despite=frozenset({What.HOURS})))
    assert made.finish == 1290
    assert rows("SELECT passed, approver_id FROM booking_override") == [("hours", None)]


def test_a_beautician_books_over_nobody(salon: Salon, desk: Desk) -> None:
    book(salon, desk, CHEN)
    request = asked(salon, OUYANG, despite=frozenset({What.STAFF_TAKEN}))
    assert refused(booking.book, salon.desk(LIN).because("赶"), request) is Code.NOT_ALLOWED


def test_an_instrument_for_one_is_never_given_to_two(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    laser = save_resource(
        owner, SaveResource(request_id="laser", kind="instrument", name="激光", capacity=1, exclusive=True)
    )
    rows(
        "INSERT INTO service_need (service_id, kind, resource_id, count) VALUES (?, '', ?, 1)",
        salon.services[MOISTURE],
        laser.id,
    )
    assert book(salon, owner, OUYANG).parts[0].resources == ("激光",)
    request = asked(salon, CHEN, 630, who=HAO, despite=frozenset({What.RESOURCE_TAKEN}))
    error = stopped(owner.because("急"), request)
    assert (error.facts["who"], error.facts["never"]) == ("激光", 1)


def test_anybody_is_chosen_when_it_is_booked(salon: Salon, desk: Desk) -> None:
    assert [book(salon, desk, one, who=None).parts[0].staff_name for one in (OUYANG, CHEN)] == [LIN, HAO]
    error = stopped(desk, asked(salon, ZENG, who=None))
    assert error.against[tomorrow(salon)][0].what is What.STAFF_TAKEN


def test_a_service_that_speaks_against_health_is_booked_and_marked(salon: Salon, desk: Desk) -> None:
    assert book(salon, desk, OUYANG, parts=(part(salon, service=PEEL),)).to_clear
    assert not book(salon, desk, CHEN, 720, parts=(part(salon, service=PEEL),)).to_clear


def test_a_later_change_of_the_service_moves_nothing(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    rows("UPDATE service SET price = 1, minutes = 15, name = '新名' WHERE id = ?", salon.services[MOISTURE])
    moved = changing.move_appointment(desk, _move(salon, made.id, made.version, 720))
    assert [(one.name, one.price, one.start, one.finish) for one in moved.parts] == [(MOISTURE, PRICE, 720, 780)]


def test_what_is_no_longer_offered_is_not_booked(salon: Salon, desk: Desk) -> None:
    rows("UPDATE service SET active = FALSE WHERE id = ?", salon.services[MOISTURE])
    error = wrong(booking.book, desk, asked(salon, OUYANG))
    assert isinstance(error, InvalidFields)
    assert error.flaws == {"services": Flaw.NO_LONGER_OFFERED}


def _series(salon: Salon, client: str, *days: int) -> BookSeries:
    return BookSeries(
        request_id=salon.request(),
        client=salon.clients[client],
        days=tuple(tomorrow(salon) + timedelta(days=day) for day in days),
        start=TEN,
        parts=(part(salon),),
    )


def test_a_series_is_booked_whole_or_lists_the_days_that_fail(salon: Salon, desk: Desk) -> None:
    for day in (7, 14):
        book(salon, desk, CHEN, day=tomorrow(salon) + timedelta(days=day))
    before = everything("audit_entry")
    error = wrong(booking.book_series, desk, _series(salon, OUYANG, 0, 7, 14, 21))
    assert isinstance(error, NotFree)
    assert list(error.against) == [tomorrow(salon) + timedelta(days=day) for day in (7, 14)]
    assert everything("audit_entry") == before
    error = wrong(booking.book_series, desk, _series(salon, OUYANG, 0, 14))
    assert isinstance(error, NotFree)
    assert list(error.against) == [tomorrow(salon) + timedelta(days=14)]
    request = _series(salon, OUYANG, 0, 21)
    made = booking.book_series(desk, request)
    assert [one.day for one in made.appointments] == list(request.days)
    assert {one.series for one in made.appointments} == {made.id}
    assert booking.book_series(desk, request) == made


def _move(salon: Salon, appointment: int, version: int, start: int, **more: int) -> MoveAppointment:
    return MoveAppointment(
        request_id=salon.request(),
        appointment=appointment,
        version=version,
        day=tomorrow(salon),
        start=start,
        colleague=more.get("colleague"),
    )


def test_a_move_is_one_step_and_does_not_stand_against_itself(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    moved = changing.move_appointment(desk, _move(salon, made.id, made.version, 630))
    assert (moved.start, moved.moves, moved.version) == (630, 1, made.version + 1)
    assert taken() == [(salon.staff[LIN], 630, 690)]
    assert rows("SELECT start_before, start_after FROM appointment_event WHERE what = 'moved'") == [(TEN, 630)]
    assert wrong(changing.move_appointment, desk, _move(salon, made.id, made.version, TEN)).code is (
        Code.CHANGED_MEANWHILE
    )
    other = changing.move_appointment(desk, _move(salon, made.id, moved.version, 630, colleague=salon.staff[HAO]))
    assert [one.staff_name for one in other.parts] == [HAO]


def test_a_move_that_can_not_be_leaves_everything(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    book(salon, desk, CHEN, 720)
    before = everything("audit_entry")
    assert wrong(changing.move_appointment, desk, _move(salon, made.id, made.version, 690)).code is Code.SLOT_TAKEN
    assert everything("audit_entry") == before


def test_parts_are_changed_and_those_that_stay_keep_their_price(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    rows("UPDATE service SET price = 1")
    kept = PartAsked(service=salon.services[MOISTURE], staff=salon.staff[HAO], part=made.parts[0].id)
    request = ChangeParts(
        request_id=salon.request(),
        appointment=made.id,
        version=made.version,
        parts=(part(salon), kept),
        note="改了",
        asked_for=True,
    )
    changed = changing.change_parts(desk, request)
    assert [(one.id == made.parts[0].id, one.price, one.staff_name, one.start) for one in changed.parts] == [
        (False, 1, LIN, TEN),
        (True, PRICE, HAO, 660),
    ]
    assert (changed.note, changed.asked_for, changed.finish) == ("改了", True, 720)
    assert taken() == [(salon.staff[LIN], TEN, 660), (salon.staff[HAO], 660, 720)]
    # and where none of them stays
    whole = replace(request, request_id=salon.request(), version=changed.version, parts=(part(salon, HAO),))
    assert [one.staff_name for one in changing.change_parts(desk, whole).parts] == [HAO]
    assert taken() == [(salon.staff[HAO], TEN, 660)]


def test_a_guest_who_gets_a_file_keeps_the_appointment(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk)
    book(salon, desk, LI, 630, who=HAO)

    def link(client: str) -> RegisterGuest:
        return RegisterGuest(
            request_id=salon.request(), appointment=made.id, version=made.version, registered=salon.clients[client]
        )

    # a client is at one place at a time
    assert wrong(changing.register_guest, desk, link(LI)).code is Code.SLOT_TAKEN
    linked = changing.register_guest(desk, link(CHEN))
    assert (linked.name, linked.guest_name, linked.guest_phone) == (CHEN, "", "")
    assert (salon.clients[CHEN], TEN, 660) in taken("client")
    again = replace(link(ZENG), version=linked.version)
    assert wrong(changing.register_guest, desk, again).code is Code.HAS_FILE


def test_an_appointment_makes_a_client_their_own_only_through_somebody_else(salon: Salon) -> None:
    """Today's and tomorrow's, made, moved or confirmed by somebody else; nobody places themselves."""
    advisor = salon.desk(GU)
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON
    rows("INSERT INTO service_staff (service_id, staff_id) VALUES (?, ?)", salon.services[MOISTURE], salon.staff[GU])
    mine = book(salon, advisor, CHEN, who=GU)
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON
    desk = salon.desk(DESK_WOMAN)
    states.confirm(desk, of(salon, mine))
    # the day after tomorrow is too far ahead
    book(salon, desk, LI, who=GU, day=tomorrow(salon) + timedelta(days=1))
    advisor = salon.desk(GU)
    assert open_client(advisor, salon.clients[CHEN]).name == CHEN
    assert refused(open_client, advisor, salon.clients[LI]) is Code.NEEDS_REASON
    # nor does it once it was moved by whoever it is for
    moved = MoveAppointment(
        request_id=salon.request(), appointment=mine.id, version=mine.version + 1, day=tomorrow(salon), start=720
    )
    changing.move_appointment(advisor, moved)
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON


def test_whoever_confirms_answers_for_others_and_not_for_themselves(salon: Salon, desk: Desk) -> None:
    rows("INSERT INTO service_staff (service_id, staff_id) VALUES (?, ?)", salon.services[MOISTURE], salon.staff[GU])
    given = book(salon, desk, LI, who=GU)
    advisor = salon.desk(GU)
    mine = book(salon, advisor, CHEN, 720, who=GU)
    for one in (given, mine):
        states.confirm(advisor, of(salon, one))
    assert open_client(advisor, salon.clients[LI]).name == LI
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON
    # nor do they make it somebody else's doing by taking back that it was cancelled
    for one in (given, mine):
        gone = CancelAppointment(
            request_id=salon.request(), appointment=one.id, version=one.version + 1, reason="mistake"
        )
        states.undo_state(advisor, of(salon, states.cancel_appointment(advisor, gone)))
    assert open_client(advisor, salon.clients[LI]).name == LI
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON


def test_a_clock_that_was_set_back_brings_no_client_again(salon: Salon, desk: Desk) -> None:
    book(salon, desk, CHEN, who=LIN)
    assert open_client(salon.desk(LIN), salon.clients[CHEN]).name == CHEN
    salon.clock.forward(days=3)
    lin = salon.desk(LIN)
    assert refused(open_client, lin, salon.clients[CHEN]) is Code.NEEDS_REASON
    salon.clock.jump(days=-3)
    assert refused(open_client, lin, salon.clients[CHEN]) is Code.NEEDS_REASON
    assert refused(open_client, salon.desk(LIN), salon.clients[CHEN]) is Code.NEEDS_REASON
