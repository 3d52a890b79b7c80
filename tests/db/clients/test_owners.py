"""Whose client somebody is: made so by another person, and changed by a manager alone."""

from __future__ import annotations

import pytest

from db.clients.operations import assigning, clients, emergency_access
from db.core.desk import Desk
from db.core.errors import Code, InvalidFields, SalonError
from db.core.permissions import Role
from db.fields.values import Hidden, Ref
from db.history.queries import history
from db.staff.operations import staff
from db.staff.queries import people
from tests.db.salon import (
    DENG,
    DESK_WOMAN,
    GU,
    HAO,
    LI,
    LIN,
    OUYANG,
    OWNER,
    Salon,
    entries,
    refused,
)


def test_glass_and_approvals_make_nobody_s_client_ones_own(salon: Salon) -> None:
    """A stranger's file, opened with a reason, is changed by an advisor: not whose client it is."""
    at = salon.desk(GU)
    emergency_access.break_glass(at.because("客户来电"), salon.clients[OUYANG])
    record = clients.open_client(at, salon.clients[OUYANG])
    own = Ref(salon.staff[GU], GU)
    assert refused(salon.change, at, record, beautician=own) is Code.NOT_ALLOWED
    # nor by whoever may change everything else
    for name in (DESK_WOMAN, DENG, OWNER):
        assert refused(salon.change, salon.desk(name), record, beautician=own) is Code.NOT_ALLOWED
    assert refused(salon.change, salon.desk(OWNER), record, beautician=None) is Code.NOT_ALLOWED
    salon.clock.forward(minutes=5)
    assert refused(clients.open_client, salon.desk(GU), salon.clients[OUYANG]) is Code.NEEDS_REASON


def test_a_visit_that_one_opened_oneself_makes_nobody_one_s_own(salon: Salon) -> None:
    at = salon.desk(OWNER)
    both = (Role.RECEPTIONIST, Role.BEAUTICIAN)
    staff.change_roles(salon.approved(at, staff.change_roles, salon.staff[LIN], both), salon.staff[LIN], both)
    lin = salon.desk(LIN)
    salon.visit(lin, LI, by=LIN)
    assert "illness" not in {
        name for name, value in clients.open_client(lin, salon.clients[LI]).values.items() if value == "胃炎"
    }
    assert refused(access_care, lin, salon) is Code.NOT_ALLOWED
    salon.visit(salon.desk(DESK_WOMAN), LI, by=LIN)
    assert clients.open_client(salon.desk(LIN), salon.clients[LI]).values["illness"] == "胃炎"


def access_care(at: Desk, salon: Salon) -> None:
    """Changing what is known of the client's health: of one's own clients alone."""
    record = clients.open_client(at, salon.clients[LI])
    salon.change(at, record, illness="无")


def test_that_day_is_over_also_when_the_clock_is_set_back(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    record = salon.register(at, "赵一", consent_file=True, consent_health=True, illness="偏头痛")
    assert clients.open_client(at, record.id).values["illness"] == "偏头痛"
    salon.clock.forward(days=1)
    clients.open_client(at, record.id)
    salon.clock.jump(days=-1)
    assert isinstance(clients.open_client(at, record.id).values["illness"], Hidden)
    masked = clients.open_client(at, record.id)
    assert refused(salon.change, at, masked, illness="鼻炎") is Code.NOT_ALLOWED


def test_that_day_is_the_day_also_after_the_clock_was_once_ahead(salon: Salon) -> None:
    salon.clock.jump(days=3650)
    salon.desk(DESK_WOMAN)
    salon.clock.jump(days=-3650)
    at = salon.desk(DESK_WOMAN)
    record = salon.register(at, "赵一", consent_file=True, consent_health=True, illness="偏头痛")
    assert clients.open_client(at, record.id).values["illness"] == "偏头痛"
    visit = salon.visit(at, LI, by=LIN)
    assert clients.open_client(salon.desk(LIN), visit.client.id)


# --- whose client it is, decided by a manager ---------------------------------------------------------------------


def test_a_manager_assigns_a_client(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = assigning.Assign("once", salon.clients[LI], salon.staff[GU])
    record = assigning.assign(at, asked)
    assert (record.values["beautician"], record.version) == (Ref(salon.staff[GU], GU), 2)
    assert assigning.assign(at, asked) == record
    assert clients.open_client(salon.desk(GU), salon.clients[LI]).values["illness"] == "胃炎"
    at = salon.desk(OWNER)
    [line] = [one for one in history(at, salon.clients[LI], "zh") if one.field == "beautician"]
    assert (line.by, line.old, line.new) == (OWNER, "", GU)
    [written] = entries(operation="assign", outcome="done")[:1]
    assert (written["client"], f'"to":{salon.staff[GU]}' in written["what"]) == (salon.clients[LI], True)
    assert assigning.assign(at, assigning.Assign("nobody", salon.clients[LI], 0)).values["beautician"] is None
    assert refused(clients.open_client, salon.desk(GU), salon.clients[LI]) is Code.NEEDS_REASON


@pytest.mark.parametrize("to", [99, 2**70, -1])
def test_nobody_is_assigned_to_who_doesn_t_work_here(salon: Salon, to: int) -> None:
    at = salon.desk(OWNER)
    with pytest.raises(SalonError):
        assigning.assign(at, assigning.Assign("x", salon.clients[LI], to))
    [hao] = [person for person in people.staff(at) if person.name == HAO]
    staff.change_staff(at, staff.ChangeStaff(request_id="y", staff=hao.id, version=hao.version, name=HAO, active=False))
    with pytest.raises(InvalidFields):
        assigning.assign(at, assigning.Assign("z", salon.clients[LI], hao.id))
