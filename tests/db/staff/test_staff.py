"""Staff, as the manager keeps them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.clients.operations import clients
from db.core.errors import Code, InvalidFields
from db.core.permissions import Role
from db.core.sql import rows
from db.sign_in.operations.opening import people as at_door
from db.staff.operations import staff
from db.staff.operations.session import set_own_look
from db.staff.queries import people
from db.staff.records import StaffRecord
from tests.db.salon import LIN, OWNER, SHEN, Salon, entries, everything, refused, wrong


def person(salon: Salon, name: str) -> StaffRecord:
    return next(one for one in people.staff(salon.desk(OWNER)) if one.name == name)


def test_new_colleague_can_sign_in(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = staff.AddStaff(
        request_id="once", name=" 白 露 ", roles=(Role.ADVISOR, Role.BEAUTICIAN), pin="481526", short="露"
    )
    record = staff.add_staff(at, asked)
    assert (record.name, record.short, record.roles) == ("白 露", "露", ("beautician", "advisor"))
    assert staff.add_staff(at, asked) == record
    assert rows("SELECT COUNT(*) FROM staff") == [(8,)]
    assert [one.name for one in at_door(salon.archive)][-1] == "白 露"
    assert people.colleagues(at)[8].label == "白 露"
    assert '"staff":8' in entries(operation="add_staff")[-2]["what"]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.KEEPER])
def test_nobody_alone_adds_somebody_who_agrees_for_others(salon: Salon, role: Role) -> None:
    at = salon.desk(OWNER)
    asked = staff.AddStaff(request_id="new", name="白露", roles=(role,), pin="48152637")
    assert refused(staff.add_staff, at, asked) is Code.NEEDS_SECOND
    assert rows("SELECT COUNT(*) FROM staff") == [(7,)]
    assert staff.add_staff(salon.approved(at, staff.add_staff, asked), asked).name == "白露"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (staff.AddStaff(request_id="x", name="", roles=(Role.ADVISOR,), pin="481526"), Code.INVALID),
        (staff.AddStaff(request_id="x", name="\u202e", roles=(Role.ADVISOR,), pin="481526"), Code.INVALID),
        (staff.AddStaff(request_id="x", name="白露", roles=(), pin="481526"), Code.INVALID),
        (staff.AddStaff(request_id="x", name=f" {LIN}\u200b", roles=(Role.ADVISOR,), pin="481526"), Code.NAME_TAKEN),
        (staff.AddStaff(request_id="x", name="白露", roles=(Role.KEEPER,), pin="481526"), Code.WEAK_PIN),
    ],
)
def test_new_colleague_that_is_wrong(salon: Salon, asked: staff.AddStaff, code: Code) -> None:
    at = salon.desk(OWNER)
    before = everything("audit_entry")
    assert wrong(staff.add_staff, at, asked).code is code
    assert everything("audit_entry") == before


def test_details_are_changed_from_the_version_that_was_read(salon: Salon) -> None:
    at = salon.desk(OWNER)
    lin = person(salon, LIN)
    at = salon.desk(OWNER)
    asked = staff.ChangeStaff(
        request_id="once", staff=lin.id, version=lin.version, name="林晓雨", short="晓", notes="周三休息"
    )
    changed = staff.change_staff(at, asked)
    assert (changed.name, changed.short, changed.notes, changed.version) == ("林晓雨", "晓", "周三休息", 2)
    assert staff.change_staff(at, asked) == changed
    again = replace(asked, request_id="two")
    assert wrong(staff.change_staff, at, again).code is Code.CHANGED_MEANWHILE
    assert wrong(staff.change_staff, at, replace(again, version=2, name=SHEN)).code is Code.NAME_TAKEN
    assert wrong(staff.change_staff, at, replace(again, staff=99)).code is Code.NOT_FOUND
    with pytest.raises(InvalidFields):
        staff.change_staff(at, replace(again, version=2, name=" "))


def test_who_leaves_stays_in_the_records(salon: Salon) -> None:
    at = salon.desk(OWNER)
    lin = person(salon, LIN)
    at = salon.desk(OWNER)
    staff.change_staff(at, staff.ChangeStaff(request_id="x", staff=lin.id, version=lin.version, name=LIN, active=False))
    assert LIN not in {ref.label for ref in people.colleagues(at).values()}
    assert LIN not in {one.name for one in at_door(salon.archive)}
    assert refused(salon.desk, LIN) is Code.NOBODY
    at = salon.desk(OWNER)
    assert not person(salon, LIN).active
    at = salon.desk(OWNER)
    [line] = [
        line for line in clients.open_client(at, salon.clients["欧阳静怡"]).values.items() if line[0] == "beautician"
    ]
    assert LIN in repr(line)


def test_a_manager_always_stays(salon: Salon) -> None:
    at = salon.desk(OWNER)
    shen = person(salon, SHEN)
    at = salon.desk(OWNER)
    agreed = salon.approved(at, staff.change_roles, shen.id, (Role.BEAUTICIAN,))
    staff.change_roles(agreed, shen.id, (Role.BEAUTICIAN,), "481526")
    owner = person(salon, OWNER)
    at = salon.desk(OWNER)
    leave = staff.ChangeStaff(request_id="x", staff=owner.id, version=owner.version, name=OWNER, active=False)
    assert wrong(staff.change_staff, at, leave).code is Code.LAST_MANAGER
    # with one manager left, roles and PINs need a written reason: there is no second person
    assert refused(staff.change_roles, at, owner.id, (Role.KEEPER,)) is Code.NEEDS_SECOND
    at = at.because("只有一位店长")
    assert wrong(staff.change_roles, at, owner.id, (Role.KEEPER,)).code is Code.LAST_MANAGER
    with pytest.raises(InvalidFields):
        staff.change_roles(at, owner.id, ())
    assert wrong(staff.change_roles, at, 99, (Role.KEEPER,)).code is Code.NOT_FOUND
    assert wrong(staff.reset_pin, at, 99, "48152637").code is Code.NOT_FOUND


def test_roles_are_kept_in_the_order_of_the_table(salon: Salon) -> None:
    asked = (salon.staff[LIN], (Role.KEEPER, Role.BEAUTICIAN))
    at = salon.approved(salon.desk(OWNER), staff.change_roles, *asked)
    changed = staff.change_roles(at, *asked, "48152637")
    assert changed.roles == ("beautician", "keeper")
    assert '"roles":["beautician","keeper"]' in entries(operation="change_roles")[-1]["what"]


def test_own_look_is_ones_own(salon: Salon) -> None:
    set_own_look(salon.desk(LIN), "en", "bright\x1b[0m")
    me = people.me(salon.desk(LIN))
    assert (me.language, me.theme) == ("en", "bright[0m")
    assert people.me(salon.desk(OWNER)).language == "zh"
