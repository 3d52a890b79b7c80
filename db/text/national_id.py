"""Mainland identity numbers.

Source: GB 11643-1999; its check character is ISO 7064 MOD 11-2. The permanent residence card of foreigners follows
the same pattern since 2023, with 9 as first digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.text.cleaning import half_width

_SEPARATORS = re.compile(r"[\s\-]+")
_SHAPE = re.compile("[0-9]{17}[0-9X]|[0-9]{15}")
# First two digits: provinces; 81 to 83 are residence permits of Hong Kong, Macao and Taiwan, 9x of foreigners.
_REGION = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9]")
_CHECK_CHARACTERS = "10X98765432"


@dataclass(frozen=True, slots=True)
class NationalId:
    """An identity number that was checked.

    Attributes:
        number: 18 characters; the last one may be ``X``.
        birth: The birth date in it.
        sex: ``F`` or ``M``.
    """

    number: str
    birth: date
    sex: Literal["F", "M"]


def parse_national_id(text: str, today: date) -> NationalId:
    """Read an identity number; the old form with 15 digits is brought to 18.

    Args:
        text: What was typed or scanned; blanks, dashes, full width and a small x do no harm.
        today: A birth date after it is refused.

    Raises:
        ValueError: ``identity_empty``, ``identity_shape``, ``identity_region``, ``identity_birth`` (no such day, or
            not yet) or ``identity_check`` (the check character differs).
    """
    number = _SEPARATORS.sub("", half_width(text)).upper()
    if not number:
        raise ValueError("identity_empty")
    if not _SHAPE.fullmatch(number):
        raise ValueError("identity_shape")
    if not _REGION.match(number):
        raise ValueError("identity_region")
    if len(number) == 15:
        # The short form was issued up to 1999 and leaves out the century and the check character.
        number = f"{number[:6]}19{number[6:]}"
        number += _check_character(number)
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise ValueError("identity_birth") from None
    if birth > today or birth.year < 1900:
        raise ValueError("identity_birth")
    if number[17] != _check_character(number[:17]):
        raise ValueError("identity_check")
    return NationalId(number, birth, "M" if int(number[16]) % 2 else "F")


def _check_character(digits: str) -> str:
    return _CHECK_CHARACTERS[sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(digits)) % 11]
