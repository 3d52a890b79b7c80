"""Blocked time: of a person, of a resource, of the whole salon."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.core.permissions import Role
from db.roster import queries
from db.roster.intervals import Interval
from db.roster.operations import blocks
from tests.db.resources.samples import resource
from tests.db.roster.samples import NEXT_MONDAY, booked
from tests.db.salon import CHEN, HAO, LIN, OWNER, Salon, refused, wrong

ILL = blocks.BlockTime(request_id="ill", day=NEXT_MONDAY, start=540, finish=660, why="病了")


def test_somebody_is_ill_at_nine(salon: Salon) -> None:
    """The receptionist says so; what was booked stays, and is listed."""
    at, lin = salon.desk(Role.RECEPTIONIST), salon.staff[LIN]
    hers = booked(salon, NEXT_MONDAY, 600)
    booked(salon, NEXT_MONDAY, 600, HAO, CHEN)
    booked(salon, NEXT_MONDAY, 660)
    booked(salon, NEXT_MONDAY - timedelta(days=1), 600)
    before = queries.booked_within(at, NEXT_MONDAY, Interval(540, 660), person=lin)
    assert [one.id for one in before] == [hers]
    asked = replace(ILL, person=lin)
    assert blocks.block_time(at, asked) == blocks.block_time(at, asked) == before
    [block] = queries.blocks(at, NEXT_MONDAY, NEXT_MONDAY)
    assert (block.person and block.person.label, block.resource, block.why) == (LIN, None, "病了")
    blocks.unblock(at, block.id)
    assert queries.blocks(at, NEXT_MONDAY, NEXT_MONDAY) == []
    assert wrong(blocks.unblock, at, block.id).code is Code.NOT_FOUND
    # the same request again blocks nothing anew
    assert blocks.block_time(at, asked) == ()
    assert queries.blocks(at, NEXT_MONDAY, NEXT_MONDAY) == []


def test_a_bed_is_mended_and_the_power_is_off(salon: Salon) -> None:
    at = salon.desk(OWNER)
    bed, other = resource(salon, at), resource(salon, at, "2号床")
    on_it = booked(salon, NEXT_MONDAY, 600, resource=bed.id)
    beside = booked(salon, NEXT_MONDAY, 600, HAO, CHEN, resource=other.id)
    found = blocks.block_time(at, replace(ILL, resource=bed.id))
    assert [one.id for one in found] == [on_it]
    found = blocks.block_time(at, replace(ILL, request_id="power", why="停电"))
    assert {one.id for one in found} == {on_it, beside}
    assert [(one.resource and one.resource.label) for one in queries.blocks(at, NEXT_MONDAY, NEXT_MONDAY)] == [
        "1号床",
        None,
    ]


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"why": " "}, {"why": Flaw.REQUIRED}),
        ({"finish": 540}, {"finish": Flaw.NOT_LATER}),
        ({"finish": 1441}, {"finish": Flaw.NOT_LATER}),
        ({"start": -5}, {"start": Flaw.NOT_A_TIME}),
        ({"person": 99}, {"person": Flaw.NOBODY_CALLED_SO}),
        ({"resource": 99}, {"resource": Flaw.NOT_A_CHOICE}),
        ({"person": 1, "resource": 1}, {"resource": Flaw.NOT_A_CHOICE}),
    ],
)
def test_a_block_that_is_wrong(salon: Salon, changes: dict[str, Any], flaw: dict[str, Flaw]) -> None:
    at = salon.desk(OWNER)
    resource(salon, at)
    with pytest.raises(InvalidFields) as caught:
        blocks.block_time(at, replace(ILL, **changes))
    assert caught.value.flaws == flaw


def test_today_can_be_blocked_and_yesterday_not(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    assert blocks.block_time(at, replace(ILL, day=today)) == ()
    late = replace(ILL, request_id="late", day=today - timedelta(days=1))
    assert wrong(blocks.block_time, at, late).code is Code.INVALID


def test_who_books_for_their_own_clients_alone_blocks_nothing(salon: Salon) -> None:
    for role in (Role.BEAUTICIAN, Role.KEEPER):
        assert refused(blocks.block_time, salon.desk(role), ILL) is Code.NOT_ALLOWED
