"""Loans at the desk: asking, approving, taking out with a PIN, bringing back, with and without a scanner."""

from __future__ import annotations

from pathlib import Path

from db.papers.loans.operations import loans
from db.papers.loans.queries import open_loans
from db.papers.loans.records import LoanState
from db.sign_in.operations.leaving import lock
from salon_tui.kiosk.messages import CardScanned
from salon_tui.widgets.secret import PinField
from tests.db.papers.lent import ask, lend, put_away
from tests.db.papers.shelves import number, paper, state
from tests.db.salon import DENG, DESK_WOMAN, HAO, LI, LIN, OUYANG, OWNER, PINS, SHEN, ZENG, Salon
from tests.screens.desks import Sitting, at_desk
from tests.screens.printing.papers import unprinted as unprinted


async def scan(desk: Sitting, card: str) -> None:
    """A card goes under the scanner."""
    desk.app.post_message(CardScanned(card))
    await desk.settle()


def states(desk: Sitting) -> list[LoanState]:
    return [loan.state for loan in open_loans(desk.app.desk_in_use)]


async def test_from_scan_to_scan(salon: Salon) -> None:
    """The whole way of a card: asked for, approved by somebody else, out, back."""
    card = put_away(salon)
    async with at_desk(salon, LIN) as desk:
        await desk.go("loans")
        assert "No paper is out or asked for" in desk.text
        await scan(desk, number(salon, OUYANG))
        assert OUYANG in desk.line("Client") and LIN in desk.line("Borrower") and "2026-03-13" in desk.line("Back by")
        await desk.fill("", "", "", "准备方案")
        await desk.press("f10")
        assert f"{OUYANG} is asked for." in desk.text and "Asked for" in desk.text
        await scan(desk, number(salon, OUYANG))
        assert "This waits for approval by the keeper or a manager." in desk.text
    salon.reopen()
    async with at_desk(salon, DENG) as desk:
        await desk.go("loans")
        await desk.press("f10")
        assert f"{OUYANG} is approved." in desk.text and "to be taken out" in desk.text
        await scan(desk, number(salon, OUYANG))
        assert f"{LIN} takes out" in desk.text
        await desk.pin(PINS[HAO])
        assert "This PIN is not right." in desk.text and state(card) == "filed"
        await desk.pin(PINS[LIN])
        assert f"{OUYANG} is out until 2026-03-13." in desk.text
        assert states(desk) == [LoanState.OUT] and state(card) == "lent"
        assert desk.app.me is not None and desk.app.me.name == DENG, "nobody was signed in by it"
        await scan(desk, number(salon, OUYANG))
        assert f"{OUYANG} is back." in desk.text
        await desk.press("1")
        assert "Put it in its gap, A · A-1" in desk.text
        assert states(desk) == [] and state(card) == "filed"


async def test_everything_without_a_scanner(salon: Salon) -> None:
    put_away(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("loans")
        await desk.press("f6")
        await desk.fill("8000", "", "郝晨", "回访", "3.12")
        await desk.press("f10")
        assert HAO in desk.line(OUYANG) and "2026-03-12" in desk.line(OUYANG)
        [asked] = open_loans(desk.app.desk_in_use)
    salon.reopen()
    loans.approve_loan(salon.desk(OWNER), asked.id)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("loans")
        await desk.press("1")
        await desk.pin(PINS[HAO])
        assert states(desk) == [LoanState.OUT]
        # one Enter right after a PIN is habit
        await desk.press("enter", "enter", "1")
        assert states(desk) == []


async def test_what_is_harmed_is_told(salon: Salon) -> None:
    card = put_away(salon)
    lend(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("loans")
        await desk.press("1", "2")
        assert "What is the matter with the paper?" in desk.text
        await desk.press("f12")
        assert states(desk) == [LoanState.OUT], "given up: nothing was changed"
        await desk.press("1", "2")
        await desk.type("咖啡渍")
        await desk.press("f10")
        assert "Print it again." in desk.text and state(card) == "to_destroy"


async def test_an_older_version_that_is_back_goes_to_the_shredder(salon: Salon) -> None:
    put_away(salon)
    lend(salon)
    paper(salon, OUYANG, version=2)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("loans")
        await desk.press("1", "1")
        assert "There is a newer one" in desk.text


async def test_what_can_not_be_asked_for_is_said_and_the_form_stays(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("loans")
        await scan(desk, number(salon, LI))
        await desk.fill("", "", "", "回访")
        await desk.press("f10")
        assert "Print it and put it away first." in desk.said and "回访" in desk.text


async def test_an_unknown_card_is_told(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("loans")
        await scan(desk, "99999994")
        assert "No client has this card number." in desk.text


async def test_nobody_approves_their_own(salon: Salon) -> None:
    put_away(salon)
    ask(salon, salon.desk(DENG), borrower=LIN)
    async with at_desk(salon, DENG) as desk:
        await desk.go("loans")
        await desk.press("f10")
        assert "This is your own loan" in desk.text
        assert states(desk) == [LoanState.ASKED]


async def test_who_may_not_approve_is_not_offered_it(salon: Salon) -> None:
    put_away(salon)
    ask(salon, salon.desk(HAO))
    async with at_desk(salon, LIN) as desk:
        await desk.go("loans")
        assert "Approve" not in desk.text.splitlines()[-1]
        await desk.press("f10")
        assert states(desk) == [LoanState.ASKED]


async def test_a_loan_is_cancelled(salon: Salon) -> None:
    put_away(salon)
    ask(salon, salon.desk(LIN))
    async with at_desk(salon) as desk:
        await desk.go("loans")
        await desk.more("Cancel")
        assert f"{OUYANG} is not lent." in desk.text and states(desk) == []


async def test_overdue_comes_first_and_numbers_are_masked(salon: Salon) -> None:
    put_away(salon, OUYANG, "A-1")
    put_away(salon, ZENG, "A-2")
    ask(salon, salon.desk(LIN), ZENG)
    lend(salon, OUYANG, days=1)
    salon.clock.forward(days=2)
    async with at_desk(salon, LIN) as desk:
        assert "Loan overdue" in desk.line(OUYANG) and LIN in desk.line(OUYANG)
        await desk.go("loans")
        assert desk.text.index("Overdue") < desk.text.index(OUYANG) < desk.text.index("Asked for")
        assert "·8000" in desk.line(OUYANG) and "13800138000" not in desk.text


async def test_home_leads_to_the_loans(salon: Salon) -> None:
    put_away(salon)
    lend(salon, days=1)
    salon.clock.forward(days=2)
    async with at_desk(salon, HAO) as desk:
        await desk.press("1")
        assert "Overdue" in desk.text and "Loans" in desk.text.splitlines()[0]


async def test_no_digit_of_the_borrowers_pin_is_shown_and_a_lock_forgets_it(salon: Salon) -> None:
    put_away(salon)
    loan = ask(salon, salon.desk(HAO))
    loans.approve_loan(salon.desk(SHEN), loan.id)
    async with at_desk(salon) as desk:
        await desk.go("loans")
        await desk.press("1", *PINS[LIN][:3])
        assert isinstance(desk.app.focused, PinField) and PINS[LIN][:3] not in desk.text
        lock(desk.app.desk_in_use)
        await desk.pin(PINS[LIN])
        assert "The desk is locked." in desk.text


async def test_the_out_card_and_the_register_are_printed(salon: Salon, unprinted: Path) -> None:
    put_away(salon)
    loan = lend(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("loans")
        await desk.press("f9")
        assert "Out-card" in desk.text and LIN in desk.line("Borrower") and "A · A-1" in desk.text
        assert str(loan.out) in desk.line("Out since") and str(loan.due) in desk.line("Back by")
        await desk.press("f10")
        await desk.press("f9", "2", "f10")
        assert sorted(path.name for path in unprinted.glob("*.pdf")) == [
            f"LR-01 {salon.clock.today}.pdf",
            "OC-01 00000013.pdf",
        ]


async def test_the_register_is_not_for_everybody(salon: Salon) -> None:
    put_away(salon)
    ask(salon, salon.desk(HAO))
    async with at_desk(salon, LIN) as desk:
        await desk.go("loans")
        await desk.press("f9")
        assert "An out-card is for a paper that is approved or out." in desk.text
