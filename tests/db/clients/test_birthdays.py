"""Birthdays between two days, in both calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clients import queries
from db.clients.queries import birthdays_between
from db.clients.store import birthdays
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, OUYANG, OWNER, Salon

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def test_a_month_has_both_calendars_by_day_without_the_year(salon: Salon) -> None:
    found = birthdays_between(salon.desk(DESK_WOMAN), *MARCH)
    assert [(line.day, line.client.name, line.birthday) for line in found] == [
        (date(2026, 3, 12), OUYANG, "--03-12"),
        (date(2026, 3, 13), EVANS, "L--01-25"),
    ]
    july = birthdays_between(salon.desk(DESK_WOMAN), date(2026, 7, 1), date(2026, 7, 1))
    assert [line.client.name for line in july] == [CHEN]


@pytest.mark.parametrize(
    ("birthday", "day"),
    [
        ("--02-29", date(2026, 2, 28)),
        ("2000-02-29", date(2028, 2, 29)),
        # the twelfth month of 2025 has 29 days
        ("L--12-30", date(2026, 2, 16)),
        # that of 2024 had 29 as well, and that of 2023 had 30
        ("L--12-30", date(2024, 2, 9)),
        # 2025 had a sixth month twice: who was born in the leap one keeps that, everybody else the first
        ("L2017-06r-08", date(2025, 8, 1)),
        ("L--06-08", date(2025, 7, 2)),
        ("L2017-06r-08", date(2026, 7, 21)),
    ],
)
def test_a_day_that_a_year_has_not_is_kept_once(salon: Salon, birthday: str, day: date) -> None:
    salon.clock.forward(days=(date(2030, 1, 1) - salon.clock.today).days)
    salon.register(
        salon.desk(OWNER), birthday=birthday, guardian="赵父", guardian_relation="father", guardian_phone="13500135006"
    )
    around = birthdays_between(salon.desk(OWNER), day - timedelta(days=90), day + timedelta(days=90))
    assert [line.day for line in around if line.client.name == "赵一"] == [day]


def test_pages_follow_each_other_over_days_with_many(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    at = salon.desk(OWNER)
    for number in range(7):
        salon.register(at, f"客{number}", f"1350013510{number}", birthday=f"--04-0{1 + number // 4}")
    monkeypatch.setattr(queries, "PAGE", 3)
    first, last = date(2026, 4, 1), date(2026, 4, 30)
    pages: list[list[str]] = []
    day, after = first, 0
    while page := birthdays_between(at, day, last, after):
        pages.append([line.client.name for line in page])
        day, after = page[-1].day, page[-1].client.id
    assert pages == [["客0", "客1", "客2"], ["客3", "客4", "客5"], ["客6"]]


def test_each_client_has_one_birthday_a_year(salon: Salon) -> None:
    """Every day of a year asked for by itself gives what the year gives."""
    at = salon.desk(OWNER)
    for number, birthday in enumerate(("--02-29", "L--12-30", "L--01-01", "L1974-04r-01", "--12-31", "--01-01")):
        salon.register(at, f"客{number}", f"1350013520{number}", birthday=birthday)
    with salon.archive.connected():
        days = [date(2026, 3, 1) + timedelta(days=ahead) for ahead in range(365)]
        by_day = [line for day in days for line in birthdays.between(day, day, 0, 99)]
        assert by_day == birthdays.between(days[0], days[-1], 0, 99)
    assert sorted(line.client.name for line in by_day if line.client.name.startswith("客")) == [
        f"客{number}" for number in range(6)
    ]
