"""The papers of what is paid ahead say what the archive has."""

from __future__ import annotations

from dataclasses import replace

from db.core.errors import Code
from db.money.ledger.quoting import Cause
from db.money.operations import ledger_printing, refund_printing, refunding
from db.money.queries import holdings as ask
from db.money.requests import Refund
from db.papers.filing.queries import waiting
from db.papers.printed.queries import sheets
from db.printing.operations.jobs import saved
from printouts.registry import render
from tests.db.money.held.samples import card, held, sell, sign, top_up, twelve, use
from tests.db.salon import DENG, LI, MOISTURE, OUYANG, OWNER, Salon, refused
from tests.printouts import reading


def test_a_ledger_of_sixty_lines_has_the_balances_of_the_archive(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    top_up(salon, at, client, 300_000, 100_000)
    one, bill = held(at, client, "prepaid"), salon.visit(at, OUYANG).bill
    for amount in range(301, 360):
        use(salon, at, bill, one.id, amount)
    sign(salon, at, one.id, 1)
    sheet = ledger_printing.print_ledger(at, one.id)
    lines = ask.ledger(at, one.id).lines
    assert [(line.change, line.balance) for line in sheet.lines] == [
        (line.units, line.left) for line in reversed(lines)
    ]
    assert (len(sheet.lines), sheet.size, sheet.price, sheet.signed) == (60, 400_000, 300_000, 1)
    said = reading.text(render("ledger", replace(sheet, salon=sheet.salon._replace(paper="zh"))))
    assert "现在请签：第1页第2行。" in said
    assert "3,805.30" in said and held(at, client, "prepaid").left == 400_000 - sum(range(301, 360))


def test_a_statement_has_the_principal_and_a_contract_its_services(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(OWNER)
    sell(salon, at, client, package)
    one = held(at, client, "package")
    use(salon, at, salon.visit(at, OUYANG).bill, one.id, service=MOISTURE)
    statement = ledger_printing.print_statement(at, one.id)
    assert [(line.kind, line.left, line.value_left) for line in statement.lines] == [
        ("buy", 12, 268_000),
        ("use", 11, 245_667),
    ]
    contract = ledger_printing.print_contract(at, one.id)
    assert (contract.price, contract.until, contract.number, contract.ledger) == (268_000, one.until, "C0001", "P0001")
    assert [(item.name, item.size, item.gift, item.listed) for item in contract.items] == [(MOISTURE, 12, 2, 26_800)]


def test_a_balance_that_was_paid_in_is_called_so_on_every_paper(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    top_up(salon, at, client, 300_000, 100_000)
    one = held(at, client, "prepaid").id
    for kind, draw in (
        ("ledger", ledger_printing.print_ledger),
        ("statement", ledger_printing.print_statement),
        ("contract", ledger_printing.print_contract),
        ("refund", refund_printing.print_refund),
    ):
        sheet = draw(at, one)
        said = reading.text(render(kind, replace(sheet, salon=sheet.salon._replace(paper="en"))))
        assert "P0001" in said and "balance" in said.partition("4,000.00")[0].partition("Bought")[2], kind


def test_a_refund_form_has_the_answers_and_then_what_was_paid_back(salon: Salon) -> None:
    package, client = card(salon), salon.clients[LI]
    at = salon.desk(OWNER)
    sell(salon, at, client, package, method="wechat")
    one = held(at, client, "prepaid")
    before = refund_printing.print_refund(at, one.id)
    assert [(line.cause, line.amount) for line in before.answers] == [
        ("early", 300_000),
        ("salon", 300_000),
        ("client", 300_000),
    ]
    asked = Refund(
        request_id="back",
        client=client,
        holding=one.id,
        seq=one.seq,
        cause=Cause.EARLY,
        amount=300_000,
        reason="不想做了",
    )
    made = refunding.refund(salon.approved(at, refunding.refund, asked), asked)
    after = refund_printing.print_refund(at, one.id, made.id)
    assert (after.chosen, after.reason, after.amount, after.back) == (
        "early",
        "不想做了",
        300_000,
        (("wechat", 300_000),),
    )
    # what was to choose among stands there still, with what was left then
    assert after.answers == before.answers
    assert (after.paid, after.used, after.left, after.value_left) == (300_000, 0, 400_000, 300_000)


def test_a_refund_form_shows_what_was_used_by_then_also_where_two_were_bought(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    top_up(salon, at, client, 300_000, 100_000)
    top_up(salon, at, client, 50_000)
    one, bill = held(at, client, "prepaid"), salon.visit(at, LI).bill
    use(salon, at, bill, one.id, 20_000)
    before, seq = refund_printing.print_refund(at, one.id), held(at, client, "prepaid").seq
    amount = next(line.amount for line in before.answers if line.cause == "salon")
    asked = Refund(
        request_id="back",
        client=client,
        holding=one.id,
        seq=seq,
        cause=Cause.SALON,
        amount=amount,
        reason="搬店",
    )
    made = refunding.refund(salon.approved(at, refunding.refund, asked), asked)
    after = refund_printing.print_refund(at, one.id, made.bills[-1])
    assert (after.answers, after.used, after.left, after.value_left, after.amount) == (
        before.answers,
        20_000,
        430_000,
        335_000,
        amount,
    )
    assert after.bill.count("B") == len(made.bills) == 2


def test_what_is_signed_is_kept_with_its_version_and_digest(salon: Salon) -> None:
    offered, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(OWNER)
    top_up(salon, at, client, 100_000)
    sell(salon, at, client, offered)
    balance, package = held(at, client, "prepaid"), held(at, client, "package")
    first, again = (ledger_printing.print_ledger(at, balance.id) for _ in range(2))
    other, contract = ledger_printing.print_ledger(at, package.id), ledger_printing.print_contract(at, package.id)
    use(salon, at, salon.visit(at, OUYANG).bill, balance.id, 6_000)
    assert ask.ledger_printed(at, balance.id) is None
    saved(at, [again.paper])
    assert ask.ledger_printed(at, balance.id) == salon.clock.today
    last = ledger_printing.print_ledger(at, balance.id)
    assert [sheet.stamp.version for sheet in (first, again, last, other, contract)] == [1, 2, 3, 1, 1]
    assert first.stamp.digest == again.stamp.digest != last.stamp.digest
    kept = {(line.kind, line.number, line.version): line for line in sheets(at, client)}
    assert set(kept) == {
        *(("ledger", "P0001", number) for number in (1, 2, 3)),
        ("ledger", "P0002", 1),
        ("contract", "C0002", 1),
    }
    assert kept["ledger", "P0001", 3].digest == last.stamp.digest
    assert last.stamp.digest[:8] in reading.text(render("ledger", last))
    # nothing of it is put away in a drawer
    assert waiting(at) == []


def test_whoever_may_not_see_amounts_prints_them_for_paper_alone(salon: Salon) -> None:
    top_up(salon, salon.desk(OWNER), salon.clients[OUYANG], 100_000)
    keeper = salon.desk(DENG)
    one = held(keeper, salon.clients[OUYANG], "prepaid").id
    assert refused(ledger_printing.print_ledger, keeper, one) is Code.PAPER_ONLY
    sheet = ledger_printing.print_ledger(keeper.on_paper(), one)
    assert sheet.lines[0].balance == 100_000
