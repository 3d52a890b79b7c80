"""Tasks end by themselves: after each operation that may have done what they ask for, in its own transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from db.contacts.rules import OF_MONEY, RULES
from db.contacts.rules.appointments import UNCOVERED, WAITING
from db.contacts.rules.declaration import Rule, Span, not_refused
from db.contacts.rules.occasions import LISTS, OF_OCCASIONS
from db.contacts.store import followed
from db.contacts.store.archiving import come_alive
from db.contacts.store.arising import ask_again, make_at_once
from db.contacts.store.facts import change_facts, doubt_facts, write_facts
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, rows_among, write
from db.text.clock import minute_of_day


def follow_up(work: Work) -> None:
    """Works out anew what is known of the clients of an operation, and ends what is done by it.

    What is written on an open visit changes nothing here before it is closed, and is not followed: it is saved often.
    """
    if work.known is not None:
        return
    if work.operation in followed.HANDED:
        _hand_on(work)
    if work.operation == "save_service_needs":
        doubt_facts(work.what["service"])
    if work.operation not in followed.FOLLOWED:
        return
    there = _there(work)
    today = work.today if there.made is None else max(work.today, there.made)
    _follow(work, there, today)
    if work.operation in followed.TAKE and there.made is not None and there.waits:
        span = _span(work, today)
        is_taken = end_needless(span, (WAITING,))
        if is_taken or work.operation in followed.FREE:
            is_of_a_day = not is_taken and work.operation in followed.FREE_A_DAY
            make_at_once(WAITING.name, None, replace(span, freed=_freed_last() if is_of_a_day else None))


class _There(NamedTuple):
    """What an operation finds that it may have ended; mostly there is none of it, and one statement says so.

    Attributes:
        made: The last day that tasks were made for.
        waits: Whether anybody waits for a time, or is to be told of one.
        rules: Those by which something is open about its clients.
        watched: What its clients are watched for.
    """

    made: date | None
    waits: bool
    rules: Set[str]
    watched: Set[str]


_THERE = f"""
    SELECT (SELECT MAX(day) FROM task_day),
    EXISTS (SELECT 1 FROM waiting WHERE state = 'waiting') OR EXISTS (SELECT 1 FROM waiting WHERE state = 'offered')
        OR EXISTS (SELECT 1 FROM task WHERE rule = '{WAITING.name}' AND state = 'open'), t.rule, w.kind
    FROM (SELECT 1) AS once LEFT JOIN client c ON c.id IN ({{}})
    LEFT JOIN task t ON t.client_id = c.id AND t.state = 'open'
    LEFT JOIN watch w ON w.client_id = c.id AND w.until IS NULL"""


def _there(work: Work) -> _There:
    # 0 is nobody: what concerns no client is there all the same
    found = rows_among(_THERE, _clients_of(work) or [0])
    made, waits, *_ = found[0]
    return _There(as_day(made), bool(waits), {row[2] for row in found} - {None}, {row[3] for row in found})


def _clients_of(work: Work) -> list[int]:
    """Whom an operation is about, whose file it is first."""
    return ([work.client] if work.client else []) + sorted(work.others - {work.client})


def _span(work: Work, today: date) -> Span:
    return Span(today=today, since=today, minute=minute_of_day(work.now) if today == work.today else 0)


def _follow(work: Work, there: _There, today: date) -> None:
    """Ends what an operation has done, on a day; before tasks were ever made, nothing is known of anybody."""
    if work.operation in followed.PLACES:
        return
    if work.operation in followed.HOURS:
        end_needless(_span(work, today), (UNCOVERED,))
        return
    if work.operation in followed.OCCASIONS:
        write(_ends(frozenset([rule.name for rule in OF_OCCASIONS]), "about = 'occasion'"), today.isoformat(), None)
        if there.made is not None:
            for rule in LISTS:
                make_at_once(rule, None, _span(work, today))
        return
    if work.operation in followed.LETTERS:
        settle(sorted(work.others), today)
        return
    if work.client is None:
        settle_nobodys(today)
        return
    promise = followed.PROMISES.get(work.operation, "")
    if work.operation in followed.DATED:
        if work.what["kind"] not in followed.OF_KINDS:
            return
        promise = followed.OF_KINDS[work.what["kind"]]
    if promise:
        make_at_once(promise, work.client, _span(work, today))
        there = there._replace(rules=there.rules | {promise})
    clients = _clients_of(work)
    contact = None
    if work.operation in followed.CONTACTS:
        [(contact,)] = rows("SELECT MAX(id) FROM contact WHERE client_id = ?", work.client)
    if work.operation in followed.COMES:
        come_alive(work.client, today)
    if there.made is not None:
        _know(work.operation, clients, today, there.watched)
    _end(there.rules & OF_MONEY if work.operation in followed.MONEY else there.rules, clients, today, contact)
    if work.operation in followed.AGREED:
        leave_alone(clients, today)
    if work.operation in followed.TAKEN_BACK:
        for client in clients:
            ask_again(client, _span(work, today))


def _know(operation: str, clients: Sequence[int], today: date, watched: Collection[str]) -> None:
    """Works out anew what an operation may have changed: each page of a client that is read takes its time."""
    if operation in followed.VISITS:
        write_facts(clients, today)
        come_back(clients)
    elif operation in followed.BOOKINGS:
        change_facts("next_appointment", clients)
    elif operation in followed.APPOINTMENTS:
        change_facts("appointments", clients)
    elif operation in followed.CONTACTS:
        change_facts("contacts", clients)
    elif operation in followed.MONEY:
        change_facts("money", clients)
        if "arrears" in watched:
            have_paid(clients, today)
        return
    else:
        return
    if "neglect" in watched:
        have_heard(clients, today)


def needless(span: Span, rules: Iterable[Rule] = RULES.values()) -> dict[int, bool]:
    """Open tasks about what has nothing to be done any more, of rules for which SQL can't say so.

    Returns:
        Their ids, and whether they came to nothing.
    """
    found: dict[int, bool] = {}
    for rule in rules:
        if rule.stands is not None and (tasks := rows(_AHEAD, rule.name, span.today.isoformat())):
            stands = rule.stands(span)
            found |= {task: rule.is_missed for task, about in tasks if about not in stands}
    return found


def _freed_last() -> date:
    """The day of the appointment to which something happened last, before that."""
    [(day,)] = rows(
        "SELECT COALESCE(e.day_before, a.day) FROM appointment_event e JOIN appointment a ON a.id = e.appointment_id "
        "ORDER BY e.id DESC LIMIT 1"
    )
    found: date = as_day(day)
    return found


_AHEAD = "SELECT id, about_id FROM task WHERE rule = ? AND state = 'open' AND day >= ?"


def end_needless(span: Span, rules: Iterable[Rule] = RULES.values()) -> bool:
    """Ends them; says whether there were any."""
    found = needless(span, rules)
    for task, is_missed in found.items():
        write(_END_ONE, "expired" if is_missed else "done", span.today.isoformat(), task)
    return bool(found)


_END_ONE = "UPDATE task SET state = ?, ended = ?, version = version + 1 WHERE state = 'open' AND id = ?"


def settle(clients: Sequence[int], today: date) -> None:
    """Ends the tasks about some clients that are done or needless, as far as is known of them."""
    found = rows_among("SELECT rule FROM task WHERE state = 'open' AND client_id IN ({})", clients)
    _end([rule for (rule,) in found], clients, today)


def _end(rules: Iterable[str], clients: Sequence[int], today: date, contact: int | None = None) -> None:
    """The same, where it is known by which rules there are any.

    Args:
        rules: Their names.
        clients: Ids of the clients.
        today: The day.
        contact: Id of the contact by which that was done, where it was one.
    """
    if ends := _ends(frozenset(rules), "client_id IN ({})"):
        rows_among(ends, clients, today.isoformat(), contact)


def leave_alone(clients: Sequence[int], today: date) -> None:
    """Ends what was meant for those alone who agree to be contacted, of who doesn't any more."""
    offered = ", ".join(f"'{rule.name}'" for rule in RULES.values() if rule.is_offered)
    rows_among(
        "UPDATE task SET state = 'dropped', reason = 'not_wanted', ended = ?, version = version + 1 "
        f"WHERE state = 'open' AND rule IN ({offered}) AND NOT {not_refused('consent_contact', 'task.client_id')} "
        "AND client_id IN ({})",
        clients,
        today.isoformat(),
    )


def settle_nobodys(today: date) -> None:
    """Ends the tasks about nobody who has a file that are done or needless."""
    found = rows("SELECT DISTINCT rule FROM task WHERE state = 'open' AND client_id IS NULL")
    if ends := _ends(frozenset([rule for (rule,) in found]), "client_id IS NULL"):
        write(ends, today.isoformat(), None)


def come_back(clients: Sequence[int]) -> None:
    """Who has come is absent no longer."""
    rows_among(
        "UPDATE absence SET state = 'back', version = version + 1 WHERE state = 'open' "
        "AND last < (SELECT f.last FROM client_facts f WHERE f.client_id = absence.client_id) AND client_id IN ({})",
        clients,
    )


def have_paid(clients: Sequence[int], today: date) -> None:
    """Who owes nothing any more is no longer watched for it."""
    rows_among(
        "UPDATE watch SET until = ?, version = version + 1 WHERE kind = 'arrears' AND until IS NULL "
        "AND EXISTS (SELECT 1 FROM client_facts f WHERE f.client_id = watch.client_id AND f.owed = 0) "
        "AND client_id IN ({})",
        clients,
        today.isoformat(),
    )


def have_heard(clients: Sequence[int], today: date) -> None:
    """Who came, spoke with us or has booked is neglected no longer."""
    rows_among(
        "UPDATE watch SET until = ?, version = version + 1 WHERE kind = 'neglect' AND until IS NULL "
        "AND EXISTS (SELECT 1 FROM client_facts f WHERE f.client_id = watch.client_id "
        "AND (f.last >= watch.since OR f.last_contact >= watch.since OR f.next_appointment IS NOT NULL)) "
        "AND client_id IN ({})",
        clients,
        today.isoformat(),
    )


_END = "UPDATE task AS t SET state = 'done', ended = ?, contact_id = ?, version = version + 1 WHERE state = 'open'"


@lru_cache(maxsize=256)
def _ends(rules: Collection[str], whose: str) -> str:
    """The statement that ends tasks of some rules that are done; empty where there is no such rule.

    It is asked for the rules alone by which something is open: a statement with all of them takes longer than anything
    else that is written when somebody pays.
    """
    conditions = [f"WHEN '{name}' THEN ({RULES[name].ends})" for name in sorted(rules) if name in RULES]
    return f"{_END} AND CASE rule {' '.join(conditions)} ELSE FALSE END AND {whose}" if conditions else ""


def last_day() -> date | None:
    """The last day that tasks were made for."""
    [(day,)] = rows("SELECT MAX(day) FROM task_day")
    found: date | None = as_day(day)
    return found


def _hand_on(work: Work) -> None:
    """What is to be done about a client goes to who has her from now on."""
    personal = [rule.name for rule in RULES.values() if rule.personal]
    whose, before = ("client_id", work.client) if work.client else ("owner_id", work.what["staff"])
    rows_among(
        "UPDATE task SET owner_id = (SELECT c.beautician_id FROM client c WHERE c.id = task.client_id), "
        f"version = version + 1 WHERE state = 'open' AND client_id IS NOT NULL AND {whose} = ? AND rule IN ({{}})",
        personal,
        before,
    )
