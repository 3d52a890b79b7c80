"""A few short games of somebody who presses anything; ``python -m tests.benchmarks monkey`` plays for half an hour."""

from __future__ import annotations

import pytest

from db.core.permissions import Role
from tests.db.salon import PERSON, PINS, ROLES, Salon
from tests.monkey import Person, play
from tests.screens.base.faults import full, locked, unwritable

STEPS = 120


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_that_is_pressed_ends_the_program_or_leaves_a_page_stuck(
    salon: Salon, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(salon.folder / "none.sock"))
    monkeypatch.setenv("HOME", str(salon.folder))
    role = list(Role)[seed % len(Role)]
    name = PERSON[role]
    people = [Person(salon.staff[name], (ROLES[name],), PINS[name])]
    faults = [lambda: full(salon), lambda: locked(salon), lambda: unwritable(salon)] if seed >= len(Role) else []
    outcome = await play(salon.archive, salon.folder, people, seed, lambda steps: steps < STEPS, faults)
    assert outcome.found == []
    assert outcome.steps == STEPS
