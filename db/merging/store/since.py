"""What was made since two files became one, and whose of the two it is as far as what it hangs on tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from db.core.disk.copies import references_of
from db.core.models import How
from db.core.row_values import as_day, as_moment, local_day
from db.core.sql import rows, rows_among
from db.merging.records import Since
from db.merging.store import images
from db.merging.store.tables import Walked, tables, walked

Node = tuple[str, int]
_APART = frozenset({"task", "print_job", "review"})
"""Tables whose rows say by what they were done, and belong to nothing for that."""
_DAYS = ("day", "at", "opened_at", "made_at", "asked_at", "from_day", "since", "printed", "received", "promised")


def marks_of(merge: int) -> dict[str, int]:
    """The last id of each table when two files became one."""
    [(text,)] = rows("SELECT marks FROM merge WHERE id = ?", merge)
    found: dict[str, int] = json.loads(text)
    return found


def made_since(merge: int, kept: int) -> list[Since]:
    """What was made since a merge for whom two clients are, with what hangs on it, the latest first."""
    marks = marks_of(merge)
    moved = {
        (one.table.name, one.key[0])
        for one in images.kept(merge)
        if one.after is not None and one.before is not None and not set(one.table.clients).isdisjoint(one.before)
    }
    there: dict[Node, dict[str, Any]] = {}
    staying: set[Node] = set()
    for table in _events():
        staying |= {(table.name, id) for id in _staying(table, merge, kept)}
        for column in table.clients:
            listed = ", ".join(f'"{one}"' for one in table.columns)
            for row in rows(f'SELECT {listed} FROM "{table.name}" WHERE "{column}" = ?', kept):
                cells = dict(zip(table.columns, row, strict=True))
                there[table.name, cells["id"]] = cells
    new = {node for node in there if node[1] > marks.get(node[0], 0)} - staying
    if not new:
        return []
    groups = _Groups()
    for one, other in _links(there, new):
        if one in new and other in new:
            groups.join(one, other)
    anchors: dict[Node, set[str]] = {}
    for one, other in _links(there, new):
        if (one in new) is not (other in new):
            mine, theirs = (one, other) if one in new else (other, one)
            anchors.setdefault(groups.first(mine), set()).add("gone" if theirs in moved else "kept")
    found: dict[Node, list[Node]] = {}
    order = {table.name: place for place, table in enumerate(walked())}
    for node in sorted(new, key=lambda node: (order[node[0]], node[1])):
        found.setdefault(groups.first(node), []).append(node)
    since = []
    for first, members in found.items():
        head = members[0]
        ties = anchors.get(first, set())
        since.append(
            Since(
                table=head[0],
                id=head[1],
                day=_day(there[head]),
                rows=tuple(members),
                follows=ties.pop() if len(ties) == 1 else "kept" if ties else "",
            )
        )
    return sorted(since, key=lambda one: (one.day is not None, one.day, one.id), reverse=True)


def _staying(table: Walked, merge: int, kept: int) -> set[int]:
    """Rows that go over to nobody, as cards that bear the number of a file."""
    if not table.merging.unless:
        return set()
    [(gone,)] = rows("SELECT gone_id FROM merge WHERE id = ?", merge)
    unless = table.merging.unless.format(kept=kept, gone=gone)
    found = set()
    for column in table.clients:
        found |= {id for (id,) in rows(f'SELECT id FROM "{table.name}" WHERE "{column}" = ? AND ({unless})', kept)}
    return found


def is_anything_new(merge: int, kept: int) -> bool:
    """Whether anything at all was written since a merge for whom two clients are."""
    marks = marks_of(merge)
    made = {(one.table.name, one.key[0]) for one in images.kept(merge) if one.before is None}
    return any(
        (table.name, id) not in made
        for table in walked()
        if table.name in marks and table.merging.how is not How.STAY
        for column in table.clients
        for (id,) in rows(f'SELECT id FROM "{table.name}" WHERE id > ? AND "{column}" = ?', marks[table.name], kept)
    )


def _events() -> Iterator[Walked]:
    return (
        table
        for table in walked()
        if table.has_id and table.merging.how is How.MOVE and table.name not in _APART and table.name != "client"
    )


def _links(there: dict[Node, dict[str, Any]], new: set[Node]) -> list[tuple[Node, Node]]:
    """Rows of which one refers to another, itself or by a row between, as a lot does to its holding and its bill."""
    found = []
    for (name, id), cells in there.items():
        for column, to in references_of(name):
            if cells[column] is not None and (to, cells[column]) in there:
                found.append(((name, id), (to, cells[column])))
    for table, ways in _between():
        for one, first in ways:
            ids = sorted(id for name, id in new if name == first)
            for other, second in ways:
                if other != one and ids:
                    pairs = rows_among(f'SELECT {one}, {other} FROM "{table}" t WHERE {one} IN ({{}})', ids)
                    found += [((first, a), (second, b)) for a, b in pairs if (second, b) in there]
    return found


def _between() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Tables of no client whose rows refer to several rows of one, with how."""
    events = {table.name for table in _events()}
    for model in tables():
        name: str = model._meta.table_name
        if name in events:
            continue
        ways: list[tuple[str, str]] = []
        for column, to in references_of(name):
            if to in events:
                ways.append((f't."{column}"', to))
            elif to not in ("client", "staff", name):
                ways += [
                    (f'(SELECT b."{further}" FROM "{to}" b WHERE b.id = t."{column}")', last)
                    for further, last in references_of(to)
                    if last in events
                ]
        if len(ways) > 1:
            yield name, ways


class _Groups:
    """Rows that belong together."""

    def __init__(self) -> None:
        self._before: dict[Node, Node] = {}

    def first(self, node: Node) -> Node:
        while (before := self._before.get(node, node)) != node:
            node = before
        return node

    def join(self, one: Node, other: Node) -> None:
        self._before[self.first(one)] = self.first(other)


def _day(cells: dict[str, Any]) -> Any:
    value = next((cells[name] for name in _DAYS if cells.get(name)), None)
    if value is None:
        return None
    text = str(value)
    return as_day(text) if len(text) == len("2026-11-28") else local_day(as_moment(text))
