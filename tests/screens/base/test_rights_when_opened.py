"""What a page ends in is asked when it is opened: nobody fills in a form that will be refused."""

from __future__ import annotations

import pytest

from db.core.permissions import Grant, Permission, Role, grant, possible
from salon_tui.screens import registry
from salon_tui.screens.base.page import Page
from salon_tui.screens.clients.client import ClientPage
from salon_tui.screens.clients.register import EditPage, RegisterPage
from salon_tui.screens.visits.arrival import ArrivalPage
from salon_tui.screens.visits.past_visit import PastVisitPage
from salon_tui.widgets.form import Form
from tests.db.feedback.samples import complain, plan, said_without_a_name
from tests.db.money.held.samples import held, top_up
from tests.db.notes.calls import noted
from tests.db.registers.samples import reported
from tests.db.salon import DENG, DESK_WOMAN, GU, HAO, LIN, OUYANG, PERSON, ZENG, Salon
from tests.screens.desks import at_desk

FORMS: dict[str, Permission] = {
    "register": Permission.OPEN_FILE,
    "arrival": Permission.RECORD_VISIT,
    "visit": Permission.RECORD_VISIT,
    "member": Permission.MANAGE_STAFF,
    "service": Permission.CATALOGUE,
    "rule": Permission.RULES,
    "product": Permission.CATALOGUE,
    "salon": Permission.SETTINGS,
    "backup_places": Permission.SETTINGS,
    "own_field": Permission.SETTINGS,
    "consent_text": Permission.SETTINGS,
    "letter_text": Permission.SETTINGS,
    "inspection": Permission.INSPECT,
    "finding": Permission.INSPECT,
    "volume": Permission.INSPECT,
    "cabinet_form": Permission.INSPECT,
    "drawer_form": Permission.INSPECT,
    "loan": Permission.ASK_LOAN,
    "access_request": Permission.REQUEST_ERASURE,
    "report_incident": Permission.DESK,
    "incident_step": Permission.INSPECT,
    "reopen_incident": Permission.INSPECT,
    "training": Permission.INSPECT,
    "disclosure": Permission.INSPECT,
    "retention_rule": Permission.SETTINGS,
    "program_note": Permission.REVIEW,
    "resource": Permission.CATALOGUE,
    "service_needs": Permission.CATALOGUE,
    "shift": Permission.ROSTER,
    "opening_hours": Permission.ROSTER,
    "salon_day": Permission.ROSTER,
    "block": Permission.APPOINTMENTS,
    "book": Permission.APPOINTMENTS,
    "move": Permission.APPOINTMENTS,
    "book_next": Permission.APPOINTMENTS,
    "register_guest": Permission.OPEN_FILE,
    "walk_in": Permission.RECORD_VISIT,
    "old_book": Permission.APPOINTMENTS,
    "wait": Permission.APPOINTMENTS,
    "sell": Permission.SELL,
    "top_up": Permission.SELL,
    "cash_move": Permission.CLOSE_TILL,
    "close_till": Permission.CLOSE_TILL,
    "share": Permission.SELL,
    "hand_over": Permission.SELL,
    "order": Permission.SELL,
    "adjust": Permission.CORRECT_LEDGER,
    "balance": Permission.CORRECT_LEDGER,
    "package": Permission.CATALOGUE,
    "money_rules": Permission.SETTINGS,
    "new_complaint": Permission.APPOINTMENTS,
    "answer_complaint": Permission.APPOINTMENTS,
    "settle_complaint": Permission.SETTLE_COMPLAINT,
    "reopen_complaint": Permission.APPOINTMENTS,
    "hand_complaint": Permission.APPOINTMENTS,
    "message_text": Permission.SETTINGS,
    "contact": Permission.APPOINTMENTS,
    "correct_contact": Permission.APPOINTMENTS,
    "absence": Permission.APPOINTMENTS,
    "watch": Permission.APPOINTMENTS,
    "task": Permission.APPOINTMENTS,
    "win_back": Permission.APPOINTMENTS,
    "new_opinion": Permission.APPOINTMENTS,
    "number_surveys": Permission.APPOINTMENTS,
    "key_survey": Permission.APPOINTMENTS,
    "name_survey": Permission.APPOINTMENTS,
    "new_improvement": Permission.APPOINTMENTS,
    "finish_improvement": Permission.APPOINTMENTS,
    "see_effect": Permission.APPOINTMENTS,
    "event_form": Permission.APPOINTMENTS,
    "guest": Permission.APPOINTMENTS,
    "occasion_form": Permission.SETTINGS,
    "condition": Permission.KEY_HEALTH,
    "change_condition": Permission.KEY_HEALTH,
}
"""What saving each form asks for."""
ASK_ELSEWHERE = {"edit", "dated_form", "skin_form", "plan_form", "review_form"}
"""The record as a form asks field by field, a dated record for the right to its kind."""
NEED_A_CLIENT = {
    "arrival",
    "visit",
    "move",
    "register_guest",
    "correct_contact",
    "guest",
    "condition",
    "change_condition",
}
"""What is opened from a record alone."""
FOR_ALL = {"block", "name_survey", "new_improvement", "number_surveys"}
"""What is about nobody's client: a right to one's own clients alone isn't enough."""


def test_every_form_asks_for_what_it_ends_in() -> None:
    pages = {name: make() for name, make in registry.PAGES.items()}
    asked = {name: page.NEEDS for name, page in pages.items() if isinstance(page, Page)}
    forms = {name for name, page in pages.items() if getattr(page, "FORM", "")}
    assert {name: asked[name] for name in forms - ASK_ELSEWHERE} == FORMS


@pytest.mark.long
@pytest.mark.parametrize("role", Role)
async def test_a_form_opens_for_those_alone_who_may_save_it(salon: Salon, role: Role) -> None:
    seller = salon.desk(Role.MANAGER)
    top_up(salon, seller, salon.clients[ZENG], 10_000)
    balance = {"holding": held(seller, salon.clients[ZENG], "prepaid").id}
    heard = {"id": complain(salon, seller, salon.clients[OUYANG]).id}
    about: dict[str, dict[str, int]] = {
        "letter_text": {"id": 1},
        "message_text": {"id": 1},
        "share": balance,
        "hand_over": balance,
        "adjust": balance,
    }
    noticed = {"id": reported(salon, seller)}
    about |= {"incident_step": noticed, "reopen_incident": noticed}
    about |= {"retention_rule": {"id": 1}, "program_note": {"id": noted(salon, seller)}}
    about["name_survey"] = {"id": said_without_a_name(salon, seller)}
    planned = {"id": plan(salon, seller, owner=salon.staff[LIN]).id}
    about |= {"finish_improvement": planned, "see_effect": planned}
    about |= {f"{step}_complaint": heard for step in ("answer", "settle", "reopen", "hand")}
    async with at_desk(salon, PERSON[role]) as desk:
        for name, permission in FORMS.items():
            if name in NEED_A_CLIENT:
                continue
            await desk.go(name, **about.get(name, {}))
            opened = desk.app.screen.name == name
            may = grant([role], permission, own=False) > Grant.NO if name in FOR_ALL else possible([role], permission)
            assert opened == may, name
            if not opened:
                assert "Your role doesn't let you" in desk.text
            await desk.press("f3")


async def test_a_stand_in_is_told_when_the_visit_is_opened_not_when_it_is_saved(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"9001", "enter")
        await desk.type("替郝晨")
        await desk.press("f10")
        assert isinstance(desk.app.screen, ClientPage)
        for key in ("f6", "f10"):
            await desk.press(key)
            assert isinstance(desk.app.screen, ClientPage)
            assert "Your role doesn't let you" in desk.text
        await desk.press("5", "f3")
    async with at_desk(salon, HAO) as desk:
        await desk.press("f2", *"9001", "enter", "f6")
        assert isinstance(desk.app.screen, ArrivalPage)


async def test_a_beautician_passes_over_what_she_may_not_change(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "f10")
        assert isinstance(desk.app.screen, EditPage)
        form = desk.app.screen.query_one(Form)
        # health is hers, who the client is stands there to be read
        assert form.current.field.box.startswith("C")
        name = form.state.entry("name")
        assert name.hidden and name.shown == OUYANG


@pytest.mark.parametrize(("who", "may"), [(LIN, True), (HAO, False), (DESK_WOMAN, False)])
async def test_who_may_not_add_to_a_closed_visit_is_not_asked_what(salon: Salon, who: str, may: bool) -> None:
    async with at_desk(salon, who) as desk:
        await desk.press("f2", *"8000", "enter")
        if who == HAO:
            await desk.type("看一下")
            await desk.press("f10")
        await desk.press("5", "enter", "f10")
        assert isinstance(desk.app.screen, PastVisitPage) is not may
        if not may:
            assert "Your role doesn't let you add to this closed visit" in desk.text


async def test_not_now_is_not_said_as_not_allowed(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("import")
        await desk.type("/nowhere/table.xlsx")
        await desk.press("enter", "f10")
        assert "may not" not in desk.text and "role" not in desk.text
        assert "No table is read yet." in desk.text


async def test_not_allowed_names_the_right(salon: Salon) -> None:
    async with at_desk(salon, GU) as desk:
        await desk.press("f2", *"9001", "enter")
        await desk.type("看一下")
        await desk.press("f10", "f6")
        assert "Your role doesn't let you change this client's visits." in desk.text
    async with at_desk(salon, LIN) as desk:
        await desk.press("f6")
        assert not isinstance(desk.app.screen, RegisterPage)
        assert "Your role doesn't let you open a file or correct it." in desk.text


async def test_who_may_not_print_a_clients_papers_is_told_before_the_sheet_is_looked_at(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"9001", "enter")
        await desk.type("替郝晨")
        await desk.press("f10", "f9")
        assert isinstance(desk.app.screen, ClientPage)
        assert "Your role doesn't let you print this client's papers." in desk.text
