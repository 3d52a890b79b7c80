"""Every page and every question of the program, and how to get there; for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.keys import _character_to_key as character_to_key

from db.fields import Kind
from db.operations.catalogue import AddOwnField, add_own_field
from db.operations.clients import open_client
from db.records import Ref
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, LIN, OUYANG, OWNER, Salon
from tests.screens.desks import Sitting

Go = Callable[[Sitting, Salon], Awaitable[None]]


@dataclass(frozen=True)
class View:
    """A page in some state.

    Attributes:
        name: What it is called among the snapshots.
        page: Its name in ``PAGES``; empty for what has none.
        go: From the opening page to it.
        who: Who sits at the desk; None before anybody has signed in.
        without_archive: Whether the program starts for the first time.
    """

    name: str
    page: str
    go: Go
    who: str | None = OWNER
    without_archive: bool = False


async def burst(desk: Sitting, *keys: str) -> None:
    """Presses keys, all at once: the gate hands them on one by one."""
    for key in keys:
        character = key if len(key) == 1 else "\r" if key == "enter" else None
        desk.app.post_message(events.Key(character_to_key(key) if len(key) == 1 else key, character))
    await desk.settle()


def _keys(*keys: str) -> Go:
    async def go(desk: Sitting, salon: Salon) -> None:
        await burst(desk, *keys)

    return go


def _page(name: str, *keys: str) -> Go:
    async def go(desk: Sitting, salon: Salon) -> None:
        await desk.go(name)
        await burst(desk, *keys)

    return go


def _card(*keys: str, whose: str = "8000") -> Go:
    return _keys("f2", *whose, "enter", *keys)


async def _own_field(desk: Sitting, salon: Salon) -> None:
    asked = AddOwnField("own", "Favourite tea", "喜欢的茶", Kind.CHOICE, ("绿茶", "红茶"))
    add_own_field(desk.app.desk_in_use, asked)
    await desk.go("own_fields")


async def _registering(desk: Sitting, salon: Salon) -> None:
    """Half a registration of somebody who is known, with a field that is wrong."""
    await burst(desk, "f6", *"1112", "down", "down")
    await burst(desk, *"欧阳静宜", "enter", *"2", *"1988-03-12", "enter", *"1380013", "enter")


async def _registering_another(desk: Sitting, salon: Salon) -> None:
    """A registration begun from the find box, while another is not finished."""
    await burst(desk, "f6", *"111", "down", "down", "down", *"王小", "f12", "f2", *"李四", "f6")


async def _referrers(desk: Sitting, salon: Salon) -> None:
    at = desk.app.desk_in_use
    for name, referrer in ((OUYANG, CHEN), (CHEN, EVANS)):
        record = open_client(at, salon.clients[name])
        salon.change(at, record, referrer=Ref(salon.clients[referrer], ""))
    await burst(desk, "f2", *"8000", "enter", "6")


async def _import(desk: Sitting, salon: Salon) -> None:
    from tests.db.messy import write_messy_xlsx

    write_messy_xlsx(Path.home() / "table.xlsx", 40)
    await desk.go("import")
    await desk.type("~/table.xlsx")
    await burst(desk, "enter")


async def _visit(desk: Sitting, salon: Salon) -> None:
    await burst(desk, "f2", *"8000", "enter", "ctrl+r", "down")
    await desk.type("两颊干燥紧绷")
    await burst(desk, "down", "down")


VIEWS = (
    View("home", "home", _keys(), DESK_WOMAN),
    View("find", "find", _keys("f2"), DESK_WOMAN),
    View("find, name", "find", _keys("f2", *"oy"), DESK_WOMAN),
    View("find, page", "find", _keys("f2", *"se")),
    View("find, nobody", "find", _keys("f2", *"zzz"), DESK_WOMAN),
    View("menu", "menu", _keys("0")),
    View("menu, receptionist", "menu", _keys("0"), DESK_WOMAN),
    View("help", "", _keys("f1"), DESK_WOMAN),
    View("help, field", "", _keys("f6", "f1"), DESK_WOMAN),
    View("card", "client", _card(), DESK_WOMAN),
    View("card, revealed", "client", _card("ctrl+t"), DESK_WOMAN),
    View("card, health", "client", _card("2"), LIN),
    View("card, visits", "client", _card("5"), DESK_WOMAN),
    View("card, referrers", "client", _referrers, DESK_WOMAN),
    View("card, paper", "client", _card("8"), DESK_WOMAN),
    View("card, history", "client", _card("9"), DESK_WOMAN),
    View("registration", "register", _keys("f6"), DESK_WOMAN),
    View("registration, half", "register", _registering, DESK_WOMAN),
    View("registration, another waits", "register", _registering_another, DESK_WOMAN),
    View("registration, second page", "register", _keys("f6", "pagedown"), DESK_WOMAN),
    View("record as a form", "edit", _card("f10"), DESK_WOMAN),
    View("arrival", "arrival", _card("f6", *"1 2"), DESK_WOMAN),
    View("visit", "visit", _visit, LIN),
    View("visit, receptionist", "visit", _card("ctrl+r"), DESK_WOMAN),
    View("closed visit", "past_visit", _card("5", "enter"), LIN),
    View("print visit", "print_visit", _card("5", "enter", "f9"), LIN),
    View("print index", "print_index", _page("cabinet", "f9"), OWNER),
    View("print jobs", "print_queue", _page("print_queue"), DESK_WOMAN),
    View("cabinet", "cabinet", _page("cabinet"), DESK_WOMAN),
    View("cabinet, strokes", "cabinet", _page("cabinet", "2"), DESK_WOMAN),
    View("services", "services", _page("services")),
    View("service", "service", _page("services", "f10")),
    View("new service", "service", _page("service")),
    View("products", "products", _page("products")),
    View("product", "product", _page("products", "f10")),
    View("staff", "staff", _page("staff")),
    View("member", "member", _page("staff", "2")),
    View("new member", "member", _page("member")),
    View("import", "import", _page("import")),
    View("import, table", "import", _import),
    View("own fields", "own_fields", _own_field),
    View("new own field", "own_field", _page("own_field")),
    View("salon", "salon", _page("salon")),
    View("me", "me", _page("me"), DESK_WOMAN),
    View("print card", "print", _card("f9"), DESK_WOMAN),
    View("print form", "print", _card("f9", "2"), DESK_WOMAN),
    View("empty forms", "empty_forms", _page("empty_forms"), DESK_WOMAN),
    View("question, choose", "", _keys("f6", *"1111", "f4"), DESK_WOMAN),
    View("question, reason", "", _card("f6", "1", "f10"), DESK_WOMAN),
    View("question, second person", "", _card("f6", "1", "f10", *"她要", "f10"), DESK_WOMAN),
    View("question, payment", "", _card("ctrl+r", "f10"), DESK_WOMAN),
    View("question, sure", "", _page("staff", "2", "down", "down", "down", "down", "2", "f10")),
    View("question, new PIN", "", _page("me", "5"), DESK_WOMAN),
    View("question, folder", "", _card("f9", "f4", "pagedown", "enter"), DESK_WOMAN),
    View("sign in", "", _keys(), None),
    View("sign in, PIN", "", _keys("2", "9", "0"), None),
    View("blank", "", _keys("f11"), None),
    View("first run, language", "", _keys(), None, True),
    View("first run", "", _keys("2", *"Jingyan", "enter"), None, True),
)
