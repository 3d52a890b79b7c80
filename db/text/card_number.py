"""Card numbers with a check digit, so that a misread or mistyped number is noticed.

Source: H. Michael Damm, "Total anti-symmetrische Quasigruppen" (Marburg, 2004): the quasigroup of order 10 finds
every single wrong digit and every swap of two neighbours.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum

LARGEST_COUNT = 9_999_999
LARGEST_ENTRY = 99_999_999
_QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def check_digit(digits: str) -> str:
    """Return the digit to append.

    Raises:
        ValueError: ``number_not_digits`` for anything but ASCII digits.
    """
    if not _is_number(digits):
        raise ValueError("number_not_digits")
    interim = "0"
    for digit in digits:
        interim = _QUASIGROUP[int(interim)][int(digit)]
    return interim


def is_valid(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before it; False for anything but digits."""
    return len(digits) > 1 and _is_number(digits) and check_digit(digits) == "0"


def card_number(count: int) -> str:
    """Return the number of the ``count``-th card ever made: seven digits and the check digit.

    Raises:
        ValueError: ``number_out_of_range`` below 1 or above 9,999,999.
    """
    if not 1 <= count <= LARGEST_COUNT:
        raise ValueError("number_out_of_range")
    digits = f"{count:07d}"
    return digits + check_digit(digits)


def spaced(number: str) -> str:
    """Write a number in groups of four, as on paper and on the screen: ``0001 3765``."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


class Register(StrEnum):
    """What is numbered in a register of its own; the value is the first of its ten digits, the name's letter is shown.

    A card has eight digits: none of these is ever taken for one.
    """

    BILL = "1"
    HOLDING = "2"
    CONTRACT = "3"
    SURVEY = "4"


_LETTERS = {Register.BILL: "B", Register.HOLDING: "P", Register.CONTRACT: "C", Register.SURVEY: "Y"}


def register_number(register: Register, count: int) -> str:
    """Return the number of the ``count``-th entry of a register: its digit, eight digits, and the check digit.

    Raises:
        ValueError: ``number_out_of_range`` below 1 or above 99,999,999.
    """
    if not 1 <= count <= LARGEST_ENTRY:
        raise ValueError("number_out_of_range")
    digits = f"{register}{count:08d}"
    return digits + check_digit(digits)


def short_number(number: str) -> str:
    """Write the number of an entry as it is shown: ``B0042`` for the forty-second bill."""
    return f"{_LETTERS[Register(number[0])]}{int(number[1:-1]):04d}"


def number_meant(register: Register, typed: str) -> str:
    """Return the number of an entry that was scanned, or typed in ten digits or as it is shown: ``y231``.

    Returns:
        The ten digits; empty where the check digit is wrong, or it is another register's.
    """
    digits = "".join(unicodedata.normalize("NFKC", typed).split()).upper()
    if len(digits) == len(register_number(register, 1)):
        return digits if digits[0] == register and is_valid(digits) else ""
    count = digits.removeprefix(_LETTERS[register])
    if not _is_number(count) or len(count) > len(str(LARGEST_ENTRY)) or not int(count):
        return ""
    return register_number(register, int(count))
