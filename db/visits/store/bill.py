"""What a visit does to its bill: made when it begins, it costs what its services cost, and ends with it.

Bills stand above visits and know them; so what happens to them here is fixed SQL.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from db.core.counters import next_number
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, run, write
from db.text.card_number import Register, register_number
from db.visits.models import Visit


class VisitBill(NamedTuple):
    """A visit's bill: ``sold`` fen of ``total`` are for what isn't a service of the visit."""

    id: int
    total: int
    paid: int
    sold: int


NO_BILL = VisitBill(0, 0, 0, 0)
"""What a visit has that cost nothing while there were no bills."""


def last_payments(client: int, most: int) -> list[tuple[date, str]]:
    """Day and method of so many payments of a client that were not taken back, the latest first."""
    found = rows(
        "SELECT p.day, p.method FROM bill b JOIN payment p ON p.bill_id = b.id WHERE b.client_id = ? AND p.amount > 0 "
        "AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses_id = p.id) ORDER BY p.id DESC LIMIT ?",
        client,
        most,
    )
    return [(as_day(day), method) for day, method in found]


def begin_bill(work: Work, visit: Visit) -> None:
    """Makes the bill of a visit that begins."""
    write(
        "INSERT INTO bill (version, number, visit_id, client_id, guest_name, guest_phone, day, kind, state, total, "
        "paid, by_id) VALUES (1, ?, ?, ?, '', '', ?, 'visit', 'open', ?, 0, ?)",
        register_number(Register.BILL, next_number("bill")),
        visit.id,
        visit.client_id,
        visit.day.isoformat(),
        visit.total,
        work.staff,
    )


def charge(visit: Visit, total: int) -> None:
    """The visit's services cost so many fen from now on.

    Raises:
        SalonError: ``TOO_MUCH_PAID``, with ``amount`` in fen, where more than that was paid already.
    """
    more = total - visit.total
    if not more:
        # an index has the total too, which is not to be written for nothing
        return
    visit.total = total
    change = "UPDATE bill SET total = total + ?, version = version + 1 WHERE visit_id = ? AND total + ? >= paid"
    if not run(change, more, visit.id, more).rowcount:
        [(left,)] = rows("SELECT total + ? - paid FROM bill WHERE visit_id = ?", more, visit.id)
        raise SalonError(Code.TOO_MUCH_PAID, amount=-left)


def end_bill(visit: Visit) -> None:
    """The visit is closed: its bill is paid, or somebody has said until when the rest is owed.

    Raises:
        SalonError: ``STILL_TO_PAY``, with ``amount`` in fen.
    """
    [(left, owed)] = rows(
        "SELECT b.total - b.paid, EXISTS (SELECT 1 FROM credit c WHERE c.bill_id = b.id) FROM bill b "
        "WHERE b.visit_id = ?",
        visit.id,
    )
    if left and not owed:
        raise SalonError(Code.STILL_TO_PAY, amount=left)
    write(
        "UPDATE bill SET state = ?, version = version + 1 WHERE visit_id = ?",
        "owing" if left else "settled",
        visit.id,
    )


def void_bill(visit: Visit) -> None:
    """The visit is taken back: its bill is void.

    Raises:
        SalonError: ``IS_PAID`` while there is money on it, ``IS_SOLD`` while something else stands on it.
    """
    for paid, sold in rows(
        "SELECT paid, EXISTS (SELECT 1 FROM bill_line l WHERE l.bill_id = b.id) FROM bill b WHERE visit_id = ?",
        visit.id,
    ):
        if paid:
            raise SalonError(Code.IS_PAID)
        if sold:
            raise SalonError(Code.IS_SOLD)
    write("UPDATE bill SET state = 'void', version = version + 1 WHERE visit_id = ?", visit.id)
