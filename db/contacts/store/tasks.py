"""Tasks as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.clients.store.alerts import with_alerts
from db.clients.store.lines import lines as client_lines
from db.contacts.records.task import TaskRecord
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, rows_among

MOST = 200
"""Lines of a list; more than that nobody does in a day."""

_ABOUT = "CASE t.about WHEN 'lot' THEN 'holding' WHEN 'bill_line' THEN 'bill' ELSE t.about END"
_ABOUT_ID = (
    "CASE t.about WHEN 'lot' THEN (SELECT l.holding_id FROM lot l WHERE l.id = t.about_id) "
    "WHEN 'bill_line' THEN (SELECT l.bill_id FROM bill_line l WHERE l.id = t.about_id) "
    "WHEN 'absence' THEN COALESCE(t.about_id, (SELECT x.id FROM absence x WHERE x.client_id = t.client_id "
    "AND x.last = t.day)) ELSE t.about_id END"
)
"""What has a page: the holding of a lot, the bill of a line, and the absence since a client's last visit."""
_GUEST = (
    "CASE WHEN t.client_id IS NOT NULL THEN '' WHEN t.about = 'appointment' THEN COALESCE((SELECT a.guest_name "
    "FROM appointment a WHERE a.id = t.about_id), '') WHEN t.about = 'waiting' THEN COALESCE((SELECT w.guest_name "
    "FROM waiting w WHERE w.id = t.about_id), '') ELSE '' END"
)
_RECORDS = (
    f"SELECT t.id, t.version, t.rule, t.client_id, {_GUEST}, {_ABOUT}, COALESCE({_ABOUT_ID}, 0), "
    "t.day, t.due, t.until, COALESCE(t.owner_id, 0), COALESCE(s.name, ''), t.role, t.text, t.state, t.moved, t.reason "
    "FROM task t LEFT JOIN staff s ON s.id = t.owner_id"
)


BESIDES_CONTACT = (
    "settle",
    "uncovered",
    "absence",
    "growing",
    "lost",
    "risk",
    "order",
    "unsigned",
    "complaint",
    "improvement",
    "survey",
)
"""Rules whose tasks ask for more than that the client is reached: a state, a cause, an answer, a signed line."""


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


def finish_by_contact(task: int, contact: int, today: date) -> None:
    """An open task is done by a contact, where that is what it asks for."""
    rows_among(
        "UPDATE task SET state = 'done', ended = ?, contact_id = ?, version = version + 1 WHERE id = ? "
        "AND state = 'open' AND rule NOT IN ({})",
        [*BESIDES_CONTACT],
        today.isoformat(),
        contact,
        task,
    )


def task_records(work: Work, where: str, values: Sequence[object], most: int = MOST) -> list[TaskRecord]:
    """Tasks, the earliest first, and of one day what was made first: who has spent most stands before others."""
    found = rows(f"{_RECORDS} WHERE {where} ORDER BY t.due, t.id LIMIT ?", *values, most)
    known = client_lines(list({row[3] for row in found if row[3] is not None}))
    clients = {line.id: line for line in with_alerts(known, work.today)}
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
