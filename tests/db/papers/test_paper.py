"""What goes on a sheet, what is written down about it, and when a sheet is out of date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.errors import Code
from db.core.sql import rows
from db.fields.values import Hidden, Ref
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order
from db.papers.printed import operations as paper
from db.papers.printed.queries import sheets
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.sheets.client import VISITS_ON_CARD
from tests.db.clock import NOW
from tests.db.papers.filed import print_out
from tests.db.salon import (
    ADDRESS,
    DENG,
    DESK_WOMAN,
    HAO,
    LI,
    LIN,
    NATIONAL_ID,
    OUYANG,
    OWNER,
    Salon,
    entries,
    everything,
    refused,
)


def state(salon: Salon, at_name: str = OWNER) -> list[tuple[str, int, bool]]:
    found = sheets(salon.desk(at_name), salon.clients[OUYANG])
    return [(line.kind, line.version, line.outdated) for line in found]


def change(salon: Salon, **values: object) -> ClientRecord:
    at = salon.desk(OWNER)
    return salon.change(at, clients.open_client(at, salon.clients[OUYANG]), **values)


def test_card_has_what_the_treatment_needs_and_nothing_else(salon: Salon) -> None:
    before = print_out(paper.print_card, salon.desk(OWNER), salon.clients[OUYANG])
    at = salon.desk(DESK_WOMAN)
    sheet = print_out(paper.print_card, at, salon.clients[OUYANG])
    assert sheet.client is not None and before.client is not None
    # whole, whoever prints it
    assert (sheet.client.values, sheet.visits, sheet.digest) == (before.client.values, before.visits, before.digest)
    values = sheet.client.values
    assert (values["phone"], values["allergens"], values["allergy_detail"]) == (
        Hidden("·8000"),
        ("acids",),
        "水杨酸后红肿",
    )
    assert [(alert.code, alert.detail) for alert in sheet.client.alerts] == [("acids", "水杨酸后红肿")]
    told = repr(sheet)
    for text in ("13800138000", ADDRESS, NATIONAL_ID, "甲减"):
        assert text not in told
    assert (sheet.salon.name, sheet.stamp.by, sheet.stamp.at, sheet.stamp.version) == (
        "静颜美容中心",
        DESK_WOMAN,
        NOW,
        2,
    )
    assert [visit.day for visit in sheet.visits] == sorted(visit.day for visit in sheet.visits)
    assert len(sheet.visits) == 2


def test_card_shows_the_last_four_visits_and_says_that_there_were_more(salon: Salon) -> None:
    at = salon.desk(OWNER)
    opened = [salon.visit(at, LI).id for _ in range(VISITS_ON_CARD)]
    assert print_out(paper.print_card, at, salon.clients[LI]).earlier == 0
    opened += [salon.visit(at, LI).id for _ in range(4)]
    sheet = print_out(paper.print_card, at, salon.clients[LI])
    assert [visit.id for visit in sheet.visits] == opened[-4:]
    assert sheet.earlier == 4


def test_intake_form_is_whole_whoever_prints_it(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    sheets = [print_out(paper.print_intake, salon.desk(name), client) for name in (OWNER, DENG, DESK_WOMAN)]
    for sheet in sheets:
        assert sheet.client is not None
        values = sheet.client.values
        assert (values["national_id"], values["illness"], values["address"]) == (NATIONAL_ID, "甲减", ADDRESS)
        assert not any(isinstance(value, Hidden) for value in values.values())
    assert len({sheet.digest for sheet in sheets}) == 1
    assert [sheet.stamp.paper_only for sheet in sheets] == [False, True, True]


@pytest.mark.parametrize("operation", [paper.print_card, paper.print_intake])
def test_no_file_gets_what_this_person_may_not_see(salon: Salon, operation: Callable[..., object]) -> None:
    client = salon.clients[OUYANG]
    for name in (DESK_WOMAN, DENG):
        assert refused(operation, salon.desk(name), client) is Code.PAPER_ONLY
    assert rows("SELECT COUNT(*) FROM sheet") == [(0,)], "nothing was written down as printed"
    operation(salon.desk(OWNER), client)


def test_a_card_without_anything_to_hide_is_saved_by_everybody(salon: Salon) -> None:
    bare = salon.register(salon.desk(OWNER), "白晓", "13655556666")
    salon.clock.forward(days=2)
    assert paper.print_card(salon.desk(DESK_WOMAN), bare.id).client is not None


def test_a_visit_sheet_is_whole_whoever_prints_it(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = salon.save(owner, salon.visit(owner, LI), values={"cautions": "鼻翼避开"})
    for name in (DESK_WOMAN, DENG):
        sheet = paper.print_visit(salon.desk(name).on_paper(), visit.id)
        assert sheet.visit is not None and sheet.visit.values["cautions"] == "鼻翼避开"
        assert "Hidden" not in repr(sheet.visit)
        assert refused(paper.print_visit, salon.desk(name), visit.id) is Code.PAPER_ONLY


def test_what_is_drawn_for_a_printer_is_written_down_as_whole(salon: Salon) -> None:
    paper.print_card(salon.desk(DESK_WOMAN).on_paper(), salon.clients[OUYANG])
    assert '"whole":true' in entries(operation="print_card")[-1]["what"]


def test_every_print_is_written_down(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    client = salon.clients[OUYANG]
    for version in (1, 2):
        assert print_out(paper.print_card, at, client).stamp.version == version
    print_out(paper.print_intake, at, client)
    [first, _] = entries(operation="print_card")
    assert (first["action"], first["client"]) == ("E", client)
    assert '"sheet":"card"' in first["what"] and '"version":1' in first["what"]
    lines = sheets(at, client)
    assert [(line.kind, line.version, line.by) for line in lines] == [
        ("intake", 1, DESK_WOMAN),
        ("card", 2, DESK_WOMAN),
        ("card", 1, DESK_WOMAN),
    ]
    assert rows("SELECT COUNT(DISTINCT digest) FROM sheet WHERE kind = 'card'") == [(1,)]


def test_refused_print_leaves_no_sheet(salon: Salon) -> None:
    at = salon.desk(LIN)
    before = everything("audit_entry")
    refused(paper.print_card, at, salon.clients[LI])
    assert everything("audit_entry") == before


def test_sheet_is_out_of_date_when_what_it_shows_changes(salon: Salon) -> None:
    at = salon.desk(OWNER)
    print_out(paper.print_card, at, salon.clients[OUYANG])
    print_out(paper.print_intake, at, salon.clients[OUYANG])
    assert state(salon) == [("intake", 1, False), ("card", 1, False)]
    # whoever asks, whatever they may see
    assert state(salon, DENG) == state(salon, DESK_WOMAN) == state(salon)
    change(salon, remarks="新备注")
    assert state(salon) == [("intake", 1, True), ("card", 1, False)]
    change(salon, remarks=None, grade="gold")
    assert state(salon) == [("intake", 1, True), ("card", 1, True)]
    change(salon, grade=None)
    assert state(salon) == [("intake", 1, False), ("card", 1, False)]
    change(salon, keeper=Ref(salon.staff[HAO], HAO))
    assert state(salon) == [("intake", 1, True), ("card", 1, True)]


def test_changed_national_id_makes_the_form_out_of_date(salon: Salon) -> None:
    print_out(paper.print_intake, salon.desk(OWNER), salon.clients[OUYANG])
    change(salon, national_id=None)
    assert state(salon) == [("intake", 1, True)]


def test_empty_sheets(salon: Salon) -> None:
    at = salon.desk(LIN)
    card, form = paper.print_empty_card(at), paper.print_empty_intake(at)
    assert (card.client, form.client, card.visits) == (None, None, ())
    assert (card.salon.name, form.stamp.by) == ("静颜美容中心", LIN)
    assert rows("SELECT COUNT(*) FROM sheet") == [(0,)]


def test_the_index_has_every_card_in_its_order(salon: Salon) -> None:
    solo = salon.desk(OWNER)
    catalogue.change_salon(solo, salon_queries.salon(solo)._replace(solo=True))
    at = solo.because("盘点")
    index = {order: paper.print_index(at, order) for order in Order}
    assert {len(sheet.lines) for sheet in index.values()} == {len(salon.clients)}
    assert len({sheet.order for sheet in index.values()}) == len(index)
    numbers = [line.number for line in index[Order.CREATED].lines]
    assert numbers == sorted(numbers)
    letters = [line.group.en for line in index[Order.PINYIN].lines]
    assert letters == sorted(letters)
    assert [line.name for line in index[Order.PINYIN].lines] == [line.name for line in in_order(solo, Order.PINYIN)]
