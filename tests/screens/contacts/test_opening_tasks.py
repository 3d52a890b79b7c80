"""What Enter opens of a task: what it is about, by whatever rule it was made."""

from __future__ import annotations

from typing import Any

from db.contacts.rules import RULES
from db.core.sql import rows
from db.fields.values import Value
from db.money.operations.orders import OrderForClient, order_for_client
from salon_tui.screens.contacts.acting import OPENS
from tests.db.appointments.samples import book
from tests.db.contacts.retention.samples import absence, planned, watched
from tests.db.dated.samples import save
from tests.db.feedback.samples import complain, finish, plan
from tests.db.money.desk import sell
from tests.db.money.held.samples import sell as sell_package
from tests.db.money.held.samples import twelve
from tests.db.salon import CHEN, DESK_WOMAN, LI, MOISTURE, OWNER, ZENG, Salon
from tests.screens.appointments.days import waiting
from tests.screens.contacts.task_views import due
from tests.screens.desks import at_desk

IN_THE_FILE = {"", "contact"}
"""What has no page but the client's."""


def test_what_a_task_of_any_rule_is_about_can_be_opened() -> None:
    """A lot has the page of its ledger, and a line that of its bill."""
    pages = {"lot": "holding", "bill_line": "bill"}
    about = {pages.get(rule.about, rule.about) for rule in RULES.values()}
    assert about - IN_THE_FILE == {*OPENS}


def made(salon: Salon) -> list[tuple[str, str, int, str, str]]:
    """Something of every kind: its rule, what it is, its id, the page it has, and what stands there."""
    package, at = twelve(salon), salon.desk(OWNER)
    client, product = salon.clients[LI], salon.products["修护精华"]
    order = order_for_client(
        at, OrderForClient(request_id=salon.request(), client=client, product=product, promised=salon.clock.today)
    )
    bill = sell(salon, at, client)
    sell_package(salon, at, client, package)
    [(lot,)] = rows("SELECT MAX(id) FROM lot")
    [(line,)] = rows("SELECT MIN(id) FROM bill_line WHERE bill_id = ?", bill.id)
    visit = salon.visit(at, ZENG)
    watch = watched(salon, at, CHEN)
    win_back = planned(salon, at, CHEN)
    patch: dict[str, Value] = {"product": product, "site": "ear"}
    to_do, to_see = plan(salon, at), finish(salon, at, plan(salon, at))
    return [
        ("remind", "appointment", book(salon, at, LI).id, "appointment", LI),
        ("waiting", "waiting", waiting(salon, at, LI, salon.clock.today, MOISTURE).id, "book", "16:30"),
        ("after_care", "visit", visit.id, "visit", ZENG),
        ("arrears", "bill", bill.id, "bill", LI),
        ("package_low", "lot", lot, "ledger", LI),
        ("replenish", "bill_line", line, "bill", LI),
        ("order", "order", order.id, "orders", LI),
        ("absence_next", "absence", absence(salon, at, CHEN).id, "absence", CHEN),
        ("risk", "watch", watch.id, "watch", CHEN),
        ("win_next", "win_back", win_back.id, "win_back", CHEN),
        ("complaint", "complaint", complain(salon, at, client).id, "complaint", LI),
        ("improvement", "improvement", to_do.id, "finish_improvement", "Done on"),
        ("improvement", "improvement", to_see.id, "see_effect", "Improvement"),
        ("analysis", "dated", save(salon, at, client).id, "analysis", LI),
        ("patch_read", "dated", save(salon, at, client, "patch", patch).id, "dated", "behind ear"),
        ("agreed", "contact", 1, "client", LI),
    ]


async def test_enter_opens_what_a_task_is_about(salon: Salon) -> None:
    some: list[Any] = made(salon)
    rows("DELETE FROM task")
    for number, (rule, about, id, *_page) in enumerate(some):
        due(salon, rule, LI, ahead=-20 + number, owner=DESK_WOMAN, about=about, about_id=id, text="16:30")
    async with at_desk(salon, OWNER) as desk:
        await desk.go("tasks")
        for rule, about, _id, page, said in some:
            await desk.press("enter")
            assert (rule, about, desk.app.screen.name) == (rule, about, page), desk.said
            assert said in desk.text, (rule, desk.text)
            await desk.press("f12", "down")
        assert desk.app.screen.name == "home", "the file stands in front of Home, the others in front of the list"


async def test_a_guest_who_waits_is_called_from_the_booking(salon: Salon) -> None:
    guest = waiting(salon, salon.desk(OWNER), "[/] 王女士", salon.clock.today, MOISTURE)
    rows("DELETE FROM task")
    due(salon, "waiting", owner=DESK_WOMAN, about="waiting", about_id=guest.id, text="16:30")
    async with at_desk(salon, OWNER) as desk:
        for key in ("enter", "f10"):
            await desk.go("tasks")
            assert "[/] 王女士" in desk.line("03-10 Tue 16:30")
            await desk.press(key)
            assert desk.app.screen.name == "book" and "[/] 王女士   138 0013 8000" in desk.text
            assert "16:30" in desk.line("Time")
