"""The end of a shelf check: what was not found is missing, and what was missing and is there is filed."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.values import Ref
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from db.papers.shelf_check.models import ShelfCheck
from db.papers.shelf_check.records import ShelfCheckRecord, Standing
from db.papers.shelf_check.store.scans import Look, look
from db.text.cleaning import clean

MOST_SCANS = 20_000
LONGEST_NUMBER = 20
MISFILED = (Standing.MISFILED, Standing.ELSEWHERE)
UNKNOWN = (Standing.UNKNOWN, Standing.NEVER_PRINTED)


@dataclass(frozen=True, slots=True)
class FinishCheck:
    """A drawer that was scanned from end to end: card numbers in the order in which the cards stand."""

    request_id: str
    drawer: int
    scans: tuple[str, ...]


def _check_again(work: Work, check: int) -> ShelfCheckRecord:
    return _record(ShelfCheck.get_by_id(check))


@operation(Permission.INSPECT, Action.UPDATE, again=_check_again)
def finish_check(work: Work, asked: FinishCheck) -> ShelfCheckRecord:
    """Signs a check off: cards that were not scanned are missing from now on, those that turned up are filed again.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    scans = tuple(clean(number, LONGEST_NUMBER) for number in asked.scans[:MOST_SCANS])
    seen = look(asked.drawer, scans)
    report = seen.report
    gone = [seen.cards[line.number] for line in report.missing]
    _put(work, [card.sheet for card in gone if card.state is PaperState.FILED], PaperState.MISSING)
    _put(work, _turned_up(seen, scans), PaperState.FILED)
    check = ShelfCheck.create(
        drawer=asked.drawer,
        at=work.now,
        by=work.staff,
        expected=report.expected,
        scanned=len(scans),
        missing=len(report.missing),
        misfiled=report.count(*MISFILED),
        unknown=report.count(*UNKNOWN),
        double=report.count(Standing.DOUBLE),
    )
    counts = {"expected": report.expected, "scanned": len(scans), "missing": len(report.missing)}
    counts |= {standing.value: report.count(standing) for standing in Standing}
    work.what |= {"drawer": asked.drawer} | {name: count for name, count in counts.items() if count}
    return _record(check)


def _turned_up(seen: Look, scans: tuple[str, ...]) -> list[int]:
    """Papers that were missing and are there: in this drawer, or in this one instead of their own."""
    here = set(scans)
    found = [card.sheet for number, card in seen.cards.items() if card.state is PaperState.MISSING and number in here]
    strays = [
        other.sheet
        for other in seen.others.values()
        if other.sheet is not None and other.state is PaperState.MISSING and other.drawer is not None
    ]
    return found + strays


def _put(work: Work, sheets: list[int], state: PaperState) -> None:
    if sheets:
        Sheet.update(state=state.value, since=work.now).where(Sheet.id << sheets).execute()


def _record(check: ShelfCheck) -> ShelfCheckRecord:
    return ShelfCheckRecord(
        id=check.id,
        drawer=Ref(check.drawer_id, check.drawer.mark),
        at=check.at,
        by=check.by.name,
        expected=check.expected,
        scanned=check.scanned,
        missing=check.missing,
        misfiled=check.misfiled,
        unknown=check.unknown,
        double=check.double,
    )
