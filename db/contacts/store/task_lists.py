"""Tasks as they stand in lists, and how many there are: what is counted is counted in an index alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from db.contacts.records.task import Glance, TaskGroup, TaskKey, TaskPage
from db.contacts.rules.birthdays import CALL, GIFT
from db.contacts.rules.feedback import COMPLAINT, IMPROVEMENT, ORDER
from db.contacts.store.tasks import task_records
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import marks, rows, rows_among

PAGE = 64
"""Lines that are read at a time."""
MOST_PROMISED = 60
"""Late promises of a group: more than that nobody keeps."""
PROMISED = (COMPLAINT.name, IMPROVEMENT.name, ORDER.name)
"""Rules whose tasks somebody has given their word for: late, none of them waits behind others."""
Told = tuple[str, object]
"""A condition on tasks ``t``, and the value of its mark."""


def task_page(
    work: Work, first: date, days: int, owner: int | None = None, rule: str = "", after: TaskKey | None = None
) -> TaskPage:
    """Tasks of some days, late ones with those of today.

    Who may not do everybody's sees what is their own.

    Args:
        work: What is under way.
        first: The first day; with today come those that are late.
        days: How many days.
        owner: Id of whose; 0 for those of a role, None for everybody's.
        rule: Only what comes from this; empty: all.
        after: The key of the last line of the page before, None for the first page.
    """
    last = ("t.due <= ?", (first + timedelta(days=days - 1)).isoformat())
    of_days = [last] if first <= work.today else [last, ("t.due >= ?", first.isoformat())]
    may = [*_own(work), *_of_rule(rule)]
    anybodys, whose = [*of_days, *may], _of_owner(owner)
    key = [] if after is None else [("(t.due, t.id) > (?, ?)", after)]
    held = ", ".join(f"'{role.value}'" for role in work.roles) or "''"
    mine = _count([*anybodys, ("t.owner_id = ?", work.staff)])
    roles = _count(anybodys, f" AND t.owner_id IS NULL AND t.role IN ({held})")
    by_day = days_of(work, first, days, owner, rule)
    late = _count([("t.due < ?", work.today.isoformat()), *may, *whose]) if first <= work.today else 0
    every = _count(anybodys) if whose else late + sum(by_day.values())
    return TaskPage(
        tasks=tuple(task_records(work, *_where([*anybodys, *whose, *key]), PAGE)),
        days=by_day,
        late=late,
        mine=mine,
        roles=roles,
        others=every - mine - roles,
        done=_done(work),
    )


def days_of(work: Work, first: date, days: int, owner: int | None, rule: str) -> Mapping[date, int]:
    """How many are due on each of some days, where there are any, of those that :func:`task_page` shows."""
    told = [("t.due >= ?", first.isoformat()), ("t.due <= ?", (first + timedelta(days=days - 1)).isoformat())]
    where, values = _where([*told, *_own(work), *_of_rule(rule), *_of_owner(owner)])
    found = rows(f"SELECT t.due, COUNT(*) FROM task t WHERE {where} GROUP BY t.due ORDER BY t.due", *values)
    return {as_day(day): count for day, count in found}


def at_a_glance(work: Work, few: int, days: int, without: Sequence[str], birthdays: Sequence[int]) -> Glance:
    """A few of those that are late, of today, and of some days to come, and how many more there are of each.

    Args:
        work: What is under way.
        few: How many of each; late promises stand before those.
        days: How many days after today.
        without: Rules whose tasks stand elsewhere.
        birthdays: Clients of whom is to be said whether their birthday is a task.
    """
    today = work.today.isoformat()
    late: list[Told] = [("t.due < ?", today), *_own(work)]
    promised = _first_of(late, PROMISED, MOST_PROMISED)
    groups = [_group(late, few, [*without, *PROMISED], promised)]
    for of_days in (
        [("t.due = ?", today)],
        [("t.due > ?", today), ("t.due <= ?", (work.today + timedelta(days=days)).isoformat())],
    ):
        groups.append(_group([*of_days, *_own(work)], few, without))
    ids = [id for found, _more in groups for id in found]
    known = {one.id: one for one in task_records(work, f"t.id IN ({marks(ids)})", ids, len(ids))} if ids else {}
    past, now, soon = (TaskGroup(tasks=tuple(known[id] for id in found), more=more) for found, more in groups)
    whose, values = _where([*_own(work), ("t.rule IN (?, ?)", (GIFT.name, CALL.name))])
    # by their clients: otherwise all that is open would be gone through
    asked = f"SELECT t.client_id FROM task t INDEXED BY task_client_id_state WHERE {whose} AND t.client_id IN ({{}})"
    return Glance(past, now, soon, frozenset(client for (client,) in rows_among(asked, birthdays, *values)))


def _group(told: Sequence[Told], few: int, without: Sequence[str], before: Sequence[int] = ()) -> tuple[list[int], int]:
    """Ids of those that stand there, behind some others, and how many more there are."""
    where, values = _where(told)
    order = f"ORDER BY t.due, t.id LIMIT {few:d}"
    but = f" AND t.rule NOT IN ({marks(without)})" if without else ""
    found = [id for (id,) in rows(f"SELECT t.id FROM task t WHERE {where}{but} {order}", *values, *without)]
    # what is left out is counted by itself: an index has the others, whatever their rule
    left_out = [("t.rule = ?", rule) for rule in without]
    elsewhere = sum(_count([*told, one]) for one in left_out)
    return [*before, *found], _count(told) - elsewhere - len(found)


def _first_of(told: Sequence[Told], rules: Sequence[str], most: int) -> list[int]:
    """Ids of the first tasks of some rules; each rule has few of many, and is looked up by itself."""
    found = []
    for rule in rules:
        where, values = _where([*told, ("t.rule = ?", rule)])
        found += rows(f"SELECT t.due, t.id FROM task t WHERE {where} ORDER BY t.due, t.id LIMIT {most:d}", *values)
    return [id for _due, id in sorted(found)[:most]]


def _own(work: Work) -> list[Told]:
    return [] if work.grant(Permission.APPOINTMENTS) is Grant.YES else [("t.owner_id = ?", work.staff)]


def _of_owner(owner: int | None) -> list[Told]:
    if owner is None:
        return []
    return [("t.owner_id = ?", owner)] if owner else [("t.owner_id IS NULL AND ?", True)]


def _of_rule(rule: str) -> list[Told]:
    return [("t.rule = ?", rule)] if rule else []


def _where(told: Sequence[Told]) -> tuple[str, list[object]]:
    values: list[object] = []
    for _condition, value in told:
        values += value if isinstance(value, tuple) else [value]
    return " AND ".join(["t.state = 'open'", *(condition for condition, _value in told)]), values


def _count(told: Sequence[Told], more: str = "") -> int:
    where, values = _where(told)
    [(count,)] = rows(f"SELECT COUNT(*) FROM task t WHERE {where}{more}", *values)
    return int(count)


def _done(work: Work) -> int:
    own = _own(work)
    whose = "".join(f" AND {condition}" for condition, _value in own)
    [(count,)] = rows(
        f"SELECT COUNT(*) FROM task t WHERE t.ended = ? AND t.state = 'done'{whose}",
        work.today.isoformat(),
        *(value for _condition, value in own),
    )
    return int(count)
