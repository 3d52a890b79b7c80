"""A client's values: read from the tables that keep them, checked, and written back."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from secrets import token_bytes

from db.clients.conditions.answers import answers_of, declined_of, not_declined, write_answers
from db.clients.consent import store as consents
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.finding.store import search
from db.clients.models import Answer, Change, Client, Consent
from db.clients.records import ClientRecord
from db.clients.store.alerts import alerts_of, joined
from db.clients.store.masking import for_sheet, masked, may_see_health, revealed
from db.clients.store.own_fields import answered_own_fields
from db.clients.store.refs import client_ref, merged_refs
from db.clients.store.table_cells import cells_of
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day, as_moment
from db.core.sql import rows
from db.fields.declaration import Access, Field, Kind, Store
from db.fields.keeping import restored, stored
from db.fields.parsing import FieldError, check
from db.fields.values import Hidden, Ref, Value
from db.salon.store.catalogue import own_fields
from db.staff.store.people import staff_ref
from db.text.card_number import card_number
from db.text.dates import Birthday, age

CARD_COUNTER = "card"

OWNER = "beautician"
"""The field that says whose client it is: set when the file is opened, changed by ``assign`` alone."""

_REFERENCES = frozenset({Kind.STAFF, Kind.CLIENT})
"""Kinds of fields whose value is the id of somebody."""


def all_fields() -> tuple[Field, ...]:
    """The catalogue's fields and the salon's own."""
    return (*CLIENT_FIELDS, *own_fields())


def get_client(client: int) -> Client:
    """The client's row.

    Raises:
        SalonError: ``NOT_FOUND``, ``IS_ERASED``.
    """
    row = Client.find(client)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.away == "erased":
        raise SalonError(Code.IS_ERASED, number=row.number)
    return row


def values_of(work: Work, client: Client, fields: tuple[Field, ...], *, sealed: bool = True) -> dict[str, Value]:
    """Every value of a client, unmasked; the national ID is deciphered only where ``sealed`` is false."""
    answers = {answer.field: answer.value for answer in Answer.select().where(Answer.client == client)}
    given = {
        consent.purpose: consent.value
        for consent in Consent.select().where(Consent.client == client).order_by(Consent.id)
    }
    asked = answers_of(client.id)
    found: dict[str, Value] = {}
    for field in fields:
        match field.store:
            case Store.COLUMN:
                found[field.name] = _column_value(work, client, field, sealed)
            case Store.HEALTH:
                found[field.name] = asked.get(field.name)
            case Store.CONSENT:
                found[field.name] = restored(field, given.get(field.name, ""))
            case Store.ANSWER:
                found[field.name] = restored(field, answers.get(field.name, ""))
    return found


def record_of(work: Work, client: Client, *, reveal: bool = False, sheet: Container[str] | None = None) -> ClientRecord:
    """The client's record as this person may see it, or as it stands on a sheet.

    Args:
        work: The operation under way.
        client: Whose.
        reveal: Whether contact data and IDs that this person may reveal are revealed.
        sheet: Names of the fields that a sheet prints; its record has these alone, and whole.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    retired = answered_own_fields(client.id)
    fields = (*all_fields(), *retired)
    if sheet is not None:
        fields = tuple(field for field in fields if field.name in sheet or field.name == consents.HEALTH)
    values = values_of(work, client, fields, sealed=not reveal and sheet is None)
    detail = values.get("allergy_detail")
    health = sheet is not None or may_see_health(work, client.id)
    # asked together, SQLite reads every visit for them; asked apart, the ends of the index
    [(first, latest)] = rows(
        "SELECT (SELECT MIN(day) FROM visit WHERE client_id = ? AND cancelled = ''), "
        "(SELECT MAX(day) FROM visit WHERE client_id = ? AND cancelled = '')",
        client.id,
        client.id,
    )
    # no sheet prints these
    last = (
        []
        if sheet is not None
        else rows(
            "SELECT cautions, next_time, opened_at, closed_at FROM visit "
            "WHERE client_id = ? AND cancelled = '' ORDER BY day DESC, id DESC LIMIT 1",
            client.id,
        )
    )
    agreed = consents.consents_of(client.id)
    declined = declined_of(client.id)
    asked = values.get(consents.HEALTH) is not False
    if last and not asked:
        _, _, opened, closed = last[0]
        ended = consents.health_ended([client.id]).get(client.id)
        last = [] if consents.is_withheld(ended, as_moment(opened), as_moment(closed)) else last
    view = for_sheet if sheet is not None else revealed if reveal else masked
    return ClientRecord(
        id=client.id,
        number=client.number,
        version=client.version,
        created_at=client.created_at,
        created_by=client.created_by.name,
        values=view(work, client.id, fields, values),
        alerts=alerts_of(
            client.id, work.today, detail if health and isinstance(detail, str) else "", full=sheet is not None
        ),
        own_fields=(*own_fields(), *retired),
        sort_reading=client.reading,
        surname_strokes=search.surname_strokes(client.name),
        index_letter=search.index_letter(client.reading),
        first_visit=as_day(first),
        latest_visit=as_day(latest),
        last_caution=last[0][0] if last and health else "",
        recommend_next=last[0][1] if last and health else "",
        # a card has no age
        age=_age(values["birthday"], work.today) if sheet is None else None,
        from_tables=cells_of(work, client.id, reveal=reveal) if sheet is None else (),
        missing=tuple(
            field.name
            for field in fields
            if field.complete and values[field.name] is None and field.name not in declined
            if asked or field.access is not Access.HEALTH
        ),
        declined=declined,
        consents=agreed,
        merged_into=client_ref(client.merged_into_id),
        merged_from=merged_refs(client.id) if sheet is None else (),
        to_ask=consents.to_ask(agreed, values, work.today) if sheet is None else (),
    )


def _age(birthday: Value, today: date) -> int | None:
    return age(Birthday.from_store(birthday), today) if isinstance(birthday, str) and birthday else None


def checked(fields: tuple[Field, ...], values: Mapping[str, Value], today: date) -> dict[str, Value]:
    """Cleans and checks values that are to be kept; hidden ones are left out, so they stay as they are.

    Raises:
        InvalidFields: With every flaw, in the order of the form.
    """
    return checked_among({field.name: field for field in fields}, values, today)


def checked_among(known: Mapping[str, Field], values: Mapping[str, Value], today: date) -> dict[str, Value]:
    """As :func:`checked`, for fields by their names."""
    good: dict[str, Value] = {}
    flaws: dict[str, Flaw] = {}
    for name, value in values.items():
        field = known.get(name)
        if field is None:
            flaws[name] = Flaw.UNKNOWN_FIELD
        elif not isinstance(value, Hidden):
            try:
                good[name] = check(field, value, today)
            except FieldError as error:
                flaws[name] = error.flaw
            else:
                if field.kind in _REFERENCES and _names_nobody(field, good[name]):
                    flaws[name] = Flaw.NOBODY_CALLED_SO if field.kind is Kind.STAFF else Flaw.NOT_A_CARD
    if flaws:
        raise InvalidFields({name: flaws[name] for name in (*known, *sorted(flaws)) if name in flaws})
    return good


def _names_nobody(field: Field, value: Value) -> bool:
    """Whether a reference is to a member of staff or a client that the archive doesn't have."""
    if value is None:
        return False
    table = "staff" if field.kind is Kind.STAFF else "client"
    meant = value.id if isinstance(value, Ref) else value
    return not isinstance(meant, int) or meant >= 1 << 63 or not rows(f"SELECT 1 FROM {table} WHERE id = ?", meant)


def create(work: Work, fields: tuple[Field, ...], values: Mapping[str, Value]) -> Client:
    """Makes the row, takes the next number from the counter, and writes all values."""
    client = Client.create(
        number=card_number(next_number(CARD_COUNTER)),
        created_at=work.now,
        created_by=work.staff,
        audit_salt=token_bytes(16),
        name=str(values.get("name") or ""),
    )
    write(work, client, fields, joined(values, {}), fresh=True)
    return client


def write(
    work: Work,
    client: Client,
    fields: tuple[Field, ...],
    new: Mapping[str, Value],
    *,
    fresh: bool,
    assigns: bool = False,
) -> None:
    """Writes changed values where their fields are kept, with history, search keys and digests for the audit log.

    Raises:
        Refused: ``NOT_ALLOWED`` where it would change whose client it is, and nobody assigns them.
    """
    old = {} if fresh else values_of(work, client, fields, sealed="national_id" not in new)
    digests: dict[str, str] = {}
    health: dict[str, Value] = {}
    salt = bytes(client.audit_salt)
    for field in fields:
        if field.name not in new or stored(new[field.name]) == stored(old.get(field.name)):
            continue
        value = new[field.name]
        if field.name == OWNER and not (fresh or assigns):
            raise Refused(Code.NOT_ALLOWED, permission=Permission.ASSIGN.value)
        if field.store is Store.HEALTH:
            # together, since two questions may have one item
            health[field.name] = value
        else:
            _write_one(work, client, field, value)
        digests[field.name] = work.digest(salt, stored(value))
        if not fresh:
            _remember(work, client, field, old.get(field.name), value)
    if health:
        write_answers(work, client.id, health)
    if digests and not fresh:
        not_declined(client.id, digests)
    work.what["fields"] = digests
    if fresh or digests.keys() & search.INDEXED:
        search.index(work, client, str(new.get("national_id") or "") if "national_id" in digests else None)
    if digests or fresh:
        client.save()


def _write_one(work: Work, client: Client, field: Field, value: Value) -> None:
    match field.store:
        case Store.COLUMN if field.kind is Kind.IDENTITY:
            sealed = work.archive.cipher.seal(str(value), f"client {client.id}") if value else None
            setattr(client, field.name, sealed)
        case Store.COLUMN if field.kind in (Kind.STAFF, Kind.CLIENT):
            setattr(client, field.name, value.id if isinstance(value, Ref) else value)
        case Store.COLUMN:
            setattr(client, field.name, stored(value))
        case Store.CONSENT:
            consents.record(work, client, field.name, value)
        case Store.ANSWER:
            Answer.delete().where(Answer.client == client, Answer.field == field.name).execute()
            if value is not None:
                Answer.create(client=client, field=field.name, value=stored(value))


def _remember(work: Work, client: Client, field: Field, old: Value, new: Value) -> None:
    before, after = stored(old), stored(new)
    if field.kind is Kind.IDENTITY:
        # cipher text in the history too, or sealing the column would be in vain
        before, after = (
            work.archive.cipher.seal(text, f"change of client {client.id}").hex() if text else ""
            for text in (before, after)
        )
    Change.create(client=client, field=field.name, old=before, new=after, at=work.now, by=work.staff)


def _column_value(work: Work, client: Client, field: Field, sealed: bool) -> Value:
    match field.kind:
        case Kind.IDENTITY:
            cipher_text = getattr(client, field.name)
            if not cipher_text:
                return None
            return Hidden() if sealed else work.archive.cipher.open(bytes(cipher_text), f"client {client.id}")
        case Kind.STAFF:
            return staff_ref(getattr(client, f"{field.name}_id"))
        case Kind.CLIENT:
            return client_ref(getattr(client, f"{field.name}_id"))
        case _:
            return restored(field, getattr(client, field.name))
