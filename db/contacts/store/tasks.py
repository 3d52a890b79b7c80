"""Tasks as they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from db.clients.store.lines import lines as client_lines
from db.contacts.records.task import TaskPage, TaskRecord
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows

MOST = 200
"""Lines of a list; more than that nobody does in a day."""

_RECORDS = (
    "SELECT t.id, t.version, t.rule, t.client_id, COALESCE(a.guest_name, ''), t.about, COALESCE(t.about_id, 0), t.day, "
    "t.due, t.until, COALESCE(t.owner_id, 0), COALESCE(s.name, ''), t.role, t.text, t.state, t.moved, t.reason "
    "FROM task t LEFT JOIN staff s ON s.id = t.owner_id "
    "LEFT JOIN appointment a ON a.id = t.about_id AND t.about = 'appointment' "
    "LEFT JOIN client_facts f ON f.client_id = t.client_id"
)


class TaskRow(NamedTuple):
    """What an operation needs to know of a task."""

    id: int
    version: int
    client: int | None
    state: str
    due: date
    until: date | None
    moved: int
    role: str


def get_task(task: int, version: int | None = None) -> TaskRow:
    """A task, in the version that was seen.

    Raises:
        SalonError: ``NOT_FOUND``, or ``CHANGED_MEANWHILE``.
    """
    found = rows("SELECT id, version, client_id, state, due, until, moved, role FROM task WHERE id = ?", task)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    id, current, client, state, due, until, moved, role = found[0]
    if version is not None and version != current:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return TaskRow(id, current, client, state, as_day(due), as_day(until), moved, role)


def task_records(work: Work, where: str, values: Sequence[object], most: int = MOST) -> list[TaskRecord]:
    """Tasks, the earliest first, those of one day by what the client has spent lately."""
    order = "ORDER BY t.due, COALESCE(f.spend_12m, 0) DESC, t.id LIMIT ?"
    found = rows(f"{_RECORDS} WHERE {where} {order}", *values, most)
    clients = {line.id: line for line in client_lines(list({row[3] for row in found if row[3] is not None}))}
    made = []
    for id, version, rule, client, guest, about, about_id, day, due, until, owner, name, role, *rest in found:
        text, state, moved, reason = rest
        line = clients.get(client)
        on = as_day(due)
        made.append(
            TaskRecord(
                id=id,
                version=version,
                rule=rule,
                client=line,
                name=line.name if line else guest,
                about=about,
                about_id=about_id,
                day=as_day(day),
                due=on,
                until=as_day(until),
                owner=owner,
                owner_name=name,
                role=role,
                text=text,
                state=state,
                moved=moved,
                late=state == "open" and on < work.today,
                reason=reason,
            )
        )
    return made


def task_record(work: Work, task: int) -> TaskRecord:
    """One task.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = task_records(work, "t.id = ?", [task])
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def task_page(work: Work, first: date, days: int, owner: int | None = None, rule: str = "") -> TaskPage:
    """Tasks of some days, late ones with those of today.

    Who may not do everybody's sees what is their own.

    Args:
        work: What is under way.
        first: The first day; with today come those that are late.
        days: How many days.
        owner: Id of whose; 0 for those of a role, None for everybody's.
        rule: Only what comes from this; empty: all.
    """
    last = first + timedelta(days=days - 1)
    where, values = "t.state = 'open' AND t.due <= ?", [last.isoformat()]
    if first > work.today:
        where, values = f"{where} AND t.due >= ?", [*values, first.isoformat()]
    sees_all = work.grant(Permission.APPOINTMENTS) is Grant.YES
    counted, given = (where, list(values)) if sees_all else (f"{where} AND t.owner_id = ?", [*values, work.staff])
    chosen, also = counted, list(given)
    if owner is not None:
        chosen, also = (
            (f"{chosen} AND t.owner_id = ?", [*also, owner]) if owner else (f"{chosen} AND t.owner_id IS NULL", also)
        )
    if rule:
        chosen, also = f"{chosen} AND t.rule = ?", [*also, rule]
    days_due: Counter[date] = Counter()
    late = mine = roles = others = 0
    for due, whose, role, count in rows(
        f"SELECT t.due, t.owner_id, t.role, COUNT(*) FROM task t WHERE {counted} GROUP BY t.due, t.owner_id, t.role",
        *given,
    ):
        day = as_day(due)
        days_due[max(day, first)] += count
        late += count if day < work.today else 0
        mine += count if whose == work.staff else 0
        roles += count if whose is None and role in work.roles else 0
        others += count if whose != work.staff and (whose is not None or role not in work.roles) else 0
    return TaskPage(
        tasks=tuple(task_records(work, chosen, also)),
        days=dict(sorted(days_due.items())),
        late=late,
        mine=mine,
        roles=roles,
        others=others,
        done=_done(work, sees_all),
    )


def _done(work: Work, sees_all: bool) -> int:
    whose, values = ("", []) if sees_all else (" AND owner_id = ?", [work.staff])
    [(count,)] = rows(
        f"SELECT COUNT(*) FROM task WHERE ended = ? AND state = 'done'{whose}", work.today.isoformat(), *values
    )
    return int(count)
