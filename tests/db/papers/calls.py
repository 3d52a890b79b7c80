"""How operations and queries of papers are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from db.fields.values import Value
from db.papers.cabinets import operations as cabinets
from db.papers.cabinets import queries as cabinet_queries
from db.papers.filing import operations as filing
from db.papers.filing import queries as filing_queries
from db.papers.filing.order import Order
from db.papers.loans import queries as loan_queries
from db.papers.loans.operations import loans
from db.papers.loans.operations import papers as loan_papers
from db.papers.printed import operations as paper
from db.papers.printed import queries as printed_queries
from db.papers.pull_list import operations as pull_list
from db.papers.pull_list import queries as pull_queries
from db.papers.shelf_check import operations as shelf_check
from db.papers.shelf_check import queries as shelf_queries
from db.papers.taken import operations as taken_papers
from db.papers.volumes import operations as volumes
from db.papers.volumes import queries as volume_queries
from tests.db.calls import SECRET, TRIED, Call, Case, P, of_client, of_desk
from tests.db.dated.samples import save, taken_of
from tests.db.papers.filed import print_out
from tests.db.papers.lent import make_loans
from tests.db.papers.shelves import make_shelved
from tests.db.salon import (
    CHEN,
    GU,
    LIN,
    OUYANG,
    OWNER,
    PINS,
    ZENG,
    Salon,
)
from tests.db.visits.samples import visits_of


@dataclass(frozen=True)
class Places:
    """Ids of a cabinet for forms, an empty cabinet, and an empty drawer in the first."""

    cabinet: int
    empty: int
    drawer: int


def make_places(salon: Salon) -> Places:
    """Cabinets, with drawers for forms."""
    owner = salon.desk(OWNER)
    box = cabinets.save_cabinet(owner, cabinets.SaveCabinet(request_id="forms", mark="I", holds="intake"))
    empty = cabinets.save_cabinet(owner, cabinets.SaveCabinet(request_id="empty", mark="Y"))
    cabinets.save_drawer(owner, cabinets.SaveDrawer(request_id="first", mark="I-1", cabinet=box.id))
    spare = cabinets.save_drawer(
        owner, cabinets.SaveDrawer(request_id="spare", mark="I-9", cabinet=box.id, starts="Zz")
    )
    return Places(box.id, empty.id, spare.id)


def make_forms(salon: Salon) -> dict[int, int]:
    """Ids of papers that are put away, by client."""
    owner, made = salon.desk(OWNER), {}
    for client in (salon.clients[name] for name in TRIED):
        print_out(paper.print_intake, owner, client)
        made[client] = filing.file_paper(owner, filing.FilePaper(f"form-{client}", client, "intake")).id
    return made


def make_told(salon: Salon) -> dict[int, tuple[int, int]]:
    """Ids of a consent to a treatment and of a patch test of each client that is tried."""
    made: dict[int, tuple[int, int]] = {}
    for client in (salon.clients[name] for name in TRIED):
        owner = salon.desk(OWNER)
        consent: dict[str, Value] = {
            "service": 1,
            "risk": "low",
            "indications": f"{SECRET}适应症",
            "options": f"{SECRET}其他",
        }
        test: dict[str, Value] = {"product": 1, "site": "ear", "formula": f"{SECRET}配方"}
        made[client] = save(salon, owner, client, "consent", consent).id, save(salon, owner, client, "patch", test).id
    return made


SAMPLES = (make_places, make_loans, make_shelved, make_forms, make_told)


def reader(case: Case) -> int:
    """Who treats the client."""
    treats = {OUYANG: LIN, ZENG: GU}
    return next((case.salon.staff[by] for name, by in treats.items() if case.salon.clients[name] == case.client), 0)


CALLS: dict[Callable[..., Any], Call] = {
    paper.print_card: of_client(P.PRINT)(lambda at, case: paper.print_card(at.on_paper(), case.client)),
    paper.print_intake: of_client(P.PRINT)(lambda at, case: paper.print_intake(at.on_paper(), case.client)),
    paper.print_slip: of_client(P.PRINT)(lambda at, case: paper.print_slip(at, case.client, "intake")),
    paper.print_empty_card: of_desk(P.DESK)(lambda at, case: paper.print_empty_card(at)),
    paper.print_index: of_desk(P.LIST_MANY_CONTACTS)(lambda at, case: paper.print_index(at, Order.PINYIN)),
    paper.print_visit: of_client(P.PRINT)(lambda at, case: paper.print_visit(at.on_paper(), visits_of(case).open.id)),
    paper.print_empty_form: of_desk(P.DESK)(lambda at, case: paper.print_empty_form(at, "visit")),
    paper.print_empty_intake: of_desk(P.DESK)(lambda at, case: paper.print_empty_intake(at)),
    cabinets.save_cabinet: of_desk(P.INSPECT)(
        lambda at, case: cabinets.save_cabinet(at, cabinets.SaveCabinet(request_id="new", mark="Z"))
    ),
    cabinets.save_drawer: of_desk(P.INSPECT)(
        lambda at, case: cabinets.save_drawer(
            at, cabinets.SaveDrawer(request_id="new", mark="I-2", cabinet=case.of(make_places).cabinet, starts="Z")
        )
    ),
    cabinets.change_order: of_desk(P.INSPECT)(lambda at, case: cabinets.change_order(at, Order.STROKES)),
    cabinets.remove_drawer: of_desk(P.INSPECT)(
        lambda at, case: cabinets.remove_drawer(at, case.of(make_places).drawer)
    ),
    cabinets.remove_cabinet: of_desk(P.INSPECT)(
        lambda at, case: cabinets.remove_cabinet(at, case.of(make_places).empty)
    ),
    filing.file_paper: of_client(P.PRINT)(
        lambda at, case: filing.file_paper(at, filing.FilePaper("new", case.client, "intake"))
    ),
    filing.mark_missing: of_client(P.PRINT)(lambda at, case: filing.mark_missing(at, case.of(make_forms)[case.client])),
    filing.destroyed: of_desk(P.INSPECT)(lambda at, case: filing.destroyed(at, [case.of(make_forms)[case.client]])),
    loans.ask_loan: of_desk(P.ASK_LOAN)(
        lambda at, case: loans.ask_loan(
            at,
            loans.AskLoan(
                request_id="new",
                client=case.salon.clients[CHEN],
                borrower=at.staff,
                reason="准备方案",
                due=case.salon.clock.today,
            ),
        )
    ),
    loans.approve_loan: of_desk(P.APPROVE_LOAN)(lambda at, case: loans.approve_loan(at, case.of(make_loans).asked)),
    loans.cancel_loan: of_desk(P.ASK_LOAN, P.APPROVE_LOAN)(
        lambda at, case: loans.cancel_loan(at, case.of(make_loans).asked)
    ),
    loans.take_out: of_desk(P.ASK_LOAN)(
        lambda at, case: loans.take_out(at, case.of(make_loans).approved, PINS[case.of(make_loans).borrower])
    ),
    loans.give_back: of_desk(P.ASK_LOAN)(lambda at, case: loans.give_back(at, case.of(make_loans).out, True)),
    loan_papers.print_loans: of_desk(P.INSPECT)(lambda at, case: loan_papers.print_loans(at)),
    loan_papers.print_out_card: of_desk(P.ASK_LOAN)(
        lambda at, case: loan_papers.print_out_card(at, case.of(make_loans).out)
    ),
    shelf_check.finish_check: of_desk(P.INSPECT)(
        lambda at, case: shelf_check.finish_check(
            at, shelf_check.FinishCheck("new", case.of(make_shelved).drawer, ("00000013",))
        )
    ),
    pull_list.print_pull_list: of_desk(P.DESK)(lambda at, case: pull_list.print_pull_list(at, None, [case.client])),
    pull_list.print_pre_read: of_client(P.PRINT)(
        lambda at, case: pull_list.print_pre_read(at.on_paper(), None, reader(case), [case.client])
    ),
    volumes.bind_volume: of_desk(P.INSPECT)(
        lambda at, case: volumes.bind_volume(
            at, volumes.BindVolume(request_id="new", drawer=case.of(make_shelved).drawer, title="二")
        )
    ),
    volumes.print_volume: of_desk(P.INSPECT)(lambda at, case: volumes.print_volume(at, case.of(make_shelved).volume)),
    cabinet_queries.cabinet_plan: of_desk(P.DESK)(lambda at, case: cabinet_queries.cabinet_plan(at)),
    filing_queries.where_to: of_client(P.PRINT)(lambda at, case: filing_queries.where_to(at, case.client, "intake")),
    filing_queries.waiting: of_desk(P.FIND)(lambda at, case: filing_queries.waiting(at)),
    filing_queries.for_the_shredder: of_desk(P.FIND)(lambda at, case: filing_queries.for_the_shredder(at)),
    filing_queries.reprint_count: of_desk(P.FIND)(lambda at, case: filing_queries.reprint_count(at)),
    filing_queries.reprint_list: of_desk(P.FIND)(lambda at, case: filing_queries.reprint_list(at)),
    loan_queries.open_loans: of_desk(P.ASK_LOAN)(lambda at, case: loan_queries.open_loans(at)),
    shelf_queries.drawers: of_desk(P.DESK)(lambda at, case: shelf_queries.drawers(at)),
    shelf_queries.scanned_so_far: of_desk(P.INSPECT)(
        lambda at, case: shelf_queries.scanned_so_far(at, case.of(make_shelved).drawer, ("00000013",))
    ),
    pull_queries.cards_of_day: of_desk(P.FIND)(lambda at, case: pull_queries.cards_of_day(at, case.salon.clock.today)),
    pull_queries.cards_of: of_desk(P.FIND)(lambda at, case: pull_queries.cards_of(at, [case.client])),
    volume_queries.volumes: of_desk(P.INSPECT)(lambda at, case: volume_queries.volumes(at)),
    volume_queries.volume: of_desk(P.INSPECT)(lambda at, case: volume_queries.volume(at, case.of(make_shelved).volume)),
    volume_queries.in_volume: of_desk(P.INSPECT)(
        lambda at, case: volume_queries.in_volume(at, case.of(make_shelved).volume)
    ),
    filing_queries.in_order: of_desk(P.FIND)(lambda at, case: filing_queries.in_order(at, Order.PINYIN)),
    taken_papers.print_record: of_client(P.PRINT, P.SEE_HEALTH)(
        lambda at, case: taken_papers.print_record(at, taken_of(case).analysis.id)
    ),
    taken_papers.print_comparison: of_client(P.PRINT, P.SEE_HEALTH)(
        lambda at, case: taken_papers.print_comparison(at, taken_of(case).earlier.id, taken_of(case).analysis.id)
    ),
    taken_papers.print_patch_tests: of_client(P.PRINT)(
        lambda at, case: taken_papers.print_patch_tests(at.on_paper(), case.client)
    ),
    taken_papers.print_treatment_consent: of_client(P.PRINT)(
        lambda at, case: taken_papers.print_treatment_consent(at.on_paper(), case.of(make_told)[case.client][0])
    ),
    printed_queries.taken_down: of_client(P.OPEN_RECORD)(lambda at, case: printed_queries.taken_down(at, case.client)),
    printed_queries.taken_before: of_client(P.OPEN_RECORD)(
        lambda at, case: printed_queries.taken_before(at, visits_of(case).open.id)
    ),
    printed_queries.sheets: of_client(P.OPEN_RECORD)(lambda at, case: printed_queries.sheets(at, case.client)),
}
