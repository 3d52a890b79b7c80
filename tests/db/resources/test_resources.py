"""Beds, rooms and instruments, and what services ask of the day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.resources import operations, queries
from db.resources.records import Need, ServiceNeeds
from db.salon import queries as catalogue
from tests.db.resources.samples import resource
from tests.db.salon import HAO, LIN, OWNER, PEEL, Salon, wrong


def test_a_bed_is_saved_once_and_changed_from_the_version_that_was_read(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = operations.SaveResource(request_id="b", kind="bed", name="1号床")
    made = operations.save_resource(at, asked)
    assert operations.save_resource(at, asked) == made
    changed = replace(asked, request_id="c", id=made.id, version=1, name="一号床", capacity=2, active=False)
    assert operations.save_resource(at, changed)._replace(version=0) == made._replace(
        version=0, name="一号床", capacity=2, active=False
    )
    assert queries.resources(at) == []
    assert [one.name for one in queries.resources(at, everything=True)] == ["一号床"]
    assert wrong(operations.save_resource, at, replace(changed, request_id="d")).code is Code.CHANGED_MEANWHILE
    assert wrong(operations.save_resource, at, replace(changed, request_id="e", id=99)).code is Code.NOT_FOUND
    assert wrong(operations.save_resource, at, replace(asked, request_id="f", name="一号床")).code is Code.NAME_TAKEN


@pytest.mark.parametrize("bad", [{"name": " "}, {"kind": "chair"}, {"capacity": 0}, {"capacity": 21}])
def test_a_resource_that_is_wrong(salon: Salon, bad: dict[str, Any]) -> None:
    asked = replace(operations.SaveResource(request_id="b", kind="bed", name="1号床"), **bad)
    with pytest.raises(InvalidFields) as caught:
        operations.save_resource(salon.desk(OWNER), asked)
    assert set(caught.value.flaws) == set(bad)


def needs(salon: Salon, **more: Any) -> operations.SaveServiceNeeds:
    return operations.SaveServiceNeeds(
        request_id=salon.request(), service=salon.services[PEEL], version=1, needs=ServiceNeeds(**more)
    )


def test_needs_of_a_service_take_the_place_of_those_before(salon: Salon) -> None:
    at, peel = salon.desk(OWNER), salon.services[PEEL]
    laser = resource(salon, at, "光子仪", "instrument", exclusive=True)
    first = needs(
        salon,
        before=5,
        after=10,
        free_from=20,
        free_minutes=40,
        interval_days=28,
        follow_days=(1, 14),
        needs=(Need("bed", None, 1), Need("", laser.id, 1)),
        staff=(salon.staff[LIN], salon.staff[HAO]),
    )
    saved = operations.save_service_needs(at, first)
    assert operations.save_service_needs(at, first) == saved
    assert saved.version == 2
    assert queries.service_needs(at, (peel,)) == {peel: first.needs}
    assert wrong(operations.save_service_needs, at, needs(salon)).code is Code.CHANGED_MEANWHILE
    operations.save_service_needs(at, replace(needs(salon, needs=(Need("room", None, 2),)), version=2))
    assert queries.service_needs(at, (peel,)) == {peel: ServiceNeeds(needs=(Need("room", None, 2),))}
    assert next(one.version for one in catalogue.services(at) if one.id == peel) == 3
    unknown = replace(needs(salon), service=99)
    assert wrong(operations.save_service_needs, at, unknown).code is Code.NOT_FOUND


@pytest.mark.parametrize(
    ("bad", "flaws"),
    [
        ({"before": -1}, {"before": Flaw.NOT_A_NUMBER}),
        ({"after": 241}, {"after": Flaw.NOT_A_NUMBER}),
        ({"interval_days": 401}, {"interval_days": Flaw.NOT_A_NUMBER}),
        ({"follow_days": (1, -1)}, {"follow_days": Flaw.NOT_A_NUMBER}),
        ({"follow_days": (61,)}, {"follow_days": Flaw.NOT_A_NUMBER}),
        ({"follow_days": (1, 2, 3, 4, 5, 6)}, {"follow_days": Flaw.NOT_A_NUMBER}),
        ({"free_from": 30, "free_minutes": 31}, {"free_minutes": Flaw.LONGER_THAN_SERVICE}),
        ({"free_from": 61}, {"free_from": Flaw.NOT_A_NUMBER}),
        ({"needs": (Need("chair", None, 1),)}, {"needs": Flaw.NOT_A_CHOICE}),
        ({"needs": (Need("", 99, 1),)}, {"needs": Flaw.NOT_A_CHOICE}),
        ({"needs": (Need("bed", 1, 1),)}, {"needs": Flaw.NOT_A_CHOICE}),
        ({"needs": (Need("bed", None, 0),)}, {"needs": Flaw.NOT_A_CHOICE}),
        ({"staff": (99,)}, {"staff": Flaw.NOBODY_CALLED_SO}),
    ],
)
def test_needs_that_are_wrong(salon: Salon, bad: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    at = salon.desk(OWNER)
    resource(salon, at)
    with pytest.raises(InvalidFields) as caught:
        operations.save_service_needs(at, needs(salon, **bad))
    assert caught.value.flaws == flaws
