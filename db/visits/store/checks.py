"""What a visit is stopped by until somebody has said more: a second one of the day, a low price, a conflict."""

from __future__ import annotations

from datetime import date, timedelta

from db.clients.models import Client
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_moment
from db.core.sql import rows
from db.rules.records import Level
from db.text.cleaning import clean
from db.visits.models import Override, Visit
from db.visits.records import Stopped
from db.visits.store.earlier import known_overrides, told_in_full
from db.visits.store.firing import note_fired
from db.visits.store.health import free_from
from db.visits.store.lines import NO_LINES, Before, VisitDetails, look_at
from db.visits.store.products import ProductRow
from db.visits.store.services import ServiceRow

LONGEST_REASON = 300
COURSE = timedelta(days=90)
"""For how long at most something may be let through for a course of treatments."""


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
    work: Work,
    visit: Visit,
    done: tuple[ServiceRow, ...] | None = None,
    used: tuple[ProductRow, ...] | None = None,
    *,
    before: Before = NO_LINES,
    course: bool = False,
) -> VisitDetails:
    """Lets what stops through only with a reason and a manager's PIN, and writes that down; some of it never.

    Args:
        work: The operation under way.
        visit: The visit.
        done: Its services, where they were just written.
        used: Its products, where they were just written.
        before: What was on the visit before: what was done is written down, whatever was found out since.
        course: What was let through before in the same way holds for a course of treatments from now on.

    Returns:
        What hangs on the visit now.

    Raises:
        Stopped: With ``item``, ``alert``, ``verdict``, ``earliest`` (a day, or empty) and ``count`` of what stops.
    """
    seen = look_at(visit, done, used)
    blocking = [one for one in seen.conflicts if one.stops]
    if any(one.level is Level.NEVER for one in blocking):
        stood = before.stood(seen.products)
        blocking = [one for one in blocking if one.level is not Level.NEVER or (one.is_service, one.about) not in stood]
    if not blocking:
        return seen
    reason = work.desk.health_reason
    repeated = known_overrides(visit.client_id, visit.id)
    if not reason or blocking[0].level is Level.NEVER:
        shown = told_in_full(work, visit, [one for one in seen.conflicts if one.level > Level.NOTE or one.is_question])
        free = free_from(visit.client_id, seen.lines, visit.day, seen.health, visit.id)
        raise Stopped(visit.client_id, visit.client.number, shown, free, all(one.facts in repeated for one in blocking))
    if all(one.is_question for one in blocking):
        # what the client says when asked is written down; nobody else knows better
        approver = work.staff
    elif work.may(Permission.OVERRIDE_CONFLICT, visit.client_id):
        approver = work.use_own_pin(Permission.OVERRIDE_CONFLICT)
    else:
        approver = work.use_approval(Permission.OVERRIDE_CONFLICT)
    for one in blocking:
        Override.create(
            visit=visit,
            item=one.item,
            alert=one.alert.code,
            reason=reason,
            by=work.staff,
            approver=approver,
            at=work.now,
            rule=one.rule,
            rule_version=one.version,
            verdict=one.level.name.lower(),
            facts=one.facts,
            until=visit.day + COURSE if course and one.facts in repeated else None,
        )
    note_fired(work, visit.client_id, visit.day, blocking)
    work.what["overridden"] = sorted({one.alert.code for one in blocking})
    return look_at(visit, seen.services, seen.products)
