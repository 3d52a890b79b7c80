"""The tasks of a day, made in many small transactions, so that everybody can save meanwhile.

It can be stopped anywhere: what was made is there, and the rest is made the next time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

from db.contacts.rules import RULES
from db.contacts.rules.declaration import Span
from db.contacts.rules.money import REMINDERS, WEEK
from db.contacts.rules.retention import WATCHED, neglected
from db.contacts.store.archiving import archive, due
from db.contacts.store.arising import HAS_FILE, MOST_A_DAY, NewTask, arising, write_tasks
from db.contacts.store.ending import (
    come_back,
    end_needless,
    have_heard,
    have_paid,
    last_day,
    settle,
    settle_nobodys,
)
from db.contacts.store.facts import outdated, write_facts
from db.core.sql import Transaction, rows, rows_among, write_each

AT_ONCE = 500
"""Clients, or tasks, of one transaction."""

T = TypeVar("T")
GiveWay = Callable[[], None]
"""Called before a transaction; comes back when nobody is held up by it."""


def make_tasks(today: date, minute: int = 0, give_way: GiveWay = lambda: None) -> None:
    """Brings what is known of clients up to a day, ends what is over, and makes what arises.

    Nothing is done where that was done for the day already, or for a later one: then the clock was set back.

    Args:
        today: The day.
        minute: Which minute of it.
        give_way: For who types meanwhile.
    """
    last = last_day()
    if last is not None and today <= last:
        return
    span = Span(today=today, since=today if last is None else last + timedelta(days=1), minute=minute)
    for clients in _parts(outdated(last, today), give_way):
        _in_one(partial(_know, clients, today))
    for clients in _parts(due(today), give_way):
        _in_one(partial(archive, clients, today))
    _end(span, give_way)
    if last is None or (last.year, last.month) != (today.year, today.month):
        for kind, condition in WATCHED.items():
            _watch(kind, condition(span), today, give_way)
    _watch("neglect", neglected(span), today, give_way)
    _watch("arrears", _OWES.format(span.day(-WEEK * (REMINDERS + 1))), today, give_way)
    found = [new for rule in RULES.values() for new in arising(rule, span)]
    plain = [new for new in found if not RULES[new.rule].is_bulk]
    bulk = _best([new for new in found if RULES[new.rule].is_bulk], today)
    for new in _parts([*plain, *bulk], give_way):
        _in_one(partial(_write, new, today))


def _know(clients: Sequence[int], today: date) -> None:
    write_facts(clients, today)
    come_back(clients)
    have_paid(clients, today)
    have_heard(clients, today)
    settle(clients, today)


_OWES = (
    "EXISTS (SELECT 1 FROM bill b JOIN credit r ON r.bill_id = b.id WHERE b.client_id = f.client_id "
    "AND b.state = 'owing' AND r.due <= {} AND NOT EXISTS (SELECT 1 FROM watch w "
    "WHERE w.client_id = f.client_id AND w.kind = 'arrears' AND w.since > r.due)) AND f.owed > 0"
)


def _best(found: Sequence[NewTask], today: date) -> Iterator[NewTask]:
    """Of what bulk rules ask for, so much as a person gets in a day, of who spends most first."""
    names = [rule.name for rule in RULES.values() if rule.is_bulk]
    had: Counter[int | None] = Counter()
    for owner, count in rows_among(
        "SELECT owner_id, COUNT(*) FROM task WHERE made = ? AND rule IN ({}) GROUP BY owner_id",
        names,
        today.isoformat(),
    ):
        had[owner] += count
    for new in sorted(found, key=lambda one: (-one.worth, one.client or 0, one.rule)):
        if had[new.owner] < MOST_A_DAY:
            had[new.owner] += 1
            yield new


def _write(new: Sequence[NewTask], today: date) -> None:
    """Writes tasks down; what somebody has done meanwhile, or what comes in place of another, ends at once."""
    write_tasks(new, today)
    write_each(
        "INSERT INTO absence (version, client_id, last, since, reason, owner_id, state, worth) "
        "VALUES (1, ?, ?, ?, '', ?, 'open', ?) ON CONFLICT (client_id, last) DO NOTHING",
        [(one.client, one.day, today.isoformat(), one.owner, one.worth) for one in new if one.rule == "absence"],
    )
    settle(sorted({one.client for one in new if one.client is not None}), today)
    if any(one.client is None for one in new):
        settle_nobodys(today)


def _end(span: Span, give_way: GiveWay) -> None:
    """Ends what is past its last day, what is done, and what nobody is there to do any more."""
    on = span.today.isoformat()
    too_late = "UPDATE task SET state = 'expired', ended = ?, version = version + 1 WHERE state = 'open' AND id IN ({})"
    for ids in _parts(_ids("until < ?", on), give_way):
        _in_one(partial(rows_among, too_late, ids, on))
    done = "UPDATE task SET state = 'done', ended = ?, version = version + 1 WHERE state = 'open' AND id IN ({})"
    for rule in RULES.values():
        for ids in _parts(_ids(f"rule = ? AND ({rule.ends})", rule.name), give_way):
            _in_one(partial(rows_among, done, ids, on))
    _in_one(partial(end_needless, span))
    left = "UPDATE task SET owner_id = NULL, role = 'manager', version = version + 1 WHERE id IN ({})"
    for ids in _parts(_ids("owner_id IN (SELECT id FROM staff WHERE NOT active)"), give_way):
        _in_one(partial(rows_among, left, ids))


def _ids(where: str, *values: object) -> list[int]:
    return [id for (id,) in rows(f"SELECT t.id FROM task t WHERE t.state = 'open' AND {where}", *values)]


def _watch(kind: str, condition: str, today: date, give_way: GiveWay) -> None:
    """Watches clients of whom something holds, as far as nobody does so already."""
    found = rows(
        "SELECT f.client_id, s.id, f.spend_12m + f.spend_before "
        "FROM client_facts f JOIN client c ON c.id = f.client_id "
        f"LEFT JOIN staff s ON s.id = c.beautician_id AND s.active WHERE {HAS_FILE} AND {condition} "
        "AND NOT EXISTS (SELECT 1 FROM watch o WHERE o.client_id = f.client_id AND o.kind = ? "
        "AND (o.until IS NULL OR o.until >= ?))",
        kind,
        today.isoformat(),
    )
    for some in _parts(found, give_way):
        lines = [(client, kind, today.isoformat(), owner, worth) for client, owner, worth in some]
        _in_one(partial(write_each, _NEW_WATCH, lines))


_NEW_WATCH = (
    "INSERT INTO watch (version, client_id, kind, cause, since, owner_id, worth) VALUES (1, ?, ?, '', ?, ?, ?) "
    "ON CONFLICT (client_id, kind, since) DO NOTHING"
)


def _parts(found: Sequence[T], give_way: GiveWay) -> Iterator[Sequence[T]]:
    for start in range(0, len(found), AT_ONCE):
        give_way()
        yield found[start : start + AT_ONCE]


def _in_one(change: Callable[[], Any]) -> None:
    with Transaction():
        change()
