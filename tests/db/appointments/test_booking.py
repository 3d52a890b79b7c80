"""Appointments are booked, moved and changed, and what stands against it is passed by who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.appointments.operations import booking
from db.appointments.records import Pass, What
from db.appointments.refusals import NotFree
from db.appointments.requests import (
    Book,
    BookSeries,
)
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.resources.operations import SaveResource, save_resource
from tests.db.appointments.samples import TEN, asked, book, part, taken, tomorrow
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    HAO,
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
    assert [(one.name, one.staff_name, one.minutes, one.start, one.finish) for one in made.parts] == [
        (MOISTURE, LIN, 60, TEN, 660),
        (MOISTURE, HAO, 30, 660, 690),
    ]
    assert rows("SELECT price FROM appointment_part WHERE appointment_id = ?", made.id) == [(PRICE,), (PRICE,)]
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
        ({"start": 1395}, {"start": Flaw.AFTER_MIDNIGHT}),
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
