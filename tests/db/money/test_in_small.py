"""What ``python -m tests.benchmarks use_units take_split account`` measures at full size, in small.

How long it takes is not asked here; that each still does what it measures is.
"""

from __future__ import annotations

import pytest

from tests.benchmarks.money import account, take_split, use_units


def test_accounts_among_other_movements_are_read() -> None:
    found = account.measured(1_600, 2)
    assert {what: len(one.values) for what, one in found.items()} == dict.fromkeys(
        ("account", "ledger", "bare ledger", "owed_to_clients", "owed a year ago", "bare sum"), 2
    )


@pytest.mark.parametrize("benchmark", [take_split, use_units], ids=["take_split", "use_units"])
def test_bills_are_paid_by_turns_with_their_bare_rows(benchmark: object, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.run(3, 1)  # type: ignore[attr-defined]
    assert "÷ bare transaction" in capsys.readouterr().out
