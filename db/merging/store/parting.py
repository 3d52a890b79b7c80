"""Two files that became one are two again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from db.clients.conditions.answers import answers_of, confirm
from db.clients.conditions.writing import asked_by
from db.clients.finding.store import search
from db.clients.models import Client
from db.clients.store import clients
from db.contacts.store.joining import give_tasks, know_anew
from db.core.disk.copies import references_of
from db.core.operation_context import Work
from db.core.sql import DatabaseError, Transaction, marks, rows, write
from db.merging.store import images, moving, on_paper
from db.merging.store.images import Changed
from db.merging.store.joining import make_keys
from db.merging.store.since import is_anything_new, made_since, marks_of
from db.merging.store.tables import CLIENT, Walked, called, walked
from db.money.store.held.sharing import end_sharing

FACTS = "client_facts"
_RIGHTS = "holding_user"
"""Rights to what others hold, which a ledger tells of as well."""
_CALLED = {"order": "client_order"}
"""What tasks call a table otherwise than it is called."""


def part(work: Work, merge: int, kept: int, gone: int, goes: Collection[tuple[str, int]]) -> Counter[str]:
    """Puts back what still is as the merge left it, and takes away what it made.

    Args:
        work: The operation under way.
        merge: The merge.
        kept: Whose file the other's was part of.
        gone: Whose that is.
        goes: Rows that were made since and are of the latter.

    Returns:
        Of how many rows something was changed since and stays as it is now, by table.
    """
    changed = images.kept(merge)
    since = made_since(merge, kept)
    is_as_it_was = not is_anything_new(merge, kept) and not any(_is_changed(one) for one in changed)
    cards = [on_paper.shown(work, clients.get_client(client)) for client in (kept, gone)]
    left: Counter[str] = Counter()
    for one in _in_order(changed):
        if not _put_back(one):
            left[one.table.name] += 1
    for group in since:
        if group.follows == "gone" or (not group.follows and (group.table, group.id) in goes):
            for table, id in group.rows:
                _hand_back(work, called(table), id, gone)
    if not is_as_it_was:
        _tell_both(work, merge, kept, gone)
        _follow_tasks(merge, kept, gone)
    for client in (kept, gone):
        moving.follow_appointments(client)
        _find_again(work, clients.get_client(client))
    make_keys((kept, gone))
    if not is_as_it_was:
        know_anew([kept, gone], work.today)
        _follow_cards(work, merge, (kept, gone), cards)
    return left


def _follow_cards(work: Work, merge: int, files: tuple[int, int], before: list[dict[str, str]]) -> None:
    """What stands on a card otherwise now: on one that was printed since, and of what was told of both since."""
    (kept, gone), sheet = files, marks_of(merge)["sheet"]
    now = [on_paper.shown(work, clients.get_client(client)) for client in files]
    if on_paper.is_printed_since(kept, sheet):
        on_paper.remember(work, kept, before[0], now[0], now[0])
    on_paper.remember(work, gone, before[1], now[1], on_paper.OF_HEALTH)


def changed_since(merge: int) -> Counter[str]:
    """Of how many rows something was changed since the merge, by table."""
    return Counter(one.table.name for one in images.kept(merge) if one.table.name != FACTS and _is_changed(one))


def _in_order(changed: list[Changed]) -> Iterator[Changed]:
    """What was made is taken away first, since it may stand where what was taken away stood."""
    yield from (one for one in reversed(changed) if one.before is None)
    yield from (one for one in changed if one.after is None)
    yield from (one for one in changed if one.before is not None and one.after is not None)


def _is_changed(one: Changed) -> bool:
    now = images.row_of(one.table, one.key)
    if one.after is None:
        return now is not None
    return now is None or any(now[column] != value for column, value in one.after.items())


def _put_back(one: Changed) -> bool:
    """Puts a row back as far as it still is as the merge left it; gives whether that was all of it."""
    now = images.row_of(one.table, one.key)
    name, where = f'"{one.table.name}"', " AND ".join(f'"{column}" = ?' for column in one.table.key)
    if one.before is None:
        if now is None or now != one.after:
            return False
        return _tried(f"DELETE FROM {name} WHERE {where}", *one.key)
    if one.after is None:
        if now is not None:
            return False
        columns = ", ".join(f'"{column}"' for column in one.before)
        return _tried(f"INSERT INTO {name} ({columns}) VALUES ({marks(one.before)})", *one.before.values())
    if now is None:
        return False
    same = {column: value for column, value in one.before.items() if now[column] == one.after[column]}
    if one.table.name == FACTS and len(same) < len(one.before):
        # they are worked out anew
        return True
    if same:
        listed = ", ".join(f'"{column}" = ?' for column in same)
        return _tried(f"UPDATE {name} SET {listed} WHERE {where}", *same.values(), *one.key) and len(same) == len(
            one.before
        )
    return False


def _tried(statement: str, *values: Any) -> bool:
    """Runs a statement, unless something that was made since stands in its way."""
    try:
        with Transaction():
            write(statement, *values)
    except DatabaseError:
        return False
    return True


def _hand_back(work: Work, table: Walked, id: int, gone: int) -> None:
    """A row that was made since becomes that of who was gone; where they have such a row, that takes what it lacks."""
    for column in table.clients:
        if (own := moving.twin_of(table, column, id, gone)) is not None:
            moving.fill(table, own, id)
            if table.name == _RIGHTS:
                [(holding, owner)] = rows("SELECT holding_id, client_id FROM holding_user WHERE id = ?", id)
                end_sharing(work, holding, owner)
            else:
                # what refers to it keeps it, where it is
                _tried(f'DELETE FROM "{table.name}" WHERE id = ?', id)
            continue
        columns: Mapping[str, Any] = {column: gone}
        if number := table.merging.number:
            row = images.row_of(table, (id,)) or {}
            within = [(one, row[one]) for one in table.merging.within]
            same = "".join(f' AND "{one}" IS ?' for one, _ in within)
            last = rows(
                f'SELECT "{number}" FROM "{table.name}" WHERE "{column}" = ?{same} ORDER BY "{number}" DESC LIMIT 1',
                gone,
                *(value for _, value in within),
            )
            columns = {**columns, number: last[0][0] + 1 if last else 1}
        listed = ", ".join(f'"{one}" = ?' for one in columns)
        _tried(f'UPDATE "{table.name}" SET {listed} WHERE id = ?', *columns.values(), id)


def _tell_both(work: Work, merge: int, kept: int, gone: int) -> None:
    """What was told of health since stands in both files: nobody knows whose it is, and it may hurt either."""
    table = called("condition")
    made = {one.key[0] for one in images.kept(merge) if one.table.name == table.name and one.before is None}
    columns = [column for column in table.columns if column != "id"]
    listed = ", ".join(f'"{column}"' for column in columns)
    theirs = ", ".join("?" if column == "client_id" else f'c."{column}"' for column in columns)
    new = rows(
        "SELECT id, item FROM condition WHERE client_id = ? AND ended IS NULL AND id > ?",
        kept,
        marks_of(merge)[table.name],
    )
    for id, item in new:
        if id not in made:
            write(
                f"INSERT INTO condition ({listed}) SELECT {theirs} FROM condition c WHERE c.id = ? "
                "AND NOT EXISTS (SELECT 1 FROM condition o WHERE o.client_id = ? AND o.item = c.item "
                "AND o.ended IS NULL)",
                gone,
                id,
                gone,
            )
            for question in asked_by(gone, item):
                if question not in answers_of(gone):
                    confirm(work, gone, question)


def _follow_tasks(merge: int, kept: int, gone: int) -> None:
    """A task that was made since goes with what it is about: a visit, a bill, what is left of a package."""
    mark = marks_of(merge)["task"]
    there = "FROM task t WHERE t.client_id = ? AND t.id > ?"
    for (about,) in rows(f"SELECT DISTINCT t.about {there} AND t.about_id IS NOT NULL", kept, mark):
        if owner := _owner(_CALLED.get(about, about)):
            tasks = rows(f"SELECT t.id {there} AND t.about = ? AND ({owner}) = ?", kept, mark, about, gone)
            give_tasks([id for (id,) in tasks], gone)


def _owner(table: str) -> str:
    """SQL for whose what a task ``t`` is about is, itself or by what it belongs to; empty where it is nobody's."""
    owned = {one.name: one.clients[0] for one in walked() if one.name != CLIENT}
    if table in owned:
        return f'SELECT o."{owned[table]}" FROM "{table}" o WHERE o.id = t.about_id'
    for column, to in references_of(table):
        if to in owned:
            of = f'SELECT a."{column}" FROM "{table}" a WHERE a.id = t.about_id'
            return f'SELECT o."{owned[to]}" FROM "{to}" o WHERE o.id = ({of})'
    return ""


def _find_again(work: Work, client: Client) -> None:
    """Makes anew by what a client is found."""
    identity = None
    if client.national_id:
        identity = work.archive.cipher.open(bytes(client.national_id), f"client {client.id}")
    search.index(work, client, identity or "")
