"""Questions are asked and answered; somebody says that they have read a client's file."""

from __future__ import annotations

from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.fields.never_kept import never_kept
from db.reading.fields import KINDS, LONGEST_TEXT
from db.reading.models import Question, Reading
from db.reading.records import BeforeVisit, QuestionRecord
from db.reading.requests import AcknowledgeReading, Answer, Ask
from db.reading.store.questions import question_of
from db.reading.store.readings import before_visit, keep_reading
from db.staff.store.people import works_here
from db.text.cleaning import clean


def _again(work: Work, question: int) -> QuestionRecord:
    work.about(Question.get_by_id(question).client_id)
    return question_of(work, question)


@operation(Permission.OPEN_RECORD, Action.CREATE, again=_again)
def ask(work: Work, asked: Ask) -> QuestionRecord:
    """Asks a question about a client, a visit or a dated record; who inspects may give guidance.

    Raises:
        InvalidFields: Without a text, or with what is never kept.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also for who doesn't work here, and for another client's visit or record.
    """
    require_client(asked.client)
    is_guidance = asked.kind == "guidance"
    work.about(asked.client, *([Permission.INSPECT] if is_guidance else []))
    if not any(entry.code == asked.kind for entry in KINDS):
        raise InvalidFields({"kind": Flaw.NOT_A_CHOICE})
    if asked.to and not works_here(asked.to):
        raise SalonError(Code.NOT_FOUND)
    for table, about in (("visit", asked.visit), ("dated", asked.dated)):
        if about and not rows(f"SELECT 1 FROM {table} WHERE id = ? AND client_id = ?", about, asked.client):
            raise SalonError(Code.NOT_FOUND)
    row = Question.create(
        client=asked.client,
        visit=asked.visit or None,
        dated=asked.dated or None,
        kind=asked.kind,
        to=asked.to or None,
        by=work.staff,
        at=work.now,
        text=_text(asked.text),
    )
    work.what |= {"question": row.id, "kind": asked.kind, "to": asked.to}
    return question_of(work, row.id)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def answer(work: Work, asked: Answer) -> QuestionRecord:
    """Answers a question, whoever was asked.

    Raises:
        InvalidFields: Without a text, or with what is never kept.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``; ``ANSWERED`` where somebody was quicker.
    """
    row = Question.get_or_none(Question.id == asked.question)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    work.about(row.client_id)
    if row.answered_at is not None:
        raise SalonError(Code.ANSWERED)
    row.answer, row.answered_by_id, row.answered_at = _text(asked.text), work.staff, work.now
    row.save()
    work.what["question"] = row.id
    return question_of(work, row.id)


def _read_again(work: Work, reading: int) -> BeforeVisit:
    row = Reading.get_by_id(reading)
    work.about(row.client_id)
    return before_visit(work, row.client_id, row.day)


@operation(Permission.OPEN_RECORD, Action.CREATE, again=_read_again)
def acknowledge_reading(work: Work, asked: AcknowledgeReading) -> BeforeVisit:
    """Keeps that this person has read a client's file before a day, and what it said: what comes later is new.

    Raises:
        InvalidFields: ``day`` for one that is over.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(asked.client)
    work.about(asked.client)
    if asked.day < work.today:
        raise InvalidFields({"day": Flaw.TOO_EARLY})
    known = before_visit(work, asked.client, asked.day).facts.values()
    work.made = keep_reading(work, asked.client, asked.day, {*asked.facts} & {*known})
    work.what |= {"day": asked.day.isoformat(), "facts": len(asked.facts)}
    return before_visit(work, asked.client, asked.day)


def _text(text: str) -> str:
    kept = clean(text, LONGEST_TEXT, multiline=True)
    flaw = never_kept(kept) if kept else Flaw.REQUIRED
    if flaw is not None:
        raise InvalidFields({"text": flaw})
    return kept
