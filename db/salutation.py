"""How a letter addresses somebody: by surname and title, or by the whole name where the sex isn't known (R70)."""

from __future__ import annotations

from db.fields import Term
from db.names import split_name

GREETING = Term("Dear {name},", "尊敬的{name}：")
_TITLES = {"female": Term("Ms", "女士"), "male": Term("Mr", "先生")}


def greeting(name: str, reading: str, sex: str, language: str) -> str:
    """The line that a letter begins with: ``尊敬的欧阳女士：``, ``Dear Ms Ouyang,``.

    Names with a dot between their parts have no surname to be split off, and are kept whole.

    Args:
        name: The client's name.
        reading: The name in letters, surname first; a letter in English has Chinese names so.
        sex: Code of the client's sex; empty where it isn't known.
        language: ``zh`` or ``en``.
    """
    title, surname = _TITLES.get(sex), _surname(name)
    in_letters = language != "zh" and reading != name and bool(reading)
    whole = reading if in_letters else name
    if title is None:
        called = whole
    else:
        first = (reading.split()[0] if in_letters else surname) if surname else whole
        word = title.text(language)
        called = f"{first}{word}" if language == "zh" else f"{word} {first}"
    return GREETING.text(language).format(name=called)


def _surname(name: str) -> str:
    """The surname; nothing where splitting takes a dot away, since the first part is a given name then."""
    surname, given = split_name(name)
    parted = len("".join((surname + given).split()))
    return surname if parted == len("".join(name.split())) else ""
