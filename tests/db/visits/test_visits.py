"""Visits: opened, filled in, paid, closed, added to; conflicts, what is carried, and what adds up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.errors import Code, InvalidFields
from db.core.sql import rows
from db.fields.values import Hidden
from db.salon import operations as catalogue
from db.visits import operations as visits
from db.visits.operations import AddToClosed, CloseVisit, OpenVisit, Pay, ProductUsed, SaveVisit, ServiceDone
from db.visits.queries.home import home
from db.visits.queries.visits import PAGE, open_record, preview, visit_summary, visits_of
from db.visits.records import VisitRecord
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    GU,
    HAO,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PEEL,
    PRICE,
    ZENG,
    Salon,
    entries,
    everything,
    refused,
    wrong,
)


def lines(visit: VisitRecord) -> list[tuple[str, int | Hidden]]:
    return [(line.name, line.price) for line in visit.services]


# --- a visit from arrival to end ----------------------------------------------------------------------------------


def test_a_visit_of_three_people(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, OUYANG)
    assert (visit.day, visit.opened_by, visit.is_open, visit.late) == (salon.clock.today, DESK_WOMAN, True, False)
    assert (visit.total, visit.left, lines(visit)) == (PRICE, PRICE, [(MOISTURE, PRICE)])
    lin = salon.desk(LIN)
    used = (ProductUsed("修护精华", salon.products["修护精华"], "2 ml", "B-7"), ProductUsed("纱布"))
    visit = salon.save(lin, visit, values={"skin_before": "干", "effect": "5", "confirmed": True}, products=used)
    assert visit.values["skin_before"] == "干"
    assert [(line.name, line.amount, line.batch) for line in visit.products] == [
        ("修护精华", "2 ml", "B-7"),
        ("纱布", "", ""),
    ]
    assert [line.id for line in home(lin).here] == [visit.id]
    at = salon.desk(DESK_WOMAN)
    visit = salon.pay(at, salon.pay(at, open_record(at, visit.id), 20000, "cash"), 6800)
    assert ([line.method for line in visit.payments], visit.left) == (["cash", "wechat"], 0)
    visit = salon.end(at, visit)
    assert (visit.is_open, visit.closed_by) == (False, DESK_WOMAN)
    assert home(at).here == ()


def test_an_open_visit_can_not_end_too_early(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = visits.open_visit(at, OpenVisit(request_id="x", client=salon.clients[LI]))
    assert wrong(salon.end, at, visit).code is Code.NOTHING_DONE
    done = (ServiceDone(salon.services[MOISTURE], salon.staff[LIN]),)
    visit = salon.pay(at, salon.save(at, visit, services=done), 100)
    error = wrong(salon.end, at, visit)
    assert (error.code, error.facts["amount"]) == (Code.STILL_TO_PAY, PRICE - 100)


def test_after_the_end_there_are_only_addenda(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.visit(at, LI)
    assert wrong(visits.add_to_closed, at, AddToClosed("x", visit.id, "早")).facts["open"] == 1
    visit = salon.end(at, salon.pay(at, visit))
    before = everything("audit_entry")
    for call in (
        lambda: salon.save(at, visit, values={"felt": "改"}),
        lambda: salon.pay(at, visit, 1),
        lambda: salon.end(at, visit),
    ):
        assert wrong(call).code is Code.CLOSED
    for text in ("", " \u200b\n"):
        with pytest.raises(InvalidFields):
            visits.add_to_closed(at, AddToClosed("y", visit.id, text))
    assert everything("audit_entry") == before
    visits.add_to_closed(at, AddToClosed("a", visit.id, "次日泛红\r\n已回访"))
    visit = visits.add_to_closed(at, AddToClosed("b", visit.id, "第三日好转"))
    assert [(line.text, line.by) for line in visit.addenda] == [("次日泛红\n已回访", OWNER), ("第三日好转", OWNER)]


def test_somebody_saved_in_between(salon: Salon) -> None:
    at = salon.desk(OWNER)
    read = salon.visit(at, LI)
    now = salon.save(at, read, values={"felt": "好"})
    before = everything("audit_entry")
    assert wrong(salon.save, at, read, values={"felt": "不好"}).code is Code.CHANGED_MEANWHILE
    assert wrong(salon.end, at, read).code is Code.CHANGED_MEANWHILE
    assert everything("audit_entry") == before
    assert open_record(at, now.id).values["felt"] == "好"


REQUESTS: dict[str, tuple[Callable[..., Any], Callable[[Salon, VisitRecord, VisitRecord], Any], str]] = {
    "open": (
        visits.open_visit,
        lambda salon, opened, closed: OpenVisit(request_id="once", client=opened.client.id, second=True),
        "SELECT COUNT(*) FROM visit",
    ),
    "save": (
        visits.save_visit,
        lambda salon, opened, closed: SaveVisit(
            request_id="once",
            visit=opened.id,
            version=opened.version,
            values={},
            services=None,
            products=(ProductUsed("a"), ProductUsed("b")),
        ),
        "SELECT COUNT(*) / 2 FROM visit_product",
    ),
    "pay": (
        visits.take_payment,
        lambda salon, opened, closed: Pay("once", opened.id, "cash", 100),
        "SELECT COUNT(*) FROM payment",
    ),
    "end": (
        visits.close_visit,
        lambda salon, opened, closed: CloseVisit("once", closed.id, closed.version),
        "SELECT COUNT(*) FROM visit WHERE closed_at IS NOT NULL",
    ),
    "add": (
        visits.add_to_closed,
        lambda salon, opened, closed: AddToClosed("once", 1, "次日泛红"),
        "SELECT COUNT(*) FROM addendum",
    ),
}


@pytest.mark.parametrize("name", list(REQUESTS))
def test_same_request_twice_makes_one_row(salon: Salon, name: str) -> None:
    call, make, counted = REQUESTS[name]
    at = salon.desk(OWNER)
    asked = make(salon, salon.visit(at, LI), salon.pay(at, salon.visit(at, LI)))
    [(before,)] = rows(counted)
    first = call(at, asked)
    assert rows(counted) == [(before + 1,)]
    assert call(at, asked) == first
    assert rows(counted) == [(before + 1,)]
    assert entries()[-1]["action"] == "R"


def test_request_of_another_visit_is_refused(salon: Salon) -> None:
    at = salon.desk(OWNER)
    one, other = salon.visit(at, LI), salon.visit(at, CHEN)
    visits.take_payment(at, Pay("once", one.id, "cash", 100))
    assert refused(visits.take_payment, at, Pay("once", other.id, "cash", 100)) is Code.NOT_ALLOWED
    assert refused(visits.close_visit, at, CloseVisit("once", one.id, one.version)) is Code.NOT_ALLOWED
    visits.open_visit(at, OpenVisit(request_id="opened", client=salon.clients[LI], second=True))
    assert (
        refused(visits.open_visit, at, OpenVisit(request_id="opened", client=salon.clients[CHEN])) is Code.NOT_ALLOWED
    )


# --- money --------------------------------------------------------------------------------------------------------


def test_totals_follow_the_lines(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, LI)
    lin, hao = salon.staff[LIN], salon.staff[HAO]
    more = (
        ServiceDone(salon.services[MOISTURE], lin),
        ServiceDone(salon.services[LIFT], hao, 30000),
        ServiceDone(salon.services[LIFT], hao, 0),
    )
    visit = salon.save(salon.desk(OWNER).cheaper_because("赠送"), visit, services=more)
    assert visit.total == PRICE + 30000
    at = salon.desk(DESK_WOMAN)
    visit = salon.pay(at, visit, 30000)
    assert visit.left == PRICE
    assert wrong(salon.pay, at, visit, PRICE + 1).code is Code.TOO_MUCH_PAID
    assert wrong(salon.save, at, visit, services=more[:1]).code is Code.TOO_MUCH_PAID
    visit = salon.pay(at, visit)
    assert visit.left == 0
    assert salon.save(at, visit, values={}).total == PRICE + 30000


def test_price_is_that_of_the_day(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = salon.visit(owner, LI)
    service = salon.services[MOISTURE]
    catalogue.save_service(
        owner, catalogue.SaveService(request_id="x", name="深层补水", id=service, version=1, price=39900)
    )
    done = ServiceDone(service, salon.staff[LIN])
    # a line that was there keeps its name and price, a new one has today's
    visit = salon.save(owner, visit, services=(done, done))
    assert lines(visit) == [(MOISTURE, PRICE), ("深层补水", 39900)]
    assert salon.visit(owner, CHEN).total == 39900


def test_lines_are_those_that_were_saved_last(salon: Salon) -> None:
    """In their order, however many there were; a line keeps its row, and one that stays as it is isn't written."""
    at = salon.desk(OWNER).cheaper_because("试")
    lin, hao = salon.staff[LIN], salon.staff[HAO]
    one, two = ServiceDone(salon.services[MOISTURE], lin, 100), ServiceDone(salon.services[LIFT], hao, 200)
    essence = ProductUsed("修护精华", salon.products["修护精华"], "2 ml", "B-7")
    gauze = ProductUsed("纱布")
    visit = salon.visit(at, LI)
    steps: tuple[tuple[tuple[ServiceDone, ...], tuple[ProductUsed, ...]], ...] = (
        ((one, two), (essence, gauze)),
        ((one, two), (essence, gauze)),
        ((one, replace(two, staff=lin), two), (essence,)),
        ((two, one), (gauze, essence, gauze)),
        ((replace(one, price=300),), (replace(essence, batch="B-8"), replace(gauze, product=essence.product))),
        ((), ()),
        ((two,), (gauze,)),
    )
    for services, products in steps:
        before = visit
        visit = salon.save(at, visit, services=services, products=products)
        assert open_record(at, visit.id) == visit
        assert [(s.service_id, s.staff.id, s.price) for s in visit.services] == [
            (s.service, s.staff, s.price) for s in services
        ]
        assert [ProductUsed(p.name, p.product_id, p.amount, p.batch) for p in visit.products] == list(products)
        assert visit.total == sum(s.price or 0 for s in services)
        for old, new in ((before.services, visit.services), (before.products, visit.products)):
            ids = [line.id for line in old], [line.id for line in new]
            assert all(one == other for one, other in zip(*ids, strict=False))


def test_lines_that_stay_are_not_written_again(salon: Salon) -> None:
    at = salon.desk(OWNER)
    done = (ServiceDone(salon.services[MOISTURE], salon.staff[LIN]),)
    used = (ProductUsed("纱布", None, "1", "A"), ProductUsed("棉签"))
    visit = salon.save(at, salon.visit(at, LI), services=done, products=used)
    written: list[int] = []
    for more in ({}, {"services": done, "products": used}, {"products": (used[0], ProductUsed("棉片"))}):
        [(before,)] = rows("SELECT total_changes()")
        visit = salon.save(at, visit, values={"felt": f"好 {len(written)}"}, **more)
        [(after,)] = rows("SELECT total_changes()")
        written.append(after - before)
    assert written == [written[0], written[0], written[0] + 1]


@pytest.mark.parametrize("amount", [0, -1])
def test_payment_is_positive(salon: Salon, amount: int) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, LI)
    with pytest.raises(InvalidFields) as caught:
        salon.pay(at, visit, amount)
    assert list(caught.value.flaws) == ["amount"]
    with pytest.raises(InvalidFields) as caught:
        salon.pay(at, visit, 1, "bitcoin")
    assert list(caught.value.flaws) == ["method"]


@pytest.mark.parametrize("price", [-1, 100_000_001, 1 << 80])
def test_price_out_of_all_proportion(salon: Salon, price: int) -> None:
    at = salon.desk(DESK_WOMAN)
    done = (ServiceDone(salon.services[MOISTURE], salon.staff[LIN], price),)
    with pytest.raises(InvalidFields) as caught:
        visits.open_visit(at, OpenVisit(request_id="x", client=salon.clients[LI], services=done))
    assert list(caught.value.flaws) == ["services"]


def test_what_visits_add_up_to(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.clock.forward(minutes=1)
    visit = salon.visit(at, OUYANG, LIFT)
    salon.end(at, salon.pay(at, visit, method="alipay"))
    found = visit_summary(at, salon.clients[OUYANG])
    today = salon.clock.today
    assert (found.count, found.first, found.latest) == (3, today - timedelta(days=30), today)
    assert (found.spend, found.services) == (3 * PRICE, ((MOISTURE, 2), (LIFT, 1)))
    assert (found.last_payment, found.last_method) == (today, "alipay")
    record = clients.open_client(at, salon.clients[OUYANG])
    assert (record.first_visit, record.latest_visit) == (found.first, found.latest)
    assert visit_summary(at, salon.clients[CHEN]).count == 0
    hidden = visit_summary(salon.desk(DENG), salon.clients[OUYANG])
    assert isinstance(hidden.spend, Hidden)


def test_visits_come_in_pages_the_latest_first(salon: Salon) -> None:
    at = salon.desk(OWNER)
    client = salon.clients[CHEN]
    for number in range(PAGE + 6):
        day = salon.clock.today - timedelta(days=number // 2)
        visits.open_visit(at, OpenVisit(request_id=f"v{number}", client=client, day=day, second=True))
    first = visits_of(at, client)
    rest = visits_of(at, client, (first[-1].day.isoformat(), first[-1].id))
    found = [(line.day, line.id) for line in first + rest]
    assert (len(first), len(rest)) == (PAGE, 6)
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == PAGE + 6


# --- what is carried, late entries --------------------------------------------------------------------------------


def test_cautions_are_carried_forward_and_marked(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.visit(at, OUYANG)
    assert (visit.values["cautions"], visit.values["felt"], visit.carried) == (
        "鼻翼避开",
        None,
        frozenset({"cautions"}),
    )
    same = salon.save(at, visit, values={"cautions": "鼻翼避开"})
    assert same.carried == frozenset({"cautions"})
    changed = salon.save(at, same, values={"cautions": "下巴避开"})
    assert changed.carried == frozenset()
    assert salon.visit(at, OUYANG).values["cautions"] == "下巴避开"


def test_the_last_visit_is_repeated(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.visit(at, LI)
    used = (ProductUsed("修护精华", salon.products["修护精华"], "2 ml", "B-7"),)
    visit = salon.save(at, visit, values={"steps": "清洁 导入", "settings": "3 档", "felt": "好"}, products=used)
    salon.end(at, salon.pay(at, visit))
    catalogue.save_service(
        at, catalogue.SaveService(request_id="x", name=MOISTURE, id=salon.services[MOISTURE], version=1, price=100)
    )
    again = visits.open_visit(at, OpenVisit(request_id="again", client=salon.clients[LI], repeat=True, second=True))
    assert lines(again) == [(MOISTURE, 100)]
    assert [(line.name, line.amount, line.batch) for line in again.products] == [("修护精华", "2 ml", "")]
    assert (again.values["steps"], again.values["settings"], again.values["felt"]) == ("清洁 导入", "3 档", None)
    assert (again.total, again.carried) == (100, frozenset({"steps", "settings"}))


def test_late_entry_is_marked_and_carries_from_before(salon: Salon) -> None:
    at = salon.desk(OWNER)
    day = salon.clock.today - timedelta(days=20)
    late = salon.visit(at, OUYANG, day=day)
    assert (late.late, late.day) == (True, day)
    # from the visit before that day, not from a later one
    assert late.values["cautions"] == "少用酸"
    assert [line.id for line in home(at).unfinished] == [late.id]
    with pytest.raises(InvalidFields) as caught:
        salon.visit(at, OUYANG, day=salon.clock.today + timedelta(days=1))
    assert list(caught.value.flaws) == ["day"]


def test_a_visit_that_ends_another_day_is_late(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.pay(at, salon.visit(at, LI))
    salon.clock.forward(days=1)
    assert salon.end(at, visit).late


# --- conflicts ----------------------------------------------------------------------------------------------------


def test_blocking_conflict_needs_a_reason_and_a_managers_pin(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    before = everything("audit_entry")
    error = wrong(salon.visit, at, OUYANG, PEEL)
    assert (error.code, error.facts) == (Code.CONFLICT, {"item": PEEL, "alert": "acids", "count": 1})
    done = (visits.ServiceDone(salon.services[PEEL], salon.staff[LIN]),)
    asked = visits.OpenVisit(request_id="one", client=salon.clients[OUYANG], services=done)
    at = at.because("客人坚持，低浓度")
    assert refused(salon.approved, at, visits.open_visit, asked, by=LIN) is Code.NOT_ALLOWED
    assert {name: kept for name, kept in everything("audit_entry").items() if name != "staff"} == {
        name: kept for name, kept in before.items() if name != "staff"
    }
    both = salon.approved(at, visits.open_visit, asked, by=OWNER)
    # the approval is for this visit, and for no other with the same conflict
    assert refused(salon.visit, both, OUYANG, PEEL) is Code.NEEDS_SECOND
    visit = visits.open_visit(both, asked)
    assert [(found.item, found.alert.code, found.overridden) for found in visit.conflicts] == [(PEEL, "acids", True)]
    assert rows("SELECT reason, by_id, approver_id FROM override") == [
        ("客人坚持，低浓度", salon.staff[DESK_WOMAN], salon.staff[OWNER])
    ]
    assert '"overridden":["acids"]' in entries(operation="open_visit", outcome="done")[-1]["what"]
    # what was allowed stays allowed on this visit, and on no other
    visit = salon.save(salon.desk(LIN), visit, values={"felt": "微刺"})
    assert wrong(salon.visit, salon.desk(DESK_WOMAN), OUYANG, PEEL).code is Code.CONFLICT


def test_manager_overrides_with_a_reason_alone(salon: Salon) -> None:
    at = salon.desk(OWNER)
    assert wrong(salon.visit, at, OUYANG, PEEL).code is Code.CONFLICT
    assert wrong(salon.visit, at.because(" \u200b"), OUYANG, PEEL).code is Code.CONFLICT
    assert salon.visit(at.because("医生同意"), OUYANG, PEEL).conflicts[0].overridden


def test_one_reason_overrides_every_conflict_of_the_visit(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record: ClientRecord = clients.open_client(at, salon.clients[ZENG])
    salon.change(at, record, no_instruments=("pacemaker", "pregnancy"))
    asked = wrong(salon.visit, at, ZENG, LIFT)
    assert (asked.code, asked.facts["count"]) == (Code.CONFLICT, 2)
    visit = salon.visit(at.because("医生同意"), ZENG, LIFT)
    overridden = {(found.item, found.alert.code, found.overridden) for found in visit.conflicts}
    assert overridden == {(LIFT, "pacemaker", True), (LIFT, "pregnancy", True)}
    assert rows("SELECT alert, reason FROM override ORDER BY alert") == [
        ("pacemaker", "医生同意"),
        ("pregnancy", "医生同意"),
    ]
    assert '"overridden":["pacemaker","pregnancy"]' in entries(operation="open_visit", outcome="done")[-1]["what"]
    # nothing is left to be asked about
    assert salon.save(at, visit, values={"felt": "温热"}).values["felt"] == "温热"


def test_product_and_do_not_treat_conflict_too(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.visit(at, OUYANG)
    mask = (ProductUsed("果酸面膜", salon.products["果酸面膜"]),)
    assert wrong(salon.save, at, visit, products=mask).code is Code.CONFLICT
    record: ClientRecord = clients.open_client(at, salon.clients[CHEN])
    salon.change(at, record, do_not_treat=("fever",))
    assert wrong(salon.visit, at, CHEN).facts["alert"] == "fever"


def test_warning_conflict_does_not_block(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(
        at, clients.open_client(at, salon.clients[CHEN]), special_times=("pregnancy",), medication=("steroids",)
    )
    catalogue.save_service(at, catalogue.SaveService(request_id="x", name="导入", tags=("steroids",)))
    [(service,)] = rows("SELECT id FROM service WHERE name = '导入'")
    done = (ServiceDone(service, salon.staff[LIN]),)
    visit = visits.open_visit(at, OpenVisit(request_id="y", client=salon.clients[CHEN], services=done))
    assert [(found.alert.code, found.overridden) for found in visit.conflicts] == [("steroids", False)]


# --- rights on a visit --------------------------------------------------------------------------------------------


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


# --- what isn't there, what is hostile ----------------------------------------------------------------------------


def test_what_does_not_exist(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.visit(at, LI)
    before = everything("audit_entry")
    nothing: tuple[Callable[[], object], ...] = (
        lambda: open_record(at, 999),
        lambda: visits.open_visit(at, OpenVisit(request_id="x", client=999)),
        lambda: visits.open_visit(
            at, OpenVisit(request_id="x", client=salon.clients[LI], services=(ServiceDone(999, 1),), second=True)
        ),
        lambda: visits.open_visit(
            at, OpenVisit(request_id="x", client=salon.clients[LI], services=(ServiceDone(1, 999),), second=True)
        ),
        lambda: visits.save_visit(at, SaveVisit(request_id="x", visit=999, version=1)),
        lambda: salon.save(at, visit, products=(ProductUsed("精华", 999),)),
        lambda: visits.take_payment(at, Pay("x", 999, "cash", 1)),
        lambda: visits.close_visit(at, CloseVisit("x", 999, 1)),
        lambda: visits.add_to_closed(at, AddToClosed("x", 999, "x")),
    )
    for call in nothing:
        assert wrong(call).code is Code.NOT_FOUND
    assert everything("audit_entry") == before


@pytest.mark.parametrize("text", ["\x1b[31m[bold]x\x00", "\ud800x", "\u202e甲", "x" * 9000, "e\u0301" * 3000])
def test_hostile_text_on_a_visit(salon: Salon, text: str) -> None:
    at = salon.desk(OWNER)
    visit = salon.visit(at, LI)
    visit = salon.save(at, visit, products=(ProductUsed(text, None, text, text),))
    [line] = visit.products
    assert (len(line.name), len(line.amount) <= 40) <= (120, True)
    for field in ("skin_before", "cautions", "introduced"):
        try:
            visit = salon.save(at, visit, values={field: text})
        except InvalidFields as error:
            assert list(error.flaws) == [field]
            continue
        assert not {"\x1b", "\x00", "\ud800", "\u202e"} & set(str(visit.values[field]))
    for field in ("effect", "confirmed", "next_date"):
        with pytest.raises(InvalidFields) as caught:
            salon.save(at, visit, values={field: text})
        assert list(caught.value.flaws) == [field]
    with pytest.raises(InvalidFields):
        salon.pay(at, visit, 1, text)
    visit = salon.end(at, salon.pay(at, visit))
    added = visits.add_to_closed(at, AddToClosed("x", visit.id, text)).addenda[0].text
    assert len(added) <= 4000
    with pytest.raises(InvalidFields):
        salon.save(at, salon.visit(at, LI), products=(ProductUsed("\u200b"),))


def test_a_preview_is_what_this_person_may_see_and_writes_nothing_down(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    for who, sees in ((LIN, True), (DESK_WOMAN, False)):
        at = salon.desk(who)
        [first, *_more] = visits_of(at, client)
        before = everything("audit_entry")
        assert isinstance(preview(at, first.id).values["felt"], Hidden) is not sees
        assert everything("audit_entry") == before
    assert refused(preview, salon.desk(HAO), first.id) is Code.NEEDS_REASON


def test_how_often_somebody_comes_is_the_middle_of_all_gaps(salon: Salon) -> None:
    at = salon.desk(LIN)
    client = salon.clients[OUYANG]
    assert (visit_summary(at, client).count, visit_summary(at, client).every) == (2, 20)
    assert visit_summary(salon.desk(OWNER), salon.clients[CHEN]).every == 0
