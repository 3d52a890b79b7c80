"""What stands in the way of a merge, whom the old card leads to, and who is told apart or proposed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from db.clients.finding import queries as finding
from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code
from db.core.sql import run
from db.history.queries import history as history_of
from db.merging import operations, queries
from db.merging.records import MergeRecord, MergeState
from db.merging.requests import ProposeMerge, TellApart
from tests.db.merging.files import asked, card, merged, two, undone
from tests.db.salon import CHEN, DENG, DESK_WOMAN, OWNER, ZENG, Salon, refused, wrong


def test_the_old_card_and_the_old_phone_lead_to_who_is_kept(salon: Salon) -> None:
    one, other = two(salon, {"phone": "13500135005", "phone2": "13500135006"}, {"phone": "13900139009"})
    desk = salon.desk(DESK_WOMAN)
    number = clients.open_client(desk, other).number
    at = salon.desk(OWNER)
    salon.change(at, clients.open_client(at, other), wishes="亮")
    salon.change(at, clients.open_client(at, one), wishes="亮")
    merge = merged(salon, one, other)
    desk = salon.desk(DESK_WOMAN)
    found = finding.by_number(desk, number)
    assert found is not None and found.id == one
    assert [line.id for line in finding.find(desk, "13900139009")] == [one]
    assert [line.id for line in finding.find(desk, "赵依")] == []
    # also once the name is another
    desk = salon.desk(OWNER)
    salon.change(desk, clients.open_client(desk, one), name="赵仪")
    assert [line.id for line in finding.find(desk, number)] == [one]
    kept, gone = (clients.open_client(desk, client) for client in (one, other))
    assert [ref.id for ref in kept.merged_from] == [other] and gone.merged_into and gone.merged_into.id == one
    # what was changed in the old file before stands in the history of the one that is kept
    history = [(line.field, line.new, line.file) for line in history_of(desk, one, "en")]
    assert history == [("name", "赵仪", ""), ("wishes", "亮", ""), ("wishes", "亮", number)]
    assert [line.file for line in history_of(desk, other, "en")] == [""]
    undone(salon, merge.id)
    found = finding.by_number(salon.desk(DESK_WOMAN), number)
    assert found is not None and found.id == other


def test_nothing_more_is_written_to_a_file_that_is_part_of_another(salon: Salon) -> None:
    one, other = two(salon)
    desk = salon.desk(OWNER)
    before = clients.open_client(desk, other)
    merged(salon, one, other)
    desk = salon.desk(OWNER)
    said = wrong(salon.change, desk, replace(before, version=before.version + 1), address="甲路1号")
    assert (said.code, said.facts["client"]) == (Code.IS_MERGED, one)
    assert wrong(salon.visit, desk, other).code is Code.IS_MERGED


def test_what_stands_in_the_way_is_said(salon: Salon) -> None:
    one, other = two(salon)
    assert wrong(merged_by, salon, one, one).code is Code.IS_SAME
    card(other, "lent")
    assert wrong(merged_by, salon, one, other).code is Code.ON_LOAN
    run("UPDATE sheet SET state = 'filed'")
    desk = salon.desk(OWNER)
    first, second = salon.visit(desk, one), salon.visit(desk, other)
    assert wrong(merged_by, salon, one, other).code is Code.OPEN_ON_BOTH
    desk = salon.desk(OWNER)
    salon.end(desk, salon.pay(desk, first))
    assert wrong(merged_by, salon, one, other, version=99).code is Code.CHANGED_MEANWHILE
    assert merged(salon, one, other).state is MergeState.DONE
    # the open visit goes on where it is now
    desk = salon.desk(OWNER)
    salon.end(desk, salon.pay(desk, salon.save(desk, second)))
    assert wrong(merged_by, salon, one, other).code is Code.IS_MERGED


def merged_by(salon: Salon, one: int, other: int, **more: Any) -> MergeRecord:
    run("UPDATE salon SET solo = 1")
    try:
        return operations.merge(replace(salon.desk(OWNER), reason="核对"), asked(salon, one, other, **more))
    finally:
        run("UPDATE salon SET solo = 0")


def test_two_who_are_told_apart_never_come_up_again(salon: Salon) -> None:
    one, other = two(salon, {"phone": "13500135005", "birthday": "1990-01-01"}, {"phone": "13500135005"})
    desk = salon.desk(DESK_WOMAN)
    assert (one, other) in both(desk)
    operations.not_same(desk, TellApart(client=other, other=one, why="母女"))
    assert (one, other) not in both(desk)


def both(desk: Desk) -> set[tuple[int, int]]:
    return {(pair.one.id, pair.other.id) for pair in queries.pairs(desk)[0]}


def test_what_is_proposed_stands_first_and_is_gone_when_it_is_done(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    call = ProposeMerge(
        request_id=salon.request(), client=salon.clients[CHEN], gone=salon.clients[ZENG], why="本人说的"
    )
    operations.propose_merge(desk, call)
    first = queries.pairs(desk)[0][0]
    assert (first.one.id, first.other.id, first.proposed_by) == (call.client, call.gone, DESK_WOMAN)
    assert refused(operations.merge, desk, asked(salon, call.client, call.gone)) is Code.NOT_ALLOWED
    preview = queries.merge_preview(salon.desk(DENG), call.client, call.gone)
    assert preview.proposed == f"{DESK_WOMAN}: 本人说的"
    merge = merged(salon, call.client, call.gone)
    assert (merge.proposed_by, merge.by, merge.rows > 2) == (DESK_WOMAN, OWNER, True)
    assert all(not pair.proposed_by for pair in queries.pairs(salon.desk(OWNER))[0])
