"""Which backups stay: seven days, four weeks, twelve months, and always the newest."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.backup.thinning import kept

_OFTEN = st.dates(date(2026, 11, 20), date(2027, 1, 10))
DAYS = st.lists(st.dates(date(2024, 1, 1), date(2027, 12, 31)) | _OFTEN, min_size=1, max_size=60)
"""In the order of the log, which a clock needs not follow; many of them near each other, as they are."""


def plainly(days: list[date]) -> set[int]:
    """The same, said as somebody would on paper: go back from the newest, and take each new day, week and month."""
    stay: set[int] = set()
    seen_days: list[str] = []
    seen_weeks: list[str] = []
    seen_months: list[str] = []
    for place in reversed(range(len(days))):
        for seen, name, most in (
            (seen_days, f"{days[place]:%Y-%m-%d}", 7),
            (seen_weeks, f"{days[place]:%G-%V}", 4),
            (seen_months, f"{days[place]:%Y-%m}", 12),
        ):
            if name not in seen:
                seen.append(name)
                if len(seen) <= most:
                    stay.add(place)
    return stay


@given(DAYS)
def test_as_it_would_be_done_on_paper(days: list[date]) -> None:
    assert kept(days) == plainly(days)


@given(DAYS)
def test_the_newest_stays_and_there_are_never_many(days: list[date]) -> None:
    stay = kept(days)
    assert len(days) - 1 in stay
    assert len(stay) <= 7 + 4 + 12


@given(DAYS)
def test_thinned_after_every_backup_is_the_same_as_thinned_once(days: list[date]) -> None:
    here: list[tuple[int, date]] = []
    for number, day in enumerate(days):
        here.append((number, day))
        stay = kept([one for _, one in here])
        here = [one for place, one in enumerate(here) if place in stay]
    assert {number for number, _ in here} == kept(days)


def test_two_years_of_work() -> None:
    first = date(2025, 1, 1)
    days = [first + timedelta(days=number) for number in range(730)]
    stay = [days[place] for place in sorted(kept(days))]
    assert stay[-7:] == days[-7:]
    assert {f"{day:%Y-%m}" for day in stay} == {f"2026-{month:02d}" for month in range(1, 13)}
    assert len(stay) <= 7 + 4 + 12


def test_of_each_period_its_last_backup_stays() -> None:
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(730)]
    month_ends = [date(2026, month + 1, 1) - timedelta(days=1) for month in range(1, 12)]
    # Sundays: of the fourth week and of the third; the second one's is among the last seven days
    sundays, last = [date(2026, 12, 13), date(2026, 12, 20)], [date(2026, 12, day) for day in range(25, 32)]
    assert [days[place] for place in sorted(kept(days))] == [*month_ends, *sundays, *last]


def test_while_the_salon_is_closed_nothing_goes() -> None:
    days = [date(2026, 1, number) for number in range(1, 8)]
    assert kept([*days, date(2026, 6, 1)]) >= {1, 2, 3, 4, 5, 6, 7}
