"""A merge that is undone leaves nothing behind; and whatever happens between, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.clients.operations import clients
from db.core.errors import Code
from db.core.sql import rows, run
from db.merging import operations, queries
from db.merging.records import MergeState
from db.merging.requests import UndoMerge
from db.money.operations import holding
from db.money.records.holdings import HoldingRecord
from db.money.requests import ShareHolding
from tests.db.merging.cases import Stage, part_again, work_between
from tests.db.merging.files import looked_over, merged, two, undone
from tests.db.merging.rows import basics
from tests.db.money.held.samples import held, top_up
from tests.db.salon import OUYANG, OWNER, Salon, wrong


def test_merges_that_build_on_each_other_are_undone_last_first(salon: Salon) -> None:
    one, other = two(salon)
    third = salon.register(salon.desk(OWNER), "钱二").id
    first = merged(salon, one, other)
    second = merged(salon, third, one)
    assert rows("SELECT merged_into_id FROM client WHERE id = ?", other) == [(third,)]
    run("UPDATE salon SET solo = 1")
    desk = replace(salon.desk(OWNER), reason="核对")

    def undo(merge: int) -> UndoMerge:
        return UndoMerge(request_id=salon.request(), id=merge, why="错了")

    assert wrong(operations.undo_merge, desk, undo(first.id)).code is Code.BUILDS_ON
    operations.undo_merge(desk, undo(second.id))
    assert rows("SELECT merged_into_id FROM client WHERE id = ?", other) == [(one,)]
    salon.clock.forward(days=31)
    assert wrong(operations.undo_merge, replace(salon.desk(OWNER), reason="核对"), undo(first.id)).code is Code.TOO_OLD


def test_on_the_thirtieth_day_it_is_undone(salon: Salon) -> None:
    one, other = two(salon)
    merge = merged(salon, one, other)
    salon.clock.forward(days=30)
    assert undone(salon, merge.id).state is MergeState.UNDONE


def test_a_visit_goes_back_with_what_was_done_on_it_since(salon: Salon) -> None:
    """What hangs on what is somebody's is theirs; of the rest somebody says whose it is."""
    one, other = two(salon)
    desk = salon.desk(OWNER)
    opened = salon.visit(desk, other)
    merge = merged(salon, one, other)
    desk = salon.desk(OWNER)
    salon.end(desk, salon.pay(desk, opened))
    new = salon.visit(desk, one)
    salon.end(desk, salon.pay(desk, new))
    preview = queries.undo_preview(desk, merge.id)
    assert preview.back["visit"] == 1
    [since] = preview.since
    assert (since.table, since.id, since.follows) == ("visit", new.id, "")
    assert ("bill", new.bill) in since.rows
    undone(salon, merge.id, goes=frozenset({("visit", new.id)}))
    assert rows("SELECT client_id FROM visit WHERE id IN (?, ?)", opened.id, new.id) == [(other,), (other,)]
    assert rows("SELECT DISTINCT client_id FROM bill WHERE id IN (?, ?)", opened.bill, new.bill) == [(other,)]
    assert looked_over(salon) == {}


def test_what_was_told_since_stands_in_both_files(salon: Salon) -> None:
    one, other = two(salon)
    merge = merged(salon, one, other)
    desk = salon.desk(OWNER)
    salon.change(desk, clients.open_client(desk, one), do_not_treat=("thrombosis",))
    undone(salon, merge.id)
    desk = salon.desk(OWNER)
    assert [[alert.code for alert in clients.open_client(desk, client).alerts] for client in (one, other)] == [
        ["thrombosis"],
        ["thrombosis"],
    ]


def test_what_a_client_has_once_and_both_were_given_stands_once_with_all_that_was_said(salon: Salon) -> None:
    one, other = two(salon)
    basics(salon)
    [(event,)] = rows("SELECT id FROM event")

    def invite(client: int, **said: Any) -> int:
        cells = {"version": 1, "invited": "", "answer": "", "note": "", **said}
        run(
            f"INSERT INTO event_guest (event_id, client_id, {', '.join(cells)}) "
            f"VALUES (?, ?, {', '.join('?' for _ in cells)})",
            event,
            client,
            *cells.values(),
        )
        return int(rows("SELECT MAX(id) FROM event_guest")[0][0])

    invite(other, answer="yes")
    invite(one, answer="no")
    invite(salon.clients[OUYANG])
    merge = merged(salon, one, other)
    run("DELETE FROM event_guest WHERE client_id = ?", one)
    new = invite(one, invited="phone", answer="no", came=0)
    undone(salon, merge.id, goes=frozenset({("event_guest", new)}))
    assert rows("SELECT client_id, invited, answer, came FROM event_guest ORDER BY id") == [
        (other, "phone", "yes", 0),
        (salon.clients[OUYANG], "", "", None),
    ]


def test_a_task_that_was_made_since_goes_with_what_it_is_about(salon: Salon) -> None:
    one, other = two(salon)
    desk = salon.desk(OWNER)
    visits = [salon.end(desk, salon.pay(desk, salon.visit(desk, client))) for client in (one, other)]
    merge = merged(salon, one, other)
    for place, visit in enumerate(visits):
        run(
            "INSERT INTO task (version, rule, key, client_id, about, about_id, day, due, role, text, state, moved, "
            "reason, made) VALUES (1, ?, ?, ?, 'bill', ?, '2026-03-12', '2026-03-12', '', '', 'open', 0, '', "
            "'2026-03-10')",
            f"invented {place}",
            f"{visit.bill}",
            one,
            visit.bill,
        )
    undone(salon, merge.id)
    found = rows("SELECT about_id, client_id FROM task WHERE rule LIKE 'invented%' ORDER BY id")
    assert found == [(visits[0].bill, one), (visits[1].bill, other)]


def test_what_was_shared_since_ends_with_whose_it_is_afterwards(salon: Salon) -> None:
    one, other = two(salon)
    of = salon.desk(OWNER)
    top_up(salon, of, salon.clients[OUYANG], 100_00)
    shared = held(of, salon.clients[OUYANG], "prepaid").id
    merge = merged(salon, one, other)
    desk = salon.desk(OWNER)

    def share(user: int, *, ends: bool = False) -> HoldingRecord:
        [(seq,)] = rows("SELECT MAX(seq) FROM movement WHERE holding_id = ?", shared)
        asked = ShareHolding(request_id=salon.request(), holding=shared, seq=seq, user=user, ends=ends)
        return holding.share_holding(desk, asked)

    share(one)
    [(row,)] = rows("SELECT id FROM holding_user WHERE client_id = ?", one)
    undone(salon, merge.id, goes=frozenset({("holding_user", row)}))
    desk = salon.desk(OWNER)
    assert [user.label for user, _ in share(other, ends=True).users] == []
    assert looked_over(salon) == {}


FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(seed=st.integers(0, 2**32))
def test_undone_at_once_every_table_is_as_it_was(salon: Salon, seed: int) -> None:
    part_again(Stage.of(salon), Random(seed))


@FEW
@given(seed=st.integers(0, 2**32))
def test_whatever_is_done_between_nothing_is_lost(salon: Salon, seed: int) -> None:
    work_between(Stage.of(salon), Random(seed))
