"""Dated records to be read: a client's list, one in full, two side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.clients.store.refs import require_client
from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.dated.comparing import Difference, compare
from db.dated.content import to_carry
from db.dated.kinds import KINDS
from db.dated.records import DatedLine, DatedRecord, WaitingLine
from db.dated.store import rows as store
from db.dated.store import waiting as waiting_store
from db.fields.values import Value


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records of a kind, the earlier first, and what became of each value."""

    before: DatedRecord
    after: DatedRecord
    differences: tuple[Difference, ...]


@query(Permission.OPEN_RECORD)
def dated_of(work: Work, client: int, kind: str, before: int = 0) -> list[DatedLine]:
    """A client's records of a kind, the latest first, 40 at most, from below the record ``before`` where it is named.

    Everybody who may open the file sees that they exist; what stands in them, only who may read it.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    found = store.kind_called(kind)
    require_client(client)
    work.about(client)
    return store.lines(work, client, found, before)


@query(Permission.OPEN_RECORD)
def dated_record(work: Work, record: int) -> DatedRecord:
    """One record in full.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    row = store.get_row(record)
    work.about(row.client_id)
    kind = KINDS[row.kind]
    store.require_read(work, row.client_id, kind)
    found = store.record_of(work, row)
    # only as it is read: the sheet of that day says what was due then
    return replace(found, due=None) if found.due is not None and store.is_taken_anew(row, kind) else found


@query(Permission.OPEN_RECORD)
def like_the_last(work: Work, client: int, kind: str) -> dict[str, Value]:
    """What a new record may take over from the one that counts now, by key; empty where there is none.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    found = store.kind_called(kind)
    require_client(client)
    work.about(client)
    store.require_read(work, client, found)
    row = store.current(client, found)
    if row is None:
        return {}
    record = store.record_of(work, row)
    return to_carry(found, record.values, record.carried)


@query(Permission.OPEN_RECORD)
def compare_dated(work: Work, one: int, other: int) -> Comparison:
    """Two records of one kind and client side by side, the earlier first, whichever was named first.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also where they are of two kinds or clients.
    """
    first, second = store.get_row(one), store.get_row(other)
    if (first.client_id, first.kind) != (second.client_id, second.kind):
        raise SalonError(Code.NOT_FOUND)
    kind = KINDS[first.kind]
    work.about(first.client_id)
    store.require_read(work, first.client_id, kind)
    before, after = (store.record_of(work, row) for row in sorted((first, second), key=lambda row: (row.day, row.id)))
    return Comparison(before, after, compare(kind, before.values, after.values))


@query(Permission.INSPECT)
def waiting_dated(work: Work) -> list[WaitingLine]:
    """What came from outside and nobody has accepted yet, the oldest first: whose and of what kind, not what it says.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    return waiting_store.waiting()
