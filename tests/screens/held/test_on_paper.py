"""Ledgers against paper at the desk: balances that are taken over, lines that are compared, what is put right."""

from __future__ import annotations

from db.money.operations.adjusting import open_balances
from db.money.queries import holdings as ask
from db.money.requests import OpenBalances
from salon_tui.screens.held.balance_lines import BalanceLine, BalanceLines
from tests.db.money.held.samples import held
from tests.db.money.held.test_from_tables import tables_say
from tests.db.salon import CHEN, LI, MOISTURE, OUYANG, OWNER, PINS, SHEN, Salon
from tests.screens.desks import Sitting, at_desk
from tests.screens.held.held_views import bought


async def _agree(desk: Sitting) -> None:
    await desk.press("7")
    await desk.pin(PINS[SHEN])


async def test_balances_from_paper_are_typed_one_after_the_other_and_taken_over_at_once(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("open_balances")
        await desk.press("f6", *OUYANG, "enter", "enter", *"304.50+101.50", "enter", "enter", "enter")
        assert f"{OUYANG}" in desk.line("304.50+101.50") and "is on the list" in desk.said
        await desk.press(*LI, "enter", "2", *"2×6+1", "enter", *"1340", "enter", *"20270901", "enter")
        await desk.press("f12")
        assert "406.00" in desk.line("101.50") and "2 to be taken over" in desk.text
        assert MOISTURE in desk.line("2027-09-01")
        await desk.press("f10", *"旧登记本", "enter")
        await _agree(desk)
        assert "each client signs for their line" in desk.said and "406.00" in desk.line(OUYANG)
        at = desk.app.desk_in_use
        assert held(at, salon.clients[OUYANG], "prepaid").value_left == 30_450
        assert [(lot.left, lot.gift, lot.paid) for lot in held(at, salon.clients[LI], "package").lots] == [
            (7, 1, 134_000)
        ]


async def test_what_was_typed_is_there_again_after_a_lock(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("open_balances")
        await desk.press("f6", *OUYANG, "enter", "enter", *"406", "enter", "enter", "enter", "f12", "f11", "1")
        await desk.pin(PINS[OWNER])
        assert "406.00" in desk.line(OUYANG)
        await desk.more("Take off the list")
        assert "No balance from paper" in desk.text


async def test_a_table_s_balances_are_listed_and_one_is_passed_over(salon: Salon) -> None:
    tables_say(salon, OUYANG, 余额="406", 累计消费="88000")
    tables_say(salon, CHEN, 剩余次数="6")
    async with at_desk(salon) as desk:
        await desk.go("open_balances")
        assert "of what?" in desk.line(CHEN) and "1 to be taken over" in desk.text
        assert "累计消费 88000" in desk.text
        await desk.press("2")
        assert "剩余次数 6" in desk.text
        # the field of what is left waits: of which service, nobody but she knows
        await desk.press("down", "down", *"2x6", "f10")
        assert MOISTURE in desk.line(CHEN) and "2 to be taken over" in desk.text
        await desk.press("down")
        await desk.more("Take off the list")
        assert "1 to be taken over" in desk.text and "406" not in desk.text
        await desk.more("Bring back what was taken off")
        assert "406.00" in desk.line(OUYANG)


async def test_the_line_in_which_paper_and_archive_part_is_found_and_put_right(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        balance = bought(desk, salon)
        await desk.go("ledger", holding=balance)
        await desk.more("Compare with the paper")
        # signed up to the second line; the paper has 3,632.00 there, a yuan less than 4,000.00 − 268.00 gives
        assert "page 1, line 2" in desk.text
        await desk.press(*"3632", "enter")
        assert "page 1, line 2: the archive says 3,732.00." in desk.said
        assert "3,632.00" in desk.line("1·2") and "≠" in desk.line("1·2")
        await desk.press(*"4000", "enter")
        assert "Up to page 1, line 1 they agree: they part on page 1, line 2." in desk.said
        await desk.more("Put it right")
        assert "-100.00" in desk.text
        await desk.press("down", "down", *"纸上多记一笔", "f10")
        await _agree(desk)
        assert "Put right: 3,434.50 left." in desk.said
        assert ask.holding(desk.app.desk_in_use, balance).left == 343_450


async def test_nonsense_for_a_balance_says_what_to_type(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        balance = bought(desk, salon)
        await desk.go("compare", holding=balance)
        await desk.press(*"[/]", "enter")
        assert "amount" in desk.said.casefold()
        await desk.go("adjust", holding=balance)
        await desk.fill("abc", "", "x")
        await desk.press("f10")
        assert "amount" in desk.said.casefold()
        await desk.go("balance")
        await desk.press(*OUYANG, "enter", "2", *"99×6", "f10")
        assert "Type number of the service × sessions" in desk.said


async def test_what_was_taken_over_is_not_taken_again_where_the_program_ended_before_it_was_off_the_list(
    salon: Salon,
) -> None:
    at = salon.desk(OWNER)
    lines = BalanceLines()
    for number, client in enumerate((OUYANG, LI)):
        one = BalanceLine(
            client=salon.clients[client], name=client, kind="prepaid", units=40_600, gift=0, id=f"form-{number}"
        )
        lines.put(one, None)
        lines.put(one, None)
    first, second = lines.typed
    lines.announce(at, "over", [first])
    assert BalanceLines.kept(at).typed == [first, second], "nothing has been taken over yet"
    asked = OpenBalances(request_id="over", balances=(first.asked,), reason="旧登记本")
    open_balances(salon.approved(at, open_balances, asked), asked)
    again = BalanceLines.kept(at)
    assert again.typed == [second] and held(at, salon.clients[OUYANG], "prepaid").left == 40_600
    # and goes on from there
    again.announce(at, "later", [second])
    assert BalanceLines.kept(at).typed == [second]


async def test_sessions_of_which_nobody_said_what_was_paid_are_asked_about(salon: Salon) -> None:
    async with at_desk(salon, size=(120, 40)) as desk:
        await desk.go("open_balances")
        await desk.press("f6", *OUYANG, "enter", "2", *"2×6", "enter", "enter", "enter")
        await desk.press(*LI, "enter", "2", *"2×0+1", "enter", "enter", "enter", "f12")
        assert "Nobody has said what was paid" in desk.text
        await desk.press("f10")
        assert "Of 1 package nobody has said what was paid: it counts as 0." in desk.asked
