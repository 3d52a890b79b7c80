"""How to get to the pages of dated records, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.dated.records import DatedRecord
from db.fields.values import Value
from tests.db.dated.samples import ANALYSIS, revise, save
from tests.db.salon import LIN, OUYANG, OWNER, Salon
from tests.screens.desks import Sitting, burst

PLAN: dict[str, Value] = {
    "problems": "1 缺水 2 毛孔粗大 3 眼周细纹",
    "goal[1]": "水分 35",
    "measure[1]": "moisture",
    "service[1]": 1,
    "sessions[1]": 4,
    "interval[1]": 10,
    "goal[2]": "水分 40，毛孔轻",
    "service[2]": 1,
    "with_service[2]": 2,
    "sessions[2]": 6,
    "interval[2]": 14,
    "morning": "洁面 保湿 防晒",
    "evening": "卸妆 保湿 眼霜",
    "avoid": "果酸/水杨酸",
}
LATER: dict[str, Value] = {
    **ANALYSIS,
    "pores[l_cheek]": "1",
    "fine_lines[nose]": "2",
    "skin_type": "combination",
    "moisture_figure": 38,
    "advice": "[/] O'Brien & <b> 𬭎：多喝水，两周后再看鼻翼，少用去角质的产品，出门防晒",
}


def two_analyses(salon: Salon, at: Desk, whose: str = OUYANG) -> tuple[DatedRecord, DatedRecord]:
    """The skin, and the skin two months later."""
    client, today = salon.clients[whose], salon.clock.today
    earlier = save(salon, at, client, values=ANALYSIS, day=today - timedelta(days=63))
    return earlier, save(salon, at, client, values=LATER)


def patch_tests(salon: Salon, at: Desk, whose: str = OUYANG) -> None:
    """One that waits to be read, one that has expired, one that was positive."""
    client, today = salon.clients[whose], salon.clock.today
    test: dict[str, Value] = {"product": 1, "batch": "A0921", "site": "ear", "at_24h": "negative"}
    both: dict[str, Value] = {**test, "batch": "77", "site": "forearm", "at_48h": "negative"}
    bad: dict[str, Value] = {**both, "product": 2, "at_24h": "positive", "at_48h": "positive", "signs": ("redness",)}
    save(salon, at, client, "patch", bad, day=today - timedelta(days=400))
    save(salon, at, client, "patch", both, day=today - timedelta(days=300))
    save(salon, at, client, "patch", test, day=today - timedelta(days=1))


def planned(salon: Salon, at: Desk, whose: str = OUYANG) -> DatedRecord:
    """A plan, and its second version."""
    plan = save(salon, at, salon.clients[whose], "plan", PLAN)
    more: dict[str, Value] = {"goal[3]": "维持", "sessions[3]": 6}
    return revise(salon, at, plan, "眼周出现细纹：加眼部护理", **more)


def author(desk: Sitting, salon: Salon) -> Desk:
    """Her beautician, also where somebody else sits at the desk."""
    return desk.app.desk_in_use if desk.app.me and desk.app.me.name == LIN else salon.desk(LIN)


async def sits_again(desk: Sitting, salon: Salon) -> None:
    """Who sat at the desk before her beautician did."""
    assert desk.app.me is not None
    if desk.app.me.name != LIN:
        desk.app.enter(salon.desk(desk.app.me.name))
        await desk.settle()


async def card(desk: Sitting, *keys: str) -> None:
    """The card of the client who has all of it."""
    await burst(desk, "f2", *"8000", "enter", *keys)


async def analyses(desk: Sitting, salon: Salon) -> None:
    """The list of a client's analyses."""
    two_analyses(salon, author(desk, salon))
    await sits_again(desk, salon)
    await card(desk, "3")


async def analysis(desk: Sitting, salon: Salon) -> None:
    """One of them."""
    await analyses(desk, salon)
    await burst(desk, "enter")


async def patched(desk: Sitting, salon: Salon) -> None:
    """The list of patch tests."""
    patch_tests(salon, author(desk, salon))
    await card(desk, "2", "2", "2")


async def plans(desk: Sitting, salon: Salon) -> None:
    """The versions of a plan."""
    planned(salon, author(desk, salon))
    await card(desk, "4")


async def lists(desk: Sitting, salon: Salon) -> None:
    """The lists of a tab by name."""
    await plans(desk, salon)
    await burst(desk, "f4")


async def new_patch_test(desk: Sitting, salon: Salon) -> None:
    """A patch test, half typed."""
    await card(desk, "2", "2", "2", "f6", "1", "enter", *"A0921", "enter", "enter", "1")


async def revising(desk: Sitting, salon: Salon) -> None:
    """The next version of a plan, with its reason."""
    planned(salon, author(desk, salon))
    salon.clock.forward(days=1)
    await card(desk, "4", "f10", *"她怕疼")


async def asking_needs(desk: Sitting, salon: Salon) -> None:
    """Needs by part of the body: what is said aloud to ask for them stands below."""
    await card(desk, "4", "4", "4", "f6")


async def compared(desk: Sitting, salon: Salon) -> None:
    """Two analyses side by side."""
    await analyses(desk, salon)
    await burst(desk, "3")


async def needs_compared(desk: Sitting, salon: Salon) -> None:
    """What somebody wished for half a year ago and wishes now."""
    at, client = desk.app.desk_in_use, salon.clients[OUYANG]
    before: dict[str, Value] = {"goal[face]": ("firm",), "wish[face]": "淡一点"}
    first = save(salon, at, client, "needs", before, day=salon.clock.today - timedelta(days=180))
    after: dict[str, Value] = {"goal[face]": ("firm", "pores"), "concern[neck]": "[/] O'Brien & <b> 𬭎"}
    revise(salon, at, first, "又看了一次", **after)
    await desk.go("dated_comparison", record=open_client(at, client), kind="needs", dated=0)


SENT: dict[str, Value] = {"goal[face]": ("firm", "pores"), "wish[face]": "[/] O'Brien & <b> 𬭎", "remark": "怕痛"}


def sent_in(salon: Salon) -> DatedRecord:
    """What a client has answered at home, keyed in by her beautician."""
    return save(salon, salon.desk(LIN), salon.clients[OUYANG], "needs", SENT, filled_by="client")


async def forms_back(desk: Sitting, salon: Salon) -> None:
    """What came back, and nobody has accepted."""
    sent_in(salon)
    save(salon, salon.desk(LIN), salon.clients[OUYANG], "past", {"what": "光子"}, filled_by="guardian")
    desk.app.enter(salon.desk(OWNER))
    await desk.settle()
    await desk.go("forms_back")


async def sent(desk: Sitting, salon: Salon) -> None:
    """One of them."""
    await forms_back(desk, salon)
    await desk.press("enter")


async def accepting(desk: Sitting, salon: Salon) -> None:
    """What of it counts."""
    await sent(desk, salon)
    await desk.press("f10")
