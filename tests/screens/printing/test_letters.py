"""Letters at the screen: what for, to whom, what they say, and on paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from db.clients.store.listed import MOST_LISTED
from tests.db.papers.shelves import number
from tests.db.printing.test_labels import agree
from tests.db.salon import ADDRESS, CHEN, DENG, DESK_WOMAN, EVANS, LIN, OUYANG, OWNER, PINS, ZENG, Salon, entries
from tests.printouts.reading import text
from tests.screens.desks import Sitting, at_desk


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch, salon: Salon) -> None:
    """What is printed is saved in the home folder."""
    monkeypatch.setenv("CUPS_SERVER", str(salon.folder / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(salon.folder / "none"))
    monkeypatch.setenv("HOME", str(salon.folder))


def printed(salon: Salon) -> bytes:
    [path] = salon.folder.glob("LT-01*.pdf")
    assert not any(name in path.name for name in (OUYANG, CHEN))
    return path.read_bytes()


async def scan(desk: Sitting, salon: Salon, name: str) -> None:
    page = desk.app.front_page()
    assert page is not None and page.TAKES_SCANS
    page.take_scan(number(salon, name))
    await desk.settle()


async def test_a_birthday_is_written_for_by_two_keys(salon: Salon) -> None:
    agree(salon, OUYANG)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("letters")
        assert "birthday within 30 days." in desk.text
        assert "Birthday · 您的生日就要到了" in desk.text
        await desk.press("f4", "2")
        assert "2 clients are added." in desk.text and "1 letter" in desk.text
        assert "has not agreed to letters" in desk.line(EVANS) and ADDRESS not in desk.text
        await desk.press("f10")
        assert "Letter, 1 letter is in ~" in desk.text
        said = text(printed(salon))
        assert "尊敬的欧阳女士：" in said and "您的生日就要到了" in said and ADDRESS in said


async def test_people_are_put_together_by_hand_and_left_out(salon: Salon) -> None:
    agree(salon, CHEN, ZENG)
    async with at_desk(salon, DENG) as desk:
        await desk.go("letters")
        await desk.press("f10")
        assert "There is nobody on the list yet." in desk.text
        await scan(desk, salon, EVANS)
        await desk.press("f10")
        assert "Nobody on the list can be written to." in desk.text
        await desk.press("f4", "1", "5")
        assert "To call back · 有一段时间没有见到您了" in desk.text and EVANS in desk.text
        await desk.press("f4", "2")
        assert "Nobody to add: F4 adds those who are 30 days late, or did not come for 180." in desk.text
        await desk.press("f4", "1", "2", "f4", "2")
        assert "2 clients are added." in desk.text and EVANS in desk.text
        await desk.press("f4", "2")
        assert "Nobody to add" in desk.text
        await desk.press("f4")
        assert "2  Who" in desk.text and "Text" not in desk.text
        await desk.press("escape", "down", "f4", "3")
        assert CHEN not in desk.text and "1 letter" in desk.text
        await desk.press("f10")
        assert "佳节将至" in text(printed(salon)) and ZENG in text(printed(salon))


async def test_the_manager_changes_what_they_say(salon: Salon) -> None:
    agree(salon, CHEN)
    async with at_desk(salon, OWNER) as desk:
        await desk.go("letters")
        await desk.press("f4", "1", "3", "f4", "4")
        assert "Text of a letter: Change of season" in desk.text and "清洁请温和一些" in desk.text
        await desk.fill("春天到了，<b>𬭎</b>。", "")
        await desk.press("f10")
        assert "The text is saved. The next letters say so." in desk.text
        assert "Change of season · 春天到了，<b>𬭎</b>。 清洁请温和" in desk.text
        await scan(desk, salon, CHEN)
        await desk.press("f10")
        assert "春天到了，<b>𬭎</b>。" in text(printed(salon))
        await desk.press("f4", "4", "delete", "down", "delete", "down", "delete", "f10")
        assert "These letters have the wording that ships." in desk.text and "换季了" in desk.text


async def test_a_beautician_finds_no_letters_in_the_menu(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("print_menu")
        assert "Labels" in desk.text and "Letters" not in desk.text


async def test_more_than_twenty_letters_ask_for_a_second_person(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    for at in range(MOST_LISTED + 1):
        salon.register(owner, f"客{at}", f"135001350{at:02d}", address=ADDRESS, consent_contact=("post",))
    async with at_desk(salon, OWNER) as desk:
        await desk.go("letters")
        await desk.press("f4", "1", "4", "f4", "2", "f10")
        assert desk.line("21 letters: print them all now?")
        await desk.press("f10")
        assert "21 letters" in desk.text and list(salon.folder.glob("*.pdf")) == []
        await desk.press(desk.line(DENG).split(DENG)[0].split()[-1])
        await desk.pin(PINS[DENG])
        assert "Letter, 21 letters is in ~" in desk.text
        assert len(PdfReader(io.BytesIO(printed(salon))).pages) == 21
        assert len(entries(operation="print_letters", outcome="done")) == 1
