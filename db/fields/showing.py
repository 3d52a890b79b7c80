"""What people read in a field, on the screen and on paper, and what they would type to get its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from db.fields.declaration import Choice, Field, Kind
from db.fields.keeping import NO, YES
from db.fields.numbering import is_scored, numbered, without_number
from db.fields.values import Hidden, Ref, Value
from db.text.clock import format_clock
from db.text.dates import Birthday, without_year
from db.text.lunar import lunar_day_text
from db.text.money import format_money
from db.text.phones import format_phone


def show(field: Field, value: Value, language: str) -> str:
    """The value as people read it, on the screen and on paper."""
    match value:
        case None:
            return ""
        case Hidden(hint=hint):
            return hint
        case Ref(label=label):
            return label
        case bool():
            return ("是" if value else "否") if language.startswith("zh") else ("yes" if value else "no")
        case tuple():
            if not value:
                return "无" if language.startswith("zh") else "none"
            return ("、" if language.startswith("zh") else ", ").join(_label(field, code, language) for code in value)
        case date():
            return value.isoformat()
        case int():
            return _number(field.kind, value)
    match field.kind:
        case Kind.CHOICE:
            return _label(field, value, language)
        case Kind.PHONE:
            return format_phone(value)
        case Kind.BIRTHDAY:
            return _birthday(Birthday.from_store(value), language)
        case _:
            return value


def _number(kind: Kind, value: int) -> str:
    match kind:
        case Kind.MONEY:
            return format_money(value)
        case Kind.TIME:
            return format_clock(value)
        case _:
            return str(value)


def show_money(fen: int | Hidden) -> str:
    """An amount in yuan, or its hint where this person may not see it."""
    return fen.hint if isinstance(fen, Hidden) else format_money(fen)


def typed(field: Field, value: Value, staff: Mapping[int, Ref] | None = None) -> str:
    """The value as it would be typed, to be edited: digits for choices, numbers for staff, plain dates and amounts."""
    match value:
        case None | Hidden():
            return ""
        case bool():
            return YES if value else NO
        case Ref(id=id, label=label) if field.kind is Kind.STAFF:
            return next((str(n) for n, ref in (staff or {}).items() if ref.id == id), label)
        case tuple():
            return " ".join(_digit(field.choices, code) for code in value) or none_typed(field.choices)
        case str() if field.kind is Kind.CHOICE:
            return _digit(field.choices, value)
        case str() if field.kind is Kind.BIRTHDAY:
            return Birthday.from_store(value).store().replace("--", "")
        case _:
            return show(field, value, "en")


def none_typed(entries: Sequence[Choice]) -> str:
    """What is typed for "asked, and has none"; a word where 0 is an entry of the list."""
    return "none" if 0 in numbered(entries) else "0"


def choice_numbers(entries: Sequence[Choice], language: str) -> list[tuple[str, str]]:
    """The number that is typed for each entry of a list, and its label, which doesn't say the number again."""
    scored = is_scored(entries)
    labels = ((number, entry.term.text(language)) for number, entry in numbered(entries).items())
    return [(str(number), without_number(label) if scored else label) for number, label in labels]


def show_birthday(kept: str, language: str) -> str:
    """The month and the day of a birthday without its year, as a card has it: 03-12, or the lunar day in words."""
    return _birthday(Birthday.from_store(without_year(kept)), language)


def _birthday(birthday: Birthday, language: str) -> str:
    """1988-03-12, 03-12, or the lunar day in the words of that calendar."""
    if not birthday.lunar:
        return birthday.store().removeprefix("--")
    day = lunar_day_text(birthday.month, birthday.day, leap=birthday.leap)
    year = "" if birthday.year is None else f"{birthday.year}年"
    return f"农历{year}{day}" if language.startswith("zh") else f"lunar {year}{day}"


def _label(field: Field, code: str, language: str) -> str:
    found = field.choice(code)
    return found.term.text(language) if found else code


def _digit(entries: Sequence[Choice], code: str) -> str:
    return next((str(number) for number, entry in numbered(entries).items() if entry.code == code), code)
