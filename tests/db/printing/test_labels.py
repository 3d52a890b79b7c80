"""Labels: whose, what stands on them, and who may print them."""

from __future__ import annotations

import json

from db.clients.store.listed import MOST_LISTED
from db.core.errors import Code
from db.papers.cabinets.models import Cabinet
from db.papers.printed.states import PaperState
from db.printing.labels.operations import OnLabels, print_address_labels, print_card_labels, print_place_labels
from db.printing.labels.queries import address_lines, cards_in, places, waiting_cards
from db.printing.letters.operations import print_letters
from db.printing.letters.records import Occasion
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.sheets.papers import AddressLabel, CardLabel, LabelSheet, PlaceLabel
from printouts.registry import render
from tests.db.papers.shelves import drawer, number, paper
from tests.db.salon import (
    ADDRESS,
    CHEN,
    DENG,
    DESK_WOMAN,
    GU,
    LI,
    LIN,
    OUYANG,
    OWNER,
    ZENG,
    Salon,
    entries,
    refused,
    wrong,
)
from tests.printouts.reading import text

ON = OnLabels()


def cards_on(sheet: LabelSheet) -> list[CardLabel]:
    return [label for label in sheet.labels if isinstance(label, CardLabel)]


def agree(salon: Salon, *names: str) -> None:
    """They agree to letters, and have an address."""
    from db.clients.operations.clients import open_client

    at = salon.desk(OWNER)
    for name in names:
        record = open_client(at, salon.clients[name])
        salon.change(at, record, consent_contact=("post",), address=ADDRESS, postcode="100022")


def test_the_label_of_a_card(salon: Salon) -> None:
    paper(salon, OUYANG, drawer())
    sheet = print_card_labels(salon.desk(DESK_WOMAN), [salon.clients[OUYANG]], OnLabels("plain", 5))
    assert (sheet.grid, sheet.start, sheet.dx, sheet.dy) == ("plain", 5, 0.0, 0.0)
    since = cards_on(sheet)[0].since
    assert cards_on(sheet) == [
        CardLabel(
            number=number(salon, OUYANG),
            name=OUYANG,
            reading="Ouyang Jingyi",
            letter="O",
            surname="欧阳",
            strokes=8,
            place="A-1",
            since=since,
        )
    ]
    assert since is not None and since < salon.clock.today
    told = text(render("labels", sheet, invariant=True))
    assert OUYANG in told and "8画" in told


def test_a_card_that_waits_has_the_drawer_where_it_belongs(salon: Salon) -> None:
    drawer("A-1", position=1), drawer("A-2", "M", position=2)
    for name in (LI, ZENG):
        paper(salon, name)
    paper(salon, CHEN, state=PaperState.TO_DESTROY)
    at = salon.desk(DENG)
    waiting = waiting_cards(at)
    assert [card.name for card in waiting] == [LI, ZENG]
    sheet = print_card_labels(at, [card.id for card in waiting], ON)
    assert [(label.name, label.place) for label in cards_on(sheet)] == [(LI, "A-1"), (ZENG, "A-2")]


def test_cards_of_a_drawer_in_its_order(salon: Salon) -> None:
    first, second = drawer("A-1", position=1), drawer("A-2", position=2)
    for name in (ZENG, CHEN, OUYANG):
        paper(salon, name, first)
    paper(salon, LI, second)
    found = cards_in(salon.desk(DENG), first)
    assert [card.name for card in found] == [CHEN, OUYANG, ZENG]


def test_a_beautician_labels_own_cards_only(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert len(print_card_labels(at, [salon.clients[OUYANG]], ON).labels) == 1
    mixed = [salon.clients[OUYANG], salon.clients[CHEN]]
    assert refused(print_card_labels, at, mixed, ON) is Code.NOT_ALLOWED
    assert wrong(print_card_labels, salon.desk(OWNER), [999], ON).code is Code.NOT_FOUND


def test_fronts_of_cabinets_and_drawers(salon: Salon) -> None:
    first, second = drawer("A-1", position=1), drawer("A-2", "M", position=2)
    drawer("B-1", position=1, holds="intake")
    Cabinet.update(keeper=salon.staff[DENG]).where(Cabinet.mark == "A").execute()
    for name, where in ((CHEN, first), (LI, first), (OUYANG, second)):
        paper(salon, name, where)
    at = salon.desk(LIN)
    found = places(at)
    assert [(label.drawer, label.mark, label.first, label.last, label.cards) for _, label in found] == [
        (False, "A", CHEN, OUYANG, 3),
        (True, "A-1", CHEN, LI, 2),
        (True, "A-2", OUYANG, OUYANG, 1),
        (False, "B", "", "", 0),
        (True, "B-1", "", "", 0),
    ]
    sheet = print_place_labels(at, [first, *(place for place, _ in found if place < 0)], ON)
    assert [label.mark for label in sheet.labels if isinstance(label, PlaceLabel)] == ["A", "A-1", "B"]
    assert DENG in text(render("labels", sheet, invariant=True))


def test_addresses_of_those_who_agreed_to_letters(salon: Salon) -> None:
    agree(salon, CHEN)
    at = salon.desk(DESK_WOMAN)
    everybody = list(salon.clients.values())
    assert {line.name: line.why for line in address_lines(at, everybody)} == {
        OUYANG: "no_consent",
        CHEN: "",
        ZENG: "no_consent",
        "Mo Evans": "no_consent",
        LI: "no_consent",
    }
    sheet = print_address_labels(at, everybody, ON)
    assert sheet.labels == (AddressLabel(f"{CHEN} 收", ADDRESS, "100022"),)
    [entry] = entries(operation="print_address_labels")
    assert json.loads(entry["what"]) == {
        "sheet": "labels",
        "kind": "address",
        "labels": 1,
        "clients": [salon.clients[CHEN]],
    }
    assert ADDRESS not in entry["what"]


def test_an_agreement_that_was_taken_back_counts_no_more(salon: Salon) -> None:
    from db.clients.operations.clients import open_client

    agree(salon, CHEN)
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[CHEN]), consent_contact=("phone",))
    assert [line.why for line in address_lines(at, [salon.clients[CHEN]])] == ["no_consent"]
    salon.change(at, open_client(at, salon.clients[CHEN]), consent_contact=("post",), address=None)
    assert [line.why for line in address_lines(at, [salon.clients[CHEN]])] == ["no_address"]


def test_an_advisor_writes_to_own_clients_and_a_beautician_to_nobody(salon: Salon) -> None:
    agree(salon, CHEN, ZENG)
    some = [salon.clients[CHEN], salon.clients[ZENG]]
    at = salon.desk(GU)
    assert {line.name: line.why for line in address_lines(at, some)} == {CHEN: "not_yours", ZENG: ""}
    assert len(print_address_labels(at, some, ON).labels) == 1
    assert refused(print_address_labels, salon.desk(LIN), some, ON) is Code.NOT_ALLOWED


def test_more_than_twenty_addresses_need_a_second_person(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    made = [
        salon.register(owner, f"客{at}", f"135001350{at:02d}", address=ADDRESS, consent_contact=("post",)).id
        for at in range(MOST_LISTED + 1)
    ]
    assert len(print_address_labels(salon.desk(DESK_WOMAN), made[:MOST_LISTED], ON).labels) == MOST_LISTED
    assert refused(print_address_labels, salon.desk(DESK_WOMAN), made, ON) is Code.NOT_ALLOWED
    at = salon.desk(DENG)
    assert refused(print_address_labels, at, made, ON) is Code.NEEDS_SECOND
    approved = salon.approved(at, print_address_labels, made, ON)
    assert len(print_address_labels(approved, made, ON).labels) == MOST_LISTED + 1


def test_three_lists_of_a_day_are_one_list(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    made = [
        salon.register(owner, f"客{at}", f"135001350{at:02d}", address=ADDRESS, consent_contact=("post",)).id
        for at in range(MOST_LISTED + 2)
    ]
    at = salon.desk(DESK_WOMAN)
    for some in (made[:8], made[8:16], made[:16], made[16:20]):
        assert print_address_labels(at, some, ON).labels
    # whichever paper it is, and however few
    assert refused(print_address_labels, at, made[20:21], ON) is Code.NOT_ALLOWED
    assert refused(print_letters, at, made[20:21], Occasion.SEASON) is Code.NOT_ALLOWED
    # what was on paper today may come on paper again, since printers jam
    assert len(print_address_labels(at, made[:20], ON).labels) == 20
    # the count is each person's own
    assert len(print_address_labels(salon.desk(DENG), made[20:], ON).labels) == 2
    salon.clock.forward(days=1)
    assert print_address_labels(salon.desk(DESK_WOMAN), made[20:21], ON).labels
    # a clock that is set back begins no new day
    salon.clock.jump(days=-3)
    assert refused(print_address_labels, salon.desk(DESK_WOMAN), made, ON) is Code.NOT_ALLOWED


def test_an_english_salon_writes_names_as_they_are(salon: Salon) -> None:
    agree(salon, CHEN)
    owner = salon.desk(OWNER)
    catalogue.change_salon(owner, salon_queries.salon(owner)._replace(paper="en"))
    assert print_address_labels(owner, [salon.clients[CHEN]], ON).labels == (AddressLabel(CHEN, ADDRESS, "100022"),)
