"""What changes or reveals a client's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.clients.conditions.answers import QUESTIONS
from db.clients.conditions.validity import asked_again
from db.clients.consent import store as consents
from db.clients.consent.records import GUARDIAN, PURPOSES
from db.clients.fields.person import CONSENT
from db.clients.records import ClientRecord
from db.clients.store import clients
from db.clients.store.alerts import joined
from db.clients.store.masking import require_reason
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.declaration import Access, Field
from db.fields.keeping import stored
from db.fields.values import Hidden, Value
from db.salon.store.salon import require_recovery


@dataclass(frozen=True, slots=True)
class Register:
    """A new client's file: checked values by name of the field.

    Attributes:
        present: The client is here, so consent is asked for at once; otherwise at the next arrival.
    """

    request_id: str
    values: Mapping[str, Value]
    present: bool = True


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """What a client who is here answers about consent, by name of the field; a child's guardian, too."""

    request_id: str
    client: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClient:
    """Changed values of a client's file, and the version that they were read from.

    Attributes:
        ends: The conditions that "asked, and has none" may end: it was asked whether they are over.
    """

    request_id: str
    client: int
    version: int
    values: Mapping[str, Value] = field(default_factory=dict)
    ends: frozenset[str] = frozenset()


def _again(work: Work, client: int) -> ClientRecord:
    work.about(client)
    return clients.record_of(work, clients.get_client(client))


@operation(Permission.OPEN_FILE, Action.CREATE, again=_again)
def register(work: Work, asked: Register) -> ClientRecord:
    """Opens a file: the next card number, creator and date, consent first, search keys, history.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED`` with answers about health, for who may not key them in for this client.
        SalonError: ``HAS_NO_CONSENT`` when the client doesn't agree to a file, or health was told by one who
            doesn't agree to have it kept (PIPL 13, 29).
    """
    require_recovery()
    fields = clients.all_fields()
    values = clients.checked(fields, asked.values, work.today)
    needed = {one.name: Flaw.REQUIRED for one in fields if one.required}
    if asked.present:
        needed |= dict.fromkeys(
            ("consent_file", *(["consent_health"] if _has_health(fields, values) else [])), Flaw.ASK_CONSENT
        )
    flaws = {one.name: needed[one.name] for one in fields if one.name in needed and values.get(one.name) is None}
    if flaws:
        raise InvalidFields(flaws)
    if values.get("consent_file") is False:
        raise SalonError(Code.HAS_NO_CONSENT, purpose="consent_file")
    _check_health_consent(fields, values, values)
    consents.check_guardian(values, work.today)
    _check_drugs(values, values)
    client = clients.create(work, fields, values)
    work.client = client.id
    if asked.present:
        asked_again(work, client.id, [name for name, value in values.items() if value is not None])
    if _has_health(fields, values):
        _check_health_right(work, client.id)
    return clients.record_of(work, client)


@operation(Permission.OPEN_RECORD, Action.READ)
def open_client(work: Work, client: int) -> ClientRecord:
    """Opens a record, masked; every opening is written down.

    Raises:
        Refused: ``NEEDS_REASON`` for another's client, ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    row = clients.get_client(client)
    work.about(client)
    return clients.record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.READ)
def reveal(work: Work, client: int, by_reason: bool = False) -> ClientRecord:
    """The record with all that this person may see of it; the audit entry names the fields.

    Args:
        work: The operation under way.
        client: Id of the client.
        by_reason: Also what may be seen with a reason alone: where there is something of the kind, it is asked for.

    Raises:
        Refused: ``NEEDS_REASON``, ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    row = clients.get_client(client)
    work.about(client)
    masked = clients.record_of(work, row)
    record = clients.record_of(work, row, reveal=True)
    if by_reason:
        hidden = [name for name, value in record.values.items() if isinstance(value, Hidden) and value.revealable]
        require_reason(work, client, hidden)
    shown = [
        name for name, value in masked.values.items() if isinstance(value, Hidden) and record.values[name] != value
    ]
    work.what["revealed"] = sorted(shown)
    return record


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def change_client(work: Work, asked: ChangeClient) -> ClientRecord:
    """Changes a file; the old values stay in its history.

    Who changes a record sees it, so the record must be open to them. Identity and contact fields need the right to
    open files as well, health the right to key it in or to record it; each changed field is checked against its own
    right. Consent can always be taken back; then nothing more about health is taken down.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED``, or ``NEEDS_REASON`` for another's client.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE`` when somebody else saved in between, ``HAS_NO_CONSENT``;
            ``ENDS_CONDITIONS`` with their ``alerts`` where "has none" would end what is open.
    """
    client = clients.get_client(asked.client)
    work.about(client.id)
    if client.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    fields = clients.all_fields()
    values = clients.checked(fields, asked.values, work.today)
    old = clients.values_of(work, client, fields, sealed="national_id" not in values)
    consents.check_answers(fields, values, old)
    if not values.keys().isdisjoint(("birthday", *GUARDIAN)):
        consents.check_guardian({**old, **values}, work.today)
    _check_drugs(values, {**old, **values})
    values = joined(values, old)
    changed = {
        one.name: values[one.name]
        for one in fields
        if one.name in values and stored(values[one.name]) != stored(old[one.name])
    }
    if any(one.access is Access.HEALTH for one in fields if one.name in changed):
        _check_health_right(work, client.id)
    if any(one.access is not Access.HEALTH for one in fields if one.name in changed):
        work.require(Permission.OPEN_FILE, client.id)
    _check_health_consent(fields, changed, {**old, **values})
    _stop_at_none(changed, old, asked.ends)
    if changed:
        client.version += 1
        clients.write(work, client, fields, changed, fresh=False)
        asked_again(work, client.id, changed)
    return clients.record_of(work, client)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def record_consent(work: Work, asked: RecordConsent) -> ClientRecord:
    """Takes down what a client agrees to or takes back, with the day and who took it down.

    Whoever may open the record may do so: consent is asked for at arrival, and withdrawn at any time.

    Raises:
        InvalidFields: With every flaw; ``UNKNOWN_FIELD`` for what is no question of consent.
        Refused: ``NOT_ALLOWED``, or ``NEEDS_REASON`` for another's client.
        SalonError: ``NOT_FOUND``.
    """
    client = clients.get_client(asked.client)
    work.about(client.id)
    values = clients.checked(CONSENT.fields, asked.values, work.today)
    old = clients.values_of(work, client, CONSENT.fields)
    consents.check_answers(CONSENT.fields, values, old)
    changed = {name: value for name, value in values.items() if stored(value) != stored(old[name])}
    if changed:
        client.version += 1
        clients.write(work, client, CONSENT.fields, changed, fresh=False)
    for name in PURPOSES:
        if name in values and values[name] is not None and name not in changed:
            # said again: the twelve months begin anew
            consents.record(work, client, name, values[name])
    work.what["consent"] = sorted(values)
    return clients.record_of(work, client)


def _stop_at_none(changed: Mapping[str, Value], old: Mapping[str, Value], ends: frozenset[str]) -> None:
    """What is typed in passing, that there is none, ends nothing that nobody was asked about.

    Raises:
        SalonError: ``ENDS_CONDITIONS``.
    """
    over: list[str] = []
    for name, value in changed.items():
        before = old.get(name)
        if name in QUESTIONS and value == () and isinstance(before, tuple):
            over += [item for item in before if item not in ends and item not in over]
    if over:
        raise SalonError(Code.ENDS_CONDITIONS, alerts=" ".join(over))


def _has_health(fields: tuple[Field, ...], values: Mapping[str, Value]) -> bool:
    """Whether anything about health is among the values; "asked, and has none" is."""
    return any(one.access is Access.HEALTH and stored(values.get(one.name)) for one in fields)


def _check_drugs(given: Mapping[str, Value], known: Mapping[str, Value]) -> None:
    """An allergy to drugs says to which: the alert shows the name.

    Raises:
        InvalidFields: ``NAME_THE_DRUG`` where the name is missing.
    """
    allergens = given.get("allergens")
    if isinstance(allergens, tuple) and "drugs" in allergens and not known.get("allergy_detail"):
        raise InvalidFields({"allergy_detail": Flaw.NAME_THE_DRUG})


def _check_health_right(work: Work, client: int) -> None:
    if not work.may(Permission.KEY_HEALTH, client):
        work.require(Permission.RECORD_HEALTH, client)


def _check_health_consent(fields: tuple[Field, ...], values: Mapping[str, Value], given: Mapping[str, Value]) -> None:
    if given.get("consent_health") is False and _has_health(fields, values):
        raise SalonError(Code.HAS_NO_CONSENT, purpose="consent_health")
