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
        ("0", "00:00"),
        ("24:00", "24:00"),
    ],
)
def test_a_time(text: str, shown: str) -> None:
    assert format_clock(parse_clock(text)) == shown
    assert parse_clock(shown) == parse_clock(text)


@pytest.mark.parametrize("text", ["", "25", "24:05", "9:60", "9:3", "14:07", "9pm", "-9", "99999", "1 2 3 4 5"])
def test_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="time"):
        parse_clock(text)
