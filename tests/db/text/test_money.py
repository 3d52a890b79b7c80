"""."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text.money import LARGEST_FEN, format_money, parse_money


@given(st.integers(-LARGEST_FEN, LARGEST_FEN))
def test_what_is_written_is_read(fen: int) -> None:
    assert parse_money(format_money(fen), signed=True) == fen


@given(st.text())
def test_any_text_is_an_amount_or_a_code(text: str) -> None:
    try:
        assert 0 <= parse_money(text) <= LARGEST_FEN
    except ValueError as error:
        assert str(error).startswith("money_")


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("128", 12800),
        ("128.5", 12850),
        ("1,284.00", 128400),
        ("¥128", 12800),
        ("￥１２８．５０", 12850),
        ("128元", 12800),
        ("128 元整", 12800),
        ("128块5", 12850),
        ("128元5角", 12850),
        ("1 284", 128400),
        ("RMB 128", 12800),
        ("-¥0", 0),
        ("0", 0),
        ("007", 700),
        ("12.", 1200),
        ("1.500", 150),
        ("9,999,999.99", LARGEST_FEN),
    ],
)
def test_examples(text: str, fen: int) -> None:
    assert parse_money(text) == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" ¥ ", "empty"),
        ("12,84", "unreadable"),
        ("128元50", "unreadable"),
        ("128.5元5", "unreadable"),
        ("12 8", "unreadable"),
        ("12¥8", "unreadable"),
        ("1e3", "unreadable"),
        ("一百", "unreadable"),
        ("-1", "negative"),
        ("0.005", "too_fine"),
        ("10000000", "too_large"),
        ("9" * 5000, "too_large"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"money_{code}"):
        parse_money(text)


@pytest.mark.parametrize("text", ["-1284.5", "－1284.5", "−1,284.50"])
def test_a_minus_is_one_however_it_is_typed(text: str) -> None:
    assert parse_money(text, signed=True) == -128450


def test_written() -> None:
    assert format_money(12850) == "128.50"
    assert format_money(-128400) == "−1,284.00"
    assert format_money(5) == "0.05"
