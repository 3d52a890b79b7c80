"""A visit at the desk: its lines, what they cost, a second one of the day, and one that was opened by mistake."""

from __future__ import annotations

import json
import re

import pytest

from db.core.sql import rows
from db.salon import operations as catalogue
from db.salon.queries import services
from db.visits import operations as visits
from db.visits.operations import CancelVisit, OpenVisit, ServiceDone
from db.visits.queries import open_record, visits_of
from db.visits.records import VisitRecord
from salon_tui.widgets.form import Form
from salon_tui.widgets.parts import big
from tests.db.salon import DESK_WOMAN, HAO, LI, LIFT, LIN, MOISTURE, OUYANG, OWNER, PEEL, PINS, PRICE, Salon
from tests.screens.desks import Sitting, at_desk, burst


async def open_visit(salon: Salon, desk: Sitting, client: str = LI, service: str = MOISTURE) -> VisitRecord:
    """An open visit with one line, in front of whoever is at the desk."""
    at = desk.app.desk_in_use
    done = (ServiceDone(salon.services[service], salon.staff[LIN]),)
    record = visits.open_visit(
        at, OpenVisit(request_id=salon.request(), client=salon.clients[client], services=done, second=True)
    )
    await desk.go("visit", record=record)
    return record


def now(desk: Sitting, visit: VisitRecord) -> VisitRecord:
    return open_record(desk.app.desk_in_use, visit.id)


def facts(visit: VisitRecord) -> list[tuple[str, str, object]]:
    return [(line.name, line.staff.label, line.price) for line in visit.services]


def code(desk: Sitting, name: str) -> str:
    return next(str(one.code) for one in services(desk.app.desk_in_use) if one.name == name)


@pytest.mark.parametrize("text", ["{lift}=300", "{lift}=300@1", "1=100", "3@2", "2 5ml #2409A", "zzz"])
@pytest.mark.parametrize("who", [OWNER, DESK_WOMAN])
async def test_the_list_over_what_is_typed_freely_drops_nothing(salon: Salon, who: str, text: str) -> None:
    """F4 and F10 over a price, hands, an amount, a batch, and what is nothing: on the way in and on the visit."""
    async with at_desk(salon, who) as desk:
        client = visits_of(desk.app.desk_in_use, salon.clients[LI])
        assert client == []
        from db.clients.operations.clients import open_client

        await desk.go("arrival", record=open_client(desk.app.desk_in_use, salon.clients[LI]))
        typed = text.format(lift=code(desk, LIFT))
        await desk.type(typed)
        await desk.press("f4", "f10")
        assert desk.app.front_page() is not None
        await desk.press("escape", "escape")
        visit = await open_visit(salon, desk)
        await desk.press("enter", *(["enter"] if who == OWNER else []))
        await desk.type("2 5ml #2409A")
        await desk.press("f4", "escape", "enter", "f10")
        assert [(line.amount, line.batch) for line in now(desk, visit).products] == [("5ml", "2409A")]


async def test_a_service_is_added_and_the_others_stay(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        visit = await open_visit(salon, desk)
        await desk.press(code(desk, LIFT), "f10")
        assert facts(now(desk, visit)) == [(MOISTURE, LIN, PRICE), (LIFT, LIN, PRICE)]
        assert "Saved" in desk.text
        # by the list: all of it stands there, and one is added
        await desk.press("f4")
        assert MOISTURE in desk.text and PEEL in desk.text
        await desk.press(code(desk, MOISTURE), "f10")
        assert facts(now(desk, visit))[2] == (MOISTURE, LIN, PRICE)


async def test_what_may_hurt_is_seen_in_the_list_with_its_reason_and_can_be_chosen(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "f6", "f4")
        assert desk.line(PEEL).split("│")[1].rstrip().endswith("268.00  ⚠ AHA or salicylic acid")
        assert desk.line(MOISTURE).split("│")[1].rstrip().endswith("60  268.00")
        await desk.press(code(desk, PEEL))
        assert PEEL in desk.text and "╭" not in desk.text


async def test_hands_by_the_list_removal_and_taking_back(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        visit = await open_visit(salon, desk)
        await desk.press(code(desk, LIFT), "enter", "up", "f4")
        offered = {line.strip()[0]: line for line in desk.text.splitlines() if re.match(r"\W*\d  ", line)}
        assert HAO in desk.text and "take this line off" in desk.text, offered
        digit = next(found[1] for line in desk.text.splitlines() if (found := re.search(rf"(\d)  {HAO}", line)))
        await desk.press(digit)
        assert HAO in desk.line(LIFT)
        await desk.press("up", "f4", "0")
        assert MOISTURE not in desk.text.partition("Skin before")[0]
        await desk.press("ctrl+z")
        assert MOISTURE in desk.text
        await desk.press("f10")
        assert facts(now(desk, visit)) == [(MOISTURE, LIN, PRICE), (LIFT, HAO, PRICE)]


async def test_what_is_retired_stays_on_the_visit(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        visit = await open_visit(salon, desk)
        one = next(one for one in services(desk.app.desk_in_use) if one.name == MOISTURE)
        asked = catalogue.SaveService(
            request_id="r", name=MOISTURE, id=one.id, version=one.version, price=one.price, active=False
        )
        catalogue.save_service(desk.app.desk_in_use, asked)
        await desk.press("f12")
        await desk.go("visit", record=now(desk, visit))
        assert LIN in desk.line(MOISTURE) and "268.00" in desk.line(MOISTURE)
        await desk.press(code(desk, LIFT), "f10")
        assert facts(now(desk, visit)) == [(MOISTURE, LIN, PRICE), (LIFT, LIN, PRICE)]
        # its number is nobody else's, and says what is the matter
        await desk.press(str(one.code), "enter")
        assert "no longer offered" in desk.text


async def test_a_lower_price_asks_why_and_a_manager(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        visit = await open_visit(salon, desk)
        await desk.type(f"{code(desk, LIFT)}=200")
        await desk.press("f10")
        assert f"{LIFT} costs ¥268.00; ¥200.00 is less" in desk.text.replace("\n", " ")
        await desk.type("老顾客")
        await desk.press("f10")
        assert "take less than the list price" in " ".join(desk.text.split())
        await desk.press(next(found[1] for found in [re.search(rf"(\d) +{OWNER}", desk.text)] if found))
        await desk.pin(PINS[OWNER])
        await desk.settle()
        assert [(line.price, line.reason) for line in now(desk, visit).services] == [(PRICE, ""), (20000, "老顾客")]
        assert "老顾客" in desk.line("list price 268.00")


async def test_a_lower_price_that_nobody_agrees_to_stays_typed(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        visit = await open_visit(salon, desk)
        await desk.type(f"{code(desk, LIFT)}=200")
        await desk.press("f10", "escape")
        assert len(now(desk, visit).services) == 1
        assert "200.00" in desk.line(LIFT)


async def test_a_beautician_is_told_that_she_may_not(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        visit = await open_visit(salon, desk, OUYANG)
        await desk.type(f"{code(desk, LIFT)}=200")
        await desk.press("f10")
        assert "take less than the list price" in desk.text.replace("\n", " ")
        assert len(now(desk, visit).services) == 1


async def test_a_second_visit_of_the_day_asks_first(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await open_visit(salon, desk)
        await desk.press("f12")
        from db.clients.operations.clients import open_client

        record = open_client(desk.app.desk_in_use, salon.clients[LI])
        await desk.go("arrival", record=record)
        # the first F10 stops at the consent that nobody has asked for yet
        await desk.press(code(desk, LIFT), "f10", "f10")
        assert "There is a visit of this client on that day already" in desk.text.replace("\n", " ")
        await desk.press("escape")
        assert len(visits_of(desk.app.desk_in_use, salon.clients[LI])) == 1
        assert LIFT in desk.text
        await desk.press("f10", "f10")
        assert len(visits_of(desk.app.desk_in_use, salon.clients[LI])) == 2


async def test_a_visit_opened_by_mistake_is_cancelled_from_the_list(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        visit = await open_visit(salon, desk)
        await desk.press("f4", "f4")
        assert "4  Cancel this visit" in desk.text
        await desk.press("4", "f10")
        assert "Write the reason first" in desk.text
        # a digit that was typed ahead for another page is no reason
        await burst(desk, "7", "f10")
        assert "Write the reason first" in desk.text and not now(desk, visit).cancelled
        await burst(desk, "backspace", *"开错了顾客")
        await desk.press("f10")
        assert now(desk, visit).cancelled == "开错了顾客"
        assert "The visit of 李娜 is cancelled." in desk.text


async def test_a_paid_visit_is_not_cancelled_and_says_why(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        visit = await open_visit(salon, desk)
        await desk.go("visit", record=salon.pay(desk.app.desk_in_use, visit, 100))
        await desk.press("f4", "f4", "4")
        # before a reason is typed
        assert "There is money on this bill." in desk.text and "Why is" not in desk.text
        assert now(desk, visit).is_open


@pytest.mark.parametrize(("language", "said"), [("en", "cancelled: 开错了"), ("zh", "已作废：开错了")])
async def test_a_cancelled_visit_is_to_be_read(salon: Salon, language: str, said: str) -> None:
    async with at_desk(salon, OWNER, language) as desk:
        at = desk.app.desk_in_use
        visit = visits.open_visit(at, OpenVisit(request_id="a", client=salon.clients[LI]))
        visits.cancel_visit(at, CancelVisit("c", visit.id, visit.version, "开错了"))
        from db.clients.operations.clients import open_client

        await desk.go("client", record=open_client(at, salon.clients[LI]), among=[])
        await desk.press("5")
        assert said in desk.text
        await desk.press("enter")
        assert "开错了" in desk.text
        keys = desk.text.splitlines()[-1]
        assert "F10" not in keys and "F9" not in keys


async def test_a_draft_of_lines_comes_back_though_a_service_is_gone(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        visit = await open_visit(salon, desk)
        await desk.type(f"{code(desk, LIFT)}@2=300")
        await desk.press("enter", "f12")
        [(content,)] = rows("SELECT content FROM draft WHERE form = 'visit'")
        assert str(salon.services[LIFT]) in content and json.loads(content)
        one = next(one for one in services(desk.app.desk_in_use) if one.name == PEEL)
        asked = catalogue.SaveService(
            request_id="r", name=PEEL, id=one.id, version=one.version, price=one.price, active=False
        )
        catalogue.save_service(desk.app.desk_in_use, asked)
        await desk.go("visit", record=now(desk, visit))
        assert "300.00" in desk.line(LIFT)


async def test_a_closed_visit_is_cancelled_or_says_why_not(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        gift = (ServiceDone(salon.services[MOISTURE], salon.staff[LIN], 0),)
        free = visits.open_visit(
            at.cheaper_because("赠送"), OpenVisit(request_id="gift", client=salon.clients[LI], services=gift)
        )
        await desk.go("past_visit", record=salon.end(at, free))
        await desk.more("Cancel this visit")
        assert f"Why is the visit of {LI} cancelled?" in desk.text
        await desk.type("开错了")
        await desk.press("f10")
        assert f"The visit of {LI} is cancelled." in desk.text
        await desk.press("5")
        assert "cancelled: 开错了" in desk.text
        await desk.go("past_visit", record=salon.end(at, salon.pay(at, salon.visit(at, LI), PRICE)))
        await desk.more("Cancel this visit")
        assert "There is money on this bill." in desk.text and "Why is" not in desk.text


@pytest.mark.parametrize(("who", "field"), [(LIN, "skin_before"), (DESK_WOMAN, "services")])
async def test_a_repeated_visit_begins_where_this_person_goes_on(salon: Salon, who: str, field: str) -> None:
    async with at_desk(salon, who) as desk:
        await desk.press("f2", *"8000", "enter", "ctrl+r", "f10")
        assert desk.app.screen.query_one(Form).current.name == field


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_still_to_pay_is_seen_first(salon: Salon, size: tuple[int, int]) -> None:
    async with at_desk(salon, DESK_WOMAN, size=size) as desk:
        visit = await open_visit(salon, desk)
        rows = ["".join(part if isinstance(part, str) else part[0] for part in row) for row in big("268.00")]
        assert all(row.rstrip() in desk.text for row in rows)
        assert "still to pay" in desk.text and "268.00" in desk.line("in all")
        # who takes the payment reads no notes, and no empty boxes for them
        assert "Skin before" not in desk.text
        await desk.press("f10")
        assert f"Payment · {LI}" in desk.text
        assert "268.00" in desk.line("Amount")
        await desk.press("f4")
        await desk.type("100")
        await desk.press("f10")
        await desk.press("escape")
        assert now(desk, visit).left == PRICE - 10000
        assert " 100.00" in desk.line("cash ")


@pytest.mark.parametrize(("digit", "method"), [("1", "cash"), ("3", "wechat"), ("5", "transfer")])
async def test_a_digit_is_the_method_beside_it(salon: Salon, digit: str, method: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        visit = await open_visit(salon, desk)
        await desk.press("f10", digit, "f10")
        assert [(paid.method, paid.amount) for paid in now(desk, visit).payments] == [(method, PRICE)]
