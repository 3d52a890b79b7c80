"""What the desk asks of what clients have said, as far as this person may know of it."""

from __future__ import annotations

from datetime import timedelta

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.sql import rows
from db.feedback.fields import MOST_AT_ONCE
from db.feedback.models import Complaint
from db.feedback.records import (
    BatchLine,
    ComplaintRecord,
    ImprovementRecord,
    OpinionRecord,
    Opinions,
    SurveyRecord,
)
from db.feedback.store import complaints as complaint_store
from db.feedback.store import improvements as improvement_store
from db.feedback.store import opinions as opinion_store
from db.feedback.store import surveys as survey_store
from db.fields.values import Ref

MOST = 200
YEAR = timedelta(days=365)


@query(Permission.DESK)
def complaints(work: Work) -> list[ComplaintRecord]:
    """Those that are to be answered, the most urgent first; those that are answered; the latest that are settled."""
    unsettled = complaint_store.complaints(work.today, "f.state <> 'settled'", order=_URGENT)
    settled = complaint_store.complaints(work.today, "f.state = 'settled'", order=f"f.number DESC LIMIT {MOST:d}")
    return [one for one in (*unsettled, *settled) if _may_know(work, one)]


_URGENT = "f.state = 'answered', f.deadline, f.id"


@query(Permission.APPOINTMENTS)
def complaint(work: Work, id: int) -> ComplaintRecord:
    """One complaint, with its steps.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    record = complaint_store.complaint_record(work.today, id)
    row = Complaint.get_by_id(id)
    complaint_store.about_complaint(work, row.client_id, row.owner_id)
    return record


@query(Permission.DESK)
def who_settles(work: Work) -> Ref:
    """Who deals with complaints unless somebody else is chosen."""
    return _usual_owner(work)


@query(Permission.APPOINTMENTS)
def who_improves(work: Work) -> Ref:
    """Who does what is planned unless somebody else is chosen, for who may plan.

    Raises:
        Refused: ``NOT_ALLOWED`` without a right to every client.
    """
    work.about(None)
    return _usual_owner(work)


def _usual_owner(work: Work) -> Ref:
    owner = complaint_store.usual_owner(work)
    [(name,)] = rows("SELECT name FROM staff WHERE id = ?", owner)
    return Ref(owner, name)


@query(Permission.DESK)
def opinions(work: Work) -> Opinions:
    """What was said under each heading in a year; the latest opinions, of clients whom this person may know of."""
    latest = opinion_store.opinions("TRUE", most=MOST)
    return Opinions(
        figures=opinion_store.figures(work.today - YEAR, work.today),
        lines=tuple(one for one in latest if _may_hear(work, one)),
    )


@query(Permission.APPOINTMENTS)
def opinion(work: Work, id: int) -> OpinionRecord:
    """One opinion.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    record = opinion_store.opinion_record(id)
    work.about(record.client.id if record.client else None)
    return record


@query(Permission.APPOINTMENTS)
def survey(work: Work, number: str) -> SurveyRecord:
    """The survey whose number was scanned or typed, as long as it can be keyed in.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NO_SURVEY``, ``IS_KEYED`` or ``IS_VOID``.
    """
    row = survey_store.survey_meant(number)
    work.about(row.client_id)
    survey_store.check_waits(row)
    return survey_store.survey_record(row.id)


@query(Permission.DESK)
def survey_batches(work: Work) -> list[BatchLine]:
    """Surveys that were numbered together, the latest first: how many there are, never whose."""
    return survey_store.batches(MOST)


@query(Permission.APPOINTMENTS)
def survey_regulars(work: Work) -> int:
    """How many came twice in half a year and had no survey meanwhile, at most as many as are numbered at once.

    Raises:
        Refused: ``NOT_ALLOWED`` without a right to every client.
    """
    work.about(None)
    return len(survey_store.regulars(work.today, MOST_AT_ONCE))


@query(Permission.APPOINTMENTS)
def survey_batch(work: Work, batch: int) -> list[SurveyRecord]:
    """The surveys of a batch that are neither keyed in nor void.

    Raises:
        Refused: ``NOT_ALLOWED`` without a right to every client.
        SalonError: ``NOT_FOUND``.
    """
    work.about(None)
    return survey_store.waiting_of(batch)


@query(Permission.DESK)
def improvements(work: Work) -> list[ImprovementRecord]:
    """What is to be done or looked at again, the most urgent first, then what is over: others' for who plans them."""
    where, values = "m.owner_id = ?", [work.staff]
    if work.grant(Permission.APPOINTMENTS) is Grant.YES:
        where, values = "TRUE", []
    return improvement_store.improvements(work.today, where, *values)[:MOST]


@query(Permission.APPOINTMENTS)
def improvement(work: Work, id: int) -> ImprovementRecord:
    """One improvement.

    Raises:
        Refused: ``NOT_ALLOWED``; not for who does it.
        SalonError: ``NOT_FOUND``.
    """
    record = improvement_store.improvement_record(work.today, id)
    if record.owner is not None and record.owner.id == work.staff:
        work.settled = True
    else:
        work.about(None)
    return record


def _may_know(work: Work, one: ComplaintRecord) -> bool:
    owner = one.owner.id if one.owner else 0
    return complaint_store.may_know(work, one.client.id if one.client else None, owner)


def _may_hear(work: Work, one: OpinionRecord) -> bool:
    return work.grant(Permission.APPOINTMENTS, one.client.id if one.client else None) is Grant.YES
