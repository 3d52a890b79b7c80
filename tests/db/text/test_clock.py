"""Clock times as people type them."""

from __future__ import annotations

import pytest

from db.text.clock import format_clock, parse_clock


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("9", "09:00"),
        ("14", "14:00"),
        ("930", "09:30"),
        ("0930", "09:30"),
        ("1430", "14:30"),
        ("9:30", "09:30"),
        ("14.05", "14:05"),
        ("14：30", "14:30"),
        ("１４３０", "14:30"),
        ("9点", "09:00"),
        ("9点30分", "09:30"),
        ("下午三点", "15:00"),
        ("下午3点半", "15:30"),
        ("上午十点一刻", "10:15"),
        ("晚上8:30", "20:30"),
        ("晚上12点", "24:00"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("早上9点整", "09:00"),
        ("９点半", "09:30"),
        ("下午15点", "15:00"),
        ("9pm", "21:00"),
        ("9:30 PM", "21:30"),
        ("12 a.m.", "00:00"),
        ("12:30pm", "12:30"),
        ("0", "00:00"),
        ("24:00", "24:00"),
    ],
)
def test_a_time(text: str, shown: str) -> None:
    assert format_clock(parse_clock(text)) == shown
    assert parse_clock(shown) == parse_clock(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "24:05",
        "9:60",
        "9:3",
        "14:07",
        "-9",
        "99999",
        "1 2 3 4 5",
        "晚上3点",
        "上午15点",
        "下午3",
        "25pm",
        "三",
        "十十点",
    ],
)
def test_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="time"):
        parse_clock(text)
