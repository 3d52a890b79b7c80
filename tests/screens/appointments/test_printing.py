"""The papers of a day, from the page that shows them to the paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.appointments.operations.states import cancel_appointment
from db.appointments.requests import CancelAppointment
from tests.db.appointments.samples import book, tomorrow
from tests.db.salon import CHEN, DESK_WOMAN, GU, HAO, LIN, MOISTURE, OUYANG, OWNER, Salon
from tests.printouts.reading import text
from tests.screens.appointments.print_views import fill_day
from tests.screens.desks import at_desk
from tests.screens.printing.papers import unprinted as unprinted


def printed(folder: Path, form: str) -> list[str]:
    """What the sheets of a form say, in the order of their names."""
    return [text(path.read_bytes()) for path in sorted(folder.glob(f"{form} *.pdf"))]


async def test_the_day_sheet_is_printed_for_all_rooms_and_for_one(salon: Salon, unprinted: Path) -> None:
    fill_day(salon, salon.desk(OWNER))
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_day_sheet", day=tomorrow(salon))
        assert "all rooms" in desk.text.splitlines()[0]
        assert desk.line("10:00").split()[1:5] == [OUYANG, MOISTURE, LIN, "双人房"]
        assert CHEN in desk.line("14:00") and "王女士" in desk.line("13:00")
        await desk.press("f10")
        assert "Day sheet" in desk.text and CHEN in desk.text, "there is another one to print"
        await desk.press("f4", "1", "2")
        assert "双人房" in desk.text.splitlines()[0] and CHEN not in desk.text
        await desk.press("f10")
    one, other = sorted(printed(unprinted, "DA-01"), key=len)
    assert OUYANG in one and CHEN not in one and CHEN in other and "王女士" in other


async def test_without_a_day_it_is_today(salon: Salon) -> None:
    at = salon.desk(OWNER)
    book(salon, at, CHEN, 1140, day=salon.clock.today)
    book(salon, at, OUYANG)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_day_sheet")
        assert CHEN in desk.line("19:00") and OUYANG not in desk.text
        assert str(salon.clock.today) in desk.text.splitlines()[0]


async def test_others_clients_are_taken_time_and_nothing_is_printed_of_a_day_without_own_ones(
    salon: Salon, unprinted: Path
) -> None:
    fill_day(salon, salon.desk(OWNER))
    async with at_desk(salon, LIN) as desk:
        await desk.go("print_day_sheet", day=tomorrow(salon))
        assert "taken" in desk.line("14:00") and CHEN not in desk.text and OUYANG in desk.line("10:00")
        await desk.press("f10")
    [said] = printed(unprinted, "DA-01")
    assert OUYANG in said and CHEN not in said
    async with at_desk(salon, GU) as desk:
        await desk.go("print_preparation")
        assert OUYANG not in desk.text
        await desk.press("f10")
    assert printed(unprinted, "PP-01") == []


async def test_what_is_got_ready_and_read_for_tomorrow(salon: Salon, unprinted: Path) -> None:
    fill_day(salon, salon.desk(OWNER))
    async with at_desk(salon, OWNER) as desk:
        await desk.go("print_preparation")
        assert f"{tomorrow(salon)}" in desk.text.splitlines()[0]
        lines = desk.text.splitlines()
        [room] = [at for at, line in enumerate(lines) if "双人房" in line]
        assert OUYANG in lines[room + 1] and "导入仪" in lines[room + 1] and "修护精华" in lines[room + 1]
        assert "No room yet" in desk.text
        await desk.press("f10")
        await desk.press("2")
        assert LIN in desk.text.splitlines()[0] and OUYANG in desk.line("10:00")
        await desk.press("f10")
        await desk.press("f4", "1", "2")
        assert HAO in desk.text.splitlines()[0] and OUYANG in desk.line("11:00") and CHEN in desk.line("14:00")
        await desk.press("f10")
    [ready] = printed(unprinted, "PP-01")
    assert OUYANG in ready and "导入仪" in ready and "修护精华" in ready and "尚未安排房间" in ready
    reads = printed(unprinted, "PR-01")
    assert sorted((LIN in said, HAO in said, CHEN in said) for said in reads) == [
        (False, True, True),
        (True, False, False),
    ]


async def test_one_s_own_clients_come_first_to_read(salon: Salon) -> None:
    fill_day(salon, salon.desk(OWNER))
    async with at_desk(salon, HAO) as desk:
        await desk.go("print_preparation")
        await desk.press("2")
        assert HAO in desk.text.splitlines()[0] and CHEN in desk.line("14:00")


async def test_a_slip_is_printed_on_a6_and_the_next_ones_with_it_on_a4(salon: Salon, unprinted: Path) -> None:
    first = fill_day(salon, salon.desk(OWNER))
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_appointment", appointment=first.id)
        assert "A6" in desk.text and OUYANG in desk.text.splitlines()[0]
        assert desk.line("10:00").count(MOISTURE) == 1 and "11:00" not in desk.text
        await desk.press("f10")
        assert "Appointment slip" in desk.text
        await desk.go("print_appointment", appointment=first.id)
        await desk.press("2")
        assert "A4" in desk.text and desk.text.count("11:00") == 2
        await desk.press("f10")
    [one], [four] = printed(unprinted, "AP-01"), printed(unprinted, "AP-02")
    assert one.count("欧阳女士") == 1 and four.count("欧阳女士") == 3 and "11:00" not in one and "11:00" in four


async def test_a_cancelled_one_has_no_slip(salon: Salon, unprinted: Path) -> None:
    at = salon.desk(OWNER)
    made = book(salon, at, CHEN)
    asked = CancelAppointment(request_id=salon.request(), appointment=made.id, version=made.version, reason="client")
    cancel_appointment(at, asked)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_appointment", appointment=made.id)
        assert "This appointment takes up no time any more" in desk.text
        await desk.press("f10")
    assert list(unprinted.glob("*.pdf")) == []


async def test_after_a_lock_one_is_at_the_same_day_and_nothing_is_kept_meanwhile(salon: Salon) -> None:
    first = fill_day(salon, salon.desk(OWNER))
    async with at_desk(salon, OWNER) as desk:
        targets: dict[str, dict[str, Any]] = {
            "print_day_sheet": {"day": tomorrow(salon)},
            "print_preparation": {"day": tomorrow(salon)},
            "print_appointment": {"appointment": first.id},
        }
        for name, target in targets.items():
            await desk.go(name, **target)
            assert OUYANG in desk.text, name
            desk.app.lock()
            await desk.settle()
            assert OUYANG not in desk.text, name
            held = [one for one in vars(desk.app.page(name)).values() if isinstance(one, (str, tuple, list, dict))]
            assert OUYANG not in repr(held), f"{name} has forgotten nothing"
            desk.app.enter(salon.desk(OWNER))
            await desk.settle()
            assert OUYANG in desk.text and str(tomorrow(salon)) in desk.text, name
            await desk.press("f3")


async def test_a_beautician_prints_the_slip_of_the_guest_whom_she_treats(salon: Salon, unprinted: Path) -> None:
    made = book(salon, salon.desk(OWNER), "", 600, day=salon.clock.today)
    async with at_desk(salon, LIN) as desk:
        await desk.go("day")
        await desk.press(*"10", "enter")
        assert desk.app.screen.name == "appointment" and made.guest_name in desk.text
        await desk.press("f9", "f10")
        assert "Appointment slip" in desk.text
    [slip] = printed(unprinted, "AP-01")
    assert "10:00" in slip and made.guest_name[0] in slip
