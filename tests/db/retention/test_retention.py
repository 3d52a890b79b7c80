"""How long each kind of record is kept: what a salon begins with, and who stands for it."""

from __future__ import annotations

import pytest

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.retention.fields import BY_CODE
from db.retention.operations import ConfirmRetention, confirm_retention
from db.retention.queries import retention_rules
from db.retention.store import months
from tests.db.salon import OWNER, SHEN, Salon


def test_a_salon_begins_with_what_the_laws_ask_for(salon: Salon) -> None:
    found = retention_rules(salon.desk(SHEN))
    assert [(one.kind, one.months) for one in found] == [
        ("file", 12),
        ("health", 12),
        ("contact", 12),
        ("trade", 36),
        ("voucher", 360),
        ("medical", 180),
        ("register", 36),
    ]
    assert [one.kind for one in found] == list(BY_CODE)
    assert {(one.confirmed_by, one.confirmed_on) for one in found} == {("", None)}


def test_the_manager_confirms_a_time_or_makes_it_longer_and_it_holds(salon: Salon) -> None:
    at = salon.desk(OWNER)
    rule = next(one for one in retention_rules(at) if one.kind == "trade")
    asked = ConfirmRetention(request_id="r1", id=rule.id, version=rule.version, months=60, basis=" 税务要求 ")
    made = confirm_retention(at, asked)
    assert (made.months, made.basis, made.confirmed_by, made.confirmed_on) == (
        60,
        "税务要求",
        OWNER,
        salon.clock.today,
    )
    assert confirm_retention(at, asked) == made
    assert months("trade") == 60
    with pytest.raises(SalonError) as raised:
        confirm_retention(at, ConfirmRetention(request_id="r2", id=rule.id, version=rule.version, months=61))
    assert raised.value.code is Code.CHANGED_MEANWHILE


@pytest.mark.parametrize(
    ("kind", "wanted", "flaw"),
    [
        ("trade", 35, Flaw.LESS_THAN_LAW),
        ("voucher", 359, Flaw.LESS_THAN_LAW),
        ("medical", 179, Flaw.LESS_THAN_LAW),
        ("file", 0, Flaw.NOT_A_NUMBER),
        ("file", 1201, Flaw.NOT_A_NUMBER),
    ],
)
def test_no_time_is_shorter_than_a_law_asks_for(salon: Salon, kind: str, wanted: int, flaw: Flaw) -> None:
    at = salon.desk(OWNER)
    rule = next(one for one in retention_rules(at) if one.kind == kind)
    with pytest.raises(InvalidFields) as raised:
        confirm_retention(at, ConfirmRetention(request_id="r", id=rule.id, version=1, months=wanted))
    assert raised.value.flaws == {"months": flaw}
    assert months(kind) == rule.months


def test_a_kind_that_there_is_not_has_no_time(salon: Salon) -> None:
    with pytest.raises(SalonError) as raised:
        months("bank_card")
    assert raised.value.code is Code.NOT_FOUND
