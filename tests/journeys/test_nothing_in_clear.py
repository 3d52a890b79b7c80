"""What ``python -m tests.benchmarks planted`` looks for at full size, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.trust.planted import SMALL, played
from tests.printouts.cups import print_lab


@pytest.mark.long
def test_a_day_leaves_nothing_in_clear_and_nothing_that_others_may_read(tmp_path: Path) -> None:
    if missing := print_lab.missing():
        pytest.skip(f"nothing can be printed here: install Debian's packages {' '.join(missing)}")
    found = played(tmp_path, SMALL, elsewhere=())
    assert found.typed >= SMALL.strings
    assert (found.in_clear, found.spooled, found.open_to_others, found.on_stick) == ({}, [], [], [])
