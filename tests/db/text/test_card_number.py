"""."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text.card_number import (
    LARGEST_COUNT,
    LARGEST_ENTRY,
    Register,
    card_number,
    check_digit,
    is_valid,
    register_number,
    short_number,
    spaced,
)


def test_the_example_of_the_literature() -> None:
    assert check_digit("572") == "4"
    assert is_valid("5724")
    assert not is_valid("5727")


@given(st.integers(1, LARGEST_COUNT))
def test_every_single_slip_is_noticed(count: int) -> None:
    number = card_number(count)
    assert len(number) == 8
    assert is_valid(number)
    for at in range(8):
        for digit in "0123456789":
            assert is_valid(number[:at] + digit + number[at + 1 :]) == (digit == number[at])
    for at in range(7):
        swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        assert is_valid(swapped) == (swapped == number)


def test_grouping() -> None:
    assert card_number(1376) == "00013760"
    assert spaced("00013760") == "0001 3760"
    assert spaced("") == ""


@pytest.mark.parametrize("count", [0, -1, LARGEST_COUNT + 1])
def test_there_are_no_other_numbers(count: int) -> None:
    with pytest.raises(ValueError, match="number_out_of_range"):
        card_number(count)


@pytest.mark.parametrize("text", ["", "12a", "１２", "-1"])
def test_only_digits(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(ValueError, match="number_not_digits"):
        check_digit(text)


def test_an_entry_of_a_register_is_no_card() -> None:
    number = register_number(Register.BILL, 4377)
    assert (len(number), is_valid(number), short_number(number)) == (10, True, "B4377")
    assert short_number(register_number(Register.HOLDING, 31)) == "P0031"
    assert len({register_number(register, 1) for register in Register}) == len(Register)
    for count in (0, LARGEST_ENTRY + 1):
        with pytest.raises(ValueError, match="number_out_of_range"):
            register_number(Register.BILL, count)
