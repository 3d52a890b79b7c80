"""The closing sheet: takings by method as far as somebody may see them, overdue loans, and the head of the log."""

from __future__ import annotations

from db.core import audit
from db.core.errors import Code
from db.fields.values import Hidden
from db.registers.closing.operations import print_closing
from db.registers.closing.queries import day_end
from tests.db.papers.lent import lend, put_away
from tests.db.salon import DENG, DESK_WOMAN, GU, HAO, LI, LIN, OUYANG, OWNER, PRICE, ZENG, Salon, entries, refused


def pay(salon: Salon, name: str, by: str, *parts: tuple[str, int]) -> None:
    """A visit of today that is paid."""
    at = salon.desk(OWNER)
    visit = salon.visit(at, name, by=by)
    for method, amount in parts:
        visit = salon.pay(at, visit, amount, method)


def test_takings_of_the_day_by_method(salon: Salon) -> None:
    pay(salon, OUYANG, LIN, ("cash", 10000), ("wechat", PRICE - 10000))
    pay(salon, LI, HAO, ("cash", PRICE))
    sheet = print_closing(salon.desk(OWNER))
    assert [(one.method, one.count, one.amount) for one in sheet.takings] == [
        ("cash", 2, 10000 + PRICE),
        ("wechat", 1, PRICE - 10000),
    ]
    assert (sheet.day, sheet.visits, sheet.total) == (salon.clock.today, 2, 2 * PRICE)
    salon.clock.forward(days=1)
    sheet = print_closing(salon.desk(OWNER))
    assert (sheet.takings, sheet.visits, sheet.total) == ((), 0, 0), "yesterday's money is not today's"


def test_amounts_are_those_that_somebody_sees_on_the_visits(salon: Salon) -> None:
    pay(salon, OUYANG, LIN, ("cash", PRICE))
    pay(salon, LI, HAO, ("wechat", PRICE))
    seen = {name: day_end(salon.desk(name)) for name in (OWNER, DESK_WOMAN, DENG, LIN, GU)}
    amounts = {
        name: [None if isinstance(one.amount, Hidden) else one.amount for one in sheet.takings]
        for name, sheet in seen.items()
    }
    assert amounts == {
        OWNER: [PRICE, PRICE],
        DESK_WOMAN: [PRICE, PRICE],
        DENG: [None, None],
        LIN: [PRICE, None],
        GU: [None, None],
    }
    totals = {name: sheet.total for name, sheet in seen.items()}
    assert totals[OWNER] == totals[DESK_WOMAN] == 2 * PRICE
    assert totals[DENG] == totals[LIN] == totals[GU] == Hidden()
    # one payment that may not be seen hides the sum that it is in
    pay(salon, ZENG, HAO, ("cash", PRICE))
    assert day_end(salon.desk(LIN)).takings[0].amount == Hidden()


def test_the_sheet_has_all_amounts_and_no_file_of_who_may_not_see_them(salon: Salon) -> None:
    pay(salon, OUYANG, LIN, ("cash", PRICE))
    for name in (DENG, GU):
        sheet = print_closing(salon.desk(name).on_paper())
        assert (sheet.takings[0].amount, sheet.total, sheet.stamp.paper_only) == (PRICE, PRICE, True)
        assert refused(print_closing, salon.desk(name)) is Code.PAPER_ONLY
    assert print_closing(salon.desk(DESK_WOMAN)).total == PRICE


def test_overdue_loans_stand_on_it(salon: Salon) -> None:
    put_away(salon)
    lend(salon, days=1)
    assert print_closing(salon.desk(DESK_WOMAN)).overdue == ()
    due = salon.clock.today
    salon.clock.forward(days=2)
    [item] = print_closing(salon.desk(DESK_WOMAN)).overdue
    assert (item.number, item.name) == ("00000013", OUYANG) and LIN in item.note
    assert str(due.replace(day=due.day + 1)) in item.note


def test_the_head_is_that_of_the_log_before_this_sheet(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    count, head, _when = audit.head()
    sheet = print_closing(at)
    assert (sheet.log_count, sheet.log_head) == (count, head)
    last = entries()[-1]
    assert (last["operation"], last["seq"]) == ("print_closing", count + 1)
    assert print_closing(at).log_head == last["hash"]
