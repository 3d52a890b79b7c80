"""Printing a client's record: what goes on the sheet, and what is written down about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from db.care import papers
from db.clients.consent.texts import in_force
from db.clients.models import Client
from db.clients.store import clients
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_moment
from db.fields.declaration import Term
from db.fields.values import Hidden
from db.papers.filing import index_groups
from db.papers.filing.order import Order
from db.papers.filing.store import papers as filing
from db.papers.filing.store import where_to
from db.papers.filing.store.index_lines import index_lines
from db.papers.models import Sheet
from db.papers.printed.store import digests
from db.papers.printed.store.digests import CARD, CARD_FIELDS, CONDITIONS, INTAKE
from db.salon.records import SalonRecord
from db.salon.store.catalogue import own_fields
from db.salon.store.salon import salon_record
from db.sheets.client import VISITS_ON_CARD, CardSheet, IntakeSheet, PrintStamp, VisitSheet
from db.sheets.papers import IndexLine, IndexSheet, InsertionSlip, LabelSheet
from db.text.card_number import spaced
from db.text.cleaning import clean
from db.text.phones import last_four
from db.visits.models import Visit
from db.visits.store import rows, visits
from db.visits.store.visits import OnSheet

__all__ = [
    "CARD",
    "CARD_FIELDS",
    "CONDITIONS",
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

_ON_CARD = frozenset(CARD_FIELDS) - {"phone"}
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

    The card stands in the cabinet for everybody who treats the client, so it is whole, whoever prints it; it never has
    the phone in full, the address, the age or the spend.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see all of it.
        SalonError: ``NOT_FOUND``.
    """
    found = clients.get_client(client)
    work.about(client)
    record = clients.record_of(work, found, sheet=_ON_CARD)
    phone = found.phone
    # the card never has the phone in full
    record = replace(record, values={**record.values, "phone": Hidden(f"·{last_four(phone)}") if phone else None})
    counting = Visit.select().where(Visit.client == client, Visit.cancelled == "")
    latest = counting.order_by(Visit.day.desc(), Visit.id.desc())
    shown = tuple(
        reversed([visits.record_of(work, visit, sheet=OnSheet.CARE) for visit in latest.limit(VISITS_ON_CARD)])
    )
    # one that is not full has all of them
    earlier = latest.count() - len(shown) if len(shown) == VISITS_ON_CARD else 0
    taken = papers.for_card(work, client, sheet=True)
    stamp, sheet = _write_down(work, found, CARD)
    place = filing.place_on_paper(client, CARD)
    areas = rows.areas([visit.id for visit in shown])
    return CardSheet(
        salon=salon_record(),
        stamp=stamp,
        client=record,
        visits=shown,
        place=place,
        digest=sheet.digest,
        paper=sheet.id,
        earlier=earlier,
        areas=areas,
        taken=taken,
    )


@operation(Permission.PRINT, Action.EXECUTE)
def print_intake(work: Work, client: int) -> IntakeSheet:
    """Everything on the filled-in intake form, whoever prints it, and the entry that it is printed.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see all of it.
        SalonError: ``NOT_FOUND``.
    """
    found = clients.get_client(client)
    work.about(client)
    names = tuple(field.name for field in clients.all_fields())
    record = clients.record_of(work, found, sheet=names)
    taken = papers.for_intake(work, client, sheet=True)
    stamp, sheet = _write_down(work, found, INTAKE)
    return IntakeSheet(
        salon=salon_record(),
        stamp=stamp,
        client=record,
        digest=sheet.digest,
        own_fields=own_fields(),
        paper=sheet.id,
        taken=taken,
        text=in_force(work.today),
    )


@operation(Permission.DESK, Action.EXECUTE)
def print_empty_card(work: Work) -> CardSheet:
    """An empty client card, to be filled in by hand."""
    return CardSheet(salon=salon_record(), stamp=digests.stamp(work))


@operation(Permission.DESK, Action.EXECUTE)
def print_empty_intake(work: Work) -> IntakeSheet:
    """An empty intake form, for a new client to fill in."""
    text = in_force(work.today)
    return IntakeSheet(salon=salon_record(), stamp=digests.stamp(work), own_fields=own_fields(), text=text)


@operation(Permission.PRINT, Action.EXECUTE)
def print_visit(work: Work, visit: int) -> VisitSheet:
    """One visit in full, whoever prints it, with lines for the signatures.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see all of it.
        SalonError: ``NOT_FOUND``, or ``CANCELLED``.
    """
    found = rows.get_visit(visit)
    work.about(found.client_id)
    if found.cancelled:
        raise SalonError(Code.CANCELLED)
    work.what |= {"sheet": "visit", "visit": visit}
    record = visits.record_of(work, found, sheet=OnSheet.ALL)
    taken = papers.for_visit(work, found.client_id, found.day, sheet=True)
    return VisitSheet(salon=salon_record(), stamp=digests.stamp(work), visit=record, taken=taken)


@operation(Permission.PRINT, Action.EXECUTE)
def print_slip(work: Work, client: int, kind: str = CARD) -> LabelSheet:
    """An insertion slip: it shows in the drawer where a paper is to be put, between which two others.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``NO_PAPER``, or ``NO_DRAWER``.
    """
    work.about(client)
    here = where_to.of(work, client, kind)
    if here.spot is None:
        raise SalonError(Code.NO_DRAWER)
    before, after = (f"{one.name} {spaced(one.number)}" if one else "" for one in (here.spot.before, here.spot.after))
    slip = InsertionSlip(
        number=here.client.number,
        name=here.client.name,
        place=filing.place_on_paper(client, kind),
        before=before,
        after=after,
    )
    work.what["sheet"] = "slip"
    return LabelSheet(salon=salon_record(), stamp=digests.stamp(work), labels=(slip,), grid=SLIPS)


@operation(Permission.LIST_MANY_CONTACTS, Action.EXECUTE)
def print_index(work: Work, order: Order) -> IndexSheet:
    """Every card in an order of the cabinet, with its group: the whole archive's names leave on paper.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_SECOND``.
    """
    placed = [
        IndexLine(
            number=number,
            name=name,
            reading=reading,
            place=place,
            group=_group_of(order, number, name, reading, created),
        )
        for number, name, reading, created, place in index_lines(order)
    ]
    work.what |= {"sheet": "index", "order": order.value, "cards": len(placed)}
    return IndexSheet(salon=salon_record(), stamp=digests.stamp(work), order=_INDEXES[order], lines=tuple(placed))


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
    return salon_record(), digests.stamp(work)


def _write_down(work: Work, client: Client, kind: str) -> tuple[PrintStamp, Sheet]:
    sheet = digests.write_down(work, client, kind, digests.digest_of(work, client, kind))
    work.what |= {"sheet": kind, "version": sheet.version, "digest": sheet.digest}
    return digests.stamp(work, sheet.version), sheet
