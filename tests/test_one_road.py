"""Screens ask the archive through ``perform`` and its kin alone: held over the source."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import salon_tui

ROOT = Path(salon_tui.__file__).parent
THE_ROAD = {"performing.py", "task.py"}
"""Where a desk is handed to what a page wants, with the reason that somebody gave."""
NOT_YET = {"first_run.py", "before_sign_in.py"}
"""Before there is an archive that is open."""
SCREENS = sorted((ROOT / "screens").rglob("*.py"))
OUTSIDE = [ROOT / "app" / "application.py", ROOT / "app" / "scanning.py", *SCREENS]
PAGES = [path for path in SCREENS if path.name not in THE_ROAD | NOT_YET]
WAYS_IN = {"operations", "queries"}
DESKS = {"desk", "desk_in_use", "archive_in_use", "archive"}


def asked_of_the_archive(tree: ast.AST) -> dict[str, set[str]]:
    """Operations and queries that a module imports: by their own name, or as attributes of a module's name."""
    names: dict[str, set[str]] = {"": set()}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        for alias in node.names:
            if not WAYS_IN & {*(node.module or "").split("."), alias.name}:
                continue
            found = getattr(import_module(str(node.module)), alias.name, None)
            here = alias.asname or alias.name
            if hasattr(found, "permission"):
                names[""].add(here)
            elif found is None or hasattr(found, "__path__") or type(found).__name__ == "module":
                module = found or import_module(f"{node.module}.{alias.name}")
                names[here] = {name for name in dir(module) if hasattr(getattr(module, name), "permission")}
    return names


def strays(source: str) -> list[str]:
    """Calls that go to the archive by another road, by line."""
    tree = ast.parse(source)
    known = asked_of_the_archive(tree)
    wrong: list[str] = []

    def look(node: ast.AST, parameters: frozenset[str]) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            arguments = node.args
            parameters |= {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
        if isinstance(node, ast.Call):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if any(isinstance(one, ast.Attribute) and one.attr in DESKS for one in given):
                wrong.append(f"line {node.lineno}: a desk is handed on")
            called = node.func
            is_asked = (isinstance(called, ast.Name) and called.id in known[""]) or (
                isinstance(called, ast.Attribute)
                and isinstance(called.value, ast.Name)
                and called.attr in known.get(called.value.id, set())
            )
            if is_asked and not (node.args and isinstance(node.args[0], ast.Name) and node.args[0].id in parameters):
                wrong.append(f"line {node.lineno}: asked without being told a desk")
        for child in ast.iter_child_nodes(node):
            look(child, parameters)

    look(tree, frozenset())
    return wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_goes_to_the_archive_itself(path: Path) -> None:
    assert strays(path.read_text("utf-8")) == []


IMPORT = "from db.staff.queries.people import me\nfrom db.clients.finding import queries\n"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("class A:\n def arrive(self):\n  self.who = me(self.desk)", 2),
        ("class A:\n def arrive(self):\n  desk = self.salon_app.desk\n  me(desk)", 1),
        ("class A:\n def arrive(self):\n  queries.find(self.salon_app.desk_in_use, 'x')", 2),
        ("class A:\n def arrive(self):\n  Dialog(self.desk)", 1),
        ("class A:\n def load(self, desk):\n  self.who = me(desk)", 0),
        ("class A:\n def key(self):\n  self.perform(lambda desk: queries.find(desk, 'x'), self.show)", 0),
        ("class A:\n def key(self):\n  self.perform(me, self.show)", 0),
    ],
)
def test_the_test_itself_sees_a_call_by_another_road(body: str, count: int) -> None:
    assert len(strays(IMPORT + body)) == count
