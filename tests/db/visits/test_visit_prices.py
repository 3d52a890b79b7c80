"""What a service costs on a visit: the list price, less with a right and a reason, and what stands for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.salon import operations as catalogue
from db.salon.queries import salon as salon_now
from db.salon.queries import services
from db.staff.operations import staff
from db.visits import operations as visits
from db.visits.operations import OpenVisit, ProductUsed, ServiceDone
from db.visits.queries import open_record
from db.visits.records import VisitRecord
from tests.db.salon import (
    DESK_WOMAN,
    GU,
    HAO,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PRICE,
    Salon,
    entries,
    refused,
    wrong,
)


def at_price(salon: Salon, visit: VisitRecord, price: int | None) -> tuple[ServiceDone, ...]:
    """The visit's lines as they are, the first at another price."""
    first, *rest = [ServiceDone(line.service_id, line.staff.id, None, line.id) for line in visit.services]
    return (replace(first, price=price), *rest)


def test_less_than_the_list_price_needs_a_reason_and_a_manager(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, LI)
    less = at_price(salon, visit, PRICE - 100)
    error = wrong(salon.save, at, visit, services=less)
    assert (error.code, dict(error.facts)) == (
        Code.DISCOUNT,
        {"item": MOISTURE, "listed": PRICE, "price": PRICE - 100},
    )
    why = at.cheaper_because("  老顾客  ")
    assert refused(salon.save, why, visit, services=less) is Code.NEEDS_SECOND
    # another receptionist's right would be no more than her own: only a manager agrees
    assert refused(salon.approved, why, salon.save, visit, services=less, by=GU) is Code.NOT_ALLOWED
    agreed = salon.approved(why, salon.save, visit, services=less, by=OWNER)
    visit = salon.save(agreed, visit, services=less)
    [line] = visit.services
    assert (line.price, line.listed, line.reason, visit.total) == (PRICE - 100, PRICE, "老顾客", PRICE - 100)
    entry = entries(operation="save_visit", outcome="done")[-1]
    assert entry["reason"] == "老顾客"
    assert f'"discount":[[{PRICE},{PRICE - 100}]]' in entry["what"]
    assert f'"approved_by":{salon.staff[OWNER]}' in entry["what"]


def test_a_manager_needs_the_reason_alone_and_what_stands_is_not_asked_again(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = salon.visit(owner, LI)
    less = at_price(salon, visit, 100)
    assert wrong(salon.save, owner, visit, services=less).code is Code.DISCOUNT
    assert wrong(salon.save, owner.cheaper_because(" \u200b"), visit, services=less).code is Code.DISCOUNT
    visit = salon.save(owner.cheaper_because("赠送"), visit, services=less)
    at = salon.desk(DESK_WOMAN)
    # saved again, made dearer, another hand: nothing is asked, and the reason stays while it costs less
    visit = salon.save(at, visit, services=at_price(salon, visit, 100))
    visit = salon.save(at, visit, services=(replace(at_price(salon, visit, 200)[0], staff=salon.staff[HAO]),))
    assert [(line.price, line.reason) for line in visit.services] == [(200, "赠送")]
    assert wrong(salon.save, at, visit, services=at_price(salon, visit, 199)).code is Code.DISCOUNT
    visit = salon.save(at, visit, services=at_price(salon, visit, PRICE))
    assert [(line.price, line.reason) for line in visit.services] == [(PRICE, "")]


def test_a_beautician_gives_no_discount_whatever_she_writes(salon: Salon) -> None:
    lin = salon.desk(LIN)
    visit = salon.visit(lin, OUYANG)
    less = at_price(salon, visit, PRICE - 1)
    assert refused(salon.save, lin, visit, services=less) is Code.NOT_ALLOWED
    assert refused(salon.save, lin.cheaper_because("熟客"), visit, services=less) is Code.NOT_ALLOWED
    assert open_record(lin, visit.id).total == PRICE


def test_opening_a_visit_asks_too(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    cheap = (ServiceDone(salon.services[MOISTURE], salon.staff[LIN], PRICE - 1),)
    assert (
        wrong(visits.open_visit, at, OpenVisit(request_id="x", client=salon.clients[LI], services=cheap)).code
        is Code.DISCOUNT
    )


@pytest.mark.parametrize(
    ("percent", "price", "asks"), [(0, PRICE, False), (0, PRICE - 1, True), (10, 24120, False), (10, 24119, True)]
)
def test_the_setting_says_how_much_less_needs_nothing(salon: Salon, percent: int, price: int, asks: bool) -> None:
    owner = salon.desk(OWNER)
    catalogue.change_salon(owner, salon_now(owner)._replace(discount=percent))
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, LI)
    less = at_price(salon, visit, price)
    if asks:
        assert wrong(salon.save, at, visit, services=less).code is Code.DISCOUNT
    else:
        assert salon.save(at, visit, services=less).total == price


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_setting_that_is_no_percentage(salon: Salon, percent: int) -> None:
    owner = salon.desk(OWNER)
    with pytest.raises(InvalidFields) as caught:
        catalogue.change_salon(owner, salon_now(owner)._replace(discount=percent))
    assert list(caught.value.flaws) == ["discount"]


def test_a_conflict_and_a_price_have_a_reason_each(salon: Salon) -> None:
    owner = salon.desk(OWNER).despite_health("医生同意").cheaper_because("体验价")
    visit = salon.let_through(owner, "医生同意", salon.visit, OUYANG, "水杨酸焕肤")
    less = (ServiceDone(visit.services[0].service_id, salon.staff[LIN], 100, visit.services[0].id),)
    salon.save(owner, visit, services=less)
    assert entries(operation="save_visit", outcome="done")[-1]["reason"] == "医生同意 · 体验价"
    assert rows("SELECT reason FROM override") == [("医生同意",)]


# --- what is retired ----------------------------------------------------------------------------------------------


def retire(salon: Salon, name: str) -> None:
    owner = salon.desk(OWNER)
    one = next(one for one in services(owner) if one.name == name)
    asked = catalogue.SaveService(
        request_id=salon.request(), name=name, id=one.id, version=one.version, price=one.price, active=False
    )
    catalogue.save_service(owner, asked)


def leave(salon: Salon, name: str) -> None:
    [(version,)] = rows("SELECT version FROM staff WHERE name = ?", name)
    asked = staff.ChangeStaff(
        request_id=salon.request(), staff=salon.staff[name], version=version, name=name, active=False
    )
    staff.change_staff(salon.desk(OWNER), asked)


def test_numbers_stay_when_one_goes_and_are_never_used_again(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    before = {one.name: one.code for one in services(owner)}
    assert sorted(before.values()) == list(range(1, len(before) + 1))
    retire(salon, MOISTURE)
    owner = salon.desk(OWNER)
    assert {one.name: one.code for one in services(owner)} == {
        name: code for name, code in before.items() if name != MOISTURE
    }
    new = catalogue.save_service(owner, catalogue.SaveService(request_id="n", name="热石护理", price=100))
    retire(salon, "热石护理")
    owner = salon.desk(OWNER)
    newer = catalogue.save_service(owner, catalogue.SaveService(request_id="m", name="泥疗", price=100))
    assert (new.code, newer.code) == (len(before) + 1, len(before) + 2)
    assert set(newer.readings.split()) >= {"niliao", "nl"}


def test_what_stands_on_a_visit_outlives_the_catalogue_and_the_staff(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, LI, by=HAO)
    retire(salon, MOISTURE)
    leave(salon, HAO)
    at = salon.desk(DESK_WOMAN)
    shown = open_record(at, visit.id)
    assert [(line.name, line.staff.label, line.price) for line in shown.services] == [(MOISTURE, HAO, PRICE)]
    # another line beside it: what stands stays
    more = ServiceDone(salon.services[LIFT], salon.staff[LIN])
    shown = salon.save(at, shown, services=(*at_price(salon, shown, None), more))
    assert [(line.name, line.staff.label) for line in shown.services] == [(MOISTURE, HAO), (LIFT, LIN)]
    # but nothing new of either
    stand = [ServiceDone(s.service_id, s.staff.id, None, s.id) for s in shown.services]
    for bad, flaw in (
        (ServiceDone(salon.services[MOISTURE], salon.staff[LIN]), Flaw.NO_LONGER_OFFERED),
        (ServiceDone(salon.services[LIFT], salon.staff[HAO]), Flaw.NOBODY_CALLED_SO),
    ):
        with pytest.raises(InvalidFields) as caught:
            salon.save(at, shown, services=(*stand, bad))
        assert caught.value.flaws == {"services": flaw}


def test_a_visit_repeated_takes_what_is_offered_by_who_is_here(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = salon.visit(owner, OUYANG, by=HAO)
    more = (*at_price(salon, visit, None), ServiceDone(salon.services[LIFT], salon.staff[HAO]))
    visit = salon.save(owner, visit, services=more, products=(ProductUsed("纱布"),))
    salon.end(owner, salon.pay(owner, visit, 2 * PRICE))
    retire(salon, MOISTURE)
    leave(salon, HAO)
    owner = salon.desk(OWNER)
    again = visits.open_visit(owner, OpenVisit(request_id="r", client=salon.clients[OUYANG], repeat=True, second=True))
    # the client's own beautician does what somebody did who has left
    assert [(line.name, line.staff.label) for line in again.services] == [(LIFT, LIN)]
    assert again.left_out == (MOISTURE,)


def test_of_two_lines_of_a_service_the_right_one_keeps_its_price(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = salon.visit(owner, LI)
    hand = salon.staff[LIN]
    both = (*at_price(salon, visit, None), ServiceDone(visit.services[0].service_id, hand, 99900))
    visit = salon.save(owner, visit, services=both)
    second = visit.services[1]
    # whoever may not see prices sends none: the line that stays keeps its own
    visit = salon.save(owner, visit, services=(ServiceDone(second.service_id, hand, None, second.id),))
    assert [line.price for line in visit.services] == [99900]
