"""What is known of clients: how often they come, and what they spent of late."""

from __future__ import annotations

import pytest

from db.contacts.store import facts
from db.core.sql import rows
from tests.db.contacts.tasks.samples import on
from tests.db.contacts.tasks.test_rules import visit
from tests.db.salon import CHEN, PRICE, Salon


@pytest.mark.parametrize(
    ("visits", "gap"),
    [((30, 0), None), ((50, 20, 0), 25), ((41, 20, 0), 21), ((90, 60, 20, 0), 30), ((90, 70, 55, 20, 0), 20)],
    ids=str,
)
def test_the_usual_gap_is_the_median_from_the_third_visit_on(
    salon: Salon, visits: tuple[int, ...], gap: int | None
) -> None:
    """Half a day counts as a whole one."""
    for days_ago in visits:
        visit(salon, CHEN, days_ago)
    on(salon, 0, CHEN)
    assert rows("SELECT gap FROM client_facts WHERE client_id = ?", salon.clients[CHEN]) == [(gap,)]


@pytest.mark.parametrize(
    ("days", "before", "after"),
    [
        (facts.QUARTER, (PRICE, 0, PRICE, 0), (PRICE, 0, 0, PRICE)),
        (facts.HALF, (PRICE, 0, 0, PRICE), (PRICE, 0, 0, 0)),
        (facts.YEAR, (PRICE, 0, 0, 0), (0, PRICE, 0, 0)),
        (facts.TWO_YEARS, (0, PRICE, 0, 0), (0, 0, 0, 0)),
    ],
    ids=["90 days", "the 90 before", "a year", "two years"],
)
def test_what_was_spent_goes_by_with_the_days(
    salon: Salon, days: int, before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    """Nothing happens but that it is another day."""
    spent = "SELECT spend_12m, spend_before, spend_90, spend_90_before FROM client_facts WHERE client_id = ?"
    visit(salon, CHEN, days - 1)
    on(salon, 0, CHEN)
    assert rows(spent, salon.clients[CHEN]) == [before]
    on(salon, 1, CHEN)
    assert rows(spent, salon.clients[CHEN]) == [after]
