"""Notes on the program, for the manager."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.notes import store
from db.notes.records import NoteRecord


@query(Permission.REVIEW)
def program_notes(work: Work) -> list[NoteRecord]:
    """Those that nobody has ticked, then the others, the latest first, at most 200 of each."""
    return [*store.notes("n.read_on IS NULL"), *store.notes("n.read_on IS NOT NULL")]


@query(Permission.REVIEW)
def program_note(work: Work, id: int) -> NoteRecord:
    """One note.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return store.note_record(id)
