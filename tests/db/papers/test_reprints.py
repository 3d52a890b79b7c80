"""Which cards are to be printed: those that are out of date or missing, and clients who have none."""

from __future__ import annotations

from random import Random

import pytest

from db.core.desk import Desk
from db.core.sql import rows, run
from db.fields.values import Ref
from db.papers.filing import operations as filing
from db.papers.filing import queries
from db.papers.printed import operations as paper
from db.papers.printed.queries import sheets
from db.papers.printed.store import reprints as store
from tests.db.papers.filed import change, make_drawers, print_out, put_away
from tests.db.salon import CHEN, EVANS, HAO, LI, LIN, OUYANG, OWNER, ZENG, Salon

PLANS = {
    "_DRAWN": ["SCAN s USING COVERING INDEX sheet_card"],
    "_CHANGED": [
        "SCAN s USING INDEX sheet_card",
        "SEARCH x USING INDEX change_client_id_at_field (client_id=? AND at>?)",
    ],
}


@pytest.fixture
def at(salon: Salon) -> Desk:
    """The owner's desk, with a cabinet of two drawers for cards."""
    desk = salon.desk(OWNER)
    make_drawers(salon, desk)
    return desk


def reprints(at: Desk) -> list[tuple[str, str]]:
    """The first page, which is the whole list here; the figures say the same."""
    found = [(line.client.name, line.why) for line in queries.reprint_list(at)]
    count, whys = queries.reprint_count(at), [why for _, why in found]
    assert (count.none, count.outdated, count.missing) == tuple(map(whys.count, ("none", "outdated", "missing")))
    return found


def test_clients_without_a_card_stand_in_the_order_in_use(salon: Salon, at: Desk) -> None:
    assert reprints(at) == [(name, "none") for name in (CHEN, LI, EVANS, OUYANG, ZENG)]
    put_away(salon, at, LI)
    assert reprints(at) == [(name, "none") for name in (CHEN, EVANS, OUYANG, ZENG)]
    # of whose file is archived none is printed, whether there is one or not
    run("UPDATE client SET away = 'archived' WHERE id IN (?, ?)", salon.clients[LI], salon.clients[EVANS])
    assert reprints(at) == [(name, "none") for name in (CHEN, OUYANG, ZENG)]


def test_cards_are_read_in_the_order_of_their_clients_and_changes_by_their_index(salon: Salon) -> None:
    """At a hundred thousand cards, to look each of them up took half a second of opening Home."""
    plans = {name: [step for *_, step in rows(f"EXPLAIN QUERY PLAN {getattr(store, name)}")] for name in PLANS}
    assert {name: [step for step in steps if step in PLANS[name]] for name, steps in plans.items()} == PLANS


def test_cards_that_are_wrong_come_first_and_say_why(salon: Salon, at: Desk) -> None:
    for name in (OUYANG, ZENG, LI):
        put_away(salon, at, name)
    salon.clock.forward(minutes=1)
    change(salon, at, ZENG, grade="gold", phone="13700137003", remarks="不印在卡上")
    filing.mark_missing(at, queries.where_to(at, salon.clients[LI]).sheet)
    found = queries.reprint_list(at)
    assert [(line.client.name, line.why, line.fields, line.version) for line in found] == [
        (LI, "missing", (), 1),
        (ZENG, "outdated", ("phone", "grade"), 1),
        (CHEN, "none", (), 0),
        (EVANS, "none", (), 0),
    ]
    put_away(salon, at, ZENG)
    put_away(salon, at, LI)
    assert reprints(at) == [(CHEN, "none"), (EVANS, "none")]


def test_what_was_changed_back_needs_no_new_card(salon: Salon, at: Desk) -> None:
    put_away(salon, at, ZENG)
    change(salon, at, ZENG, grade="gold")
    assert (ZENG, "outdated") in reprints(at)
    change(salon, at, ZENG, grade=None)
    assert ZENG not in dict(reprints(at))


def test_a_card_that_was_shredded_without_a_new_one_is_to_be_printed(salon: Salon, at: Desk) -> None:
    filed = put_away(salon, at, ZENG)
    run("UPDATE sheet SET state = 'to_destroy' WHERE id = ?", filed.id)
    assert (ZENG, "none") in reprints(at)


@pytest.mark.parametrize("seed", range(4))
def test_the_list_says_what_the_digests_say(salon: Salon, at: Desk, seed: int) -> None:
    """After any changes, the cards that are out of date are those whose digest is another one."""
    random = Random(seed)
    names = list(salon.clients)
    values = {
        "grade": ("gold", "silver", None),
        "pressure": ("light", None),
        "allergens": (("acids",), (), None),
        "allergy_detail": ("红肿", None),
        "keeper": (Ref(salon.staff[HAO], HAO), Ref(salon.staff[LIN], LIN), None),
        "remarks": ("甲", "乙"),
        "sleep": ("good", None),
        "name": ("白一", "白二"),
    }
    for _ in range(40):
        salon.clock.forward(seconds=random.randint(1, 5))
        name = random.choice(names)
        if random.randrange(3) == 0:
            print_out(paper.print_card, at, salon.clients[name])
        else:
            field = random.choice(list(values))
            change(salon, at, name, **{field: random.choice(values[field])})
    listed = {line.client.id for line in queries.reprint_list(at) if line.why == "outdated"}
    expected = set()
    for client in salon.clients.values():
        cards = [line for line in sheets(at, client) if line.kind == "card"]
        expected |= {client} if cards and cards[0].outdated else set()
    assert listed == expected


def test_pages_of_the_list_follow_each_other(salon: Salon, at: Desk) -> None:
    registrar = salon.desk(OWNER)
    for number in range(queries.PAGE + 5):
        salon.register(registrar, f"王{chr(0x4E00 + number)}", f"139{number:08d}")
    put_away(salon, registrar, LI)
    change(salon, registrar, LI, grade="gold")
    first = queries.reprint_list(registrar)
    rest = queries.reprint_list(registrar, len(first))
    assert (len(first), first[0].client.name) == (queries.PAGE, LI)
    ids = [line.client.id for line in (*first, *rest)]
    assert len(ids) == len(set(ids)) == queries.reprint_count(registrar).all
    assert queries.reprint_list(registrar, len(ids)) == []


def test_who_prints_for_own_clients_alone_is_shown_those(salon: Salon, at: Desk) -> None:
    lin = salon.desk(LIN)
    assert [line.client.name for line in queries.reprint_list(lin)] == [OUYANG]
    assert queries.reprint_count(lin).all == 1
    put_away(salon, lin, OUYANG)
    change(salon, salon.desk(OWNER), ZENG, grade="gold")
    assert queries.reprint_list(salon.desk(LIN)) == []
