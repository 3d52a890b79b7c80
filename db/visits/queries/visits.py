"""One visit, and what is open at the desk."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.visits.models import Visit
from db.visits.records import VisitRecord
from db.visits.store import visits


@query(Permission.OPEN_RECORD, logged=True)
def open_record(work: Work, visit: int) -> VisitRecord:
    """One visit in full, as far as this person may see it; the opening is written down.

    Raises:
        Refused: ``NEEDS_REASON`` or ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    found = Visit.get_or_none(Visit.id == visit)
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    work.about(found.client_id)
    return visits.record_of(work, found)
