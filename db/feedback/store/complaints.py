"""Complaints: who may know of them, as rows and as records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.core.counters import next_number
from db.core.errors import Code, InvalidFields, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import records
from db.core.sql import rows
from db.feedback.fields import HEADINGS, LONGEST_TEXT
from db.feedback.models import Complaint, ComplaintStep
from db.feedback.records import ComplaintRecord, ComplaintStepLine
from db.feedback.requests import OpenComplaint
from db.feedback.store.checks import check_choice, check_day, check_deadline, check_staff, check_text
from db.text.cleaning import clean
from db.text.phones import last_four

COUNTER = "complaint"

_COMPLAINTS = (
    'SELECT f.id, f.version, f.number, c.id "client.id", c.name "client.label", c.number client_number, '
    'c.phone last_four, f.day, f.heading, f.text, a.id "concerns.id", a.name "concerns.label", '
    'o.id "owner.id", o.name "owner.label", f.deadline, f.state, f.result, f.outcome, f.word, '
    "f.opinion_id opinion, (f.state IN ('open', 'reopened') AND f.deadline < ?) late FROM complaint f "
    "LEFT JOIN client c ON c.id = f.client_id LEFT JOIN staff a ON a.id = f.concerns_id "
    "JOIN staff o ON o.id = f.owner_id "
)


def complaints(today: date, where: str, *values: object, order: str = "f.deadline, f.id") -> list[ComplaintRecord]:
    """Complaints that fulfil a condition on ``f``, without their steps."""
    statement = f"{_COMPLAINTS} WHERE {where} ORDER BY {order}"
    return records(ComplaintRecord, statement, today.isoformat(), *values, last_four=last_four)


def complaint_record(today: date, complaint: int) -> ComplaintRecord:
    """One complaint, with its steps.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = complaints(today, "f.id = ?", complaint)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    steps = records(
        ComplaintStepLine,
        'SELECT t.at, s.name "by", t.state, t.text, t.outcome FROM complaint_step t JOIN staff s ON s.id = t.by_id '
        "WHERE t.complaint_id = ? ORDER BY t.seq",
        complaint,
    )
    return replace(found[0], steps=tuple(steps))


def may_know(work: Work, client: int | None, owner: int) -> bool:
    """Whether this person may know of it: it is theirs to deal with, or about a client whom they look after."""
    if owner == work.staff:
        return True
    return work.grant(Permission.APPOINTMENTS, client) is Grant.YES


def about_complaint(work: Work, client: int | None, owner: int) -> None:
    """Says whose complaint it is; who has to deal with it may do so, whoever's client it is.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    if owner == work.staff:
        work.client, work.settled = client, True
    else:
        work.about(client)


def get_complaint(complaint: int, version: int) -> Complaint:
    """A complaint's row, to be changed.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row = Complaint.get_or_none(Complaint.id == complaint)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def add_complaint(work: Work, asked: OpenComplaint, client: int | None) -> Complaint:
    """Gives a complaint its number, and writes it down.

    Raises:
        InvalidFields: With every flaw.
    """
    text = clean(asked.text, LONGEST_TEXT, multiline=True)
    flaws = {
        **check_day("day", asked.day, work.today),
        **check_choice("heading", asked.heading, HEADINGS),
        **check_text("text", text),
        **(check_staff("concerns", asked.concerns) if asked.concerns else {}),
        **check_staff("owner", asked.owner),
        **check_deadline("deadline", asked.deadline, work.today),
    }
    if flaws:
        raise InvalidFields(flaws)
    row = Complaint.create(
        number=next_number(COUNTER),
        client=client,
        day=asked.day,
        heading=asked.heading,
        text=text,
        concerns=asked.concerns or None,
        owner=asked.owner,
        deadline=asked.deadline,
        opinion=asked.opinion or None,
    )
    add_step(work, row, text)
    return row


def add_step(work: Work, row: Complaint, text: str) -> None:
    """Keeps what was said of a complaint, in the state that it has now."""
    [(before,)] = rows("SELECT COUNT(*) FROM complaint_step WHERE complaint_id = ?", row.id)
    ComplaintStep.create(
        complaint=row.id,
        seq=before + 1,
        at=work.now,
        by=work.staff,
        state=row.state,
        text=text,
        outcome=row.outcome if row.state == "answered" else "",
    )
    work.what |= {"complaint": row.number, "state": row.state}


def save_step(work: Work, row: Complaint, text: str) -> ComplaintRecord:
    """Writes a complaint that has come a step further."""
    row.version += 1
    row.save()
    add_step(work, row, text)
    return complaint_record(work.today, row.id)


def usual_owner(work: Work) -> int:
    """Who deals with complaints unless somebody else is chosen: who settles them, who is here first."""
    found = rows("SELECT id FROM staff WHERE active AND roles LIKE '%\"manager\"%' ORDER BY id LIMIT 1")
    return int(found[0][0]) if found else work.staff
