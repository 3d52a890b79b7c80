"""What speaks against a visit's lines is kept from one save to the next, and never said of other facts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.sql import run
from db.visits.store import health
from tests.db.dated.samples import save
from tests.db.salon import CHEN, MOISTURE, OWNER, PEEL, Salon
from tests.db.visits.test_rules_on_visits import has, set_up, today

CHANGES = {
    "a condition": lambda salon: has(salon, CHEN, "pacemaker"),
    "what is known of one": lambda salon: run("UPDATE condition SET doctor_day = ?", today(salon, -1)),
    "a rule": lambda _salon: run("UPDATE rule SET version = 2, verdict = 'hold' WHERE item = 'thyroid'"),
    "what a service does": lambda salon: set_up(salon, PEEL, means='["needle"]'),
    "a paper that it asks for": lambda salon: set_up(salon, MOISTURE, medical=1),
    "a test that it asks for": lambda salon: set_up(salon, PEEL, patch="first"),
    "a product": lambda _salon: run("UPDATE product SET tags = '[\"thyroid\"]'"),
    "a reaction to it": lambda salon: save(
        salon,
        salon.desk(OWNER),
        salon.clients[CHEN],
        "patch",
        {"product": 1, "at_24h": "positive", "at_48h": "positive", "site": "ear"},
        day=salon.clock.today - timedelta(days=3),
    ),
    "consent": lambda salon: run(
        "INSERT INTO consent (client_id, purpose, value, state, text_version, at, by_id) "
        "VALUES (?, 'consent_health', '2', 'withdrawn', '', '2026-01-01 00:00:00', 1)",
        salon.clients[CHEN],
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_found_before_is_not_said_of_other_facts(salon: Salon, change: object) -> None:
    has(salon, CHEN, "thyroid")
    set_up(salon, MOISTURE, means='["electric"]')
    services, products = [salon.services[MOISTURE], salon.services[PEEL]], [1]

    def found() -> object:
        return health.check_services(salon.clients[CHEN], services, products, salon.clock.today)

    before = found()
    assert found() == before
    assert callable(change)
    change(salon)
    after = found()
    health._plain.cache_clear()
    assert after == found() and after != before
