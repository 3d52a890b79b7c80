"""Whose client it is, who is at the desk, and what goes with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.clients.operations import clients
from db.core.errors import Code, Refused, SalonError
from db.core.permissions import Role
from db.core.sql import Transaction, rows
from db.sign_in.operations.sign_in import sign_in
from db.staff.operations import session as desk
from db.staff.operations import staff
from db.staff.operations.session import change_own_pin
from db.staff.queries import people
from tests.db.salon import (
    DESK_WOMAN,
    GU,
    LI,
    LIN,
    OWNER,
    Salon,
    entries,
    everything,
    refused,
)


def test_client_with_a_visit_open_today_is_theirs(salon: Salon) -> None:
    assert refused(clients.open_client, salon.desk(LIN), salon.clients[LI]) is Code.NEEDS_REASON
    visit = salon.visit(salon.desk(OWNER), LI, by=LIN)
    at = salon.desk(LIN)
    record = clients.open_client(at, salon.clients[LI])
    assert record.values["illness"] == "胃炎"
    visit = salon.save(at, visit, values={"felt": "好"})
    # until the visit is closed, or the day is over
    salon.clock.forward(days=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    salon.clock.forward(days=-1)
    owner = salon.desk(OWNER)
    salon.end(owner, salon.pay(owner, visit))
    assert refused(clients.open_client, salon.desk(LIN), salon.clients[LI]) is Code.NEEDS_REASON


def test_somebody_else_s_request_gives_nothing_back(salon: Salon) -> None:
    asked = clients.Register("same", {"name": "赵一", "phone": "13500135005", "consent_file": True})
    made = clients.register(salon.desk(DESK_WOMAN), asked)
    assert clients.register(salon.desk(DESK_WOMAN), asked).id == made.id
    assert refused(clients.register, salon.desk(GU), asked) is Code.NOT_ALLOWED
    assert rows("SELECT COUNT(*) FROM client WHERE name = '赵一'") == [(1,)]


def test_roles_are_read_anew_with_every_operation(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert refused(people.staff, at) is Code.NOT_ALLOWED
    roles = (Role.BEAUTICIAN, Role.KEEPER)
    owner = salon.approved(salon.desk(OWNER), staff.change_roles, salon.staff[LIN], roles)
    with pytest.raises(SalonError) as caught:
        staff.change_roles(owner, salon.staff[LIN], roles)
    assert (caught.value.code, caught.value.facts["digits"]) == (Code.NEEDS_PIN, 8)
    staff.change_roles(owner, salon.staff[LIN], roles, "48152637")
    at = sign_in(salon.archive, salon.staff[LIN], "48152637")
    change_own_pin(at, "48152637", "60294815")
    assert clients.open_client(at, salon.clients[LI])
    owner = salon.desk(OWNER)
    staff.change_staff(
        owner, staff.ChangeStaff(request_id="x", staff=salon.staff[LIN], version=2, name=LIN, active=False)
    )
    assert refused(people.me, at) is Code.NOBODY


def test_a_new_start_ends_the_sessions_of_the_last_one(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.reopen()
    assert people.me(salon.still(at)).name == OWNER
    salon.reopen(as_start=True)
    assert refused(people.me, salon.still(at)) is Code.NOBODY


def test_a_desk_is_only_what_signing_in_made(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert refused(people.staff, replace(at, staff=1)) is Code.NOBODY
    assert refused(people.me, replace(at, session=at.session + 1)) is Code.NOBODY
    # signing in ends whatever was open
    salon.desk(OWNER)
    assert refused(people.me, at) is Code.NOBODY


def test_refusal_inside_a_refusal_is_undone_and_written_once(salon: Salon) -> None:
    """An operation that calls another one: both are undone together, and the refusal stays."""
    at = salon.desk(LIN)
    before, entry = everything("audit_entry"), len(entries())
    with pytest.raises(Refused), Transaction():
        desk.keep_draft(at, desk.KeepDraft("client", "{}"))
        with Transaction():
            clients.open_client(at, salon.clients[LI])
    assert everything("audit_entry") == before
    assert len(entries()) == entry
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    assert len(entries()) == entry + 1
