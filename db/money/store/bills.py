"""Bills as rows: made, charged, and how they stand once something was paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from db.core.counters import next_number
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, write
from db.text.card_number import Register, register_number


class BillRow(NamedTuple):
    """A bill; ``client``, ``visit`` and ``corrects`` are 0 where it has none."""

    id: int
    number: str
    version: int
    kind: str
    state: str
    day: date
    client: int
    guest_name: str
    guest_phone: str
    visit: int
    corrects: int
    total: int
    paid: int
    by: int

    @property
    def left(self) -> int:
        """What is still to pay, in fen."""
        return self.total - self.paid


def get_bill(bill: int) -> BillRow:
    """The row with this id.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(_SELECT, bill)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return _row(found[0])


def _row(cells: Sequence[Any]) -> BillRow:
    return BillRow._make((*cells[:5], as_day(cells[5]), *cells[6:]))


def insert_bill(
    work: Work, kind: str, client: int | None = None, guest: tuple[str, str] = ("", ""), *, corrects: int | None = None
) -> int:
    """Makes a bill of today, without lines; gives its id."""
    [(bill,)] = rows(
        "INSERT INTO bill (version, number, client_id, guest_name, guest_phone, day, kind, refunds_id, state, total, "
        "paid, by_id) VALUES (1, ?, ?, ?, ?, ?, ?, ?, 'open', 0, 0, ?) RETURNING id",
        register_number(Register.BILL, next_number("bill")),
        client or None,
        *guest,
        work.today.isoformat(),
        kind,
        corrects or None,
        work.staff,
    )
    return int(bill)


def charge(bill: int, more: int) -> int:
    """The bill costs so many fen more, or below 0 less; gives its version.

    Raises:
        SalonError: ``TOO_MUCH_PAID``, with ``amount`` in fen, where more than that was paid already.
    """
    [(total, paid, version)] = rows(
        "UPDATE bill SET total = total + ?, version = version + 1 WHERE id = ? RETURNING total, paid, version",
        more,
        bill,
    )
    if paid > max(total, 0):
        raise SalonError(Code.TOO_MUCH_PAID, amount=paid - total)
    return int(version)


def receive(row: BillRow, amount: int) -> BillRow:
    """So many fen of a bill that isn't void are paid, or below 0 go back; gives it as it stands then."""
    version, total, paid, state = _receive(row.id, amount)
    return row._replace(version=version, total=total, paid=paid, state=state)


def renew_state(bill: int) -> None:
    """How a bill stands that isn't void: its visit is open, it is paid, the rest is owed, or it is still to be paid."""
    _receive(bill, 0)


class _Stand(NamedTuple):
    """What of a bill changes when something is paid."""

    version: int
    total: int
    paid: int
    state: str


def _receive(bill: int, amount: int) -> _Stand:
    # what was read before may be otherwise meanwhile: only this counts
    [(before, *stand)] = rows(_RECEIVE, amount, bill)
    now = _Stand._make(stand)
    if now.state != before:
        # by itself, since indices have the state, and mostly it stays
        write("UPDATE bill SET state = ? WHERE id = ?", now.state, bill)
    return now


_COLUMNS = (
    "id, number, version, kind, state, day, COALESCE(client_id, 0), guest_name, guest_phone, COALESCE(visit_id, 0), "
    "COALESCE(refunds_id, 0), total, paid, by_id"
)
"""As :class:`BillRow` has them."""
_SELECT = f"SELECT {_COLUMNS} FROM bill WHERE id = ?"
_RECEIVE = """
    UPDATE bill SET paid = paid + ?, version = version + 1 WHERE id = ? RETURNING state, version, total, paid, CASE
    WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = bill.visit_id AND v.closed_at IS NULL) THEN 'open'
    WHEN paid = total THEN 'settled'
    WHEN EXISTS (SELECT 1 FROM credit c WHERE c.bill_id = bill.id) THEN 'owing' ELSE 'open' END"""
