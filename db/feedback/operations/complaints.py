"""Complaints: taken down, answered, and settled by the client's own word."""

from __future__ import annotations

from datetime import timedelta

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission, Role, roles_in
from db.core.sql import rows
from db.feedback.fields import COMPLAINT_DAYS, LONGEST_TEXT, LONGEST_WORD, OPEN, OUTCOMES
from db.feedback.models import Complaint, Opinion
from db.feedback.records import ComplaintRecord
from db.feedback.requests import AnswerComplaint, HandComplaint, OpenComplaint, SettleComplaint
from db.feedback.store.checks import check_choice, check_deadline, check_staff, check_text
from db.feedback.store.complaints import (
    about_complaint,
    add_complaint,
    complaint_record,
    get_complaint,
    save_step,
)
from db.text.cleaning import clean


def _again(work: Work, complaint: int) -> ComplaintRecord:
    row = Complaint.get_by_id(complaint)
    about_complaint(work, row.client_id, row.owner_id)
    return complaint_record(work.today, complaint)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def open_complaint(work: Work, asked: OpenComplaint) -> ComplaintRecord:
    """Takes a complaint down, and says who deals with it until when.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    opinion = _opinion(asked)
    client = opinion.client_id if opinion is not None else asked.client or None
    work.about(client)
    if client is not None and not rows("SELECT 1 FROM client WHERE id = ?", client):
        raise SalonError(Code.NOT_FOUND)
    return complaint_record(work.today, add_complaint(work, asked, client).id)


def _opinion(asked: OpenComplaint) -> Opinion | None:
    if not asked.opinion:
        return None
    opinion: Opinion | None = Opinion.get_or_none(Opinion.id == asked.opinion)
    if opinion is None or Complaint.select().where(Complaint.opinion == asked.opinion).exists():
        raise SalonError(Code.NOT_FOUND if opinion is None else Code.CHANGED_MEANWHILE)
    return opinion


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def answer_complaint(work: Work, asked: AnswerComplaint) -> ComplaintRecord:
    """Writes down what was found, what was done, and what the client got.

    Raises:
        InvalidFields: Without a result or an outcome.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``IS_SETTLED``.
    """
    row = _unsettled(work, asked.id, asked.version)
    result = clean(asked.result, LONGEST_TEXT, multiline=True)
    flaws = {**check_text("result", result), **check_choice("outcome", asked.outcome, OUTCOMES)}
    if flaws:
        raise InvalidFields(flaws)
    row.state, row.result, row.outcome = "answered", result, asked.outcome
    return save_step(work, row, result)


@operation(Permission.SETTLE_COMPLAINT, Action.UPDATE, again=_again)
def settle_complaint(work: Work, asked: SettleComplaint) -> ComplaintRecord:
    """Writes down what the client says of the answer: content, it is settled, and otherwise open again.

    Whom it is about doesn't settle it, where there is another manager.

    Raises:
        InvalidFields: Without the client's word, or for a deadline that is over.
        Refused: ``NOT_ALLOWED`` with ``concerned`` for whom it is about.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``IS_SETTLED``, ``NOT_ANSWERED``.
    """
    row = _unsettled(work, asked.id, asked.version)
    if row.concerns_id == work.staff and _has_other_manager(work.staff):
        raise Refused(Code.NOT_ALLOWED, permission=Permission.SETTLE_COMPLAINT.value, concerned=1)
    if row.state != "answered":
        raise SalonError(Code.NOT_ANSWERED)
    word = clean(asked.word, LONGEST_WORD, multiline=True)
    deadline = asked.deadline or work.today + timedelta(days=COMPLAINT_DAYS)
    flaws = {**check_text("word", word), **check_deadline("deadline", deadline, work.today)}
    if flaws:
        raise InvalidFields(flaws)
    if asked.content:
        row.state, row.word = "settled", word
    else:
        row.state, row.deadline = "reopened", deadline
    return save_step(work, row, word)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def reopen_complaint(work: Work, asked: SettleComplaint) -> ComplaintRecord:
    """Opens a settled complaint again: the client has come back to it.

    Raises:
        InvalidFields: Without the client's word, with content, or for a deadline that is over.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NOT_SETTLED_YET``.
    """
    row = get_complaint(asked.id, asked.version)
    about_complaint(work, row.client_id, row.owner_id)
    if row.state != "settled":
        raise SalonError(Code.NOT_SETTLED_YET)
    word = clean(asked.word, LONGEST_WORD, multiline=True)
    deadline = asked.deadline or work.today + timedelta(days=COMPLAINT_DAYS)
    flaws = {**check_text("word", word), **check_deadline("deadline", deadline, work.today)}
    if asked.content:
        flaws["content"] = Flaw.NOT_A_CHOICE
    if flaws:
        raise InvalidFields(flaws)
    row.state, row.word, row.deadline = "reopened", "", deadline
    return save_step(work, row, word)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def hand_complaint(work: Work, asked: HandComplaint) -> ComplaintRecord:
    """Somebody else deals with it, or until another day.

    Raises:
        InvalidFields: Nobody is called so, or the deadline is over.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``IS_SETTLED``.
    """
    row = _unsettled(work, asked.id, asked.version)
    flaws = {**check_staff("owner", asked.owner), **check_deadline("deadline", asked.deadline, work.today)}
    if flaws:
        raise InvalidFields(flaws)
    row.owner_id, row.deadline = asked.owner, asked.deadline
    row.version += 1
    row.save()
    work.what |= {"complaint": row.number, "owner": asked.owner}
    return complaint_record(work.today, row.id)


def _unsettled(work: Work, complaint: int, version: int) -> Complaint:
    row = get_complaint(complaint, version)
    about_complaint(work, row.client_id, row.owner_id)
    if row.state not in (*OPEN, "answered"):
        raise SalonError(Code.IS_SETTLED)
    return row


def _has_other_manager(staff: int) -> bool:
    others = rows("SELECT roles FROM staff WHERE active AND id <> ?", staff)
    return any(Role.MANAGER in roles_in(roles) for (roles,) in others)
