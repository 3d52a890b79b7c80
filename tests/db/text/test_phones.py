"""."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text.phones import format_phone, last_four, likely_country, neighbours, parse_phone, with_country

MOBILES = st.from_regex("1[3-9][0-9]{9}", fullmatch=True)
LANDLINES = st.from_regex("(010|02[0-9]|0[3-9][0-9]{2})?[2-8][0-9]{6,7}", fullmatch=True)
ABROAD = st.from_regex(r"\+([1-7]|8[0-57-9]|9)[0-9]{8,12}", fullmatch=True)
PHONES = st.tuples(MOBILES | LANDLINES | ABROAD, st.from_regex("(,[0-9]{1,6})?", fullmatch=True)).map("".join)


@given(PHONES)
def test_what_is_kept_and_what_is_written_are_read_again(phone: str) -> None:
    assert parse_phone(phone) == phone
    assert parse_phone(format_phone(phone)) == phone


@given(st.text() | st.text("0123456789+- ()转x,"))
def test_any_text_is_a_number_or_a_code(text: str) -> None:
    try:
        parsed = parse_phone(text)
    except ValueError as error:
        assert str(error).startswith("phone_")
    else:
        assert parse_phone(parsed) == parsed


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("0086-13800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("(021) 6247 8899", "02162478899"),
        ("+86 21 6247 8899", "02162478899"),
        ("0571-87881234", "057187881234"),
        ("021-6247 8899 转 12", "02162478899,12"),
        ("021-62478899-12", "02162478899,12"),
        ("62478899 ext. 7", "62478899,7"),
        ("400-820-8820", "4008208820"),
        ("13170140001-1234", "13170140001,1234"),
        ("13170140002_5678", "13170140002,5678"),
        ("13170140005 分机 77", "13170140005,77"),
        ("+852 6123 4567", "+85261234567"),
        ("00852 6123 4567", "+85261234567"),
    ],
)
def test_read(text: str, phone: str) -> None:
    assert parse_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("13800138000/13900139000", "characters"),
        ("abc", "characters"),
        ("1380013800", "short"),
        ("138001380000", "long"),
        ("12345678901", "impossible"),
        ("+8612345678901", "impossible"),
        ("0111234567", "country"),
        ("0912-345-678", "country"),
        ("852 6123 4567", "country"),
        ("(853) 6612 3459", "country"),
        ("886 912 345 670", "country"),
        ("91234567", "country"),
        ("13l70320017", "characters"),
        ("123", "short"),
        ("+85", "short"),
        ("+" + "8" * 20, "long"),
    ],
)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"phone_{code}"):
        parse_phone(text)


@pytest.mark.parametrize(
    ("text", "country", "phone"),
    [
        ("0912-345-678", "+886", "+886912345678"),
        ("886 912 345 670", "+886", "+886912345670"),
        ("(852) 9123 4568", "+852", "+85291234568"),
        ("91234567", "+852", "+85291234567"),
        ("012-345 6789", "+60", "+60123456789"),
        ("82 10-1234-5678", "+82", "+821012345678"),
    ],
)
def test_a_number_without_its_country_says_which_is_likely(text: str, country: str, phone: str) -> None:
    assert likely_country(text) == country
    assert with_country(text, country) == phone


def test_eight_digits_are_a_landline_here_unless_they_are_said_to_be_a_mobile() -> None:
    assert (likely_country("61234560"), likely_country("61234560", mobile=True)) == ("", "+852")
    assert likely_country("13800138000", mobile=True) == ""


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("13800138000", "138 0013 8000"),
        ("02162478899,12", "021 6247 8899 #12"),
        ("05718788123", "0571 878 8123"),
        ("62478899", "6247 8899"),
        ("4008208820", "400 820 8820"),
        ("+85261234567", "+852 6123 4567"),
        ("+14155552671", "+1 415 555 2671"),
        ("+442079460958", "+44 20 7946 0958"),
        ("+447700900123", "+44 7700 900123"),
        ("+886912345678", "+886 912 345 678"),
        ("+821012345678", "+82 10 1234 5678"),
    ],
)
def test_written(phone: str, written: str) -> None:
    assert format_phone(phone) == written


def test_the_last_four_are_those_of_the_number_without_its_extension() -> None:
    assert last_four("02162478899,12") == "8899"


def is_one_slip(first: str, second: str) -> bool:
    wrong = [at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    swapped = [first[at] for at in wrong] == [second[at] for at in reversed(wrong)]
    return len(wrong) == 1 or (len(wrong) == 2 and wrong[1] == wrong[0] + 1 and swapped)


@given(MOBILES)
def test_neighbours_are_all_that_are_one_slip_away(phone: str) -> None:
    found = neighbours(phone)
    assert 99 <= len(found) <= 109
    assert len(set(found)) == len(found)
    assert all(is_one_slip(phone, other) for other in found)


def test_neighbours_keep_country_and_extension_marks() -> None:
    assert all(other.startswith("+") and other.endswith(",1") for other in neighbours("+8526123,1"))
