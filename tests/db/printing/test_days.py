"""To whom a letter is due on which day, and how long print jobs are listed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.printing.letters.queries import suggested
from db.printing.letters.records import Occasion
from db.printing.operations.jobs import HandOver, keep_job, record_job
from db.printing.queries import print_jobs
from tests.db.boundaries import AFTER_THE_DAY, BEFORE_THE_DAY, ON_THE_DAY, UNTIL_THE_DAY, around
from tests.db.papers.test_pull_list import come_again
from tests.db.printing.test_labels import agree
from tests.db.printing.test_letters import letter_out
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, Salon


def _is_due(salon: Salon, occasion: Occasion, client: int) -> bool:
    return client in suggested(salon.desk(OWNER), occasion)


@pytest.mark.parametrize("birthday", ["--07-01", "L--05-17"])
def test_a_birthday_letter_is_due_from_thirty_days_before(salon: Salon, birthday: str) -> None:
    at = salon.desk(OWNER)
    # the 17th of the fifth lunar month is 1 July in 2026
    client = salon.register(at, birthday=birthday).id
    first = date(2026, 7, 1) - timedelta(days=30)
    assert around(salon, first, lambda: _is_due(salon, Occasion.BIRTHDAY, client)) == ON_THE_DAY
    assert around(salon, date(2026, 7, 1), lambda: _is_due(salon, Occasion.BIRTHDAY, client)) == UNTIL_THE_DAY


def test_who_agreed_on_a_day_is_called_back_from_the_thirty_first_day_after_it(salon: Salon) -> None:
    agreed = salon.clock.today + timedelta(days=20)
    come_again(salon, OUYANG, agreed)
    late = agreed + timedelta(days=30)
    assert around(salon, late, lambda: _is_due(salon, Occasion.RECALL, salon.clients[OUYANG])) == AFTER_THE_DAY


def test_who_agreed_on_nothing_is_called_back_after_180_days(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.visit(at, OUYANG)
    late = salon.clock.today + timedelta(days=180)
    assert around(salon, late, lambda: _is_due(salon, Occasion.RECALL, salon.clients[OUYANG])) == AFTER_THE_DAY


@pytest.mark.parametrize(
    ("occasion", "days"), [(Occasion.FESTIVAL, 60), (Occasion.SEASON, 60), (Occasion.INVITATION, 60)]
)
def test_the_next_letter_for_the_same_occasion_is_due_some_time_after_the_last(
    salon: Salon, occasion: Occasion, days: int
) -> None:
    agree(salon, OUYANG)
    letter_out(salon.desk(DESK_WOMAN), salon.clients[OUYANG], occasion)
    again = salon.clock.today + timedelta(days=days)
    assert around(salon, again, lambda: _is_due(salon, occasion, salon.clients[OUYANG])) == AFTER_THE_DAY


def test_a_job_that_is_over_is_listed_for_seven_days(salon: Salon) -> None:
    at = salon.desk(OWNER)
    job = record_job(at, HandOver(printer="Laser", kind="card", name="CC-01"))
    keep_job(at, job, "Laser-1", "done", ended=True)
    last = salon.clock.today + timedelta(days=7)
    assert around(salon, last, lambda: bool(print_jobs(salon.desk(OWNER)))) == BEFORE_THE_DAY
