"""What can be paid back: cases worked by hand, each to the fen.

The sources: *SPC*, the Supreme People's Court on prepaid consumption (法释〔2025〕4号, in force since 2025-05-01):
seven days, the discount ratio, no contract eats up another's, no lapse; *CCA*, cases that consumer associations have
published; *salon*, the default for a client's own cause. Jiangsu's rules on prepaid cards say fifteen days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.money.ledger.division import divide
from db.money.ledger.lots import Lot, Unit, UseOrder
from db.money.ledger.quoting import Bought, Cause, Paid, Purchase, pay_back, quote

TODAY = date(2026, 11, 27)
LONG_AGO = 200


def _fen(yuan: float) -> int:
    return round(yuan * 100)


def _used(lot: Lot, units: int) -> Lot:
    if not units:
        return lot
    value = lot.value_of(units)
    return replace(lot, left=lot.left - units, value_left=lot.value_left - value)


def _paid_on(days: int) -> date:
    return TODAY - timedelta(days=days)


def card(
    paid: float,
    gift: float,
    used: float,
    days: int = LONG_AGO,
    order: str = "ratio",
    owed: float = 0,
    known: bool = False,
    lapsed: float = 0,
) -> Purchase:
    size = _fen(paid + gift)
    lot = Lot(
        unit=Unit.FEN,
        size=size,
        gift=_fen(gift),
        paid=_fen(paid),
        left=size,
        value_left=_fen(paid),
        order=UseOrder(order),
    )
    lot = _used(lot, _fen(used))
    lot = replace(lot, left=lot.left - _fen(lapsed))
    bought = Bought(lot=lot, used=_fen(used), list_value=size)
    return Purchase(lots=[bought], paid_on=_paid_on(days), owed=_fen(owed), known=known)


def package(
    price: float,
    *services: tuple[int, int, float, int],
    days: int = LONG_AGO,
    order: str = "ratio",
    owed: float = 0,
    known: bool = False,
) -> Purchase:
    """A package: of each service its sessions, those given along, its list price and how many were used."""
    shares = divide(_fen(price), [sessions * _fen(listed) for sessions, _, listed, _ in services])
    lots = []
    for (sessions, gift, listed, used), paid in zip(services, shares, strict=True):
        size = sessions + gift
        lot = Lot(unit=Unit.SESSION, size=size, gift=gift, paid=paid, left=size, value_left=paid, order=UseOrder(order))
        lots.append(Bought(lot=_used(lot, used), used=used, list_value=size * _fen(listed)))
    return Purchase(lots=lots, paid_on=_paid_on(days), owed=_fen(owed), known=known)


CASES: dict[str, tuple[Sequence[Purchase], float | None, float, float]] = {
    # what was bought: early (None where it can't be chosen), salon's cause, client's cause, in yuan
    "SPC 3,594 used of 3,000 + 1,000": ([card(3000, 1000, 3594)], None, 304.50, 0),
    "SPC seven days, nothing used": ([card(3000, 1000, 0, 3)], 3000, 3000, 3000),
    "SPC seven days, 400 used": ([card(3000, 1000, 400, 3)], 2700, 2700, 2600),
    "SPC on the day of payment": ([card(1000, 0, 100, 0)], 900, 900, 900),
    "SPC on the seventh day": ([card(3000, 1000, 400, 7)], 2700, 2700, 2600),
    "SPC on the eighth day": ([card(3000, 1000, 400, 8)], None, 2700, 2600),
    "SPC knew the service before": ([card(3000, 1000, 400, 1, known=True)], None, 2700, 2600),
    "SPC 5,000 + 3,000, 2,000 used": ([card(5000, 3000, 2000)], None, 3750, 3000),
    "SPC nothing given, nothing to share": ([card(1000, 0, 333.33)], None, 666.67, 666.67),
    "SPC a third of a fen is the client's": ([card(100, 20, 50)], None, 58.34, 50),
    "SPC one fen used": ([card(1000, 1, 0.01)], None, 1000, 999.99),
    "SPC all used": ([card(3000, 1000, 4000)], None, 0, 0),
    "SPC all but a fen used": ([card(3000, 1000, 3999.99)], None, 0.01, 0),
    "principal first": ([card(3000, 1000, 1000, 2, order="principal")], 2000, 2250, 2000),
    "gift first": ([card(3000, 1000, 1000, 2, order="gift")], 3000, 2250, 2000),
    "half of it owed": ([card(3000, 1000, 400, 2, owed=1500)], 1200, 1200, 1100),
    "more owed and used than paid": ([card(3000, 1000, 1000, owed=2500)], None, 0, 0),
    "SPC a lapsed gift was not used": ([card(3000, 1000, 2000, lapsed=500)], None, 1500, 1000),
    "a gift alone": ([card(0, 200, 50, 2)], 0, 0, 0),
    "an older top-up used up": ([card(1000, 0, 1000), card(3000, 1000, 400, 5)], 2700, 2700, 2600),
    "two top-ups": ([card(1000, 200, 600), card(2000, 0, 0)], None, 2500, 2400),
    "SPC one purchase eats up no other": ([card(1000, 1000, 1500), card(500, 0, 0)], None, 750, 500),
    "one of two long ago": ([card(1000, 0, 0), card(500, 0, 0, 2)], None, 1500, 1500),
    "nothing bought": ([], None, 0, 0),
    "salon ten for 1,980, three used": ([package(1980, (10, 0, 268, 3))], None, 1386, 1176),
    "SPC ten for 1,980, unused": ([package(1980, (10, 0, 268, 0), days=5)], 1980, 1980, 1980),
    "salon ten for 1,980, seven used": ([package(1980, (10, 0, 268, 7))], None, 594, 104),
    "salon ten for 1,980, eight used": ([package(1980, (10, 0, 268, 8))], None, 396, 0),
    "SPC 10 + 2, one used": ([package(2680, (10, 2, 268, 1), days=1)], 2456.67, 2456.67, 2412),
    "SPC 10 + 2, eleven used": ([package(2680, (10, 2, 268, 11))], None, 223.34, 0),
    "SPC 10 + 2, all used": ([package(2680, (10, 2, 268, 12), days=1)], None, 0, 0),
    "10 + 2, gifts first": ([package(2680, (10, 2, 268, 2), days=3, order="gift")], 2680, 2233.34, 2144),
    "10 + 2, gifts last": ([package(2680, (10, 2, 268, 10), days=3, order="principal")], 0, 446.67, 0),
    "CCA 80 + 16 lessons for 9,300": ([package(9300, (80, 16, 116.25, 20))], None, 7362.50, 6975),
    "CCA 20 lessons for 1,480, 13 had": ([package(1480, (20, 0, 74, 13))], None, 518, 518),
    "CCA 1,099 paid, nothing done": ([package(1099, (1, 0, 1099, 0))], None, 1099, 1099),
    "CCA 40 lessons for 6,800, six days": ([package(6800, (40, 0, 300, 3), days=6)], 6290, 6290, 5900),
    "two services": ([package(2680, (10, 0, 268, 4), (5, 0, 120, 1))], None, 1706.06, 1488),
    "two services, one used up": ([package(2680, (10, 0, 268, 10), (5, 0, 120, 0))], None, 490.24, 0),
    "two services, the cheap one used up": ([package(2680, (10, 0, 268, 0), (5, 0, 120, 5))], None, 2189.76, 2080),
    "half of a package owed": ([package(1980, (10, 0, 268, 3), owed=990)], None, 396, 186),
    "dearer than the list": ([package(3000, (10, 0, 268, 5))], None, 1500, 1660),
    "no list price": ([package(1000, (10, 0, 0, 5))], None, 500, 1000),
    "had it before, package": ([package(1980, (10, 0, 268, 0), days=1, known=True)], None, 1980, 1980),
    "a balance and a package": ([card(3000, 1000, 400), package(1980, (10, 0, 268, 3))], None, 4086, 3776),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_paid_back(name: str) -> None:
    purchases, early, salon, client = CASES[name]
    answers = quote(purchases, TODAY).answers
    assert [(one.cause, one.applies, one.amount) for one in answers] == [
        (Cause.EARLY, early is not None, _fen(early or 0)),
        (Cause.SALON, True, _fen(salon)),
        (Cause.CLIENT, True, _fen(client)),
    ]


@pytest.mark.parametrize(("days", "applies"), [(15, True), (16, False)])
def test_the_salon_may_give_more_days(days: int, applies: bool) -> None:
    """As Jiangsu's rules do."""
    assert quote([card(3000, 1000, 0, days)], TODAY, days=15).of(Cause.EARLY).applies is applies


@pytest.mark.parametrize(("today", "applies"), [(date(2028, 3, 3), True), (date(2028, 3, 4), False)])
def test_the_twenty_ninth_of_february_is_a_day(today: date, applies: bool) -> None:
    purchase = replace(card(3000, 1000, 0), paid_on=date(2028, 2, 25))
    assert quote([purchase], today).of(Cause.EARLY).applies is applies


def test_what_counts_as_used_is_said_beside_what_comes_back() -> None:
    found = quote([card(3000, 1000, 3594)], TODAY)
    assert [one.used for one in found.answers] == [269_550, 269_550, 359_400]
    assert found.value_left == 30_450


def test_money_goes_back_the_way_it_came_the_newest_payment_first() -> None:
    assert pay_back([Paid(1, 100_000), Paid(2, 30_000), Paid(3, 0)], 50_000) == ([(2, 30_000), (1, 20_000)], 0)
    assert pay_back([Paid(1, 100_000)], 100_001) == ([(1, 100_000)], 1)
    assert pay_back([], 0) == ([], 0)


@given(st.lists(st.integers(0, 10**6), max_size=6), st.integers(0, 10**7))
def test_no_payment_gives_more_than_it_has(left: list[int], amount: int) -> None:
    found, short = pay_back([Paid(at, one) for at, one in enumerate(left)], amount)
    assert sum(part for _, part in found) + short == amount
    assert all(0 < part <= left[at] for at, part in found)
    assert not short or sum(part for _, part in found) == sum(left)


@given(st.integers(1, 10**7), st.integers(0, 10**7), st.integers(0, 10**8), st.integers(0, 400))
def test_no_answer_gives_more_than_was_paid_or_less_than_nothing(paid: int, gift: int, used: int, days: int) -> None:
    used %= paid + gift
    purchase = card(paid / 100, gift / 100, used / 100, days)
    for answer in quote([purchase], TODAY).answers:
        assert 0 <= answer.amount <= paid
    of = quote([purchase], TODAY).of
    # at list price nobody gets more back than at what was really paid
    assert of(Cause.CLIENT).amount <= of(Cause.SALON).amount
