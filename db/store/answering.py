"""What a question in the find box finds: ranges of search keys, one after the other until there are enough lines."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing

from db import names
from db.finding import CARD_DIGITS, By, Question
from db.records import ClientLine
from db.sql import rows
from db.store.lines import beginning
from db.store.search import LAST

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
    found: dict[int, ClientLine] = {}
    with closing(_lines(question, beginnings)) as some:
        for line in some:
            found.setdefault(line.id, line)
            if len(found) >= most:
                break
    return list(found.values())


def _lines(question: Question, beginnings: bool) -> Generator[ClientLine, None, None]:
    if question.phones:
        ranges = _by_digits(question, beginnings)
    elif question.digits:
        ranges = _by_words_and_digits(question, beginnings)
    else:
        ranges = _by_words(question, beginnings)
    none = True
    for kind, first, last in ranges:
        for line in _range(kind, first, last):
            none = False
            yield line
    if none and question.words and question.digits:
        yield from _called_otherwise(question)


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


def _by_contact(whole: str, beginnings: bool) -> Iterator[tuple[By, str, str]]:
    if whole.isascii() and whole:
        yield By.CONTACT, whole, whole + LAST if beginnings else _only(whole)


def _called_otherwise(question: Question) -> Iterator[ClientLine]:
    """More of the name than the surname before the end of a phone number, or another part of it."""
    words, tail = question.words[-1], question.digits[::-1]
    for surname in _beginnings(words):
        yield from _called(_range(By.SURNAME_TAIL, surname + tail, surname + tail + LAST), words)
    if len(tail) >= SHORTEST_TAIL:
        yield from _called(_range(By.PHONE_TAIL, tail, tail + LAST), words)


def _beginnings(words: str) -> Iterable[str]:
    if words.isascii():
        return [words[:size] for size in range(min(len(words) - 1, _LONGEST_SURNAME), 0, -1)]
    return [surname] if (surname := names.split_name(words)[0]) != words else []


def _called(some: Iterable[ClientLine], words: str) -> Iterator[ClientLine]:
    return (line for line in some if rows(_IS_CALLED, line.id, words, words + LAST))


def _range(kind: By, first: str, last: str) -> Iterator[ClientLine]:
    with closing(beginning(kind.value, first, last)) as some:
        yield from some


def _only(key: str) -> str:
    """The end of the range that has this key alone."""
    return f"{key}\0"
