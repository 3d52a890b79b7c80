"""By which number an entry of a choice list is typed: the one on its label where every label begins with one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from db.fields.declaration import Choice
from db.text.cleaning import half_width

# 5,000–10,000 and 1.5 mm are no numbers that anybody types to mean the entry
_LEADING = re.compile(r"\s*(\d{1,3})(?![\d.,]*\d)")
_LABEL = re.compile(r"\s*\d{1,3}(?![\d.,]*\d)[\s·.、:：)）]*")


def numbered(entries: Sequence[Choice]) -> Mapping[int, Choice]:
    """The entries by the number that is typed for each, in the order of the list.

    A list of scores is typed by its scores, whatever the order that they stand in; any other by places from 1.
    """
    return _numbered(tuple(entries))


def without_number(label: str) -> str:
    """A label without the number that it begins with; whole where it is nothing else."""
    return _LABEL.sub("", half_width(label), count=1) or label


def is_scored(entries: Sequence[Choice]) -> bool:
    """Whether the labels themselves say by which numbers the entries are typed."""
    return _scores(tuple(entries)) is not None


@lru_cache(maxsize=128)
def _numbered(entries: tuple[Choice, ...]) -> Mapping[int, Choice]:
    return _scores(entries) or dict(enumerate(entries, 1))


def _scores(entries: tuple[Choice, ...]) -> dict[int, Choice] | None:
    """The entries by the number that their labels begin with, the same in both languages; None for any other list."""
    found: dict[int, Choice] = {}
    for entry in entries:
        numbers = {_leading(entry.term.en), _leading(entry.term.zh)}
        number = numbers.pop()
        if numbers or number is None or number in found:
            return None
        found[number] = entry
    return found or None


def _leading(label: str) -> int | None:
    match = _LEADING.match(half_width(label))
    return int(match[1]) if match else None
