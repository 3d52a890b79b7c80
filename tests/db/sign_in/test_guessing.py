"""What ``python -m tests.benchmarks brute`` measures at full size, in small."""

from __future__ import annotations

from tests.benchmarks.trust.brute import MOST, attacked, way_back
from tests.db.salon import OWNER, Salon, give_sheet


def test_whatever_is_killed_restarted_and_set_back_no_pin_is_tried_oftener_than_ten_times(salon: Salon) -> None:
    phrase = give_sheet(salon.desk(OWNER))
    attack = attacked(salon, 2, tries=20)
    assert attack.tries.keys() >= {"sign_in", "second_person", "hand_out", "own_pin", "change_own"}
    assert 0 < attack.most() <= MOST
    assert way_back(salon, phrase) == ""
