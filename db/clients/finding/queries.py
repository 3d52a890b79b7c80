"""Finding a client, and asking whether a new one is known already."""

from __future__ import annotations

from dataclasses import replace

from db.clients.finding.keys import By, read_question
from db.clients.finding.store import asked, search
from db.clients.finding.store.answering import answered
from db.clients.finding.store.duplicates import Probe as Probe  # the screen's way to it
from db.clients.finding.store.duplicates import judged
from db.clients.records import ClientLine, DuplicateLine, Likelihood
from db.clients.store.alerts import with_alerts
from db.clients.store.lines import PAGE as PAGE  # the screen's way to it
from db.clients.store.lines import lines
from db.core.audit import Action, digest
from db.core.guard import operation, query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.sql import rows
from db.text.cleaning import clean, fold
from db.text.dates import Birthday

LONGEST_QUESTION = 120
LONGEST_PHONE = 24

_PRIVATE = frozenset(
    {
        "identity",
        "name_and_birthday",
        "name_and_other_calendar",
        "name_and_exchanged",
        "name_and_year_off",
        "name_and_day",
        "pinyin_and_birthday",
        "alike_and_birthday",
    }
)
"""Reasons that confirm what not everybody may read, so the log has them."""


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
    found = answered(question, min(most, PAGE), beginnings=work.grant(Permission.REVEAL_PHONE) is Grant.YES)
    return with_alerts(found, work.today)


@query(Permission.FIND)
def client_count(work: Work) -> int:
    """How many clients there are."""
    # two indexes are counted, where a condition would be asked of each client
    merged = "SELECT COUNT(*) FROM client WHERE merged_into_id IS NOT NULL"
    return int(rows(f"SELECT (SELECT COUNT(*) FROM client) - ({merged})")[0][0])


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
    work.what |= {"lines": count, **asked.unwritten_facts(work)}


@operation(Permission.FIND, Action.READ)
def list_seen(work: Work, text: str, count: int) -> None:
    """Writes down that a list was looked at: how many lines, and a digest of the question."""
    work.what |= {
        "lines": count,
        "question": digest(work.archive.keys.audit, b"find", read_question(text).whole),
    }


@query(Permission.FIND)
def by_number(work: Work, number: str) -> ClientLine | None:
    """The client with a card number, blanks or not; None where there is none.

    With all its digits: fewer may be the end of somebody's phone number. :func:`find` does without leading zeros.
    """
    found = lines(search.equal(By.CARD, fold(clean(number, LONGEST_QUESTION))))
    return with_alerts(found, work.today)[0] if found else None


@query(Permission.FIND)
def duplicates(work: Work, probe: Probe) -> list[DuplicateLine]:
    """Who of the clients may be the one that is being registered, the likeliest first.

    Very likely: the same national ID; the same phone, unless name and birthday say otherwise, as a couple's do; the
    same name and birthday, in whichever calendar. Please check: a phone that is off by a digit, a rare surname or a
    name that is alike with the same last four digits, a name that sounds or is alike with the same birthday, the same
    name with day and month exchanged or a year off, and a name that few have where a birthday is missing.
    """
    reasons = judged(work, replace(probe, identity=clean(probe.identity, LONGEST_QUESTION), birthday=_day(probe)))
    for client, why in reasons.items():
        if private := _PRIVATE.intersection(why):
            asked.confirmed(work, client, private)
    likely = [
        DuplicateLine(
            line,
            Likelihood.VERY_LIKELY if Likelihood.VERY_LIKELY in reasons[line.id].values() else Likelihood.PLEASE_CHECK,
            tuple(reasons[line.id]),
        )
        for line in lines(list(reasons))
    ]
    return sorted(
        likely,
        key=lambda line: (line.likelihood is not Likelihood.VERY_LIKELY, line.client.reading or line.client.name),
    )


def _day(probe: Probe) -> str:
    """The birthday, where it is one as the archive keeps it."""
    try:
        return Birthday.from_store(probe.birthday).store()
    except ValueError:
        return ""
