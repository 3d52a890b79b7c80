"""The table of rights, and every operation tried by every role, with the desk locked, and with nobody there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import db
from db.clients import queries as client_queries
from db.clients.finding import queries as find
from db.clients.operations import assigning, clients
from db.core.audit import Action
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.guard import operation, query
from db.core.operation_context import Work
from db.core.permissions import TABLE, Cell, Grant, Permission, Role, grant, possible
from db.core.sql import Transaction, rows
from db.importing import operations as importing
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
from db.papers.volumes import operations as volumes
from db.papers.volumes import queries as volume_queries
from db.printing import queries as printing_queries
from db.printing.labels import operations as paper_labels
from db.printing.labels import queries as label_queries
from db.printing.letters import operations as letters
from db.printing.letters import queries as letter_queries
from db.printing.letters.records import Occasion
from db.printing.operations import jobs as print_jobs
from db.printing.operations import printers
from db.recovery import operations as recovery
from db.recovery.phrase import make_phrase
from db.registers.access_requests import operations as access_requests
from db.registers.access_requests import queries as request_queries
from db.registers.closing import operations as closing
from db.registers.closing import queries as closing_queries
from db.registers.inspections import operations as inspections
from db.registers.inspections import queries as inspection_queries
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.salon.records import SalonRecord
from db.sign_in.operations import sign_in as entrance
from db.staff.operations import reviews, staff
from db.staff.operations import session as desk
from db.staff.queries import people
from db.staff.queries import reviews as review_queries
from db.visits import operations as visits
from db.visits.queries import home
from db.visits.queries import visits as visit_queries
from tests.db.papers.filed import print_out
from tests.db.papers.shelves import Shelved, make_shelved
from tests.db.registers.samples import Registers, inspected, make_registers, request
from tests.db.salon import (
    CHEAP,
    CHEN,
    DESK_WOMAN,
    GU,
    LI,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PERSON,
    PINS,
    SHEN,
    ZENG,
    Salon,
    copy,
    entries,
    everything,
    refused,
)

# Written out from spec/trust.md, cell by cell; "today" is "that day, masked afterwards", "current" the current visit
# and the balance; the keeper's reports are those on completeness.
SPEC = """
                      receptionist  beautician    advisor       keeper    manager
find                  ●             ●             ●             ●         ●
open_record           ●             ◐own/⚠        ◐own/⚠        ●         ●
reveal_phone          ●             ⚠             ◐own          ●         ●
reveal_address        ●             –             ◐own          ●         ●
reveal_private        –             –             ◐own          ●         ●
see_flags             ●             ●             ●             ●         ●
see_health            ⚠             ◐own/⚠        ◐own/⚠        –         ●
see_amounts           current       ◐visits       ◐own          –         ●
open_file             ●             –             ●             ●         ●
key_health            today         ◐own          ◐own          today     ●
record_health         –             ◐own          ◐own          –         ●
record_visit          ●             ◐own          ◐own          –         ●
care_notes            –             ◐own          ◐own          –         ●
take_payment          ●             –             ◐own          –         ●
add_to_closed         –             ◐own          ◐own          –         ●
appointments          ●             ◐own          ●             –         ●
print                 ●             ◐own          ◐own          ●         ●
list_contacts         ●             –             ●             ●         ●
list_many_contacts    –             –             –             ②         ②
export                –             –             –             ②         ②
propose_merge         ●             –             ●             ●         ●
merge                 –             –             –             ②         ②
request_erasure       ●             –             –             ●         ●
erase                 –             –             –             ②         ②
ask_loan              ●             ●             ●             ●         ●
approve_loan          –             –             –             ●not-own  ●not-own
inspect               –             –             –             ●         ●
backup                ●             –             –             ●         ●
restore               –             –             –             ②         ②
assign                –             –             –             –         ●
hand_over             –             –             –             –         ②
manage_staff          –             –             –             –         ●
reset_pin             –             –             –             –         ②
catalogue             –             –             –             –         ●
settings              –             –             –             –         ●
reports               –             ◐own          ◐own          complete  ●
audit_log             ◐own          ◐own          ◐own          ●         ●
import                –             –             –             ●         ●
review                –             –             –             –         ●
override_conflict     ②             ②             ②             –         ●
discount              ②             –             ②             –         ●
cancel_noted          ②             ②             ②             –         ②
desk                  ●             ●             ●             ●         ●
"""
CELLS = {
    "●": Cell.YES,
    "–": Cell.NO,
    "◐own": Cell.OWN,
    "◐own/⚠": Cell.OWN_ELSE_REASON,
    "⚠": Cell.REASON,
    "②": Cell.SECOND,
    "●not-own": Cell.NOT_OWN,
    "today": Cell.SAME_DAY,
    "◐visits": Cell.OWN_VISITS,
    "current": Cell.CURRENT_VISIT,
    "complete": Cell.COMPLETENESS,
}
HEADING, *LINES = (line.split() for line in SPEC.strip().splitlines())
WRITTEN = {name: dict(zip(map(Role, HEADING), cells, strict=True)) for name, *cells in LINES}

PHRASE = tuple(make_phrase())
OWN_CLIENT = {Role.BEAUTICIAN: OUYANG, Role.ADVISOR: ZENG}
"""Whose client is theirs; the other roles have none."""

ENTRANCES = {
    "db.sign_in.operations.opening.open_desk",
    "db.sign_in.operations.sign_in.first_run",
    "db.sign_in.operations.opening.salon_at_door",
    "db.sign_in.operations.opening.people",
    "db.sign_in.operations.opening.count_running",
    "db.sign_in.operations.opening.clock_set_back",
    "db.sign_in.operations.sign_in.sign_in",
    "db.integrity.operations.examine",
    "db.recovery.operations.bring_back_key",
    "db.recovery.operations.give_pin",
    "db.recovery.operations.managers",
    "db.recovery.operations.new_phrase",
    "db.staff.operations.session.approve",
}


@pytest.mark.parametrize("name", [row[0] for row in LINES])
def test_row_of_the_table_is_as_written(name: str) -> None:
    assert TABLE[Permission(name)] == tuple(CELLS[cell] for cell in WRITTEN[name].values())


def test_table_has_no_other_rows() -> None:
    assert [Permission(name) for name in WRITTEN] == list(TABLE)
    assert list(map(Role, HEADING)) == list(Role)


def test_rights_of_several_roles_add_up() -> None:
    both = (Role.BEAUTICIAN, Role.KEEPER)
    assert grant(both, Permission.OPEN_RECORD, own=False) is Grant.YES
    assert grant(both, Permission.SEE_HEALTH, own=False) is Grant.REASON
    assert grant((), Permission.FIND, own=True) is Grant.NO
    assert possible([Role.BEAUTICIAN], Permission.PRINT)
    assert not possible([Role.BEAUTICIAN], Permission.OPEN_FILE)


# --- every public function is guarded ---------------------------------------------------------------------------


WAYS_IN = {"operations", "queries"}


def public_functions(package: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the package's operations and queries, by full name."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not WAYS_IN & set(found.name.split(".")):
            continue
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("_") and function.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", function


def unguarded(package: ModuleType) -> set[str]:
    return {name for name, function in public_functions(package) if not hasattr(function, "permission")}


GUARDED = {
    name: function for name, function in public_functions(db) if getattr(function, "permission", None) is not None
}


def test_every_public_function_is_guarded() -> None:
    assert unguarded(db) == set()


def test_entrances_are_those_that_are_listed_here() -> None:
    found = {name for name, function in public_functions(db) if getattr(function, "permission", 0) is None}
    assert found == ENTRANCES


def test_an_unguarded_function_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "probe_of_the_walk"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "queries.py").write_text("def erase_all(desk): ...\ndef _helper(): ...\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    package = importlib.import_module("probe_of_the_walk")
    try:
        assert unguarded(package) == {"probe_of_the_walk.queries.erase_all"}
    finally:
        for name in [name for name in sys.modules if name.startswith("probe_of_the_walk")]:
            del sys.modules[name]


def test_who_takes_a_request_id_gives_its_result_again() -> None:
    for name, function in GUARDED.items():
        hints = inspect.get_annotations(inspect.unwrap(function), eval_str=True)
        if any(hasattr(hint, "request_id") for hint in hints.values() if inspect.isclass(hint)):
            assert getattr(function, "again", None) is not None, name


# --- every operation, every role ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Places:
    """Ids of a cabinet for forms, an empty cabinet, and an empty drawer in the first."""

    cabinet: int
    empty: int
    drawer: int


@dataclass(frozen=True)
class Case:
    """What an operation can be called with: a client, and the client's visits."""

    salon: Salon
    client: int
    version: int
    open_visit: int
    open_version: int
    paid_visit: int
    paid_version: int
    closed_visit: int
    registers: Registers
    places: Places
    form: int
    shelved: Shelved
    review: int


@dataclass(frozen=True)
class Call:
    """How an operation is called, and the rights that it asks for, one after the other."""

    rights: tuple[Permission, ...]
    make: Callable[[Desk, Case], object]
    about_client: bool = False


def of_client(*rights: Permission) -> Callable[[Callable[[Desk, Case], object]], Call]:
    return lambda make: Call(rights, make, about_client=True)


def of_desk(*rights: Permission) -> Callable[[Callable[[Desk, Case], object]], Call]:
    return lambda make: Call(rights, make)


P = Permission
OPERATIONS: dict[Callable[..., Any], Call] = {
    clients.register: of_desk(P.OPEN_FILE)(
        lambda at, case: clients.register(
            at, clients.Register("new", {"name": "赵一", "phone": "13500135005", "consent_file": True})
        )
    ),
    clients.record_consent: of_client(P.OPEN_RECORD)(
        lambda at, case: clients.record_consent(
            at, clients.RecordConsent("new", case.client, {"consent_photographs": False})
        )
    ),
    clients.open_client: of_client(P.OPEN_RECORD)(lambda at, case: clients.open_client(at, case.client)),
    clients.reveal: of_client(P.OPEN_RECORD)(lambda at, case: clients.reveal(at, case.client)),
    clients.change_client: of_client(P.OPEN_RECORD, P.OPEN_FILE)(
        lambda at, case: clients.change_client(
            at, clients.ChangeClient("new", case.client, case.version, {"occupation": "老师"})
        )
    ),
    visits.open_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.open_visit(
            at,
            visits.OpenVisit(
                request_id="new",
                client=case.client,
                services=(visits.ServiceDone(case.salon.services[MOISTURE], case.salon.staff[LIN]),),
                second=True,
            ),
        )
    ),
    visits.save_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.save_visit(
            at,
            visits.SaveVisit(
                request_id="new",
                visit=case.open_visit,
                version=case.open_version,
                products=(visits.ProductUsed("修护精华"),),
            ),
        )
    ),
    visits.take_payment: of_client(P.TAKE_PAYMENT)(
        lambda at, case: visits.take_payment(at, visits.Pay("new", case.open_visit, "cash", 100))
    ),
    visits.close_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.close_visit(at, visits.CloseVisit("new", case.paid_visit, case.paid_version))
    ),
    visits.cancel_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.cancel_visit(at, visits.CancelVisit("new", case.open_visit, case.open_version, "误开"))
    ),
    visits.add_to_closed: of_client(P.ADD_TO_CLOSED)(
        lambda at, case: visits.add_to_closed(at, visits.AddToClosed("new", case.closed_visit, "次日来电"))
    ),
    paper.print_card: of_client(P.PRINT)(lambda at, case: paper.print_card(at.on_paper(), case.client)),
    paper.print_intake: of_client(P.PRINT)(lambda at, case: paper.print_intake(at.on_paper(), case.client)),
    paper.print_slip: of_client(P.PRINT)(lambda at, case: paper.print_slip(at, case.client, "intake")),
    paper.print_empty_card: of_desk(P.DESK)(lambda at, case: paper.print_empty_card(at)),
    paper.print_index: of_desk(P.LIST_MANY_CONTACTS)(lambda at, case: paper.print_index(at, Order.PINYIN)),
    paper.print_visit: of_client(P.PRINT)(lambda at, case: paper.print_visit(at.on_paper(), case.open_visit)),
    paper.print_empty_form: of_desk(P.DESK)(lambda at, case: paper.print_empty_form(at, "visit")),
    paper.print_empty_intake: of_desk(P.DESK)(lambda at, case: paper.print_empty_intake(at)),
    print_jobs.record_job: of_desk(P.DESK)(
        lambda at, case: print_jobs.record_job(
            at, print_jobs.HandOver(printer="Laser", kind="card", name="CC-01 1", client=case.client)
        )
    ),
    print_jobs.settle_job: of_desk(P.DESK)(lambda at, case: print_jobs.settle_job(at, 1, 0, "spoilt")),
    print_jobs.saved: of_desk(P.DESK)(lambda at, case: print_jobs.saved(at, [])),
    print_jobs.discard: of_desk(P.DESK)(lambda at, case: print_jobs.discard(at, [])),
    print_jobs.keep_job: of_desk(P.DESK)(lambda at, case: print_jobs.keep_job(at, 1, "Laser-1", "done", ended=True)),
    printers.choose_printer: of_desk(P.SETTINGS)(lambda at, case: printers.choose_printer(at, "card", "Laser")),
    printers.calibrate: of_desk(P.SETTINGS)(lambda at, case: printers.calibrate(at, "Laser", 40, -30)),
    printers.print_calibration: of_desk(P.DESK)(lambda at, case: printers.print_calibration(at, "Laser")),
    cabinets.save_cabinet: of_desk(P.INSPECT)(
        lambda at, case: cabinets.save_cabinet(at, cabinets.SaveCabinet(request_id="new", mark="Z"))
    ),
    cabinets.save_drawer: of_desk(P.INSPECT)(
        lambda at, case: cabinets.save_drawer(
            at, cabinets.SaveDrawer(request_id="new", mark="I-2", cabinet=case.places.cabinet, starts="Z")
        )
    ),
    cabinets.change_order: of_desk(P.INSPECT)(lambda at, case: cabinets.change_order(at, Order.STROKES)),
    cabinets.remove_drawer: of_desk(P.INSPECT)(lambda at, case: cabinets.remove_drawer(at, case.places.drawer)),
    cabinets.remove_cabinet: of_desk(P.INSPECT)(lambda at, case: cabinets.remove_cabinet(at, case.places.empty)),
    filing.file_paper: of_client(P.PRINT)(
        lambda at, case: filing.file_paper(at, filing.FilePaper("new", case.client, "intake"))
    ),
    filing.mark_missing: of_client(P.PRINT)(lambda at, case: filing.mark_missing(at, case.form)),
    filing.destroyed: of_desk(P.INSPECT)(lambda at, case: filing.destroyed(at, [case.form])),
    catalogue.save_service: of_desk(P.CATALOGUE)(
        lambda at, case: catalogue.save_service(at, catalogue.SaveService(request_id="new", name="眼部护理"))
    ),
    catalogue.save_product: of_desk(P.CATALOGUE)(
        lambda at, case: catalogue.save_product(at, catalogue.SaveProduct(request_id="new", name="眼霜"))
    ),
    catalogue.add_own_field: of_desk(P.SETTINGS)(
        lambda at, case: catalogue.add_own_field(
            at, catalogue.AddOwnField(request_id="new", label_en="Car", label_zh="车牌", kind=catalogue.OWN_KINDS[0])
        )
    ),
    catalogue.change_own_field: of_desk(P.SETTINGS)(
        lambda at, case: catalogue.change_own_field(
            at, catalogue.ChangeOwnField(request_id="change", name="own_1", label_en="Car", label_zh="车牌号")
        )
    ),
    catalogue.drop_own_field: of_desk(P.SETTINGS)(lambda at, case: catalogue.drop_own_field(at, "own_1")),
    catalogue.change_salon: of_desk(P.SETTINGS)(
        lambda at, case: catalogue.change_salon(at, SalonRecord(name="静颜", version=1))
    ),
    recovery.begin_recovery: of_desk(P.SETTINGS)(lambda at, case: recovery.begin_recovery(at)),
    recovery.sheet_to_print: of_desk(P.SETTINGS)(lambda at, case: recovery.sheet_to_print(at, PHRASE)),
    recovery.keep_recovery: of_desk(P.SETTINGS)(
        lambda at, case: recovery.keep_recovery(at, recovery.KeepRecovery(PHRASE, {0: PHRASE[0], 1: PHRASE[1]}), CHEAP)
    ),
    staff.add_staff: of_desk(P.MANAGE_STAFF)(
        lambda at, case: staff.add_staff(
            at, staff.AddStaff(request_id="new", name="新人", roles=(Role.BEAUTICIAN,), pin="481526")
        )
    ),
    staff.change_staff: of_desk(P.MANAGE_STAFF)(
        lambda at, case: staff.change_staff(
            at, staff.ChangeStaff(request_id="new", staff=case.salon.staff[LIN], version=1, name="林晓雨")
        )
    ),
    staff.change_roles: of_desk(P.RESET_PIN)(
        lambda at, case: staff.change_roles(at, case.salon.staff[LIN], (Role.ADVISOR,))
    ),
    staff.reset_pin: of_desk(P.RESET_PIN)(lambda at, case: staff.reset_pin(at, case.salon.staff[LIN], "481526")),
    assigning.assign: of_desk(P.ASSIGN)(
        lambda at, case: assigning.assign(at, assigning.Assign("new", case.client, case.salon.staff[LIN]))
    ),
    assigning.hand_over_clients: of_desk(P.HAND_OVER)(
        lambda at, case: assigning.hand_over_clients(
            at, assigning.HandOverClients("new", case.salon.staff[LIN], case.salon.staff[GU])
        )
    ),
    reviews.look_at: of_desk(P.REVIEW)(lambda at, case: reviews.look_at(at, case.review)),
    importing.preview_import: of_desk(P.IMPORT)(lambda at, case: importing.preview_import(at, table_of(case.salon))),
    importing.import_table: of_desk(P.IMPORT)(
        lambda at, case: importing.import_table(at, importing.ImportTable(request_id="new", path=table_of(case.salon)))
    ),
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
    loans.approve_loan: of_desk(P.APPROVE_LOAN)(lambda at, case: loans.approve_loan(at, case.registers.asked)),
    loans.cancel_loan: of_desk(P.ASK_LOAN, P.APPROVE_LOAN)(
        lambda at, case: loans.cancel_loan(at, case.registers.asked)
    ),
    loans.take_out: of_desk(P.ASK_LOAN)(
        lambda at, case: loans.take_out(at, case.registers.approved, PINS[case.registers.borrower])
    ),
    loans.give_back: of_desk(P.ASK_LOAN)(lambda at, case: loans.give_back(at, case.registers.out, True)),
    loan_papers.print_loans: of_desk(P.INSPECT)(lambda at, case: loan_papers.print_loans(at)),
    loan_papers.print_out_card: of_desk(P.ASK_LOAN)(
        lambda at, case: loan_papers.print_out_card(at, case.registers.out)
    ),
    access_requests.save_request: of_desk(P.REQUEST_ERASURE)(lambda at, case: request(case.salon, at)),
    access_requests.answer_request: of_desk(P.INSPECT)(
        lambda at, case: access_requests.answer_request(
            at,
            access_requests.AnswerRequest(
                case.registers.request, case.registers.request_version, case.salon.clock.today, "已给"
            ),
        )
    ),
    access_requests.print_request: of_desk(P.REQUEST_ERASURE)(
        lambda at, case: access_requests.print_request(at, case.registers.request)
    ),
    inspections.save_inspection: of_desk(P.INSPECT)(lambda at, case: inspected(case.salon, at)),
    inspections.add_finding: of_desk(P.INSPECT)(
        lambda at, case: inspections.add_finding(
            at,
            inspections.AddFinding(
                request_id="new",
                inspection=case.registers.inspection,
                text="漏水",
                owner=at.staff,
                deadline=case.salon.clock.today,
            ),
        )
    ),
    inspections.check_again: of_desk(P.INSPECT)(lambda at, case: inspections.check_again(at, case.registers.finding)),
    inspections.print_inspection: of_desk(P.INSPECT)(
        lambda at, case: inspections.print_inspection(at, case.registers.inspection)
    ),
    shelf_check.finish_check: of_desk(P.INSPECT)(
        lambda at, case: shelf_check.finish_check(
            at, shelf_check.FinishCheck("new", case.shelved.drawer, ("00000013",))
        )
    ),
    pull_list.print_pull_list: of_desk(P.DESK)(lambda at, case: pull_list.print_pull_list(at, None, [case.client])),
    pull_list.print_pre_read: of_client(P.PRINT)(
        lambda at, case: pull_list.print_pre_read(at.on_paper(), None, reader(case), [case.client])
    ),
    paper_labels.print_card_labels: of_client(P.PRINT)(
        lambda at, case: paper_labels.print_card_labels(at, [case.client], paper_labels.OnLabels())
    ),
    paper_labels.print_place_labels: of_desk(P.DESK)(
        lambda at, case: paper_labels.print_place_labels(at, [case.shelved.drawer], paper_labels.OnLabels())
    ),
    paper_labels.print_address_labels: of_desk(P.LIST_CONTACTS)(
        lambda at, case: paper_labels.print_address_labels(at, [case.client], paper_labels.OnLabels())
    ),
    letters.print_letters: of_desk(P.LIST_CONTACTS)(
        lambda at, case: letters.print_letters(at, [case.client], Occasion.RECALL)
    ),
    letters.keep_letter_text: of_desk(P.SETTINGS)(
        lambda at, case: letters.keep_letter_text(at, letters.KeepLetterText(Occasion.RECALL, 0, "好久不见"))
    ),
    volumes.bind_volume: of_desk(P.INSPECT)(
        lambda at, case: volumes.bind_volume(
            at, volumes.BindVolume(request_id="new", drawer=case.shelved.drawer, title="二")
        )
    ),
    volumes.print_volume: of_desk(P.INSPECT)(lambda at, case: volumes.print_volume(at, case.shelved.volume)),
    closing.print_closing: of_desk(P.DESK)(lambda at, case: closing.print_closing(at.on_paper())),
    desk.lock: of_desk(P.DESK)(lambda at, case: desk.lock(at)),
    desk.sign_out: of_desk(P.DESK)(lambda at, case: desk.sign_out(at)),
    desk.break_glass: of_client()(lambda at, case: desk.break_glass(at.because("投诉处理"), case.client)),
    desk.keep_draft: of_desk(P.DESK)(lambda at, case: desk.keep_draft(at, desk.KeepDraft("client", "{}"))),
    desk.drop_draft: of_desk(P.DESK)(lambda at, case: desk.drop_draft(at, "client")),
    desk.set_own_look: of_desk(P.DESK)(lambda at, case: desk.set_own_look(at, "en", "calm")),
    desk.change_own_pin: of_desk(P.DESK)(
        lambda at, case: desk.change_own_pin(at, pin_of(case.salon, at), "48152637"[: len(pin_of(case.salon, at))])
    ),
}
QUERIES: dict[Callable[..., Any], Call] = {
    find.find: of_desk(P.FIND)(lambda at, case: find.find(at, "oy")),
    find.list_seen: of_desk(P.FIND)(lambda at, case: find.list_seen(at, "oy", 1)),
    find.find_left: of_desk(P.FIND)(lambda at, case: find.find_left(at, 1)),
    find.pause_before: of_desk(P.FIND)(lambda at, case: find.pause_before(at, "oy")),
    find.by_number: of_desk(P.FIND)(lambda at, case: find.by_number(at, "00000013")),
    find.duplicates: of_desk(P.FIND)(lambda at, case: find.duplicates(at, find.Probe("欧阳静怡"))),
    printing_queries.job_papers: of_desk(P.DESK)(lambda at, case: printing_queries.job_papers(at, 1)),
    cabinet_queries.cabinet_plan: of_desk(P.DESK)(lambda at, case: cabinet_queries.cabinet_plan(at)),
    filing_queries.where_to: of_client(P.PRINT)(lambda at, case: filing_queries.where_to(at, case.client, "intake")),
    filing_queries.waiting: of_desk(P.FIND)(lambda at, case: filing_queries.waiting(at)),
    filing_queries.for_the_shredder: of_desk(P.FIND)(lambda at, case: filing_queries.for_the_shredder(at)),
    filing_queries.reprint_count: of_desk(P.FIND)(lambda at, case: filing_queries.reprint_count(at)),
    filing_queries.reprint_list: of_desk(P.FIND)(lambda at, case: filing_queries.reprint_list(at)),
    home.home: of_desk(P.DESK)(lambda at, case: home.home(at)),
    people.me: of_desk(P.DESK)(lambda at, case: people.me(at)),
    salon_queries.salon: of_desk(P.DESK)(lambda at, case: salon_queries.salon(at)),
    people.staff: of_desk(P.MANAGE_STAFF)(lambda at, case: people.staff(at)),
    client_queries.called: of_desk(P.FIND)(lambda at, case: client_queries.called(at, case.client)),
    client_queries.clients_of: of_desk(P.MANAGE_STAFF)(lambda at, case: client_queries.clients_of(at, at.staff)),
    review_queries.to_look_at: of_desk(P.REVIEW)(lambda at, case: review_queries.to_look_at(at)),
    people.treating: of_desk(P.DESK)(lambda at, case: people.treating(at)),
    people.colleagues: of_desk(P.DESK)(lambda at, case: people.colleagues(at)),
    salon_queries.services: of_desk(P.DESK)(lambda at, case: salon_queries.services(at)),
    salon_queries.products: of_desk(P.DESK)(lambda at, case: salon_queries.products(at)),
    client_queries.client_fields: of_desk(P.DESK)(lambda at, case: client_queries.client_fields(at)),
    people.drafts_of_new: of_desk(P.DESK)(lambda at, case: people.drafts_of_new(at, "client")),
    people.draft: of_desk(P.DESK)(lambda at, case: people.draft(at, "client")),
    visit_queries.open_record: of_client(P.OPEN_RECORD)(
        lambda at, case: visit_queries.open_record(at, case.open_visit)
    ),
    closing_queries.day_end: of_desk(P.DESK)(lambda at, case: closing_queries.day_end(at)),
    loan_queries.open_loans: of_desk(P.ASK_LOAN)(lambda at, case: loan_queries.open_loans(at)),
    request_queries.requests: of_desk(P.REQUEST_ERASURE)(lambda at, case: request_queries.requests(at)),
    request_queries.request: of_desk(P.REQUEST_ERASURE)(
        lambda at, case: request_queries.request(at, case.registers.request)
    ),
    inspection_queries.inspections: of_desk(P.INSPECT)(lambda at, case: inspection_queries.inspections(at)),
    inspection_queries.inspection: of_desk(P.INSPECT)(
        lambda at, case: inspection_queries.inspection(at, case.registers.inspection)
    ),
    shelf_queries.drawers: of_desk(P.DESK)(lambda at, case: shelf_queries.drawers(at)),
    shelf_queries.scanned_so_far: of_desk(P.INSPECT)(
        lambda at, case: shelf_queries.scanned_so_far(at, case.shelved.drawer, ("00000013",))
    ),
    pull_queries.cards_of_day: of_desk(P.FIND)(lambda at, case: pull_queries.cards_of_day(at, case.salon.clock.today)),
    pull_queries.cards_of: of_desk(P.FIND)(lambda at, case: pull_queries.cards_of(at, [case.client])),
    label_queries.waiting_cards: of_desk(P.FIND)(lambda at, case: label_queries.waiting_cards(at)),
    label_queries.cards_in: of_desk(P.FIND)(lambda at, case: label_queries.cards_in(at, case.shelved.drawer)),
    label_queries.places: of_desk(P.DESK)(lambda at, case: label_queries.places(at)),
    label_queries.address_lines: of_desk(P.LIST_CONTACTS)(
        lambda at, case: label_queries.address_lines(at, [case.client])
    ),
    letter_queries.letter_text: of_desk(P.DESK)(lambda at, case: letter_queries.letter_text(at, Occasion.RECALL)),
    letter_queries.suggested: of_desk(P.LIST_CONTACTS)(lambda at, case: letter_queries.suggested(at, Occasion.RECALL)),
    volume_queries.volumes: of_desk(P.INSPECT)(lambda at, case: volume_queries.volumes(at)),
    volume_queries.volume: of_desk(P.INSPECT)(lambda at, case: volume_queries.volume(at, case.shelved.volume)),
    volume_queries.in_volume: of_desk(P.INSPECT)(lambda at, case: volume_queries.in_volume(at, case.shelved.volume)),
    printing_queries.print_jobs: of_desk(P.DESK)(lambda at, case: printing_queries.print_jobs(at)),
    printing_queries.unfinished: of_desk(P.DESK)(lambda at, case: printing_queries.unfinished(at)),
    printing_queries.printer_settings: of_desk(P.DESK)(lambda at, case: printing_queries.printer_settings(at)),
    printing_queries.calibration: of_desk(P.DESK)(lambda at, case: printing_queries.calibration(at, "Laser")),
    filing_queries.in_order: of_desk(P.FIND)(lambda at, case: filing_queries.in_order(at, Order.PINYIN)),
    client_queries.check_open: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.check_open(at, case.client)),
    client_queries.changeable: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.changeable(at, case.client)),
    client_queries.check_right: of_client(P.DESK, P.RECORD_VISIT)(
        lambda at, case: client_queries.check_right(at, P.RECORD_VISIT, case.client)
    ),
    visit_queries.visits_of: of_client(P.OPEN_RECORD)(lambda at, case: visit_queries.visits_of(at, case.client)),
    visit_queries.preview: of_client(P.OPEN_RECORD)(lambda at, case: visit_queries.preview(at, case.open_visit)),
    visit_queries.visit_summary: of_client(P.OPEN_RECORD)(
        lambda at, case: visit_queries.visit_summary(at, case.client)
    ),
    client_queries.history: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.history(at, case.client, "zh")),
    printed_queries.sheets: of_client(P.OPEN_RECORD)(lambda at, case: printed_queries.sheets(at, case.client)),
    client_queries.recommended: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.recommended(at, case.client)),
    client_queries.referred_by: of_client(P.OPEN_RECORD)(lambda at, case: client_queries.referred_by(at, case.client)),
}
CALLS = {f"{function.__module__}.{function.__qualname__}": call for function, call in (OPERATIONS | QUERIES).items()}


def reader(case: Case) -> int:
    """Who treats the client."""
    treats = {OUYANG: LIN, ZENG: GU}
    return next((case.salon.staff[by] for name, by in treats.items() if case.salon.clients[name] == case.client), 0)


def table_of(salon: Salon) -> Path:
    path = salon.folder / "table.csv"
    path.write_text("姓名,手机\n赵一,13500135005\n", "utf-8")
    return path


def pin_of(salon: Salon, at: Desk) -> str:
    return next(PINS[name] for name, id in salon.staff.items() if id == at.staff)


def test_every_guarded_function_is_tried_here() -> None:
    assert set(GUARDED) == set(CALLS)


def expected(role: Role, call: Call, own: bool) -> Code | None:
    """What the table as written says: None for "allowed"."""
    for right in call.rights:
        cell = WRITTEN[right.value][role]
        code = {
            "●": None,
            "–": Code.NOT_ALLOWED,
            "◐own": None if own else Code.NOT_ALLOWED,
            "◐own/⚠": None if own else Code.NEEDS_REASON,
            "⚠": Code.NEEDS_REASON,
            "②": Code.NEEDS_SECOND,
            # what is tried here is somebody else's loan
            "●not-own": None,
        }[cell]
        if code is not None:
            return code
    return None


@dataclass
class Stage:
    """A salon with a person at the desk, as it is again and again before each call."""

    salon: Salon
    desk: Desk
    cases: dict[str, Case]
    _image: dict[Path, bytes] = field(default_factory=dict)

    def keep(self) -> None:
        """Keeps the archive as it is now."""
        self.salon.close()
        self._image = {path: path.read_bytes() for path in self._files()}
        self.salon.reopen()

    def again(self) -> Desk:
        """The archive as it was kept, and the desk at it."""
        self.salon.close()
        for path in self._files():
            path.unlink()
        for path, content in self._image.items():
            path.write_bytes(content)
        self.salon.reopen()
        return self.salon.still(self.desk)

    def _files(self) -> list[Path]:
        return [path for path in (self.salon.folder / "data").rglob("*") if path.is_file()]


def make_places(owner: Desk) -> Places:
    """Cabinets, with drawers for forms."""
    box = cabinets.save_cabinet(owner, cabinets.SaveCabinet(request_id="forms", mark="I", holds="intake"))
    empty = cabinets.save_cabinet(owner, cabinets.SaveCabinet(request_id="empty", mark="Y"))
    cabinets.save_drawer(owner, cabinets.SaveDrawer(request_id="first", mark="I-1", cabinet=box.id))
    spare = cabinets.save_drawer(
        owner, cabinets.SaveDrawer(request_id="spare", mark="I-9", cabinet=box.id, starts="Zz")
    )
    return Places(box.id, empty.id, spare.id)


def make_stage(salon: Salon, who: str) -> Stage:
    """Three clients with visits that are open, paid and closed, and a person at the desk."""
    owner = salon.desk(OWNER)
    catalogue.add_own_field(
        owner, catalogue.AddOwnField(request_id="own", label_en="Car", label_zh="车牌", kind=catalogue.OWN_KINDS[0])
    )
    print_jobs.record_job(owner, print_jobs.HandOver(printer="Laser", kind="card", name="CC-01 1"))
    registers = make_registers(salon)
    owner = salon.desk(OWNER)
    places = make_places(owner)
    shelved = make_shelved(salon)
    desk.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    [(review,)] = rows("SELECT id FROM review")
    rows("DELETE FROM emergency_access")
    owner = salon.desk(OWNER)
    cases = {}
    for name in (OUYANG, ZENG, LI):
        by = SHEN
        closed = salon.end(owner, salon.pay(owner, salon.visit(owner, name, by=by)))
        paid = salon.pay(owner, salon.visit(owner, name, by=by))
        opened = salon.visit(owner, name, by=by)
        record = clients.open_client(owner, salon.clients[name])
        print_out(paper.print_intake, owner, record.id)
        form = filing.file_paper(owner, filing.FilePaper(f"form-{name}", record.id, "intake")).id
        cases[name] = Case(
            salon,
            record.id,
            record.version,
            opened.id,
            opened.version,
            paid.id,
            paid.version,
            closed.id,
            registers,
            places,
            form,
            shelved,
            review,
        )
    at = salon.desk(who)
    stage = Stage(salon, at, cases)
    stage.keep()
    return stage


def outcome(call: Call, at: Desk, case: Case) -> Code | None:
    try:
        call.make(at, case)
    except Refused as error:
        return error.code
    return None


def check_refusal(name: str, at: Desk, code: Code, before: dict[str, list[Any]], entry: int) -> None:
    """A refusal changes nothing, and is written down."""
    assert everything("audit_entry") == before, name
    [written] = [found for found in entries() if found["seq"] > entry]
    assert (written["outcome"], written["operation"]) == ("refused", name.rpartition(".")[2]), name
    assert (written["staff"], code.value in written["what"]) == (at.staff, True), name


@pytest.mark.parametrize("role", list(Role))
def test_every_operation_for_a_role(prepared: Salon, tmp_path: Path, role: Role) -> None:
    salon = copy(prepared, tmp_path / "salon")
    stage = make_stage(salon, PERSON[role])
    try:
        for name, call in CALLS.items():
            for client in {LI, OWN_CLIENT.get(role, LI)} if call.about_client else {LI}:
                at = stage.again()
                case = stage.cases[client]
                before, entry = everything("audit_entry"), len(entries())
                found = outcome(call, at, case)
                assert found == expected(role, call, own=client != LI), (role, name, client)
                if found is not None:
                    check_refusal(name, at, found, before, entry)
    finally:
        salon.close()


@pytest.mark.parametrize(
    ("leave", "code"), [(desk.lock, Code.LOCKED), (desk.sign_out, Code.NOBODY)], ids=["locked", "signed_out"]
)
def test_nothing_works_at_a_desk_that_was_left(
    prepared: Salon, tmp_path: Path, leave: Callable[[Desk], None], code: Code
) -> None:
    salon = copy(prepared, tmp_path / "salon")
    stage = make_stage(salon, OWNER)
    try:
        leave(salon.still(stage.desk))
        stage.keep()
        for name, call in CALLS.items():
            at = stage.again()
            before, entry = everything("audit_entry"), len(entries())
            assert outcome(call, at, stage.cases[LI]) is code, name
            check_refusal(name, at, code, before, entry)
    finally:
        salon.close()


def test_nothing_works_without_a_desk(salon: Salon) -> None:
    before = everything()
    for name, function in GUARDED.items():
        assert refused(function, None) is Code.NOBODY, name
    assert everything() == before


def test_a_function_that_forgets_whose_file_it_is_about_is_refused(salon: Salon) -> None:
    """Default is no: also for who may do it for some clients, and whatever the function did is undone."""

    @operation(Permission.OPEN_RECORD, Action.UPDATE)
    def forgetful(work: Work) -> None:
        rows("UPDATE client SET name = 'x'")

    @query(Permission.OPEN_RECORD)
    def forgetful_too(work: Work) -> list[str]:
        return [name for (name,) in rows("SELECT name FROM client")]

    at = salon.desk(LIN)
    before = everything("audit_entry")
    assert refused(forgetful, at) is Code.NOT_ALLOWED
    assert refused(forgetful_too, at) is Code.NOT_ALLOWED
    assert everything("audit_entry") == before
    assert [entry["operation"] for entry in entries()[-2:]] == ["forgetful", "forgetful_too"]
    # for who may do it for every client, there is nothing to forget
    assert forgetful_too(salon.desk(OWNER))


# --- whose client it is -------------------------------------------------------------------------------------------


def test_client_with_a_visit_open_today_is_theirs(salon: Salon) -> None:
    assert refused(clients.open_client, salon.desk(LIN), salon.clients[LI]) is Code.NEEDS_REASON
    visit = salon.visit(salon.desk(OWNER), LI, by=LIN)
    at = salon.desk(LIN)
    record = clients.open_client(at, salon.clients[LI])
    assert record.values["illness"] == "胃炎"
    visit = salon.save(at, visit, values={"felt": "好"})
    # until the visit is closed, or the day is over
    salon.clock.forward(days=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    salon.clock.forward(days=-1)
    owner = salon.desk(OWNER)
    salon.end(owner, salon.pay(owner, visit))
    assert refused(clients.open_client, salon.desk(LIN), salon.clients[LI]) is Code.NEEDS_REASON


def test_glass_is_broken_for_one_person_one_client_five_minutes(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert refused(desk.break_glass, at, salon.clients[LI]) is Code.NEEDS_REASON
    desk.break_glass(at.because("客户来电"), salon.clients[LI])
    assert clients.reveal(at, salon.clients[LI]).values["phone"] == "13600136004"
    assert refused(clients.open_client, at, salon.clients[ZENG]) is Code.NEEDS_REASON
    # to the microsecond, whether the clock shows any or not
    salon.clock.forward(minutes=5, microseconds=-1)
    assert clients.open_client(at, salon.clients[LI])
    salon.clock.forward(microseconds=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    salon.clock.forward(microseconds=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    # a clock that is set back doesn't lengthen it
    salon.clock.jump(hours=-1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    written = entries(operation="break_glass", outcome="done")[-1]
    assert (written["reason"], written["client"]) == ("客户来电", salon.clients[LI])


@pytest.mark.parametrize("microseconds", [0, 1, 500_000, 999_999])
def test_glass_ends_in_time_wherever_in_the_second_it_began(salon: Salon, microseconds: int) -> None:
    salon.clock.forward(microseconds=microseconds)
    at = salon.desk(LIN)
    desk.break_glass(at.because("客户来电"), salon.clients[LI])
    salon.clock.forward(minutes=5, microseconds=-1)
    assert clients.open_client(at, salon.clients[LI])
    salon.clock.forward(microseconds=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON


def test_glass_ends_with_the_program(salon: Salon) -> None:
    desk.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    salon.reopen(as_start=True)
    # after a start of the machine, the same number of microseconds comes again
    assert refused(clients.open_client, salon.desk(LIN), salon.clients[LI]) is Code.NEEDS_REASON


def test_somebody_else_s_request_gives_nothing_back(salon: Salon) -> None:
    asked = clients.Register("same", {"name": "赵一", "phone": "13500135005", "consent_file": True})
    made = clients.register(salon.desk(DESK_WOMAN), asked)
    assert clients.register(salon.desk(DESK_WOMAN), asked).id == made.id
    assert refused(clients.register, salon.desk(GU), asked) is Code.NOT_ALLOWED
    assert rows("SELECT COUNT(*) FROM client WHERE name = '赵一'") == [(1,)]


def test_colleague_does_not_share_the_broken_glass(salon: Salon) -> None:
    desk.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    assert refused(clients.open_client, salon.desk("郝晨"), salon.clients[LI]) is Code.NEEDS_REASON


def test_roles_are_read_anew_with_every_operation(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert refused(people.staff, at) is Code.NOT_ALLOWED
    roles = (Role.BEAUTICIAN, Role.KEEPER)
    owner = salon.approved(salon.desk(OWNER), staff.change_roles, salon.staff[LIN], roles)
    with pytest.raises(SalonError) as caught:
        staff.change_roles(owner, salon.staff[LIN], roles)
    assert (caught.value.code, caught.value.facts["digits"]) == (Code.NEEDS_PIN, 8)
    staff.change_roles(owner, salon.staff[LIN], roles, "48152637")
    at = entrance.sign_in(salon.archive, salon.staff[LIN], "48152637")
    assert clients.open_client(at, salon.clients[LI])
    owner = salon.desk(OWNER)
    staff.change_staff(
        owner, staff.ChangeStaff(request_id="x", staff=salon.staff[LIN], version=2, name=LIN, active=False)
    )
    assert refused(people.me, at) is Code.NOBODY


def test_a_new_start_ends_the_sessions_of_the_last_one(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.reopen()
    assert people.me(salon.still(at)).name == OWNER
    salon.reopen(as_start=True)
    assert refused(people.me, salon.still(at)) is Code.NOBODY


def test_a_desk_is_only_what_signing_in_made(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert refused(people.staff, replace(at, staff=1)) is Code.NOBODY
    assert refused(people.me, replace(at, session=at.session + 1)) is Code.NOBODY
    # signing in ends whatever was open
    salon.desk(OWNER)
    assert refused(people.me, at) is Code.NOBODY


def test_refusal_inside_a_refusal_is_undone_and_written_once(salon: Salon) -> None:
    """An operation that calls another one: both are undone together, and the refusal stays."""
    at = salon.desk(LIN)
    before, entry = everything("audit_entry"), len(entries())
    with pytest.raises(Refused), Transaction():
        desk.keep_draft(at, desk.KeepDraft("client", "{}"))
        with Transaction():
            clients.open_client(at, salon.clients[LI])
    assert everything("audit_entry") == before
    assert len(entries()) == entry
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    assert len(entries()) == entry + 1
