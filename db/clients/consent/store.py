"""Consent: four states a purpose (not asked, yes, refused, withdrawn), and who has to be asked again when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from db.clients.consent import texts
from db.clients.consent.records import GUARDIAN, PURPOSES, ConsentLine, ConsentState, lacks_guardian
from db.clients.models import Client, Consent
from db.core.errors import Flaw, InvalidFields
from db.core.operation_context import Work
from db.core.row_values import as_day, as_moment, local_day
from db.core.sql import rows, rows_among
from db.fields.declaration import Field
from db.fields.keeping import stored
from db.fields.values import Value

HEALTH = "consent_health"
NOT_AGREED = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})


def consents_of(client: int) -> dict[str, ConsentLine]:
    """The latest answer to each question of consent that was asked."""
    found = rows(
        "SELECT s.purpose, s.state, s.at, t.name, s.text_version, p.version, s.paper_day FROM consent s "
        "JOIN staff t ON t.id = s.by_id LEFT JOIN sheet p ON p.id = s.sheet_id WHERE s.client_id = ? ORDER BY s.id",
        client,
    )
    return {
        purpose: ConsentLine(
            purpose=purpose,
            state=ConsentState(state),
            day=local_day(as_moment(at)),
            by=by,
            text_version=version,
            sheet_version=sheet or 0,
            paper_day=as_day(paper),
        )
        for purpose, state, at, by, version, sheet, paper in found
    }


def state_of(client: int, purpose: str) -> ConsentState | None:
    """What was answered last to one question of consent; None where it was not asked."""
    found = rows(
        "SELECT state FROM consent WHERE client_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1", client, purpose
    )
    return ConsentState(found[0][0]) if found else None


def withdrawn(purpose: str, client: int | None = None) -> dict[int, datetime]:
    """Since when clients take back what a purpose is for: what was kept for it alone is to be destroyed (PIPL 47).

    Args:
        purpose: The name of the field of consent.
        client: Only whether this one does; None: all.
    """
    whose = "" if client is None else " AND s.client_id = ?"
    found = rows(
        "SELECT s.client_id, s.at FROM consent s JOIN client c ON c.id = s.client_id AND c.merged_into_id IS NULL "
        "WHERE s.purpose = ? AND s.state = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM consent y "
        f"WHERE y.client_id = s.client_id AND y.purpose = s.purpose AND y.id > s.id){whose}",
        purpose,
        *([] if client is None else [client]),
    )
    return {client: as_moment(at) for client, at in found}


def health_ended(clients: Iterable[int]) -> dict[int, datetime]:
    """Since when those of these clients who don't agree to health being kept don't."""
    latest = rows_among(
        "SELECT client_id, state, at FROM consent WHERE purpose = 'consent_health' AND client_id IN ({}) ORDER BY id",
        list(clients),
    )
    answers = {client: (state, at) for client, state, at in latest}
    return {client: as_moment(at) for client, (state, at) in answers.items() if state in NOT_AGREED}


def is_withheld(ended: datetime | None, opened: datetime, closed: datetime | None) -> bool:
    """Whether the care notes of a visit are of the time before a client took back that health is kept.

    Args:
        ended: Since when it isn't agreed to; None where it is, or where nobody has asked.
        opened: When the visit was opened. One of the same day may go on.
        closed: When it was closed, None while it is open.
    """
    if ended is None:
        return False
    return local_day(opened) < local_day(ended) or (closed is not None and closed < ended)


def to_ask(lines: Mapping[str, ConsentLine], values: Mapping[str, Value], today: date) -> tuple[str, ...]:
    """What a client who comes today is asked about.

    Purposes that nobody asked about, those that were refused or withdrawn twelve months ago or earlier, those that
    were agreed to in words that a newer text asks about again, and a child's guardian where none is known.
    """
    outdated = texts.asked_again(today)
    due = [
        purpose
        for purpose in PURPOSES
        if (line := lines.get(purpose)) is None
        or (line.state in NOT_AGREED and not today < _a_year_after(line.day))
        or (line.state is ConsentState.YES and line.text_version in outdated.get(purpose, ()))
    ]
    return (*due, *(GUARDIAN if lacks_guardian(values, today) else ()))


def record(work: Work, client: Client, purpose: str, value: Value) -> None:
    """Adds an answer: a no to what was agreed to before takes that back.

    What is agreed to or refused was signed on the intake form that the desk has printed for it since the last answer,
    in the words of that day; else on another paper, of today. What is taken back is said, and stands on none.
    """
    before = rows(
        "SELECT state FROM consent WHERE client_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1", client.id, purpose
    )
    if value:
        state = ConsentState.YES
    elif before and before[0][0] != ConsentState.REFUSED:
        state = ConsentState.WITHDRAWN
    else:
        state = ConsentState.REFUSED
    sheet, printed = (None, None) if state is ConsentState.WITHDRAWN else _printed_for(client.id, purpose)
    Consent.create(
        client=client,
        purpose=purpose,
        value=stored(value),
        state=state.value,
        text_version=texts.in_force(printed or work.today).version,
        at=work.now,
        by=work.staff,
        sheet_id=sheet,
        paper_day=None if sheet or state is ConsentState.WITHDRAWN else work.today,
    )


def _printed_for(client: int, purpose: str) -> tuple[int | None, date | None]:
    """The intake form that was printed since a purpose was last answered, and the day; None where there is none."""
    found = rows(
        "SELECT p.id, p.at FROM sheet p WHERE p.client_id = ? AND p.kind = 'intake' AND p.state <> 'not_out' "
        "AND p.at >= COALESCE((SELECT MAX(s.at) FROM consent s WHERE s.client_id = p.client_id AND s.purpose = ?), '') "
        "ORDER BY p.version DESC LIMIT 1",
        client,
        purpose,
    )
    return (found[0][0], local_day(as_moment(found[0][1]))) if found else (None, None)


def check_guardian(values: Mapping[str, Value], today: date) -> None:
    """Refuses a child without a guardian.

    Raises:
        InvalidFields: ``NEEDS_GUARDIAN`` at what is missing.
    """
    if lacks_guardian(values, today):
        missing = "guardian_phone" if values.get("guardian") else "guardian"
        raise InvalidFields({missing: Flaw.NEEDS_GUARDIAN})


def check_answers(fields: Iterable[Field], values: Mapping[str, Value], old: Mapping[str, Value]) -> None:
    """What was once answered can be answered otherwise, but not unasked.

    Raises:
        InvalidFields: ``REQUIRED`` for an answer that was emptied.
    """
    emptied = [
        field.name
        for field in fields
        if field.name in PURPOSES and field.name in values and values[field.name] is None
        if old.get(field.name) is not None
    ]
    if emptied:
        raise InvalidFields(dict.fromkeys(emptied, Flaw.REQUIRED))


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
