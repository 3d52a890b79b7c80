"""One bill, and those of a client."""

from __future__ import annotations

from datetime import date

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.money.records.bills import BillItem, BillRecord
from db.money.store import reading

PAGE = 40
"""Lines that are read at a time."""
MOST = 400
"""More than a day has."""


@query(Permission.TAKE_PAYMENT)
def read_bill(work: Work, bill: int) -> BillRecord:
    """One bill in full, with the amounts that this person may see.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    return reading.again(work, bill)


@query(Permission.TAKE_PAYMENT)
def open_visit_bill(work: Work, client: int) -> int:
    """Id of the bill of the client's visit that is open, the latest; 0 where there is none."""
    work.about(client)
    return reading.open_bill_of_visit(client)


@query(Permission.OPEN_RECORD)
def bills_of(work: Work, client: int, before: tuple[str, int] | None = None) -> list[BillItem]:
    """A page of a client's bills, the latest first.

    Args:
        work: The query under way.
        client: Id of the client.
        before: Day (ISO) and id of the last line of the page before, None for the first page.
    """
    work.about(client)
    where = "b.client_id = ?" + (" AND (b.day, b.id) < (?, ?)" if before else "")
    return reading.items(work, where, [client, *(before or ())], "b.day DESC, b.id DESC", PAGE)


@query(Permission.DESK)
def bills_at_desk(work: Work, day: date) -> list[BillItem]:
    """The bills of a day, the latest first, after those of earlier days that are still to be paid.

    Whoever may sell only to their own clients has those of others left out, and who may sell to nobody has none.
    """
    earlier = reading.items(
        work, "b.state IN ('open', 'owing') AND b.day < ?", [day.isoformat()], "b.day DESC, b.id DESC", MOST
    )
    states = "b.state IN ('open', 'owing', 'settled', 'void')"
    found = earlier + reading.items(work, f"{states} AND b.day = ?", [day.isoformat()], "b.id DESC", MOST)
    if work.grant(Permission.SELL) is Grant.YES:
        return found
    return [bill for bill in found if bill.client and work.may(Permission.SELL, bill.client.id)]
