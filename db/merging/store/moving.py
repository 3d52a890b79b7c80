"""What is one client's becomes another's: bills, visits, balances, papers, whatever refers to a client."""

from __future__ import annotations

from db.core.models import How
from db.core.operation_context import Work
from db.core.sql import rows, write, write_each
from db.merging.store.tables import CLIENT, Walked, walked
from db.papers.printed.states import PaperState
from db.papers.printed.store.digests import CARD

_ABOUT = tuple(
    state.value
    for state in PaperState
    if state not in (PaperState.LENT, PaperState.BOUND, PaperState.TO_DESTROY, PaperState.DESTROYED)
)
"""States of a card that is about, or on its way, and bound nowhere."""


def move_all(work: Work, kept: int, gone: int) -> None:
    """Moves every row that refers to a client, as its table says."""
    _take_out_cards(work, gone)
    for table in walked():
        if table.merging.how is How.MOVE:
            for column in table.clients:
                _move(table, column, kept, gone)
    follow_appointments(kept)
    # who has recommended themselves was recommended by nobody
    write("UPDATE client SET referrer_id = NULL WHERE id IN (?, ?) AND referrer_id IN (?, ?)", kept, gone, kept, gone)


def follow_appointments(client: int) -> None:
    """The time that a client's appointments take is that client's."""
    write(
        "UPDATE occupancy SET holder = ? WHERE kind = 'client' AND holder <> ? "
        "AND appointment_id IN (SELECT id FROM appointment WHERE client_id = ?)",
        client,
        client,
        client,
    )


def _move(table: Walked, column: str, kept: int, gone: int) -> None:
    name, how = table.name, table.merging
    where, values = f'"{column}" = ?', [gone]
    if name == CLIENT:
        where, values = f"{where} AND id <> ?", [*values, kept]
    if how.unless:
        where += f" AND NOT ({how.unless.format(kept=kept, gone=gone)})"
    if how.once:
        for mine, theirs in _twins(table, column, kept, gone):
            fill(table, mine, theirs)
        there = f'SELECT 1 FROM "{name}" k WHERE k."{column}" = ? AND {_same(table, "k", name)}'
        where, values = f"{where} AND NOT EXISTS ({there})", [*values, kept]
    if how.number:
        _count_on(table, column, kept, where, values)
    else:
        write(f'UPDATE "{name}" SET "{column}" = ? WHERE {where}', kept, *values)


def _same(table: Walked, one: str, other: str) -> str:
    """SQL that is true of two rows that say what a client has once."""
    columns = (name if name in table.columns else f"{name}_id" for name in table.merging.once)
    return " AND ".join(f'{one}."{column}" IS "{other}"."{column}"' for column in columns)


def _twins(table: Walked, column: str, client: int, other: int) -> list[tuple[int, int]]:
    """Rows of two clients that say what a client has once, by their ids."""
    pairs = f'SELECT a.id, b.id FROM "{table.name}" a JOIN "{table.name}" b ON {_same(table, "a", "b")}'
    found = rows(f'{pairs} WHERE a."{column}" = ? AND b."{column}" = ?', client, other)
    return [(mine, theirs) for mine, theirs in found]


def twin_of(table: Walked, column: str, id: int, client: int) -> int | None:
    """The row of a client that says the same as another's, where a client has it once; None where there is none."""
    if not table.merging.once:
        return None
    pairs = f'SELECT a.id FROM "{table.name}" a JOIN "{table.name}" b ON {_same(table, "a", "b")}'
    found = rows(f'{pairs} WHERE b.id = ? AND a."{column}" = ? AND a.id <> b.id', id, client)
    return int(found[0][0]) if found else None


def fill(table: Walked, mine: int, theirs: int) -> None:
    """Of two rows that say the same, the one that counts takes what the other has and it hasn't."""
    for name in table.merging.fills:
        write(
            f'UPDATE "{table.name}" AS a SET "{name}" = b."{name}" FROM "{table.name}" b WHERE a.id = ? AND b.id = ? '
            f"AND COALESCE(a.\"{name}\", '') = '' AND COALESCE(b.\"{name}\", '') <> ''",
            mine,
            theirs,
        )


def _count_on(table: Walked, column: str, kept: int, where: str, values: list[int]) -> None:
    """Moves rows that are counted: they go on after the last of the other's."""
    name, how = table.name, table.merging
    within = "".join(f', "{one}"' for one in how.within)
    last: dict[tuple[object, ...], int] = {
        tuple(key): number
        for number, *key in rows(
            f'SELECT MAX("{how.number}"){within} FROM "{name}" WHERE "{column}" = ? GROUP BY {within.lstrip(", ")}',
            kept,
        )
    }
    moved = []
    for id, *key in rows(f'SELECT id{within} FROM "{name}" WHERE {where} ORDER BY "{how.number}", id', *values):
        last[tuple(key)] = last.get(tuple(key), 0) + 1
        moved.append((kept, last[tuple(key)], id))
    write_each(f'UPDATE "{name}" SET "{column}" = ?, "{how.number}" = ? WHERE id = ?', moved)


def _take_out_cards(work: Work, gone: int) -> None:
    """The card of who is gone is taken out: there is another."""
    marks = ", ".join(f"'{state}'" for state in _ABOUT)
    write(
        "UPDATE sheet SET state = ?, since = ?, drawer_id = NULL, filed_key = '' "
        f"WHERE client_id = ? AND kind = ? AND state IN ({marks})",
        PaperState.TO_DESTROY.value,
        work.moment,
        gone,
        CARD,
    )


def cut_loop(client: int) -> None:
    """Who has recommended whom never comes back to where it began."""
    seen, at = {client}, client
    while True:
        [(referrer,)] = rows("SELECT referrer_id FROM client WHERE id = ?", at)
        if referrer is None:
            return
        if referrer in seen:
            write("UPDATE client SET referrer_id = NULL WHERE id = ?", client)
            return
        seen.add(referrer)
        at = referrer
