"""What services ask of the day, and of what."""

from __future__ import annotations

from db.core.sql import run
from db.resources.records import Need, ServiceNeeds
from db.resources.store.needs import needs_of
from db.resources.store.resources import resources
from tests.db.salon import LIFT, LIN, MOISTURE, PEEL, Salon


def test_needs_of_each_service_also_where_nothing_was_said(salon: Salon) -> None:
    lift, moisture, peel = (salon.services[name] for name in (LIFT, MOISTURE, PEEL))
    for kind, name, active in (("room", "双人房", 1), ("bed", "1号床", 1), ("bed", "旧床", 0)):
        run(
            "INSERT INTO resource (version, kind, name, capacity, exclusive, active) VALUES (1, ?, ?, 2, 0, ?)",
            kind,
            name,
            active,
        )
    assert [one.name for one in resources()] == ["1号床", "双人房"]
    assert [(one.name, one.active) for one in resources(everything=True)][-1] == ("旧床", False)
    room = next(one.id for one in resources() if one.kind == "room")
    run(
        "INSERT INTO service_timing (service_id, before, after, free_from, free_minutes, interval_days) "
        "VALUES (?, 5, 10, 20, 15, 28)",
        lift,
    )
    run("INSERT INTO service_need (service_id, kind, resource_id, count) VALUES (?, 'bed', NULL, 1)", lift)
    run("INSERT INTO service_need (service_id, kind, resource_id, count) VALUES (?, '', ?, 2)", lift, room)
    run("INSERT INTO service_staff (service_id, staff_id) VALUES (?, ?)", moisture, salon.staff[LIN])
    found = needs_of([lift, moisture, peel])
    assert found[lift] == ServiceNeeds(
        before=5,
        after=10,
        free_from=20,
        free_minutes=15,
        interval_days=28,
        needs=(Need("bed", None, 1), Need("", room, 2)),
    )
    assert found[moisture] == ServiceNeeds(staff=(salon.staff[LIN],))
    assert found[peel] == ServiceNeeds()
