"""What ``python -m tests.benchmarks kill rot backup_load`` measure at full size, in small."""

from __future__ import annotations

from tests.benchmarks.backups import kill, load, rot


def test_flipped_bits_are_found_and_the_last_good_backup_leads_back() -> None:
    assert rot.run(12) == 0


def test_backups_made_while_others_save_restore_with_all_that_was_acknowledged() -> None:
    assert load.restored_badly(4) == 0


def test_kills_lose_nothing_and_leave_a_way_on() -> None:
    assert kill.run(6, 60, 6) == 0
