"""A visit that is stopped, for pictures of it."""

from __future__ import annotations

from datetime import timedelta

from db.core.sql import rows, run
from db.rules.operations import confirm_rule
from db.rules.requests import ConfirmRule
from db.visits.operations import OpenVisit, ServiceDone, open_visit
from db.visits.verdicts.operations import RateOverrides, rate_overrides
from tests.db.salon import LIN, OUYANG, PEEL, Salon
from tests.screens.desks import Sitting, burst


async def stopped(desk: Sitting, salon: Salon) -> None:
    """By a medicine that is over for 52 days, whose rule is confirmed; it was let through before."""
    at, client, today = desk.app.desk_in_use, salon.clients[OUYANG], salon.clock.today
    run("UPDATE service SET means = '[\"acid\"]' WHERE name = ?", PEEL)
    run(
        "INSERT INTO condition (version, client_id, item, began, ended, ended_by_id, certainty, gravity, areas, "
        "detail, confirmed_day, at, by_id) VALUES (1, ?, 'isotretinoin', ?, ?, 1, 'told', 'unsure', '[]', '', ?, ?, 1)",
        client,
        *(str(today - timedelta(days=back)) for back in (230, 52, 52)),
        "2026-01-01 00:00:00",
    )
    [(number,)] = rows("SELECT number FROM rule WHERE item = 'isotretinoin' AND verdict = 'hold'")
    confirm_rule(at, ConfirmRule(request_id="stand", number=number, version=1))
    done = (ServiceDone(salon.services[PEEL], salon.staff[LIN]),)
    day = today - timedelta(days=14)
    before = OpenVisit(request_id="before", client=client, services=done, day=day, second=True)
    visit = salon.let_through(at, "医生书面同意", open_visit, before)
    rate_overrides(at, RateOverrides("rated", visit.id, "none"))
    run("UPDATE visit SET closed_at = opened_at, closed_by_id = 1 WHERE id = ?", visit.id)
    await burst(desk, "f2", *"8000", "enter", "f6", *"1 2", "f10")
