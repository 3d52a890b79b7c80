"""."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text.national_id import parse_national_id

TODAY = date(2026, 11, 22)


def test_the_examples_of_the_standard() -> None:
    assert parse_national_id("11010519491231002X", TODAY).birth == date(1949, 12, 31)
    # A good number as well, but nobody born in 1880 comes to a salon.
    with pytest.raises(ValueError, match="identity_birth"):
        parse_national_id("440524188001010014", TODAY)


def test_written_otherwise() -> None:
    found = parse_national_id(" 110105 19491231 002ｘ", TODAY)
    assert found.number == "11010519491231002X"
    assert found.sex == "F"


def test_the_short_form_is_lengthened() -> None:
    assert parse_national_id("110105491231002", TODAY).number == "11010519491231002X"
    assert parse_national_id("440524800101001", TODAY).sex == "M"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("1101051949123100", "shape"),
        ("11010519491231X02", "shape"),
        ("00010519491231002X", "region"),
        ("110105194902310021", "birth"),
        ("110105209912310021", "birth"),
        ("110105194912310021", "check"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"identity_{code}"):
        parse_national_id(text, TODAY)


@given(st.text("0123456789Xx", min_size=14, max_size=19) | st.text())
def test_any_text_is_a_number_or_a_code(text: str) -> None:
    try:
        parse_national_id(text, TODAY)
    except ValueError as error:
        assert str(error).startswith("identity_")


def test_no_single_wrong_digit_passes() -> None:
    number = "11010519491231002X"
    for at in range(17):
        for digit in "0123456789":
            if digit != number[at]:
                with pytest.raises(ValueError, match="identity_"):
                    parse_national_id(number[:at] + digit + number[at + 1 :], TODAY)
