"""Appointments that are to be settled: which they are, why, until what is done, and who is told."""

from __future__ import annotations

from datetime import timedelta

from db.appointments import queries
from db.appointments.operations import states
from db.appointments.records import AppointmentRecord
from db.appointments.settling.records import Unsettled
from db.core.desk import Desk
from db.core.sql import run
from tests.db.appointments.samples import book, of, part, tomorrow
from tests.db.roster.samples import assign, shift
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, HAO, LI, LIN, OUYANG, OWNER, PEEL, ZENG, Salon


def past(salon: Salon, one: AppointmentRecord) -> None:
    """As if it had been booked for yesterday."""
    day = (salon.clock.today - timedelta(days=1)).isoformat()
    run("UPDATE appointment SET day = ? WHERE id = ?", day, one.id)


def found(at: Desk) -> list[tuple[str, Unsettled]]:
    return [(one.client.name if one.client else one.guest_name, one.why) for one in queries.unsettled(at)]


def test_what_is_past_what_hurts_and_what_nobody_covers(salon: Salon) -> None:
    desk, day = salon.desk(DESK_WOMAN), tomorrow(salon)
    late, guest = book(salon, desk, CHEN, 600), book(salon, desk, "", 720)
    for one in (late, guest):
        past(salon, one)
    peel = (part(salon, HAO, PEEL),)
    book(salon, desk, OUYANG, 900, parts=peel)
    book(salon, desk, OUYANG, 900, parts=peel, day=day + timedelta(days=7))
    uncovered = book(salon, desk, ZENG, 780, day=day + timedelta(days=1))
    book(salon, desk, EVANS, 840, day=day + timedelta(days=2))
    book(salon, desk, LI, 1080)
    at = salon.desk(OWNER)
    leave = shift(salon, at, "请假", kind="leave")
    for ahead in (1, 2):
        assign(salon, at, LIN, day + timedelta(days=ahead), leave.id)
    desk = salon.desk(DESK_WOMAN)
    assert found(desk) == [
        (CHEN, Unsettled.PAST),
        ("王女士", Unsettled.PAST),
        (OUYANG, Unsettled.HEALTH),
        (ZENG, Unsettled.NOBODY),
    ]
    states.mark_missed(desk, of(salon, late))
    states.confirm(desk, of(salon, uncovered))
    assert [name for name, _why in found(desk)] == ["王女士", OUYANG, ZENG], "to confirm one settles nothing"


def test_who_books_for_their_own_clients_is_told_of_those_alone(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    for name, start, who in ((CHEN, 600, LIN), (ZENG, 720, HAO), ("", 840, LIN), ("", 960, HAO)):
        past(salon, book(salon, desk, name, start, who=who))
    assert [(one.client is None, one.staff) for one in queries.unsettled(salon.desk(LIN))] == [
        (False, (LIN,)),
        (True, (LIN,)),
    ]
    assert len(queries.unsettled(salon.desk(OWNER))) == 4
