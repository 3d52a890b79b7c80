"""A day with the book, played by the manager and the reception in a real terminal, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.core.sql import rows
from db.integrity.operations import examine
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, HAO, LI, LIN, MOISTURE, OUYANG, OWNER, ZENG, Salon
from tests.journeys.homes import Home, copied
from tests.journeys.mornings import at_ten
from tests.journeys.salon import LANGUAGES
from tests.journeys.steps import Steps

TAIL = {OUYANG: "8000", CHEN: "9001", ZENG: "7002", EVANS: "4567", LI: "6004"}
GUEST = "O'Brien"
HYDRATE, LIFT = "2", "3"
"""Numbers of the services."""
_LIN, _HAO = "3", "4"
"""Numbers of the staff."""


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with at_ten():
        yield


class Desk(Steps):
    """Who calls is known by the end of the number."""

    def call(self, name: str, service: str, person: str, day: date, time: str) -> None:
        self.book(TAIL[name], name, service, person, day, time)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_with_the_book(prepared: Salon, tmp_path: Path, language: str) -> None:
    home = copied(prepared, tmp_path / "home", language)
    today = date.today()
    tomorrow, after = today + timedelta(days=1), today + timedelta(days=2)
    with Desk(home, language) as desk:
        # The manager makes two shifts and the roster of this week, and the same for the next two.
        desk.sign_in(OWNER)
        desk.open("shifts", "Shifts")
        desk.save_shift("全天", "全", "1", "9", "21")
        desk.save_shift("请假", "假", "3")
        desk.make_roster()
        desk.lock()

        # The telephone: six appointments; the old book has one of this morning.
        desk.sign_in(DESK_WOMAN)
        desk.call(OUYANG, HYDRATE, _LIN, tomorrow, "1400")
        desk.call(CHEN, HYDRATE, _HAO, tomorrow, "1500")
        desk.call(ZENG, LIFT, _HAO, after, "1100")
        desk.call(LI, HYDRATE, _HAO, after, "1500")
        desk.call(LI, HYDRATE, _LIN, today, "1700")
        desk.call(ZENG, HYDRATE, _HAO, today, "1600")
        desk.open("oldbook", "From the old book")
        desk.type(f"{today:%m%d}0900")
        desk.press("enter")
        desk.type(EVANS)
        desk.press("enter")
        desk.type(HYDRATE)
        desk.press("down")
        desk.type(_LIN)
        desk.press("enter")
        desk.wait(desk.said("Saved"), f"09:00–10:00  {EVANS}")

        # Somebody walks in whom nobody knows.
        desk.open("walkin", "Walk-in")
        desk.press("enter")
        desk.type(GUEST)
        desk.press("enter", "enter")
        desk.type(HYDRATE)
        desk.press("down")
        desk.wait_said("turn of {name}", name=HAO)
        desk.press("f10")
        desk.wait_said("{name} is here.", name=GUEST)

        # Tomorrow's first comes later; the second cancels; who was expected at nine did not come.
        desk.day(DESK_WOMAN, tomorrow)
        desk.mark("1400", OUYANG)
        desk.type("1630")
        desk.press("f10")
        desk.wait_head(OUYANG, "16:30–17:30")
        desk.press("f12")
        desk.wait_head(desk.said("Appointments"))
        desk.mark("1500", CHEN, column=1)
        desk.more("Cancel")
        desk.wait_said("Why is it cancelled?")
        desk.press("1")
        desk.wait_said("The appointment of {name} is cancelled; its time is free.", name=CHEN)
        desk.day(DESK_WOMAN, today)
        desk.mark("0900", EVANS)
        desk.more("Did not come")
        desk.wait_said("{name} did not come; the time is free.", name=EVANS)
        desk.lock()

        # Somebody is on leave the day after tomorrow: two appointments are listed before that is saved.
        desk.sign_in(OWNER)
        desk.open("roster", "Roster")
        if after.weekday() < today.weekday():
            desk.press("f8")
            desk.wait(f"{after - timedelta(days=after.weekday()):%m-%d}")
        desk.press("down", *["left"] * 6, *["right"] * after.weekday())
        desk.type("2")
        desk.press("f10")
        desk.wait(ZENG, LI, "11:00", "15:00", "╭")
        desk.press("f10")
        desk.wait("! 2")
        desk.home_page(OWNER)
        desk.wait_said("Nobody covers it")
        desk.lock()

        # One comes, is treated and pays.
        desk.sign_in(DESK_WOMAN)
        desk.wait(ZENG, LI)
        desk.check_in(ZENG)
        desk.press("f10")
        desk.wait_said("Payment · {name}", name=ZENG)
        desk.press("3", "f10")
        desk.wait_said("The visit of {name} is closed.", name=ZENG)

        # The day on paper.
        desk.day(DESK_WOMAN, today)
        desk.press("f9")
        desk.wait_head(desk.said("Day sheet"))
        desk.press("f10")
        desk.wait(".pdf")
        desk.end()
    check_archive(home, today)
    check_paper(home)


def check_archive(home: Home, today: date) -> None:
    """How the appointments stand, and that ``check`` finds nothing."""
    found = examine(home.data, home.keys).found
    assert [one for one in found if not one.good] == []
    with home.desk():
        stand = rows(
            "SELECT COALESCE(c.name, a.guest_name), a.day, a.start, a.state FROM appointment a "
            "LEFT JOIN client c ON c.id = a.client_id ORDER BY a.day, a.start"
        )
    states = {(name, (date.fromisoformat(str(day)) - today).days, start): state for name, day, start, state in stand}
    [walked_in] = [key for key in states if key[0] == GUEST]
    assert states.pop(walked_in) == "arrived"
    assert states == {
        (EVANS, 0, 540): "missed",
        (ZENG, 0, 960): "done",
        (LI, 0, 1020): "booked",
        (CHEN, 1, 900): "cancelled",
        (OUYANG, 1, 990): "booked",
        (ZENG, 2, 660): "booked",
        (LI, 2, 900): "booked",
    }


def check_paper(home: Home) -> None:
    """The day sheet has who comes, and who was here; not who did not."""
    [file] = home.folder.glob("*.pdf")
    text = "".join(page.extract_text() for page in PdfReader(file).pages).replace(" ", "")
    assert LI in text and ZENG in text and GUEST in text and MOISTURE in text and LIN in text and HAO in text
    assert EVANS.replace(" ", "") not in text
