"""A day that a page shows is never taken for the same day of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import salon_tui
from db.contacts.records.timeline import LetterLine, Part, TimelineLine
from salon_tui.screens.contacts.timeline import recent_rows
from salon_tui.words import i18n, words

ROOT = Path(salon_tui.__file__).parent


@pytest.fixture(autouse=True)
def first_of_january() -> Iterator[None]:
    """The salon's calendar says 1 January 2027, whatever the machine's does."""
    i18n.use("en")
    words.use_calendar(lambda: date(2027, 1, 1))
    yield
    words.use_calendar(date.today)


@pytest.mark.parametrize(
    ("day", "short", "whole"),
    [
        (date(2027, 1, 1), "01-01", "01-01 Fri"),
        (date(2027, 12, 31), "12-31", "12-31 Fri"),
        (date(2026, 12, 31), "2026-12-31", "2026-12-31 Thu"),
        (date(2028, 1, 1), "2028-01-01", "2028-01-01 Sat"),
    ],
)
def test_a_day_of_another_year_has_its_year(day: date, short: str, whole: str) -> None:
    assert words.short_day(day) == short
    assert words.day_and_weekday(day) == whole
    at = datetime(day.year, day.month, day.day, 14, 5).astimezone()
    assert words.short_moment(at) == f"{short} 14:05"


def test_lines_of_two_years_stand_under_each_other() -> None:
    letters = [LetterLine(id=at, day=day, by="王敏", occasion="birthday") for at, day in enumerate(_DAYS)]
    rows = recent_rows([TimelineLine(part=Part.LETTER, happening=one) for one in letters], 40)
    shown = ["".join(piece if isinstance(piece, str) else piece[0] for piece in row) for row in rows[1:]]
    assert [line[:12] for line in shown] == ["01-01       ", "2026-11-29  "]


_DAYS = (date(2027, 1, 1), date(2026, 11, 29))


def test_no_page_writes_month_and_day_by_itself() -> None:
    short = re.compile(r"(?<!%Y-)%m-%d")
    demo, one_place = ROOT / "demo", ROOT / "words" / "words.py"
    pages = [path for path in ROOT.rglob("*.py") if demo not in path.parents and path != one_place]
    assert len(pages) > 300
    assert [str(path) for path in pages if short.search(path.read_text())] == []
