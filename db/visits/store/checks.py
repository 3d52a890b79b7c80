"""What a visit is stopped by until somebody has said more: a second one of the day, a low price, a conflict."""

from __future__ import annotations

from datetime import date

from db.clients.models import Client
from db.clients.records import ASK
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_moment
from db.core.sql import rows
from db.text.cleaning import clean
from db.visits.conflicts import BLOCKING
from db.visits.models import Override, Visit
from db.visits.store.lines import VisitDetails, look_at
from db.visits.store.products import ProductRow
from db.visits.store.services import ServiceRow

LONGEST_REASON = 300


def stop_second(client: int, day: date) -> None:
    """Two visits of one client on a day are mostly one that was opened twice: it is asked first."""
    found = rows(
        "SELECT id, opened_at FROM visit WHERE client_id = ? AND day = ? AND cancelled = '' ORDER BY id DESC LIMIT 1",
        client,
        day.isoformat(),
    )
    if found:
        [(visit, opened)] = found
        raise SalonError(Code.SAME_DAY, visit=visit, time=f"{as_moment(opened).astimezone():%H:%M}")


def usual_hands(work: Work, client: Client) -> int:
    """Who treats the client, if they still work here; else whoever is at the desk."""
    found = rows("SELECT id FROM staff WHERE id = ? AND active", client.beautician_id)
    return int(found[0][0]) if found else work.staff


def cheaper(work: Work, client: int | None, item: str, listed: int, price: int) -> str:
    """Lets a price below the list price through: within the setting, or with the right to it and a reason.

    Returns:
        The reason; empty within the setting.
    """
    [(percent,)] = rows("SELECT discount FROM salon LIMIT 1")
    if price * 100 >= listed * (100 - percent):
        return ""
    if work.grant(Permission.DISCOUNT, client) is Grant.NO:
        work.require(Permission.DISCOUNT, client)
    reason = clean(work.desk.price_reason, LONGEST_REASON)
    if not reason:
        raise SalonError(Code.DISCOUNT, item=item, listed=listed, price=price)
    if "discount" not in work.what:
        # one answer for all prices of a save
        work.require(Permission.DISCOUNT, client)
        work.what["discount"] = []
        work.reason = reason
    given = work.what["discount"]
    assert isinstance(given, list)
    given.append([listed, price])
    return reason


def stop_conflicts(
    work: Work, visit: Visit, done: tuple[ServiceRow, ...] | None = None, used: tuple[ProductRow, ...] | None = None
) -> VisitDetails:
    """Lets a blocking conflict through only with a reason and a manager's PIN, and writes that down.

    Args:
        work: The operation under way.
        visit: The visit.
        done: Its services, where they were just written.
        used: Its products, where they were just written.

    Returns:
        What hangs on the visit now.
    """
    seen = look_at(visit, done, used)
    if not seen.conflicts:
        return seen
    blocking = [found for found in seen.conflicts if found.alert.rule in BLOCKING and not found.overridden]
    if not blocking:
        return seen
    reason = clean(work.desk.reason, 4000)
    if not reason:
        raise SalonError(Code.CONFLICT, item=blocking[0].item, alert=blocking[0].alert.code, count=len(blocking))
    # what the client says when asked is written down; nobody else knows better
    approver = (
        work.staff
        if all(found.alert.rule == ASK for found in blocking) or work.may(Permission.OVERRIDE_CONFLICT, visit.client_id)
        else work.use_approval(Permission.OVERRIDE_CONFLICT)
    )
    for found in blocking:
        Override.create(
            visit=visit,
            item=found.item,
            alert=found.alert.code,
            reason=reason,
            by=work.staff,
            approver=approver,
            at=work.now,
        )
    work.what["overridden"] = sorted({found.alert.code for found in blocking})
    return look_at(visit, seen.services, seen.products)
