"""Staff, the person at the desk, the salon and its lists, and drafts that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.clients.records import ProductRecord, Ref, ServiceRecord
from db.clients.store import clients
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission, Role
from db.core.sql import rows
from db.fields.declaration import Field
from db.salon.models import Product, Service
from db.salon.store import catalogue
from db.salon.store.salon import salon_record
from db.sign_in.records import SalonRecord, StaffRecord
from db.staff.models import Draft, Staff
from db.staff.store.people import staff_record, staff_records, staff_ref


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What this person was typing in a form, and when it was kept."""

    content: str
    kept: datetime


@query(Permission.DESK)
def me(work: Work) -> StaffRecord:
    """The person at the desk."""
    return staff_record(work.staff)


@query(Permission.DESK)
def salon(work: Work) -> SalonRecord:
    """The salon's own details and settings."""
    return salon_record()


@query(Permission.MANAGE_STAFF)
def staff(work: Work) -> list[StaffRecord]:
    """Everybody who works or worked here, by their digits, those who left last."""
    return sorted(staff_records(), key=lambda person: (not person.active, not person.number, person.number))


@query(Permission.DESK)
def colleagues(work: Work) -> dict[int, Ref]:
    """Who works here, for choosing, by the number that each of them keeps."""
    return {one.number: Ref(one.id, one.name) for one in Staff.select().where(Staff.active).order_by(Staff.number)}


@query(Permission.FIND)
def called(work: Work, client: int = 0, staff: int = 0) -> str:
    """The name and number of a client, or the name of a member of staff, to be said in a question."""
    found = clients.client_ref(client) or staff_ref(staff)
    return found.label if found else ""


@query(Permission.MANAGE_STAFF)
def clients_of(work: Work, staff: int) -> int:
    """How many clients are assigned to a member of staff."""
    [(count,)] = rows("SELECT COUNT(*) FROM client WHERE beautician_id = ?", staff)
    return int(count)


@query(Permission.DESK)
def treating(work: Work) -> list[int]:
    """Who works here and treats clients, the person at the desk first; everybody where nobody does."""
    staff = sorted((one for one in staff_records() if one.active), key=lambda one: (one.id != work.staff, one.id))
    treats = [one.id for one in staff if {Role.BEAUTICIAN, Role.ADVISOR} & set(one.roles)]
    return treats or [one.id for one in staff]


@query(Permission.DESK)
def services(work: Work, everything: bool = False) -> list[ServiceRecord]:
    """The services that are offered, or with those that no longer are."""
    found = Service.select().order_by(Service.active.desc(), Service.code)
    return [catalogue.service_record(one) for one in (found if everything else found.where(Service.active))]


@query(Permission.DESK)
def products(work: Work, everything: bool = False) -> list[ProductRecord]:
    """The products in use, or with those that no longer are."""
    found = Product.select().order_by(Product.active.desc(), Product.code)
    return [catalogue.product_record(one) for one in (found if everything else found.where(Product.active))]


@query(Permission.DESK)
def client_fields(work: Work) -> tuple[Field, ...]:
    """The field catalogue with the salon's own fields."""
    return clients.all_fields()


@query(Permission.DESK)
def draft(work: Work, form: str, about: int = 0) -> KeptDraft | None:
    """What this person was typing in a form and never saved, or None."""
    found = Draft.get_or_none(Draft.staff == work.staff, Draft.form == form, Draft.about == about)
    return KeptDraft(found.content, found.kept) if found else None


@query(Permission.DESK)
def drafts_of_new(work: Work, form: str) -> dict[int, KeptDraft]:
    """What this person began in a form about something new, and never saved: by the place that each has, 0 or less."""
    found = Draft.select().where(Draft.staff == work.staff, Draft.form == form, Draft.about <= 0)
    return {one.about: KeptDraft(one.content, one.kept) for one in found}
