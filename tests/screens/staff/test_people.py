"""Staff, one's own settings, and the first run."""

from __future__ import annotations

import re

import pytest

from db.clients.operations.clients import open_client
from db.sign_in.operations.sign_in import sign_in
from db.staff.operations.staff import ChangeStaff, change_staff
from db.staff.queries.people import staff
from db.staff.records import StaffRecord
from salon_tui.widgets.form import Form
from tests.db.salon import CHEN, DENG, DESK_WOMAN, HAO, LIN, OUYANG, OWNER, PINS, SHEN, Salon
from tests.screens.desks import Sitting, at_desk


def _person(desk: Sitting, name: str) -> StaffRecord:
    return next(one for one in staff(desk.app.desk_in_use) if one.name == name)


# Staff.


async def test_somebody_new_can_sign_in(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("staff")
        await desk.press("f6")
        await desk.fill("李芳", "芳", "12")
        await desk.press("f10")
        assert "First PIN of 李芳" in desk.text
        await desk.pin("905199", "905199")
        assert "李芳 can sign in now, with the digit 8." in desk.text
        assert "receptionist, beautician" in desk.line("李芳")
        new = _person(desk, "李芳")
        assert (new.short, new.roles) == ("芳", ("receptionist", "beautician"))
        assert sign_in(salon.archive, new.id, "905199").staff == new.id


async def test_a_weak_first_pin_is_explained_and_asked_for_again(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("member")
        await desk.fill("李芳", "", "1")
        await desk.press("f10")
        await desk.pin("123456", "123456")
        assert "Digits in a row or in steps are easy to guess" in desk.text
        await desk.pin("905199", "905188")
        assert "The two new PINs are not the same" in desk.text
        await desk.pin("905199", "905199")
        assert "李芳 can sign in now, with the digit 8." in desk.text


async def test_the_form_of_somebody_new_survives_a_refusal(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("member")
        await desk.fill(LIN, "小", "1", "", "会日语")
        await desk.press("f10")
        await desk.pin("905199", "905199")
        assert "This name is in use already" in desk.text
        assert "会日语" in desk.text and LIN in desk.text


async def test_other_roles_need_a_second_person(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("member", record=_person(desk, LIN))
        await desk.fill("", "", "2 3")
        await desk.press("f10")
        assert f"{OWNER} wants to make {LIN}: beautician, advisor. Who agrees?" in desk.text.replace("\n", "")
        await desk.press("f12")
        assert _person(desk, LIN).roles == ("beautician",)
        assert "beautician, advisor" in desk.text
        await desk.press("f10")
        assert SHEN in desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert _person(desk, LIN).roles == ("beautician", "advisor")
        assert f"{LIN} is saved." in desk.text


async def test_roles_and_name_change_together(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("member", record=_person(desk, LIN))
        await desk.fill("林晓雨", "", "2 3")
        await desk.press("f10")
        assert SHEN in desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert _person(desk, "林晓雨").roles == ("beautician", "advisor")


async def test_who_leaves_is_asked_about_and_stays_in_the_list(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("staff")
        await desk.press("3")
        await desk.fill("", "", "", "")
        await desk.press("2", "f10")
        assert f"{LIN} leaves" in desk.text
        await desk.press("f10")
        assert f"In hand: {LIN}" in desk.text
        await desk.go("staff")
        assert "has left" in desk.line(LIN)
        assert not _person(desk, LIN).active


async def test_the_last_manager_can_not_leave(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        for name in (SHEN, OWNER):
            await desk.go("member", record=_person(desk, name))
            await desk.fill("", "", "", "")
            await desk.press("2", "f10", "f10")
        assert "This is the only manager" in desk.text
        assert _person(desk, OWNER).active


async def test_a_forgotten_pin_is_set_with_a_second_person_asked_once(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("member", record=_person(desk, LIN))
        await desk.more("New PIN")
        assert f"New PIN of {LIN}" in desk.text
        await desk.pin("121212", "121212")
        assert f"{OWNER} wants to set a new PIN for {LIN}, good for one sign-in. Who agrees?" in desk.asked
        assert SHEN in desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert "Digits that repeat are easy to guess" in desk.text
        await desk.pin("905188", "905188")
        assert f"{LIN} can sign in with the new PIN now, once" in desk.text
        assert sign_in(salon.archive, salon.staff[LIN], "905188").staff == salon.staff[LIN]


async def test_alone_a_reason_takes_the_place_of_the_second_person(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("salon")
        await desk.fill(*([""] * 10))
        await desk.press("1", "f10")
        await desk.go("member", record=_person(desk, LIN))
        await desk.more("New PIN")
        await desk.pin("905188", "905188")
        await desk.type("PIN 忘记了")
        await desk.press("enter")
        assert f"{LIN} can sign in with the new PIN now, once" in desk.text


# One's own settings.


async def test_another_language_shows_at_once(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("services")
        assert "Service " in desk.text and "服务项目" not in desk.text
        await desk.go("me")
        await desk.press("1")
        assert desk.app.me is not None and desk.app.me.language == "zh"
        await desk.press("f12")
        assert "服务项目" in desk.text
        await desk.go("service")
        assert "价格（元）" in desk.text


async def test_a_form_that_waits_is_repainted_in_the_new_language(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("product")
        await desk.fill("玫瑰纯露")
        await desk.go("me")
        await desk.press("1", "f12")
        assert "玫瑰纯露" in desk.text and "品牌" in desk.text


async def test_another_look_shows_at_once_and_stays(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("me")
        await desk.press("5")
        assert desk.app.theme == "contrast"
        assert "✓" in desk.line("highest contrast")
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(LIN))
        await desk.settle()
        assert desk.app.theme == "contrast"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("999999", "905188", "This PIN is not right"),
        (PINS[LIN], "123456", "Digits in a row or in steps are easy to guess"),
        (PINS[LIN], "905188", "The new PIN is in effect."),
    ],
)
async def test_my_own_pin(salon: Salon, old: str, new: str, said: str) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("me")
        await desk.press("6")
        await desk.pin(old, new, new)
        assert said in desk.text
        assert new not in desk.text


# The first run.


async def test_the_keeper_sees_no_staff_page(salon: Salon) -> None:
    for who in (DENG, DESK_WOMAN):
        async with at_desk(salon, who) as desk:
            await desk.go("menu")
            assert "Staff" not in desk.text
        salon.reopen()


async def test_a_number_means_the_same_person_after_another_has_left(salon: Salon) -> None:
    """The numbers that people type for staff are those of the sign-in page, in boxes, lists and lines."""
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        gone = _person(desk, DESK_WOMAN)
        change_staff(
            at, ChangeStaff(request_id="gone", staff=gone.id, version=gone.version, name=gone.name, active=False)
        )
        number = str(_person(desk, LIN).number)
        # a box that names one of the staff
        await desk.go("register")
        desk.app.screen.query_one(Form).go_to_field("beautician")
        await desk.press("f4")
        assert f"{number}  {LIN}" in desk.text and f"{_person(desk, HAO).number}  {HAO}" in desk.text
        assert DESK_WOMAN not in desk.text
        await desk.press("escape", *number)
        assert LIN in desk.line("K1")
        await desk.press("f12", "f12")
        # who does a service, in its line and in the list of F4
        await desk.go("arrival", record=open_client(at, salon.clients[OUYANG]))
        await desk.type(f"1@{number}")
        await desk.press("enter")
        assert LIN in desk.line("268.00")
        await desk.type("1@2")
        await desk.press("enter")
        assert "✗ Nobody of this name works" in desk.text
        await desk.press("ctrl+z", "up", "f4")
        assert f"{number}  {LIN}" in desk.text
        # and who is chosen from a list
        await desk.press("escape", "f12", "f12")
        await desk.go("client", record=open_client(at, salon.clients[OUYANG]))
        await desk.more("File and consent", "Assign to somebody")
        assert f"{number}  {LIN}" in desk.text


@pytest.mark.parametrize("client", [OUYANG, CHEN])
async def test_a_question_for_a_reason_says_whose_file_it_is(salon: Salon, client: str) -> None:
    stranger = HAO if client == OUYANG else LIN
    async with at_desk(salon, stranger) as desk:
        await desk.press("f2")
        await desk.type(client)
        await desk.press("enter")
        assert re.search(f"{client} [0-9]{{4}} [0-9]{{4}}: To open this client's record, write a reason", desk.asked)
