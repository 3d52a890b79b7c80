"""What the desk asks of tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from db.contacts.records.task import Glance, TaskKey, TaskPage, TaskRecord, WhileClosed
from db.contacts.store.closed import while_closed as what_fell_due
from db.contacts.store.ending import last_day
from db.contacts.store.task_lists import at_a_glance, days_of, task_page
from db.contacts.store.tasks import get_task, task_record, task_records
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission

AHEAD = 14
"""Days that a list goes ahead."""
MOST_DAYS = 62


@query(Permission.DESK)
def tasks(
    work: Work,
    owner: int | None = None,
    first: date | None = None,
    days: int = AHEAD,
    rule: str = "",
    after: TaskKey | None = None,
) -> TaskPage:
    """Tasks of some days from today on, with those that are late, as far as this person may know of them.

    Args:
        work: The query under way.
        owner: Id of whose; 0 for those of a role that are nobody's own, None for everybody's.
        first: The first day; None: today.
        days: How many days, 62 at most.
        rule: Only those of one of ``db.contacts.task_fields.RULES``; empty: all.
        after: The key of the last line of the page before; None for the first page.
    """
    return task_page(work, first or work.today, min(max(days, 1), MOST_DAYS), owner, rule, after)


@query(Permission.DESK)
def task_days(work: Work, first: date, days: int, owner: int | None = None, rule: str = "") -> Mapping[date, int]:
    """How many tasks are due on each of some days, 62 at most, of those that :func:`tasks` shows."""
    return days_of(work, first, min(max(days, 1), MOST_DAYS), owner, rule)


@query(Permission.DESK)
def glance(work: Work, few: int, days: int, without: Sequence[str] = (), birthdays: Sequence[int] = ()) -> Glance:
    """A few of the tasks that are late, of today and of some days to come, as far as this person may know of them.

    Args:
        work: The query under way.
        few: How many of each at most; late promises stand before those.
        days: How many days after today.
        without: Rules whose tasks stand elsewhere, of ``db.contacts.task_fields.RULES``.
        birthdays: Ids of clients of whom is to be said whether their birthday is a task.
    """
    return at_a_glance(work, few, days, without, birthdays)


@query(Permission.APPOINTMENTS)
def task(work: Work, task: int) -> TaskRecord:
    """One task, also one that is over.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.about(get_task(task).client)
    return task_record(work, task)


@query(Permission.APPOINTMENTS)
def tasks_of_client(work: Work, client: int) -> tuple[TaskRecord, ...]:
    """What is to be done about a client, the earliest first.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    work.about(client)
    return tuple(task_records(work, "t.client_id = ? AND t.state = 'open'", [client]))


@query(Permission.DESK)
def while_closed(work: Work) -> WhileClosed | None:
    """What fell due since the desk was last open, where that was before yesterday; None where that is nothing."""
    return what_fell_due(work)


@query(Permission.DESK)
def is_day_made(work: Work) -> bool:
    """Whether the tasks of today were made already, or the clock was set back to before the last that were."""
    last = last_day()
    return last is not None and work.today <= last
