"""Making the tasks of a day, once somebody is there."""

from __future__ import annotations

from datetime import timedelta

from db.contacts.records.task import TasksMade
from db.contacts.store.ending import last_day
from db.contacts.store.making import make_tasks
from db.core.audit import Action
from db.core.desk import Desk
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.core.sql import rows, write
from db.text.clock import minute_of_day


def _make(desk: Desk) -> None:
    now = desk.archive.clock()
    make_tasks(local_day(now), minute_of_day(now), desk.archive.give_way)


@operation(Permission.DESK, Action.EXECUTE, before=_make)
def make_day(work: Work) -> TasksMade:
    """Makes the tasks of today, and of the days since that was done last; a second time there is nothing new.

    Takes seconds the first time: call it in a worker. Others can save meanwhile, and it can be killed anywhere. On a
    clock that was set back nothing is made.
    """
    today, last = work.today.isoformat(), last_day()
    if last is None or last < work.today:
        since = work.today if last is None else last + timedelta(days=1)
        write(
            "INSERT INTO task_day (day, since, at, by_id) VALUES (?, ?, ?, ?)",
            today,
            since.isoformat(),
            work.moment,
            work.staff,
        )
    [(made,)] = rows("SELECT COUNT(*) FROM task WHERE made = ? AND by_id IS NULL", today)
    [(ended,)] = rows("SELECT COUNT(*) FROM task WHERE ended = ? AND state IN ('done', 'expired')", today)
    work.what |= {"made": made, "ended": ended}
    return TasksMade(day=work.today, made=made, ended=ended)
