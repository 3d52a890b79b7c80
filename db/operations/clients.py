"""What changes or reveals a client's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.audit import Action
from db.errors import Code, Flaw, InvalidFields, SalonError
from db.fields import Access, Field, Store
from db.fields.entry import stored
from db.guard import Work, operation
from db.permissions import Permission
from db.records import ClientRecord, Hidden, Value
from db.store import clients


@dataclass(frozen=True, slots=True)
class Register:
    """A new client's file: checked values by name of the field."""

    request_id: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ChangeClient:
    """Changed values of a client's file, and the version that they were read from."""

    request_id: str
    client: int
    version: int
    values: Mapping[str, Value] = field(default_factory=dict)


def _again(work: Work, client: int) -> ClientRecord:
    work.about(client)
    return clients.record_of(work, clients.found(client))


@operation(Permission.OPEN_FILE, Action.CREATE, again=_again)
def register(work: Work, asked: Register) -> ClientRecord:
    """Opens a file: the next card number (R2), creator and date (R3), consent first (R126), search keys, history.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``HAS_NO_CONSENT`` when the client doesn't agree to a file, or health was told without
            agreement to keep it (PIPL 13, 29).
    """
    fields = clients.all_fields()
    values = clients.checked(fields, asked.values, work.today)
    flaws = {one.name: Flaw.REQUIRED for one in fields if one.required and values.get(one.name) is None}
    if flaws:
        raise InvalidFields(flaws)
    _check_consent(fields, values)
    client = clients.create(work, fields, values)
    work.client = client.id
    return clients.record_of(work, client)


@operation(Permission.OPEN_RECORD, Action.READ)
def open_client(work: Work, client: int) -> ClientRecord:
    """Opens a record, masked; every opening is written down.

    Raises:
        Refused: ``NEEDS_REASON`` for another's client, ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    row = clients.found(client)
    work.about(client)
    return clients.record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.READ)
def reveal(work: Work, client: int) -> ClientRecord:
    """The record with all that this person may see of it; the audit entry names the fields.

    Raises:
        Refused: ``NEEDS_REASON``, ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    row = clients.found(client)
    work.about(client)
    masked = clients.record_of(work, row)
    record = clients.record_of(work, row, reveal=True)
    shown = [
        name for name, value in masked.values.items() if isinstance(value, Hidden) and record.values[name] != value
    ]
    work.what["revealed"] = sorted(shown)
    return record


@operation(Permission.FIND, Action.UPDATE, again=_again)
def change_client(work: Work, asked: ChangeClient) -> ClientRecord:
    """Changes a file; the old values stay in its history (R122).

    Identity and contact fields need the right to open files, health the right to key it in or to record it; each
    changed field is checked against its own right.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE`` when somebody else saved in between, ``HAS_NO_CONSENT``.
    """
    client = clients.found(asked.client)
    work.about(client.id)
    if client.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    fields = clients.all_fields()
    values = clients.checked(fields, asked.values, work.today)
    old = clients.values_of(work, client, fields, sealed="national_id" not in values)
    changed = [one for one in fields if one.name in values and values[one.name] != old[one.name]]
    for one in changed:
        _check_right(work, client.id, one)
    if any(one.store in (Store.CONSENT, Store.HEALTH) or one.access is Access.HEALTH for one in changed):
        _check_consent(fields, {**old, **values})
    client.version += 1
    clients.write(work, client, fields, {one.name: values[one.name] for one in changed}, fresh=False)
    client.save()
    return clients.record_of(work, client)


def _check_right(work: Work, client: int, changed: Field) -> None:
    if changed.access is Access.HEALTH:
        if not work.may(Permission.KEY_HEALTH, client):
            work.require(Permission.RECORD_HEALTH, client)
    else:
        work.require(Permission.OPEN_FILE, client)


def _check_consent(fields: tuple[Field, ...], values: Mapping[str, Value]) -> None:
    if values.get("consent_file") is False:
        raise SalonError(Code.HAS_NO_CONSENT, purpose="consent_file")
    told = any(one.access is Access.HEALTH and stored(values.get(one.name)) for one in fields)
    if told and values.get("consent_health") is False:
        raise SalonError(Code.HAS_NO_CONSENT, purpose="consent_health")
