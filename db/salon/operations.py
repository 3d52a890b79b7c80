"""The manager's lists: services, products, the salon's own fields and details."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.declaration import Field, Kind
from db.fields.keeping import NONE
from db.rules.records import Policy
from db.salon.care_fields import PRODUCT_CARE, SERVICE_CARE
from db.salon.fields import LONGEST_LEAVE_OFF, TAGS
from db.salon.models import OwnField, Product, Salon, Service
from db.salon.records import ProductRecord, SalonRecord, ServiceRecord
from db.salon.store.care import write_care
from db.salon.store.catalogue import BOX, FIRST_BOX, as_field, own_fields, product_record, service_record
from db.salon.store.salon import salon_record
from db.text.cleaning import clean
from db.text.names import readings

_TAGS = frozenset(entry.code for entry in TAGS)
OWN_KINDS = (Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.DATE)
LONGEST_LAST = 999
"""Most days for which a unit of a product lasts."""
MOST_MINUTES = 24 * 60
MOST_FEN = 100_000_000
MOST_ANSWER_DAYS = 30
"""Days within which a client's request is to be answered at the latest (GB/T 35273—2020, 8.7)."""

Row = TypeVar("Row", Service, Product)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveService:
    """A service, new (id 0) or changed; price in fen."""

    request_id: str
    name: str
    id: int = 0
    version: int = 0
    category: str = ""
    minutes: int = 60
    price: int = 0
    tags: tuple[str, ...] = ()
    leave_off: str = ""
    goals: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    medical: bool = False
    patch: str = Policy.NONE.value
    patch_days: int = 180
    consent_text: str = ""
    consent_days: int = 365
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveProduct:
    """A product, new (id 0) or changed; price in fen; a unit ``lasts`` one person so many days, 0 unsaid."""

    request_id: str
    name: str
    id: int = 0
    version: int = 0
    brand: str = ""
    unit: str = ""
    price: int = 0
    lasts: int = 0
    tags: tuple[str, ...] = ()
    patch: str = Policy.NONE.value
    patch_days: int = 180
    formula: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOwnField:
    """A field of the salon's own: its labels (one will do for both languages), its kind, the entries of its list."""

    request_id: str
    label_en: str
    label_zh: str
    kind: Kind
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOwnField:
    """Labels and list of an own field as they are to be from now on; its kind stays, since it has answers."""

    request_id: str
    name: str
    label_en: str
    label_zh: str
    options: tuple[str, ...] = ()


def _service_again(work: Work, service: int) -> ServiceRecord:
    return service_record(Service.get_by_id(service))


def _product_again(work: Work, product: int) -> ProductRecord:
    return product_record(Product.get_by_id(product))


def _own_field_again(work: Work, own: int) -> Field:
    row = OwnField.get_by_id(own)
    return as_field(row, _box_of(row))


@operation(Permission.CATALOGUE, Action.UPDATE, again=_service_again)
def save_service(work: Work, asked: SaveService) -> ServiceRecord:
    """Adds or changes a service; visits keep the name and price that it had.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NAME_TAKEN``.
    """
    if not 0 < asked.minutes <= MOST_MINUTES:
        raise InvalidFields({"minutes": Flaw.NOT_A_NUMBER})
    service = _row(Service, asked.id, asked.version, asked.name, asked.price, asked.tags)
    service.category = clean(asked.category, 40)
    service.minutes = asked.minutes
    service.leave_off = clean(asked.leave_off, LONGEST_LEAVE_OFF)
    write_care(service, asked, SERVICE_CARE)
    service.active = asked.active
    service.save()
    work.what["service"] = service.id
    return service_record(service)


@operation(Permission.CATALOGUE, Action.UPDATE, again=_product_again)
def save_product(work: Work, asked: SaveProduct) -> ProductRecord:
    """Adds or changes a product; visits keep the name that it had.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NAME_TAKEN``.
    """
    if not 0 <= asked.lasts <= LONGEST_LAST:
        raise InvalidFields({"lasts": Flaw.NOT_A_NUMBER})
    product = _row(Product, asked.id, asked.version, asked.name, asked.price, asked.tags)
    product.brand = clean(asked.brand, 40)
    product.unit = clean(asked.unit, 20)
    product.lasts = asked.lasts
    write_care(product, asked, PRODUCT_CARE)
    product.active = asked.active
    product.save()
    work.what["product"] = product.id
    return product_record(product)


@operation(Permission.SETTINGS, Action.CREATE, again=_own_field_again)
def add_own_field(work: Work, asked: AddOwnField) -> Field:
    """Adds a field to the catalogue without code; it stands in box K, after those that ship.

    Raises:
        InvalidFields: Without labels, with a kind that own fields can't have, or a list without entries.
    """
    labels, options = _labels_and_options(asked, asked.kind)
    own = OwnField.create(name="", kind=asked.kind.value, options=options, **labels)
    own.name = f"own_{own.id}"
    own.save()
    work.what["own_field"] = own.name
    work.made = own.id
    return own_fields()[-1]


@operation(Permission.SETTINGS, Action.UPDATE, again=_own_field_again)
def change_own_field(work: Work, asked: ChangeOwnField) -> Field:
    """Changes the labels and the list of one of the salon's own fields.

    An entry that is taken out of the list stays on the records that have it.

    Raises:
        InvalidFields: Without a label, or a list without entries.
        SalonError: ``NOT_FOUND``.
    """
    own = OwnField.get_or_none(OwnField.name == asked.name, OwnField.active)
    if own is None:
        raise SalonError(Code.NOT_FOUND)
    labels, own.options = _labels_and_options(asked, Kind(own.kind))
    own.label_en, own.label_zh = labels["label_en"], labels["label_zh"]
    own.version += 1
    own.save()
    work.what["own_field"] = own.name
    work.made = own.id
    return as_field(own, _box_of(own))


def _box_of(own: OwnField) -> str:
    before = OwnField.select().where(OwnField.active, OwnField.id < own.id).count()
    return f"{BOX}{FIRST_BOX + before}"


def _labels_and_options(asked: AddOwnField | ChangeOwnField, kind: Kind) -> tuple[dict[str, str], tuple[str, ...]]:
    """What was asked for, cleaned; a label in one language stands for the other too.

    Raises:
        InvalidFields: Without a label, with a kind that own fields can't have, or a list without entries.
    """
    en, zh = clean(asked.label_en, 40), clean(asked.label_zh, 40)
    flaws = {} if en or zh else {"label_zh": Flaw.REQUIRED}
    options = tuple(dict.fromkeys(text for option in asked.options if (text := clean(option, 40).replace(" ", "·"))))
    if kind not in OWN_KINDS:
        flaws["kind"] = Flaw.NOT_A_CHOICE
    if kind in (Kind.CHOICE, Kind.CHOICES) and not options:
        flaws["options"] = Flaw.REQUIRED
    if NONE in options:
        flaws["options"] = Flaw.NOT_A_CHOICE
    if flaws:
        raise InvalidFields(flaws)
    return {"label_en": en or zh, "label_zh": zh or en}, options


@operation(Permission.SETTINGS, Action.UPDATE)
def drop_own_field(work: Work, name: str) -> None:
    """Takes one of the salon's own fields out of use; what was answered is kept.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    if not OwnField.update(active=False).where(OwnField.name == name).execute():
        raise SalonError(Code.NOT_FOUND)
    work.what["own_field"] = name


@operation(Permission.SETTINGS, Action.UPDATE)
def change_salon(work: Work, asked: SalonRecord) -> SalonRecord:
    """Changes the salon's details and settings; the fields of the PIN's cost stay as measured.

    Raises:
        InvalidFields: Without a name, with an idle time that is no number of seconds from 15 to 3,600, a discount
            that is no percentage, or more than 30 days for an answer.
        SalonError: ``CHANGED_MEANWHILE``.
    """
    salon = Salon.get()
    if salon.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    name = clean(asked.name, 60)
    if not name:
        raise InvalidFields({"name": Flaw.REQUIRED})
    if not 15 <= asked.idle_seconds <= 3600:
        raise InvalidFields({"idle_seconds": Flaw.NOT_A_NUMBER})
    if not 0 <= asked.discount <= 100:
        raise InvalidFields({"discount": Flaw.NOT_A_NUMBER})
    if not 1 <= asked.most_clients <= 9999:
        raise InvalidFields({"most_clients": Flaw.NOT_A_NUMBER})
    if not 1 <= asked.answer_days <= MOST_ANSWER_DAYS:
        raise InvalidFields({"answer_days": Flaw.NOT_A_NUMBER})
    salon.name = name
    for field, limit in (("name_latin", 60), ("address", 200), ("phone", 60), ("hours", 120), ("scale", 120)):
        setattr(salon, field, clean(getattr(asked, field), limit))
    salon.concept = clean(asked.concept, 2000, multiline=True)
    salon.language, salon.paper = clean(asked.language, 20), clean(asked.paper, 20)
    if salon.solo != asked.solo:
        # who checks whom is otherwise from now on: whoever looks at what was done alone, looks at this too
        work.what["solo"] = int(asked.solo)
        work.put_up_for_review(staff=work.staff)
    salon.idle_seconds, salon.solo = asked.idle_seconds, asked.solo
    salon.discount, salon.answer_days = asked.discount, asked.answer_days
    salon.most_clients = asked.most_clients
    salon.version += 1
    salon.save()
    return salon_record()


def _row(table: type[Row], id: int, version: int, name: str, price: int, tags: tuple[str, ...]) -> Row:
    """The row to be saved, with what services and products have in common."""
    row = table.get_or_none(table.id == id) if id else table(version=0)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if id and row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    text = clean(name, 60)
    flaws = {
        field: flaw
        for field, flaw, bad in (
            ("name", Flaw.REQUIRED, not text),
            ("price", Flaw.NOT_AN_AMOUNT, not 0 <= price <= MOST_FEN),
            ("tags", Flaw.NOT_A_CHOICE, not set(tags) <= _TAGS),
        )
        if bad
    }
    if flaws:
        raise InvalidFields(flaws)
    if table.select().where(table.name == text, table.id != id).exists():
        raise SalonError(Code.NAME_TAKEN)
    if not id:
        row.code = next_number(table._meta.table_name)
    row.name, row.price, row.tags = text, price, tags
    row.readings = " ".join(dict.fromkeys(key for one in readings(text) for key in (one.full, one.initials)))
    row.version += 1
    return row
