"""What happens to a holding besides its use: shared, handed over, stopped, extended, lapsed, signed, compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.money.ledger.lines import FIRST_PAGE, NEXT_PAGES, place_of
from db.money.operations import adjusting, holding
from db.money.queries import holdings as ask
from db.money.records.holdings import HoldingRecord
from db.money.requests import (
    Adjust,
    Extend,
    Freeze,
    LapseGift,
    OpenBalance,
    OpenBalances,
    ShareHolding,
    SignLine,
    TransferHolding,
    WriteOff,
)
from db.money.store.checking import wrong_money
from tests.db.money.held.samples import card, held, save, sell, sign, top_up, twelve, use
from tests.db.salon import CHEN, DENG, LIN, MOISTURE, OUYANG, OWNER, PRICE, ZENG, Salon, wrong


def asked(salon: Salon, one: HoldingRecord) -> dict[str, Any]:
    return {"request_id": salon.request(), "holding": one.id, "seq": one.seq}


def test_family_uses_what_is_shared_with_it_after_its_own(salon: Salon) -> None:
    at, mother, daughter = salon.desk(OWNER), salon.clients[OUYANG], salon.clients[CHEN]
    top_up(salon, at, mother, 100_000)
    top_up(salon, at, daughter, 10_000)
    one = held(at, mother, "prepaid")
    shared = holding.share_holding(at, ShareHolding(**asked(salon, one), user=daughter, kinship="女儿"))
    assert [(user.label, kinship) for user, kinship in shared.users] == [(CHEN, "女儿")]
    visit = salon.visit(at, CHEN)
    ways = ask.ways_to_pay(at, visit.bill)
    assert [(way.left, way.owner) for way in ways] == [(10_000, ""), (100_000, OUYANG)]
    use(salon, at, visit.bill, one.id, 16_800)
    assert ask.ledger(at, one.id).lines[0].who == CHEN
    ended = holding.share_holding(at, ShareHolding(**asked(salon, ask.holding(at, one.id)), user=daughter, ends=True))
    assert ended.users == ()
    assert wrong(use, salon, at, visit.bill, one.id, 100).code is Code.NOT_A_USER
    assert wrong_money() == 0


def test_a_package_for_one_person_is_not_shared(salon: Salon) -> None:
    package = save(salon, name="本人卡", price=1000, share="nobody", items=((salon.services[MOISTURE], 1, 0),)).id
    at = salon.desk(OWNER)
    sell(salon, at, salon.clients[OUYANG], package)
    one = held(at, salon.clients[OUYANG], "package")
    share = ShareHolding(**asked(salon, one), user=salon.clients[CHEN])
    assert wrong(holding.share_holding, at, share).code is Code.NOT_SHARED


def test_what_is_handed_over_arrives_whole_and_can_come_back(salon: Salon) -> None:
    package, at = twelve(salon), salon.desk(OWNER)
    sell(salon, at, salon.clients[OUYANG], package)
    one = held(at, salon.clients[OUYANG], "package")
    use(salon, at, salon.visit(at, OUYANG).bill, one.id, service=MOISTURE)
    one = ask.holding(at, one.id)
    there = holding.transfer_holding(
        at, TransferHolding(**asked(salon, one), receiver=salon.clients[CHEN], reason="送给女儿")
    )
    assert (there.client.label, there.left, there.value_left, there.until) == (CHEN, 11, 245_667, one.until)
    assert ask.holding(at, one.id).left == 0
    back = holding.transfer_holding(
        at, TransferHolding(**asked(salon, there), receiver=salon.clients[OUYANG], reason="不要")
    )
    assert (back.client.label, back.left, back.value_left) == (OUYANG, 11, 245_667)
    use(salon, at, salon.visit(at, OUYANG).bill, back.id, service=MOISTURE)
    assert wrong_money() == 0


def test_what_is_not_paid_is_not_handed_over(salon: Salon) -> None:
    package, at = card(salon), salon.desk(OWNER)
    sell(salon, at, salon.clients[OUYANG], package, 100_000)
    one = held(at, salon.clients[OUYANG], "prepaid")
    over = TransferHolding(**asked(salon, one), receiver=salon.clients[CHEN], reason="送")
    error = wrong(holding.transfer_holding, at, over)
    assert (error.code, error.facts["amount"]) == (Code.STILL_TO_PAY, 200_000)


def test_what_is_stopped_is_not_used_and_lasts_as_much_longer(salon: Salon) -> None:
    package, at = twelve(salon), salon.desk(OWNER)
    sell(salon, at, salon.clients[OUYANG], package)
    one = held(at, salon.clients[OUYANG], "package")
    assert one.until is not None
    stopped = holding.freeze(at, Freeze(**asked(salon, one), reason="怀孕"))
    assert stopped.state == "frozen"
    visit = salon.visit(at, OUYANG)
    assert ask.ways_to_pay(at, visit.bill)[0].barred == "frozen"
    assert wrong(use, salon, at, visit.bill, one.id, service=MOISTURE).code is Code.FROZEN
    assert wrong(holding.freeze, at, Freeze(**asked(salon, stopped), reason="再停")).code is Code.FROZEN
    salon.clock.forward(days=90)
    at = salon.desk(OWNER)
    on = holding.freeze(at, Freeze(**asked(salon, stopped), thaw=True))
    assert (on.state, on.until) == ("open", one.until + timedelta(days=90))
    assert wrong(holding.freeze, at, Freeze(**asked(salon, on), thaw=True)).code is Code.NOT_FROZEN
    assert wrong_money() == 0


def test_what_was_paid_for_never_lapses_and_is_used_once_it_is_extended(salon: Salon) -> None:
    package = twelve(salon)
    sell(salon, salon.desk(OWNER), salon.clients[OUYANG], package)
    salon.clock.forward(days=366)
    at = salon.desk(OWNER)
    one, visit = held(at, salon.clients[OUYANG], "package"), salon.visit(at, OUYANG)
    error = wrong(use, salon, at, visit.bill, one.id, service=MOISTURE)
    assert (error.code, error.facts["time"]) == (Code.EXPIRED, "2027-03-10")
    lot = one.lots[0].id
    assert wrong(holding.lapse_gift, at, LapseGift(**asked(salon, one), lot=lot)).code is Code.NOTHING_LAPSES
    for until, flaw in ((date(2027, 3, 10), Flaw.NOT_LATER), (salon.clock.today - timedelta(days=1), Flaw.NOT_LATER)):
        with pytest.raises(InvalidFields) as caught:
            holding.extend(at, Extend(**asked(salon, one), lot=lot, until=until, reason="老客"))
        assert caught.value.flaws == {"until": flaw}
    longer = holding.extend(at, Extend(**asked(salon, one), lot=lot, until=salon.clock.today, reason="老客"))
    assert longer.until == salon.clock.today
    assert wrong_money() == 0


def test_of_a_balance_past_its_day_the_gift_alone_lapses(salon: Salon) -> None:
    package = save(salon, name="年卡", price=300_000, balance=400_000, months=12).id
    sell(salon, salon.desk(OWNER), salon.clients[OUYANG], package)
    at = salon.desk(OWNER)
    one = held(at, salon.clients[OUYANG], "prepaid")
    early = LapseGift(**asked(salon, one), lot=one.lots[0].id)
    assert wrong(holding.lapse_gift, at, early).code is Code.NOTHING_LAPSES
    salon.clock.forward(days=366)
    at = salon.desk(OWNER)
    left = holding.lapse_gift(at, LapseGift(**asked(salon, one), lot=one.lots[0].id))
    assert (left.left, left.value_left, left.gift_left) == (300_000, 300_000, 0)
    assert wrong_money() == 0


def test_lines_are_signed_one_after_the_other_and_the_paper_is_compared(salon: Salon) -> None:
    at = salon.desk(OWNER)
    top_up(salon, at, salon.clients[OUYANG], 50_000)
    one = held(at, salon.clients[OUYANG], "prepaid")
    use(salon, at, salon.visit(at, OUYANG).bill, one.id, 26_800)
    assert (ask.ledger(at, one.id).to_sign, held(at, salon.clients[OUYANG], "prepaid").unsigned) == ((1, 1), 2)
    error = wrong(sign, salon, at, one.id, 2)
    assert (error.code, error.facts) == (Code.NOT_NEXT_LINE, {"page": 1, "line": 1})
    assert sign(salon, at, one.id, 1).to_sign == (1, 2)
    assert sign(salon, at, one.id, 2).to_sign is None
    assert wrong(sign, salon, at, one.id, 3).code is Code.NOT_NEXT_LINE
    with pytest.raises(InvalidFields):
        asked_for = SignLine(request_id="no", holding=one.id, seq=3, client_signed=False, staff_signed=False)
        holding.sign_line(at, asked_for)
    keeper = salon.desk(DENG)
    assert holding.compare_ledger(keeper, one.id, 2, 23_200).agrees
    other = holding.compare_ledger(keeper, one.id, 2, 50_000)
    assert (other.agrees, other.place) == (False, (1, 2))
    assert wrong_money() == 0


def test_the_first_page_has_fewer_lines() -> None:
    assert (FIRST_PAGE, NEXT_PAGES) == (17, 20)
    assert [place_of(number) for number in (1, 17, 18, 37, 38)] == [(1, 1), (1, 17), (2, 1), (2, 20), (3, 1)]


def test_what_stands_on_paper_is_taken_over_with_one_approval(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    wanted = OpenBalances(
        request_id=salon.request(),
        balances=(
            OpenBalance(client=salon.clients[OUYANG], kind="prepaid", units=40_600, gift=10_150),
            OpenBalance(
                client=salon.clients[ZENG], kind="package", units=6, paid=160_800, service=salon.services[MOISTURE]
            ),
            OpenBalance(client=salon.clients[ZENG], kind="points", units=1_240),
        ),
        reason="纸质台账",
    )
    made = adjusting.open_balances(salon.approved(owner, adjusting.open_balances, wanted), wanted)
    found = [ask.holding(owner, one) for one in made.holdings]
    assert [(one.kind, one.left, one.value_left) for one in found] == [
        ("prepaid", 40_600, 30_450),
        ("package", 6, 160_800),
        ("points", 1_240, 0),
    ]
    assert ask.ledger(owner, made.holdings[0]).lines[0].kind == "opening"
    assert ask.owed_to_clients(owner, salon.clock.today).total == 191_250
    assert wrong_money() == 0


@pytest.mark.parametrize(
    "bad",
    [
        {"units": 0},
        {"units": 5, "gift": 6},
        {"kind": "cash"},
        {"paid": 100},
        {"service": 1},
        {"kind": "package"},
        {"kind": "package", "service": 1, "units": 5, "gift": 5, "paid": 1},
    ],
)
def test_a_balance_that_cannot_be_is_not_taken_over(salon: Salon, bad: dict[str, Any]) -> None:
    owner = salon.desk(OWNER)
    given: dict[str, Any] = {"client": salon.clients[OUYANG], "kind": "prepaid", "units": 100} | bad
    wanted = OpenBalances(request_id=salon.request(), balances=(OpenBalance(**given),), reason="纸上")
    approved = salon.approved(owner, adjusting.open_balances, wanted)
    with pytest.raises(InvalidFields):
        adjusting.open_balances(approved, wanted)


def test_units_are_put_right_in_both_directions_and_written_off(salon: Salon) -> None:
    package, owner, client = twelve(salon), salon.desk(OWNER), salon.clients[OUYANG]
    sell(salon, owner, client, package)

    def adjusted(units: int, value: int = 0) -> HoldingRecord:
        one = held(owner, client, "package")
        wanted = Adjust(
            **asked(salon, one), client=client, lot=one.lots[0].id, units=units, value=value, reason="漏记一次"
        )
        return adjusting.adjust(salon.approved(owner, adjusting.adjust, wanted), wanted)

    assert (adjusted(-1).left, held(owner, client, "package").value_left) == (11, 245_667)
    assert (adjusted(2, 50_000).left, held(owner, client, "package").value_left) == (13, 295_667)
    one = held(owner, client, "package")
    gone = WriteOff(**asked(salon, one), client=client, reason="客人放弃")
    assert adjusting.write_off(salon.approved(owner, adjusting.write_off, gone), gone).left == 0
    again = replace(gone, request_id=salon.request(), seq=one.seq + 2)
    assert wrong(adjusting.write_off, salon.approved(owner, adjusting.write_off, again), again).code is Code.EMPTY
    assert wrong_money() == 0


def test_what_was_seen_is_no_longer_so_once_something_moved(salon: Salon) -> None:
    at = salon.desk(OWNER)
    top_up(salon, at, salon.clients[OUYANG], 50_000)
    one = held(at, salon.clients[OUYANG], "prepaid")
    use(salon, at, salon.visit(at, OUYANG, by=LIN).bill, one.id, 100)
    stale = Freeze(**asked(salon, one), reason="停")
    assert wrong(holding.freeze, at, stale).code is Code.CHANGED_MEANWHILE


def test_sessions_that_come_are_listed_at_what_one_of_the_others_is(salon: Salon) -> None:
    """By list price a refund at the client's own wish is worked out."""
    package, client = twelve(salon), salon.clients[ZENG]
    owner = salon.desk(OWNER)
    sell(salon, owner, client, package)
    one = held(owner, client, "package")
    wanted = Adjust(**asked(salon, one), client=client, lot=one.lots[0].id, units=3, reason="少登记三次")
    adjusting.adjust(salon.approved(owner, adjusting.adjust, wanted), wanted)
    [(size, listed), more] = rows("SELECT size, list_value FROM lot WHERE holding_id = ? ORDER BY id", one.id)
    assert (size, listed, more) == (12, 12 * PRICE, (3, 3 * PRICE))
