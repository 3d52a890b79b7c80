"""What several desks at one archive will need: SQLite stays behind the gate, and nobody is kept from saving."""

from __future__ import annotations

import ast
import dataclasses
import re
import sys
import typing
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from types import UnionType
from typing import Any

import pytest

import db
from db.core.disk import phrase
from db.core.errors import Refused
from db.core.sql import Transaction, in_transaction, rows_among
from db.staff import pins
from tests.db.every_call import CALLS
from tests.db.salon import LI, OUYANG, OWNER, Salon
from tests.db.stage import Furnished, Stage

ROOT = Path(db.__file__).parent
SQL = ROOT / "core" / "sql.py"
COPIES = ROOT / "core" / "disk" / "copies.py"
COUNTERS = ROOT / "core" / "counters.py"
SOURCES = sorted(path for path in ROOT.rglob("*.py") if path.parent.name != "migrations")
FORBIDDEN = {
    # the id of a row is what the statement that makes it gives back
    r"\blastrowid\b": set[Path](),
    # a list may be empty, or longer than a statement takes: rows_among
    r"""(['"])\?\1 \* len\(""": {SQL},
    r"(?i)\bpragma\b": {SQL, COPIES},
    r"\bsqlite_\w+": {SQL, COPIES},
    r"malformed|disk I/O|constraint failed|database is locked|unable to open": {SQL},
    r"(?i)(insert into|update) counter\b": {COUNTERS},
    r"\bCOALESCE\(MAX\((?!id\))": set[Path](),
    # of what SQL gives; what people type, and what was kept of it, is read elsewhere
    r"\bdate(time)?\.fromisoformat\b": {
        ROOT / "core" / "row_values.py",
        ROOT / "fields" / "keeping.py",
        ROOT / "text" / "date_words.py",
    },
}


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_what_only_the_gate_may_say(pattern: str) -> None:
    found = {path for path in SOURCES if re.search(pattern, _code(path))}
    assert found == FORBIDDEN[pattern], "also where nobody says it any more: the rule would hold nothing"


@cache
def _code(path: Path) -> str:
    """A module without its comments and docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _is_text(one)] or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(tree)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_a_list_may_be_empty_or_long(salon: Salon) -> None:
    assert rows_among("this would be no statement", []) == []
    with salon.archive.connected():
        many = [*range(2000, 3500), *salon.clients.values()]
        found = rows_among("SELECT id FROM client WHERE name <> ? AND id IN ({})", many, LI)
    assert sorted(id for (id,) in found) == sorted(set(salon.clients.values()) - {salon.clients[LI]})


@pytest.mark.parametrize(
    "slow",
    [
        partial(pins.hash_pin, b"pepper", 1, "905173", 8, 1),
        partial(pins.verify_pin, b"pepper", 1, "905173", "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA"),
        partial(phrase.seal, Path("/nowhere"), bytes(32), ["0000"] * 6, (8, 1)),
    ],
    ids=["hash", "verify", "seal"],
)
def test_nothing_is_hashed_inside_a_transaction(salon: Salon, slow: partial[object]) -> None:
    with salon.archive.connected(), Transaction(), pytest.raises(RuntimeError, match="inside a transaction"):
        slow()


class OpenedFiles:
    """Files that are opened while a transaction is under way, but for those that the program itself consists of."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.watches = True
        # a hook can't be taken away again: it hears whatever this process does from now on
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self.watches and isinstance(arguments[0], str):
            path = Path(arguments[0]).resolve()
            its_own = (ROOT.parent, Path(sys.prefix), Path(sys.base_prefix))
            if not any(path.is_relative_to(one) for one in its_own) and in_transaction():
                self.found.append(str(path))


@pytest.fixture(scope="module")
def stage(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = furnished.stage(tmp_path_factory.mktemp("desks") / "salon", OWNER)
    yield stage
    stage.salon.close()


def called(stage: Stage, name: str) -> object:
    """What an operation gives a manager; None where it needs a second person."""
    case = stage.cases[OUYANG if CALLS[name].about_client else LI]
    try:
        return CALLS[name].make(stage.again(), case)
    except Refused:
        return None


def test_no_file_is_opened_inside_a_transaction(stage: Stage) -> None:
    opened = OpenedFiles()
    try:
        for name in CALLS:
            called(stage, name)
        assert opened.found == []
        with stage.salon.archive.connected(), Transaction():
            (stage.salon.folder / "seen.txt").write_text("")
        assert [Path(path).name for path in opened.found] == ["seen.txt"]
    finally:
        opened.watches = False


def lies(value: Any) -> Iterator[str]:
    """Where a result holds something else than its record says, all the way down."""
    if (dataclasses.is_dataclass(value) and not isinstance(value, type)) or hasattr(value, "_fields"):
        yield from _inside(value)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from lies(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from lies(one)


def _inside(record: Any) -> Iterator[str]:
    for name, said in typing.get_type_hints(type(record)).items():
        value = getattr(record, name)
        plain = {one for one in _either(said) if one in (str, int, bool, date, datetime, type(None))}
        if plain == set(_either(said)) and type(value) not in plain:
            yield f"{type(record).__name__}.{name}: {value!r}"
        yield from lies(value)


def _either(said: Any) -> tuple[Any, ...]:
    return typing.get_args(said) if isinstance(said, UnionType) else (said,)


@pytest.mark.parametrize("name", list(CALLS))
def test_what_comes_out_is_what_its_record_says(stage: Stage, name: str) -> None:
    """Fixed SQL gives days as texts, and yes as 1: on another database it would be something else again."""
    assert list(lies(called(stage, name))) == []


def test_a_lie_is_seen() -> None:
    @dataclasses.dataclass
    class Untrue:
        day: date
        good: bool = False

    Untrue.__annotations__ = {"day": date, "good": bool}
    assert list(lies([Untrue(day="2026-03-10", good=1)])) == ["Untrue.day: '2026-03-10'", "Untrue.good: 1"]  # type: ignore[arg-type]
