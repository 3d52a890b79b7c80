"""What a client says: under one heading, with a rating, a text, or both."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.feedback.fields import HEADINGS, KINDS, LONGEST_TEXT
from db.feedback.models import Opinion
from db.feedback.records import OpinionRecord
from db.feedback.requests import RecordOpinion
from db.feedback.store.checks import check_choice, check_day
from db.feedback.store.opinions import opinion_record
from db.fields.choices import RATING
from db.text.cleaning import clean


def _again(work: Work, opinion: int) -> OpinionRecord:
    work.about(Opinion.get_by_id(opinion).client_id)
    return opinion_record(opinion)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def record_opinion(work: Work, asked: RecordOpinion) -> OpinionRecord:
    """Writes down what a client said; it stays as it is.

    Raises:
        InvalidFields: With every flaw; without a rating there is a text.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.about(asked.client)
    if asked.client and not rows("SELECT 1 FROM client WHERE id = ?", asked.client):
        raise SalonError(Code.NOT_FOUND)
    if asked.visit and not rows("SELECT 1 FROM visit WHERE id = ? AND client_id = ?", asked.visit, asked.client):
        raise SalonError(Code.NOT_FOUND)
    text = clean(asked.text, LONGEST_TEXT, multiline=True)
    flaws = {
        **check_day("day", asked.day, work.today),
        **check_choice("kind", asked.kind, KINDS),
        **check_choice("heading", asked.heading, HEADINGS),
        **(check_choice("rating", asked.rating, RATING) if asked.rating else {}),
        **({} if text or asked.rating else {"text": Flaw.REQUIRED}),
    }
    if flaws:
        raise InvalidFields(flaws)
    row = Opinion.create(
        client=asked.client or None,
        day=asked.day,
        kind=asked.kind,
        heading=asked.heading,
        rating=asked.rating,
        text=text,
        visit=asked.visit or None,
        at=work.now,
        by=work.staff,
    )
    work.what |= {"kind": asked.kind, "heading": asked.heading, "rating": asked.rating}
    return opinion_record(row.id)
