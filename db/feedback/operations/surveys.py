"""Surveys: numbered, printed, keyed in once, or void."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.counters import add, next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.feedback.fields import COMPLAINT_DAYS, LONGEST_TEXT, LOW, MOST_AT_ONCE, QUESTIONS
from db.feedback.models import Complaint, Opinion, Survey
from db.feedback.records import BatchLine, SurveyRecord
from db.feedback.requests import KeySurvey, NameSurvey, NumberSurveys, OpenComplaint, VoidSurvey
from db.feedback.store.complaints import add_complaint, complaint_record, usual_owner
from db.feedback.store.surveys import (
    batch_line,
    check_waits,
    ratings_of,
    regulars,
    survey_meant,
    survey_record,
    waiting_of,
)
from db.fields.choices import RATING
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient, SurveyBatch, SurveySheet
from db.text.card_number import Register, register_number, short_number
from db.text.cleaning import clean

COUNTER, BATCHES = "survey", "survey_batch"


def _batch_again(work: Work, batch: int) -> BatchLine:
    work.about(None)
    return batch_line(batch)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_batch_again)
def number_surveys(work: Work, asked: NumberSurveys) -> BatchLine:
    """Gives surveys their numbers, without names or for those who come regularly, to be printed together.

    Raises:
        InvalidFields: Fewer than one, more than 200, or nobody came twice in half a year and had none meanwhile.
        Refused: ``NOT_ALLOWED`` without a right to every client.
    """
    work.about(None)
    if not 1 <= asked.count <= MOST_AT_ONCE:
        raise InvalidFields({"count": Flaw.NOT_A_NUMBER})
    clients = regulars(work.today, asked.count) if asked.regulars else [None] * asked.count
    if not clients:
        raise InvalidFields({"whom": Flaw.NO_VALUE})
    batch, last = next_number(BATCHES), add(COUNTER, len(clients))
    for count, client in enumerate(clients, last - len(clients) + 1):
        number = register_number(Register.SURVEY, count)
        Survey.create(number=number, batch=batch, client=client, printed=work.today, printed_by=work.staff)
    work.what |= {"batch": batch, "count": len(clients)}
    return batch_line(batch)


@operation(Permission.APPOINTMENTS, Action.EXECUTE)
def print_surveys(work: Work, batch: int) -> SurveyBatch:
    """The surveys of a batch that are neither keyed in nor void, each on a sheet of its own.

    Raises:
        Refused: ``NOT_ALLOWED`` without a right to every client.
        SalonError: ``NOT_FOUND``.
    """
    work.about(None)
    waiting = waiting_of(batch)
    work.what |= {"sheet": "surveys", "batch": batch, "count": len(waiting)}
    salon, stamped = salon_record(), stamp(work)
    return SurveyBatch(
        salon=salon,
        stamp=stamped,
        surveys=tuple(
            SurveySheet(
                salon=salon,
                stamp=stamped,
                number=one.number,
                day=one.printed,
                client=SheetClient(one.client_number, one.client.label, one.last_four) if one.client else None,
            )
            for one in waiting
        ),
    )


def _again(work: Work, survey: int) -> SurveyRecord:
    work.about(Survey.get_by_id(survey).client_id)
    return _with_complaint(work, survey)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def key_survey(work: Work, asked: KeySurvey) -> SurveyRecord:
    """Keys in what stands on a survey that came back: an opinion under each heading, with what was written.

    What was written stands under the heading that was rated lowest, the first of these. Where a rating is 2 or 1, a
    complaint is opened about it, unless that isn't wanted.

    Raises:
        InvalidFields: A question without its rating.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NO_SURVEY``, ``IS_KEYED`` or ``IS_VOID``.
    """
    row = survey_meant(asked.number)
    work.about(row.client_id)
    check_waits(row)
    codes = {entry.code for entry in RATING}
    ratings = dict(
        zip((question.name for question in QUESTIONS), (*asked.ratings, *[""] * len(QUESTIONS)), strict=False)
    )
    flaws = {
        name: Flaw.REQUIRED if not code else Flaw.NOT_A_CHOICE for name, code in ratings.items() if code not in codes
    }
    if flaws:
        raise InvalidFields(flaws)
    row.state, row.day, row.keyed_by_id = "keyed", work.today, work.staff
    for name, rating in ratings.items():
        setattr(row, name, rating)
    row.version += 1
    row.save()
    lowest = min(ratings, key=lambda name: ratings[name])
    text = clean(asked.text, LONGEST_TEXT, multiline=True)
    said = {name: _opinion(work, row, name, text if name == lowest else "") for name in ratings}
    if asked.complains and ratings[lowest] in LOW:
        _complain(work, row, said[lowest])
    work.what |= {"survey": row.number, "ratings": list(ratings_of(row))}
    return _with_complaint(work, row.id)


def _opinion(work: Work, row: Survey, heading: str, text: str) -> Opinion:
    return Opinion.create(
        client=row.client_id,
        day=work.today,
        kind="opinion",
        heading=heading,
        rating=getattr(row, heading),
        text=text,
        survey=row.id,
        at=work.now,
        by=work.staff,
    )


def _complain(work: Work, row: Survey, opinion: Opinion) -> None:
    short = short_number(row.number)
    add_complaint(
        work,
        OpenComplaint(
            request_id="",
            day=work.today,
            heading=opinion.heading,
            text=opinion.text or f"{short}: {opinion.rating}/{RATING[0].code}",
            owner=usual_owner(work),
            deadline=work.today + timedelta(days=COMPLAINT_DAYS),
            opinion=opinion.id,
        ),
        row.client_id,
    )


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def void_survey(work: Work, asked: VoidSurvey) -> SurveyRecord:
    """A survey was spoilt or lost: its number is used no more.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NO_SURVEY``, ``IS_KEYED`` or ``IS_VOID``.
    """
    row = survey_meant(asked.number)
    work.about(row.client_id)
    check_waits(row)
    row.state = "void"
    row.version += 1
    row.save()
    work.what["survey"] = row.number
    return survey_record(row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def name_survey(work: Work, asked: NameSurvey) -> SurveyRecord:
    """Says whose a survey without a name is, and with it what was said on it and the complaint that came of that.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NO_SURVEY``, ``IS_VOID``, ``NOT_FOUND`` for the client, or ``CHANGED_MEANWHILE`` where it is
            somebody's already.
    """
    row = survey_meant(asked.number)
    require_client(asked.client)
    work.about(asked.client)
    if row.state == "void":
        raise SalonError(Code.IS_VOID)
    if row.client_id is not None:
        raise SalonError(Code.CHANGED_MEANWHILE)
    row.client_id = asked.client
    row.version += 1
    row.save()
    said = Opinion.select(Opinion.id).where(Opinion.survey == row.id)
    Complaint.update(client=asked.client, version=Complaint.version + 1).where(Complaint.opinion.in_(said)).execute()
    Opinion.update(client=asked.client).where(Opinion.survey == row.id).execute()
    work.what["survey"] = row.number
    return _with_complaint(work, row.id)


def _with_complaint(work: Work, survey: int) -> SurveyRecord:
    complaint = (
        Complaint.select(Complaint.id).join(Opinion, on=Complaint.opinion == Opinion.id).where(Opinion.survey == survey)
    )
    found = complaint.get_or_none()
    record = survey_record(survey)
    return replace(record, complaint=complaint_record(work.today, found.id)) if found else record
