"""Who sees and writes what of a visit."""

from __future__ import annotations

import pytest

from db.core.errors import Code
from db.fields.values import Hidden
from db.visits import operations as visits
from db.visits.operations import AddToClosed, ServiceDone
from db.visits.queries import open_record, preview, visit_summary, visits_of
from tests.db.salon import (
    DENG,
    DESK_WOMAN,
    GU,
    HAO,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PRICE,
    ZENG,
    Salon,
    everything,
    refused,
)


def test_receptionist_has_no_care_notes(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, OUYANG)
    before = everything("audit_entry")
    assert refused(salon.save, at, visit, values={"felt": "好"}) is Code.NOT_ALLOWED
    assert everything("audit_entry") == before
    lin = salon.desk(LIN)
    visit = salon.save(lin, visit, values={"felt": "好", "effect": "5"})
    at = salon.desk(DESK_WOMAN)
    shown = open_record(at, visit.id)
    assert {name for name, value in shown.values.items() if value is not None} == {"felt", "effect", "cautions"}
    assert all(isinstance(value, Hidden) for value in shown.values.values() if value is not None)
    # a page that was opened masked is saved as it is, and wipes nothing
    done = (ServiceDone(salon.services[MOISTURE], salon.staff[HAO]),)
    shown = salon.save(at, shown, values=dict(shown.values), services=done)
    assert open_record(salon.desk(OWNER), visit.id).values["felt"] == "好"
    [line] = [line for line in visits_of(salon.desk(DESK_WOMAN), salon.clients[OUYANG]) if line.id == visit.id]
    assert (line.effect, line.note, line.amount) == ("", "", PRICE)


@pytest.mark.parametrize(("who", "seen"), [(OWNER, True), (DESK_WOMAN, True), (LIN, True), (DENG, False)])
def test_amounts_are_masked(salon: Salon, who: str, seen: bool) -> None:
    visit = salon.visit(salon.desk(OWNER), OUYANG)
    visit = salon.pay(salon.desk(OWNER), visit, 100)
    shown = open_record(salon.desk(who), visit.id)
    amounts = (shown.total, shown.left, shown.services[0].price, shown.payments[0].amount)
    assert (amounts == (PRICE, PRICE - 100, PRICE, 100)) is seen
    assert all(isinstance(amount, Hidden) for amount in amounts) is not seen


def test_amounts_of_an_earlier_visit(salon: Salon) -> None:
    """The receptionist sees what is still to pay, the beautician what she did herself, the manager all."""
    at = salon.desk(OWNER)
    visit = salon.end(at, salon.pay(at, salon.visit(at, OUYANG)))
    assert open_record(salon.desk(DESK_WOMAN), visit.id).total == PRICE
    salon.clock.forward(days=1)
    totals = {who: open_record(salon.desk(who), visit.id).total for who in (OWNER, LIN, DESK_WOMAN)}
    assert totals == {OWNER: PRICE, LIN: PRICE, DESK_WOMAN: Hidden()}
    assert open_record(salon.desk(DESK_WOMAN), visit.id).left == 0
    seen = {who: visits_of(salon.desk(who), salon.clients[OUYANG])[0].amount for who in (OWNER, LIN, DESK_WOMAN)}
    assert seen == totals
    spend = {who: visit_summary(salon.desk(who), salon.clients[OUYANG]).spend for who in (OWNER, LIN, DESK_WOMAN)}
    assert spend == {OWNER: 3 * PRICE, LIN: Hidden(), DESK_WOMAN: Hidden()}


def test_addenda_are_care_notes(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.end(at, salon.pay(at, salon.visit(at, OUYANG)))
    visits.add_to_closed(at, AddToClosed("x", visit.id, "次日泛红"))
    assert open_record(salon.desk(LIN), visit.id).addenda[0].text == "次日泛红"
    assert open_record(salon.desk(DESK_WOMAN), visit.id).addenda[0].text == "···"
    assert refused(visits.add_to_closed, salon.desk(GU), AddToClosed("y", visit.id, "x")) is Code.NOT_ALLOWED


def test_colleagues_client_needs_a_reason(salon: Salon) -> None:
    visit = salon.visit(salon.desk(OWNER), ZENG, by=GU)
    assert refused(open_record, salon.desk(LIN), visit.id) is Code.NEEDS_REASON
    assert open_record(salon.desk(GU), visit.id).values["felt"] is None


def test_a_preview_is_what_this_person_may_see_and_writes_nothing_down(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    for who, sees in ((LIN, True), (DESK_WOMAN, False)):
        at = salon.desk(who)
        [first, *_more] = visits_of(at, client)
        before = everything("audit_entry")
        assert isinstance(preview(at, first.id).values["felt"], Hidden) is not sees
        assert everything("audit_entry") == before
    assert refused(preview, salon.desk(HAO), first.id) is Code.NEEDS_REASON
