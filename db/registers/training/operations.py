"""What is done every year for secrecy: written down by keeper and manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.registers import corrections
from db.registers.training import store
from db.registers.training.fields import KINDS, LONGEST_RESULT, LONGEST_TOPIC, MOST_HOURS
from db.registers.training.models import Training, TrainingPerson
from db.registers.training.records import TrainingRecord
from db.salon.store.salon import salon_record
from db.sheets.trust import TrainingSheet
from db.staff.store.people import works_here
from db.text.cleaning import clean

COUNTER = "training"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTraining:
    """A training, a check, or a review of the notice; it isn't changed afterwards.

    Attributes:
        corrects: Id of the entry that this one puts right, for the reason ``why``; 0 for none.
        kind: Code, see ``KINDS``.
        people: Ids of who took part.
        next_due: When it is due again.
    """

    request_id: str
    kind: str
    topic: str
    day: date
    given_by: str
    next_due: date
    hours: int = 0
    people: tuple[int, ...] = ()
    result: str = ""
    corrects: int = 0
    why: str = ""


def _again(work: Work, training: int) -> TrainingRecord:
    return store.training(training)


@operation(Permission.INSPECT, Action.CREATE, again=_again)
def save_training(work: Work, asked: SaveTraining) -> TrainingRecord:
    """Writes down what was done, who took part, and when it is due again.

    Raises:
        InvalidFields: With every flaw; a training takes somebody who took part, a correction its reason.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE`` for an entry that can't be put right, or was already.
    """
    corrections.require_counting("training", asked.corrects)
    why = clean(asked.why, corrections.LONGEST_WHY)
    topic, given_by = clean(asked.topic, LONGEST_TOPIC), clean(asked.given_by, LONGEST_NAME)
    flaws = _flaws(asked, work.today) | corrections.flaws(asked.corrects, why)
    flaws |= {name: Flaw.REQUIRED for name, text in (("topic", topic), ("given_by", given_by)) if not text}
    if flaws:
        raise InvalidFields(flaws)
    row = Training.create(
        number=next_number(COUNTER),
        kind=asked.kind,
        topic=topic,
        day=asked.day,
        hours=asked.hours,
        given_by=given_by,
        result=clean(asked.result, LONGEST_RESULT, multiline=True),
        next_due=asked.next_due,
        recorded_by=work.staff,
        corrects_id=asked.corrects or None,
        why=why,
    )
    for staff in dict.fromkeys(asked.people):
        TrainingPerson.create(training=row, staff=staff)
    work.what |= {"training": row.number, "kind": row.kind, "people": len(set(asked.people))}
    if asked.corrects:
        work.what["corrects"] = asked.corrects
    return store.training(row.id)


@operation(Permission.INSPECT, Action.EXECUTE)
def print_training(work: Work, training: int) -> TrainingSheet:
    """It as a sheet, which who took part signs.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = store.training(training)
    work.what |= {"sheet": "training", "training": found.number}
    return TrainingSheet(
        salon=salon_record(),
        stamp=stamp(work),
        number=str(found.number),
        kind=found.kind,
        topic=found.topic,
        day=found.day,
        hours=found.hours,
        given_by=found.given_by,
        result=found.result,
        next_due=found.next_due,
        people=tuple(one.label for one in found.people),
    )


def _flaws(asked: SaveTraining, today: date) -> dict[str, Flaw]:
    flaws: dict[str, Flaw] = {}
    if asked.kind not in {entry.code for entry in KINDS}:
        flaws["kind"] = Flaw.NOT_A_CHOICE if asked.kind else Flaw.REQUIRED
    if asked.day > today:
        flaws["day"] = Flaw.IN_THE_FUTURE
    if not 0 <= asked.hours <= MOST_HOURS:
        flaws["hours"] = Flaw.NOT_A_NUMBER
    if not all(map(works_here, asked.people)):
        flaws["people"] = Flaw.NOBODY_CALLED_SO
    elif asked.kind == "training" and not asked.people:
        flaws["people"] = Flaw.REQUIRED
    if asked.next_due <= asked.day:
        flaws["next_due"] = Flaw.TOO_EARLY
    return flaws
