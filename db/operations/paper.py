"""Printing a client's record: what goes on the sheet, and what is written down about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from db import index_groups
from db.audit import Action
from db.cabinet_records import IndexLine, IndexSheet, InsertionSlip, LabelSheet
from db.damm import group
from db.door_records import SalonRecord
from db.errors import Code, SalonError
from db.fields import Term
from db.filing import Order
from db.guard import operation
from db.models import Client, Sheet, Visit
from db.permissions import Permission
from db.records import ClientRecord
from db.sheet_records import CardSheet, IntakeSheet, PrintStamp, VisitSheet
from db.store import clients, filing, paper, visit_rows, visits, where_to
from db.store.alerts import alerts_of
from db.store.catalogue import own_fields
from db.store.index_lines import index_lines
from db.store.masking import withheld
from db.store.paper import CARD, CARD_FIELDS, INTAKE
from db.store.salon import salon_record
from db.text import clean
from db.values import as_moment
from db.work import Work

__all__ = [
    "CARD",
    "CARD_FIELDS",
    "INTAKE",
    "VISITS_ON_CARD",
    "print_card",
    "print_empty_card",
    "print_empty_form",
    "print_empty_intake",
    "print_index",
    "print_intake",
    "print_slip",
    "print_visit",
]

VISITS_ON_CARD = 6
SLIPS = "slips"
"""Plain paper with slips as wide as a card."""
_INDEXES = {
    Order.PINYIN: index_groups.BY_PINYIN,
    Order.STROKES: index_groups.BY_STROKES,
    Order.CREATED: index_groups.BY_CREATION,
}


@operation(Permission.PRINT, Action.EXECUTE)
def print_card(work: Work, client: int) -> CardSheet:
    """Everything on the client card, and the entry that it is printed: kind, version, when, by whom, digest.

    The card has the contraindications for whoever treats the client, whoever prints it; it never has the phone in
    full, the address, the age or the spend (spec: forms, A5 client card).

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    found = clients.found(client)
    work.about(client)
    record = _for_paper(work, found, CARD_FIELDS)
    counting = Visit.select().where(Visit.client == client, Visit.cancelled == "")
    latest = counting.order_by(Visit.day.desc(), Visit.id.desc())
    shown = tuple(reversed([visits.record_of(work, visit) for visit in latest.limit(VISITS_ON_CARD)]))
    stamp, digest = _write_down(work, found, CARD, CARD_FIELDS)
    place = filing.place_on_paper(client, CARD)
    return CardSheet(salon_record(), stamp, record, shown, place, digest)


@operation(Permission.PRINT, Action.EXECUTE)
def print_intake(work: Work, client: int) -> IntakeSheet:
    """Everything on the filled-in intake form, as far as this person may see it, and the entry that it is printed.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    found = clients.found(client)
    work.about(client)
    names = tuple(field.name for field in clients.all_fields())
    stamp, digest = _write_down(work, found, INTAKE, names)
    record = clients.record_of(work, found, reveal=True)
    return IntakeSheet(salon_record(), stamp, record, digest, own_fields())


@operation(Permission.DESK, Action.EXECUTE)
def print_empty_card(work: Work) -> CardSheet:
    """An empty client card, to be filled in by hand."""
    return CardSheet(salon_record(), paper.stamp(work))


@operation(Permission.DESK, Action.EXECUTE)
def print_empty_intake(work: Work) -> IntakeSheet:
    """An empty intake form, for a new client to fill in."""
    return IntakeSheet(salon_record(), paper.stamp(work), own_fields=own_fields())


@operation(Permission.PRINT, Action.EXECUTE)
def print_visit(work: Work, visit: int) -> VisitSheet:
    """One visit in full, as far as this person may see it, with lines for the signatures.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, or ``CANCELLED``.
    """
    found = visit_rows.found(visit)
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    work.about(found.client_id)
    if found.cancelled:
        raise SalonError(Code.CANCELLED)
    work.what |= {"sheet": "visit", "visit": visit}
    return VisitSheet(salon_record(), paper.stamp(work), visits.record_of(work, found))


@operation(Permission.PRINT, Action.EXECUTE)
def print_slip(work: Work, client: int, kind: str = CARD) -> LabelSheet:
    """An insertion slip: it shows in the drawer where a paper is to be put, between which two others (R113).

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``NO_PAPER``, or ``NO_DRAWER``.
    """
    work.about(client)
    here = where_to.of(work, client, kind)
    if here.spot is None:
        raise SalonError(Code.NO_DRAWER)
    before, after = (f"{one.name} {group(one.number)}" if one else "" for one in (here.spot.before, here.spot.after))
    slip = InsertionSlip(here.client.number, here.client.name, filing.place_on_paper(client, kind), before, after)
    work.what["sheet"] = "slip"
    return LabelSheet(salon_record(), paper.stamp(work), (slip,), grid=SLIPS)


@operation(Permission.LIST_MANY_CONTACTS, Action.EXECUTE)
def print_index(work: Work, order: Order) -> IndexSheet:
    """Every card in an order of the cabinet, with its group: the whole archive's names leave on paper (R107–R109).

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_SECOND``.
    """
    placed = [
        IndexLine(number, name, reading, place, _group_of(order, number, name, reading, created))
        for number, name, reading, created, place in index_lines(order)
    ]
    work.what |= {"sheet": "index", "order": order.value, "cards": len(placed)}
    return IndexSheet(salon_record(), paper.stamp(work), _INDEXES[order], tuple(placed))


def _group_of(order: Order, number: str, name: str, reading: str, created: str | datetime) -> Term:
    match order:
        case Order.PINYIN:
            return index_groups.by_pinyin(reading, name)[1]
        case Order.STROKES:
            return index_groups.by_strokes(name, reading)[1]
        case Order.CREATED:
            return index_groups.by_creation(as_moment(created).astimezone().date(), number)[1]


@operation(Permission.DESK, Action.EXECUTE)
def print_empty_form(work: Work, kind: str) -> tuple[SalonRecord, PrintStamp]:
    """Head and foot of any other empty form.

    Args:
        work: The operation under way.
        kind: The program's own code of the form, for the log.
    """
    work.what["sheet"] = clean(kind, 40)
    return salon_record(), paper.stamp(work)


def _for_paper(work: Work, client: Client, names: tuple[str, ...]) -> ClientRecord:
    record = clients.record_of(work, client)
    fields = clients.all_fields()
    values = withheld(fields, clients.values_of(work, client, fields))
    phone = record.values.get("phone")
    on_card = {name: values[name] for name in names if name != "phone"} | {"phone": phone}
    detail = values.get("allergy_detail")
    alerts = alerts_of(client.id, work.today, detail if isinstance(detail, str) else "")
    return replace(record, values={**record.values, **on_card}, alerts=alerts)


def _write_down(work: Work, client: Client, kind: str, names: tuple[str, ...]) -> tuple[PrintStamp, str]:
    before = Sheet.select().where(Sheet.client == client, Sheet.kind == kind).count()
    digest = paper.digest_of(work, client, names)
    now = work.now
    Sheet.create(client=client, kind=kind, version=before + 1, at=now, by=work.staff, digest=digest, since=now)
    work.what |= {"sheet": kind, "version": before + 1, "digest": digest}
    return paper.stamp(work, before + 1), digest
