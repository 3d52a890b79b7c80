"""One visit, and what is open at the desk."""

from __future__ import annotations

from datetime import date

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.values import Hidden
from db.visits.records import Conflict, Instead, VisitLine, VisitRecord, VisitSummary
from db.visits.store import rows as visit_rows
from db.visits.store import visits
from db.visits.store.bill import last_payments
from db.visits.store.health import check_services

MOST_INSTEAD = 9
PAGE = 40
"""Lines that are read at a time: more than any terminal shows, since each line of a list of visits costs 25 µs."""


@query(Permission.OPEN_RECORD, logged=True)
def open_record(work: Work, visit: int) -> VisitRecord:
    """One visit in full, as far as this person may see it; the opening is written down.

    Raises:
        Refused: ``NEEDS_REASON`` or ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    return _record_of(work, visit)


@query(Permission.OPEN_RECORD)
def preview(work: Work, visit: int) -> VisitRecord:
    """One visit as it stands beside the list of a file that is open: the opening of the file was written down.

    Raises:
        Refused: ``NEEDS_REASON`` or ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    return _record_of(work, visit)


@query(Permission.RECORD_VISIT)
def instead_of(work: Work, client: int, service: int, day: date) -> tuple[Instead, ...]:
    """Services of the same category that nothing stops for a client on a day, by their codes; nine at most."""
    work.about(client)
    found = rows(
        "SELECT o.id, o.code, o.name FROM service s JOIN service o ON o.category = s.category AND o.id != s.id "
        "WHERE s.id = ? AND o.active ORDER BY o.code",
        service,
    )
    against = check_services(client, [id for id, _, _ in found], [], day)
    stopped = {one.about for one in against if one.stops}
    return tuple(Instead(id=id, code=code, name=name) for id, code, name in found if id not in stopped)[:MOST_INSTEAD]


@query(Permission.SEE_FLAGS)
def speaks_against(work: Work, client: int, day: date | None = None) -> tuple[Conflict, ...]:
    """What speaks against any service and product on offer for a client on a day, today by default."""
    work.about(client)
    services, products = (
        [id for (id,) in rows(f"SELECT id FROM {table} WHERE active ORDER BY id")] for table in ("service", "product")
    )
    return tuple(one for one in check_services(client, services, products, day or work.today) if one.is_shown)


@query(Permission.OPEN_RECORD)
def visits_of(work: Work, client: int, before: tuple[str, int] | None = None) -> list[VisitLine]:
    """A page of a client's visits, the latest first.

    Args:
        work: The query under way.
        client: Id of the client.
        before: Day (ISO) and id of the last line of the page before, None for the first page.
    """
    work.about(client)
    where = "v.client_id = ?" + (" AND (v.day, v.id) < (?, ?)" if before else "")
    return visits.lines(work, where, [client, *(before or ())], "v.day DESC, v.id DESC", PAGE)


@query(Permission.OPEN_RECORD)
def visit_summary(work: Work, client: int) -> VisitSummary:
    """What the visits add up to: first and latest, services received, total spend."""
    work.about(client)
    count, first, latest, spend = rows(
        "SELECT COUNT(*), MIN(day), MAX(day), COALESCE(SUM(total), 0) FROM visit "
        "WHERE client_id = ? AND cancelled = ''",
        client,
    )[0]
    services = rows(
        "SELECT s.name, COUNT(*) FROM visit v JOIN visit_service s ON s.visit_id = v.id WHERE v.client_id = ? "
        "AND v.cancelled = '' GROUP BY s.name ORDER BY COUNT(*) DESC, s.name LIMIT 20",
        client,
    )
    last_payment, method = next(iter(last_payments(client, 1)), (None, ""))
    return VisitSummary(
        count=count,
        first=as_day(first),
        latest=as_day(latest),
        spend=spend if work.sees_amounts(client) else Hidden(),
        services=tuple((name, times) for name, times in services),
        last_payment=last_payment,
        last_method=method,
    )


def _record_of(work: Work, visit: int) -> VisitRecord:
    found = visit_rows.get_visit(visit)
    work.about(found.client_id)
    return visits.record_of(work, found)
