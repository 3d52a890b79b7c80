"""Binding cards into volumes: which ones, in what order, on which pages, and what is printed of it."""

from __future__ import annotations

import json

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.fields.values import Ref
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from db.papers.pull_list.queries import cards_of
from db.papers.volumes.operations import BindVolume, bind_volume, print_volume
from db.papers.volumes.queries import in_volume, volume, volumes
from printouts.registry import render
from tests.db.papers.shelves import drawer, paper, state
from tests.db.papers.test_shelf_check import IN_ORDER, lend
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, OUYANG, ZENG, Salon, entries, everything, refused, wrong
from tests.printouts.reading import text


def filled(salon: Salon) -> int:
    """A drawer with everybody's card."""
    made = drawer()
    for name in IN_ORDER:
        paper(salon, name, made)
    return made


def flaws(salon: Salon, asked: BindVolume) -> dict[str, Flaw]:
    """Why something can't be bound; nothing is then."""
    at, before = salon.desk(DENG), everything("audit_entry", "session", "staff")
    with pytest.raises(InvalidFields) as caught:
        bind_volume(at, asked)
    assert everything("audit_entry", "session", "staff")["sheet"] == before["sheet"]
    assert everything()["volume"] == []
    return caught.value.flaws


def test_a_drawer_is_bound_in_its_order_two_pages_a_card(salon: Salon) -> None:
    made, at = filled(salon), salon.desk(DENG)
    record = bind_volume(
        at, BindVolume(request_id="x", drawer=made, title="客户档案 一", place="C 柜", keeper=salon.staff[DENG])
    )
    assert (record.number, record.cards, record.pages, record.left_out) == (1, 5, 10, 0)
    assert (record.title, record.place, record.keeper) == ("客户档案 一", "C 柜", Ref(salon.staff[DENG], DENG))
    lines = in_volume(at, record.id)
    assert [(line.name, line.page) for line in lines] == list(zip(IN_ORDER, (1, 3, 5, 7, 9), strict=True))
    assert {sheet.state for sheet in Sheet.select()} == {PaperState.BOUND.value}
    assert Sheet.select().where(Sheet.drawer.is_null(False)).count() == 0
    [entry] = entries(operation="bind_volume")
    assert json.loads(entry["what"]) == {"volume": 1, "drawer": made, "cards": 5, "left": 0}


def test_a_bound_card_has_volume_and_page_as_its_place(salon: Salon) -> None:
    made, at = filled(salon), salon.desk(DENG)
    bind_volume(at, BindVolume(request_id="x", drawer=made, title="一"))
    assert [card.where("en") for card in cards_of(at, [salon.clients[EVANS]])] == ["volume 1, page 5"]


@pytest.mark.parametrize(
    ("first", "last", "bound"),
    [
        (LI, OUYANG, (LI, EVANS, OUYANG)),
        # whichever was typed first
        (OUYANG, LI, (LI, EVANS, OUYANG)),
        (None, LI, (CHEN, LI)),
        (OUYANG, None, (OUYANG, ZENG)),
        (EVANS, EVANS, (EVANS,)),
    ],
)
def test_a_part_of_a_drawer(salon: Salon, first: str | None, last: str | None, bound: tuple[str, ...]) -> None:
    made, at = filled(salon), salon.desk(DENG)
    start, end = (salon.clients[name] if name else 0 for name in (first, last))
    record = bind_volume(at, BindVolume(request_id="x", drawer=made, title="一", first=start, last=end))
    assert tuple(line.name for line in in_volume(at, record.id)) == bound


def test_what_is_on_loan_or_missing_stays_as_it_is(salon: Salon) -> None:
    made = drawer()
    sheets = {name: paper(salon, name, made) for name in IN_ORDER}
    lend(salon, sheets[LI], LI)
    Sheet.update(state=PaperState.MISSING.value).where(Sheet.id == sheets[EVANS]).execute()
    at = salon.desk(DENG)
    record = bind_volume(at, BindVolume(request_id="x", drawer=made, title="一"))
    assert (record.cards, record.left_out, record.pages) == (3, 2, 6)
    assert (state(sheets[LI]), state(sheets[EVANS])) == (PaperState.LENT, PaperState.MISSING)
    assert [line.page for line in in_volume(at, record.id)] == [1, 3, 5]


def test_an_old_card_beside_its_successor_is_not_bound(salon: Salon) -> None:
    made, at = filled(salon), salon.desk(DENG)
    newer = paper(salon, LI, made, version=2)
    record = bind_volume(
        at, BindVolume(request_id="x", drawer=made, title="一", first=salon.clients[LI], last=salon.clients[LI])
    )
    assert (record.cards, state(newer)) == (1, PaperState.BOUND)
    assert Sheet.select().where(Sheet.state == PaperState.FILED.value).count() == 5


def test_volumes_are_numbered_without_gaps(salon: Salon) -> None:
    made, at = filled(salon), salon.desk(DENG)
    for name in (CHEN, ZENG):
        client = salon.clients[name]
        bind_volume(at, BindVolume(request_id=f"bind {name}", drawer=made, title="一", first=client, last=client))
        with pytest.raises(InvalidFields):
            bind_volume(at, BindVolume(request_id="no", drawer=made, title="", first=client, last=client))
    assert [(one.number, one.cards) for one in volumes(at)] == [(1, 1), (2, 1)]


def test_the_same_request_twice_binds_once(salon: Salon) -> None:
    made, at = filled(salon), salon.desk(DENG)
    first = bind_volume(at, BindVolume(request_id="x", drawer=made, title="一"))
    assert bind_volume(at, BindVolume(request_id="x", drawer=made, title="一")) == first
    assert volumes(at) == [first]


def test_what_can_not_be_bound_is_told_field_by_field(salon: Salon) -> None:
    made = filled(salon)
    other = drawer("B-1", position=2)
    stranger = salon.register(salon.desk(DENG), "新人", "13500135005").id
    wrong_ones = BindVolume(request_id="x", drawer=made, title="", first=stranger, last=999, keeper=999)
    assert flaws(salon, wrong_ones) == {
        "first": Flaw.NOT_IN_DRAWER,
        "last": Flaw.NOT_IN_DRAWER,
        "title": Flaw.REQUIRED,
        "keeper": Flaw.NOBODY_CALLED_SO,
    }
    assert flaws(salon, BindVolume(request_id="y", drawer=other, title="空")) == {"drawer": Flaw.EMPTY_DRAWER}
    at = salon.desk(DENG)
    assert wrong(bind_volume, at, BindVolume(request_id="z", drawer=999, title="一")).code is Code.NOT_FOUND
    for call in (volume, in_volume, print_volume):
        assert wrong(call, at, 999).code is Code.NOT_FOUND
    assert (
        refused(bind_volume, salon.desk(DESK_WOMAN), BindVolume(request_id="z", drawer=made, title="一"))
        is Code.NOT_ALLOWED
    )


def test_cover_and_contents(salon: Salon) -> None:
    made, at = filled(salon), salon.desk(DENG)
    record = bind_volume(
        at, BindVolume(request_id="x", drawer=made, title="2026 <b>一</b> [/]", place="C 柜", keeper=salon.staff[DENG])
    )
    sheet = print_volume(at, record.id)
    assert (sheet.number, sheet.title, sheet.keeper, sheet.pages) == ("1", "2026 <b>一</b> [/]", DENG, 10)
    assert sheet.first is not None and sheet.first == sheet.last
    told = text(render("volume", sheet, invariant=True))
    for name in IN_ORDER:
        assert name.replace(" ", "") in told.replace(" ", "")


def test_the_other_kind_of_paper_stays_out(salon: Salon) -> None:
    """An intake form that was put into a drawer for cards is no card of it."""
    made, at = filled(salon), salon.desk(DENG)
    form = paper(salon, CHEN, made, kind="intake")
    assert bind_volume(at, BindVolume(request_id="x", drawer=made, title="一")).cards == 5
    assert state(form) is PaperState.FILED
