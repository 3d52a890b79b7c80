"""Looks an archive over, part by part, from its pages to its clock. It says what it found in codes, not in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.appointments.store.checking import wrong_bookings
from db.clients.conditions.checking import wrong_conditions
from db.contacts.store.checking import wrong_tasks
from db.core import audit, chain
from db.core.audit import Action
from db.core.connection import Archive, Clock, applied_migrations, known_migrations, utc_now
from db.core.disk import copies
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.without_sign_in import without_sign_in
from db.dated.store.checking import wrong_dated
from db.feedback.store.checking import wrong_feedback
from db.integrity.copy import archive_copy
from db.integrity.records import Examined, Found, Part
from db.money.store.checking import wrong_money
from db.papers.printed.store.checking import wrong_cards
from db.text.cleaning import clean

LONGEST_VERSION = 30


@without_sign_in
def examine(folder: Path, key_folder: Path, clock: Clock = utc_now) -> Examined:
    """Looks at every part of an archive, also when one of them can't be read, and writes nothing to it.

    Raises:
        SalonError: As :func:`db.integrity.copy.archive_copy`.
        OSError: There is no room for the copy that is looked at.
    """
    with archive_copy(folder, key_folder, clock) as archive:
        return Examined([_look(part, archive) for part in Part], *copies.versions())


@operation(Permission.SETTINGS, Action.EXECUTE)
def ask_for_update(work: Work, before: str, version: str) -> None:
    """Writes down that somebody asked for an update of the program, which root makes.

    Args:
        work: The operation.
        before: The version in use.
        version: The version that was looked at.
    """
    work.what |= {"before": clean(before, LONGEST_VERSION), "version": clean(version, LONGEST_VERSION)}


def _look(part: Part, archive: Archive) -> Found:
    try:
        return _LOOKS[part](archive)
    except Exception:
        # a damaged page makes the database raise anywhere, and in many ways
        return Found(part=part, good=False, unreadable=True)


def _pages(archive: Archive) -> Found:
    bad = copies.damaged_pages()
    return Found(part=Part.PAGES, good=not bad, count=bad)


def _structure(archive: Archive) -> Found:
    return Found(part=Part.STRUCTURE, good=copies.is_well_formed())


def _references(archive: Archive) -> Found:
    lost = copies.lost_references()
    return Found(part=Part.REFERENCES, good=not lost, count=lost)


def _tables(archive: Archive) -> Found:
    return Found(part=Part.TABLES, good=applied_migrations() == known_migrations())


def _agrees(part: Part, wrong: Callable[[], int]) -> Callable[[Archive], Found]:
    """Looks whether the rows of an area agree; tables that are not there yet have nothing in them."""

    def look(archive: Archive) -> Found:
        count = wrong() if applied_migrations() == known_migrations() else 0
        return Found(part=part, good=not count, count=count)

    return look


def _log(archive: Archive) -> Found:
    good, bad = chain.verify()
    return Found(part=Part.LOG, good=bad is None, count=good if bad is None else bad)


def _clock(archive: Archive) -> Found:
    last = audit.head()[2]
    return Found(part=Part.CLOCK, good=last is None or archive.clock() > last - audit.CLOCK_TOLERANCE, at=last)


_LOOKS: dict[Part, Callable[[Archive], Found]] = {
    Part.PAGES: _pages,
    Part.STRUCTURE: _structure,
    Part.REFERENCES: _references,
    Part.TABLES: _tables,
    Part.BOOKINGS: _agrees(Part.BOOKINGS, wrong_bookings),
    Part.MONEY: _agrees(Part.MONEY, wrong_money),
    Part.TASKS: _agrees(Part.TASKS, wrong_tasks),
    Part.FEEDBACK: _agrees(Part.FEEDBACK, wrong_feedback),
    Part.DATED: _agrees(Part.DATED, wrong_dated),
    Part.CONDITIONS: _agrees(Part.CONDITIONS, wrong_conditions),
    Part.CARDS: _agrees(Part.CARDS, wrong_cards),
    Part.LOG: _log,
    Part.CLOCK: _clock,
}
