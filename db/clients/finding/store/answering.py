"""What a question in the find box finds: ranges of search keys, one after the other until there are enough lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from itertools import islice

from db.clients.finding.keys import CARD_DIGITS, By, Question
from db.clients.finding.store.search import LAST
from db.clients.records import ClientLine
from db.clients.store.lines import PAGE, lines
from db.core.sql import rows, run
from db.text import names

# the limit as a number, not as a parameter: SQLite prepares a statement with LIMIT ? anew every time (50 µs)
_RANGE = (
    f"SELECT client_id FROM search_key WHERE kind = ? AND key >= ? AND key < ? ORDER BY key, client_id LIMIT {PAGE}"
)
SHORTEST_TAIL = 4
"""Digits of a phone's end by which somebody is looked for who is not called by the surname."""
_LONGEST_SURNAME = 12
_CALLED = (By.NAME, By.GIVEN, By.INSIDE, By.INITIALS, By.GIVEN_INITIALS)
_KINDS = ", ".join(f"'{kind}'" for kind in _CALLED)
_IS_CALLED = f"SELECT 1 FROM search_key WHERE client_id = ? AND kind IN ({_KINDS}) AND key >= ? AND key < ? LIMIT 1"


def answered(question: Question, most: int, *, beginnings: bool) -> list[ClientLine]:
    """The best lines for a question, at most so many.

    Args:
        question: What was typed.
        most: Most lines that are wanted.
        beginnings: Whether the beginning of a phone number finds, and not only the whole of it and its end.
    """
    if question.phones:
        ranges = _by_digits(question, beginnings)
    elif question.digits:
        ranges = _by_words_and_digits(question, beginnings)
    else:
        ranges = _by_words(question, beginnings)
    found = _clients(ranges, most)
    if not found and question.words and question.digits:
        found = list(islice(dict.fromkeys(_called_otherwise(question)), most))
    return lines(found)


def _clients(ranges: Iterable[tuple[By, str, str]], most: int) -> list[int]:
    """Clients with a key in one of the ranges, in the order of the ranges and of their keys; none twice.

    One statement for all: this runs at every key in the find box, and a statement costs as much as what it finds.
    """
    wanted = [value for kind, first, last in ranges for value in (kind.value, first, last)]
    if not wanted:
        return []
    found: dict[int, None] = {}
    with closing(run(_union(len(wanted) // 3), *wanted)) as some:
        # a statement that is not at its end keeps its transaction open
        for (client,) in some:
            found[client] = None
            if len(found) >= most:
                break
    return list(found)


@cache
def _union(ranges: int) -> str:
    return " UNION ALL ".join([f"SELECT client_id FROM ({_RANGE})"] * ranges)


def _by_words(question: Question, beginnings: bool) -> Iterator[tuple[By, str, str]]:
    for words in question.words:
        yield By.SURNAME, f"{words} ", f"{words}!"
        yield By.NAME, words, words + LAST
        if words.isascii():
            yield By.INITIALS, words, words + LAST
        yield By.GIVEN, words, words + LAST
        if words.isascii():
            yield By.GIVEN_INITIALS, words, words + LAST
        yield By.INSIDE, words, words + LAST
    yield from _by_contact(question.whole, beginnings)


def _by_words_and_digits(question: Question, beginnings: bool) -> Iterator[tuple[By, str, str]]:
    for words in question.words:
        start = words + question.digits[::-1]
        yield By.SURNAME_TAIL, start, start + LAST
    yield By.NAME, question.whole, question.whole + LAST
    yield from _by_contact(question.whole, beginnings)


def _by_digits(question: Question, beginnings: bool) -> Iterator[tuple[By, str, str]]:
    digits = question.digits
    if len(digits) <= CARD_DIGITS:
        card = digits.zfill(CARD_DIGITS)
        yield By.CARD, card, _only(card)
    for phone in question.phones:
        yield By.PHONE, phone, _only(phone)
        yield By.CONTACT, phone, _only(phone)
    for tail in dict.fromkeys((digits, *question.phones)):
        yield By.PHONE_TAIL, tail[::-1], tail[::-1] + LAST
    yield By.CARD, digits, digits + LAST
    if beginnings:
        for phone in question.phones:
            yield By.PHONE, phone, phone + LAST
            yield By.CONTACT, phone, phone + LAST
    # who is called by a number
    yield By.NAME, question.whole, question.whole + LAST


def _by_contact(whole: str, beginnings: bool) -> Iterator[tuple[By, str, str]]:
    if whole.isascii() and whole:
        yield By.CONTACT, whole, whole + LAST if beginnings else _only(whole)


def _called_otherwise(question: Question) -> Iterator[int]:
    """More of the name than the surname before the end of a phone number, or another part of it."""
    words, tail = question.words[-1], question.digits[::-1]
    surnames = [(By.SURNAME_TAIL, surname + tail, surname + tail + LAST) for surname in _beginnings(words)]
    yield from _called(_clients(surnames, PAGE), words)
    if len(tail) >= SHORTEST_TAIL:
        yield from _called(_clients([(By.PHONE_TAIL, tail, tail + LAST)], PAGE), words)


def _beginnings(words: str) -> Iterable[str]:
    if words.isascii():
        return [words[:size] for size in range(min(len(words) - 1, _LONGEST_SURNAME), 0, -1)]
    return [surname] if (surname := names.split_name(words)[0]) != words else []


def _called(some: Iterable[int], words: str) -> Iterator[int]:
    return (client for client in some if rows(_IS_CALLED, client, words, words + LAST))


def _only(key: str) -> str:
    """The end of the range that has this key alone."""
    return f"{key}\0"
