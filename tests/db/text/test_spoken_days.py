"""Days as callers say them."""

from __future__ import annotations

from datetime import date

import pytest

from db.fields.declaration import Field, Kind, Term, When
from db.fields.parsing import FieldError, ParseContext, parse
from db.text.spoken_days import spoken_day

SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("said", "past", "future"),
    [
        ("今天", "11-28", "11-28"),
        ("明天", "11-29", "11-29"),
        ("大后天", "12-01", "12-01"),
        ("昨天", "11-27", "11-27"),
        ("Tomorrow", "11-29", "11-29"),
        ("周三", "11-25", "12-02"),
        ("星期六", "11-28", "11-28"),
        ("wed", "11-25", "12-02"),
        ("Thursday", "11-26", "12-03"),
        ("下周三", "12-02", "12-02"),
        ("下个星期天", "12-06", "12-06"),
        ("本周日", "11-29", "11-29"),
        ("上周三", "11-18", "11-18"),
        ("三天后", "12-01", "12-01"),
        ("１０天之后", "12-08", "12-08"),
        ("两周后", "12-12", "12-12"),
        ("一个月后", "12-28", "12-28"),
        ("五天前", "11-23", "11-23"),
        ("30号", "10-30", "11-30"),
        ("31号", "10-31", "12-31"),
        ("下个月 5 号", "12-05", "12-05"),
        ("十二月三号", None, "12-03"),
    ],
)
def test_a_day_is_told_from_today(said: str, past: str | None, future: str) -> None:
    assert spoken_day(said, SATURDAY, "future") == date.fromisoformat(f"2026-{future}")
    if past:
        assert spoken_day(said, SATURDAY, "past") == date.fromisoformat(f"2026-{past}")


def test_a_weekday_is_one_to_come_where_no_side_is_preferred() -> None:
    assert spoken_day("周三", SATURDAY, "near") == date(2026, 12, 2)
    assert spoken_day("27号", SATURDAY, "near") == date(2026, 11, 27)


@pytest.mark.parametrize("text", ["", "3.12", "周", "下", "天后", "wedding", "20260307", "农历八月十五", "十十天后"])
def test_what_is_said_otherwise_is_left_to_those_who_read_dates(text: str) -> None:
    assert spoken_day(text, SATURDAY) is None


@pytest.mark.parametrize(
    "said", ["40号", "本月31号", "一九八八年十十月五日", "十十月五日", "下下下周三", "99999999天后", "99个月月后"]
)
def test_a_field_refuses_a_day_that_there_is_not(said: str) -> None:
    field = Field("day", "", Term("Day", "日期"), Kind.DATE, when=When.FUTURE)
    with pytest.raises(FieldError):
        parse(field, said, ParseContext(SATURDAY))
