"""The days of loans."""

from __future__ import annotations

from datetime import timedelta

from db.home.queries import home
from db.papers.loans.operations import loans
from db.papers.loans.operations.papers import REGISTER_DAYS, print_loans
from db.papers.loans.queries import open_loans
from db.papers.pull_list.queries import cards_of_day
from tests.db.boundaries import AFTER_THE_DAY, NEVER, UNTIL_THE_DAY, around
from tests.db.papers.lent import ask, lend, put_away
from tests.db.papers.test_pull_list import come_again
from tests.db.salon import DENG, OUYANG, OWNER, ZENG, Salon, wrong


def test_a_loan_is_overdue_from_the_day_after_it_is_due(salon: Salon) -> None:
    put_away(salon)
    loan = lend(salon)
    assert around(salon, loan.due, lambda: open_loans(salon.desk(OWNER))[0].overdue) == AFTER_THE_DAY


def test_home_has_a_loan_from_the_day_after_it_was_due(salon: Salon) -> None:
    put_away(salon)
    loan = lend(salon)
    assert around(salon, loan.due, lambda: bool(home(salon.desk(OWNER)).late)) == AFTER_THE_DAY


def test_a_loan_that_was_never_handed_out_is_never_overdue(salon: Salon) -> None:
    put_away(salon)
    loan = ask(salon, salon.desk(OWNER))
    assert around(salon, loan.due, lambda: open_loans(salon.desk(OWNER))[0].overdue) == NEVER


def test_a_paper_may_be_wanted_back_today_and_not_yesterday(salon: Salon) -> None:
    put_away(salon)
    put_away(salon, ZENG, "A-2")
    at = salon.desk(OWNER)
    assert ask(salon, at, days=0).due == salon.clock.today
    wrong(ask, salon, at, ZENG, days=-1)


def test_the_register_goes_back_twelve_months(salon: Salon) -> None:
    put_away(salon)
    out = lend(salon)
    loans.give_back(salon.desk(DENG), out.id, intact=True)
    last = salon.clock.today + timedelta(days=REGISTER_DAYS)
    assert REGISTER_DAYS == 365
    assert around(salon, last, lambda: bool(print_loans(salon.desk(DENG).on_paper()).loans)) == UNTIL_THE_DAY


def test_a_card_is_taken_out_for_the_day_that_was_agreed_on(salon: Salon) -> None:
    put_away(salon)
    agreed = salon.clock.today + timedelta(days=20)
    come_again(salon, OUYANG, agreed)

    def is_taken_out() -> bool:
        return bool(cards_of_day(salon.desk(OWNER), salon.clock.today))

    assert around(salon, agreed, is_taken_out) == (False, True, False)
