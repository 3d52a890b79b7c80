"""A visit opened by mistake: taken back with a reason, still to be read, and counted nowhere."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from db.clients.finding.queries import find
from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code, InvalidFields
from db.home.queries import home
from db.visits import operations as visits
from db.visits.operations import AddToClosed, CancelVisit, OpenVisit, ServiceDone
from db.visits.queries import open_record, visit_summary, visits_of
from db.visits.records import VisitRecord
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    HAO,
    LI,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PRICE,
    ZENG,
    Salon,
    entries,
    refused,
    wrong,
)

PROGRAM = Path(__file__).parents[3]


def cancel(salon: Salon, desk: Desk, visit: VisitRecord, reason: str = "开错了顾客") -> VisitRecord:
    return visits.cancel_visit(desk, CancelVisit(salon.request(), visit.id, visit.version, reason))


def test_it_stays_to_be_read_and_counts_nowhere(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    client = salon.clients[CHEN]
    before = (visit_summary(at, client), clients.open_client(at, client), home(at), find(at, CHEN))
    visit = salon.visit(at, CHEN)
    assert home(at).here[0].id == visit.id
    visit = cancel(salon, at, visit)
    assert (visit.cancelled, visit.closed_by, visit.is_open) == ("开错了顾客", DESK_WOMAN, False)
    assert (visit_summary(at, client), clients.open_client(at, client), home(at), find(at, CHEN)) == before
    [line] = visits_of(at, client)
    assert (line.id, line.cancelled) == (visit.id, "开错了顾客")
    assert open_record(at, visit.id).cancelled == "开错了顾客"
    entry = entries(operation="cancel_visit")[-1]
    assert (entry["action"], entry["outcome"], entry["reason"]) == ("D", "done", "开错了顾客")


def test_it_is_neither_repeated_nor_carried_forward(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    wrong_one = salon.save(owner, salon.visit(owner, LI), values={"cautions": "避开额头", "next_time": "颈膜"})
    cancel(salon, salon.approved(owner, lambda at: cancel(salon, at, wrong_one), by=LIN), wrong_one)
    again = visits.open_visit(owner, OpenVisit(request_id="r", client=salon.clients[LI], repeat=True))
    assert (again.services, again.values["cautions"], again.recommended) == ((), None, "")


def test_a_client_is_nobodys_own_by_a_visit_that_was_cancelled(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, ZENG, by=HAO)
    assert open_record(salon.desk(HAO), visit.id).id == visit.id
    cancel(salon, salon.desk(DESK_WOMAN), visit)
    assert refused(open_record, salon.desk(HAO), visit.id) is Code.NEEDS_REASON


def test_nothing_more_can_be_done_with_it(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = cancel(salon, owner, salon.visit(owner, LI))
    for call in (
        lambda: salon.save(owner, visit, values={"felt": "好"}),
        lambda: salon.end(owner, visit),
        lambda: cancel(salon, owner, visit),
        lambda: visits.add_to_closed(owner, AddToClosed("a", visit.id, "补")),
    ):
        assert wrong(call).code is Code.CANCELLED
    assert wrong(salon.pay, owner, visit, 1).code is Code.BILL_VOID


def test_care_notes_need_a_second_person_and_carried_ones_are_none(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    carried = salon.visit(owner, OUYANG)
    assert carried.values["cautions"]
    cancel(salon, owner, carried)
    visit = salon.save(owner, salon.visit(owner, OUYANG), values={"felt": "舒服"})
    for who in (OWNER, DESK_WOMAN, LIN):
        assert refused(cancel, salon, salon.desk(who), visit) is Code.NEEDS_SECOND
    at = salon.desk(DESK_WOMAN)
    # the keeper keeps paper: visits are not hers
    assert refused(salon.approved, at, lambda at: cancel(salon, at, visit), by=DENG) is Code.NOT_ALLOWED
    assert cancel(salon, salon.approved(at, lambda at: cancel(salon, at, visit), by=LIN), visit).cancelled


def test_not_while_something_is_paid_and_not_without_a_reason(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = salon.visit(owner, LI)
    with pytest.raises(InvalidFields) as caught:
        cancel(salon, owner, visit, " \u200b ")
    assert list(caught.value.flaws) == ["reason"]
    paid = salon.pay(owner, visit, 100)
    assert wrong(cancel, salon, owner, paid).code is Code.IS_PAID
    closed = salon.end(owner, salon.pay(owner, paid, PRICE - 100))
    assert wrong(cancel, salon, owner, closed).code is Code.IS_PAID


def test_a_closed_visit_on_which_nothing_was_paid_is_taken_back_too(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    client = salon.clients[LI]
    before = visit_summary(owner, client)
    gift = (ServiceDone(salon.services[MOISTURE], salon.staff[LIN], 0),)
    reasoned = owner.cheaper_because("赠送")
    opened = [
        visits.open_visit(reasoned, OpenVisit(request_id=f"gift-{at}", client=client, services=gift, second=True))
        for at in range(2)
    ]
    closed, added_to = [salon.end(owner, visit) for visit in opened]
    assert cancel(salon, salon.desk(DESK_WOMAN), closed).cancelled == "开错了顾客"
    visits.add_to_closed(salon.desk(OWNER), AddToClosed("added", added_to.id, "第二天不红了"))
    assert refused(cancel, salon, salon.desk(DESK_WOMAN), added_to) is Code.NEEDS_SECOND
    agreed = salon.approved(salon.desk(DESK_WOMAN), lambda at: cancel(salon, at, added_to), by=LIN)
    assert cancel(salon, agreed, added_to).closed_by == DESK_WOMAN
    owner = salon.desk(OWNER)
    assert visit_summary(owner, client) == before
    assert wrong(cancel, salon, owner, closed).code is Code.CANCELLED


def test_somebody_saved_meanwhile(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    read = salon.visit(owner, LI)
    salon.save(owner, read, values={"felt": "好"})
    assert wrong(cancel, salon, owner, read).code is Code.CHANGED_MEANWHILE


def test_a_second_visit_on_the_same_day_asks_first(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    client = salon.clients[LI]
    first = visits.open_visit(at, OpenVisit(request_id="a", client=client))
    for repeat in (False, True):
        error = wrong(visits.open_visit, at, OpenVisit(request_id="b", client=client, repeat=repeat))
        assert (error.code, error.facts["visit"]) == (Code.SAME_DAY, first.id)
    # the same request again is no second visit, another day is another visit
    assert visits.open_visit(at, OpenVisit(request_id="a", client=client)).id == first.id
    visits.open_visit(at, OpenVisit(request_id="c", client=client, day=salon.clock.today - timedelta(days=1)))
    assert visits.open_visit(at, OpenVisit(request_id="d", client=client, second=True)).id != first.id


def test_after_a_cancelled_one_nothing_is_asked(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    cancel(salon, at, visits.open_visit(at, OpenVisit(request_id="a", client=salon.clients[LI])))
    assert visits.open_visit(at, OpenVisit(request_id="b", client=salon.clients[LI])).is_open


READS = re.compile(r"(?:FROM|JOIN) visit\b|Visit\.select\(\)")
COUNTS = re.compile(
    r"cancelled|closed_at IS NULL|visit_id = |visit WHERE id|{_COUNTS}|f\.last_visit = v\.id|v\.id = [qw]\.visit"
)
"""What leaves cancelled visits out, or asks for one visit by its id; the last visit of ``client_facts`` counts."""
ALL_OF_THEM = {
    "db/visits/store/visits.py": 1,
    "db/money/store/checking.py": 1,
    "db/dossier/tables/declaration.py": 1,
    "db/erasing/store/health.py": 1,
    "db/filters/store/conditions.py": 2,
}
"""Statements that mean cancelled visits, too: the list of a client's visits, what compares all bills, what is destroyed
of health; and those that only count, up to some, how much there is to look at."""


def test_every_statement_that_reads_visits_leaves_out_the_cancelled_ones() -> None:
    forgotten: dict[str, list[str]] = {}
    for path in sorted((PROGRAM / "db").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        text = path.read_text()
        for found in READS.finditer(text):
            # a statement is some lines long
            if not COUNTS.search(text[found.start() : found.start() + 330]):
                line = text[: found.start()].count("\n") + 1
                forgotten.setdefault(path.relative_to(PROGRAM).as_posix(), []).append(f"{path}:{line}")
    assert {name: len(lines) for name, lines in forgotten.items()} == ALL_OF_THEM, forgotten
