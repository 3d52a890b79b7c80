"""What loads when: start-up stays quick because these stay out of it."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import ForwardRef

import pytest

import salon_tui
from db.salon.records import ProductRecord, SalonRecord, ServiceRecord
from db.staff.records import KeptDraft, StaffRecord
from salon_tui.app.settings import Places

LATE = {
    "reportlab",
    "pypinyin",
    "openpyxl",
    "python_calamine",
    "cryptography",
    "argon2",
    "borax",
    "babel",
    "platformdirs",
    "PIL",
    "pyipp",
    "aiohttp",
    "pikepdf",
}
SCREEN = {"textual", "rich"}
ARCHIVE = {"peewee", "sqlcipher3"}


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("db.fields", LATE | SCREEN | ARCHIVE),
        ("db.clients.records, db.visits.records, db.sheets.client", LATE | SCREEN | ARCHIVE),
        ("db.sign_in.operations.sign_in", LATE | SCREEN | {"printouts"}),
        ("db.visits.operations", LATE | SCREEN | {"printouts"}),
        ("printouts.sheets.clients.card", (LATE - {"reportlab", "PIL"}) | SCREEN | ARCHIVE),
        ("printouts.sheets.clients.intake", (LATE - {"reportlab", "PIL"}) | SCREEN | ARCHIVE),
        ("salon_tui.__main__", LATE | SCREEN | ARCHIVE),
        # the sign-in page opens with fixed SQL; the tables come with the first PIN
        ("salon_tui.app.start, salon_tui.app.application", (LATE - {"platformdirs"}) | {"printouts", "peewee"}),
    ],
)
def test_module_loads_nothing_early(module: str, never: set[str]) -> None:
    assert loaded_by(module) & never == set()


def test_the_sign_in_page_opens_without_what_only_pages_behind_it_need() -> None:
    code = "import sys, salon_tui.app.start, salon_tui.app.application; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    late = {
        "db.core.approval",
        "db.core.desk",
        "db.fields.values",
        "db.text.cleaning",
        "gettext",
        "salon_tui.screens.base.page",
        "salon_tui.widgets.blocks",
        "salon_tui.widgets.editor",
    }
    assert set(done.stdout.split()) & late == set()


def test_tuples_that_the_sign_in_page_waits_for_have_no_types_that_are_compiled() -> None:
    """A type that stands as a text is compiled when the tuple is made, which takes as long as all the rest of it."""
    made = (KeptDraft, Places, ProductRecord, SalonRecord, ServiceRecord, StaffRecord)
    assert [one for one in made if any(isinstance(kind, ForwardRef) for kind in one.__annotations__.values())] == []


def test_the_desk_has_no_openssl_and_whoever_asks_for_it_gets_it() -> None:
    code = (
        "import sys; from salon_tui.kiosk.hardening import load_without_openssl; load_without_openssl(); "
        "import salon_tui.app.application; print({'ssl', '_hashlib'} & {*sys.modules}, end=' '); "
        "import ssl; print(ssl.HAS_TLSv1_3)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set() True\n"


ROOT = Path(salon_tui.__file__).parent.parent
OURS = ("db", "printouts", "salon_tui")
INSIDE = re.compile(r"^[ \t]+(?:import|from) ", re.MULTILINE)


def side_doors(source: str) -> list[tuple[int, str]]:
    """Imports inside functions that enter somebody's package by a submodule first: (line, submodule)."""
    if not INSIDE.search(source):
        return []
    found = []
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        entered: set[str] = set()
        for node in sorted(
            (one for one in ast.walk(function) if isinstance(one, ast.stmt)), key=lambda one: one.lineno
        ):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.append(node.module)
            for name in names:
                package, _, inside = name.partition(".")
                if inside and package not in {*entered, *OURS}:
                    found.append((node.lineno, name))
                if not inside:
                    entered.add(package)
    return found


@cache
def loaded_inside(package: str) -> set[str]:
    code = f"import sys, {package}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_packages_are_entered_by_the_front_door() -> None:
    """Two threads that load a package at once, one by itself and one by a part that it loads, wait for each other.

    Python ends that with an error in one of them: the desk had to stop. By the package first, the second one waits.
    """
    wrong = [
        f"{path.name}:{line}: {name}"
        for area in OURS
        for path in (ROOT / area).rglob("*.py")
        for line, name in side_doors(path.read_text("utf-8"))
        if name in loaded_inside(name.partition(".")[0])
    ]
    assert wrong == []


def test_a_side_door_is_seen() -> None:
    assert side_doors("def f():\n    from argon2.exceptions import E\n") == [(2, "argon2.exceptions")]
    assert side_doors("def f():\n    from argon2 import P\n    from argon2.exceptions import E\n") == []
