"""What ``python -m tests.benchmarks rot backup_load kill faults powercut`` measures at full size, in small."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.benchmarks.backups import faults, kill, load, misplaced, powercut, rot
from tests.db.others import Others
from tests.db.salon import Salon


def test_flipped_bits_are_found_and_the_last_good_backup_leads_back() -> None:
    assert rot.run(12) == 0


def test_backups_made_while_others_save_restore_with_all_that_was_acknowledged() -> None:
    assert load.restored_badly(4) == 0


@pytest.mark.long
def test_whatever_a_kill_breaks_off_nothing_acknowledged_is_lost_or_doubled(salon: Salon, others: Others) -> None:
    salon.close()
    witness = kill.killed(salon, others, cycles=12, saves=0)
    assert not witness.faults and witness.seen["saves acknowledged"]


@pytest.mark.long
def test_a_first_run_that_is_killed_at_any_moment_has_a_way_on(others: Others, tmp_path: Path) -> None:
    assert kill.stuck_first_runs(12, tmp_path, others) == 0


@pytest.mark.long
def test_a_disk_that_fails_costs_nothing_acknowledged_and_ends_no_program(
    prepared: Salon, others: Others, tmp_path: Path
) -> None:
    trial = faults.Trial(prepared, others, tmp_path / "tried")
    trial.all_of(trial.calls(), every=120)
    # while the desk is opened
    for at in range(1, 60, 6):
        trial.one(at, errno.EIO, for_good=False)
    assert trial.count > 10 and not trial.faults


@pytest.mark.long
def test_whatever_a_power_cut_leaves_of_the_disk_nothing_acknowledged_is_lost_and_nothing_called_damaged(
    prepared: Salon, others: Others, tmp_path: Path
) -> None:
    trial = powercut.Trial(prepared, tmp_path.resolve(), others)
    for scene, count in powercut.STATES.items():
        trial.play(scene, count // 40)
    assert sum(trial.made.values()) > 50 and not trial.faults


def test_files_that_are_not_where_they_belong_are_told(prepared: Salon, others: Others) -> None:
    assert misplaced.told_wrongly(prepared, others) == []
