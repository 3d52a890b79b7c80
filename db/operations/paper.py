"""Printing a client's record: what goes on the sheet, and what is written down about it."""

from __future__ import annotations

from dataclasses import replace

from db.audit import Action
from db.guard import operation
from db.models import Client, Sheet, Staff, Visit
from db.permissions import Permission
from db.records import CardSheet, ClientRecord, IntakeSheet, PrintStamp
from db.store import clients, paper, visits
from db.store.catalogue import own_fields
from db.store.paper import CARD, CARD_FIELDS, INTAKE
from db.store.salon import salon_record
from db.work import Work

__all__ = [
    "CARD",
    "CARD_FIELDS",
    "INTAKE",
    "VISITS_ON_CARD",
    "print_card",
    "print_empty_card",
    "print_empty_intake",
    "print_intake",
]

VISITS_ON_CARD = 6


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
    latest = Visit.select().where(Visit.client == client).order_by(Visit.day.desc(), Visit.id.desc())
    shown = tuple(reversed([visits.record_of(work, visit) for visit in latest.limit(VISITS_ON_CARD)]))
    stamp, digest = _write_down(work, found, CARD, CARD_FIELDS)
    return CardSheet(salon_record(), stamp, record, shown, digest=digest)


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
    return CardSheet(salon_record(), _stamp(work, 1))


@operation(Permission.DESK, Action.EXECUTE)
def print_empty_intake(work: Work) -> IntakeSheet:
    """An empty intake form, for a new client to fill in."""
    return IntakeSheet(salon_record(), _stamp(work, 1), own_fields=own_fields())


def _for_paper(work: Work, client: Client, names: tuple[str, ...]) -> ClientRecord:
    record = clients.record_of(work, client)
    values = clients.values_of(work, client, clients.all_fields())
    phone = record.values.get("phone")
    on_card = {name: values[name] for name in names if name != "phone"} | {"phone": phone}
    detail = values.get("allergy_detail")
    alerts = clients.alerts_of(client.id, detail if isinstance(detail, str) else "")
    return replace(record, values={**record.values, **on_card}, alerts=alerts)


def _write_down(work: Work, client: Client, kind: str, names: tuple[str, ...]) -> tuple[PrintStamp, str]:
    before = Sheet.select().where(Sheet.client == client, Sheet.kind == kind).count()
    digest = paper.digest_of(work, client, names)
    Sheet.create(client=client, kind=kind, version=before + 1, at=work.now, by=work.staff, digest=digest)
    work.what |= {"sheet": kind, "version": before + 1, "digest": digest}
    return _stamp(work, before + 1), digest


def _stamp(work: Work, version: int) -> PrintStamp:
    return PrintStamp(Staff.get_by_id(work.staff).name, work.now, version)
