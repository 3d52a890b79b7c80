"""The papers of a day: what is shared out over pages, and what only some of them say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.sheets.day import AppointmentSlips, DayLine, DaySheet, PreparationLine, PreparationSheet, PreparedRoom
from printouts.drawing.form_page import area
from printouts.drawing.words import Words
from printouts.registry import render, sheet_of
from printouts.sheets.appointments.days import long_day, short_day
from tests.printouts import cabinet_samples, reading, samples
from tests.printouts.layout import laid_out

A_LINE = PreparationLine(time="9:00", name="王芳", service="补水")


def pages(kind: str, sheet: object) -> list[reading.Drawn]:
    """The pages of a sheet, on which nothing stands over anything else."""
    _, drawn = reading.drawing(lambda: render(kind, sheet))  # type: ignore[arg-type]
    for number, page in enumerate(drawn, 1):
        live = area(sheet_of(kind), number)
        assert page.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
    return drawn


def preparation(*rooms: int) -> PreparationSheet:
    """Rooms with so many services each, all of them numbered."""
    made, at = [], 0
    for number, count in enumerate(rooms, 1):
        lines = tuple(replace(A_LINE, time=f"t{at + one:03}") for one in range(count))
        made.append(PreparedRoom(name=f"房间{number}号", lines=lines))
        at += count
    return PreparationSheet(salon=samples.SALON, stamp=samples.STAMP, day=date(2026, 11, 28), rooms=tuple(made))


@settings(deadline=None, max_examples=12)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_every_service_is_prepared_once_under_its_room(rooms: list[int]) -> None:
    drawn = pages("preparation", preparation(*rooms))
    said = [text.text for page in drawn for text in page.texts]
    times = [text for text in said if len(text) == 4 and text[0] == "t" and text[1:].isdigit()]
    assert times == [f"t{at:03}" for at in range(sum(rooms))]
    for page in drawn:
        texts = [text.text for text in page.texts]
        first = next((at for at, text in enumerate(texts) if text in times), None)
        if first is not None:  # where a room goes on overleaf, its name stands there, too
            assert any(text.startswith("房间") for text in texts[:first])
    assert "续见屏幕" not in "".join(said)


def test_what_has_no_place_yet_says_so() -> None:
    sheet = replace(preparation(2), rooms=(PreparedRoom(name="", lines=(A_LINE,)),))
    assert "尚未安排房间" in reading.text(render("preparation", sheet))


@pytest.mark.parametrize(("count", "expected"), [(0, 1), (19, 1), (20, 2), (46, 2), (47, 3)])
def test_a_day_sheet_has_free_rows_for_who_walks_in(count: int, expected: int) -> None:
    line = DayLine(time="9:00", number="", name="王芳", service="补水", beautician="李㛃")
    sheet = DaySheet(salon=samples.SALON, stamp=samples.STAMP, day=date(2026, 11, 28), lines=(line,) * count)
    assert len(pages("day_sheet", sheet)) == expected


def test_time_that_is_taken_has_no_name() -> None:
    line = DayLine(time="16:00", number="", name="", service="", beautician="郝晨", room="1号床")
    sheet = DaySheet(salon=samples.SALON, stamp=samples.STAMP, day=date(2026, 11, 28), lines=(line,))
    [row] = [row for row in laid_out(render("day_sheet", sheet)).split("\n") if row.startswith("16:00")]
    assert [cell.strip() for cell in row.split("|")] == ["16:00", "已占用", "", "", "郝晨", "1号床", "", "☐"]


def test_a_slip_has_no_barcode_and_promises_none_where_there_is_no_file() -> None:
    sheet = cabinet_samples.slip_of_a_guest()
    said = reading.text(render("appointment", sheet))
    assert "王女士" in said and "另有3项" in said and "扫码" not in said


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (4, 1), (5, 2), (9, 3)])
def test_four_slips_are_on_a_sheet_of_a4(count: int, expected: int) -> None:
    [slip] = cabinet_samples.slip_of_a_guest().slips
    sheet = AppointmentSlips(salon=samples.SALON, stamp=samples.STAMP, slips=(slip,) * count)
    for kind, number in (("appointments", expected), ("appointment", count)):
        _, drawn = reading.drawing(lambda kind=kind: render(kind, sheet))  # type: ignore[misc]
        assert len(drawn) == number


def test_days_are_said_with_their_weekday() -> None:
    day = date(2026, 2, 28)
    assert short_day(Words("zh"), day) == "2026-02-28 周六" and short_day(Words("en_zh"), day) == "2026-02-28 Sat"
    assert short_day(Words("zh"), None) == ""
    assert long_day(Words("zh"), day) == ("2月28日", "周六 · 2026年")
    assert long_day(Words("en"), day) == ("28 February", "Saturday · 2026")
