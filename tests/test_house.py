"""Where things live: no module imports itself by a detour, and no folder is too full to look through."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import salon_tui
from db.core import audit
from db.log.names import KINDS, OPERATIONS, of_kinds
from tests.db.every_call import GUARDED

ROOT = Path(salon_tui.__file__).parent.parent
AREAS = ("db", "printouts", "salon_tui")
MOST_MODULES = 20
FOLDERS = sorted({path.parent for area in (*AREAS, "tests") for path in (ROOT / area).rglob("*.py")})


def modules(area: str) -> dict[str, Path]:
    """Every module of a package, by its name."""
    paths = [path.relative_to(ROOT) for path in (ROOT / area).rglob("*.py")]
    return {".".join(path.with_suffix("").parts).removesuffix(".__init__"): ROOT / path for path in paths}


def imported(source: str) -> Iterator[str]:
    """What a module imports, anywhere: inside functions, and for types alone; each name as it may be a module too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, "imports are absolute"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"
                yield node.module


@cache
def imports_of(path: Path) -> frozenset[str]:
    return frozenset(imported(path.read_text("utf-8")))


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Modules each of which imports the next, from one back to itself; empty where there is no such circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[::-1]
    return []


def test_no_import_comes_back_to_where_it_began() -> None:
    known = {name: path for area in (*AREAS, "tests") for name, path in modules(area).items()}
    graph = {name: {*imports_of(path)} & {*known} - {name} for name, path in known.items()}
    assert sum(len(found) for found in graph.values()) > len(known), "imports were read"
    assert circle(graph) == []


def test_the_test_itself_sees_a_circle() -> None:
    late = "def f():\n    from a.b import c\n"
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import d\n"
    assert {*imported(late)} == {"a.b", "a.b.c"} and "a.d" in {*imported(typed)}
    assert circle({"a.b.c": {"a.d"}, "a.d": {"a.e"}, "a.e": {"a.b.c"}, "a.f": {"a.d"}})[:-1]
    assert circle({"a.b.c": {"a.d"}, "a.d": {"a.e"}, "a.e": set()}) == []


def test_no_two_areas_of_the_archive_need_each_other() -> None:
    graph: dict[str, set[str]] = {}
    for module, path in modules("db").items():
        area, *_rest = module.split(".")[1:] or [""]
        known = {other.split(".")[1] for other in imports_of(path) if other.startswith("db.")}
        graph.setdefault(area, set()).update(known - {area})
    assert len(graph) > 15, "areas were read"
    assert circle(graph) == []


@pytest.mark.parametrize(
    ("area", "knows"),
    [
        ("text", set()),
        ("fields", {"core", "text"}),
        ("core", {"text"}),
        ("salon", {"core", "fields", "rules", "text"}),
        ("staff", {"core", "fields", "text"}),
        ("clients", {"core", "fields", "rules", "salon", "staff", "text"}),
        ("rules", {"core", "fields", "staff", "text"}),
        ("reviews", {"clients", "core", "fields", "staff", "text"}),
        ("visits", {"clients", "core", "fields", "rules", "salon", "staff", "text"}),
        ("money", {"clients", "core", "fields", "papers", "salon", "sheets", "staff", "text", "visits"}),
        ("sheets", {"care", "clients", "dated", "fields", "salon", "visits"}),
        (
            "papers",
            {"care", "clients", "core", "dated", "fields", "reading", "salon", "sheets", "staff", "text", "visits"},
        ),
    ],
)
def test_no_arrow_points_back(area: str, knows: set[str]) -> None:
    """What an area of the archive may know of: of a new one, nothing that stands below it."""
    known = {
        (module, other)
        for module, path in modules("db").items()
        if module.split(".")[1:2] == [area]
        for other in imports_of(path)
        if other.split(".")[0] == "db" and other.split(".")[1:2] != [area]
    }
    assert {other.split(".")[1] for _module, other in known} >= knows, "also what it knows no longer is taken off here"
    assert {(module, other) for module, other in known if other.split(".")[1] not in knows} == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_is_looked_through_at_a_glance(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_MODULES


def test_every_operation_has_a_name_in_the_log() -> None:
    """Whoever adds one says in ``db/log/names``, in both languages, what stands there behind who did it."""
    logged = {name.rpartition(".")[2] for name, call in GUARDED.items() if getattr(call, "action", None)}
    by_themselves = {"find", "first_run", "sign_in", "approve", "migrate", "restore", "recover", "duplicates"}
    by_themselves |= {audit.SET_BACK, audit.SET_FORWARD}
    assert sorted((logged | by_themselves) - set(OPERATIONS)) == [], "say it in db/log/names"
    for code, term in OPERATIONS.items():
        assert term.en.isascii() and "_" not in term.en and term.zh and not term.zh.isascii(), code
    codes = [code for kind in KINDS for code in of_kinds((kind.code,))]
    assert len(codes) == len(set(codes)) == len(OPERATIONS), "each is of one kind"
