"""How to get to the pages of the drawers, of the day's cards, of labels and volumes, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.papers.volumes.operations import BindVolume, bind_volume
from tests.db.papers.shelves import drawer, number, paper
from tests.db.papers.test_pull_list import come_again
from tests.db.printing.test_labels import agree
from tests.db.salon import CHEN, DENG, EVANS, HAO, LI, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting


async def scan(desk: Sitting, *cards: str) -> None:
    """Scans cards by their numbers, as far as the page is concerned."""
    for card in cards:
        page = desk.app.front_page()
        assert page is not None and page.TAKES_SCANS
        page.take_scan(card)
        await desk.settle()


def fill(salon: Salon) -> int:
    """Two drawers; everybody's card stands in the first one, except for one in the second."""
    first, second = drawer("A-1", position=1), drawer("A-2", "W", position=2)
    for name in (CHEN, LI, EVANS, OUYANG):
        paper(salon, name, first)
    paper(salon, ZENG, second)
    return first


async def drawers(desk: Sitting, salon: Salon) -> None:
    """Drawers to be checked."""
    fill(salon)
    await desk.go("shelf_check")


async def scanned(desk: Sitting, salon: Salon) -> None:
    """A drawer half scanned, with a card of each sort."""
    await desk.go("shelf_scan", id=fill(salon))
    numbers = [number(salon, name) for name in (CHEN, OUYANG, LI, ZENG)]
    await scan(desk, *numbers, "99999992", numbers[2], number(salon, EVANS))
    await desk.press("up", "up", "up")


async def reported(desk: Sitting, salon: Salon) -> None:
    """What that drawer shows in the end, with a card that is missing."""
    await desk.go("shelf_check")
    await desk.go("shelf_scan", id=fill(salon))
    await scan(desk, *(number(salon, name) for name in (OUYANG, CHEN, EVANS, ZENG)), "99999992")
    await desk.press("f10", "f10")


async def coming(desk: Sitting, salon: Salon) -> None:
    """Two clients of tomorrow, and two by hand."""
    fill(salon)
    tomorrow = salon.clock.today + timedelta(days=1)
    come_again(salon, OUYANG, tomorrow)
    come_again(salon, CHEN, tomorrow, by=HAO)
    stranger = salon.register(salon.desk(DENG), "赵一", "13500135005")
    desk.app.enter(salon.desk(DENG))
    await desk.settle()
    await desk.go("pull_list")
    await scan(desk, stranger.number, number(salon, ZENG))


async def addresses(desk: Sitting, salon: Salon) -> None:
    """Somebody who agreed to letters, and somebody who did not."""
    agree(salon, CHEN)
    desk.app.enter(salon.desk(DENG))
    await desk.settle()
    await desk.go("labels")
    await desk.press("f4", "1", "5")
    await scan(desk, *(number(salon, name) for name in (CHEN, LI)))


async def letters(desk: Sitting, salon: Salon) -> None:
    """Birthday letters, to one who agreed to them, and two who did not."""
    agree(salon, OUYANG)
    desk.app.enter(salon.desk(DENG))
    await desk.settle()
    await desk.go("letters")
    await desk.press("f4", "2")
    await scan(desk, number(salon, ZENG))


async def tabs(desk: Sitting, salon: Salon) -> None:
    """Cards that wait to be put away."""
    drawer()
    for name in (CHEN, OUYANG):
        paper(salon, name)
    await desk.go("labels")


async def bound(desk: Sitting, salon: Salon) -> None:
    """A volume."""
    asked = BindVolume(
        request_id="x", drawer=fill(salon), title="客户档案 2025", place="C 柜第 1 层", keeper=salon.staff[DENG]
    )
    bind_volume(desk.app.desk_in_use, asked)
    await desk.go("volumes")


async def binding(desk: Sitting, salon: Salon) -> None:
    """A volume that is about to be bound."""
    fill(salon)
    await desk.go("volume")
    await desk.press("1")
    await desk.fill("", "李娜", "客户档案")
