"""The days of visits, and what the opening page has until when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.home.queries import BIRTHDAY_DAYS, home
from tests.db.boundaries import BEFORE_THE_DAY, ON_THE_DAY, UNTIL_THE_DAY, around
from tests.db.salon import LI, OWNER, ZENG, Salon, wrong


@pytest.mark.parametrize("birthday", ["--07-01", "L--05-17"])
def test_home_has_a_birthday_from_seven_days_before_until_the_day(salon: Salon, birthday: str) -> None:
    salon.register(salon.desk(OWNER), "赵一", birthday=birthday)
    assert BIRTHDAY_DAYS == 7
    day = date(2026, 7, 1)
    assert around(salon, day - timedelta(days=7), lambda: _has_birthday(salon)) == ON_THE_DAY
    assert around(salon, day, lambda: _has_birthday(salon)) == UNTIL_THE_DAY


def test_a_visit_that_stays_open_is_unfinished_from_the_next_day_on(salon: Salon) -> None:
    visit = salon.visit(salon.desk(OWNER), ZENG)
    day = visit.day + timedelta(days=1)
    assert around(salon, day, lambda: bool(home(salon.desk(OWNER)).unfinished)) == ON_THE_DAY


def test_a_visit_of_today_is_here_until_the_day_is_over(salon: Salon) -> None:
    visit = salon.visit(salon.desk(OWNER), ZENG)
    day = visit.day + timedelta(days=1)
    assert around(salon, day, lambda: bool(home(salon.desk(OWNER)).here)) == BEFORE_THE_DAY


def test_a_file_that_lacks_answers_is_asked_about_for_thirty_days(salon: Salon) -> None:
    salon.register(salon.desk(OWNER), "赵一")
    last = salon.clock.today + timedelta(days=30)
    assert around(salon, last, lambda: bool(home(salon.desk(OWNER)).incomplete)) == UNTIL_THE_DAY


def test_a_visit_is_of_today_or_before_and_late_where_it_is_of_before(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    assert salon.visit(at, LI, day=today - timedelta(days=1)).late
    assert not salon.visit(at, ZENG, day=today).late
    wrong(salon.visit, at, ZENG, day=today + timedelta(days=1))


def test_a_visit_that_is_closed_on_another_day_is_late(salon: Salon) -> None:
    at = salon.desk(OWNER)
    first, second = (salon.pay(at, salon.visit(at, client)) for client in (ZENG, LI))
    assert not salon.end(at, first).late
    salon.clock.forward(days=1)
    assert salon.end(at, second).late


def _has_birthday(salon: Salon) -> bool:
    return "赵一" in {line.client.name for line in home(salon.desk(OWNER)).birthdays}
