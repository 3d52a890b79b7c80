"""What loads when: start-up stays quick because these stay out of it."""

import subprocess
import sys

import pytest

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
        ("db.records, db.visit_records, db.sheet_records", LATE | SCREEN | ARCHIVE),
        ("db.operations.entrance", LATE | SCREEN | {"printouts"}),
        ("db.operations.visits", LATE | SCREEN | {"printouts"}),
        ("printouts.card", (LATE - {"reportlab", "PIL"}) | SCREEN | ARCHIVE),
        ("printouts.intake", (LATE - {"reportlab", "PIL"}) | SCREEN | ARCHIVE),
        ("salon_tui.__main__", LATE | SCREEN | ARCHIVE),
        # the sign-in page opens with fixed SQL; the tables come with the first PIN
        ("salon_tui.desk, salon_tui.app", (LATE - {"platformdirs"}) | {"printouts", "peewee"}),
    ],
)
def test_module_loads_nothing_early(module: str, never: set[str]) -> None:
    assert loaded_by(module) & never == set()
