"""What a day at the desk adds up to, as far as somebody may see it."""

from __future__ import annotations

from db.core.operation_context import Work
from db.core.sql import rows
from db.fields.values import Hidden
from db.papers.loans import store as loans
from db.registers.closing.records import DayEnd
from db.sheets.registers import Takings

_PAYMENTS = (
    "SELECT p.method, p.amount, COALESCE(b.client_id, 0), "
    "EXISTS (SELECT 1 FROM visit_service s WHERE s.visit_id = b.visit_id AND s.staff_id = ?) "
    "FROM payment p JOIN bill b ON b.id = p.bill_id WHERE p.day = ? ORDER BY p.id"
)


def day_end(work: Work, *, on_sheet: bool = False) -> DayEnd:
    """Today's takings, visits and overdue loans.

    Amounts are those that this person sees on the visits themselves: a method's amount is hidden where one of its
    payments is, and the total where one of the amounts is. What was paid today counts as a current visit.

    Args:
        work: The operation under way.
        on_sheet: Whether it is for the closing sheet, which has all amounts, whoever prints it.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all amounts.
    """
    takings = _takings(work, on_sheet)
    seen = [one.amount for one in takings if not isinstance(one.amount, Hidden)]
    [(visits,)] = rows("SELECT COUNT(*) FROM visit WHERE day = ? AND cancelled = ''", work.today.isoformat())
    total = sum(seen) if len(seen) == len(takings) else Hidden()
    return DayEnd(day=work.today, takings=takings, total=total, visits=visits, overdue=tuple(loans.overdue(work.today)))


def _takings(work: Work, on_sheet: bool) -> tuple[Takings, ...]:
    """What each method brought, in the order in which they were first used."""
    counts: dict[str, int] = {}
    sums: dict[str, int] = {}
    hidden: set[str] = set()
    for method, amount, client, mine in rows(_PAYMENTS, work.staff, work.today.isoformat()):
        counts[method] = counts.get(method, 0) + 1
        sums[method] = sums.get(method, 0) + amount
        if not work.sees_amounts(client, mine=bool(mine), current=True):
            hidden.add(method)
    if on_sheet and hidden:
        work.leave_on_paper()
        hidden = set()
    return tuple(
        Takings(method, count, Hidden() if method in hidden else sums[method]) for method, count in counts.items()
    )
