"""Random pairs that are merged and parted again, each in a transaction of which nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from db.clients.operations import clients
from db.clients.store.clients import all_fields
from db.core.desk import Desk
from db.core.models import How
from db.core.sql import Transaction, rows, run, write
from db.fields.declaration import Store
from db.merging import operations
from db.merging.records import MergeRecord
from db.merging.requests import MergeClients, UndoMerge
from db.merging.store.images import row_of
from db.merging.store.since import made_since
from db.merging.store.tables import called, walked
from db.merging.store.values import FOLLOWS, adds_up
from tests.db.merging.rows import add, basics, dump, filled
from tests.db.salon import CHEN, LI, OUYANG, OWNER, ZENG, Salon

NOT_COMPARED = ("merge", "merge_row", "audit_entry", "request", "approval", "review")
"""What says that it was done."""


class _Over(Exception):
    """The end of a case: nothing of it is kept."""


@dataclass(frozen=True)
class Stage:
    """A salon where one person decides, with what every case needs."""

    salon: Salon
    desk: Desk

    @classmethod
    def of(cls, salon: Salon) -> Stage:
        """The same for every case of a salon."""
        run("UPDATE salon SET solo = 1")
        if not rows("SELECT 1 FROM event"):
            basics(salon)
        return cls(salon, replace(salon.desk(OWNER), reason="核对"))


@contextmanager
def case(stage: Stage, random: Random) -> Iterator[tuple[int, int]]:
    """Two clients with rows in every table; afterwards they have none again."""
    names = random.sample((OUYANG, CHEN, ZENG, LI), 2)
    kept, gone = (stage.salon.clients[name] for name in names)
    try:
        with Transaction():
            filled(random, (kept, gone))
            others = [stage.salon.clients[name] for name in (OUYANG, CHEN, ZENG, LI)]
            for client in others:
                write("UPDATE client SET referrer_id = ? WHERE id = ?", random.choice([None, *others]), client)
            yield kept, gone
            raise _Over
    except _Over:
        pass


def merged(stage: Stage, random: Random, kept: int, gone: int) -> MergeRecord:
    """One merge, with values taken from either at random."""
    versions = dict(rows("SELECT id, version FROM client"))
    taken = frozenset(name for name in _choosable() if random.random() < 0.4)
    return operations.merge(
        stage.desk,
        MergeClients(
            request_id=f"{random.getrandbits(60)}",
            client=kept,
            gone=gone,
            version=versions[kept],
            gone_version=versions[gone],
            why="同一人",
            taken=taken,
            chosen=frozenset(id for (id,) in rows("SELECT id FROM dated") if random.random() < 0.5),
        ),
    )


def _choosable() -> list[str]:
    """The fields of which one of two values is taken."""
    return [
        field.name
        for field in all_fields()
        if field.store in (Store.COLUMN, Store.ANSWER) and not adds_up(field) and field.name not in FOLLOWS
    ]


def undone(stage: Stage, random: Random, merge: int, goes: frozenset[tuple[str, int]] = frozenset()) -> None:
    """The merge undone."""
    operations.undo_merge(
        stage.desk, UndoMerge(request_id=f"{random.getrandbits(60)}", id=merge, why="错了", goes=goes)
    )


def part_again(stage: Stage, random: Random) -> None:
    """Merged and undone, every table is as it was, byte for byte."""
    with case(stage, random) as (kept, gone):
        before = dump(*NOT_COMPARED)
        made = merged(stage, random, kept, gone)
        assert made.rows > 20
        owners = {table.name: [*rows(_owned(table.name, table.clients), gone)] for table in walked()}
        assert not owners["visit"] and not owners["bill"] and not owners["search_key"]
        undone(stage, random, made.id)
        after = dump(*NOT_COMPARED)
        assert {name: after[name] for name in before if after[name] != before[name]} == {}


def _owned(table: str, columns: tuple[str, ...]) -> str:
    return f'SELECT 1 FROM "{table}" WHERE ' + " OR ".join(f'"{column}" = ?1' for column in columns)


def work_between(stage: Stage, random: Random) -> None:
    """Whatever is done between, each row has one owner afterwards, none is lost, and no condition is."""
    with case(stage, random) as (kept, gone):
        told = {client: _items(client) for client in (kept, gone)}
        made = merged(stage, random, kept, gone)
        assert _items(kept) >= told[kept] | told[gone]
        images = {(of, key) for of, key in rows('SELECT "of", "key" FROM merge_row WHERE before IS NULL')}
        ended = _works(stage, random, kept)
        new = _items(kept) - told[kept] - told[gone]
        there = _keys()
        since = made_since(made.id, kept)
        assert len({row for one in since for row in one.rows}) == sum(len(one.rows) for one in since)
        goes = frozenset((one.table, one.id) for one in since if random.random() < 0.5)
        given = {node: row_of(called(node[0]), node[1:]) or {} for one in since for node in one.rows}
        undone(stage, random, made.id, goes)
        left = _keys()
        doubles = {node for node in there - left if _stands_with(gone, node[0], given.get(node, {}))}
        assert {row for row in there - left - doubles if (row[0], f"[{row[1]}]") not in images} == set()
        assert _items(gone) >= told[gone] | new
        assert _items(kept) >= told[kept] - ended
        for one in since:
            wanted = gone if one.follows == "gone" or (not one.follows and (one.table, one.id) in goes) else kept
            for table, id in one.rows:
                if (table, id) in doubles:
                    assert wanted == gone
                else:
                    assert rows(f'SELECT client_id FROM "{table}" WHERE id = ?', id) == [(wanted,)], (one, table)


def _stands_with(client: int, name: str, cells: Mapping[str, Any]) -> bool:
    """Whether a client has what another row said, of what a client has once, and all that it said besides."""
    table = called(name)
    once = [one if one in table.columns else f"{one}_id" for one in table.merging.once]
    if not once or not cells:
        return False
    where = " AND ".join(f'"{one}" IS ?' for one in once)
    own = rows(f'SELECT id FROM "{name}" WHERE client_id = ? AND {where}', client, *(cells[one] for one in once))
    return any(
        row is not None
        and all(row[fill] not in (None, "") or cells[fill] in (None, "") for fill in table.merging.fills)
        for row in (row_of(table, key) for key in own)
    )


def _works(stage: Stage, random: Random, kept: int) -> set[str]:
    """Some work with who is kept; gives the items that ended by it."""
    ended: set[str] = set()
    events = [
        table.name for table in walked() if table.has_id and table.merging.how is How.MOVE and table.name != "client"
    ]
    for _ in range(random.randint(1, 12)):
        match random.randrange(4):
            case 0 | 1:
                add(random, random.choice([*events, "condition"]), kept)
            case 2:
                record = clients.open_client(stage.desk, kept)
                stage.salon.change(stage.desk, record, likes=random.choice(("茶", "花")), wishes="亮", address="新地址")
            case _:
                found = rows("SELECT id, item FROM condition WHERE client_id = ? AND ended IS NULL", kept)
                if found:
                    id, item = random.choice(found)
                    write("UPDATE condition SET ended = '2026-03-10', ended_by_id = 1 WHERE id = ?", id)
                    ended.add(item)
    return ended


def _items(client: int) -> set[str]:
    return {item for (item,) in rows("SELECT item FROM condition WHERE client_id = ? AND ended IS NULL", client)}


def _keys() -> set[tuple[str, Any]]:
    return {
        (table.name, id)
        for table in walked()
        if table.has_id and table.name not in NOT_COMPARED
        for (id,) in rows(f'SELECT id FROM "{table.name}"')
    }
