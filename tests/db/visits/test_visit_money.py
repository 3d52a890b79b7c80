"""What a visit costs: totals follow the lines, and nothing is paid that makes no sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.clients.operations import clients
from db.core.errors import Code, InvalidFields
from db.core.sql import rows
from db.fields.values import Hidden
from db.salon import operations as catalogue
from db.visits import operations as visits
from db.visits.operations import OpenVisit, ProductUsed, ServiceDone
from db.visits.queries import PAGE, open_record, visit_summary, visits_of
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    HAO,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PRICE,
    Salon,
    wrong,
)
from tests.db.visits.test_visits import lines


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


def test_how_often_somebody_comes_is_the_middle_of_all_gaps(salon: Salon) -> None:
    at = salon.desk(LIN)
    client = salon.clients[OUYANG]
    assert (visit_summary(at, client).count, visit_summary(at, client).every) == (2, 20)
    assert visit_summary(salon.desk(OWNER), salon.clients[CHEN]).every == 0
