"""Consent at the desk: asked when a file is opened and when somebody comes, and shown with its four states."""

from __future__ import annotations

import pytest

from db.clients.consent.records import ConsentState
from db.clients.operations.clients import RecordConsent, open_client, record_consent
from db.core.sql import rows, run
from salon_tui.widgets.form import Form
from tests.db.dated.samples import agree
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, LI, MOISTURE, OUYANG, OWNER, Salon
from tests.screens.desks import Sitting, at_desk


async def typed(desk: Sitting, name: str, text: str) -> None:
    """Types into a field of the form in front."""
    desk.app.screen.query_one(Form).go_to_field(name)
    await desk.settle()
    await desk.type(text)


async def at_client(desk: Sitting, salon: Salon, name: str, page: str) -> None:
    await desk.go(page, record=open_client(desk.app.desk_in_use, salon.clients[name]))


@pytest.mark.parametrize(
    ("language", "asks"),
    [("zh", "A2 同意建档：请询问顾客"), ("en", "A2 Keep a file: Ask the client, then type 1 for yes or 2 for no")],
)
async def test_a_file_is_not_opened_unasked(salon: Salon, language: str, asks: str) -> None:
    async with at_desk(salon, DESK_WOMAN, language) as desk:
        await desk.press("f6")
        await typed(desk, "name", "赵六")
        await typed(desk, "phone", "13911112222")
        await desk.press("f10")
        assert asks in desk.text
        form = desk.app.screen.query_one(Form)
        assert form.current.name == "consent_file"
        await desk.press("1")
        await typed(desk, "allergens", "3")
        await desk.press("f10")
        assert form.current.name == "consent_health"
        await desk.press("1", "f10")
        assert rows("SELECT COUNT(*) FROM client WHERE name = '赵六'") == [(1,)]


async def test_who_is_on_the_telephone_is_asked_later(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f6", "1", "3")
        assert "not here: asked at the" in desk.line("A2") and "next arrival" in desk.text
        await typed(desk, "name", "赵六")
        await typed(desk, "phone", "13911112222")
        await typed(desk, "allergens", "3")
        await desk.press("f10")
        assert "赵六 has card" in desk.text
        assert "alcohol" in desk.text
        await desk.press("1")
        assert "not asked" in desk.line("A2 ")


async def test_a_child_needs_a_guardian(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f6", "1", "1", "1", "2")
        form = desk.app.screen.query_one(Form)
        assert form.current.name == "consent_contact"
        await desk.press("enter", "enter")  # the first confirms what a digit has answered
        assert form.current.name == "name", "Enter passes over the guardian"
        await desk.type("赵小")
        await typed(desk, "birthday", "20200101")
        await desk.press("enter")
        assert "Under 14: a guardian agrees, boxes A6 to A8." in desk.text
        await typed(desk, "phone", "13911112222")
        await desk.press("f10")
        assert form.current.name == "guardian"
        await desk.type("赵母")
        await desk.press("enter")
        assert form.current.name == "guardian_relation"
        await desk.type("母亲")
        await desk.press("f10")
        assert "赵小 has card" in desk.text


async def test_whoever_was_never_asked_is_asked_on_arrival(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await at_client(desk, salon, LI, "arrival")
        assert "Ask the client" in desk.text
        assert "A3" not in desk.text, "what was answered is not asked again"
        await desk.press("f10")
        form = desk.app.screen.query_one(Form)
        assert form.current.name == "consent_file"
        assert "Ask the client: 1 yes, 2 no. F10 opens the visit, with this or without." in desk.text
        assert rows("SELECT COUNT(*) FROM visit WHERE client_id = ? AND closed_at IS NULL", salon.clients[LI]) == [(0,)]
        await desk.press("2", "f10")
        record = open_client(salon.desk(OWNER), salon.clients[LI])
        line = record.consents["consent_file"]
        assert (line.state, line.day, line.by) == (ConsentState.REFUSED, salon.clock.today, DESK_WOMAN)
        # served all the same, and not asked about it again
        assert rows("SELECT COUNT(*) FROM visit WHERE client_id = ? AND closed_at IS NULL", salon.clients[LI]) == [(1,)]
        assert "consent_file" not in record.to_ask


async def test_a_visit_is_opened_without_an_answer_and_asked_again_next_time(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await at_client(desk, salon, EVANS, "arrival")
        await desk.press("f10", "f10")
        record = open_client(salon.desk(OWNER), salon.clients[EVANS])
        assert record.consents == {}
        assert record.to_ask[:2] == ("consent_file", "consent_health")
        assert "visit of" in desk.text


@pytest.mark.parametrize(
    ("language", "words", "head"),
    [
        ("zh", "已撤回 · 2026-03-10 周岚", "健康信息同意已撤回：每次服务前须询问"),
        ("en", "withdrawn · 2026-03-10 周岚", "health withdrawn: ask before every service"),
    ],
)
async def test_the_card_says_what_was_withdrawn(salon: Salon, language: str, words: str, head: str) -> None:
    at = salon.desk(OWNER)
    record_consent(at, RecordConsent("no", salon.clients[OUYANG], {"consent_health": False}))
    async with at_desk(salon, OWNER, language) as desk:
        await at_client(desk, salon, OUYANG, "client")
        await desk.press("1")
        assert words in desk.line("A3 ")
        assert head in desk.text
        assert {"zh": "未询问", "en": "not asked"}[language] in desk.line("A4 ")
        await desk.press("2")
        assert {"zh": "果酸", "en": "AHA"}[language] not in desk.text


async def test_a_no_in_the_form_takes_back_what_was_agreed_to(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await at_client(desk, salon, CHEN, "edit")
        await typed(desk, "consent_file", "2")
        await desk.press("f10")
        record = open_client(salon.desk(OWNER), salon.clients[CHEN])
        assert record.consents["consent_file"].state is ConsentState.WITHDRAWN


async def test_consent_is_taken_back_by_one_key_that_says_what_follows(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await at_client(desk, salon, OUYANG, "client")
        await desk.more("File and consent", "Consents")
        assert "agreed" in desk.line("Health information")
        await desk.press("2")
        assert "on the destroy list now" in desk.text
        await desk.press("f10")
        assert "Health information: withdrawn, and written down." in desk.text
        assert "health withdrawn: ask before every service" in desk.text
        assert f"withdrawn 2026-03-10 2026-11 {DESK_WOMAN}" in " ".join(desk.line("Health information").split())
        # what is not agreed to any more can't be taken back again
        await desk.press("f10")
        assert "Move to a purpose that the client agrees to." in desk.text
        # without a file, what was kept is to be deleted as far as it may be
        await desk.press("1", "f10")
        assert "New request" in desk.text and "Keep a file: withdrawn" in desk.text
        assert "delete" in desk.line("Asks for") and "withdraw consent" in desk.line("Asks for")
        assert OUYANG in desk.line("Client")


async def test_consent_to_a_service_is_taken_back_by_the_same_key(salon: Salon) -> None:
    run("UPDATE service SET consent_text = '2026A', consent_days = 30 WHERE name = ?", MOISTURE)
    agree(salon, salon.desk(OWNER), salon.clients[OUYANG], MOISTURE)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("consents", card=13)
        line = " ".join(desk.line(MOISTURE).split())
        assert line.startswith(f"5 {MOISTURE} agreed 2026-03-10 2026A 2026-04-09")
        await desk.press("5")
        assert "It isn't done until" in desk.text
        await desk.press("f10")
        assert f"{MOISTURE}: withdrawn, and written down." in desk.text
        assert f"5 {MOISTURE} withdrawn 2026-03-10" in " ".join(desk.line(MOISTURE).split())


async def test_a_repeated_visit_says_what_was_not_asked(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await at_client(desk, salon, EVANS, "client")
        await desk.press("ctrl+r")
        assert all(words in desk.text for words in ("Not asked yet", "Keep a file", "F6 asks it."))


async def test_who_wants_no_file_is_told_before_the_other_boxes(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f6", "1", "2")
        said = " ".join(desk.text.split())
        assert "No file without a yes" in said and "use an empty visit sheet (F2 “blank”)." in said
        # what it says can be done
        await desk.more("Empty")
        await desk.press("f12", "f2")
        await desk.type("blank")
        await desk.press("enter")
        assert "Visit sheet" in desk.text
        assert rows("SELECT content FROM draft") == []
