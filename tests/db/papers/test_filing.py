"""Where papers belong, putting them away, missing and destroying them, and which cards are to be printed."""

from __future__ import annotations

import pytest

from db.core.desk import Desk
from db.core.errors import Code
from db.core.sql import run
from db.papers.cabinets import operations as cabinets
from db.papers.cabinets.queries import cabinet_plan
from db.papers.filing import operations as filing
from db.papers.filing import queries
from db.papers.filing.operations import FilePaper
from db.papers.filing.records import WhereTo
from db.papers.printed import operations as paper
from db.papers.printed.queries import sheets
from db.papers.printed.states import PaperState
from db.sheets.papers import InsertionSlip
from tests.db.papers.filed import change, make_drawers, print_out, put_away, states
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    EVANS,
    HAO,
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


@pytest.fixture
def at(salon: Salon) -> Desk:
    """The owner's desk, with a cabinet of two drawers for cards."""
    desk = salon.desk(OWNER)
    make_drawers(salon, desk)
    return desk


def between(found: WhereTo) -> tuple[str, str, str]:
    """Drawer, and the names before and after."""
    assert found.spot is not None
    before, after = (one.name if one else "" for one in (found.spot.before, found.spot.after))
    return found.spot.drawer, before, after


def test_a_card_belongs_between_its_neighbours(salon: Salon, at: Desk) -> None:
    for name in (LI, EVANS, ZENG):
        put_away(salon, at, name)
    for name in (CHEN, OUYANG):
        print_out(paper.print_card, at, salon.clients[name])
    assert between(queries.where_to(at, salon.clients[CHEN])) == ("A-1", "", LI)
    assert between(queries.where_to(at, salon.clients[OUYANG])) == ("A-2", EVANS, ZENG)
    filed = filing.file_paper(at, FilePaper(salon.request(), salon.clients[OUYANG]))
    assert (filed.at.stands, filed.at.state, filed.at.is_elsewhere) == ("A-2", PaperState.FILED, False)
    assert between(filed.at) == ("A-2", EVANS, ZENG)


def test_the_new_version_sends_the_old_ones_to_the_shredder(salon: Salon, at: Desk) -> None:
    put_away(salon, at, OUYANG)
    print_out(paper.print_card, at, salon.clients[OUYANG])
    print_out(paper.print_card, at, salon.clients[OUYANG])
    found = queries.where_to(at, salon.clients[OUYANG])
    assert (found.version, [(one.version, one.state, one.drawer) for one in found.older]) == (
        3,
        [(2, "printed", ""), (1, "filed", "A-2")],
    )
    filed = filing.file_paper(at, FilePaper(salon.request(), salon.clients[OUYANG]))
    assert (filed.replaced, filed.at.older) == (2, ())
    assert states(salon, OUYANG) == [("card", 1, "to_destroy"), ("card", 2, "to_destroy"), ("card", 3, "filed")]
    gone = queries.for_the_shredder(at)
    assert [(line.client.name, line.version) for line in gone] == [(OUYANG, 1), (OUYANG, 2)]
    assert filing.destroyed(at, [line.id for line in gone]) == 2
    assert filing.destroyed(at, [line.id for line in gone]) == 0, "they are gone already"
    assert queries.for_the_shredder(at) == []
    assert states(salon, OUYANG) == [("card", 1, "destroyed"), ("card", 2, "destroyed"), ("card", 3, "filed")]


def test_a_request_that_comes_twice_files_once(salon: Salon, at: Desk) -> None:
    put_away(salon, at, OUYANG)
    print_out(paper.print_card, at, salon.clients[OUYANG])
    asked = FilePaper(salon.request(), salon.clients[OUYANG])
    first = filing.file_paper(at, asked)
    print_out(paper.print_card, at, salon.clients[OUYANG])
    again = filing.file_paper(at, asked)
    assert (again.id, again.client.id, again.replaced) == (first.id, salon.clients[OUYANG], 0)
    assert states(salon, OUYANG)[-1] == ("card", 3, "printed"), "the version that came after is not filed by it"


def test_forms_and_cards_stand_in_cabinets_of_their_own(salon: Salon, at: Desk) -> None:
    put_away(salon, at, OUYANG)
    print_out(paper.print_intake, at, salon.clients[OUYANG])
    assert queries.where_to(at, salon.clients[OUYANG], "intake").spot is None
    asked = FilePaper(salon.request(), salon.clients[OUYANG], "intake")
    assert wrong(filing.file_paper, at, asked).code is Code.NO_DRAWER
    box = cabinets.save_cabinet(at, cabinets.SaveCabinet(request_id=salon.request(), mark="F", holds="intake"))
    cabinets.save_drawer(at, cabinets.SaveDrawer(request_id=salon.request(), mark="F-1", cabinet=box.id))
    assert between(filing.file_paper(at, asked).at) == ("F-1", "", "")
    assert between(queries.where_to(at, salon.clients[OUYANG])) == ("A-2", "", "")


def test_nothing_printed_nothing_to_file(salon: Salon, at: Desk) -> None:
    assert wrong(queries.where_to, at, salon.clients[LI]).code is Code.NO_PAPER
    assert wrong(filing.file_paper, at, FilePaper("r", salon.clients[LI])).code is Code.NO_PAPER
    assert wrong(queries.where_to, at, 999).code is Code.NOT_FOUND


@pytest.mark.parametrize(("state", "code"), [("lent", Code.ON_LOAN), ("bound", Code.IS_BOUND)])
def test_what_is_away_is_not_filed(salon: Salon, at: Desk, state: str, code: Code) -> None:
    filed = put_away(salon, at, LI)
    run("UPDATE sheet SET state = ?", state)
    assert wrong(filing.file_paper, at, FilePaper(salon.request(), salon.clients[LI])).code is code
    assert wrong(filing.mark_missing, at, filed.id).code is code


def test_an_old_version_on_loan_stays_with_its_borrower(salon: Salon, at: Desk) -> None:
    lent = put_away(salon, at, LI)
    run("UPDATE sheet SET state = 'lent' WHERE id = ?", lent.id)
    run(
        "INSERT INTO loan (version, sheet_id, client_id, borrower_id, reason, asked_at, asked_by_id, due, out_at, "
        "remark) VALUES (1, ?, ?, ?, '', '2026-03-10 02:00:00', 1, '2026-03-12', '2026-03-10 02:00:00', '')",
        lent.id,
        salon.clients[LI],
        salon.staff[LIN],
    )
    print_out(paper.print_card, at, salon.clients[LI])
    [old] = queries.where_to(at, salon.clients[LI]).older
    assert (old.version, old.state, old.borrower, old.drawer) == (1, PaperState.LENT, LIN, "")
    assert filing.file_paper(at, FilePaper(salon.request(), salon.clients[LI])).replaced == 0
    assert states(salon, LI) == [("card", 1, "lent"), ("card", 2, "filed")]


def test_a_missing_card_is_found_again_by_filing_it(salon: Salon, at: Desk) -> None:
    filed = put_away(salon, at, LI)
    filing.mark_missing(at, filed.id)
    assert states(salon, LI) == [("card", 1, "missing")]
    assert queries.where_to(at, salon.clients[LI]).stands == ""
    filing.file_paper(at, FilePaper(salon.request(), salon.clients[LI]))
    assert states(salon, LI) == [("card", 1, "filed")]
    assert [entry["client"] for entry in entries(operation="mark_missing")] == [salon.clients[LI]]


def test_a_client_who_is_called_otherwise_is_found_where_the_card_stands(salon: Salon, at: Desk) -> None:
    put_away(salon, at, LI)
    put_away(salon, at, ZENG)
    change(salon, at, LI, name="朱娜", reading="Zhu Na")
    found = queries.where_to(at, salon.clients[LI])
    assert (found.stands, found.is_elsewhere, found.outdated) == ("A-1", True, True)
    assert between(found) == ("A-2", ZENG, "")
    assert between(filing.file_paper(at, FilePaper(salon.request(), salon.clients[LI])).at) == ("A-2", ZENG, "")
    assert not queries.where_to(at, salon.clients[LI]).is_elsewhere


def test_who_may_not_print_a_card_files_none(salon: Salon, at: Desk) -> None:
    print_out(paper.print_card, at, salon.clients[LI])
    hao = salon.desk(HAO)
    assert refused(queries.where_to, hao, salon.clients[LI]) is Code.NOT_ALLOWED
    assert refused(filing.file_paper, hao, FilePaper(salon.request(), salon.clients[LI])) is Code.NOT_ALLOWED
    assert refused(filing.destroyed, salon.desk(DESK_WOMAN), []) is Code.NOT_ALLOWED
    assert states(salon, LI) == [("card", 1, "printed")]


def test_what_was_printed_waits_for_its_drawer(salon: Salon, at: Desk) -> None:
    for name in (OUYANG, LI):
        print_out(paper.print_card, at, salon.clients[name])
        salon.clock.forward(minutes=1)
    print_out(paper.print_card, at, salon.clients[OUYANG])
    assert [(line.client.name, line.version) for line in queries.waiting(at)] == [(OUYANG, 2), (LI, 1)]
    filing.file_paper(at, FilePaper(salon.request(), salon.clients[OUYANG]))
    assert [line.client.name for line in queries.waiting(at)] == [LI]


def test_the_keeper_empties_the_shredder_and_it_is_written_down(salon: Salon, at: Desk) -> None:
    put_away(salon, at, LI)
    put_away(salon, at, LI)
    keeper = salon.desk(DENG)
    [line] = queries.for_the_shredder(keeper)
    filing.destroyed(keeper, [line.id])
    [entry] = entries(operation="destroyed")
    assert (entry["staff"], entry["action"], f"[{line.id}]" in entry["what"]) == (salon.staff[DENG], "D", True)


# --- what stands on paper and in the client's file ------------------------------------------------------------------


def test_the_card_says_where_it_belongs(salon: Salon, at: Desk) -> None:
    assert print_out(paper.print_card, at, salon.clients[OUYANG]).place == "A · A-2"
    for one in cabinet_plan(at).cabinets[0].drawers[::-1]:
        cabinets.remove_drawer(at, one.id)
    assert print_out(paper.print_card, at, salon.clients[OUYANG]).place == ""


def test_an_insertion_slip_names_the_neighbours(salon: Salon, at: Desk) -> None:
    put_away(salon, at, ZENG)
    print_out(paper.print_card, at, salon.clients[OUYANG])
    [slip] = paper.print_slip(at, salon.clients[OUYANG]).labels
    assert isinstance(slip, InsertionSlip)
    assert (slip.name, slip.place, slip.before, slip.after) == (OUYANG, "A · A-2", "", f"{ZENG} 0000 0037")
    print_out(paper.print_intake, at, salon.clients[OUYANG])
    assert wrong(paper.print_slip, at, salon.clients[OUYANG], "intake").code is Code.NO_DRAWER


def test_the_clients_file_says_where_each_paper_is(salon: Salon, at: Desk) -> None:
    put_away(salon, at, LI)
    put_away(salon, at, ZENG)
    salon.clock.forward(hours=1)
    at = salon.desk(OWNER)
    filing.mark_missing(at, put_away(salon, at, ZENG).id)
    print_out(paper.print_intake, at, salon.clients[ZENG])
    print_out(paper.print_card, at, salon.clients[ZENG])
    lines = sheets(at, salon.clients[ZENG])
    assert [(line.kind, line.version, line.state, line.replaced) for line in lines] == [
        ("card", 3, PaperState.PRINTED, False),
        ("intake", 1, PaperState.PRINTED, False),
        ("card", 2, PaperState.MISSING, True),
        ("card", 1, PaperState.TO_DESTROY, False),
    ]
    [line] = sheets(at, salon.clients[LI])
    assert line.spot is not None
    assert (line.spot.cabinet, line.spot.drawer, line.spot.before, line.spot.after) == ("A", "A-1", None, None)
    filing.file_paper(at, FilePaper(salon.request(), salon.clients[ZENG]))
    print_out(paper.print_card, at, salon.clients[OUYANG])
    filing.file_paper(at, FilePaper(salon.request(), salon.clients[OUYANG]))
    spot = sheets(at, salon.clients[OUYANG])[0].spot
    assert spot is not None and spot.after is not None
    assert (spot.before, spot.after.name) == (None, ZENG)
