"""Visits: opened, filled in, closed, added to, and what is carried to the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from db.core.errors import Code, InvalidFields
from db.core.sql import rows
from db.fields.values import Hidden
from db.home.queries import home
from db.money.operations.paying import Pay, take_payment
from db.salon import operations as catalogue
from db.visits import operations as visits
from db.visits.operations import AddToClosed, CloseVisit, OpenVisit, ProductUsed, SaveVisit, ServiceDone
from db.visits.queries import open_record
from db.visits.records import VisitRecord
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    LI,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PRICE,
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
        lambda: salon.end(at, visit),
    ):
        assert wrong(call).code is Code.CLOSED
    assert wrong(salon.pay, at, visit, 1).code is Code.BILL_PAID
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
    take_payment(at, Pay(request_id="once", bill=one.bill, method="cash", amount=100))
    again = Pay(request_id="once", bill=other.bill, method="cash", amount=100)
    assert refused(take_payment, at, again) is Code.NOT_ALLOWED
    assert refused(visits.close_visit, at, CloseVisit("once", one.id, one.version)) is Code.NOT_ALLOWED
    visits.open_visit(at, OpenVisit(request_id="opened", client=salon.clients[LI], second=True))
    assert (
        refused(visits.open_visit, at, OpenVisit(request_id="opened", client=salon.clients[CHEN])) is Code.NOT_ALLOWED
    )


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
        lambda: take_payment(at, Pay(request_id="x", bill=999, method="cash", amount=1)),
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
