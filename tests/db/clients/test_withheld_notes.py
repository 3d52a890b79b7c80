"""Care notes are health: who takes back that it is kept takes back what was written on earlier visits, everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.fields.values import Hidden, Ref
from db.history.queries import history
from db.papers.filing.queries import reprint_list
from db.papers.printed import operations as printed
from db.papers.printed.queries import sheets
from db.papers.printed.records import SheetLine
from db.papers.pull_list import operations as pull_list
from db.visits import operations as visits
from db.visits import queries as visit_queries
from printouts.registry import render
from tests.db.papers.filed import print_out
from tests.db.salon import LIN, OUYANG, OWNER, Salon
from tests.printouts import reading

NOTES = ("少用酸", "鼻翼避开", "舒服", "次日来电", "面膜过敏")
"""What stands on two visits that are closed, and in the history of the file."""


@pytest.fixture
def noted(salon: Salon) -> Salon:
    """The client of the salon, with an addendum and a changed health answer."""
    owner = salon.desk(OWNER)
    first, *_ = visit_queries.visits_of(owner, salon.clients[OUYANG])
    visits.add_to_closed(owner, visits.AddToClosed("added", first.id, "次日来电"))
    salon.change(owner, clients.open_client(owner, salon.clients[OUYANG]), allergy_detail="面膜过敏")
    return salon


def answer(salon: Salon, agrees: bool) -> ClientRecord:
    at = salon.desk(OWNER)
    asked = clients.RecordConsent(salon.request(), salon.clients[OUYANG], {"consent_health": agrees})
    return clients.record_consent(at, asked)


def visit_ids(at: Desk, client: int) -> list[int]:
    return [line.id for line in visit_queries.visits_of(at, client)]


def treats(at: Desk, client: int) -> int:
    beautician = clients.open_client(at, client).values["beautician"]
    assert isinstance(beautician, Ref)
    return beautician.id


READERS: dict[str, Callable[[Desk, int], object]] = {
    "file": clients.open_client,
    "revealed": clients.reveal,
    "list": visit_queries.visits_of,
    "visits": lambda at, client: [visit_queries.open_record(at, one) for one in visit_ids(at, client)],
    "previews": lambda at, client: [visit_queries.preview(at, one) for one in visit_ids(at, client)],
    "history": lambda at, client: history(at, client, "zh"),
    "card": lambda at, client: printed.print_card(at.on_paper(), client),
    "intake": lambda at, client: printed.print_intake(at.on_paper(), client),
    "visit sheets": lambda at, client: [printed.print_visit(at.on_paper(), one) for one in visit_ids(at, client)],
    "pre-read": lambda at, client: pull_list.print_pre_read(at.on_paper(), None, treats(at, client), [client]),
    "next visit": lambda at, client: visits.open_visit(
        at, visits.OpenVisit(request_id="next", client=client, repeat=True, second=True)
    ),
}


def found(read: Callable[[Desk, int], object], salon: Salon) -> set[str]:
    """Which of the notes somebody gets who may see everything."""
    result = repr(read(salon.desk(OWNER), salon.clients[OUYANG]))
    return {note for note in NOTES if note in result}


@pytest.mark.parametrize("reader", READERS)
def test_nobody_reads_what_was_noted_before(noted: Salon, reader: str) -> None:
    read = READERS[reader]
    if reader != "next visit":
        assert found(read, noted), "with consent it is read"
    answer(noted, False)
    assert found(read, noted) == set()


@pytest.mark.parametrize("sheet", ["card", "visit"])
def test_no_paper_prints_it(noted: Salon, sheet: str) -> None:
    answer(noted, False)
    at, client = noted.desk(OWNER).on_paper(), noted.clients[OUYANG]
    contents = printed.print_card(at, client) if sheet == "card" else printed.print_visit(at, visit_ids(at, client)[0])
    text = reading.text(render(sheet, contents))
    assert OUYANG in text
    assert {note for note in NOTES if note in text} == set()


def test_it_is_read_again_when_the_client_agrees_again(noted: Salon) -> None:
    answer(noted, False)
    answer(noted, True)
    assert found(READERS["visits"], noted) == {"少用酸", "鼻翼避开", "舒服", "次日来电"}


def test_what_is_noted_from_then_on_is_read(noted: Salon) -> None:
    """The visit that is under way when the client takes it back, and those that follow: somebody works with them."""
    at = noted.desk(OWNER)
    under_way = noted.visit(at, OUYANG)
    answer(noted, False)
    under_way = noted.save(noted.desk(OWNER), under_way, values={"felt": "很好"})
    assert under_way.values["felt"] == "很好"
    noted.clock.forward(minutes=1)
    closed = noted.end(at := noted.desk(OWNER), noted.pay(at, under_way))
    assert visit_queries.open_record(at, closed.id).values["felt"] == "很好"


@pytest.mark.parametrize(("closed_before", "seen"), [(timedelta(0), "很好"), (timedelta(seconds=1), Hidden())])
def test_a_visit_of_the_same_day_that_was_over(noted: Salon, closed_before: timedelta, seen: object) -> None:
    at = noted.desk(OWNER)
    visit = noted.save(at, noted.visit(at, OUYANG), values={"felt": "很好"})
    closed = noted.end(at, noted.pay(at, visit))
    noted.clock.forward(seconds=closed_before.total_seconds())
    answer(noted, False)
    assert visit_queries.open_record(noted.desk(OWNER), closed.id).values["felt"] == seen


def test_the_card_in_the_cabinet_is_out_of_date(noted: Salon) -> None:
    at, client = noted.desk(OWNER), noted.clients[OUYANG]
    noted.clock.forward(minutes=1)
    print_out(printed.print_card, at, client)
    noted.clock.forward(minutes=1)
    answer(noted, False)
    why = {line.client.id: (line.why, line.fields) for line in reprint_list(noted.desk(OWNER))}
    assert why[client] == ("outdated", ("consent_health",))
    assert next(line for line in printed_sheets(noted) if line.kind == "card").outdated
    answer(noted, True)
    assert {line.client.id: line.why for line in reprint_list(noted.desk(OWNER))}.get(client) != "outdated"
    assert not next(line for line in printed_sheets(noted) if line.kind == "card").outdated


def printed_sheets(salon: Salon) -> list[SheetLine]:
    return list(sheets(salon.desk(LIN), salon.clients[OUYANG]))
