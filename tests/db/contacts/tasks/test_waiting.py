"""A time that is free for one who waits: when that is said, of which time, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from db.appointments.operations import booking, changing, states, waiting
from db.appointments.records import AppointmentRecord
from db.appointments.requests import (
    CancelAppointment,
    CloseWaiting,
    MoveAppointment,
    OfferSlot,
    PutOnWaiting,
)
from db.contacts.operations.contacts import log_contact
from db.contacts.operations.making import make_day
from db.contacts.operations.tasks import DropTask, drop_task
from db.contacts.queries.tasks import tasks
from db.contacts.requests import LogContact
from db.core.desk import Desk
from db.core.sql import rows
from db.roster.operations.blocks import BlockTime, block_time, unblock
from db.salon.operations import SaveService, save_service
from db.salon.queries import services
from tests.db.appointments.samples import asked, book, tomorrow
from tests.db.salon import CHEN, LI, LIN, MOISTURE, OUYANG, OWNER, ZENG, Salon

GUEST = "[/] O'Brien & <b>𬭎"


@pytest.fixture
def desk(salon: Salon) -> Desk:
    """At nine in the morning, after the tasks of the day were made."""
    today = salon.clock.today
    salon.clock.now = datetime(today.year, today.month, today.day, 9).astimezone(UTC)
    desk = salon.desk(OWNER)
    make_day(desk)
    return desk


def waits(salon: Salon, desk: Desk, client: str = "", days: int = 1, **more: Any) -> int:
    """Somebody waits for an hour with 林小雨, from tomorrow for so many days; gives the line's id."""
    whose = {"client": salon.clients[client]} if client else {"guest_name": GUEST}
    known: dict[str, Any] = {
        "services": (salon.services[MOISTURE],),
        "from_day": tomorrow(salon),
        "to_day": tomorrow(salon) + timedelta(days=days - 1),
        "beautician": salon.staff[LIN],
    }
    return waiting.put_on_waiting(desk, PutOnWaiting(request_id=salon.request(), **whose, **{**known, **more})).id


def full(salon: Salon, desk: Desk, day: date | None = None) -> dict[int, AppointmentRecord]:
    """林小雨 is booked from nine to nine; by the hour."""
    found = {}
    for hour in range(9, 21):
        start = hour * 60
        found[hour] = book(salon, desk, "", start, guest_name=f"{hour}", day=day or tomorrow(salon))
    return found


def cancel(salon: Salon, desk: Desk, one: AppointmentRecord) -> None:
    asked = CancelAppointment(request_id=salon.request(), appointment=one.id, version=one.version, reason="client")
    states.cancel_appointment(desk, asked)


def offered(salon: Salon, desk: Desk) -> list[tuple[str, int, str]]:
    """Whom a time is free for: the name, in how many days, at what time."""
    return [(one.name, (one.day - salon.clock.today).days, one.text) for one in tasks(desk, rule="waiting").tasks]


def ended(salon: Salon) -> list[str]:
    return [state for (state,) in rows("SELECT state FROM task WHERE rule = 'waiting' ORDER BY id")]


def test_a_time_that_is_cancelled_is_free_for_whom_it_suits(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk)
    waits(salon, desk, OUYANG, times=("afternoon", "evening"))
    waits(salon, desk)
    assert offered(salon, desk) == [], "everything is taken"
    cancel(salon, desk, booked[10])
    assert offered(salon, desk) == [(GUEST, 1, "10:00")]
    cancel(salon, desk, booked[16])
    assert offered(salon, desk) == [(GUEST, 1, "10:00"), (OUYANG, 1, "16:00")]
    [guest, client] = tasks(desk, rule="waiting").tasks
    assert (guest.client, client.client is not None, client.about) == (None, True, "waiting")
    assert (client.due, client.until) == (salon.clock.today, tomorrow(salon))


@pytest.mark.parametrize(("start", "times"), [(11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening")])
def test_a_time_of_day_ends_at_noon_and_at_six(salon: Salon, desk: Desk, start: int, times: str) -> None:
    booked = full(salon, desk)
    for number, wanted in enumerate(("morning", "afternoon", "evening")):
        waits(salon, desk, (OUYANG, CHEN, LI)[number], times=(wanted,))
    cancel(salon, desk, booked[start])
    assert offered(salon, desk) == [({"morning": OUYANG, "afternoon": CHEN, "evening": LI}[times], 1, f"{start}:00")]


def test_another_beautician_s_time_is_not_for_who_waits_for_one(salon: Salon, desk: Desk) -> None:
    """But for those who take anybody."""
    full(salon, desk)
    waits(salon, desk, OUYANG)
    waits(salon, desk, CHEN, beautician=None)
    assert offered(salon, desk) == [(CHEN, 1, "09:00")]


def test_who_waits_for_days_ahead_gets_no_other_day(salon: Salon, desk: Desk) -> None:
    on = [full(salon, desk, tomorrow(salon) + timedelta(days=days)) for days in range(3)]
    waits(salon, desk, OUYANG, from_day=tomorrow(salon) + timedelta(days=1), to_day=tomorrow(salon) + timedelta(days=1))
    cancel(salon, desk, on[0][10])
    cancel(salon, desk, on[2][10])
    assert offered(salon, desk) == []
    cancel(salon, desk, on[1][10])
    assert offered(salon, desk) == [(OUYANG, 2, "10:00")]


def test_today_nothing_is_free_that_is_past(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk, salon.clock.today)
    waits(salon, desk, OUYANG, from_day=salon.clock.today, to_day=salon.clock.today)
    salon.clock.jump(seconds=5 * 3600 + 60)
    cancel(salon, desk, booked[14])
    assert offered(salon, desk) == [], "it is two, and a minute"
    cancel(salon, desk, booked[15])
    assert offered(salon, desk) == [(OUYANG, 0, "14:15")]
    salon.clock.jump(seconds=3600)
    cancel(salon, desk, booked[20])
    assert offered(salon, desk) == [(OUYANG, 0, "20:00")], "nobody called in time"
    assert ended(salon) == ["expired", "open"]


@pytest.mark.parametrize("way", ["moved", "shorter", "unblocked"])
def test_whatever_frees_a_time_is_noticed(salon: Salon, desk: Desk, way: str) -> None:
    booked = full(salon, desk)
    if way == "unblocked":
        cancel(salon, desk, booked[10])
        block = BlockTime(
            request_id=salon.request(),
            day=tomorrow(salon),
            start=600,
            finish=660,
            person=salon.staff[LIN],
            why="培训",
        )
        block_time(desk, block)
    waits(salon, desk, OUYANG)
    assert offered(salon, desk) == []
    if way == "moved":
        changing.move_appointment(
            desk,
            MoveAppointment(
                request_id=salon.request(),
                appointment=booked[10].id,
                version=booked[10].version,
                day=tomorrow(salon) + timedelta(days=2),
                start=600,
            ),
        )
    elif way == "shorter":
        save_service(desk, half_an_hour(salon, desk))
        cancel(salon, desk, booked[10])
        book(salon, desk, CHEN, 600)
    else:
        [(block_id,)] = rows("SELECT id FROM block")
        unblock(desk, block_id)
    assert offered(salon, desk) == [(OUYANG, 1, "10:30" if way == "shorter" else "10:00")]


def half_an_hour(salon: Salon, desk: Desk) -> SaveService:
    [one] = [one for one in services(desk) if one.name == MOISTURE]
    return SaveService(
        request_id=salon.request(), id=one.id, version=one.version, name=one.name, price=one.price, minutes=30
    )


def booked_from_the_list(salon: Salon, desk: Desk, line: int) -> None:
    booking.book(desk, asked(salon, OUYANG, 600, waiting=line))


def withdrawn(salon: Salon, desk: Desk, line: int) -> None:
    waiting.close_waiting(desk, CloseWaiting(request_id=salon.request(), waiting=line, version=1))


def told(salon: Salon, desk: Desk, line: int) -> None:
    waiting.offer_slot(
        desk, OfferSlot(request_id=salon.request(), waiting=line, version=1, day=tomorrow(salon), start=600)
    )


def called(salon: Salon, desk: Desk, line: int) -> None:
    [task] = tasks(desk, rule="waiting").tasks
    log_contact(
        desk,
        LogContact(
            request_id=salon.request(),
            client=salon.clients[OUYANG],
            task=task.id,
            purpose="booking",
            channel="phone",
            direction="out",
            outcome="not_wanted",
        ),
    )


def dropped(salon: Salon, desk: Desk, line: int) -> None:
    [task] = tasks(desk, rule="waiting").tasks
    drop_task(desk, DropTask(request_id=salon.request(), task=task.id, version=task.version, reason="not_wanted"))


@pytest.mark.parametrize("end", [booked_from_the_list, withdrawn, told, called, dropped])
def test_it_is_said_once_whatever_is_answered(
    salon: Salon, desk: Desk, end: Callable[[Salon, Desk, int], None]
) -> None:
    """Nor is the rest of that morning offered to who didn't want it; the evening is, to who still waits."""
    booked = full(salon, desk)
    line = waits(salon, desk, OUYANG)
    cancel(salon, desk, booked[10])
    assert offered(salon, desk) == [(OUYANG, 1, "10:00")]
    end(salon, desk, line)
    assert (offered(salon, desk), len(ended(salon))) == ([], 1)
    cancel(salon, desk, booked[11])
    assert offered(salon, desk) == []
    cancel(salon, desk, booked[19])
    assert offered(salon, desk) == ([(OUYANG, 1, "19:00")] if end in (called, dropped) else [])


def test_what_somebody_else_has_taken_is_free_for_nobody_until_it_is_free_again(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk)
    waits(salon, desk, OUYANG)
    waits(salon, desk, CHEN)
    cancel(salon, desk, booked[10])
    assert offered(salon, desk) == [(OUYANG, 1, "10:00"), (CHEN, 1, "10:00")]
    again = book(salon, desk, ZENG, 600)
    assert (offered(salon, desk), ended(salon)) == ([], ["expired", "expired"])
    cancel(salon, desk, again)
    assert offered(salon, desk) == [(OUYANG, 1, "10:00"), (CHEN, 1, "10:00")]


def test_in_place_of_a_time_that_was_taken_the_next_is_free(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk)
    waits(salon, desk, OUYANG, days=2)
    assert offered(salon, desk) == [(OUYANG, 2, "09:00")]
    cancel(salon, desk, booked[10])
    assert offered(salon, desk) == [(OUYANG, 2, "09:00")], "one at a time"
    book(salon, desk, ZENG, 540, day=tomorrow(salon) + timedelta(days=1))
    assert offered(salon, desk) == [(OUYANG, 1, "10:00")]


def test_a_time_for_which_somebody_is_ill_is_no_longer_free(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk)
    waits(salon, desk, OUYANG)
    cancel(salon, desk, booked[10])
    ill = BlockTime(
        request_id=salon.request(), day=tomorrow(salon), start=540, finish=1260, person=salon.staff[LIN], why="病假"
    )
    block_time(desk, ill)
    assert (offered(salon, desk), ended(salon)) == ([], ["expired"])


def test_who_was_told_and_did_not_answer_waits_again_the_day_after(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk, tomorrow(salon) + timedelta(days=1))
    line = waits(salon, desk, OUYANG, from_day=tomorrow(salon) + timedelta(days=1), days=2)
    cancel(salon, desk, booked[10])
    waiting.offer_slot(
        desk,
        OfferSlot(
            request_id=salon.request(), waiting=line, version=1, day=tomorrow(salon) + timedelta(days=1), start=600
        ),
    )
    cancel(salon, desk, booked[16])
    assert offered(salon, desk) == [], "the answer may still come"
    salon.clock.forward(days=1)
    desk = salon.desk(OWNER)
    make_day(desk)
    assert offered(salon, desk) == [(OUYANG, 1, "16:00")], "the morning was offered already"


def test_two_services_need_a_gap_for_both(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk)
    waits(salon, desk, OUYANG, services=(salon.services[MOISTURE],) * 2)
    cancel(salon, desk, booked[10])
    assert offered(salon, desk) == []
    cancel(salon, desk, booked[11])
    assert offered(salon, desk) == [(OUYANG, 1, "10:00")]


def test_a_guest_who_has_a_file_by_now_is_called_no_more(salon: Salon, desk: Desk) -> None:
    booked = full(salon, desk)
    line = waits(salon, desk)
    cancel(salon, desk, booked[10])
    booking.book(desk, asked(salon, OUYANG, 600, day=tomorrow(salon) + timedelta(days=3), waiting=line))
    assert offered(salon, desk) == []
