"""What people type in a field: text to value, checked; value to column and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.core.errors import Flaw
from db.fields.declaration import Choice, Field, Kind
from db.fields.keeping import NO, YES
from db.fields.never_kept import never_kept
from db.fields.numbering import is_scored, numbered, without_number
from db.fields.values import Ref, Value
from db.text.cleaning import clean, fold, half_width
from db.text.clock import parse_clock
from db.text.dates import Birthday, parse_birthday, parse_date
from db.text.money import parse_money
from db.text.months import parse_month
from db.text.national_id import parse_national_id
from db.text.phones import parse_phone
from db.text.spoken_days import spoken_day

_YES_WORDS = {YES, "yes", "y", "true", "是", "有", "同意", "√", "✓"}
_NO_WORDS = {NO, "0", "no", "n", "false", "none", "否", "无", "没有", "不同意", "×"}
_NONE_WORDS = {"0", "none", "no", "无", "没有", "否"}
_SEPARATORS = re.compile(r"[\s,，、;；/+]+")
_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.YES_NO: (bool,),
    Kind.DATE: (date,),
    Kind.MONEY: (int,),
    Kind.NUMBER: (int,),
    Kind.TIME: (int,),
    Kind.STAFF: (Ref, int),
    Kind.CLIENT: (Ref, int),
    Kind.SERVICE: (Ref, int),
    Kind.PRODUCT: (Ref, int),
    Kind.DATED: (Ref, int),
}
"""What the values of a kind are, where they are no text and no codes."""
_PLAIN = frozenset({Kind.TEXT, Kind.NOTE})
"""Kinds that are nothing but text."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class FieldError(ValueError):
    """A text that can't be this field's value.

    Args:
        flaw: Why.
        word: Which of its words, where one of several is meant.
    """

    def __init__(self, flaw: Flaw, word: str = "") -> None:
        super().__init__(flaw.value)
        self.flaw = flaw
        self.word = word


@dataclass(frozen=True, slots=True)
class ParseContext:
    """What reading a field may need besides the text.

    Attributes:
        today: Today, for dates without a year.
        staff: Who works here, by the number that each of them keeps.
        client: Finds the client that a card number or a name means.
    """

    today: date
    staff: Mapping[int, Ref] = field(default_factory=dict)
    client: Callable[[str], Ref | None] = lambda text: None


def parse(field: Field, text: str, context: ParseContext) -> Value:
    """Reads what was typed, pasted or imported.

    Returns:
        The value, or None for an empty text.

    Raises:
        FieldError: With the reason, where the text can't be read.
    """
    text = _words(field, text)
    if not text:
        return None
    match field.kind:
        case Kind.TEXT | Kind.NOTE:
            return text
        case Kind.CHOICE:
            return _one(field.choices, half_width(text))
        case Kind.CHOICES:
            return _several(field.choices, half_width(text))
        case Kind.YES_NO:
            return _yes_or_no(text)
        case Kind.STAFF:
            return _member(context.staff, half_width(text))
        case Kind.CLIENT:
            found = context.client(text)
            if found is None:
                raise FieldError(Flaw.NOT_A_CARD)
            return found
        case Kind.EMAIL:
            if not _EMAIL.fullmatch(half_width(text)):
                raise FieldError(Flaw.NOT_AN_EMAIL)
            return half_width(text)
        case _:
            return _measured(field, text, context.today)


def check(field: Field, value: Value, today: date) -> Value:
    """Cleans and checks a value that is to be kept; the boundary of the archive trusts no screen.

    Raises:
        FieldError: With the reason.
    """
    kind = field.kind
    # what most fields of a long form are
    if kind is Kind.CHOICE:
        if type(value) is str and value in field.by_code:
            return value
    elif kind is Kind.CHOICES:
        if type(value) is tuple:
            return _codes(field.by_code, value)
    elif kind in _PLAIN:
        if isinstance(value, str) and (text := _words(field, value)):
            return text
    elif type(value) in _TYPES.get(kind, ()):
        return value
    match value:
        case None | "":
            if field.required:
                raise FieldError(Flaw.REQUIRED)
            return None
        case str() if kind is Kind.CHOICE:
            raise FieldError(Flaw.NOT_A_CHOICE)
        case str() if kind is Kind.BIRTHDAY:
            return _kept_birthday(value, today)
        case str():
            found = None if kind in _PLAIN else parse(field, value, ParseContext(today))
            if found is None and field.required:
                raise FieldError(Flaw.REQUIRED)
            return found
        case _:
            raise FieldError(_flaw(kind, ""))


def _codes(entries: Mapping[str, Choice], value: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of a list, in its order, each once."""
    if not all(map(entries.__contains__, value)):
        raise FieldError(Flaw.NOT_A_CHOICE)
    return value if len(value) == 1 else tuple(filter(value.__contains__, entries))


def _words(field: Field, text: str) -> str:
    """A text made safe, whole: what is too long must not end up just short enough."""
    text = clean(text, 3 * len(text), multiline=field.kind is Kind.NOTE)
    if len(text) > field.limit:
        raise FieldError(Flaw.TOO_LONG)
    if field.kind in _PLAIN and (flaw := never_kept(text)):
        raise FieldError(flaw)
    return text


def _kept_birthday(text: str, today: date) -> str:
    try:
        birthday = Birthday.from_store(text)
    except ValueError as error:
        raise FieldError(date_flaw(error)) from error
    if birthday.solar is not None and birthday.solar > today:
        raise FieldError(Flaw.IN_THE_FUTURE)
    return birthday.store()


def _one(entries: Sequence[Choice], text: str) -> str:
    if text.isdecimal() and (meant := numbered(entries).get(int(text))):
        return meant.code
    if found := _called(entries, text):
        return found
    raise FieldError(Flaw.NOT_A_CHOICE)


def _called(entries: Sequence[Choice], text: str) -> str | None:
    """The entry that is called so; a score by its words alone, too."""
    folded = text.casefold()
    for entry in entries:
        if folded in (entry.code, entry.term.en.casefold(), half_width(entry.term.zh).casefold()):
            return entry.code
    if is_scored(entries):
        for entry in entries:
            if folded in (without_number(entry.term.en).casefold(), without_number(entry.term.zh).casefold()):
                return entry.code
    return None


def _several(entries: Sequence[Choice], text: str) -> tuple[str, ...]:
    numbers = numbered(entries)
    if text.casefold() in _NONE_WORDS and not (text.isdecimal() and int(text) in numbers):
        return ()
    parts = [part for part in _SEPARATORS.split(text) if part]
    if not parts:
        # a stray comma is not "asked, and has none"
        raise FieldError(Flaw.NOT_A_CHOICE)
    only_numbers = all(part.isdecimal() for part in parts)
    if only_numbers and max(numbers, default=0) <= 9:
        parts = [digit for part in parts for digit in part]
    # digits mean places in the list, or scores, also where an entry of the salon's own is called 2
    whole = None if only_numbers else _called(entries, text)
    codes = {whole} if whole else {_one(entries, part) for part in parts}
    return tuple(entry.code for entry in entries if entry.code in codes)


def readable_parts(entries: Sequence[Choice], text: str) -> tuple[tuple[str, ...], str]:
    """What of a text is in the list, and the rest of it, as it was typed."""
    found: list[str] = []
    rest: list[str] = []
    for part in _SEPARATORS.split(text):
        try:
            found += _several(entries, half_width(part)) if part else ()
        except FieldError:
            rest.append(part)
    return tuple(found), " ".join(rest)


def _yes_or_no(text: str) -> bool:
    folded = half_width(text).casefold()
    if folded in _YES_WORDS:
        return True
    if folded in _NO_WORDS:
        return False
    raise FieldError(Flaw.NOT_YES_OR_NO)


def _member(staff: Mapping[int, Ref], text: str) -> Ref:
    if text.isdecimal() and (meant := staff.get(int(text))):
        return meant
    found = [ref for ref in staff.values() if fold(ref.label) == fold(text)]
    if len(found) == 1:
        return found[0]
    raise FieldError(Flaw.NOBODY_CALLED_SO)


def _measured(field: Field, text: str, today: date) -> Value:
    try:
        match field.kind:
            case Kind.PHONE:
                return parse_phone(text)
            case Kind.DATE:
                said = spoken_day(text, today, field.when.value)
                return said or parse_date(text, today, prefer=field.when.value)
            case Kind.BIRTHDAY:
                return parse_birthday(text, today).store()
            case Kind.MONTH:
                return parse_month(text, today)
            case Kind.IDENTITY:
                return parse_national_id(text, today).number
            case Kind.MONEY:
                return parse_money(text)
            case Kind.TIME:
                return parse_clock(text)
            case _:
                return int(half_width(text))
    except ValueError as error:
        raise FieldError(_flaw(field.kind, str(error))) from error


def date_flaw(error: ValueError) -> Flaw:
    """What is the matter with a day, by the code of what could not read it."""
    return _NO_DAY.get(str(error), Flaw.NOT_A_DATE)


_NO_DAY = {
    "date_in_future": Flaw.IN_THE_FUTURE,
    "date_impossible": Flaw.NO_SUCH_DAY,
    "date_not_lunar": Flaw.NO_SUCH_LUNAR_DAY,
    "date_out_of_range": Flaw.NO_SUCH_YEAR,
}


def _flaw(kind: Kind, code: str) -> Flaw:
    if kind in (Kind.DATE, Kind.BIRTHDAY, Kind.MONTH):
        return _NO_DAY.get(code, Flaw.NOT_A_DATE)
    if "future" in code:
        return Flaw.IN_THE_FUTURE
    if code == "phone_country":
        return Flaw.NEEDS_COUNTRY
    return {
        Kind.PHONE: Flaw.NOT_A_PHONE,
        Kind.IDENTITY: Flaw.NOT_AN_IDENTITY,
        Kind.MONEY: Flaw.NOT_AN_AMOUNT,
        Kind.TIME: Flaw.NOT_A_TIME,
        Kind.YES_NO: Flaw.NOT_YES_OR_NO,
        Kind.EMAIL: Flaw.NOT_AN_EMAIL,
        Kind.STAFF: Flaw.NOBODY_CALLED_SO,
        Kind.CLIENT: Flaw.NOT_A_CARD,
        Kind.CHOICE: Flaw.NOT_A_CHOICE,
        Kind.CHOICES: Flaw.NOT_A_CHOICE,
    }.get(kind, Flaw.NOT_A_NUMBER)
