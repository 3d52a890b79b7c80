"""Tasks that arise: found by their rules, each with whose it is, and written down once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from db.contacts.rules import RULES
from db.contacts.rules.declaration import Arising, Rule, Span
from db.core.sql import rows, rows_among, write_each

MOST_A_DAY = 60
"""Tasks of bulk rules that one person gets in a day; the others wait."""


class NewTask(NamedTuple):
    """A task that is not there yet; ``worth`` is what its client has spent in two years, in fen."""

    rule: str
    key: str
    client: int | None
    about: str
    about_id: int | None
    day: str
    due: str
    until: str | None
    text: str
    owner: int | None
    worth: int


HAS_FILE = "c.merged_into_id IS NULL AND c.away <> 'erased'"
"""SQL for a client about whom something can be done: not part of another file, and not erased."""
_COLUMNS = "key, client, about, about_id, day, due, until, text, owner, worth"
_ARISING = f"""
    SELECT a.key AS key, a.client AS client, '{{about}}' AS about, a.about_id AS about_id, a.day AS day, a.due AS due,
    a.until AS until, a.text AS text, COALESCE(a.owner, {{beautician}}) AS owner,
    COALESCE(f.spend_12m + f.spend_before, 0) AS worth
    FROM ({{arises}}) a LEFT JOIN client c ON c.id = a.client LEFT JOIN staff s ON s.id = c.beautician_id AND s.active
    LEFT JOIN client_facts f ON f.client_id = a.client
    WHERE (a.client IS NULL OR ({HAS_FILE})) AND NOT EXISTS (SELECT 1 FROM task t WHERE t.rule = ? AND t.key = a.key)"""
_BEST = f"""
    SELECT {_COLUMNS} FROM (
        SELECT {_COLUMNS}, ROW_NUMBER() OVER (PARTITION BY owner ORDER BY worth DESC, client) AS place FROM ({{}}) b)
    WHERE place <= {MOST_A_DAY}"""


def arising(rule: Rule, span: Span, client: int | None = None) -> list[NewTask]:
    """The tasks of a rule that are not there yet; of a bulk rule those of who spends most, as many as fit in a day.

    Args:
        rule: The rule.
        span: The days that tasks are made for.
        client: About whom alone; None: about everybody.
    """
    arises = rule.arises(span)
    if not isinstance(arises, str):
        return list(_with_owners(rule, arises))
    beautician = "s.id" if rule.personal else "NULL"
    statement = _ARISING.format(arises=arises, about=rule.about, beautician=beautician)
    if client is not None:
        return [NewTask(rule.name, *row) for row in rows(f"{statement} AND a.client = ?", rule.name, client)]
    return [NewTask(rule.name, *row) for row in rows(_BEST.format(statement) if rule.is_bulk else statement, rule.name)]


def _with_owners(rule: Rule, found: Sequence[Arising]) -> Iterable[NewTask]:
    there = {
        key
        for (key,) in rows_among(
            "SELECT key FROM task WHERE rule = ? AND key IN ({})", [one.key for one in found], rule.name
        )
    }
    about = [one.client for one in found if one.client is not None]
    gone = {id for (id,) in rows_among(f"SELECT c.id FROM client c WHERE c.id IN ({{}}) AND NOT ({HAS_FILE})", about)}
    new = [one for one in found if one.key not in there and one.client not in gone]
    owners: dict[Any, int] = {}
    if rule.personal:
        asked = "SELECT c.id, s.id FROM client c JOIN staff s ON s.id = c.beautician_id AND s.active WHERE c.id IN ({})"
        owners = dict(rows_among(asked, [one.client for one in new if one.client is not None]))
    for one in new:
        yield NewTask(
            rule.name,
            one.key,
            one.client,
            rule.about,
            one.about_id,
            one.day,
            one.due,
            one.until,
            one.text,
            one.owner or owners.get(one.client),
            0,
        )


def write_tasks(new: Iterable[NewTask], today: date) -> None:
    """Writes tasks down, but for those that somebody else has written meanwhile."""
    write_each(
        "INSERT INTO task (version, rule, key, client_id, about, about_id, day, due, until, text, owner_id, role, "
        "state, moved, reason, made) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, '', ?) "
        "ON CONFLICT (rule, key) DO NOTHING",
        [(*one[:-1], RULES[one.rule].role.value, today.isoformat()) for one in new],
    )


def ask_again(client: int, span: Span) -> None:
    """What was done about a client, and is to be done after all since that was taken back, is open again.

    A task never arises twice: it is the one that was there. One by which a contact was made stays done.
    """
    done = "client_id = ? AND state = 'done' AND contact_id IS NULL AND (until IS NULL OR until >= ?)"
    for (name,) in rows(f"SELECT DISTINCT rule FROM task WHERE {done}", client, span.today.isoformat()):
        if (rule := RULES.get(name)) is None:
            continue
        arises = rule.arises(span)
        keys = (
            [key for (key,) in rows(f"SELECT a.key FROM ({arises}) a WHERE a.client = ?", client)]
            if isinstance(arises, str)
            else [one.key for one in arises if one.client == client]
        )
        rows_among(
            f"UPDATE task AS t SET state = 'open', ended = NULL, version = version + 1 WHERE {done} AND rule = ? "
            f"AND NOT ({rule.ends}) AND key IN ({{}})",
            keys,
            client,
            span.today.isoformat(),
            name,
        )


def make_at_once(rule: str, client: int | None, span: Span) -> None:
    """Makes the tasks of a rule about one client, or about everybody, without waiting for the next day."""
    write_tasks(arising(RULES[rule], span, client), span.today)
