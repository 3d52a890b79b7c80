"""What a second person agrees to, what a written reason does instead, and that both are looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from db.clients.operations import emergency_access
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.permissions import Permission, Role, may_approve
from db.core.sql import run
from db.handover.operations import HandOver, hand_over
from db.papers.filing.order import Order
from db.papers.printed import operations as paper
from db.reviews import operations as reviews
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.sign_in.operations import leaving
from db.staff.operations import session, staff
from db.staff.queries import people
from tests.db.salon import (
    HAO,
    LI,
    LIN,
    OWNER,
    PINS,
    SHEN,
    Salon,
    entries,
    everything,
    refused,
    wanted,
)


def test_a_second_person_opens_what_needs_one(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    agreed = salon.approved(at, staff.change_roles, lin, (Role.ADVISOR,))
    assert staff.change_roles(agreed, lin, (Role.ADVISOR,)).roles == ("advisor",)
    assert entries(operation="change_roles")[-1]["what"].count(f'"approved_by":{salon.staff[SHEN]}')
    # good for one use, also of the very same
    assert refused(staff.change_roles, agreed, lin, (Role.ADVISOR,)) is Code.NEEDS_SECOND


def test_an_approval_says_what_it_is_for_and_about_whom(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    asked = wanted(staff.change_roles, at, lin, (Role.ADVISOR, Role.RECEPTIONIST))
    assert (asked.operation, asked.staff, asked.roles) == ("change_roles", lin, "advisor,receptionist")
    salon.approved(at, staff.reset_pin, lin, "481526")
    written = entries(operation="approve")[-1]
    assert (written["person"], '"operation":"reset_pin"' in written["what"]) == (SHEN, True)
    assert f'"staff":{lin}' in written["what"]
    assert "481526" not in repr(everything())


def test_an_approval_is_for_one_call_of_one_operation(salon: Salon) -> None:
    """What was agreed to for a PIN neither demotes the approver nor gives somebody else a role."""
    at, lin, shen = salon.desk(OWNER), salon.staff[LIN], salon.staff[SHEN]
    given = salon.approved(at, staff.reset_pin, lin, "481526")
    for call in (
        lambda: staff.change_roles(given, shen, (Role.RECEPTIONIST,)),
        lambda: staff.change_roles(given, lin, (Role.MANAGER,), "48152637"),
        lambda: staff.reset_pin(given, salon.staff[HAO], "481526"),
        lambda: hand_over(given, HandOver(request_id="x", staff=lin, to=salon.staff[HAO])),
        lambda: paper.print_index(given, Order.PINYIN),
    ):
        assert refused(call) is Code.NEEDS_SECOND
    advisor = salon.approved(at, staff.change_roles, lin, (Role.ADVISOR,))
    assert refused(staff.change_roles, advisor, lin, (Role.ADVISOR, Role.BEAUTICIAN)) is Code.NEEDS_SECOND
    # the PIN itself is typed anew where it was too easy: it is no part of what is agreed to
    assert staff.reset_pin(given, lin, "602948").name == LIN


def test_an_approval_is_for_one_request(salon: Salon) -> None:
    at, lin, hao = salon.desk(OWNER), salon.staff[LIN], salon.staff[HAO]
    asked = HandOver(request_id="one", staff=lin, to=hao)
    given = salon.approved(at, hand_over, asked)
    other = replace(asked, request_id="two")
    assert refused(hand_over, given, other) is Code.NEEDS_SECOND
    assert hand_over(given, asked).name == LIN


@pytest.mark.parametrize("set_back", [timedelta(), timedelta(days=-3), timedelta(days=3)])
def test_an_approval_lives_five_minutes_whatever_the_clock_says(salon: Salon, set_back: timedelta) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    given = salon.approved(at, staff.reset_pin, lin, "481526")
    salon.clock.forward(minutes=5, microseconds=-1)
    salon.clock.now += set_back
    assert staff.reset_pin(given, lin, "481526").name == LIN
    given = salon.approved(at, staff.reset_pin, lin, "602948")
    salon.clock.forward(minutes=5)
    salon.clock.now -= timedelta(hours=1)
    assert refused(staff.reset_pin, given, lin, "602948") is Code.NEEDS_SECOND


def test_an_approval_is_for_one_session(salon: Salon) -> None:
    given = salon.approved(salon.desk(OWNER), staff.reset_pin, salon.staff[LIN], "481526")
    later = replace(salon.desk(OWNER), approvals=given.approvals)
    assert refused(staff.reset_pin, later, salon.staff[LIN], "481526") is Code.NEEDS_SECOND


def test_nobody_approves_for_themselves_or_without_the_right(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    asked = wanted(staff.reset_pin, at, lin, "481526")
    assert refused(session.approve, at, salon.staff[OWNER], PINS[OWNER], asked) is Code.NOT_ALLOWED
    assert refused(session.approve, at, lin, PINS[LIN], asked) is Code.NOT_ALLOWED
    assert refused(session.approve, at, 2**70, PINS[LIN], asked) is Code.NOBODY
    assert refused(staff.reset_pin, at, lin, "481526") is Code.NEEDS_SECOND
    assert refused(session.approve, at, salon.staff[SHEN], "00000000", asked) is Code.WRONG_PIN
    assert entries(operation="approve", outcome="refused")[-1]["staff"] == salon.staff[SHEN]


def test_who_needs_a_second_person_for_it_is_none_where_others_may_do_it_alone(salon: Salon) -> None:
    assert may_approve([Role.MANAGER], Permission.OVERRIDE_CONFLICT)
    assert not may_approve([Role.RECEPTIONIST], Permission.OVERRIDE_CONFLICT)
    assert may_approve([Role.KEEPER], Permission.EXPORT)
    assert not may_approve([Role.ADVISOR], Permission.EXPORT)


@pytest.mark.parametrize(("leave", "code"), [(leaving.lock, Code.LOCKED), (leaving.sign_out, Code.NOBODY)])
def test_nobody_approves_at_a_desk_that_was_left(salon: Salon, leave: Callable[[Desk], None], code: Code) -> None:
    at = salon.desk(OWNER)
    asked = wanted(staff.reset_pin, at, salon.staff[LIN], "481526")
    leave(at)
    assert refused(session.approve, at, salon.staff[SHEN], PINS[SHEN], asked) is code


def test_a_failed_operation_leaves_the_approval(salon: Salon) -> None:
    at = salon.approved(salon.desk(OWNER), staff.reset_pin, salon.staff[LIN], "481526")
    with pytest.raises(SalonError):
        staff.reset_pin(at, salon.staff[LIN], "123456")
    assert staff.reset_pin(at, salon.staff[LIN], "481526").name == LIN


def test_salon_that_works_solo_gives_a_reason_instead(salon: Salon) -> None:
    at = salon.desk(OWNER)
    catalogue.change_salon(at, salon_queries.salon(at)._replace(solo=True))
    assert refused(staff.reset_pin, at, salon.staff[LIN], "481526") is Code.NEEDS_SECOND
    staff.reset_pin(at.because("林小雨忘记"), salon.staff[LIN], "481526")
    written = entries(operation="reset_pin", outcome="done")[-1]
    assert (written["reason"], '"review":"reset_pin"' in written["what"]) == ("林小雨忘记", True)
    [_switched, line] = reviews.to_look_at(at)
    assert (line.by, line.operation, line.about and line.about.label, line.reason) == (
        OWNER,
        "reset_pin",
        LIN,
        "林小雨忘记",
    )


def test_the_only_manager_resets_a_pin_with_a_reason(salon: Salon) -> None:
    """Nobody waits for a second person who doesn't exist, nor for one who can't type the PIN that is to be reset."""
    at, shen = salon.desk(OWNER), salon.staff[SHEN]
    with pytest.raises(Refused) as caught:
        staff.reset_pin(at, shen, "48152637")
    assert caught.value.facts["alone"] == 1
    # for anybody else, she could agree
    assert wanted(staff.reset_pin, at, salon.staff[LIN], "481526")
    assert refused(staff.reset_pin, at.because("忘记"), salon.staff[LIN], "481526") is Code.NEEDS_SECOND
    assert staff.reset_pin(at.because("忘记密码"), shen, "48152637").name == SHEN
    assert [line.about.label for line in reviews.to_look_at(at) if line.about] == [SHEN]


# --- looked at afterwards -----------------------------------------------------------------------------------------


def test_what_was_done_with_a_reason_waits_until_a_manager_has_looked(salon: Salon) -> None:
    emergency_access.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    at = salon.desk(OWNER)
    [line] = reviews.to_look_at(at)
    assert (line.by, line.operation, line.reason) == (LIN, "break_glass", "客户来电")
    assert line.client is not None and line.client.label.startswith(LI)
    reviews.look_at(at, line.id)
    assert reviews.to_look_at(at) == []
    assert entries(operation="look_at")[-1]["client"] == salon.clients[LI]
    with pytest.raises(SalonError) as caught:
        reviews.look_at(at, line.id)
    assert caught.value.code is Code.NOT_FOUND


def test_another_manager_looks_at_what_one_has_done_where_there_is_one(salon: Salon) -> None:
    at = salon.desk(OWNER)
    staff.reset_pin(at.because("忘记密码"), salon.staff[SHEN], "48152637")
    [line] = reviews.to_look_at(at)
    assert refused(reviews.look_at, at, line.id) is Code.NOT_ALLOWED
    [shen] = [person for person in people.staff(at) if person.name == SHEN]
    staff.change_staff(
        at, staff.ChangeStaff(request_id="x", staff=shen.id, version=shen.version, name=SHEN, active=False)
    )
    reviews.look_at(at, line.id)
    assert reviews.to_look_at(at) == []


def test_that_one_manager_is_enough_from_now_on_is_looked_at_by_another(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = salon_queries.salon(at)
    catalogue.change_salon(at, record._replace(hours="10–20"))
    assert reviews.to_look_at(at) == []
    for solo in (True, False):
        record = salon_queries.salon(at)
        catalogue.change_salon(at, record._replace(solo=solo))
        assert f'"solo":{int(solo)}' in entries(operation="change_salon")[-1]["what"]
    assert [(one.operation, one.by) for one in reviews.to_look_at(at)] == [("change_salon", OWNER)] * 2
    assert refused(reviews.look_at, at, reviews.to_look_at(at)[0].id) is Code.NOT_ALLOWED


def test_what_was_done_alone_says_whether_the_salon_works_so(salon: Salon) -> None:
    run("UPDATE salon SET solo = TRUE")
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    staff.change_roles(at.because("店里只有我"), lin, (Role.ADVISOR,))
    assert '"solo":1' in entries(operation="change_roles")[-1]["what"]
