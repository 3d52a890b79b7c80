"""The one way in which anything moves on a ledger: guarded, numbered, and linked to the movement before it.

A movement is never changed. Its digest covers all that it says, what its lot was bought as, and the digest of the
movement before it in the same ledger: whatever is changed by hand afterwards no longer agrees with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.money.store.days import CLOSED, first_open_day

MAY_OWE = "clawback"
"""The kind of movement that takes points also where there are none left."""

TERMS = "l.unit, l.service_id, l.size, l.gift, l.paid, l.list_value, l.use_order, l.bill_line_id"
"""What a lot was bought as, of ``lot l``: it never changes."""
COLUMNS = (
    "m.holding_id, m.seq, m.lot_id, m.day, m.at, m.kind, m.units, m.value, m.units_after, m.value_after, m.client_id, "
    "m.bill_id, m.until, m.reverses_id, m.pair_id, m.reason, m.by_id, m.approver_id"
)
"""What a movement says, of ``movement m``."""
_NO_TERMS = (None,) * 8


class Moved(NamedTuple):
    """A movement that was written: its id, its digest and its day."""

    id: int
    digest: str
    day: str


class Stand(NamedTuple):
    """How a ledger stands after its last movement."""

    seq: int
    units: int
    value: int
    digest: str


_NOTHING = Stand(0, 0, 0, "")


def stand(holding: int) -> Stand:
    """How a ledger stands."""
    found = rows(
        "SELECT seq, units_after, value_after, digest FROM movement WHERE holding_id = ? ORDER BY seq DESC LIMIT 1",
        holding,
    )
    return Stand._make(found[0]) if found else _NOTHING


def link(columns: Sequence[Any], terms: Sequence[Any], previous: str) -> str:
    """The digest of a movement.

    Args:
        columns: What it says, as :data:`COLUMNS` has it.
        terms: What its lot was bought as, as :data:`TERMS` has it; nothing where it has no lot.
        previous: The digest of the movement before it.
    """
    # "length:cell", without a step of Python's for each of the many cells
    cells = list(map(str, (*columns, *terms, previous)))
    text = "|".join(map(":".join, zip(map(str, map(len, cells)), cells, strict=True)))
    return hashlib.sha256(text.encode()).hexdigest()


def move(
    work: Work,
    holding: int,
    kind: str,
    *,
    client: int,
    lot: int | None = None,
    units: int = 0,
    value: int = 0,
    until: date | None = None,
    bill: int | None = None,
    reverses: int | None = None,
    pair: int | None = None,
    reason: str = "",
    approver: int | None = None,
) -> Moved:
    """Writes a movement, and what it leaves of its lot.

    Args:
        work: The operation under way.
        holding: Whose ledger.
        kind: What happens, as :data:`db.money.fields.MOVEMENTS` has it.
        client: Who used it, or whose it is.
        lot: Of what; None for what happens to all of a holding.
        units: How many come, or go where it is below 0.
        value: Principal that comes or goes, in fen.
        until: The lot's last day from now on, where that changes.
        bill: The bill that it belongs to, where that isn't the one of its payment.
        reverses: The movement that it takes back.
        pair: The other side of a transfer, where that is written already.
        reason: A code.
        approver: Who agreed to it.

    Raises:
        SalonError: ``CHANGED_MEANWHILE`` where so much isn't left any more.
    """
    terms: Sequence[Any] = _NO_TERMS
    ends: str | None = None
    if lot is not None:
        ends, *terms = _change(lot, units, value, until, is_guarded=min(units, value) < 0 and kind != MAY_OWE)
    [(owner, is_closed, *stood)] = rows(_BEFORE, work.today.isoformat(), holding)
    work.others.add(owner)
    before = _NOTHING if stood[0] is None else Stand._make(stood)
    day = (first_open_day(work.today) if is_closed else work.today).isoformat()
    columns = (
        holding,
        before.seq + 1,
        lot,
        day,
        work.moment,
        kind,
        units,
        value,
        before.units + units,
        before.value + value,
        client,
        bill,
        ends,
        reverses,
        pair,
        reason,
        work.staff,
        approver,
    )
    digest = link(columns, terms, before.digest)
    [(made,)] = rows(_INSERT, *columns, digest)
    return Moved(made, digest, day)


_BEFORE = (
    f"SELECT h.client_id, {CLOSED}, m.seq, m.units_after, m.value_after, m.digest FROM holding h "
    "LEFT JOIN movement m ON m.holding_id = h.id WHERE h.id = ? ORDER BY m.seq DESC LIMIT 1"
)
_INSERT = (
    f"INSERT INTO movement ({COLUMNS.replace('m.', '')}, digest) "
    f"VALUES ({', '.join('?' * (COLUMNS.count(',') + 2))}) RETURNING id"
)
_RETURNING = f"RETURNING until, {TERMS.replace('l.', '')}"


def _change(lot: int, units: int, value: int, until: date | None, *, is_guarded: bool) -> Sequence[Any]:
    """Changes what is left of a lot; its last day, and what it was bought as."""
    if until is not None:
        write("UPDATE lot SET until = ? WHERE id = ?", until.isoformat(), lot)
    guard = ' AND "left" >= ? AND value_left >= ?' if is_guarded else ""
    # what was read before may have been used meanwhile: only this counts
    found = rows(
        f'UPDATE lot SET "left" = "left" + ?, value_left = value_left + ? WHERE id = ?{guard} {_RETURNING}',
        units,
        value,
        lot,
        *((-units, -value) if is_guarded else ()),
    )
    if not found:
        raise SalonError(Code.CHANGED_MEANWHILE)
    changed: Sequence[Any] = found[0]
    return changed
