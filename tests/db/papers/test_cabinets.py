"""Cabinets and drawers: adding, changing, removing them, their keepers, and the order in use."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.papers.cabinets import operations as cabinets
from db.papers.cabinets.operations import SaveCabinet, SaveDrawer
from db.papers.cabinets.queries import cabinet_plan
from db.papers.cabinets.records import CabinetRecord, DrawerRecord
from db.papers.cabinets.store.drawer_starts import even_starts
from db.papers.filing import order as filing
from db.papers.filing.operations import FilePaper, file_paper
from db.papers.filing.order import Order
from db.papers.filing.store import shelf
from db.papers.printed import operations as paper
from tests.db.papers.filed import print_out
from tests.db.salon import CHEN, DENG, EVANS, LI, OUYANG, OWNER, ZENG, Salon, entries, wrong


def cabinet(salon: Salon, at: Desk, mark: str = "A", **more: object) -> CabinetRecord:
    return cabinets.save_cabinet(at, SaveCabinet(request_id=salon.request(), mark=mark, **more))  # type: ignore[arg-type]


def drawer(salon: Salon, at: Desk, cabinet: int, mark: str, starts: str = "") -> DrawerRecord:
    return cabinets.save_drawer(at, SaveDrawer(request_id=salon.request(), mark=mark, cabinet=cabinet, starts=starts))


def flaws(call: object, *args: object) -> dict[str, Flaw]:
    with pytest.raises(InvalidFields) as caught:
        call(*args)  # type: ignore[operator]
    return caught.value.flaws


def file_all(salon: Salon, at: Desk) -> None:
    """Prints every client's card and puts it away."""
    for client in salon.clients.values():
        print_out(paper.print_card, at, client)
        file_paper(at, FilePaper(salon.request(), client))


def stands(at: Desk) -> dict[str, list[str]]:
    """Names of the clients whose cards stand in each drawer, in their order."""
    found: dict[str, list[str]] = {one.mark: [] for box in cabinet_plan(at).cabinets for one in box.drawers}
    for mark, name in rows(
        "SELECT d.mark, c.name FROM sheet s JOIN drawer d ON d.id = s.drawer_id JOIN client c ON c.id = s.client_id "
        "WHERE s.state = 'filed' ORDER BY s.filed_key"
    ):
        found[mark].append(name)
    return found


def test_keeper_is_named_with_a_day(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = cabinet(salon, at, room="前台", keeper=salon.staff[DENG])
    assert made.keeper is not None and (made.keeper.label, made.keeper_since) == (DENG, salon.clock.today)
    salon.clock.forward(days=3)
    at = salon.desk(DENG)
    same = SaveCabinet(
        request_id=salon.request(),
        mark="A",
        id=made.id,
        version=1,
        holds="card",
        room="前台",
        keeper=salon.staff[DENG],
        keeper_since=made.keeper_since,
    )
    assert cabinets.save_cabinet(at, same).keeper_since == made.keeper_since
    other = SaveCabinet(
        request_id=salon.request(),
        mark="A",
        id=made.id,
        version=2,
        holds="card",
        room="前台",
        keeper=salon.staff[OWNER],
        keeper_since=made.keeper_since,
    )
    assert cabinets.save_cabinet(at, other).keeper_since == salon.clock.today, "named anew"
    nobody = cabinets.save_cabinet(at, SaveCabinet(request_id=salon.request(), mark="A", id=made.id, version=3))
    assert (nobody.keeper, nobody.keeper_since) == (None, None)


def test_a_day_to_come_a_taken_mark_and_nobody_are_refused_together(salon: Salon) -> None:
    at = salon.desk(DENG)
    cabinet(salon, at)
    tomorrow = salon.clock.today + timedelta(days=1)
    asked = SaveCabinet(request_id=salon.request(), mark=" A ", holds="books", keeper=999, keeper_since=tomorrow)
    assert flaws(cabinets.save_cabinet, at, asked) == {
        "mark": Flaw.TAKEN,
        "holds": Flaw.NOT_A_CHOICE,
        "keeper": Flaw.NOBODY_CALLED_SO,
        "keeper_since": Flaw.IN_THE_FUTURE,
    }
    assert flaws(cabinets.save_cabinet, at, SaveCabinet(request_id=salon.request(), mark=" \u200b")) == {
        "mark": Flaw.REQUIRED
    }


def test_drawers_stand_in_the_order_of_their_beginnings_in_whatever_order_they_were_made(salon: Salon) -> None:
    at = salon.desk(DENG)
    first, second = cabinet(salon, at, "A"), cabinet(salon, at, "B")
    drawer(salon, at, second.id, "B-1", "O")
    drawer(salon, at, first.id, "A-2", "李")
    drawer(salon, at, first.id, "A-1")
    plan = cabinet_plan(at)
    assert [[(one.mark, one.starts, one.until) for one in box.drawers] for box in plan.cabinets] == [
        [("A-1", "", "李"), ("A-2", "李", "O")],
        [("B-1", "O", "")],
    ]


def test_a_drawer_out_of_turn_is_refused_and_nothing_is_kept(salon: Salon) -> None:
    at = salon.desk(DENG)
    first, second = cabinet(salon, at, "A"), cabinet(salon, at, "B")
    drawer(salon, at, first.id, "A-1")
    drawer(salon, at, second.id, "B-1", "M")
    out_of_turn = SaveDrawer(request_id=salon.request(), mark="A-2", cabinet=first.id, starts="S")
    assert flaws(cabinets.save_drawer, at, out_of_turn) == {"starts": Flaw.OUT_OF_ORDER}
    double = SaveDrawer(request_id=salon.request(), mark="B-2", cabinet=second.id, starts="m")
    assert flaws(cabinets.save_drawer, at, double) == {"starts": Flaw.OUT_OF_ORDER}
    assert [one.mark for box in cabinet_plan(at).cabinets for one in box.drawers] == ["A-1", "B-1"]


def test_beginnings_must_fit_the_order_in_use(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = cabinet(salon, at)
    cabinets.change_order(at, Order.STROKES)
    wrong_start = SaveDrawer(request_id=salon.request(), mark="A-1", cabinet=made.id, starts="Li")
    assert flaws(cabinets.save_drawer, at, wrong_start) == {"starts": Flaw.NOT_A_NUMBER}
    assert drawer(salon, at, made.id, "A-1", "7").starts == "7"


def test_a_drawer_between_two_takes_its_cards_and_says_how_many(salon: Salon) -> None:
    at = salon.desk(OWNER)
    made = cabinet(salon, at)
    drawer(salon, at, made.id, "A-1")
    file_all(salon, at)
    assert stands(at) == {"A-1": [CHEN, LI, EVANS, OUYANG, ZENG]}
    second = drawer(salon, at, made.id, "A-2", "M")
    assert (second.to_move, second.papers) == (3, 3)
    assert stands(at) == {"A-1": [CHEN, LI], "A-2": [EVANS, OUYANG, ZENG]}
    changed = SaveDrawer(
        request_id=salon.request(), mark="A-2", cabinet=made.id, id=second.id, version=second.version, starts="Z"
    )
    assert cabinets.save_drawer(at, changed).to_move == 2
    assert stands(at) == {"A-1": [CHEN, LI, EVANS, OUYANG], "A-2": [ZENG]}


def test_a_drawer_that_is_removed_leaves_its_cards_to_the_one_before(salon: Salon) -> None:
    at = salon.desk(OWNER)
    made = cabinet(salon, at)
    first = drawer(salon, at, made.id, "A-1")
    second = drawer(salon, at, made.id, "A-2", "M")
    file_all(salon, at)
    assert wrong(cabinets.remove_cabinet, at, made.id).code is Code.NOT_EMPTY
    assert cabinets.remove_drawer(at, second.id) == 3
    assert stands(at) == {"A-1": [CHEN, LI, EVANS, OUYANG, ZENG]}
    assert wrong(cabinets.remove_drawer, at, first.id).code is Code.NOT_EMPTY
    assert stands(at)["A-1"], "nothing is lost"
    assert wrong(cabinets.remove_drawer, at, second.id).code is Code.NOT_FOUND


def test_an_empty_cabinet_goes(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = cabinet(salon, at)
    only = drawer(salon, at, made.id, "A-1")
    assert cabinets.remove_drawer(at, only.id) == 0
    cabinets.remove_cabinet(at, made.id)
    assert cabinet_plan(at).cabinets == ()


def test_what_stands_in_a_cabinet_changes_only_while_it_has_no_drawers(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = cabinet(salon, at)
    assert (
        cabinets.save_cabinet(
            at, SaveCabinet(request_id=salon.request(), mark="A", id=made.id, version=1, holds="intake")
        ).holds
        == "intake"
    )
    drawer(salon, at, made.id, "A-1")
    assert (
        wrong(cabinets.save_cabinet, at, SaveCabinet(request_id=salon.request(), mark="A", id=made.id, version=2)).code
        is Code.NOT_EMPTY
    )


@pytest.mark.parametrize(
    ("order", "as_they_stand"),
    [
        (Order.STROKES, [LI, CHEN, OUYANG, ZENG, EVANS]),
        (Order.CREATED, [OUYANG, CHEN, ZENG, EVANS, LI]),
    ],
)
def test_another_order_sorts_every_card_anew_and_spreads_the_drawers(
    salon: Salon, order: Order, as_they_stand: list[str]
) -> None:
    at = salon.desk(OWNER)
    made = cabinet(salon, at)
    for mark, starts in (("A-1", ""), ("A-2", "M")):
        drawer(salon, at, made.id, mark, starts)
    file_all(salon, at)
    assert cabinets.change_order(at, order) == 5
    assert cabinets.change_order(at, order) == 0, "it is in use already"
    found = stands(at)
    assert [name for names in found.values() for name in names] == as_they_stand
    assert all(found.values()), "no drawer is empty"
    for client, key in rows("SELECT client_id, filed_key FROM sheet"):
        assert key == shelf.filing_key(client)
    begins = [one.key for one in shelf.drawers("card")]
    assert begins == sorted(set(begins))
    [entry] = [one for one in entries(operation="change_order") if order.value in one["what"]][:1]
    assert OUYANG not in entry["what"]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("count", [0, 1, 4, 40, 90])
def test_any_number_of_drawers_has_beginnings_in_turn(salon: Salon, order: Order, count: int) -> None:
    salon.register(salon.desk(OWNER), "[/]", "13500135007")
    keys = [filing.start_key(order, starts) for starts in even_starts(order, count)]
    assert len(keys) == max(count, 1)
    assert keys == sorted(set(keys))
    assert keys[0] == ""


def test_a_request_that_comes_twice_makes_one_drawer(salon: Salon) -> None:
    at = salon.desk(DENG)
    asked = SaveCabinet(request_id=salon.request(), mark="A", keeper=salon.staff[DENG], keeper_since=date(2026, 1, 5))
    assert cabinets.save_cabinet(at, asked) == cabinets.save_cabinet(at, asked)
    made = cabinet_plan(at).cabinets[0]
    again = SaveDrawer(request_id=salon.request(), mark="A-1", cabinet=made.id)
    assert cabinets.save_drawer(at, again).id == cabinets.save_drawer(at, again).id
    assert len(cabinet_plan(at).cabinets[0].drawers) == 1


def test_two_peoples_changes_of_a_cabinet_meet(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = cabinet(salon, at)
    cabinets.save_cabinet(at, SaveCabinet(request_id=salon.request(), mark="B", id=made.id, version=made.version))
    late = SaveCabinet(request_id=salon.request(), mark="C", id=made.id, version=made.version)
    assert wrong(cabinets.save_cabinet, at, late).code is Code.CHANGED_MEANWHILE


@pytest.mark.parametrize("text", ["[/]", "O'Brien & <b>", "𬭎", "曾", "x" * 10_000, "a\u202eb"])
def test_odd_texts_are_kept_or_refused_with_a_reason(salon: Salon, text: str) -> None:
    at = salon.desk(DENG)
    made = cabinet(salon, at, text, room=text)
    assert len(made.mark) <= 8 and "\u202e" not in made.mark
    assert drawer(salon, at, made.id, text, text).cabinet.id == made.id
