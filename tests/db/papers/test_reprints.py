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
from db.papers.printed.store.checking import wrong_cards
from tests.db.papers.filed import change, make_drawers, print_out, put_away
from tests.db.salon import CHEN, EVANS, HAO, LI, LIN, OUYANG, OWNER, ZENG, Salon

PLANS = {
    "SELECT COUNT(*) FROM {0._NONE}": ["SEARCH d USING COVERING INDEX card_due_why (why=?)"],
    "{0._CHANGED}": [
        "SEARCH d USING COVERING INDEX card_due_why (why=?)",
        "SEARCH s USING INDEX sheet_client_id_kind_number_version (client_id=? AND kind=?)",
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


def test_of_cards_that_are_right_none_is_looked_at(salon: Salon) -> None:
    """Among a hundred thousand cards, to look through all of them took eight tenths of opening Home."""
    plans = {sql: [step for *_, step in rows(f"EXPLAIN QUERY PLAN {sql.format(store)}")] for sql in PLANS}
    assert {sql: steps[: len(PLANS[sql])] for sql, steps in plans.items()} == PLANS


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
    """After any changes, cards that are out of date have another digest now, and none else is looked at."""
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
        assert wrong_cards() == 0
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


_HOW = ("sent", "unsure", "not_out", "printed", "filed", "lent", "missing", "bound", "to_destroy", "destroyed")
_WRITES = (
    "UPDATE sheet SET state = '{state}' WHERE id = {sheet}",
    "UPDATE sheet SET state = '{state}', since = since WHERE client_id IN ({client}, {other})",
    "UPDATE sheet SET client_id = {client}, version = version + 20 WHERE id = {sheet}",
    "UPDATE sheet SET kind = CASE kind WHEN 'card' THEN 'intake' ELSE 'card' END, version = version + 20 "
    "WHERE id = {sheet}",
    "UPDATE sheet SET at = '{at}' WHERE id = {sheet}",
    "DELETE FROM sheet WHERE id = {sheet}",
    "INSERT INTO sheet (client_id, kind, version, at, by_id, digest, state, since, filed_key, occasion) "
    "SELECT {client}, 'card', COALESCE(MAX(version), 0) + 1, '{at}', 1, '', '{state}', '{at}', '', '' FROM sheet "
    "WHERE client_id = {client}",
    "INSERT INTO change (client_id, field, old, new, at, by_id) VALUES ({client}, 'grade', '', 'gold', '{at}', 1)",
    "UPDATE change SET client_id = {client} WHERE id = {change}",
    "UPDATE change SET at = '{at}' WHERE client_id = {client}",
    "DELETE FROM change WHERE id = {change}",
    "UPDATE client SET merged_into_id = CASE WHEN merged_into_id IS NULL THEN {other} END WHERE id = {client}",
    "UPDATE client SET away = CASE away WHEN '' THEN 'archived' ELSE '' END WHERE id = {client}",
)


@pytest.mark.parametrize("seed", range(8))
def test_whose_card_is_looked_at_follows_every_write(salon: Salon, seed: int) -> None:
    """Whatever is written, by whatever way; and what is wrong in it is found."""
    random, clients = Random(seed), list(salon.clients.values())
    for _ in range(120):
        client, other = random.sample(clients, 2)
        change, sheet = (
            random.choice(rows(f"SELECT id FROM {table} WHERE client_id = ?", client) or [(0,)])[0]
            for table in ("change", "sheet")
        )
        at = f"2026-0{random.randint(1, 9)}-01 10:00:00"
        write = random.choice(_WRITES)
        run(write.format(client=client, other=other, change=change, sheet=sheet, at=at, state=random.choice(_HOW)))
        assert wrong_cards() == 0, write
    there = dict(rows("SELECT client_id, why FROM card_due"))
    for client in clients:
        run("DELETE FROM card_due WHERE client_id = ?", client)
        if client not in there:
            run("INSERT INTO card_due (client_id, why) VALUES (?, 'changed')", client)
        assert wrong_cards() == 1
        run("DELETE FROM card_due WHERE client_id = ?", client)
        if client in there:
            run("INSERT INTO card_due (client_id, why) VALUES (?, ?)", client, there[client])
