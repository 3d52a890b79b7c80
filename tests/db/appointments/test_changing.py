"""Appointments are moved and changed, and linked to a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.appointments.operations import changing
from db.appointments.requests import (
    ChangeParts,
    MoveAppointment,
    PartAsked,
    RegisterGuest,
)
from db.core.desk import Desk
from db.core.errors import Code
from db.core.sql import rows
from tests.db.appointments.samples import TEN, book, part, taken, tomorrow
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    HAO,
    LI,
    LIN,
    MOISTURE,
    OUYANG,
    PRICE,
    ZENG,
    Salon,
    everything,
    wrong,
)


@pytest.fixture
def desk(salon: Salon) -> Desk:
    return salon.desk(DESK_WOMAN)


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
    same = changing.move_appointment(desk, _move(salon, made.id, moved.version, 630, colleague=salon.staff[LIN]))
    assert (same.moves, same.version) == (1, moved.version)
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
    assert [(one.id == made.parts[0].id, one.staff_name, one.start) for one in changed.parts] == [
        (False, LIN, TEN),
        (True, HAO, 660),
    ]
    assert _prices(made.id) == [1, PRICE]
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


def test_a_later_change_of_the_service_moves_nothing(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    rows("UPDATE service SET price = 1, minutes = 15, name = '新名' WHERE id = ?", salon.services[MOISTURE])
    moved = changing.move_appointment(desk, _move(salon, made.id, made.version, 720))
    assert [(one.name, one.start, one.finish) for one in moved.parts] == [(MOISTURE, 720, 780)]
    assert _prices(made.id) == [PRICE]


def _prices(appointment: int) -> list[int]:
    return [
        price
        for (price,) in rows("SELECT price FROM appointment_part WHERE appointment_id = ? ORDER BY seq", appointment)
    ]
