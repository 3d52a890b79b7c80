"""Questions as this person may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.clients.consent import store as consents
from db.clients.store.masking import may_see_health
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import records
from db.fields.values import Hidden
from db.reading.records import QuestionRecord

MOST = 60
"""Questions of a list."""

_QUESTIONS = (
    'SELECT q.id, c.id "client.id", c.name "client.label", c.number client_number, COALESCE(q.visit_id, 0) visit, '
    "v.day visit_day, COALESCE(q.dated_id, 0) dated, COALESCE(d.kind, '') dated_kind, d.day dated_day, "
    'q.kind, t.id "to.id", t.name "to.label", b.id "by.id", '
    'b.name "by.label", q.at, q.text, q.answer, a.name answered_by, q.answered_at '
    "FROM question q JOIN client c ON c.id = q.client_id JOIN staff b ON b.id = q.by_id "
    "LEFT JOIN staff t ON t.id = q.to_id LEFT JOIN staff a ON a.id = q.answered_by_id "
    "LEFT JOIN visit v ON v.id = q.visit_id LEFT JOIN dated d ON d.id = q.dated_id"
)


def questions(work: Work, where: str, values: Sequence[object], order: str = "q.id DESC") -> list[QuestionRecord]:
    """Questions that fulfil a condition on ``q``, :data:`MOST` at most."""
    texts = {"text": str, "answer": str}
    found = records(QuestionRecord, f"{_QUESTIONS} WHERE {where} ORDER BY {order} LIMIT {MOST:d}", *values, **texts)
    ended = consents.health_ended({one.client.id for one in found})
    shown = []
    for one in found:
        if consents.is_withheld(ended.get(one.client.id), one.at, one.at) or not _may_read(work, one):
            shown.append(replace(one, text=Hidden(), answer=Hidden() if one.answer else ""))
        else:
            shown.append(one)
    return shown


def for_sheet(work: Work, client: int) -> list[QuestionRecord]:
    """What nobody has answered about a client, the earliest first: whole, whoever prints it.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    texts = {"text": str, "answer": str}
    where = "q.client_id = ? AND q.answered_at IS NULL"
    found = records(QuestionRecord, f"{_QUESTIONS} WHERE {where} ORDER BY q.id LIMIT {MOST:d}", client, **texts)
    ended = consents.health_ended([client]).get(client) if found else None
    found = [one for one in found if not consents.is_withheld(ended, one.at, one.at)]
    if not all(_may_read(work, one) for one in found):
        work.leave_on_paper()
    return found


def question_of(work: Work, question: int) -> QuestionRecord:
    """One question.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = questions(work, "q.id = ?", [question])
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def put_to(work: Work, staff: int) -> list[QuestionRecord]:
    """What somebody is asked and nobody has answered, the earliest first."""
    return questions(work, "q.to_id = ? AND q.answered_at IS NULL", [staff], "q.id")


def _may_read(work: Work, one: QuestionRecord) -> bool:
    """Whether somebody reads care notes of this client, or asked this, or was asked."""
    if work.staff == one.by.id or (one.to is not None and work.staff == one.to.id):
        return True
    return may_see_health(work, one.client.id) or work.may(Permission.CARE_NOTES, one.client.id)
