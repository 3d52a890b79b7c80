"""Notes on the program as records."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows
from db.notes.records import NoteRecord

_NOTES = (
    'SELECT n.id, n.version, n.at, b.name "by", n.page, n.program, n.text, n.read_on, r.name read_by, n.answer, n.seen '
    "FROM program_note n JOIN staff b ON b.id = n.by_id LEFT JOIN staff r ON r.id = n.read_by_id "
)


def notes(where: str, *values: object, most: int = 200) -> list[NoteRecord]:
    """Notes that fulfil a condition on ``n``, the latest first."""
    return records(NoteRecord, f"{_NOTES} WHERE {where} ORDER BY n.id DESC LIMIT ?", *values, most)


def note_record(id: int) -> NoteRecord:
    """One note.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = notes("n.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def count_unread() -> int:
    """How many notes the manager hasn't ticked."""
    [(count,)] = rows("SELECT COUNT(*) FROM program_note WHERE read_on IS NULL")
    return int(count)


def unseen_answers(staff: int) -> list[int]:
    """Ids of somebody's notes that were answered, and whose answer they have not seen."""
    found = rows("SELECT id FROM program_note WHERE by_id = ? AND answer <> '' AND NOT seen ORDER BY id", staff)
    return [id for (id,) in found]
