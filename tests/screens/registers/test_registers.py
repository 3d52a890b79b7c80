"""Clients' requests, inspections, and the end of the day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pypdf import PdfReader

from db.core.desk import Desk
from db.registers.access_requests.operations import AnswerRequest, answer_request
from db.registers.access_requests.queries import requests
from db.registers.inspections.operations import AddFinding, add_finding
from db.registers.inspections.queries import inspection, inspections
from tests.db.papers.lent import lend, put_away
from tests.db.registers.samples import inspected, request
from tests.db.salon import DENG, DESK_WOMAN, HAO, LIN, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk
from tests.screens.printing.papers import unprinted as unprinted


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def found_something(salon: Salon, at: Desk, text: str = "柜门没锁", owner: str = LIN, days: int = 7) -> None:
    made = inspected(salon, at, faults=("safe",))
    due = salon.clock.today + timedelta(days=days)
    add_finding(
        at,
        AddFinding(request_id=salon.request(), inspection=made.id, text=text, owner=salon.staff[owner], deadline=due),
    )


# Clients' requests.


async def test_a_request_is_written_down_and_answered(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("access_requests")
        assert "No client has asked for anything yet" in desk.text
        await desk.press("f6")
        assert "2026-03-10" in desk.line("Received on") and "Result" not in desk.text
        await desk.fill("8000", "", "2 1", "要一份复印件")
        await desk.press("f10")
        assert "Request 1 is written down; the answer is due on 2026-03-25." in desk.text
        assert "see the file, have a copy" in desk.line(OUYANG) and "·8000" in desk.line(OUYANG)
    salon.reopen()
    async with at_desk(salon, DENG) as desk:
        await desk.go("access_requests")
        await desk.press("1")
        assert OUYANG in desk.text.splitlines()[0]
        await desk.fill("", "", "", "", "", "", "", "", "", "已给复印件")
        await desk.press("f10")
        assert "Identified by" in desk.text.splitlines()[-2], "first it is checked who asks"
        await desk.type("身份证")
        await desk.press("f10")
        assert "Request 1 is answered." in desk.text and "Answered" in desk.text
        [one] = requests(desk.app.desk_in_use)
        assert (one.identity, one.identity_by and one.identity_by.label, one.result) == ("身份证", DENG, "已给复印件")
        await desk.press("1")
        await desk.fill("", "", "3")
        await desk.press("f10")
        assert "This request is answered." in desk.text


async def test_who_records_does_not_answer(salon: Salon) -> None:
    request(salon, salon.desk(DENG))
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("access_requests")
        await desk.press("1")
        assert "Identified by" in desk.text and "Answered on" not in desk.text


async def test_a_late_request_stands_on_the_opening_page(salon: Salon) -> None:
    late = request(salon, salon.desk(DENG), received=salon.clock.today - timedelta(days=16), identity="本人")
    async with at_desk(salon, LIN) as desk:
        assert "Request late" not in desk.text
    salon.reopen()
    async with at_desk(salon, DESK_WOMAN) as desk:
        assert OUYANG in desk.line("Request late") and "03-09" in desk.line("Request late")
        await desk.press("1")
        assert OUYANG in desk.text.splitlines()[0] and "Received on" in desk.text
    salon.reopen()
    answer_request(
        salon.desk(DENG), AnswerRequest(id=late.id, version=late.version, answered=salon.clock.today, result="已给")
    )
    async with at_desk(salon, DENG) as desk:
        assert "Request late" not in desk.text


async def test_a_request_is_printed_filled_in(salon: Salon, unprinted: Path) -> None:
    request(salon, salon.desk(DENG), details="要一份复印件")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("access_requests")
        await desk.press("f9")
        assert "要一份复印件" in desk.text and "2026-03-25" in desk.text
        await desk.press("f10")
        told = text_of(unprinted / "AR-01 1.pdf")
        assert OUYANG in told and "要一份复印件" in told and "2026-03-25" in told


async def test_a_draft_of_a_request_comes_back_with_its_client(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("access_request")
        await desk.fill("8000", "", "1")
        await desk.press("f12")
        await desk.go("access_request")
        assert OUYANG not in desk.line("Client *")
        assert "Not finished: 8000, typed at" in desk.text
        await desk.press("f4", "f4", "2")
        assert OUYANG in desk.line("Client *") and "is back" in desk.text
        await desk.press("f10")
        assert [one.client.label for one in requests(desk.app.desk_in_use)] == [OUYANG]


async def test_a_request_begun_on_the_card_knows_whose_it_is(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.more("File and consent", "New request")
        assert OUYANG in desk.line("Client *")
        desk.app.lock()
        await desk.settle()
        assert OUYANG not in desk.text
        desk.app.enter(salon.desk(DESK_WOMAN))
        await desk.settle()
        assert OUYANG in desk.line("Client *")
        await desk.fill("", "", "1")
        await desk.press("f10")
        assert "Request 1 is written down" in desk.text
        assert [one.client.label for one in requests(desk.app.desk_in_use)] == [OUYANG]


async def test_what_a_card_offers_of_other_areas_is_offered_by_right(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.more("File and consent")
        assert desk.line("Ask for a paper") and "New request" not in desk.text
        await desk.press("f12", "f1", "pagedown", "pagedown")
        assert "Ask to borrow a client's card or form" in desk.text
        await desk.press("f12")
        await desk.more("File and consent", "Ask for a paper")
        assert OUYANG in desk.line("Client *")


# Inspections.


async def test_the_store_room_is_gone_through(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("inspections")
        assert "Nothing was inspected yet" in desk.text
        await desk.press("f6", "2")
        assert "Store room" in desk.text.splitlines()[0] and "Damp" in desk.text
        await desk.fill("", "库房")
        await desk.press("1", "1", "2", "f10")
        assert "Insects" in desk.text.splitlines()[-2], "a point that was left out is asked for"
        await desk.press("1", "f10")
        assert "Inspection 1 is signed off: one point is not in order" in desk.text
        assert "1 fault" in desk.line("库房")
        await desk.more("New finding")
        await desk.type("墙角渗水")
        await desk.press("down")
        await desk.type(LIN)
        await desk.press("f10")
        assert f"{LIN} puts it right until 2026-03-17." in desk.text
        [one] = inspections(desk.app.desk_in_use).open
        assert (one.text, one.owner and one.owner.label) == ("墙角渗水", LIN)


async def test_a_finding_is_checked_again_with_one_key(salon: Salon) -> None:
    found_something(salon, salon.desk(OWNER))
    async with at_desk(salon, DENG) as desk:
        await desk.go("inspections")
        assert LIN in desk.line("柜门没锁")
        await desk.press("f10")
        assert "looked at again today" in desk.text and "柜门没锁" not in desk.text
        made = inspection(desk.app.desk_in_use, 1)
        assert [(one.checked, one.checked_by) for one in made.findings] == [(salon.clock.today, DENG)]
        await desk.press("f10")
        assert "Move to a finding" in desk.text


async def test_a_late_finding_stands_on_the_page_of_who_puts_it_right(salon: Salon) -> None:
    found_something(salon, salon.desk(OWNER), days=1)
    salon.clock.forward(days=2)
    async with at_desk(salon, LIN) as desk:
        assert "柜门没锁" in desk.line("Finding")
        await desk.press("1")
        assert "The keeper looks again" in desk.text
    salon.reopen()
    async with at_desk(salon, HAO) as desk:
        assert "柜门没锁" not in desk.text
    salon.reopen()
    async with at_desk(salon, DENG) as desk:
        await desk.press("1")
        assert "To be put right" in desk.text


async def test_an_inspection_is_shown_in_full_and_printed(salon: Salon, unprinted: Path) -> None:
    found_something(salon, salon.desk(OWNER))
    async with at_desk(salon, DENG) as desk:
        await desk.go("inspections")
        await desk.press("2")
        assert "fault" in desk.line("Safe") and "in order" in desk.line("Exact") and LIN in desk.line("柜门没锁")
        await desk.press("f10")
        told = text_of(unprinted / "AI-01 1.pdf")
        assert "柜门没锁" in told and LIN in told and OWNER in told


# The end of the day.


async def test_after_a_lock_one_is_where_one_was(salon: Salon) -> None:
    put_away(salon)
    loan = lend(salon)
    at = salon.desk(OWNER)
    found_something(salon, at)
    request(salon, at)
    pages: dict[str, tuple[dict[str, int], str]] = {
        "loans": ({}, OUYANG),
        "loan": ({"card": 13}, OUYANG),
        "print_loans": ({"loan": loan.id}, OUYANG),
        "access_requests": ({}, OUYANG),
        "access_request": ({"id": 1}, OUYANG),
        "print_request": ({"request": 1}, OUYANG),
        "inspections": ({}, "柜门没锁"),
        "inspection": ({"kind": 2}, "Store room"),
        "finding": ({"inspection": 1}, "New finding"),
        "print_inspection": ({"inspection": 1}, "柜门没锁"),
    }
    async with at_desk(salon) as desk:
        for name, (target, words) in pages.items():
            await desk.go(name, **target)
            assert words in desk.text, name
            desk.app.lock()
            await desk.settle()
            assert OUYANG not in desk.text and "柜门没锁" not in desk.text, name
            held = [one for one in vars(desk.app.page(name)).values() if isinstance(one, (str, tuple, list, dict))]
            assert OUYANG not in repr(held) and "柜门没锁" not in repr(held), f"{name} has forgotten nothing"
            desk.app.enter(salon.desk(OWNER))
            await desk.settle()
            assert words in desk.text, name
            await desk.press("f3")
