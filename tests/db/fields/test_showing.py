"""What people read in a field, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.fields.declaration import Field, Kind, Term
from db.fields.showing import choice_numbers, show
from db.fields.values import Hidden, Ref, Value
from db.visits.fields import VISIT_FIELDS

MONEY = Field("money", "", Term("", ""), Kind.MONEY)


def field_named(name: str) -> Field:
    return next(field for field in (*CLIENT_FIELDS, *VISIT_FIELDS, MONEY) if field.name == name)


@pytest.mark.parametrize(
    ("name", "value", "zh", "en"),
    [
        ("sex", "female", "女", "female"),
        ("sex", "gone", "gone", "gone"),
        ("allergens", (), "无", "none"),
        ("allergens", ("acids", "latex"), "果酸/水杨酸、乳胶", "AHA or salicylic acid, latex"),
        ("consent_file", False, "否", "no"),
        ("phone", "02162478899,12", "021 6247 8899 #12", "021 6247 8899 #12"),
        ("phone", Hidden("·8899"), "·8899", "·8899"),
        ("birthday", "--03-12", "03-12", "03-12"),
        ("birthday", "L1988-01-25", "农历1988年正月廿五", "lunar 1988年正月廿五"),
        ("beautician", Ref(3, "林小雨"), "林小雨", "林小雨"),
        ("money", 128450, "1,284.50", "1,284.50"),
        ("next_date", date(2026, 4, 1), "2026-04-01", "2026-04-01"),
    ],
)
def test_shown(name: str, value: Value, zh: str, en: str) -> None:
    assert (show(field_named(name), value, "zh_CN"), show(field_named(name), value, "en")) == (zh, en)


def test_choices_are_offered_with_their_digits() -> None:
    assert choice_numbers(field_named("sex").choices, "zh") == [("1", "女"), ("2", "男"), ("3", "其他")]
