"""Finding a client, and asking whether a new one is known already (R5, R106)."""

from __future__ import annotations

from dataclasses import dataclass

from db.audit import Action, digest
from db.finding import By, card_digits, read_question
from db.guard import operation, query
from db.names import readings, split_name
from db.permissions import Grant, Permission
from db.phones import neighbours
from db.records import ClientLine, DuplicateLine, Likelihood
from db.sql import rows
from db.store import asked, search
from db.store.answering import answered
from db.store.lines import PAGE as PAGE  # the screen's way to it
from db.store.lines import lines
from db.store.search import LAST
from db.text import clean, fold
from db.work import Work

LONGEST_QUESTION = 120
LONGEST_PHONE = 24
TAIL = 4
SAME_TAIL = 300
"""Most clients with the same last four digits whose surnames are compared."""

_FIND = "SELECT client_id, key FROM search_key WHERE kind = ? AND key >= ? AND key < ? ORDER BY key, client_id LIMIT ?"


_PRIVATE = frozenset({"identity", "name_and_birthday", "pinyin_and_birthday"})
"""Reasons that confirm what not everybody may read, so the log has them."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What is known so far of a client who is being registered, as stored values."""

    name: str = ""
    birthday: str = ""
    phones: tuple[str, ...] = ()
    identity: str = ""
    itself: int = 0


@query(Permission.FIND)
def find(work: Work, text: str, most: int = PAGE) -> list[ClientLine]:
    """Clients by any part of a name, in characters, pinyin or initials, by phone, WeChat or card number.

    A phone number finds when it is whole, and by its end, also behind the surname; by its beginning only for those who
    may read phone numbers.

    Args:
        work: The query under way.
        text: Letters, digits or Chinese; blanks don't matter.
        most: Most lines that are wanted. Ask for those in view: each costs 25–40 µs where it was not read lately.

    Returns:
        At most 64 lines, the best first: the whole name, the surname, the given name, what stands inside.
    """
    question = read_question(text)
    asked.note(work, question.whole)
    return answered(question, min(most, PAGE), beginnings=work.grant(Permission.REVEAL_PHONE) is Grant.YES)


@query(Permission.FIND)
def pause_before(work: Work, text: str) -> float:
    """Seconds that another question has to wait, after many that led to nobody's file; usually none."""
    return asked.asked_by(work).pause(read_question(text).whole, work.now).total_seconds()


@operation(Permission.FIND, Action.READ)
def find_left(work: Work, count: int, opened: int = 0) -> None:
    """Writes down what was asked in the find box, when it is left: how many questions, and a digest of the last.

    Args:
        work: The operation under way.
        count: Lines that were seen last.
        opened: The client whose line was opened.
    """
    if opened:
        work.client = opened
        asked.asked_by(work).answer()
    work.what |= {"lines": count, **asked.told(work)}


@operation(Permission.FIND, Action.READ)
def list_seen(work: Work, text: str, count: int) -> None:
    """Writes down that a list was looked at: how many lines, and a digest of the question."""
    work.what |= {
        "lines": count,
        "question": digest(work.archive.keys.audit, b"find", read_question(text).whole),
    }


@query(Permission.FIND)
def by_number(work: Work, number: str) -> ClientLine | None:
    """The client with a card number, with blanks and leading zeros or without; None where there is none."""
    found = lines(search.equal(By.CARD, card_digits(number)))
    return found[0] if found else None


@query(Permission.FIND)
def duplicates(work: Work, probe: Probe) -> list[DuplicateLine]:
    """Who of the clients may be the one that is being registered, the likeliest first (R106).

    Very likely: the same phone, the same national ID, or the same name and birthday. Please check: a phone that is
    off by a digit, the same pinyin and birthday, the same surname and last four digits of the phone.
    """
    reasons: dict[int, list[tuple[Likelihood, str]]] = {}

    def add(clients: list[int], likelihood: Likelihood, reason: str) -> None:
        for client in clients:
            if client != probe.itself:
                reasons.setdefault(client, []).append((likelihood, reason))

    for phone in probe.phones:
        digits = "".join(c for c in phone if c.isdecimal())[:LONGEST_PHONE]
        if len(digits) < TAIL:
            continue
        add(search.equal(By.PHONE, digits), Likelihood.VERY_LIKELY, "phone")
        add(search.equal(By.PHONE, *neighbours(digits)), Likelihood.PLEASE_CHECK, "phone_off_by_one")
        if probe.name:
            add(_same_surname(probe.name, digits), Likelihood.PLEASE_CHECK, "surname_and_tail")
    if probe.identity:
        add(
            search.equal(By.IDENTITY, search.identity_key(work, clean(probe.identity, LONGEST_QUESTION))),
            Likelihood.VERY_LIKELY,
            "identity",
        )
    if probe.name and probe.birthday:
        born = _born(probe.birthday)
        same_name = set(search.equal(By.NAME, fold(probe.name)))
        same_sound = set(search.equal(By.NAME, *{way.full for way in readings(probe.name) if way.full}))
        add(sorted(same_name & born), Likelihood.VERY_LIKELY, "name_and_birthday")
        add(sorted((same_sound - same_name) & born), Likelihood.PLEASE_CHECK, "pinyin_and_birthday")
    for client, why in reasons.items():
        if private := _PRIVATE.intersection(reason for _, reason in why):
            asked.confirmed(work, client, private)
    found = {line.id: line for line in lines(list(reasons))}
    likely = [
        DuplicateLine(
            found[client],
            Likelihood.VERY_LIKELY if any(x is Likelihood.VERY_LIKELY for x, _ in why) else Likelihood.PLEASE_CHECK,
            tuple(dict.fromkeys(reason for _, reason in why)),
        )
        for client, why in reasons.items()
    ]
    return sorted(likely, key=lambda line: (line.likelihood is not Likelihood.VERY_LIKELY, line.client.reading))


def _same_surname(name: str, phone: str) -> list[int]:
    surname = split_name(name)[0]
    tail = phone[-TAIL:][::-1]
    candidates = rows(_FIND, By.PHONE_TAIL.value, tail, tail + LAST, SAME_TAIL)
    return [line.id for line in lines([client for client, _ in candidates]) if split_name(line.name)[0] == surname]


def _born(birthday: str) -> set[int]:
    found = rows(
        "SELECT id FROM client WHERE birth_month_day = ? AND birthday = ?", search.month_day(birthday), birthday
    )
    return {client for (client,) in found}
