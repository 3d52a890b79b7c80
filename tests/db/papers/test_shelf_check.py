"""A drawer that is scanned from end to end: what is found, what is told, and what the archive says afterwards."""

from __future__ import annotations

import json

from db.clients.models import Client
from db.core import sql
from db.core.errors import Code
from db.papers.loans.models import Loan
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from db.papers.shelf_check.models import ShelfCheck
from db.papers.shelf_check.operations import FinishCheck, finish_check
from db.papers.shelf_check.queries import drawers, scanned_so_far
from db.papers.shelf_check.records import ShelfLine, ShelfReport, Standing
from db.papers.volumes.models import Volume
from tests.db.papers.shelves import drawer, number, paper, state
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, LIN, OUYANG, OWNER, ZENG, Salon, entries, refused, wrong

IN_ORDER = (CHEN, LI, EVANS, OUYANG, ZENG)
"""The clients by pinyin: Chen, Li, Mo, Ouyang, Zeng."""


class Shelf:
    """A drawer with everybody's card in it, and the keeper before it."""

    def __init__(self, salon: Salon) -> None:
        self.salon, self.drawer, self.desk = salon, drawer(), salon.desk(DENG)
        self.papers = {name: paper(salon, name, self.drawer) for name in IN_ORDER}

    def numbers(self, *names: str) -> tuple[str, ...]:
        return tuple(number(self.salon, name) if name in self.salon.clients else name for name in names)

    def look(self, *names: str) -> ShelfReport:
        """What scanning these shows; names or card numbers."""
        return scanned_so_far(self.desk, self.drawer, self.numbers(*names))

    def standing(self, *names: str) -> list[Standing]:
        return [line.standing for line in self.look(*names).lines]

    def finish(self, *names: str, request: str = "") -> None:
        asked = FinishCheck(request or self.salon.request(), self.drawer, self.numbers(*names))
        finish_check(self.desk, asked)

    def label(self, name: str) -> str:
        found = number(self.salon, name)
        return f"{name} {found[:4]} {found[4:]}"


def test_a_drawer_in_order(salon: Salon) -> None:
    shelf = Shelf(salon)
    report = shelf.look(*IN_ORDER)
    assert (report.expected, report.missing, report.drawer.label) == (5, (), "A-1")
    assert [(line.name, line.standing) for line in report.lines] == [(name, Standing.FINE) for name in IN_ORDER]


def test_a_card_out_of_order_is_told_where_to_go(salon: Salon) -> None:
    shelf = Shelf(salon)
    lines = shelf.look(CHEN, ZENG, LI, EVANS, OUYANG).lines
    assert [line.standing for line in lines] == [Standing.FINE, Standing.MISFILED, *[Standing.FINE] * 3]
    assert (lines[1].drawer, lines[1].before, lines[1].after) == ("A-1", shelf.label(OUYANG), "")
    # two that go to the same gap are put back one after the other
    report = shelf.look(ZENG, OUYANG, CHEN, LI, EVANS)
    lines = report.lines
    assert [line.name for line in report.misfiled] == [OUYANG, ZENG]
    assert (lines[1].before, lines[1].after) == (shelf.label(EVANS), "")
    assert (lines[0].before, lines[0].after) == (shelf.label(OUYANG), "")


def test_missing_cards_have_their_gap(salon: Salon) -> None:
    shelf = Shelf(salon)
    [first, second] = shelf.look(CHEN, EVANS, ZENG).missing
    assert (first.name, first.before, first.after) == (LI, shelf.label(CHEN), shelf.label(EVANS))
    assert (second.name, second.before, second.after) == (OUYANG, shelf.label(EVANS), shelf.label(ZENG))


def test_a_card_of_another_drawer(salon: Salon) -> None:
    shelf = Shelf(salon)
    other = drawer("B-1", "W", position=2)
    owner = salon.desk(OWNER)
    wang, xu = (salon.register(owner, name, f"1350013500{at}") for at, name in enumerate(("王一", "徐二")))
    shelf.desk = salon.desk(DENG)
    paper(salon, wang.id, other)
    paper(salon, xu.id, other)
    [line] = shelf.look(xu.number).lines
    assert (line.standing, line.drawer, line.after) == (Standing.ELSEWHERE, "B-1", "")
    assert line.before == f"王一 {wang.number[:4]} {wang.number[4:]}"


def test_unknown_double_and_never_printed(salon: Salon) -> None:
    shelf = Shelf(salon)
    stranger = salon.register(salon.desk(OWNER), "新人", "13500135005")
    shelf.desk = salon.desk(DENG)
    report = shelf.look(CHEN, "99999992", LI, LI, stranger.number, EVANS, OUYANG, ZENG, stranger.number)
    assert [line.standing for line in report.lines] == [
        Standing.FINE,
        Standing.UNKNOWN,
        Standing.FINE,
        Standing.DOUBLE,
        Standing.NEVER_PRINTED,
        *[Standing.FINE] * 3,
        Standing.DOUBLE,
    ]
    assert (report.lines[1].name, report.lines[4].name) == ("", "新人")


def test_the_card_of_a_double_that_stands_right_is_the_one_that_stays(salon: Salon) -> None:
    shelf = Shelf(salon)
    assert shelf.standing(ZENG, CHEN, LI, EVANS, OUYANG, ZENG) == [Standing.DOUBLE, *[Standing.FINE] * 5]


def test_papers_that_the_archive_has_elsewhere(salon: Salon) -> None:
    shelf = Shelf(salon)
    owner = salon.desk(OWNER)
    made = {name: salon.register(owner, name, f"1350013500{at}") for at, name in enumerate(("丁", "孙", "钱", "周"), 1)}
    volume = Volume.create(number=3, bound_at=salon.clock.now, bound_by=salon.staff[OWNER])
    paper(salon, made["丁"].id)
    paper(salon, made["孙"].id, state=PaperState.TO_DESTROY)
    paper(salon, made["钱"].id, state=PaperState.BOUND, volume=volume, page=5)
    paper(salon, made["周"].id, state=PaperState.DESTROYED)
    shelf.desk = salon.desk(DENG)
    lines = shelf.look(*(record.number for record in made.values())).lines
    assert [line.standing for line in lines] == [
        Standing.NOT_PUT_AWAY,
        Standing.OUT_OF_USE,
        Standing.BOUND,
        Standing.OUT_OF_USE,
    ]
    assert lines[2].note == "3"


def test_a_card_on_loan_that_is_here(salon: Salon) -> None:
    shelf = Shelf(salon)
    lend(salon, shelf.papers[OUYANG], OUYANG)
    report = shelf.look(CHEN, LI, EVANS, OUYANG, ZENG)
    assert (report.lines[3].standing, report.lines[3].note) == (Standing.LENT, LIN)
    # nobody expects it
    report = shelf.look(CHEN, LI, EVANS, ZENG)
    assert (report.expected, report.missing) == (4, ())


def test_a_card_on_loan_is_no_landmark_for_those_that_are_put_back(salon: Salon) -> None:
    shelf = Shelf(salon)
    lend(salon, shelf.papers[OUYANG], OUYANG)
    lines = shelf.look(ZENG, OUYANG, CHEN, LI, EVANS).lines
    assert [line.standing for line in lines[:2]] == [Standing.MISFILED, Standing.LENT]
    assert (lines[0].before, lines[0].after) == (shelf.label(EVANS), "")


def lend(salon: Salon, sheet: int, name: str) -> None:
    now = salon.clock.now
    Sheet.update(state=PaperState.LENT.value).where(Sheet.id == sheet).execute()
    Loan.create(
        sheet=sheet,
        client=salon.clients[name],
        borrower=salon.staff[LIN],
        reason="护理方案",
        asked_at=now,
        asked_by=salon.staff[LIN],
        due=salon.clock.today,
        out_at=now,
    )


def test_an_old_card_whose_successor_is_printed(salon: Salon) -> None:
    shelf = Shelf(salon)
    newer = paper(salon, LI, version=2)
    assert shelf.standing(*IN_ORDER)[1] is Standing.OLD
    shelf.finish(*IN_ORDER)
    assert (state(shelf.papers[LI]), state(newer)) == (PaperState.FILED, PaperState.PRINTED)


def test_the_other_kind_of_paper_is_left_alone(salon: Salon) -> None:
    shelf = Shelf(salon)
    form = paper(salon, CHEN, shelf.drawer, kind="intake")
    shelf.finish(LI, EVANS, OUYANG, ZENG)
    assert (state(form), state(shelf.papers[CHEN])) == (PaperState.FILED, PaperState.MISSING)


def test_what_was_not_scanned_is_missing_until_it_turns_up(salon: Salon) -> None:
    shelf = Shelf(salon)
    salon.clock.forward(hours=1)
    shelf.desk = salon.desk(DENG)
    shelf.finish(CHEN, OUYANG, LI)
    found = {name: state(sheet) for name, sheet in shelf.papers.items()}
    assert found == {
        CHEN: PaperState.FILED,
        LI: PaperState.FILED,
        OUYANG: PaperState.FILED,
        EVANS: PaperState.MISSING,
        ZENG: PaperState.MISSING,
    }
    report = shelf.look(*IN_ORDER)
    assert (report.expected, report.missing) == (5, ())
    assert [line.standing for line in report.lines if line.standing is not Standing.FINE] == [Standing.FOUND] * 2
    shelf.finish(*IN_ORDER)
    assert {state(sheet) for sheet in shelf.papers.values()} == {PaperState.FILED}


def test_a_card_is_missing_since_the_first_check_that_did_not_find_it(salon: Salon) -> None:
    shelf = Shelf(salon)
    lend(salon, shelf.papers[OUYANG], OUYANG)
    first = salon.clock.now
    shelf.finish(CHEN, LI, EVANS)
    salon.clock.forward(hours=1)
    shelf.desk = salon.desk(DENG)
    shelf.finish(CHEN, LI)
    since = {name: (state(sheet), Sheet.get_by_id(sheet).since) for name, sheet in shelf.papers.items()}
    assert since[ZENG] == (PaperState.MISSING, first)
    assert since[EVANS] == (PaperState.MISSING, salon.clock.now)
    # what somebody has is in the drawer's count neither as there nor as missing
    [line] = drawers(shelf.desk)
    assert (line.cards, line.missing, state(shelf.papers[OUYANG])) == (2, 2, PaperState.LENT)


def test_a_missing_card_in_another_drawer_has_turned_up(salon: Salon) -> None:
    shelf = Shelf(salon)
    shelf.finish(CHEN, LI, EVANS, OUYANG)
    other = drawer("B-1", "Z", position=2)
    report = scanned_so_far(shelf.desk, other, shelf.numbers(ZENG))
    assert (report.lines[0].standing, report.lines[0].drawer) == (Standing.ELSEWHERE, "A-1")
    finish_check(shelf.desk, FinishCheck("x", other, shelf.numbers(ZENG)))
    assert state(shelf.papers[ZENG]) is PaperState.FILED


def test_a_check_is_written_down(salon: Salon) -> None:
    shelf = Shelf(salon)
    shelf.finish(CHEN, OUYANG, LI, LI, "12345678")
    [check] = ShelfCheck.select()
    counts = (check.expected, check.scanned, check.missing, check.misfiled, check.unknown, check.double)
    assert counts == (5, 5, 2, 1, 1, 1)
    [entry] = entries(operation="finish_check")
    assert json.loads(entry["what"]) == {
        "drawer": shelf.drawer,
        "expected": 5,
        "scanned": 5,
        "missing": 2,
        "misfiled": 1,
        "unknown": 1,
        "double": 1,
        "fine": 2,
    }
    [line] = drawers(shelf.desk)
    assert (line.cards, line.missing, line.first, line.last) == (3, 2, CHEN, OUYANG)
    assert line.checked == salon.clock.now


def test_the_same_end_twice_is_one_check(salon: Salon) -> None:
    shelf = Shelf(salon)
    shelf.finish(*IN_ORDER, request="once")
    shelf.finish(*IN_ORDER, request="once")
    assert ShelfCheck.select().count() == 1


def test_only_who_inspects_checks_a_drawer(salon: Salon) -> None:
    shelf = Shelf(salon)
    at = salon.desk(DESK_WOMAN)
    assert refused(scanned_so_far, at, shelf.drawer, ()) is Code.NOT_ALLOWED
    assert refused(finish_check, at, FinishCheck("x", shelf.drawer, ())) is Code.NOT_ALLOWED
    assert {state(sheet) for sheet in shelf.papers.values()} == {PaperState.FILED}
    assert wrong(scanned_so_far, salon.desk(DENG), 999, ()).code is Code.NOT_FOUND


def test_whatever_is_scanned_does_no_harm(salon: Salon) -> None:
    shelf = Shelf(salon)
    for text in ("", "[/]", "O'Brien & <b>", "𬭎", "9" * 10_000, "\0", "1 OR 1=1"):
        assert shelf.look(text).lines[0].standing is Standing.UNKNOWN
        shelf.finish(*IN_ORDER, text)


def statements(salon: Salon, shelf: Shelf, scans: list[str]) -> int:
    """How many statements it takes to look at what was scanned."""
    ran: list[str] = []
    connection = sql.use(salon.archive.path)
    connection.set_trace_callback(ran.append)
    try:
        scanned_so_far(shelf.desk, shelf.drawer, scans)
    finally:
        connection.set_trace_callback(None)
    assert ran
    return len(ran)


def test_a_scan_in_a_drawer_of_500_cards_is_quick(salon: Salon) -> None:
    shelf = Shelf(salon)
    clients = [
        Client.create(
            number=f"9{at:07d}",
            name=f"客{at}",
            sort_pinyin=f"ke{at:04d}",
            created_at=salon.clock.now,
            created_by=salon.staff[OWNER],
            audit_salt=b"",
        )
        for at in range(500)
    ]
    for client in clients:
        paper(salon, client.id, shelf.drawer)
    scans = [client.number for client in clients]
    scans = scans[250:] + scans[:250]
    # a connection may have to be told how long to wait, once
    scanned_so_far(shelf.desk, shelf.drawer, ())
    asked = [statements(salon, shelf, scans[:count]) for count in (1, 50, 500)]
    # however many were scanned, as often as for one
    assert asked[0] == asked[1] == asked[2]
    report = scanned_so_far(shelf.desk, shelf.drawer, scans)
    assert (report.expected, report.count(Standing.MISFILED)) == (505, 250)


def test_a_line_says_nothing_of_a_card_that_is_fine(salon: Salon) -> None:
    shelf = Shelf(salon)
    [line] = shelf.look(CHEN).lines
    assert line == ShelfLine(number=number(salon, CHEN), name=CHEN, standing=Standing.FINE, drawer="A-1")
