"""Texts that nothing else has, planted wherever something is kept of a client, and where they may still stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from db.core.models import AppendOnly
from db.core.sql import rows, run, write
from db.erasing.store.walk import Walked, walked
from db.merging.store.tables import tables

PAGE, RESERVED, SALT, VECTOR = 4096, 80, 16, 16
"""Bytes of a page of SQLCipher 4, of what stands at its end, of the salt before the first, and of the vector."""

JOURNAL_HEAD, FRAME_HEAD = 32, 24
_PLANTED = re.compile("种[0-9]{5}〔[^〕]*〕")
_BYTES = ("audit_salt", "national_id")


def plant(files: Sequence[int]) -> set[str]:
    """Puts a text of its own in every column of a client's rows that takes one and is no code; gives them all."""
    planted: set[str] = set()
    run("PRAGMA ignore_check_constraints = ON")
    for table in walked().values():
        for column in _columns(table):
            # that there is something may mean something: why a visit is cancelled
            is_there = f"\"{column}\" <> ''" if column in _marks(table) else "TRUE"
            for key, values in _rows(table, files, is_there):
                text = f"种{len(planted):05d}〔{table.name}.{column}〕"
                is_same = " AND ".join(f'"{name}" IS ?' for name in key)
                value = text.encode() if column in _BYTES else text
                write(f'UPDATE "{table.name}" SET "{column}" = ? WHERE {is_same}', value, *values)
                planted.add(text)
    run("PRAGMA ignore_check_constraints = OFF")
    return planted


def _columns(table: Walked) -> list[str]:
    policy = table.erasing
    assert policy is not None
    known = [column for column, _may_be_nothing in table.texts if column not in policy.codes]
    guarded = next(one for one in tables() if one._meta.table_name == table.name)
    # what can only be emptied is there as somebody wrote it
    return [] if issubclass(guarded, AppendOnly) else known


def _marks(table: Walked) -> tuple[str, ...]:
    return table.erasing.mark if table.erasing else ()


def _rows(table: Walked, files: Sequence[int], which: str) -> Iterator[tuple[list[str], tuple[object, ...]]]:
    info = rows(f'PRAGMA table_info("{table.name}")')
    key = [name for _id, name, _kind, _null, _default, place in info if place]
    names = ", ".join(f'"{name}"' for name in key)
    for values in rows(f'SELECT {names} FROM "{table.name}" WHERE ({table.whose(files)}) AND {which}'):
        yield key, tuple(values)


def lines_of_archive() -> Iterator[str]:
    """Every row of every table, with bytes as the text that they may be."""
    for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for cells in rows(f'SELECT * FROM "{name}"'):
            yield f"{name}: {[c.decode(errors='replace') if isinstance(c, bytes) else c for c in cells]!r}"


def figures() -> dict[tuple[str, str], int]:
    """What the whole numbers of each table that stays add up to, and how many rows it has.

    What erasing writes down itself is left out, and the version of the client.
    """
    found: dict[tuple[str, str], int] = {}
    for table in walked().values():
        if not table.goes and table.name not in ("client", "destruction", "review"):
            whole = [name for _id, name, kind, *_ in rows(f'PRAGMA table_info("{table.name}")') if kind == "INTEGER"]
            sums = ", ".join(f'COALESCE(SUM("{name}"), 0)' for name in whole if name not in table.cut)
            [cells] = rows(f'SELECT COUNT(*), {sums} FROM "{table.name}"')
            found |= {(table.name, name): cell for name, cell in zip(("rows", *whole), cells, strict=False)}
    return found


def found_in(texts: set[str], content: bytes | str) -> set[str]:
    """Which of these texts stand somewhere."""
    whole = content if isinstance(content, str) else content.decode(errors="replace")
    planted = set(_PLANTED.findall(whole))
    return {text for text in texts if text in planted or (not _PLANTED.match(text) and text in whole)}


def pages_of(path: Path, key: bytes) -> bytes:
    """Every page of an encrypted file and of its journal as it is on the disk, deciphered, free ones among them."""
    content, journal = path.read_bytes(), path.with_name(f"{path.name}-wal")
    assert len(content) % PAGE == 0
    pages = [_deciphered(content[at : at + PAGE], key, at == 0) for at in range(0, len(content), PAGE)]
    frames = journal.read_bytes() if journal.exists() else b""
    for at in range(JOURNAL_HEAD, len(frames), FRAME_HEAD + PAGE):
        is_first = int.from_bytes(frames[at : at + 4]) == 1
        pages.append(_deciphered(frames[at + FRAME_HEAD : at + FRAME_HEAD + PAGE], key, is_first))
    return b"".join(pages)


def _deciphered(page: bytes, key: bytes, is_first: bool) -> bytes:
    vector = page[PAGE - RESERVED : PAGE - RESERVED + VECTOR]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[SALT if is_first else 0 : PAGE - RESERVED]) + decryptor.finalize()
