"""What imported tables say that clients have left, until it is in a ledger."""

from __future__ import annotations

from datetime import date

import pytest

from db.core.errors import Code
from db.core.sql import run
from db.money.ledger.table_balances import kind_in, service_in, units_in
from db.money.operations import adjusting, ledger_printing
from db.money.queries import holdings as ask
from db.money.requests import OpenBalance, OpenBalances
from tests.db.salon import CHEN, DESK_WOMAN, LI, LIFT, MOISTURE, OUYANG, OWNER, SHEN, Salon, refused


def tables_say(salon: Salon, client: str, **amounts: str) -> None:
    """As an import of a table with these headings leaves it."""
    for heading, text in amounts.items():
        run(
            "INSERT INTO imported_cell (client_id, access, heading, text, own, at, by_id) "
            "VALUES (?, 'amounts', ?, ?, 0, ?, 1)",
            salon.clients[client],
            heading,
            text,
            salon.clock.now.isoformat(),
        )


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("余额", "prepaid"),
        ("储值余额（元）", "prepaid"),
        ("Balance", "prepaid"),
        ("剩余次数", "package"),
        ("Sessions left", "package"),
        ("积分", "points"),
        ("累计消费", ""),
        ("赠送余额", ""),
        ("欠款", ""),
        ("Total spent", ""),
        ("累计积分", ""),
    ],
)
def test_a_heading_says_what_is_left_or_something_else(heading: str, kind: str) -> None:
    assert kind_in(heading) == kind


@pytest.mark.parametrize(
    ("kind", "text", "units"),
    [
        ("prepaid", "¥3,800.50", 380_050),
        ("prepaid", "约三千", 0),
        ("package", "６次", 6),
        ("package", "6.0", 6),
        ("package", "补水6、眼部2", 0),
        ("points", "1,240分", 1240),
        ("points", "9" * 30, 0),
    ],
)
def test_a_cell_is_read_or_left_to_somebody(kind: str, text: str, units: int) -> None:
    assert units_in(kind, text) == units


@pytest.mark.parametrize(
    ("heading", "service"),
    [
        ("补水护理剩余次数", MOISTURE),
        ("补水次卡（余）", MOISTURE),
        ("剩余次数", ""),
        ("护理剩余次数", ""),
        ("按摩剩余次数", ""),
        ("Facial sessions left", "Facial"),
        ("眼部剩余次数", "眼部"),
    ],
)
def test_a_heading_names_a_service_or_leaves_it_to_somebody(heading: str, service: str) -> None:
    assert service_in(heading, [MOISTURE, "肩颈护理", "Facial", "眼部", "眼部提拉"]) == service


def test_sessions_of_one_service_may_be_taken_over_before_those_of_another(salon: Salon) -> None:
    tables_say(salon, OUYANG, 补水剩余次数="6", 射频剩余次数="3")
    owner = salon.desk(OWNER)
    first, second = ask.balances_to_open(owner).lines
    assert [(one.what, one.code, one.units) for one in (first, second)] == [(MOISTURE, 2, 6), (LIFT, 3, 3)]
    balance = OpenBalance(client=salon.clients[OUYANG], kind="package", units=6, service=first.service)
    asked = OpenBalances(request_id="one", balances=(balance,), reason="旧登记本")
    adjusting.open_balances(salon.approved(owner, adjusting.open_balances, asked), asked)
    assert [one.id for one in ask.balances_to_open(owner).lines] == [second.id]


def test_what_tables_say_is_the_list_until_it_is_taken_over(salon: Salon) -> None:
    tables_say(salon, OUYANG, 余额="406", 积分="1240", 累计消费="88000")
    tables_say(salon, CHEN, 余额="0.00", 剩余次数="六次")
    assert refused(ask.balances_to_open, salon.desk(DESK_WOMAN)) is Code.NOT_ALLOWED
    owner = salon.desk(OWNER)
    found = ask.balances_to_open(owner)
    assert [(one.client.id, one.kind, one.units) for one in found.lines] == [
        (salon.clients[OUYANG], "prepaid", 40_600),
        (salon.clients[OUYANG], "points", 1240),
        (salon.clients[CHEN], "package", 0),
    ]
    assert found.lines[0].said == (("余额", "406"), ("积分", "1240"), ("累计消费", "88000"))
    less = ask.balances_to_open(owner, [found.lines[1].id], 1)
    assert ([one.kind for one in less.lines], less.more, less.opened) == (["prepaid"], 1, 0)
    asked = OpenBalances(
        request_id="take-over",
        balances=(
            OpenBalance(client=salon.clients[OUYANG], kind="prepaid", units=40_600, gift=10_150),
            OpenBalance(
                client=salon.clients[LI],
                kind="package",
                units=7,
                gift=1,
                paid=134_000,
                service=salon.services[MOISTURE],
                until=date(2027, 9, 1),
            ),
        ),
        reason="旧登记本第三册",
    )
    opened = adjusting.open_balances(salon.approved(owner, adjusting.open_balances, asked), asked)
    later = ask.balances_to_open(owner)
    assert [one.kind for one in later.lines] == ["points", "package"]
    assert later.opened == opened.holdings[-1]
    sheet = ledger_printing.print_balances(owner, opened.id)
    assert (sheet.by, sheet.approver) == (OWNER, SHEN)
    assert [(one.client.name, one.number, one.title, one.units, one.gift, one.until) for one in sheet.lines] == [
        (OUYANG, "P0001", "", 40_600, 10_150, None),
        (LI, "P0002", MOISTURE, 7, 1, date(2027, 9, 1)),
    ]
    assert refused(ledger_printing.print_balances, salon.desk(DESK_WOMAN), opened.id) is Code.NOT_ALLOWED
