"""What somebody who has the machine and its keys can do to the log, and what paper says of it then."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from db.clients.operations.clients import open_client
from db.core import audit
from db.core.desk import Desk
from db.core.sql import Transaction, marks, rows, write, write_each
from db.log.operations import check_head
from db.log.records import Against, HeadCheck
from tests.db.salon import OWNER, Salon

COLUMNS = ("at", "staff", "person", "role", "operation", "action", "outcome", "client", "what", "reason", "hash")
BESIDE = ("reason_salt", "reason_digest")
"""What stands beside a reason that may be erased."""
_ALL = ("seq", *COLUMNS, *BESIDE)
_HASH = _ALL.index("hash")
_BYTES = object()
"""Stands for a text whose bytes are none."""
_OTHERS: tuple[object, ...] = (0, 99, "", "x", "refused", "2020-01-01 00:00:00", "R", "{}", None, b"\xff\x00", _BYTES)
Lines = list[list[Any]]


def lines() -> Lines:
    """The log as the table has it."""
    names = ", ".join(f"CASE typeof({one}) WHEN 'text' THEN CAST({one} AS BLOB) ELSE {one} END" for one in _ALL)
    return [list(row) for row in rows(f"SELECT {names} FROM audit_entry ORDER BY seq")]


def columns() -> Lines:
    return [list(row) for row in rows(f"SELECT {', '.join(_ALL)} FROM audit_entry ORDER BY seq")]


def _put(found: Lines) -> None:
    write("DELETE FROM audit_entry")
    write_each(f"INSERT INTO audit_entry ({', '.join(_ALL)}) VALUES ({marks(_ALL)})", found)


def edit(draw: Random, upto: int) -> None:
    """Another value in one column."""
    seq, column = draw.randint(1, upto), draw.choice((*COLUMNS, *BESIDE))
    new = draw.choice([one for one in _OTHERS if one is not None or column in ("staff", "client")])
    if new is _BYTES:
        write(f"UPDATE audit_entry SET {column} = CAST(x'fffe' AS TEXT) WHERE seq = ?", seq)
    else:
        write(f"UPDATE audit_entry SET {column} = ? WHERE seq = ?", new, seq)


def link_anew(found: Lines) -> None:
    """Numbers the entries anew, and makes each follow from the one before it."""
    _put([[seq, *line[1:]] for seq, line in enumerate(found, 1)])
    # as the columns have taken it
    found, previous = columns(), ""
    for line in found:
        previous = line[_HASH] = _linked(line, previous)
    _put(found)


def _linked(line: list[Any], previous: str) -> str:
    """The hash that an entry has behind another."""
    sealed = line[-1]
    known = [*line[: _HASH - 1], sealed or line[_HASH - 1]]
    return audit.link_kept(known, previous, audit.SEALED if sealed else audit.VERSION)


def delete(draw: Random, upto: int) -> None:
    """One entry, or some behind each other, are gone."""
    first = draw.randint(1, upto)
    write("DELETE FROM audit_entry WHERE seq BETWEEN ? AND ?", first, first + draw.choice((0, 0, 1, 5)))


def insert(draw: Random, upto: int) -> None:
    """One more, that follows from the one before it; those behind have the next numbers, or it stands before all."""
    found, at = columns(), draw.randint(0, upto - 1)
    line = [at + 1, *found[at][1:]]
    line[_HASH] = _linked(line, found[at - 1][_HASH] if at else "")
    if draw.random() < 0.2:
        _put([[0, *line[1:]], *found])
    else:
        _put([*found[:at], line, *([one[0] + 1, *one[1:]] for one in found[at:])])


def reorder(draw: Random, upto: int) -> None:
    """Two change places."""
    found = columns()
    one, other = draw.sample(range(upto), 2)
    found[one][1:], found[other][1:] = found[other][1:], found[one][1:]
    _put(found)


def truncate(draw: Random, upto: int) -> None:
    """The last ones are gone."""
    write("DELETE FROM audit_entry WHERE seq > ?", draw.randint(1, upto - 1))


def empty(draw: Random, upto: int) -> None:
    """All are gone."""
    write("DELETE FROM audit_entry")


def _renewed(change: Callable[[Random, Lines, int], Lines]) -> Callable[[Random, int], None]:
    def renew(draw: Random, upto: int) -> None:
        link_anew(change(draw, columns(), upto))

    return renew


def _forge(draw: Random, found: Lines, upto: int) -> Lines:
    line = found[draw.randint(1, upto) - 1]
    column = draw.randint(1, _HASH - 1)
    line[column] = draw.choice([one for one in (0, 99, "x", "2020-01-01 00:00:00") if one != line[column]])
    return found


def _leave_out(draw: Random, found: Lines, upto: int) -> Lines:
    at = draw.randint(1, upto) - 1
    return [*found[:at], *found[at + 1 :]]


def _put_in(draw: Random, found: Lines, upto: int) -> Lines:
    at = draw.randint(1, upto) - 1
    return [*found[:at], list(draw.choice(found)), *found[at:]]


def _shuffle(draw: Random, found: Lines, upto: int) -> Lines:
    one, other = draw.sample(range(upto), 2)
    found[one], found[other] = found[other], found[one]
    return found


def _grow_again(draw: Random, found: Lines, upto: int) -> Lines:
    """The end is gone, and others stand there, as many or more."""
    kept = draw.randint(0, upto - 1)
    return [*found[:kept], *(list(draw.choice(found)) for _ in range(len(found) - kept + draw.randint(0, 3)))]


CHANGES: dict[str, Callable[[Random, int], None]] = {
    "edit": edit,
    "delete": delete,
    "insert": insert,
    "reorder": reorder,
    "truncate": truncate,
    "empty": empty,
    "edit, hashed anew": _renewed(_forge),
    "delete, hashed anew": _renewed(_leave_out),
    "insert, hashed anew": _renewed(_put_in),
    "reorder, hashed anew": _renewed(_shuffle),
    "truncate, grown again": _renewed(_grow_again),
}
NAMES_FIRST = ("edit", "delete", "reorder", "truncate", "empty")
"""After these, the first entry that is another one is known for certain."""


class Tried(NamedTuple):
    """What paper said after a change.

    Attributes:
        found: Whether it was found.
        named: Whether the first entry that is another one was named, where that can be known.
    """

    kind: str
    found: bool
    named: bool
    check: HeadCheck


class _Undone(Exception):
    """Nothing of a change stays."""


def busy(salon: Salon, entries: int) -> Desk:
    """A log of so many entries at least."""
    at, clients = salon.desk(OWNER), list(salon.clients.values())
    for number in range(entries - audit.head()[0]):
        open_client(at, clients[number % len(clients)])
    return at


def attempt(at: Desk, draw: Random) -> Tried:
    """Changes the log behind its back, holds it against a head that was printed before, and takes the change back."""
    before, kind = lines(), draw.choice([*CHANGES])
    upto = draw.randint(len(before) // 2, len(before))
    [(head,)] = rows("SELECT hash FROM audit_entry WHERE seq = ?", upto)
    while True:
        try:
            with Transaction():
                CHANGES[kind](draw, upto)
                after = lines()
                if after[:upto] == before[:upto]:
                    raise _Undone
                check = check_head(at, upto, head)
                # what stands at its place is another one, or none
                first = next(n for n, old in enumerate(before, 1) if n > len(after) or after[n - 1] != old)
                named = kind not in NAMES_FIRST or check.first == first
                tried = Tried(kind, check.verdict is not Against.FITS, named, check)
                raise _Undone
        except _Undone:
            if after[:upto] != before[:upto]:
                return tried
