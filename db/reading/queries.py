"""What is to be read before a day, what is asked about a client, and what came of the meeting's plans."""

from __future__ import annotations

from datetime import date

from db.care.records import CareSummary
from db.care.summary import summary_of
from db.clients.store.refs import require_client
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.reading.records import BeforeVisit, KnownOfCare, PlanOfMeeting, QuestionRecord, ReadBy, ToRead
from db.reading.store import readings
from db.reading.store.questions import put_to, questions


@query(Permission.DESK)
def to_read(work: Work, day: date) -> list[ToRead]:
    """The clients whom this person treats on a day, by time, with what may hurt them, and whether each was read."""
    return readings.to_read(work, day, work.staff)


@query(Permission.OPEN_RECORD, logged=True)
def before_contact(work: Work, client: int, day: date) -> BeforeVisit:
    """What is read of a client before a day; the reading is written down.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    work.what["day"] = day.isoformat()
    return readings.before_visit(work, client, day)


@query(Permission.OPEN_RECORD)
def questions_of(work: Work, client: int, visit: int = 0, before: int = 0) -> list[QuestionRecord]:
    """A client's questions and answers, or those about a visit; the latest first, from below one where it is named.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    told: list[tuple[str, int]] = [("q.client_id = ?", client)]
    told += [("q.visit_id = ?", visit)] if visit else []
    told += [("q.id < ?", before)] if before else []
    return questions(work, " AND ".join(where for where, _value in told), [value for _where, value in told])


@query(Permission.APPOINTMENTS)
def known_of_care(work: Work, client: int) -> KnownOfCare:
    """What is known of a client's care before they are reached; nothing to who may not open the file.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    if not work.may(Permission.OPEN_RECORD, client):
        return KnownOfCare(CareSummary(skin={}), ())
    work.about(client)
    asked = questions(work, "q.client_id = ? AND q.answered_at IS NULL", [client], "q.id")
    return KnownOfCare(summary_of(work, client), tuple(asked))


@query(Permission.DESK)
def questions_to_me(work: Work) -> list[QuestionRecord]:
    """What this person is asked and nobody has answered, the earliest first."""
    return put_to(work, work.staff)


@query(Permission.DESK)
def plans_to_say(work: Work) -> list[PlanOfMeeting]:
    """Plans of meetings whose day has come, and of which nobody has said what came of them.

    One's own; everybody's for who looks over files.
    """
    return readings.plans_to_say(work, everybodys=work.grant(Permission.INSPECT) is Grant.YES)


@query(Permission.RECORD_VISIT)
def plans_of(work: Work, client: int) -> list[PlanOfMeeting]:
    """Plans of meetings for a client whose day has come, and of which nobody has said what came of them.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    return readings.plans_of(work, client)


@query(Permission.INSPECT)
def read_by(work: Work, day: date) -> list[ReadBy]:
    """How many of their clients of a day each person has read, who has most left first."""
    return readings.read_by(day)
