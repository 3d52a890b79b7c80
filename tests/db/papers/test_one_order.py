"""One order everywhere: the list on the screen, the drawers, and the printed index."""

from __future__ import annotations

import pytest

from db.papers.cabinets import operations as cabinets
from db.papers.cabinets.operations import SaveCabinet, SaveDrawer
from db.papers.cabinets.queries import cabinet_plan
from db.papers.cabinets.store.drawer_starts import even_starts
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order
from db.papers.printed import operations as paper
from tests.db.salon import DENG, OWNER, Salon

NAMES = (
    "于丽",
    "余芳",
    "俞安",
    "於静",
    "张燕",
    "張燕",
    "铫静",
    "銚梅",
    "贠静",
    "吴静",
    "何静",
    "汪静",
    "㐂㐂",
    "Анна",
    "丁一",
)


def register(salon: Salon) -> None:
    at = salon.desk(OWNER)
    for place, name in enumerate(NAMES):
        salon.register(at, name, f"1350016{place:04d}")


@pytest.mark.parametrize("order", list(Order))
def test_the_index_stands_in_the_order_of_the_screen(salon: Salon, order: Order) -> None:
    register(salon)
    at = salon.desk(DENG)
    on_screen = [line.name for line in in_order(at, order)]
    printed = paper.print_index(salon.approved(at, paper.print_index, order), order)
    assert [line.name for line in printed.lines] == on_screen
    assert len(on_screen) == len(NAMES) + 5


def test_the_index_says_in_which_drawer_each_card_stands(salon: Salon) -> None:
    register(salon)
    at = salon.desk(DENG)
    made = cabinets.save_cabinet(at, SaveCabinet(request_id=salon.request(), mark="A"))
    for mark, starts in (("A-1", ""), ("A-2", "M"), ("A-3", "余")):
        cabinets.save_drawer(at, SaveDrawer(request_id=salon.request(), mark=mark, cabinet=made.id, starts=starts))
    printed = paper.print_index(salon.approved(at, paper.print_index, Order.PINYIN), Order.PINYIN)
    places = {line.name: line.place for line in printed.lines}
    assert [places[name] for name in ("丁一", "汪静", "于丽", "於静", "余芳", "俞安", "㐂㐂")] == [
        "A-1",
        "A-2",
        "A-2",
        "A-2",
        "A-3",
        "A-3",
        "A-3",
    ]
    assert [line.place for line in printed.lines] == sorted(places[line.name] for line in printed.lines)


def test_drawers_by_strokes_begin_where_surnames_are(salon: Salon) -> None:
    register(salon)
    starts = even_starts(Order.STROKES, 6)
    assert all(1 < int(text) < 18 for text in starts if text.isdecimal())
    at = salon.desk(DENG)
    made = cabinets.save_cabinet(at, SaveCabinet(request_id=salon.request(), mark="A"))
    for number in range(6):
        cabinets.save_drawer(
            at,
            SaveDrawer(
                request_id=salon.request(),
                mark=f"A-{number}",
                cabinet=made.id,
                starts="" if not number else "ABCDE"[number - 1],
            ),
        )
    cabinets.change_order(at, Order.STROKES)
    begin = [drawer.starts for one in cabinet_plan(at).cabinets for drawer in one.drawers]
    assert begin == starts
