"""Papers that come back, and the lists and papers of loans."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.errors import Flaw, InvalidFields
from db.core.permissions import Role
from db.papers.loans.operations import loans
from db.papers.loans.operations import papers as loan_papers
from db.papers.loans.queries import open_loans
from db.papers.loans.records import LoanState
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from tests.db.papers.lent import ask, lend, put_away
from tests.db.papers.shelves import paper, state
from tests.db.papers.test_loans import why
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    HAO,
    LI,
    LIN,
    OUYANG,
    OWNER,
    SHEN,
    ZENG,
    Salon,
    entries,
)


def test_an_intact_paper_goes_back_to_its_place(salon: Salon) -> None:
    card = put_away(salon)
    kept = Sheet.get_by_id(card).filed_key
    loan = lend(salon)
    salon.clock.forward(days=1)
    back = loans.give_back(salon.desk(DESK_WOMAN), loan.id, True)
    assert (back.state, back.back, back.intact) == (LoanState.BACK, salon.clock.today, True)
    assert (back.paper, back.place, back.handled_by) == (PaperState.FILED, "A · A-1", DESK_WOMAN)
    row = Sheet.get_by_id(card)
    assert (row.state, row.filed_key, row.since) == ("filed", kept, salon.clock.now)
    assert why(loans.give_back, salon.desk(DESK_WOMAN), loan.id, True) == "not_out"
    assert ask(salon, salon.desk(LIN)).state is LoanState.ASKED, "it can be lent again"


def test_a_harmed_paper_waits_for_the_shredder_and_says_what_is_the_matter(salon: Salon) -> None:
    card = put_away(salon)
    loan = lend(salon)
    at = salon.desk(DESK_WOMAN)
    with pytest.raises(InvalidFields) as caught:
        loans.give_back(at, loan.id, False, "\x07 ")
    assert caught.value.flaws == {"remark": Flaw.REQUIRED}
    back = loans.give_back(at, loan.id, False, "咖啡渍")
    assert (back.paper, back.intact, back.remark) == (PaperState.TO_DESTROY, False, "咖啡渍")
    row = Sheet.get_by_id(card)
    assert (row.state, row.drawer_id) == ("to_destroy", None)
    assert "咖啡渍" not in str(entries(operation="give_back"))


def test_an_older_version_that_comes_back_waits_for_the_shredder(salon: Salon) -> None:
    old = put_away(salon)
    loan = lend(salon)
    paper(salon, OUYANG, version=2)
    back = loans.give_back(salon.desk(LIN), loan.id, True)
    assert (state(old), back.paper) == (PaperState.TO_DESTROY, PaperState.TO_DESTROY)


def test_a_newer_version_that_is_gone_replaces_nothing(salon: Salon) -> None:
    old = put_away(salon)
    loan = lend(salon)
    paper(salon, OUYANG, version=2, state=PaperState.DESTROYED)
    loans.give_back(salon.desk(LIN), loan.id, True)
    assert state(old) is PaperState.FILED


def test_overdue_loans_come_first_then_what_waits(salon: Salon) -> None:
    for number, name in enumerate((OUYANG, ZENG, LI, CHEN), 1):
        put_away(salon, name, f"A-{number}")
    late = lend(salon, OUYANG, days=1)
    out = lend(salon, ZENG, days=9)
    at = salon.desk(HAO)
    asked, approved = ask(salon, at, LI), ask(salon, at, CHEN)
    loans.approve_loan(salon.desk(OWNER), approved.id)
    salon.clock.forward(days=1)
    assert not any(loan.overdue for loan in open_loans(salon.desk(LIN))), "the last day is not over"
    salon.clock.forward(days=1)
    found = open_loans(salon.desk(LIN))
    assert [loan.id for loan in found] == [late.id, asked.id, approved.id, out.id]
    assert [loan.overdue for loan in found] == [True, False, False, False]
    loans.give_back(salon.desk(LIN), late.id, True)
    assert late.id not in {loan.id for loan in open_loans(salon.desk(LIN))}


def test_the_register_has_what_was_handed_out_and_its_keeper(salon: Salon) -> None:
    from db.papers.cabinets.models import Cabinet

    for number, name in enumerate((OUYANG, ZENG, LI), 1):
        put_away(salon, name, f"A-{number}")
    Cabinet.update(keeper=salon.staff[DENG]).execute()
    first = lend(salon, OUYANG)
    loans.give_back(salon.desk(DENG), first.id, False, "卷角")
    ask(salon, salon.desk(LIN), ZENG)
    salon.clock.forward(days=400)
    lend(salon, LI)
    register = loan_papers.print_loans(salon.desk(DENG))
    assert register.keeper == DENG
    [line] = register.loans
    assert (line.name, line.borrower, line.reason, line.approved_by) == (LI, LIN, "准备方案", SHEN)
    assert (line.out, line.back, line.handled_by) == (salon.clock.today, None, SHEN)
    assert entries(operation="print_loans")[-1]["what"].count('"loans":1')


def test_what_is_out_for_longer_than_the_register_goes_back_still_stands_in_it(salon: Salon) -> None:
    put_away(salon)
    lend(salon)
    salon.clock.forward(days=400)
    assert [line.name for line in loan_papers.print_loans(salon.desk(Role.KEEPER)).loans] == [OUYANG]


def test_the_out_card_says_who_has_it_and_until_when(salon: Salon) -> None:
    put_away(salon)
    loan = lend(salon)
    card = loan_papers.print_out_card(salon.desk(LIN), loan.id)
    assert card.client is not None
    assert (card.client.name, card.client.last_four) == (OUYANG, "8000") and "13800138000" not in repr(card)
    assert (card.borrower, card.approved_by, card.place, card.reason) == (LIN, SHEN, "A · A-1", "准备方案")
    assert (card.out, card.due) == (salon.clock.today, salon.clock.today + timedelta(days=3))
    assert card.stamp.by == LIN
