"""A second person's PIN, whose client somebody is, and what a manager looks at afterwards."""

from __future__ import annotations

from db.clients.operations import emergency_access
from db.clients.operations.clients import open_client
from db.core.sql import rows
from db.reviews.operations import to_look_at
from db.staff.operations import staff
from db.staff.queries import people
from db.staff.records import StaffRecord
from salon_tui.widgets.form import Form
from salon_tui.widgets.secret import PinField
from tests.db.salon import DENG, DESK_WOMAN, GU, HAO, LI, LIN, OUYANG, OWNER, PINS, SHEN, Salon
from tests.screens.desks import Sitting, at_desk, burst


def _person(desk: Sitting, name: str) -> StaffRecord:
    return next(one for one in people.staff(desk.app.desk_in_use) if one.name == name)


async def _client(desk: Sitting, salon: Salon, name: str) -> None:
    record = open_client(desk.app.desk_in_use, salon.clients[name])
    await desk.go("client", record=record, among=[record.id])


def _failed(salon: Salon) -> dict[str, int]:
    return {name: int(count) for name, count in rows("SELECT name, failed FROM staff WHERE failed > 0")}


async def _reset(desk: Sitting) -> None:
    await desk.go("member", record=_person(desk, LIN))
    await desk.more("New PIN")
    await desk.pin("905188", "905188")


async def test_digits_choose_the_second_person_before_any_of_them_is_a_pin(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await _reset(desk)
        assert f"{OWNER} wants to set a new PIN for {LIN}, good for one sign-in. Who agrees?" in desk.asked
        # a PIN typed at once is nobody's: its digits choose, and 9 is nobody's digit
        await desk.press("9")
        assert "Nobody in this list has this digit." in desk.text
        await desk.press("7")
        assert f"PIN of {SHEN}" in desk.text and isinstance(desk.app.focused, PinField)
        await desk.pin("00000000")
        assert "This PIN is not right." in desk.text
        assert _failed(salon) == {SHEN: 1}
        await desk.press("f12")
        assert "Who agrees? Type the digit" in desk.text
        await desk.press("7", *PINS[SHEN])
        assert f"{LIN} can sign in with the new PIN now, once" in desk.text


async def test_the_only_other_manager_s_pin_is_reset_with_a_reason(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("member", record=_person(desk, SHEN))
        await desk.more("New PIN")
        await desk.pin("48152637", "48152637")
        assert "Nobody else here could agree to this." in desk.text
        await desk.type("密码忘了")
        await desk.press("enter")
        assert f"{SHEN} can sign in with the new PIN now, once" in desk.text
        assert [line.reason for line in to_look_at(desk.app.desk_in_use)] == ["密码忘了"]


async def test_a_salon_with_one_manager_is_told_so(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("staff")
        assert "only manager" not in desk.text
        shen = _person(desk, SHEN)
        staff.change_staff(
            desk.app.desk_in_use,
            staff.ChangeStaff(request_id="x", staff=shen.id, version=shen.version, name=SHEN, active=False),
        )
        await desk.press("f5")
        assert f"{OWNER} is the only manager" in desk.text


async def test_one_enter_right_after_signing_in_opens_nothing(salon: Salon) -> None:
    async with at_desk(salon, None) as desk:
        pin = PINS[DESK_WOMAN]
        await desk.press("2", *pin[:-1])
        # in one burst: out of habit is right behind the last digit, however long the page behind the PIN takes
        await burst(desk, pin[-1], "enter")
        assert desk.app.front_page() is not None and desk.app.front_page().name == "home"  # type: ignore[union-attr]
        home = desk.text
        await desk.press("0", "f12")
        assert desk.text.splitlines()[0] == home.splitlines()[0]


async def test_the_second_enter_means_what_it_always_does(salon: Salon) -> None:
    async with at_desk(salon, None) as desk:
        pin = PINS[DESK_WOMAN]
        await desk.press("2", *pin[:-1])
        await burst(desk, pin[-1], "enter")
        await desk.press("0")
        menu = desk.text
        await desk.press("enter")
        assert desk.text != menu


async def test_an_unfinished_pin_and_enter_say_how_long_it_is_and_count_nothing(salon: Salon) -> None:
    async with at_desk(salon, None, language="zh") as desk:
        await desk.press("2", "9", "0", "enter")
        assert "密码是 6 位数字" in desk.text
        await desk.press("f12", "1", "9", "0", "enter")
        assert "密码是 8 位数字" in desk.text
        assert _failed(salon) == {}
        field = desk.app.focused
        assert isinstance(field, PinField) and "•••" in field.render_line(0).text


async def test_digits_that_people_learn_don_t_move_when_somebody_leaves(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        lin = _person(desk, LIN)
        staff.change_staff(
            desk.app.desk_in_use,
            staff.ChangeStaff(request_id="x", staff=lin.id, version=lin.version, name=LIN, active=False),
        )
        desk.app.lock()
        await desk.settle()
        assert "4" in desk.line(HAO).split(), "her digit stands beside her name"
        await desk.press("3")
        assert "没有人用这个数字" in desk.text
        await desk.press("4")
        assert HAO in desk.line("密码")


async def test_a_manager_says_who_looks_after_a_client(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await _client(desk, salon, LI)
        await desk.more("File and consent", "Assign to somebody")
        assert f"Who looks after {LI}?" in desk.text
        await desk.press("5")
        assert f"{GU} looks after {LI} now." in desk.text
        assert GU in desk.text.splitlines()[0]


async def test_a_reason_waits_for_the_manager_and_is_looked_at(salon: Salon) -> None:
    emergency_access.break_glass(salon.desk(LIN).because("客户来电\x1b[31m"), salon.clients[LI])
    async with at_desk(salon) as desk:
        await desk.go("staff")
        assert "1 thing waits to be looked at" in desk.text
        await desk.go("reviews")
        assert LIN in desk.line(f"opened the file of {LI}")
        assert "Reason: 客户来电[31m" in desk.text
        await desk.press("f10")
        assert "Already looked at 20" in desk.text and OWNER in desk.text
        assert to_look_at(desk.app.desk_in_use) == []


async def test_the_edit_form_changes_nobody_s_client(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await _client(desk, salon, OUYANG)
        await desk.press("f10")
        form = desk.app.front_page()
        assert form is not None and form.name == "edit"
        assert [entry.hidden for entry in form.form.state.entries if entry.name == "beautician"] == [True]  # type: ignore[attr-defined]


async def test_who_leaves_hands_over_what_is_theirs(salon: Salon) -> None:
    salon.visit(salon.desk(OWNER), OUYANG)
    async with at_desk(salon) as desk:
        await desk.go("member", record=_person(desk, LIN))
        desk.app.screen.query_one(Form).go_to_field("active")
        await desk.press("2", "f10", "f10")
        assert f"{LIN} has left. This is still theirs" in desk.text
        assert desk.text.splitlines()[0].strip().startswith(f"In hand: {LIN}")
        assert "Open visits  1" in desk.text and "Own clients  1" in desk.text
        # a visit is closed by itself
        assert "Dealt with by itself" in desk.text
        await desk.press("f10")
        assert f"Who takes over from {LIN}?" in desk.text
        await desk.press("4")
        assert f"{OWNER} wants to hand over everything that {LIN} has in hand. Who agrees?" in desk.asked
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert f"{HAO} has it in hand from now on." in desk.text
        assert "Open visits" in desk.text and "Own clients" not in desk.text
        await _client(desk, salon, OUYANG)
        assert HAO in desk.text.splitlines()[0]


async def test_a_manager_who_leaves_locks_the_desk(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("member", record=_person(desk, OWNER))
        desk.app.screen.query_one(Form).go_to_field("active")
        await desk.press("2", "f10", "f10")
        assert desk.app.me is None and SHEN in desk.text and OWNER not in desk.text


async def test_who_signs_in_with_a_pin_that_was_set_for_them_chooses_their_own_first(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    staff.reset_pin(salon.approved(at, staff.reset_pin, lin, "481526"), lin, "481526")
    async with at_desk(salon, None, language="zh") as desk:
        await desk.press("3", *"481526")
        assert "密码只能用一次" in desk.asked and desk.app.me is None
        await desk.pin("481526", "481526", "481526")
        assert "请换一个" in desk.text and desk.app.me is None
        await desk.press("escape", "3", *"481526")
        await desk.pin("481526", "602948", "602948")
        assert desk.app.me is not None and desk.app.me.name == LIN and not desk.app.me.pin_once
