"""Staff, the person at the desk, the salon and its lists, and drafts that wait."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission, Role
from db.core.sql import rows
from db.fields.values import Ref
from db.staff.models import Draft, Staff
from db.staff.records import KeptDraft, StaffRecord
from db.staff.store.people import staff_record, staff_records


@query(Permission.DESK)
def me(work: Work) -> StaffRecord:
    """The person at the desk."""
    return staff_record(work.staff)


@query(Permission.MANAGE_STAFF)
def staff(work: Work) -> list[StaffRecord]:
    """Everybody who works or worked here, by their digits, those who left last."""
    return sorted(staff_records(), key=lambda person: (not person.active, not person.number, person.number))


@query(Permission.DESK)
def colleagues(work: Work) -> dict[int, Ref]:
    """Who works here, for choosing, by the number that each of them keeps."""
    return {one.number: Ref(one.id, one.name) for one in Staff.select().where(Staff.active).order_by(Staff.number)}


@query(Permission.DESK)
def treating(work: Work) -> list[int]:
    """Who works here and treats clients, the person at the desk first; everybody where nobody does."""
    staff = sorted((one for one in staff_records() if one.active), key=lambda one: (one.id != work.staff, one.id))
    treats = [one.id for one in staff if {Role.BEAUTICIAN, Role.ADVISOR} & set(one.roles)]
    return treats or [one.id for one in staff]


@query(Permission.DESK)
def draft(work: Work, form: str, about: int = 0) -> KeptDraft | None:
    """What this person was typing in a form and never saved, or None."""
    found = Draft.get_or_none(Draft.staff == work.staff, Draft.form == form, Draft.about == about)
    return KeptDraft(found.content, found.kept, found.request or "") if found else None


@query(Permission.DESK)
def is_carried_out(work: Work, request: str) -> bool:
    """Whether a request of this person was carried out."""
    return bool(rows("SELECT 1 FROM request WHERE id = ? AND staff_id = ?", request, work.staff))


@query(Permission.DESK)
def drafts_of_new(work: Work, form: str) -> dict[int, KeptDraft]:
    """What this person began in a form about something new, and never saved: by the place that each has, 0 or less."""
    found = Draft.select().where(Draft.staff == work.staff, Draft.form == form, Draft.about <= 0)
    return {one.about: KeptDraft(one.content, one.kept, one.request or "") for one in found}
