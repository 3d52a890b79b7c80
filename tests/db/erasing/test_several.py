"""Several at once from the destroy list: decided by two people, destroyed one by one, on one slip."""

from __future__ import annotations

import pytest

from db.core import chain
from db.core.disk.checkpoints import SCRUB
from db.core.errors import Code, InvalidFields
from db.core.sql import rows, run
from db.erasing.operations.papers import papers_gone, print_destroy_slip
from db.erasing.operations.several import decide_destruction, go_on_destroying
from db.erasing.queries import destructions, expired
from db.erasing.records import Batch
from db.erasing.requests import DestroySeveral
from db.erasing.store import reading
from tests.db.erasing.calls import take_back
from tests.db.erasing.planted import found_in, lines_of_archive, pages_of
from tests.db.papers.shelves import drawer, paper
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, OWNER, ZENG, Salon, refused, wrong

AWAY = (CHEN, EVANS, LI)


@pytest.fixture
def listed(salon: Salon) -> Salon:
    """Three were archived long ago, and one has taken back that health is kept."""
    for name in AWAY:
        long_ago = "UPDATE client SET away = 'archived', created_at = '2020-01-01 02:00:00' WHERE id = ?"
        run(long_ago, salon.clients[name])
    salon.clock.forward(days=1)
    take_back(salon, salon.clients[ZENG])
    return salon


def all_of(salon: Salon, *without: str) -> DestroySeveral:
    lines = [line for line in expired(salon.desk(DENG)) if line.name not in without]
    return DestroySeveral(
        request_id=salon.request(),
        clients=tuple(line.client for line in lines),
        kinds=tuple(line.kind for line in lines),
    )


def decided(salon: Salon, *without: str) -> Batch:
    request = all_of(salon, *without)
    return decide_destruction(salon.approved(salon.desk(OWNER), decide_destruction, request), request)


def go_on(salon: Salon, batch: Batch) -> list[tuple[int, int]]:
    """Goes on to the end; gives what was done and left after each."""
    at, found = salon.desk(DENG), [batch]
    while found[-1].left:
        found.append(go_on_destroying(at, batch.number))
    return [(one.done, one.left) for one in found]


def test_two_people_decide_once_and_all_of_it_goes_on_one_slip(listed: Salon) -> None:
    paper(listed, CHEN, drawer=drawer("B-3"))
    request = all_of(listed)
    one_by_one = [
        (one.client, one.kind) for id in listed.clients.values() for one in reading.expired(listed.clock.today, id)
    ]
    assert sorted(one_by_one) == sorted(zip(request.clients, request.kinds, strict=True))
    assert refused(decide_destruction, listed.desk(OWNER), request) is Code.NEEDS_SECOND
    assert refused(decide_destruction, listed.desk(DESK_WOMAN), request) is Code.NOT_ALLOWED
    # the tests' own names of requests have theirs in them
    run("UPDATE request SET id = rowid WHERE id LIKE 'client-%'")
    batch = decided(listed)
    assert (batch.number, batch.left) == ("X2026-0001", 4)
    # decided, not done: nothing has gone yet, and it stands on the list no longer
    assert CHEN in "".join(lines_of_archive()) and expired(listed.desk(DENG)) == []
    assert go_on(listed, batch) == [(0, 4), (1, 3), (2, 2), (3, 1), (4, 0)]
    gone = {*AWAY, "13700137002"}
    assert found_in(gone, "\n".join(lines_of_archive())) == {"13700137002"}
    assert found_in(gone, pages_of(listed.archive.path, listed.archive.keys.database)) == {"13700137002"}
    lines = destructions(listed.desk(DENG))
    assert [(line.kind, line.reason, line.batch) for line in lines] == [
        *[("file", "expired", "X2026-0001")] * 3,
        ("health", "withdrawn", "X2026-0001"),
    ]
    assert {(line.by, line.approver != "") for line in lines} == {(OWNER, True)}
    assert chain.verify()[1] is None
    slip = print_destroy_slip(listed.desk(DENG), lines[0].id)
    assert (slip.number, slip.client, slip.reason) == ("X2026-0001", None, "")
    cards = [one for one in slip.papers if one.kind]
    assert [(one.kind, one.place) for one in cards] == [("card", "B · B-3")]
    assert sorted((one.of, one.number) for one in slip.papers if not one.kind) == sorted(
        (line.kind, line.client.label) for line in lines
    )
    papers_gone(listed.desk(DENG), lines[-1].id)
    assert {line.destroyed for line in destructions(listed.desk(DENG))} == {listed.clock.today}


def test_after_a_kill_it_goes_on_where_it_was_and_nobody_decides_anew(listed: Salon) -> None:
    batch = decided(listed)
    go_on_destroying(listed.desk(DENG), batch.number)
    half = destructions(listed.desk(DENG))
    assert [line.waits for line in half] == [True, True, True, False]
    listed.reopen(as_start=True)
    # what was erased so far goes from the file's free pages with the first operation
    assert rows("SELECT COUNT(*) FROM counter WHERE name = ?", SCRUB) == [(1,)]
    again = go_on_destroying(listed.desk(DENG), batch.number)
    assert (again.done, again.left) == (2, 2)
    assert go_on(listed, again)[-1] == (4, 0)
    assert rows("SELECT COUNT(*) FROM counter WHERE name = ?", SCRUB) == [(0,)]
    assert wrong(go_on_destroying, listed.desk(DENG), batch.number).code is Code.NOT_FOUND


def test_who_came_back_in_between_is_left_out(listed: Salon) -> None:
    batch = decided(listed)
    run("UPDATE client SET away = '' WHERE id = ?", listed.clients[EVANS])
    at = listed.desk(DENG)
    left_out = [go_on_destroying(at, batch.number).left_out for _ in range(batch.left)]
    assert sum(left_out) == 1
    assert rows("SELECT name, phone FROM client WHERE id = ?", listed.clients[EVANS]) == [(EVANS, "+85261234567")]
    assert [line.client.id for line in destructions(at) if line.waits] == []
    assert listed.clients[EVANS] not in {line.client.id for line in destructions(at)}


def test_who_has_something_open_is_left_out_and_said(listed: Salon) -> None:
    run(
        "INSERT INTO complaint (version, number, client_id, day, heading, text, owner_id, deadline, state, result, "
        "outcome, word) VALUES (1, 1, ?, '2026-03-01', 'service', '等太久', 1, '2026-04-01', 'open', '', '', '')",
        listed.clients[CHEN],
    )
    batch = decided(listed)
    assert (batch.left, batch.left_out) == (3, 1)
    go_on(listed, batch)
    assert [line.name for line in expired(listed.desk(DENG))] == [CHEN]


def test_nothing_and_what_is_not_on_the_list_is_refused(listed: Salon) -> None:
    at = listed.desk(OWNER)
    none = DestroySeveral(request_id="none", clients=(), kinds=())
    with pytest.raises(InvalidFields):
        decide_destruction(listed.approved(at, decide_destruction, none), none)
    other = DestroySeveral(request_id="other", clients=(listed.clients[ZENG],), kinds=("file",))
    at = listed.approved(at, decide_destruction, other)
    assert wrong(decide_destruction, at, other).code is Code.CHANGED_MEANWHILE
