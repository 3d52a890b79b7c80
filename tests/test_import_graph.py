"""Who imports whom, imports for types and inside functions included: nobody in a circle."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import salon_tui

ROOT = Path(salon_tui.__file__).parent.parent


def imports(package: str) -> dict[str, set[str]]:
    """What each module of a package imports of it, wherever the line stands."""
    paths = {_name(path): path for path in (ROOT / package).rglob("*.py")}
    graph: dict[str, set[str]] = {}
    for module, path in paths.items():
        found: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                inside = {f"{node.module}.{alias.name}" for alias in node.names}
                found |= (inside & paths.keys()) or {node.module}
        graph[module] = found & paths.keys() - {module}
    return graph


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The first circle, empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("package", ["db", "printouts"])
def test_nothing_is_imported_in_a_circle(package: str) -> None:
    assert circle(imports(package)) == []


@pytest.mark.parametrize(
    ("area", "never"),
    [
        ("fields", {"clients", "visits", "salon", "staff", "papers", "registers", "printing", "importing"}),
        ("core", {"clients", "visits", "salon", "staff", "papers", "registers", "printing", "importing", "sign_in"}),
        ("salon", {"clients", "visits", "staff", "papers", "registers", "printing", "importing", "sign_in"}),
        ("clients", {"visits", "papers", "registers", "printing", "sign_in"}),
        ("papers", {"registers", "importing", "sign_in"}),
        ("staff", {"visits", "papers", "registers", "printing", "importing", "sign_in"}),
    ],
)
def test_no_arrow_points_back(area: str, never: set[str]) -> None:
    wrong = {
        (module, other)
        for module, others in imports("db").items()
        for other in others
        if module.split(".")[1:2] == [area] and other.split(".")[1] in never
    }
    assert wrong == set()


def test_a_circle_is_seen() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}
