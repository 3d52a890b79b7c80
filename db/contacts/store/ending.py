"""Tasks end by themselves: after each operation that may have done what they ask for, in its own transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from db.appointments.store.offering import anybody_waits
from db.contacts.rules import RULES
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
    last = last_day()
    today = work.today if last is None else max(work.today, last)
    span = Span(today=today, since=today, minute=minute_of_day(work.now) if today == work.today else 0)
    _follow(work, span, last is not None)
    if work.operation in followed.TAKE and last is not None and (anybody_waits() or is_open(WAITING)):
        is_taken = end_needless(span, (WAITING,))
        if is_taken or work.operation in followed.FREE:
            is_of_a_day = not is_taken and work.operation in followed.FREE_A_DAY
            make_at_once(WAITING.name, None, replace(span, freed=_freed_last() if is_of_a_day else None))


def _follow(work: Work, span: Span, is_made: bool) -> None:
    """Ends what an operation has done.

    Args:
        work: The operation.
        span: The day.
        is_made: Whether tasks were made before: else nothing is known of anybody.
    """
    today = span.today
    if work.operation in followed.PLACES:
        return
    if work.operation in followed.HOURS:
        end_needless(span, (UNCOVERED,))
        return
    if work.operation in followed.OCCASIONS:
        write(_ends(frozenset([rule.name for rule in OF_OCCASIONS]), "about = 'occasion'"), today.isoformat(), None)
        if is_made:
            for rule in LISTS:
                make_at_once(rule, None, span)
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
        make_at_once(promise, work.client, span)
    clients = [work.client, *sorted(work.others - {work.client})]
    contact = None
    if work.operation in followed.CONTACTS:
        [(contact,)] = rows("SELECT MAX(id) FROM contact WHERE client_id = ?", work.client)
    if work.operation in followed.COMES:
        come_alive(work.client, today)
    if is_made:
        _know(work.operation, clients, today)
    settle(clients, today, contact)
    if work.operation in followed.AGREED:
        leave_alone(clients, today)
    if work.operation in followed.TAKEN_BACK:
        for client in clients:
            ask_again(client, span)


def _know(operation: str, clients: Sequence[int], today: date) -> None:
    """Works out anew what an operation may have changed: each page of a client that is read takes its time."""
    if operation in followed.VISITS:
        write_facts(clients, today)
        come_back(clients)
        have_heard(clients, today)
    elif operation in followed.APPOINTMENTS:
        change_facts("appointments", clients)
        have_heard(clients, today)
    elif operation in followed.MONEY:
        change_facts("money", clients)
        have_paid(clients, today)
    elif operation in followed.CONTACTS:
        change_facts("contacts", clients)
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


def is_open(rule: Rule) -> bool:
    """Whether there is anything to do by a rule."""
    return bool(rows("SELECT 1 FROM task WHERE rule = ? AND state = 'open' LIMIT 1", rule.name))


_AHEAD = "SELECT id, about_id FROM task WHERE rule = ? AND state = 'open' AND day >= ?"


def end_needless(span: Span, rules: Iterable[Rule] = RULES.values()) -> bool:
    """Ends them; says whether there were any."""
    found = needless(span, rules)
    for task, is_missed in found.items():
        write(_END_ONE, "expired" if is_missed else "done", span.today.isoformat(), task)
    return bool(found)


_END_ONE = "UPDATE task SET state = ?, ended = ?, version = version + 1 WHERE state = 'open' AND id = ?"


def settle(clients: Sequence[int], today: date, contact: int | None = None) -> None:
    """Ends the tasks about some clients that are done or needless, as far as is known of them.

    Args:
        clients: Ids of the clients.
        today: The day.
        contact: Id of the contact by which that was done, where it was one.
    """
    found = rows_among("SELECT rule FROM task WHERE state = 'open' AND client_id IN ({})", clients)
    if ends := _ends(frozenset([rule for (rule,) in found]), "client_id IN ({})"):
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
