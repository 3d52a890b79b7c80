"""Contacts as records, and writing them down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.contacts.records.contact import ContactRecord
from db.contacts.requests import SaidOfContact
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import records
from db.core.sql import rows

PAGE = 64
"""Lines that are read at a time."""
STANDING = "NOT EXISTS (SELECT 1 FROM contact x WHERE x.corrects_id = k.id)"
"""That a contact ``k`` counts: none puts it right."""

_CONTACTS = (
    'SELECT k.id, c.id "client.id", c.name "client.label", k.day, k.at, s.name by, k.purpose, k.channel, k.direction, '
    "k.outcome, k.summary, k.next_day, k.next_minute, k.next_place, k.next_about, k.appointment_id appointment, "
    "k.corrects_id corrects, EXISTS (SELECT 1 FROM contact x WHERE x.corrects_id = k.id) corrected "
    "FROM contact k JOIN client c ON c.id = k.client_id JOIN staff s ON s.id = k.by_id"
)


def contacts(where: str, values: Sequence[object], most: int = PAGE) -> list[ContactRecord]:
    """Contacts that fulfil a condition on ``k``, the latest first."""
    ordered = f"{_CONTACTS} WHERE {where} ORDER BY k.day DESC, k.id DESC LIMIT {most:d}"
    return records(ContactRecord, ordered, *values)


def contact_of(contact: int) -> ContactRecord:
    """One contact.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = contacts("k.id = ?", [contact])
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def last_contact(client: int) -> ContactRecord | None:
    """The client's last contact; what was put right doesn't count."""
    found = contacts(f"k.client_id = ? AND {STANDING}", [client], 1)
    return found[0] if found else None


def write_contact(
    work: Work, said: SaidOfContact, client: int, day: date, *, appointment: int | None, corrects: int | None = None
) -> int:
    """Writes a contact down, its texts cleaned already; gives its id."""
    [(made,)] = rows(
        "INSERT INTO contact (client_id, day, at, by_id, purpose, channel, direction, outcome, summary, next_day, "
        "next_minute, next_place, next_about, appointment_id, corrects_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        client,
        day.isoformat(),
        work.moment,
        work.staff,
        said.purpose,
        said.channel,
        said.direction,
        said.outcome,
        said.summary,
        said.next_day.isoformat() if said.next_day else None,
        said.next_minute,
        said.next_place,
        said.next_about,
        appointment,
        corrects,
    )
    return int(made)
