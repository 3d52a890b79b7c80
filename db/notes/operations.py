"""Notes on the program: written by everybody, read and answered by the manager."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.notes.fields import LONGEST_NOTE
from db.notes.models import ProgramNote
from db.notes.records import NoteRecord
from db.notes.store import note_record
from db.text.cleaning import clean

LONGEST_PAGE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveNote:
    """What somebody says of a page.

    Attributes:
        page: Its title, in English, which has no client's values.
        program: The program's version.
    """

    request_id: str
    page: str
    program: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerNote:
    """The manager has read a note, and may say something to it."""

    request_id: str
    id: int
    version: int
    answer: str = ""


def _again(work: Work, note: int) -> NoteRecord:
    return note_record(note)


@operation(Permission.DESK, Action.CREATE, again=_again)
def leave_note(work: Work, asked: LeaveNote) -> NoteRecord:
    """Keeps what somebody says of a page for the manager.

    Raises:
        InvalidFields: Without a text.
    """
    text = clean(asked.text, LONGEST_NOTE, multiline=True)
    if not text:
        raise InvalidFields({"text": Flaw.REQUIRED})
    row = ProgramNote.create(
        at=work.now,
        by=work.staff,
        page=clean(asked.page, LONGEST_PAGE),
        program=clean(asked.program, LONGEST_PAGE),
        text=text,
    )
    work.what["note"] = row.id
    return note_record(row.id)


@operation(Permission.REVIEW, Action.UPDATE, again=_again)
def answer_note(work: Work, asked: AnswerNote) -> NoteRecord:
    """Ticks a note; with an answer, who wrote it sees that at the next sign-in.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row = ProgramNote.find(asked.id)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    answer = clean(asked.answer, LONGEST_NOTE, multiline=True)
    row.seen = row.seen and answer == row.answer
    row.read_on, row.read_by_id, row.answer = work.today, work.staff, answer
    row.version += 1
    row.save()
    work.what["note"] = row.id
    return note_record(row.id)


@operation(Permission.DESK, Action.UPDATE)
def see_answer(work: Work, note: int) -> NoteRecord:
    """The answer to one's own note; from then on it is seen.

    Raises:
        Refused: ``NOT_ALLOWED`` for somebody else's.
        SalonError: ``NOT_FOUND``.
    """
    row = ProgramNote.find(note)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.by_id != work.staff:
        raise Refused(Code.NOT_ALLOWED, permission=work.permission.value)
    row.seen = True
    row.save()
    work.what["note"] = row.id
    return note_record(row.id)
