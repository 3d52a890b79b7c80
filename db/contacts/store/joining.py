"""What is known of clients, and to be done about them, when two turn out to be one, or two after all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from db.contacts.rules import RULES
from db.contacts.store.ending import come_back, have_heard, have_paid, last_day, settle
from db.contacts.store.facts import write_facts
from db.core.sql import rows, rows_among, write, write_each

_TWICE = "mistake"
"""Why a task is dropped that stands there already, about the one that the two are."""


def rename_tasks(kept: int, gone: int, today: date) -> None:
    """What comes of a client once comes of the one that two are once: an open task of one rule and key becomes one."""
    renamed, double = [], []
    for id, rule, key, state in rows("SELECT id, rule, key, state FROM task WHERE client_id = ?", gone):
        named = _named(rule, key, kept)
        if named == key:
            continue
        if rows("SELECT 1 FROM task WHERE rule = ? AND key = ?", rule, named):
            double += [(today.isoformat(), _TWICE, id)] if state == "open" else []
        else:
            renamed.append((named, id))
    write_each("UPDATE task SET key = ? WHERE id = ?", renamed)
    write_each("UPDATE task SET state = 'dropped', ended = ?, reason = ?, version = version + 1 WHERE id = ?", double)


def give_tasks(tasks: Collection[int], client: int) -> None:
    """Tasks about what is a client's from now on are that client's."""
    for id, rule, key in rows_among("SELECT id, rule, key FROM task WHERE id IN ({})", sorted(tasks)):
        named = _named(rule, key, client)
        if named == key or not rows("SELECT 1 FROM task WHERE rule = ? AND key = ?", rule, named):
            write("UPDATE task SET client_id = ?, key = ? WHERE id = ?", client, named, id)


def _named(rule: str, key: str, client: int) -> str:
    """The key of a task, of the same that comes of a client."""
    place = RULES[rule].client_in_key if rule in RULES else None
    if place is None:
        return key
    parts = key.split(":")
    parts[place] = str(client)
    return ":".join(parts)


def know_anew(clients: Sequence[int], today: date) -> None:
    """Works out anew what is known of clients who are in use, and ends what is done by it."""
    last = last_day()
    day = today if last is None else max(today, last)
    if last is not None:
        write_facts(clients, day)
        come_back(clients)
        have_paid(clients, day)
        have_heard(clients, day)
    settle(clients, day)


def forget(client: int) -> None:
    """Nothing is known any more of who is part of another."""
    write("DELETE FROM client_facts WHERE client_id = ?", client)
