"""Telephone numbers: one form to keep and to compare, another to read.

Kept are digits only for mainland numbers, ``+`` and the country code for others, and ``,12`` for an extension.
Sources: the mainland numbering plan (mobiles 13 to 19, area codes with a leading 0), ITU-T E.164 (15 digits at most).
"""

from __future__ import annotations

import re

from db.text.cleaning import half_width

_DASHES = r"\-‐‑‒–—―−－~"
_FILLING = re.compile(rf"[\s{_DASHES}().·•]+")
_EXTENSION = re.compile(r"^(.*?)\s*(?:转|轉|分机|分機|ext\.?|x|#|,|;ext=)\s*:?\s*([0-9]{1,6})$", re.IGNORECASE)
# of a landline, and of the privacy numbers that delivery services lend: 13170140001-1234, 13170140001_1234
_DASHED_EXTENSION = re.compile(
    rf"^(\(?0[0-9]{{2,3}}\)?[{_DASHES} ][0-9]{{7,8}}|1[3-9][0-9]{{9}})\s*[_{_DASHES}]\s*([0-9]{{1,6}})$"
)
_MOBILE = re.compile("1[3-9][0-9]{9}")
_AREA = re.compile("0(?:10|2[0-9]|[3-9][0-9]{2})")
_LANDLINE = re.compile(f"(?:{_AREA.pattern})?[2-8][0-9]{{6,7}}")
_SERVICE = re.compile("[48]00[0-9]{7}")
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")
# E.164 country codes of two digits; +1 and +7 have one, all others three.
_TWO_DIGIT_CODE = re.compile("2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
_GROUPS = {7: (3, 4), 8: (4, 4), 10: (3, 3, 4), 11: (3, 4, 4)}
# How numbers of other countries are read there, where that differs from threes: by code and digits behind it.
_ABROAD_GROUPS = {
    ("+44", 10): (4, 6), ("+1", 10): (3, 3, 4), ("+7", 10): (3, 3, 4), ("+852", 8): (4, 4), ("+853", 8): (4, 4),
    ("+65", 8): (4, 4), ("+81", 10): (2, 4, 4), ("+82", 10): (2, 4, 4), ("+60", 9): (2, 3, 4), ("+60", 10): (2, 4, 4),
    ("+33", 9): (1, 2, 2, 2, 2),
}  # fmt: skip
# Numbers that people of the neighbourhood write without their country, and the country that they are likely of.
_WITHOUT_COUNTRY = (
    (re.compile("852[2-9][0-9]{7}"), "+852"),
    (re.compile("853[268][0-9]{7}"), "+853"),
    (re.compile("8869[0-9]{8}|886[2-8][0-9]{7,8}"), "+886"),
    (re.compile("09[0-9]{8}"), "+886"),
    (re.compile("9[0-9]{7}"), "+852"),
    (re.compile("01[1-9][0-9]{7,8}"), "+60"),
    (re.compile("07[0-9]{9}"), "+44"),
)
_WRITTEN_CODE = re.compile(r"\(?(1|82|81|65|60|66|84|62|63|44|61|64|49|33)\)?[\s-]+(?=[0-9(][0-9\s()-]{6,})")


def parse_phone(text: str) -> str:
    """Bring a typed number to the form in which it is kept.

    Blanks, dashes, brackets, dots and full width do no harm; +86, 0086 and 86 before a mainland number go, 00 before
    any other country code becomes ``+``. ``021-6247 8899 转 12`` gives ``02162478899,12``.

    Raises:
        ValueError: ``phone_empty``, ``phone_characters`` (letters, or two numbers in one), ``phone_country`` (a number
            of Hong Kong, Macau, Taiwan … without its country), ``phone_short``, ``phone_long`` or
            ``phone_impossible`` (no number begins like that).
    """
    plain = half_width(text).strip()
    extension = ""
    if found := _DASHED_EXTENSION.match(plain) or _EXTENSION.match(plain):
        plain, extension = found[1], f",{found[2]}"
    digits = _FILLING.sub("", plain)
    if not digits:
        raise ValueError("phone_empty")
    if not re.fullmatch(r"\+?[0-9]+", digits):
        raise ValueError("phone_characters")
    number = _national(digits)
    if any(shape.fullmatch(number) for shape in (_MOBILE, _LANDLINE, _SERVICE, _ABROAD)):
        return number + extension
    raise ValueError("phone_country" if likely_country(text) else _complaint(number))


def likely_country(text: str, *, mobile: bool = False) -> str:
    """The country (``+886``) that a number without one is likely of; empty for any that is read as it is.

    Args:
        text: The number as it was written.
        mobile: Whether it is said to be a mobile: then eight digits are none of the mainland, though a landline here
            may have as many.
    """
    plain = half_width(text).strip()
    digits = _FILLING.sub("", plain)
    if not digits.isdecimal():
        return ""
    if mobile and re.fullmatch("[569][0-9]{7}", digits):
        return "+852"
    if any(shape.fullmatch(digits) for shape in (_MOBILE, _LANDLINE, _SERVICE)):
        return ""
    for shape, country in _WITHOUT_COUNTRY:
        if shape.fullmatch(digits):
            return country
    written = _WRITTEN_CODE.match(plain)
    return f"+{written[1]}" if written and 9 <= len(digits) <= 15 else ""


def with_country(text: str, country: str) -> str:
    """A number that was written without its country, as it is kept.

    Args:
        text: The number as it was written.
        country: Its country, such as ``+886``.

    Raises:
        ValueError: As for :func:`parse_phone`.
    """
    digits = _FILLING.sub("", half_width(text).strip())
    code = country.removeprefix("+")
    if digits.startswith(code) and len(digits) - len(code) >= 7:
        digits = digits[len(code) :]
    return parse_phone(f"{country}{digits.lstrip('0')}")


def format_phone(phone: str) -> str:
    """Write a kept number in groups: ``138 0013 8000``, ``021 6247 8899 #12``, ``+852 6123 4567``."""
    number, _, extension = phone.partition(",")
    if number.startswith("+"):
        length = 1 if number[1:2] in {"1", "7"} else 2 if _TWO_DIGIT_CODE.match(number[1:3]) else 3
        head, rest = number[: length + 1], number[length + 1 :]
    elif _SERVICE.fullmatch(number):
        head, rest = number[:3], number[3:]
    else:
        area = _AREA.match(number)
        head = area[0] if area else ""
        rest = number[len(head) :]
    groups = [head] if head else []
    at = 0
    for size in _sizes(head, rest):
        groups.append(rest[at : at + size])
        at += size
    return " ".join(groups) + (f" #{extension}" if extension else "")


def _sizes(head: str, rest: str) -> tuple[int, ...]:
    length = len(rest)
    if (head, rest[:1], length) == ("+44", "2", 10):
        return (2, 4, 4)
    if not head.startswith("+"):
        return _GROUPS.get(length, (length,))
    threes = [3] * (length // 3)
    if length % 3 == 1 and threes:
        threes[-1] = 4
    elif length % 3:
        threes.append(length % 3)
    return _ABROAD_GROUPS.get((head, length), tuple(threes))


def last_four(phone: str) -> str:
    """Return the last four digits of a kept number, without its extension."""
    return phone.partition(",")[0][-4:]


def neighbours(phone: str) -> tuple[str, ...]:
    """Return all numbers that one slip makes of a kept one, to look them up by an index.

    99 and up to 10 for a mobile, in ascending order. A ``+`` and the extension stay as they are.
    """
    number, comma, extension = phone.partition(",")
    found = {number[:at] + digit + number[at + 1 :] for at in range(len(number)) for digit in "0123456789"}
    found |= {number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(len(number) - 1)}
    found.discard(number)
    plus = number.count("+")
    return tuple(sorted(f"{other}{comma}{extension}" for other in found if other.rfind("+") == plus - 1))


def _national(digits: str) -> str:
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if digits.startswith("+86"):
        rest = digits[3:]
        # An area code loses its 0 behind a country code: +86 21 … is 021 … at home.
        if _MOBILE.fullmatch(rest) or _SERVICE.fullmatch(rest) or rest.startswith("0"):
            return rest
        return f"0{rest}"
    if digits.startswith("86") and _MOBILE.fullmatch(digits[2:]):
        return digits[2:]
    return digits


def _complaint(number: str) -> str:
    if number.startswith("+"):
        shortest, longest = 8, 16
    elif number.startswith("1"):
        shortest = longest = 11
    elif number.startswith("0"):
        shortest, longest = 10, 12
    else:
        shortest, longest = 7, 10
    if len(number) < shortest:
        return "phone_short"
    return "phone_long" if len(number) > longest else "phone_impossible"
