"""One visit, and what is open at the desk."""

from __future__ import annotations

from db.errors import Code, SalonError
from db.guard import query
from db.models import Visit
from db.permissions import Permission
from db.store import visits
from db.visit_records import VisitRecord
from db.work import Work


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
