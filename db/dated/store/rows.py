"""Rows of dated records: found, read as records, and what follows from them kept beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from db.clients.consent import store as consents
from db.clients.store.masking import for_sheet, masked, may_see_health
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day, local_day
from db.core.sql import rows, write_each
from db.dated.content import unpacked
from db.dated.declaration import Dated, Values, name_of
from db.dated.kinds import KINDS
from db.dated.models import DatedRow
from db.dated.records import DatedLine, DatedRecord, State
from db.fields.declaration import Field, Kind
from db.fields.values import Ref, Value

MOST = 40
"""Lines of a list at once."""
MOST_RECORDS = 400
"""Records of a kind that a client may have."""
NOTHING_KNOWN: Mapping[str, Values] = MappingProxyType({})


def kind_called(code: str) -> Dated:
    """A kind by its code.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    if code not in KINDS:
        raise SalonError(Code.NOT_FOUND)
    return KINDS[code]


def get_row(record: int) -> DatedRow:
    """A record's row.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = DatedRow.find(record)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    return row


def require_read(work: Work, client: int, kind: Dated) -> None:
    """Refuses who may not read this kind of record of this client.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
    """
    if not may_read(work, client, kind):
        work.require(kind.read, client)


def may_read(work: Work, client: int, kind: Dated) -> bool:
    """Whether this person may read this kind of record of this client."""
    if kind.read is Permission.SEE_HEALTH:
        return may_see_health(work, client)
    return work.may(kind.read, client)


def is_told(work: Work, client: int, kind: Dated, agreed: bool | None = None) -> bool:
    """Whether this person reads what a record says besides its values: why it was revised, and how it came out."""
    return may_read(work, client, kind) and (
        kind.consent != consents.HEALTH or (not consents.health_ended([client]) if agreed is None else agreed)
    )


def seen(
    work: Work, client: int, kind: Dated, values: Values, *, sheet: bool = False, agreed: bool | None = None
) -> dict[str, Value]:
    """The values as this person may see them, in the order of the form; references with the names of who is meant.

    Those of a sheet are whole, whoever prints it; ``agreed`` is whether health may be kept, where that is known.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    if agreed is None:
        agreed = not consents.health_ended([client])
    view = for_sheet if sheet else masked
    shown = view(work, client, kind.known(values), {**values, consents.HEALTH: None if agreed else False})
    for key in referring(kind) & shown.keys():
        value = shown[key]
        if isinstance(value, int):
            shown[key] = named(kind.keyed[key].kind, value)
    return shown


def record_of(
    work: Work, row: DatedRow, values: Values | None = None, *, sheet: bool = False, agreed: bool | None = None
) -> DatedRecord:
    """The record as this person may see it, or as it stands on a sheet, whole, whoever prints that.

    ``values`` are its own, and ``agreed`` is whether health may be kept, where that is known.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    # peewee's own way to a column costs a call each
    kept = row.__data__
    kind, of, day, due = KINDS[kept["kind"]], kept["client"], kept["day"], kept["due"]
    values = unpacked(kind, kept["content"]) if values is None else values
    [(client, number, by, checked, replaced_by)] = rows(
        "SELECT c.name, c.number, s.name, k.name, r.id FROM client c JOIN staff s ON s.id = ? "
        "LEFT JOIN staff k ON k.id = ? LEFT JOIN dated r ON r.replaces_id = ? WHERE c.id = ?",
        kept["by"],
        kept.get("checked_by"),
        kept["id"],
        of,
    )
    state = State(kept["state"])
    if agreed is None:
        agreed = not consents.health_ended([of])
    told = sheet or is_told(work, of, kind, agreed)
    return DatedRecord(
        id=kept["id"],
        version=kept["version"],
        client=Ref(of, client),
        client_number=number,
        kind=kind.code,
        number=kept["number"],
        day=day,
        at=kept["at"],
        by=Ref(kept["by"], by),
        visit=kept.get("visit") or 0,
        replaces=kept.get("replaces") or 0,
        replaced_by=replaced_by or 0,
        state=state,
        why=kept["why"] if told else "",
        form=kept["form"],
        filled_by=kept["filled_by"],
        due=due,
        until=kept["until"],
        mark=kind.derive(values, day, work.today).mark if kind.marks and told and state is State.CURRENT else "",
        checked_by=checked or "",
        values=seen(work, of, kind, values, sheet=sheet, agreed=agreed),
        carried=json.loads(kept["carried"]),
        is_editable=is_editable(work, row),
        is_awaited=bool(kind.later) and due is not None and state is State.CURRENT,
    )


def is_editable(work: Work, row: DatedRow) -> bool:
    """Whether who wrote it may still put it right: on the day of writing, until somebody has checked it."""
    return (
        row.state == State.CURRENT
        and row.by_id == work.staff
        and row.checked_by_id is None
        and local_day(row.at) == work.today
    )


def lines(work: Work, client: int, kind: Dated, before: int) -> list[DatedLine]:
    """A client's records of a kind, the latest first, at most :data:`MOST`, from below one where that is named."""
    where, values = "d.client_id = ? AND d.kind = ?", [client, kind.code]
    if before:
        where += " AND (d.day, d.id) < (SELECT day, id FROM dated WHERE id = ?)"
        values.append(before)
    found = rows(
        "SELECT d.id, d.number, d.day, s.name, d.state, d.why, d.due, d.until, d.content "
        f"FROM dated d JOIN staff s ON s.id = d.by_id WHERE {where} ORDER BY d.day DESC, d.id DESC LIMIT {MOST:d}",
        *values,
    )
    told = is_told(work, client, kind)
    page: list[DatedLine] = []
    is_latest = not before
    for id, number, day, by, state, why, due, until, content in found:
        # what was to be taken down anew is, by the record after it
        is_due = is_latest or not kind.again
        is_latest = is_latest and state != State.CURRENT
        whole = unpacked(kind, content)
        headline = {key: value for key, value in whole.items() if name_of(key) in kind.headline}
        page.append(
            DatedLine(
                id=id,
                number=number,
                day=as_day(day),
                by=by,
                state=State(state),
                why=why if told else "",
                due=as_day(due) if is_due else None,
                until=as_day(until),
                mark=kind.derive(whole, as_day(day), work.today).mark if told and state == State.CURRENT else "",
                headline=seen(work, client, kind, headline),
            )
        )
    return page


def current_rows(client: int, kind: Dated, most: int = -1) -> list[DatedRow]:
    """What counts of a kind, the latest first, so many at most."""
    return DatedRow.found(f"{_CURRENT} LIMIT {most:d}", client, kind.code)


def current_contents(client: int, kind: Dated, most: int = -1) -> list[str]:
    """The contents of what counts of a kind, the latest first, so many at most."""
    found = rows(f"SELECT content FROM dated WHERE {_CURRENT} LIMIT {most:d}", client, kind.code)
    return [content for (content,) in found]


_CURRENT = "client_id = ? AND kind = ? AND state = 'current' ORDER BY day DESC, id DESC"
"""What counts of a client's records of a kind, the latest first."""


def current(client: int, kind: Dated, values: Values | None = None) -> DatedRow | None:
    """The record that counts now: of a chain its current version, of the rest the latest.

    Args:
        client: Whose.
        kind: The kind of record.
        values: Of a chain for each value of a field, the values that say which.
    """
    if not kind.chain_by or values is None:
        return next(iter(current_rows(client, kind, 1)), None)
    chain = values.get(kind.chain_by)
    return next((row for row in current_rows(client, kind) if _chain_of(kind, row.content) == chain), None)


def is_taken_anew(row: DatedRow, kind: Dated) -> bool:
    """Whether what was to be taken down anew has been, by a record that counts after this one."""
    latest = current(row.client_id, kind) if kind.again else None
    return latest is not None and (latest.day, latest.id) > (row.day, row.id)


def _chain_of(kind: Dated, content: str) -> Value:
    """The value that says of which chain a record is."""
    return unpacked(kind, content, [kind.chain_by]).get(kind.chain_by)


def next_number(client: int, kind: Dated) -> int:
    """The number of a client's next record of a kind, from 1.

    Raises:
        SalonError: ``TOO_MANY`` with ``most`` for more than a client can have.
    """
    found = rows(
        "SELECT number FROM dated WHERE client_id = ? AND kind = ? ORDER BY number DESC LIMIT 1", client, kind.code
    )
    last = int(found[0][0]) if found else 0
    if last >= MOST_RECORDS:
        raise SalonError(Code.TOO_MANY, most=MOST_RECORDS)
    return last + 1


def counting(client: int, kind: Dated) -> list[str]:
    """The contents of what counts, the latest first: each chain has its current record, of the rest the latest."""
    return current_contents(client, kind, -1 if kind.chain_by else 1)


def index(client: int, kind: Dated, contents: Iterable[str], known: Mapping[str, Values] = NOTHING_KNOWN) -> None:
    """Keeps the codes of what counts, for filters and indexes; see :func:`keys_of`."""
    kept = set(rows("SELECT field, code FROM dated_key WHERE client_id = ? AND kind = ?", client, kind.code))
    found = keys_of(kind, contents, known)
    write_each(
        "DELETE FROM dated_key WHERE kind = ? AND field = ? AND code = ? AND client_id = ?",
        [(kind.code, *key, client) for key in sorted(kept - found)],
    )
    write_each(
        "INSERT INTO dated_key (kind, field, code, client_id) VALUES (?, ?, ?, ?)",
        [(kind.code, *key, client) for key in sorted(found - kept)],
    )


def keys_of(kind: Dated, contents: Iterable[str], known: Mapping[str, Values] = NOTHING_KNOWN) -> set[tuple[str, str]]:
    """Fields and codes of what counts.

    Args:
        kind: The kind of record.
        contents: What counts of it.
        known: Values that were read or written already, by the content that they make.
    """
    keys: set[tuple[str, str]] = set()
    for content in contents:
        values = known.get(content) or unpacked(kind, content)
        for key, name in kind.coded.items():
            value = values.get(key)
            if isinstance(value, tuple):
                keys.update([(name, code) for code in value])
            elif value is not None:
                keys.add((name, str(value)))
    return keys


_NAMED: Mapping[Kind, str] = {
    Kind.STAFF: "staff",
    Kind.CLIENT: "client",
    Kind.SERVICE: "service",
    Kind.PRODUCT: "product",
    Kind.DATED: "dated",
}
"""Kinds of fields whose value is the id of something that is called something, and its table."""


@cache
def referring(kind: Dated) -> frozenset[str]:
    """Keys of the fields that refer to something by its id."""
    return frozenset(key for key, field in kind.keyed.items() if field.kind in _NAMED)


def is_there(client: int, field: Field, value: Value) -> bool:
    """Whether what a field refers to is there; another record has to be of its kind, and the same client's."""
    if field.kind not in _NAMED:
        return True
    if not isinstance(value, int) or value >= 1 << 63:
        return False
    table = _NAMED[field.kind]
    if field.kind is Kind.DATED:
        return bool(rows(f"SELECT 1 FROM {table} WHERE id = ? AND client_id = ? AND kind = ?", value, client, field.of))
    return bool(rows(f"SELECT 1 FROM {table} WHERE id = ?", value))


def named(kind: Kind, id: int) -> Ref:
    """What a field of such a kind refers to by an id, with what that is called."""
    called = "day" if kind is Kind.DATED else "name"
    names = rows(f"SELECT {called} FROM {_NAMED[kind]} WHERE id = ?", id)
    return Ref(id, str(names[0][0]) if names else "")
