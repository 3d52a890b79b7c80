"""What is done better because of what clients said: planned, done, and looked at again."""

from __future__ import annotations

from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.feedback.fields import EFFECTS, LONGEST_TEXT, LONGEST_WORD
from db.feedback.models import Complaint, Improvement, ImprovementSource, Opinion
from db.feedback.records import ImprovementRecord
from db.feedback.requests import FinishImprovement, PlanImprovement, SeeEffect
from db.feedback.store.checks import check_choice, check_day, check_deadline, check_staff, check_text
from db.feedback.store.improvements import get_improvement, improvement_record
from db.text.cleaning import clean

COUNTER = "improvement"


def _again(work: Work, improvement: int) -> ImprovementRecord:
    _about(work, Improvement.get_by_id(improvement).owner_id)
    return improvement_record(work.today, improvement)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def plan_improvement(work: Work, asked: PlanImprovement) -> ImprovementRecord:
    """Plans what is done better, because of which opinions and complaints, by whom and until when.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED`` without a right to every client.
        SalonError: ``NOT_FOUND``.
    """
    work.about(None)
    text = clean(asked.text, LONGEST_TEXT, multiline=True)
    flaws = {
        **check_text("text", text),
        **check_staff("owner", asked.owner),
        **check_deadline("deadline", asked.deadline, work.today),
    }
    if flaws:
        raise InvalidFields(flaws)
    row = Improvement.create(
        number=next_number(COUNTER), day=work.today, text=text, owner=asked.owner, deadline=asked.deadline
    )
    for opinion in dict.fromkeys(asked.opinions):
        if Opinion.get_or_none(Opinion.id == opinion) is None:
            raise SalonError(Code.NOT_FOUND)
        ImprovementSource.create(improvement=row.id, opinion=opinion)
    for complaint in dict.fromkeys(asked.complaints):
        if Complaint.get_or_none(Complaint.id == complaint) is None:
            raise SalonError(Code.NOT_FOUND)
        ImprovementSource.create(improvement=row.id, complaint=complaint)
    work.what["improvement"] = row.number
    return improvement_record(work.today, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def finish_improvement(work: Work, asked: FinishImprovement) -> ImprovementRecord:
    """It is done; on a day after that somebody looks whether it has helped.

    Raises:
        InvalidFields: Done before it was planned or in the future, or looked at again before today.
        Refused: ``NOT_ALLOWED``; who does it may say so.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``IS_DONE``.
    """
    row = get_improvement(asked.id, asked.version)
    _about(work, row.owner_id)
    if row.done is not None:
        raise SalonError(Code.IS_DONE)
    flaws = check_day("done", asked.done, work.today)
    if asked.done < row.day:
        flaws["done"] = Flaw.TOO_EARLY
    flaws |= check_deadline("look_again", asked.look_again, work.today)
    if flaws:
        raise InvalidFields(flaws)
    row.done, row.look_again = asked.done, asked.look_again
    return _saved(work, row)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def see_effect(work: Work, asked: SeeEffect) -> ImprovementRecord:
    """It was looked at again: whether it has helped.

    Raises:
        InvalidFields: Without an effect.
        Refused: ``NOT_ALLOWED``; who did it may say so.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NOT_DONE``, ``IS_DONE``.
    """
    row = get_improvement(asked.id, asked.version)
    _about(work, row.owner_id)
    if row.done is None:
        raise SalonError(Code.NOT_DONE)
    if row.effect:
        raise SalonError(Code.IS_DONE)
    if flaws := check_choice("effect", asked.effect, EFFECTS):
        raise InvalidFields(flaws)
    row.effect, row.seen_on = asked.effect, work.today
    row.seen = clean(asked.seen, LONGEST_WORD, multiline=True)
    return _saved(work, row)


def _about(work: Work, owner: int) -> None:
    """It is about nobody's file; who has to do it may say that it is done."""
    if owner == work.staff:
        work.settled = True
    else:
        work.about(None)


def _saved(work: Work, row: Improvement) -> ImprovementRecord:
    row.version += 1
    row.save()
    work.what |= {"improvement": row.number, "effect": row.effect}
    return improvement_record(work.today, row.id)
