"""Clock times are the salon's own: no change of the clocks moves them, and 24:00 is a finish."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from db.appointments import queries
from db.appointments.operations import booking
from db.appointments.records import AppointmentRecord
from db.appointments.requests import BookSeries
from db.core.errors import Code, SalonError
from db.core.sql import rows, run
from tests.db.appointments.samples import TEN, asked, book, part, taken, tomorrow
from tests.db.core.test_tables import run_together
from tests.db.salon import CHEN, CLIENTS, DESK_WOMAN, LIN, OUYANG, Salon


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where the clocks go forward on 29 March 2026 at two, and back on 25 October."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("berlin")
def test_a_series_over_the_change_of_the_clocks_keeps_its_time(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    days = tuple(date(2026, 3, day) for day in (28, 29, 30))
    made = booking.book_series(
        desk,
        BookSeries(
            request_id=salon.request(), client=salon.clients[OUYANG], days=days, start=TEN, parts=(part(salon),)
        ),
    )
    assert [(one.day, one.start, one.finish) for one in made.appointments] == [(day, TEN, 660) for day in days]


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("now", "first"),
    [
        # the same moment of the day in UTC is an hour later by the clock than the day before
        (datetime(2026, 3, 28, 7, 50, tzinfo=UTC), 540),
        (datetime(2026, 3, 29, 7, 50, tzinfo=UTC), 600),
        (datetime(2026, 10, 25, 8, 50, tzinfo=UTC), 600),
    ],
)
def test_nothing_is_proposed_before_now_on_the_day_of_the_change(salon: Salon, now: datetime, first: int) -> None:
    salon.clock.now = now
    desk = salon.desk(DESK_WOMAN)
    times = queries.free_times(desk, 0, (part(salon),), salon.clock.today, 1)
    assert times.found[0].start == first


def test_an_appointment_may_end_at_midnight_and_not_go_past(salon: Salon) -> None:
    rows("INSERT INTO opening_hours (weekday, start, finish) VALUES (?, 1080, 1440)", tomorrow(salon).weekday())
    desk = salon.desk(DESK_WOMAN)
    made = book(salon, desk, OUYANG, 1380)
    assert (made.finish, taken()) == (1440, [(salon.staff[LIN], 1380, 1440)])
    times = queries.free_times(desk, 0, (part(salon),), tomorrow(salon), 1)
    assert times.found[-1].start == 1320


def test_leap_day(salon: Salon) -> None:
    salon.clock.now += timedelta(days=700)
    desk = salon.desk(DESK_WOMAN)
    made = book(salon, desk, OUYANG, day=date(2028, 2, 29))
    assert [one.id for one in queries.day_grid(desk, date(2028, 2, 29)).appointments] == [made.id]


def test_one_slot_is_given_once_however_many_ask_at_a_time(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    made: list[AppointmentRecord] = []
    refusals: list[Code] = []

    def ask(client: str) -> None:
        try:
            made.append(booking.book(desk, asked(salon, client)))
        except SalonError as error:
            refusals.append(error.code)

    assert run_together(*[lambda client=client: ask(client) for client in CLIENTS]) == []
    assert (len(made), set(refusals), len(refusals)) == (1, {Code.SLOT_TAKEN}, len(CLIENTS) - 1)


@pytest.mark.parametrize("state", ["confirmed", "arrived", "done"])
def test_the_time_of_who_is_here_or_was_is_not_proposed(salon: Salon, state: str) -> None:
    desk = salon.desk(DESK_WOMAN)
    book(salon, desk, OUYANG)
    run("UPDATE appointment SET state = ?", state)
    times = queries.free_times(desk, salon.clients[CHEN], (part(salon),), tomorrow(salon), 1).found
    assert [one.start for one in times][:2] == [540, 660]
