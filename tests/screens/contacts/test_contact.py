"""A contact at the desk: what is read before it, what is typed, and what becomes of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from db.contacts.queries.contacts import before_contact, contact_history
from tests.db.care.samples import save_plan
from tests.db.contacts.samples import log
from tests.db.reading.samples import put
from tests.db.salon import CHEN, DENG, DESK_WOMAN, GU, LIN, OUYANG, OWNER, ZENG, Salon, entries
from tests.screens.appointments.days import booked
from tests.screens.contacts import contact_views
from tests.screens.desks import Sitting, at_desk, burst

WIDE = (120, 40)


async def begin(desk: Sitting, tail: str = "8000") -> None:
    """From the card, by the digit of F4's list."""
    await desk.press("f2", *tail, "enter", "f4", "5")


async def test_a_call_is_written_down_from_the_card(salon: Salon) -> None:
    """Why and what came of it by digits, what was said, the next day by month and day: typed and four keys."""
    async with at_desk(salon, DESK_WOMAN) as desk:
        await begin(desk)
        await burst(desk, "5", "enter", "down", "down", "1")
        await desk.type("月底想来做头疗")
        await burst(desk, "enter", *"0316", *"15", "f10")
        assert "Written down: 欧阳静怡, phone, reached · next 03-16 15:00" in desk.said
        assert desk.app.screen.name == "client"
        [one] = contact_history(desk.app.desk_in_use, salon.clients[OUYANG])
        assert (one.purpose, one.channel, one.direction, one.outcome) == ("birthday", "phone", "out", "reached")
        assert (one.summary, one.by) == ("月底想来做头疗", DESK_WOMAN)
        assert (one.next_day, one.next_minute) == (salon.clock.today + timedelta(days=6), 900)


async def test_what_is_to_be_known_stands_above_the_form(salon: Salon) -> None:
    put(salon, OWNER, OUYANG, "她付过了吗？", DESK_WOMAN)
    save_plan(salon, salon.desk(OWNER), salon.clients[OUYANG])
    async with at_desk(salon, DESK_WOMAN) as desk:
        contact_views.some_contacts(salon, desk.app.desk_in_use)
        await begin(desk)
        assert OUYANG in desk.text.splitlines()[0] and "·8000" in desk.text.splitlines()[0]
        assert "AHA or salicylic acid" in desk.line("Allergy")
        assert "agreed: phone, message" in desk.text and "last visit 02-28" in desk.text
        assert "last contact 03-10 WeChat 王敏 · booking, call again: 改到周六下午 · next 03-16 15:00 约头疗" in re.sub(
            r"\s+", " ", desk.text
        )
        assert "138 0013 8000" not in desk.text
        assert "open question ? 周岚: 她付过了吗？" in desk.text
        assert "水分 40" not in desk.text, "who may not see health reads no plan"


async def test_on_a_wide_screen_the_history_stands_beside_it(salon: Salon) -> None:
    save_plan(salon, salon.desk(OWNER), salon.clients[OUYANG])
    async with at_desk(salon, OWNER, size=WIDE) as desk:
        contact_views.some_contacts(salon, desk.app.desk_in_use)
        await begin(desk)
        assert "What there was" in desk.text and "plan stage 1 of 2 · 水分 40 · 0/2" in desk.text
        side = [line.split("│", 1)[1] for line in desk.text.splitlines() if "│" in line]
        days = [found[0] for line in side if (found := re.search(r"\d\d-\d\d", line))]
        assert days[0] == "03-11" and days[-1] == "02-08"


async def test_ctrl_t_shows_the_number_and_that_is_written_down(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await begin(desk)
        await desk.press("ctrl+t")
        assert "138 0013 8000" in desk.text and "Shown in full" in desk.said
        assert entries(operation="reveal")[-1]["client"] == salon.clients[OUYANG]
        # another client's page doesn't have it any more, nor has this one when it is opened again
        await desk.press("f12", "f2", *"9001", "enter", "f4", "5")
        assert "138 0013 8000" not in desk.text


async def test_a_channel_that_was_declined_is_not_offered_and_takes_a_reason(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        log(salon, desk.app.desk_in_use, CHEN, outcome="stop")
        await begin(desk, "9001")
        assert "doesn't want to be reached" in desk.text
        # what is offered keeps its digit
        assert "in person" in desk.line("2   By")
        await burst(desk, "3", "enter")
        assert "6 in person" in desk.text and "1 phone" not in desk.text
        await burst(desk, "1", "1", "2", "f10")
        assert "doesn't want to be reached by phone" in desk.text
        await desk.type("预约的美容师病了")
        await desk.press("f10")
        assert "Written down" in desk.said
        assert entries(operation="log_contact")[-1]["reason"] == "预约的美容师病了"


async def test_the_digit_that_stands_there_already_answers_the_field_too(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await begin(desk)
        await burst(desk, "5", "enter", *"112", *"有空", "f10")
        [one] = contact_history(desk.app.desk_in_use, salon.clients[OUYANG])
        assert (one.channel, one.direction, one.outcome, one.summary) == ("phone", "out", "no_answer", "有空")


async def test_what_is_missing_is_said_at_its_field(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await begin(desk)
        await desk.press("f10")
        assert "1 Purpose: This is needed." in desk.said
        await burst(desk, "3", "enter", "f10")
        assert "4 Result: This is needed." in desk.said
        await burst(desk, "2", "enter", "enter", "enter", *"10", "f10")
        assert "6 Next contact: This is needed." in desk.said


async def test_from_the_menu_it_is_typed_or_scanned_whose_it_is(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await burst(desk, "0", "2", "2")
        assert desk.app.screen.name == "contact"
        await burst(desk, "f10")
        assert "Client: This is needed." in desk.said or "Who was it?" in desk.said
        await burst(desk, *"zl", "enter")
        assert ZENG in desk.text.splitlines()[0]
        await burst(desk, "3", "enter", "enter", "enter", "2", "f10")
        assert f"Written down: {ZENG}, phone, no answer" in desk.said
        assert before_contact(desk.app.desk_in_use, salon.clients[ZENG]).last is not None


async def test_from_an_appointment_it_is_about_that_one(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        made = booked(salon, desk.app.desk_in_use, OUYANG, 14 * 60, "补水护理", staff=LIN)
        await desk.go("appointment", appointment=made.id)
        await desk.more("Log a contact")
        # why is known: what came of it is typed first
        await burst(desk, "1", "f10")
        assert "Written down: 欧阳静怡, phone, reached" in desk.said
        [one] = contact_history(desk.app.desk_in_use, salon.clients[OUYANG])
        assert (one.purpose, one.appointment) == ("booking", made.id)


async def test_a_guest_has_no_contacts(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        made = booked(salon, desk.app.desk_in_use, "王女士", 14 * 60, "补水护理", staff=LIN)
        await desk.go("appointment", appointment=made.id)
        await desk.press("f4")
        assert "Log a contact" not in desk.text and "Did not come" in desk.text


async def test_what_is_typed_and_not_saved_is_a_draft_of_that_client(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await begin(desk)
        await burst(desk, "3", "enter", "down", "down", "1")
        await desk.type("还没说完")
        await desk.press("f12")
        assert "kept as a draft" in desk.said
        await desk.press("f12")
        await begin(desk, "9001")
        assert "还没说完" not in desk.text
        await desk.press("f12", "f12")
        await begin(desk)
        assert "还没说完" in desk.text


async def test_the_card_has_all_there_was_under_six_and_what_was_said_under_six_again(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await contact_views.calls(desk, salon)
        assert "6 Calls" in desk.text
        assert re.findall(r"2026-(\d\d-\d\d) (\w+)", desk.text) == [
            ("03-11", "appointment"),
            ("03-10", "WeChat"),
            ("03-10", "phone"),
            ("03-10", "phone"),
            ("03-10", "retail"),
            ("02-28", "visit"),
            ("02-08", "visit"),
        ]
        assert "next 03-16" in desk.line("WeChat") and "put right" in desk.text
        await desk.press("6")
        assert desk.text.count("after-care") == 2 and "02-28" not in desk.text


@pytest.mark.parametrize(
    ("downs", "page"), [(0, "appointment"), (1, "correct_contact"), (4, "bill"), (5, "past_visit")]
)
async def test_enter_opens_what_a_line_is_about(salon: Salon, downs: int, page: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await contact_views.calls(desk, salon)
        await desk.press(*["down"] * downs, "enter")
        assert desk.app.screen.name == page


async def test_a_contact_is_put_right_beside_what_was_wrong(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        made = log(salon, desk.app.desk_in_use, OUYANG, summary="想改到周五")
        await desk.go("correct_contact", contact=made.id)
        await desk.press("f10")
        assert "Nothing was changed" in desk.said
        # what came of it is in focus
        await burst(desk, "2", "f10")
        assert "Written down: 欧阳静怡, phone, no answer" in desk.said
        found = contact_history(desk.app.desk_in_use, salon.clients[OUYANG])
        assert [(one.outcome, one.summary, one.corrected) for one in found] == [
            ("no_answer", "想改到周五", False),
            ("reached", "想改到周五", True),
        ]
        await desk.go("correct_contact", contact=made.id)
        assert "This was put right already" in desk.said


async def test_who_may_not_keep_contacts_reads_none(salon: Salon) -> None:
    log(salon, salon.desk(OWNER), OUYANG, summary="家里有事")
    async with at_desk(salon, DENG) as desk:
        await desk.press("f2", *"8000", "enter", "6")
        assert "visit" in desk.text and "家里有事" not in desk.text
        await desk.press("6")
        assert "家里有事" not in desk.text and "Your role doesn't let you" in desk.said


async def test_an_advisor_reaches_everybody_and_reads_the_history_of_her_own(salon: Salon) -> None:
    async with at_desk(salon, GU, size=WIDE) as desk:
        for client, reads in ((ZENG, True), (OUYANG, False)):
            salon.visit(desk.app.desk_in_use, ZENG)
            await desk.go("contact", card=int(contact_views.number(salon, client)))
            assert client in desk.text.splitlines()[0]
            assert ("What there was" in desk.text) is reads
