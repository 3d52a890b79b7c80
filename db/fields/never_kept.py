"""What the archive never keeps, by whichever way it comes in: numbers of bank cards, and passwords.

A card number is recognised by its length and its check digit (ISO/IEC 7812-1, Luhn); a password by the word before it.
"""

from __future__ import annotations

import re
from datetime import date

from db.core.errors import Flaw
from db.text.cleaning import half_width
from db.text.national_id import parse_national_id

_MAY_BE = re.compile("密|口令|[pPｐＰ]|(?:[0-9０-９][ \u3000\\-－]?){13}")
"""What either has, before the full width is taken from it: a word, or so many digits. Hardly any note has."""
_NUMBER = re.compile(r"(?<![0-9.])[2-9](?:[ \-]?[0-9]){12,18}(?![0-9]|\.[0-9])")
_PASSWORD = re.compile(
    r"(?:密码|密碼|口令|\bpassword\b|\bpasscode\b|\bpwd\b|\bpin code\b)\s*(?:[:：=是为]|is)?\s*(?=[^\s，。；,;]*[0-9])"
    r"[A-Za-z0-9_@#$%^&*!+\-.]{4,}",
    re.IGNORECASE,
)


def never_kept(text: str) -> Flaw | None:
    """Why a text can't be kept, or None."""
    if not _MAY_BE.search(text):
        return None
    plain = half_width(text)
    if any(_is_card(found[0]) for found in _NUMBER.finditer(plain)):
        return Flaw.CARD_NUMBER
    return Flaw.PASSWORD if _PASSWORD.search(plain) else None


def taken_out(text: str) -> tuple[str, Flaw | None]:
    """A text without what is never kept, a dot run in its place, and what that was; None where there was nothing."""
    flaw = never_kept(text)
    if flaw is None:
        return text, None
    plain = _NUMBER.sub(lambda found: "···" if _is_card(found[0]) else found[0], half_width(text))
    return _PASSWORD.sub("···", plain).strip(), flaw


def is_card_number(text: str) -> bool:
    """Whether a text is nothing but the number of a bank card."""
    plain = half_width(text).strip()
    return _NUMBER.fullmatch(plain) is not None and _is_card(plain)


def _is_card(number: str) -> bool:
    digits = [int(char) for char in number if char.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1 and not _is_identity(number)


def _is_identity(number: str) -> bool:
    """One national ID in ten passes the check of a card as well."""
    try:
        parse_national_id(number, date.max)
    except ValueError:
        return False
    return True
