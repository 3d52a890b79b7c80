"""."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.text.date_words import is_ambiguous, order_of
from db.text.dates import Birthday, age, from_excel_serial, lunar_text, next_birthday, parse_birthday, parse_date

TODAY = date(2026, 11, 22)
BORAX_LOADS = settings(deadline=None)
DAYS = st.dates(date(1900, 1, 31), date(2026, 11, 22))


@pytest.mark.parametrize(
    "text",
    [
        "19880312",
        "1988-3-12",
        "1988/3/12",
        "1988.3.12",
        "1988年3月12日",
        "1988 3 12",
        "1988 年 3 月 12 日",
        "１９８８０３１２",
        "１９８８．３．１２",
        "880312",
        "88-3-12",
        " 1988-03-12 ",
    ],
)
def test_all_ways_to_write_a_date(text: str) -> None:
    assert parse_date(text, TODAY) == date(1988, 3, 12)
    assert parse_birthday(text, TODAY) == Birthday(1988, 3, 12)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("3.12", date(2026, 3, 12), date(2027, 3, 12)),
        ("12月1日", date(2025, 12, 1), date(2026, 12, 1)),
        ("1122", TODAY, TODAY),
        ("2-29", date(2024, 2, 29), date(2028, 2, 29)),
        ("261123", date(2026, 11, 23), date(2026, 11, 23)),
        ("260309", date(2026, 3, 9), date(2026, 3, 9)),
    ],
)
def test_what_is_missing_is_looked_for_on_one_side(text: str, past: date, future: date) -> None:
    assert parse_date(text, TODAY) == past
    assert parse_date(text, TODAY, prefer="future") == future


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.9", date(2027, 3, 9)),
        ("11-25", date(2026, 11, 25)),
        ("11.20", date(2026, 11, 20)),
        ("1.5", date(2027, 1, 5)),
        ("260309", date(2026, 3, 9)),
    ],
)
def test_in_between_the_nearest_day_is_meant(text: str, day: date) -> None:
    assert parse_date(text, TODAY, prefer="near") == day


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("12 May 1988", "1988-05-12"),
        ("May 12, 1988", "1988-05-12"),
        ("12-May-88", "1988-05-12"),
        ("12.05.1988", "1988-05-12"),
        ("13/05/1988", "1988-05-13"),
        ("05-13-1988", "1988-05-13"),
        ("1988-05-12T00:00:00.000Z", "1988-05-12"),
        ("1988-05-11T16:00:00.000Z", "1988-05-12"),
        ("1988-05-12 10:30", "1988-05-12"),
        ("--05-12", "--05-12"),
        ("民国77年5月12日", "1988-05-12"),
        ("一九八八年五月十二日", "1988-05-12"),
        ("1988年5月12日 星期四", "1988-05-12"),
        ("1988,5,12", "1988-05-12"),
        ("八月十五", "L--08-15"),
        ("8.15(农)", "L--08-15"),
        ("1988/5/12（阴历）", "L1988-05-12"),
    ],
)
def test_days_as_other_programs_and_countries_write_them(text: str, kept: str) -> None:
    assert parse_birthday(text, TODAY).store() == kept


def test_day_or_month_first_is_never_guessed() -> None:
    with pytest.raises(ValueError, match="date_unreadable"):
        parse_birthday("05/12/1988", TODAY)
    assert parse_birthday("05/12/1988", TODAY, order="day").store() == "1988-12-05"
    assert parse_birthday("05/12/1988", TODAY, order="month").store() == "1988-05-12"
    assert [is_ambiguous(text) for text in ("5/12/1988", "13/5/1988", "5.12.1988", "5/5/1988")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert (order_of(["5/12/1988", "13/5/1988"]), order_of(["5/12/1988", "5/13/1988"])) == ("day", "month")
    assert order_of(["5/12/1988"]) is None and order_of(["13/5/1988", "5/13/1988"]) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("昨天", "unreadable"),
        ("3/12/1988", "unreadable"),
        ("1988", "impossible"),
        ("1988-2-30", "impossible"),
        ("2.30", "impossible"),
        ("1888-2-3", "out_of_range"),
        ("1988²-1-1", "unreadable"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"date_{code}"):
        parse_date(text, TODAY)


@BORAX_LOADS
@given(st.text() | st.text("0123456789.-/年月日闰正腊初廿十二Lr"))
def test_any_text_is_a_date_or_a_code(text: str) -> None:
    for parse in (parse_date, parse_birthday):
        try:
            parse(text, TODAY)
        except ValueError as error:
            assert str(error).startswith("date_")


@BORAX_LOADS
@given(DAYS)
def test_a_date_is_read_as_written(day: date) -> None:
    for text in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("3.12", "--03-12"),
        ("2月29日", "--02-29"),
        ("公历1988年3月12日", "1988-03-12"),
        ("农历1988年正月廿五", "L1988-01-25"),
        ("农历一九八八年正月二十五", "L1988-01-25"),
        ("L1988-1-25", "L1988-01-25"),
        ("l19880125", "L1988-01-25"),
        ("L880125", "L1988-01-25"),
        ("Ｌ１９８８．１．２５", "L1988-01-25"),
        ("农历正月廿五", "L--01-25"),
        ("正月廿五", "L--01-25"),
        ("L1-25", "L--01-25"),
        ("阴历腊月初八", "L--12-08"),
        ("農曆 臘月三十", "L--12-30"),
        ("农历十一月十一", "L--11-11"),
        ("冬月二十", "L--11-20"),
        ("2020年闰四月初一", "L2020-04r-01"),
        ("闰四月", None),
        ("L2020-闰4-1", "L2020-04r-01"),
        ("L2020-04r-01", "L2020-04r-01"),
        ("闰四月初一", "L--04r-01"),
        ("2021年闰四月初一", None),
        ("L1988-13-1", None),
        ("L十三月初一", None),
        ("1988年3月32日", None),
        ("2027-1-1", None),
        ("L2026-12-1", None),
        ("L1800-12-1", None),
        ("L", None),
    ],
)
def test_birthdays(text: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(ValueError, match="date_"):
            parse_birthday(text, TODAY)
    else:
        assert parse_birthday(text, TODAY).store() == kept
        assert Birthday.from_store(kept).store() == kept


def test_known_days_of_the_lunar_calendar() -> None:
    # New Year's days and a leap month as published by the Purple Mountain Observatory.
    assert Birthday(2024, 1, 1, lunar=True).solar == date(2024, 2, 10)
    assert Birthday(1988, 1, 1, lunar=True).solar == date(1988, 2, 17)
    assert Birthday(2020, 4, 1, lunar=True, leap=True).solar == date(2020, 5, 23)
    assert lunar_text(date(2020, 5, 23)) == "闰四月初一"
    assert lunar_text(date(1988, 3, 12)) == "正月廿五"
    assert lunar_text(date(2024, 2, 9)) == "腊月三十"
    with pytest.raises(ValueError, match="date_out_of_range"):
        lunar_text(date(1900, 1, 1))


@BORAX_LOADS
@given(DAYS)
def test_a_lunar_date_is_read_as_written(day: date) -> None:
    year = day.year if lunar_text(day)[:2] not in {"冬月", "腊月"} or day.month > 6 else day.year - 1
    birthday = parse_birthday(f"农历{year}年{lunar_text(day)}", TODAY)
    assert birthday.solar == day
    assert Birthday.from_store(birthday.store()) == birthday
    assert parse_birthday(birthday.store(), TODAY) == birthday


@pytest.mark.parametrize(
    ("kept", "today", "following"),
    [
        ("1988-11-22", TODAY, TODAY),
        ("--11-21", TODAY, date(2027, 11, 21)),
        ("2000-02-29", date(2026, 2, 28), date(2026, 2, 28)),
        ("2000-02-29", date(2027, 12, 1), date(2028, 2, 29)),
        ("L1988-01-01", TODAY, date(2027, 2, 6)),
        ("L--01-01", date(2024, 2, 10), date(2024, 2, 10)),
        ("L--12-30", date(2025, 1, 1), date(2025, 1, 28)),  # that month has 29 days
        ("L2020-04r-01", date(2025, 1, 1), date(2025, 4, 28)),
        ("L2001-04r-01", date(2020, 4, 30), date(2020, 5, 23)),
    ],
)
def test_next_birthday(kept: str, today: date, following: date) -> None:
    assert next_birthday(Birthday.from_store(kept), today) == following


@BORAX_LOADS
@given(DAYS, DAYS, st.booleans())
def test_a_birthday_comes_within_thirteen_months(born: date, today: date, lunar: bool) -> None:
    birthday = parse_birthday(f"农历{lunar_text(born)}" if lunar else born.isoformat(), TODAY)
    assert today <= next_birthday(birthday, today) <= today + timedelta(days=385)


def test_age() -> None:
    assert age(Birthday(1988, 11, 22), TODAY) == 38
    assert age(Birthday(1988, 11, 23), TODAY) == 37
    assert age(Birthday(2000, 2, 29), date(2014, 2, 28)) == 13
    assert age(Birthday(2000, 2, 29), date(2014, 3, 1)) == 14
    assert age(Birthday(None, 3, 12), TODAY) is None
    # The last days of a lunar year belong to the next of our years.
    assert age(Birthday(1987, 12, 29, lunar=True), date(2026, 2, 16)) == 38


@pytest.mark.parametrize("kept", ["", "1988-3-12", "L1988-02-31", "1988-04r-01", "--13-01", "88-01-01", "1988-03-12x"])
def test_what_was_never_kept_is_refused(kept: str) -> None:
    with pytest.raises(ValueError, match="date_"):
        Birthday.from_store(kept)


def test_excel_serials() -> None:
    assert from_excel_serial(1) == date(1900, 1, 1)
    assert from_excel_serial(59) == date(1900, 2, 28)
    assert from_excel_serial(61) == date(1900, 3, 1)
    assert from_excel_serial(32214.75) == date(1988, 3, 12)
    for serial in (60, float("nan"), 0, -5, float("inf"), 1e9):
        with pytest.raises(ValueError, match="date_"):
            from_excel_serial(serial)
