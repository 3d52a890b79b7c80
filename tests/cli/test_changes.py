"""A table that was corrected and is imported again: what changed is taken over field by field, as on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.core.sql import rows
from salon_tui.demo import PIN_LONG
from tests.cli.conftest import Ended, Home
from tests.cli.test_signed_in import bring_in

BEFORE = "姓名,手机,过敏史,职业\n汤沐云,15499990001,,教师\n戴听雪,15499990002,无,会计\n"
AFTER = "姓名,手机,过敏史,职业\n汤沐云,15499990001,果酸过敏,校长\n戴听雪,15499990002,无,律师\n"


@pytest.fixture
def corrected(demo: Home) -> Path:
    """A table that was imported and then corrected."""
    path = demo.folder / "clients.csv"
    path.write_text(BEFORE, "utf-8")
    assert bring_in(demo, path, "--yes").status == 0
    path.write_text(AFTER, "utf-8")
    return path


def known(demo: Home) -> dict[str, tuple[str, bool]]:
    """Occupation, and whether an allergy is known, by name."""
    archive = demo.archive()
    try:
        found = rows(
            "SELECT c.name, c.occupation, EXISTS (SELECT 1 FROM condition h WHERE h.client_id = c.id) "
            "FROM client c WHERE c.name IN ('汤沐云', '戴听雪') ORDER BY c.id"
        )
    finally:
        archive.close()
    return {name: (occupation, bool(has)) for name, occupation, has in found}


def test_yes_takes_what_is_added_about_health_alone_and_says_what_stays(demo: Home, corrected: Path) -> None:
    ended = bring_in(demo, corrected, "--yes")
    assert ended.status == 0
    assert "2 changes are not taken over; --take does." in ended.out
    assert "1 client was added to." in ended.out
    assert known(demo) == {"汤沐云": ("教师", True), "戴听雪": ("会计", False)}


def test_each_field_is_asked_for(demo: Home, corrected: Path) -> None:
    ended = bring_in(demo, corrected, typed=f"{PIN_LONG}\nno\nyes\nyes\n")
    assert ended.status == 0
    assert "Occupation: 会计 → 律师" in ended.out
    assert "1 change is not taken over; --take does." in ended.out
    assert known(demo) == {"汤沐云": ("教师", True), "戴听雪": ("律师", False)}


def test_nothing_is_changed_where_nobody_agrees(demo: Home, corrected: Path) -> None:
    ended = bring_in(demo, corrected, typed=f"{PIN_LONG}\nyes\nyes\nno\n")
    assert (ended.status, ended.err.splitlines()[-1]) == (1, "Nothing was imported.")
    assert known(demo) == {"汤沐云": ("教师", False), "戴听雪": ("会计", False)}


@pytest.mark.parametrize(
    ("take", "occupations"),
    [
        (["all"], ("校长", "律师")),
        (["2"], ("校长", "会计")),
        (["3:职业"], ("教师", "律师")),
        (["2:occupation", "3：Occupation"], ("校长", "律师")),
    ],
)
def test_what_is_taken_over_can_be_said_beforehand(
    demo: Home, corrected: Path, take: list[str], occupations: tuple[str, str]
) -> None:
    words = [word for one in take for word in ("--take", one)]
    ended = bring_in(demo, corrected, "--yes", *words)
    assert ended.status == 0, ended.err
    assert tuple(occupation for occupation, _ in known(demo).values()) == occupations
    # and it is done: the same again finds nothing to do
    assert "taken over" not in bring_in(demo, corrected, "--yes", "--take", "all").out or occupations


@pytest.mark.parametrize("take", ["4", "2:手机", "everything", ""])
def test_what_is_no_change_is_refused_and_nothing_is_imported(demo: Home, corrected: Path, take: str) -> None:
    ended: Ended = bring_in(demo, corrected, "--yes", "--take", take)
    assert (ended.status, ended.err.strip()) == (
        1,
        f"“{take}” is no change in this table. Nothing was imported.",
    )
    assert known(demo) == {"汤沐云": ("教师", False), "戴听雪": ("会计", False)}
