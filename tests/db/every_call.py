"""Every operation and query of every area: those that there are, and how each is called."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import db
import tests.db
from tests.db.calls import Call
from tests.db.salon import Salon

WAYS_IN = {"operations", "queries"}


def public_functions(package: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the package's operations and queries, by full name."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not WAYS_IN & set(found.name.split(".")):
            continue
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("_") and function.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", function


def unguarded(package: ModuleType) -> set[str]:
    return {name for name, function in public_functions(package) if not hasattr(function, "permission")}


GUARDED = {
    name: function for name, function in public_functions(db) if getattr(function, "permission", None) is not None
}


OF_AREAS = [
    importlib.import_module(one.name)
    for one in pkgutil.walk_packages(tests.db.__path__, "tests.db.")
    if one.name.endswith(".calls") and one.name != "tests.db.calls"
]
"""The modules called ``calls`` beside the tests of each area."""
CALLS: dict[str, Call] = {
    f"{function.__module__}.{function.__qualname__}": call
    for area in OF_AREAS
    for function, call in sorted(area.CALLS.items(), key=lambda one: (one[0].__module__, one[0].__qualname__))
}
SAMPLES: list[Callable[[Salon], Any]] = [make for area in OF_AREAS for make in getattr(area, "SAMPLES", ())]
"""What makes the rows that they are about."""
