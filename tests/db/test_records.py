"""What crosses the boundary of the archive is built by keyword: no two neighbours that are texts change places."""

from __future__ import annotations

import ast
import dataclasses
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import db
import salon_tui

ROOT = Path(salon_tui.__file__).parent.parent
ACROSS = {"records", "operations", "queries", "sheets", "previews"}
"""Modules, or folders of them, whose classes go in or come out."""
FEW = 4
"""Values that may be told apart by their order."""


def across() -> Iterator[type]:
    """Every class that crosses the boundary, with more fields than a few."""
    for found in pkgutil.walk_packages(db.__path__, "db."):
        if ACROSS & set(found.name.split(".")):
            for one in vars(import_module(found.name)).values():
                if isinstance(one, type) and one.__module__ == found.name and len(_fields(one)) > FEW:
                    yield one


def _fields(one: type) -> tuple[str, ...]:
    if dataclasses.is_dataclass(one):
        return tuple(field.name for field in dataclasses.fields(one) if field.init)
    return tuple(getattr(one, "_fields", ()))


def test_wide_records_take_keywords_alone() -> None:
    wide = [one for one in across() if dataclasses.is_dataclass(one)]
    assert len(wide) > 60
    assert [one for one in wide if not all(field.kw_only or not field.init for field in dataclasses.fields(one))] == []


def by_position(source: str, names: set[str]) -> list[int]:
    """Lines on which one of these is built with a value by its place."""
    if not re.search(rf"\b(?:{'|'.join(names)})\s*\(", source):
        return []
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and node.args
        and (
            (isinstance(node.func, ast.Name) and node.func.id in names)
            or (isinstance(node.func, ast.Attribute) and node.func.attr in names)
        )
    ]


def test_named_tuples_are_built_by_keyword() -> None:
    """A named tuple takes values by their place whatever one does."""
    tuples = {one.__name__ for one in across() if issubclass(one, tuple)}
    assert "StaffRecord" in tuples
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for area in ("db", "printouts", "salon_tui", "tests")
        for path in (ROOT / area).rglob("*.py")
        for line in by_position(path.read_text("utf-8"), tuples)
    ]
    assert wrong == []


def test_a_value_by_its_place_is_seen() -> None:
    assert by_position("a = Record(1)\nb = records.Record(id=1)\nc = records.Record(1, name='')", {"Record"}) == [1, 3]
