"""Borrowing paper: who may ask, approve and take it out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.papers.loans.operations import loans
from db.papers.loans.queries import open_loans
from db.papers.loans.records import LoanState
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.sign_in.operations.sign_in import sign_in
from db.staff.models import Staff
from db.staff.operations import staff
from tests.db.papers.lent import ask, lend, put_away
from tests.db.papers.shelves import drawer, paper, state
from tests.db.salon import (
    DENG,
    DESK_WOMAN,
    HAO,
    LIN,
    OUYANG,
    OWNER,
    PINS,
    SHEN,
    Salon,
    entries,
    everything,
    refused,
    wrong,
)


def why(call: object, *args: object, **kwargs: object) -> str:
    """Why there is no loan."""
    error = wrong(call, *args, **kwargs)  # type: ignore[arg-type]  # what is tried
    assert error.code is Code.NO_LOAN, error
    return str(error.facts["why"])


# --- asking -------------------------------------------------------------------------------------------------------


def test_the_paper_that_stands_in_its_drawer_is_asked_for(salon: Salon) -> None:
    card = put_away(salon)
    at = salon.desk(LIN)
    loan = ask(salon, at, borrower=HAO, days=3)
    assert (loan.client.label, loan.number, loan.last_four) == (OUYANG, "00000013", "8000")
    assert (loan.state, loan.borrower.label, loan.asked_by, loan.place) == (LoanState.ASKED, HAO, LIN, "A · A-1")
    assert (loan.kind, loan.version, loan.due) == ("card", 1, salon.clock.today + timedelta(days=3))
    assert state(card) is PaperState.FILED, "it stays where it is until it is handed out"
    [written] = entries(operation="ask_loan")
    assert written["client"] == salon.clients[OUYANG] and "准备方案" not in str(written)


def test_a_newer_card_that_is_not_put_away_yet_leaves_the_older_one_to_be_lent(salon: Salon) -> None:
    put_away(salon)
    paper(salon, OUYANG, version=2)
    assert ask(salon, salon.desk(LIN)).version == 1


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (None, "not_printed"),
        (PaperState.PRINTED, "printed"),
        (PaperState.MISSING, "missing"),
        (PaperState.LENT, "lent"),
        (PaperState.BOUND, "bound"),
        (PaperState.TO_DESTROY, "not_printed"),
        (PaperState.DESTROYED, "not_printed"),
    ],
)
def test_what_can_not_be_lent_can_not_be_asked_for(salon: Salon, there: PaperState | None, said: str) -> None:
    if there is not None:
        paper(salon, OUYANG, state=there)
    assert why(ask, salon, salon.desk(LIN)) == said


def test_a_paper_is_asked_for_once(salon: Salon) -> None:
    put_away(salon)
    at = salon.desk(LIN)
    first = ask(salon, at)
    assert why(ask, salon, at, borrower=HAO) == "taken"
    loans.cancel_loan(salon.desk(OWNER), first.id)
    assert ask(salon, salon.desk(LIN), borrower=HAO).state is LoanState.ASKED


def test_card_and_form_are_lent_each_by_itself(salon: Salon) -> None:
    put_away(salon)
    paper(salon, OUYANG, drawer("B-1", holds="intake"), kind="intake")
    at = salon.desk(LIN)
    assert [ask(salon, at).kind, ask(salon, at, kind="intake").kind] == ["card", "intake"]


def test_what_is_missing_in_a_question_is_said_all_at_once(salon: Salon) -> None:
    put_away(salon)
    owner = salon.desk(OWNER)
    staff.change_staff(
        owner, staff.ChangeStaff(request_id="x", staff=salon.staff[HAO], version=1, name=HAO, active=False)
    )
    with pytest.raises(InvalidFields) as caught:
        ask(salon, salon.desk(LIN), borrower=HAO, reason=" \u200b ", days=-1, kind="visit")
    assert caught.value.flaws == {
        "reason": Flaw.REQUIRED,
        "kind": Flaw.NOT_A_CHOICE,
        "borrower": Flaw.NOBODY_CALLED_SO,
        "due": Flaw.TOO_EARLY,
    }


def test_the_same_request_twice_asks_once(salon: Salon) -> None:
    put_away(salon)
    at = salon.desk(LIN)
    due = salon.clock.today
    wanted = loans.AskLoan(
        request_id="same",
        client=salon.clients[OUYANG],
        borrower=salon.staff[LIN],
        reason="O'Brien & <b> [/] 𬭎",
        due=due,
    )
    first = loans.ask_loan(at, wanted)
    assert loans.ask_loan(at, wanted) == first
    assert len(open_loans(at)) == 1 and first.reason == "O'Brien & <b> [/] 𬭎"


# --- approving ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [OWNER, DENG])
def test_keeper_and_manager_approve_what_somebody_else_wants(salon: Salon, by: str) -> None:
    put_away(salon)
    loan = ask(salon, salon.desk(LIN))
    approved = loans.approve_loan(salon.desk(by), loan.id)
    assert (approved.state, approved.approved_by) == (LoanState.APPROVED, by)
    assert why(loans.approve_loan, salon.desk(by), loan.id) == "decided"


@pytest.mark.parametrize(("asker", "borrower"), [(DENG, DENG), (DENG, LIN), (LIN, DENG)])
def test_nobody_approves_a_loan_of_their_own(salon: Salon, asker: str, borrower: str) -> None:
    put_away(salon)
    loan = ask(salon, salon.desk(asker), borrower=borrower)
    at = salon.desk(DENG)
    before = everything("audit_entry")
    assert refused(loans.approve_loan, at, loan.id) is Code.NOT_ALLOWED
    assert everything("audit_entry") == before
    assert entries()[-1]["outcome"] == "refused" and entries()[-1]["client"] == salon.clients[OUYANG]
    assert loans.approve_loan(salon.desk(SHEN), loan.id).approved_by == SHEN


def test_a_loan_that_is_not_out_is_cancelled_by_who_may_approve_or_who_asked(salon: Salon) -> None:
    put_away(salon)
    for asker, by in ((LIN, DENG), (LIN, LIN), (DENG, DENG), (DENG, LIN)):
        loan = ask(salon, salon.desk(asker), borrower=LIN)
        assert refused(loans.cancel_loan, salon.desk(DESK_WOMAN), loan.id) is Code.NOT_ALLOWED
        assert loans.cancel_loan(salon.desk(by), loan.id).state is LoanState.REFUSED
    loan = ask(salon, salon.desk(LIN))
    loans.approve_loan(salon.desk(DENG), loan.id)
    cancelled = loans.cancel_loan(salon.desk(LIN), loan.id)
    assert (cancelled.state, cancelled.approved_by) == (LoanState.REFUSED, "")
    assert why(loans.take_out, salon.desk(LIN), loan.id, PINS[LIN]) == "refused"
    assert why(loans.cancel_loan, salon.desk(LIN), loan.id) == "decided"
    out = lend(salon)
    assert why(loans.cancel_loan, salon.desk(DENG), out.id) == "decided"


def test_a_salon_that_works_solo_approves_with_a_reason(salon: Salon) -> None:
    put_away(salon)
    at = salon.desk(OWNER)
    catalogue.change_salon(at, salon_queries.salon(at)._replace(solo=True))
    loan = ask(salon, at, borrower=OWNER)
    assert refused(loans.approve_loan, at, loan.id) is Code.NEEDS_SECOND
    assert loans.approve_loan(at.because("只有我一人"), loan.id).state is LoanState.APPROVED
    written = entries(operation="approve_loan", outcome="done")[-1]
    assert (written["reason"], '"review":"approve_loan"' in written["what"]) == ("只有我一人", True)


# --- taking out ---------------------------------------------------------------------------------------------------


def test_the_borrowers_pin_takes_the_paper_out(salon: Salon) -> None:
    card = put_away(salon)
    loan = ask(salon, salon.desk(DESK_WOMAN), borrower=LIN)
    loans.approve_loan(salon.desk(DENG), loan.id)
    out = loans.take_out(salon.desk(DESK_WOMAN), loan.id, PINS[LIN])
    assert (out.state, out.out, out.handled_by) == (LoanState.OUT, salon.clock.today, DESK_WOMAN)
    assert (state(card), out.place) == (PaperState.LENT, "A · A-1"), "the gap stays known"
    assert PINS[LIN] not in str(entries())


def test_only_the_borrowers_pin_does(salon: Salon) -> None:
    card = put_away(salon)
    loan = ask(salon, salon.desk(DESK_WOMAN), borrower=LIN)
    loans.approve_loan(salon.desk(DENG), loan.id)
    at = salon.desk(OWNER)
    for _times in range(4):
        assert refused(loans.take_out, at, loan.id, PINS[OWNER]) is Code.WRONG_PIN
    # the tries count against the borrower's account, as at signing in, and stay counted
    assert Staff.get_by_id(salon.staff[LIN]).failed == 4 and Staff.get_by_id(salon.staff[OWNER]).failed == 0
    assert refused(loans.take_out, at, loan.id, PINS[OWNER]) is Code.WRONG_PIN
    assert refused(loans.take_out, at, loan.id, PINS[LIN]) is Code.WAIT
    assert refused(sign_in, salon.archive, salon.staff[LIN], PINS[LIN]) is Code.WAIT
    salon.clock.forward(seconds=31)
    assert loans.take_out(at, loan.id, PINS[LIN]).state is LoanState.OUT
    assert (state(card), Staff.get_by_id(salon.staff[LIN]).failed) == (PaperState.LENT, 0)


def test_only_an_approved_loan_is_handed_out_and_once(salon: Salon) -> None:
    put_away(salon)
    at = salon.desk(LIN)
    loan = ask(salon, at)
    tries = Staff.get_by_id(salon.staff[LIN]).failed
    assert why(loans.take_out, at, loan.id, "000000") == "asked"
    assert Staff.get_by_id(salon.staff[LIN]).failed == tries, "nothing to hand out, so no PIN is tried"
    loans.approve_loan(salon.desk(OWNER), loan.id)
    at = salon.desk(LIN)
    loans.take_out(at, loan.id, PINS[LIN])
    assert why(loans.take_out, at, loan.id, PINS[LIN]) == "out"
    loans.give_back(at, loan.id, True)
    assert why(loans.take_out, at, loan.id, PINS[LIN]) == "back"


def test_a_paper_that_is_not_in_its_drawer_any_more_is_not_handed_out(salon: Salon) -> None:
    card = put_away(salon)
    loan = ask(salon, salon.desk(LIN))
    at = salon.desk(OWNER)
    loans.approve_loan(at, loan.id)
    Sheet.update(state=PaperState.MISSING.value).where(Sheet.id == card).execute()
    assert why(loans.take_out, at, loan.id, PINS[LIN]) == "missing"


def test_who_has_left_takes_nothing_out(salon: Salon) -> None:
    put_away(salon)
    loan = ask(salon, salon.desk(LIN), borrower=HAO)
    owner = salon.desk(OWNER)
    loans.approve_loan(owner, loan.id)
    staff.change_staff(
        owner, staff.ChangeStaff(request_id="x", staff=salon.staff[HAO], version=1, name=HAO, active=False)
    )
    assert why(loans.take_out, owner, loan.id, PINS[HAO]) == "left"
