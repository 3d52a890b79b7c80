"""Every page and every question of the program, and how to get there; for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from textual.screen import Screen

from db.clients.operations.clients import open_client
from db.clients.operations.emergency_access import break_glass
from db.fields.declaration import Kind
from db.fields.values import Ref
from db.printing.operations.jobs import HandOver, keep_job, record_job
from db.salon.operations import AddOwnField, add_own_field
from db.staff.operations.staff import reset_pin
from salon_tui.screens.asking.measured import AskMeasured
from salon_tui.screens.asking.password import AskPassword
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, LIN, OUYANG, OWNER, SHEN, ZENG, Salon
from tests.screens.appointments import appointment_views, print_views
from tests.screens.backups import backup_views
from tests.screens.conditions import condition_views
from tests.screens.consents import consent_views
from tests.screens.contacts import contact_views, occasion_views, retention_views, task_views
from tests.screens.dated import dated_views
from tests.screens.desks import Sitting, burst
from tests.screens.erasing import erasing_views
from tests.screens.events import event_views
from tests.screens.feedback import feedback_views
from tests.screens.filters import filter_views
from tests.screens.held import held_views
from tests.screens.log import log_views
from tests.screens.merging import merging_views
from tests.screens.messages import message_views
from tests.screens.money import money_views
from tests.screens.papers import paper_views, shelf_views
from tests.screens.plan import plan_views
from tests.screens.reading import reading_views
from tests.screens.registers import register_views
from tests.screens.roster import roster_views
from tests.screens.skin import skin_views
from tests.screens.till import till_views
from tests.screens.updates import updates_views
from tests.screens.visits import conflict_views

Go = Callable[[Sitting, Salon], Awaitable[object]]


@dataclass(frozen=True)
class View:
    """A page in some state.

    Attributes:
        name: What it is called among the snapshots.
        page: Its name in ``PAGES``; empty for what has none.
        go: From the opening page to it.
        who: Who sits at the desk; None before anybody has signed in.
        without_archive: Whether the program starts for the first time.
    """

    name: str
    page: str
    go: Go
    who: str | None = OWNER
    without_archive: bool = False


def _keys(*keys: str) -> Go:
    async def go(desk: Sitting, salon: Salon) -> None:
        await burst(desk, *keys)

    return go


def _page(name: str, *keys: str) -> Go:
    async def go(desk: Sitting, salon: Salon) -> None:
        await desk.go(name)
        await burst(desk, *keys)

    return go


def _card(*keys: str, whose: str = "8000") -> Go:
    return _keys("f2", *whose, "enter", *keys)


async def _own_field(desk: Sitting, salon: Salon) -> None:
    asked = AddOwnField(
        request_id="own", label_en="Favourite tea", label_zh="喜欢的茶", kind=Kind.CHOICE, options=("绿茶", "红茶")
    )
    add_own_field(desk.app.desk_in_use, asked)
    await desk.go("own_fields")


async def _reasons(desk: Sitting, salon: Salon) -> None:
    """A file that was opened with a reason, a PIN that was set with one, and a day with many files."""
    at = desk.app.desk_in_use
    log_views.many_files(salon)
    break_glass(replace(at, reason="客户来电，要改预约"), salon.clients[LI])
    reset_pin(replace(at, reason="忘了密码"), salon.staff[SHEN], "48152637")
    await desk.go("reviews")


async def _registering(desk: Sitting, salon: Salon) -> None:
    """Half a registration of somebody who is known, with a field that is wrong."""
    await burst(desk, "f6", *"1112", *"12", "enter")
    await burst(desk, *"欧阳静宜", "enter", *"2", *"1988-03-12", "enter", *"1380013", "enter")


async def _registering_another(desk: Sitting, salon: Salon) -> None:
    """A registration begun from the find box, while another is not finished."""
    await burst(desk, "f6", *"111", "down", "down", "down", *"王小", "f12", "f2", *"李四", "f6")


async def _referrers(desk: Sitting, salon: Salon) -> None:
    at = desk.app.desk_in_use
    for name, referrer in ((OUYANG, CHEN), (CHEN, EVANS)):
        record = open_client(at, salon.clients[name])
        salon.change(at, record, referrer=Ref(salon.clients[referrer], ""))
    await burst(desk, "f2", *"8000", "enter", "1", "1")


async def _import(desk: Sitting, salon: Salon) -> None:
    from tests.db.importing.messy import write_messy_xlsx

    write_messy_xlsx(Path.home() / "table.xlsx", 40)
    await desk.go("import")
    await desk.type("~/table.xlsx")
    await burst(desk, "enter")


async def _visit(desk: Sitting, salon: Salon) -> None:
    await burst(desk, "f2", *"8000", "enter", "ctrl+r", "f10")
    await desk.type("两颊干燥紧绷")
    await burst(desk, "down", "down")


def _then(first: Go, *keys: str) -> Go:
    async def go(desk: Sitting, salon: Salon) -> None:
        await first(desk, salon)
        await burst(desk, *keys)

    return go


async def _day(desk: Sitting, salon: Salon) -> None:
    """One who is here and may be hurt, one who is here besides, one who has been, and one whose visit was left open."""
    at = desk.app.desk_in_use
    salon.clock.forward(days=-1)
    salon.visit(at, LI)
    salon.clock.forward(days=1)
    for name in (OUYANG, CHEN):
        salon.visit(at, name)
    salon.end(at, salon.pay(at, salon.visit(at, ZENG)))
    salon.clock.forward(minutes=35)
    await burst(desk, "f5")


async def _print_jobs(desk: Sitting, salon: Salon) -> None:
    at = desk.app.desk_in_use
    for number, (kind, name, state) in enumerate(
        (
            ("card", "CC-01 00000013 v1", "done"),
            ("labels", "LB-01 L7159", "wrong_paper"),
            ("intake", "IN-03 00000021 v2", "refused"),
            ("card", "CC-01 00000021 v3", "no_paper"),
        )
    ):
        id = record_job(at, HandOver(printer="Laser", kind=kind, name=name))
        keep_job(at, id, f"Laser-{number}", state, ended=state == "done")
    await desk.go("print_queue")


def _asking(dialog: Callable[[], Screen[Any]]) -> Go:
    async def go(desk: Sitting, salon: Salon) -> None:
        desk.app.push_screen(dialog())
        await desk.settle()

    return go


VIEWS = (
    View("home", "home", _keys(), DESK_WOMAN),
    View("home, a day", "home", _day, DESK_WOMAN),
    View("find", "find", _keys("f2"), DESK_WOMAN),
    View("find, name", "find", _keys("f2", *"oy"), DESK_WOMAN),
    View("find, archived", "find", erasing_views.archived, DESK_WOMAN),
    View("find, page", "find", _keys("f2", *"se")),
    View("find, nobody", "find", _keys("f2", *"zzz"), DESK_WOMAN),
    View("menu", "menu", _keys("0")),
    View("menu, receptionist", "menu", _keys("0"), DESK_WOMAN),
    View("menu of paper", "paper_menu", _page("paper_menu")),
    View("menu of printing", "print_menu", _page("print_menu")),
    View("menu of lists", "lists_menu", _page("lists_menu")),
    View("menu of settings", "settings_menu", _page("settings_menu")),
    View("menu of log and review", "trust_menu", _page("trust_menu")),
    View("help", "", _keys("f1"), DESK_WOMAN),
    View("help, field", "", _keys("f6", "f1"), DESK_WOMAN),
    View("card", "client", _card(), DESK_WOMAN),
    View("card, her beautician", "client", _card(), LIN),
    View("card, record", "client", _card("1"), DESK_WOMAN),
    View("card, revealed", "client", _card("ctrl+t"), DESK_WOMAN),
    View("card, health", "client", _card("2"), LIN),
    View("home of a beautician", "home", reading_views.home, LIN),
    View("to read", "to_read", reading_views.listed, LIN),
    View("before a visit", "before_visit", reading_views.before, LIN),
    View("asked, on the card", "client", reading_views.of_client, LIN),
    View("asked", "questions", reading_views.questions, LIN),
    View("conditions", "client", condition_views.listed, LIN),
    View("condition, new", "condition", condition_views.new, LIN),
    View("condition", "change_condition", condition_views.changed, LIN),
    View("analyses", "client", dated_views.analyses, LIN),
    View("analysis", "analysis", dated_views.analysis, LIN),
    View("patch tests", "client", dated_views.patched, LIN),
    View("patch test", "dated", _then(dated_views.patched, "down", "enter"), LIN),
    View("plans", "client", dated_views.plans, LIN),
    View("plan", "plan", plan_views.plan),
    View("analyses compared", "skin_comparison", plan_views.compared),
    View("needs compared", "dated_comparison", dated_views.needs_compared, LIN),
    View("print record", "print_dated", _then(dated_views.analysis, "f9"), LIN),
    View("print comparison", "print_comparison", _then(dated_views.compared, "f9"), LIN),
    View("new patch test", "dated_form", dated_views.new_patch_test, LIN),
    View("analysis like the last", "skin_form", skin_views.by_exception, LIN),
    View("analysis, first", "skin_form", skin_views.first, LIN),
    View("stage review", "review_form", plan_views.review),
    View("plan, revised", "plan_form", dated_views.revising, LIN),
    View("new needs", "dated_form", dated_views.asking_needs, LIN),
    View("forms to accept", "forms_back", dated_views.forms_back),
    View("form that came back", "dated", dated_views.sent),
    View("question, what is accepted", "", dated_views.accepting),
    View("question, lists of a tab", "", dated_views.lists, LIN),
    View("card, visits", "client", _card("5"), DESK_WOMAN),
    View("card, calls", "client", contact_views.calls_and_opinions, DESK_WOMAN),
    View("card, call notes", "client", contact_views.notes, DESK_WOMAN),
    View("card, referrers", "client", _referrers, DESK_WOMAN),
    View("card, paper", "client", _card("8"), DESK_WOMAN),
    View("card, history", "client", _card("9"), DESK_WOMAN),
    View("registration", "register", _keys("f6"), DESK_WOMAN),
    View("registration, half", "register", _registering, DESK_WOMAN),
    View("registration, another waits", "register", _registering_another, DESK_WOMAN),
    View("registration, second page", "register", _keys("f6", "pagedown", "pagedown"), DESK_WOMAN),
    View("record as a form", "edit", _card("f10"), DESK_WOMAN),
    View("arrival", "arrival", _card("f6", *"1 2"), DESK_WOMAN),
    View("visit", "visit", _visit, LIN),
    View("visit, receptionist", "visit", _card("ctrl+r", "f10"), DESK_WOMAN),
    View("closed visit", "past_visit", _card("5", "enter"), LIN),
    View("print visit", "print_visit", _card("5", "enter", "f9"), LIN),
    View("print index", "print_index", _page("cabinet", "f9"), OWNER),
    View("backups", "backups", backup_views.backups),
    View("day", "day", appointment_views.day, DESK_WOMAN),
    View("day, nothing", "day", appointment_views.no_day, DESK_WOMAN),
    View("appointment", "appointment", appointment_views.appointment, DESK_WOMAN),
    View("book", "book", appointment_views.book, DESK_WOMAN),
    View("book next", "book_next", appointment_views.book_next, DESK_WOMAN),
    View("move", "move", appointment_views.move, DESK_WOMAN),
    View("walk-in", "walk_in", appointment_views.walk_in, DESK_WOMAN),
    View("a file for a guest", "register_guest", appointment_views.guest, DESK_WOMAN),
    View("old book", "old_book", appointment_views.old_book, DESK_WOMAN),
    View("waiting list", "waiting", appointment_views.waiting_list, DESK_WOMAN),
    View("waiting list, nobody", "waiting", _page("waiting"), DESK_WOMAN),
    View("put on the waiting list", "wait", appointment_views.wait, DESK_WOMAN),
    View("book for who waits", "book", appointment_views.booking_for_one, DESK_WOMAN),
    View("question, which time is offered", "", appointment_views.offering, DESK_WOMAN),
    View("question, cancel appointment", "", appointment_views.cancel, DESK_WOMAN),
    View("home, expected", "home", appointment_views.home, DESK_WOMAN),
    View("home, tasks", "home", task_views.home, DESK_WOMAN),
    View("tasks", "tasks", task_views.tasks, DESK_WOMAN),
    View("tasks, none", "tasks", _page("tasks"), DESK_WOMAN),
    View("new task", "task", task_views.new_task, DESK_WOMAN),
    View("question, put off", "", task_views.putting_off, DESK_WOMAN),
    View("question, why not", "", task_views.dropping, DESK_WOMAN),
    View("birthdays", "birthdays", _page("birthdays"), DESK_WOMAN),
    View("birthdays, nobody", "birthdays", _page("birthdays", "f8", "f8", "f8"), DESK_WOMAN),
    View("menu of contacts", "contacts_menu", _page("contacts_menu"), DESK_WOMAN),
    View("contact", "contact", contact_views.contact, DESK_WOMAN),
    View("contact, of nobody yet", "contact", contact_views.contact_of_nobody, DESK_WOMAN),
    View("contact, for a task", "contact", task_views.called, DESK_WOMAN),
    View("contact, not wanted", "contact", contact_views.stopped, DESK_WOMAN),
    View("put a contact right", "correct_contact", contact_views.put_right, DESK_WOMAN),
    View("backups, none", "backups", backup_views.none, DESK_WOMAN),
    View("where backups go", "backup_places", _page("backup_places")),
    View("print jobs", "print_queue", _page("print_queue"), DESK_WOMAN),
    View("print jobs, some", "print_queue", _print_jobs, DESK_WOMAN),
    View("printers", "printers", _page("printers")),
    View("cabinet", "cabinet", _page("cabinet"), DESK_WOMAN),
    View("card, papers", "client", paper_views.papers_of_a_client),
    View("put cards away", "file_cards", paper_views.after_cabinets("file_cards"), OWNER),
    View("put cards away, one", "file_cards", paper_views.after_cabinets("file_cards", *"8000", "enter"), OWNER),
    View("put cards away, nothing", "file_cards", _page("file_cards"), DESK_WOMAN),
    View("print slip", "print_slip", paper_views.after_cabinets("file_cards", *"8000", "enter", "f9"), OWNER),
    View("cards to print", "reprint_list", paper_views.after_cabinets("reprint_list"), OWNER),
    View("cabinets, none", "cabinets", _page("cabinets"), DENG),
    View("cabinets", "cabinets", paper_views.after_cabinets("cabinets"), OWNER),
    View("cabinets, receptionist", "cabinets", _page("cabinets"), DESK_WOMAN),
    View("cabinet as a form", "cabinet_form", paper_views.after_cabinets("cabinets", "1"), OWNER),
    View("new drawer", "drawer_form", paper_views.after_cabinets("cabinets", "f6"), OWNER),
    View("question, another order", "", paper_views.after_cabinets("cabinets", "f4", "1", "2"), OWNER),
    View("cabinet, strokes", "cabinet", _page("cabinet", "2"), DESK_WOMAN),
    View("home, late", "home", register_views.late, DENG),
    View("loans", "loans", paper_views.loans, DENG),
    View("loans, none", "loans", _page("loans"), LIN),
    View("loan", "loan", _page("loan"), LIN),
    View("print loans", "print_loans", _then(paper_views.loans, "f9"), DENG),
    View("question, borrower", "", _then(paper_views.loans, "3"), DENG),
    View("day sheet", "print_day_sheet", print_views.day_sheet, DESK_WOMAN),
    View("day sheet of a room", "print_day_sheet", print_views.day_sheet_of_a_room, DESK_WOMAN),
    View("day sheet, a beautician", "print_day_sheet", print_views.day_sheet, LIN),
    View("question, which room", "", print_views.which_room, DESK_WOMAN),
    View("preparation", "print_preparation", print_views.preparation, DESK_WOMAN),
    View("pre-read", "print_preparation", print_views.pre_read, DESK_WOMAN),
    View("appointment slips", "print_appointment", print_views.slips, DESK_WOMAN),
    View("close the day", "close_till", till_views.counting, DESK_WOMAN),
    View("question, why it differs", "", _then(till_views.counting, "f10"), DESK_WOMAN),
    View("close the day, closed", "home", till_views.nothing, DESK_WOMAN),
    View("cash in or out", "cash_move", _page("cash_move"), DESK_WOMAN),
    View("days of the till", "tills", till_views.days, DESK_WOMAN),
    View("days of the till, none", "tills", _page("tills"), DESK_WOMAN),
    View("closing", "closing", till_views.closing, DESK_WOMAN),
    View("home, a day not closed", "home", till_views.unfinished, DESK_WOMAN),
    View("requests", "access_requests", register_views.requests, DENG),
    View("request", "access_request", _then(register_views.requests, "2"), DENG),
    View("new request", "access_request", _page("access_request"), DESK_WOMAN),
    View("print request", "print_request", _then(register_views.requests, "down", "f9"), DENG),
    View("inspections", "inspections", register_views.inspections, DENG),
    View("new inspection", "inspection", _page("inspections", "f6", "1"), DENG),
    View("new finding", "finding", _then(register_views.inspections, "f4", "1"), DENG),
    View("inspection", "print_inspection", _then(register_views.inspections, "enter"), DENG),
    View("menu of registers", "registers_menu", _page("registers_menu")),
    View("home, registers", "home", register_views.news),
    View("incidents", "incidents", register_views.incidents, DENG),
    View("incident", "incident", register_views.incident),
    View("incident, step", "incident_step", _then(register_views.incident, "f10", "1")),
    View("incident, again", "reopen_incident", _then(register_views.closed_incident, "f4", "1")),
    View("report an incident", "report_incident", _page("report_incident"), LIN),
    View("print incident", "print_incident", _then(register_views.incident, "f9")),
    View("trainings", "trainings", register_views.trainings, DENG),
    View("new training", "training", _page("training", "1"), DENG),
    View("print training", "print_training", _then(register_views.trainings, "1")),
    View("disclosures", "disclosures", register_views.disclosures, DENG),
    View("disclosures of a client", "disclosures_of", register_views.disclosures_of),
    View("new disclosure", "disclosure", _then(register_views.disclosures_of, "f6"), DENG),
    View("print disclosures", "print_disclosures", _then(register_views.disclosures_of, "f9")),
    View("retention rules", "retention_rules", _page("retention_rules")),
    View("retention rule", "retention_rule", _page("retention_rules", "4")),
    View("notes", "program_notes", register_views.notes),
    View("note, answer", "program_note", _then(register_views.notes, "1")),
    View("note, answered", "note_answer", register_views.answered_note),
    View("note", "", _keys("f1", "f6"), LIN),
    View("pull list", "pull_list", shelf_views.coming, DENG),
    View("pull list, nobody", "pull_list", _page("pull_list"), DESK_WOMAN),
    View("check a drawer", "shelf_check", shelf_views.drawers, DENG),
    View("drawer, scanned", "shelf_scan", shelf_views.scanned, DENG),
    View("question, missing cards", "", _then(shelf_views.scanned, "f8", "f10"), DENG),
    View("drawer, what it has shown", "shelf_report", shelf_views.reported, DENG),
    View("labels", "labels", shelf_views.tabs, DENG),
    View("labels, addresses", "labels", shelf_views.addresses, DENG),
    View("letters", "letters", shelf_views.letters, DENG),
    View("letters, nobody", "letters", _page("letters"), DESK_WOMAN),
    View("letter text", "letter_text", _page("letters", "f4", "4")),
    View("away", "retention", retention_views.away, DESK_WOMAN),
    View("list of who stays away", "print_retention", retention_views.on_paper, DESK_WOMAN),
    View("watched, at risk", "retention", retention_views.at_risk, DESK_WOMAN),
    View("away, nobody", "retention", _page("retention"), DESK_WOMAN),
    View("why one stays away", "absence", retention_views.why, DESK_WOMAN),
    View("watch a client", "watch", retention_views.watching, DESK_WOMAN),
    View("winning back", "winning", retention_views.winning, DESK_WOMAN),
    View("winning back, nobody", "winning", _page("winning"), DESK_WOMAN),
    View("win back", "win_back", retention_views.win_back, DESK_WOMAN),
    View("occasions", "occasions", occasion_views.occasions),
    View("occasion", "occasion", occasion_views.reaching),
    View("occasion form", "occasion_form", _then(occasion_views.occasions, "f10")),
    View("pairs", "pairs", merging_views.pairs, DESK_WOMAN),
    View("file pairs", "file_pairs", merging_views.file_pairs, DESK_WOMAN),
    View("merge", "merge", merging_views.side_by_side),
    View("undo merge", "undo_merge", merging_views.done),
    View("merge slip", "print_merge_slip", merging_views.slip),
    View("client, merged", "client", merging_views.merged_card),
    View("erase a file", "erase", erasing_views.before, DENG),
    View("destroy list", "expired", erasing_views.expired, DENG),
    View("destroy list, ticked", "expired", erasing_views.expired_ticked, OWNER),
    View("destroy health", "destroy_health", erasing_views.health, DENG),
    View("locked records", "locked", erasing_views.locked, OWNER),
    View("open a locked record", "print_locked", erasing_views.open_locked, OWNER),
    View("destructions", "destructions", erasing_views.register, DENG),
    View("destroy slip", "print_destroy_slip", erasing_views.slip, DENG),
    View("log", "log", log_views.log),
    View("log, own", "log", log_views.own_log, LIN),
    View("log against paper", "log_heads", log_views.heads),
    View("head mistyped", "log_head", log_views.mistyped),
    View("who looked", "who_looked", log_views.who_looked),
    View("who looked, on paper", "print_who_looked", log_views.for_the_client),
    View("let through", "let_through", log_views.let_through),
    View("log filters", "log_filters", log_views.filters),
    View("filters", "filters", filter_views.filters),
    View("filtered", "filtered", filter_views.filtered),
    View("skin index", "skin_index", filter_views.by_skin),
    View("client list", "print_filtered", filter_views.on_paper),
    View("skin index on paper", "print_skin_index", filter_views.index_on_paper),
    View("events", "events", event_views.events, DESK_WOMAN),
    View("event", "event", event_views.guests, DESK_WOMAN),
    View("event, at the door", "event", event_views.at_the_door, DESK_WOMAN),
    View("event form", "event_form", event_views.planned, DESK_WOMAN),
    View("guest", "guest", event_views.guest, DESK_WOMAN),
    View("guest list", "print_event", event_views.on_paper, DESK_WOMAN),
    View("messages", "messages", message_views.messages, DESK_WOMAN),
    View("messages, wordings alone", "messages", _page("messages")),
    View("message, a birthday", "message", message_views.birthday, DESK_WOMAN),
    View("message, a reminder", "message", message_views.reminder, DESK_WOMAN),
    View("message, in two codes", "message", message_views.in_two),
    View("message text", "message_text", _page("messages", "2")),
    View("volumes", "volumes", shelf_views.bound, DENG),
    View("new volume", "volume", shelf_views.binding, DENG),
    View("volume", "print_volume", _then(shelf_views.bound, "1"), DENG),
    View("rules", "rules", _page("rules")),
    View("rule", "rule", _page("rules", "1")),
    View("services", "services", _page("services")),
    View("service", "service", _page("services", "f10")),
    View("new service", "service", _page("service")),
    View("service needs", "service_needs", roster_views.service_needs),
    View("resources, none", "resources", _page("resources"), DESK_WOMAN),
    View("resources", "resources", roster_views.resources),
    View("resource", "resource", _then(roster_views.resources, "f10")),
    View("roster", "roster", roster_views.roster),
    View("roster, not saved", "roster", roster_views.unsaved),
    View("roster, none", "roster", _page("roster"), DESK_WOMAN),
    View("question, over appointments", "", roster_views.over_bookings),
    View("print roster", "print_roster", _then(roster_views.roster, "f9")),
    View("shifts", "shifts", roster_views.shifts),
    View("shift", "shift", _then(roster_views.shifts, "f10")),
    View("opening hours", "opening_hours", _page("opening_hours")),
    View("salon days, none", "salon_days", _page("salon_days")),
    View("salon days", "salon_days", roster_views.salon_days),
    View("salon day", "salon_day", _then(roster_views.salon_days, "f6")),
    View("blocked time", "blocks", roster_views.blocks),
    View("blocked time, nothing", "blocks", _page("blocks"), DESK_WOMAN),
    View("block time", "block", _page("block"), DESK_WOMAN),
    View("products", "products", _page("products")),
    View("product", "product", _page("products", "f10")),
    View("staff", "staff", _page("staff")),
    View("member", "member", _page("staff", "2")),
    View("in hand", "in_hand", _page("staff", "down", "down", "f4", "1")),
    View("new member", "member", _page("member")),
    View("reviews", "reviews", _reasons),
    View("import", "import", _page("import")),
    View("import, table", "import", _import),
    View("own fields", "own_fields", _own_field),
    View("words of consent", "consent_texts", consent_views.texts),
    View("new words of consent", "consent_text", _then(consent_views.texts, "f6")),
    View("consents", "consents", consent_views.consents),
    View("copy for the client", "print_copy", consent_views.copying),
    View("correction", "print_request", consent_views.correcting),
    View("withdraw a consent", "", _then(consent_views.consents, "2")),
    View("new own field", "own_field", _page("own_field")),
    View("salon", "salon", _page("salon")),
    View("recovery", "recovery", _page("recovery")),
    View("proof of a trial", "proof", backup_views.proof),
    View("updates", "updates", updates_views.updates),
    View("emergency page", "emergency", _then(backup_views.backups, "f4", "3")),
    View("me", "me", _page("me"), DESK_WOMAN),
    View("print card", "print", _card("f9"), DESK_WOMAN),
    View("print form", "print", _card("f9", "2"), DESK_WOMAN),
    View("empty forms", "empty_forms", _page("empty_forms"), DESK_WOMAN),
    View("question, choose", "", _keys("f6", *"1111", "f4"), DESK_WOMAN),
    View("question, reason", "", _card("f6", "1", "f10", "4"), DESK_WOMAN),
    View("question, second person", "", _card("f6", "1", "f10", "4", *"她要", "f10"), DESK_WOMAN),
    View("question, second person, PIN", "", _card("f6", "1", "f10", "4", *"她要", "f10", "1"), DESK_WOMAN),
    View("question, stopped", "", conflict_views.stopped),
    View("question, payment", "", _card("ctrl+r", "f10", "f10"), DESK_WOMAN),
    View("question, payment in two", "", _then(money_views.of_visit, "f10", "1", "f4", *"200"), DESK_WOMAN),
    View("question, amount", "", _then(money_views.settled, "f4", "3"), DESK_WOMAN),
    View("bills, none", "bills", _page("bills"), DESK_WOMAN),
    View("bills", "bills", money_views.bills, DESK_WOMAN),
    View("bill", "bill", money_views.settled, DESK_WOMAN),
    View("bill of a visit", "bill", money_views.of_visit, DESK_WOMAN),
    View("sell", "sell", money_views.selling, DESK_WOMAN),
    View("orders", "orders", money_views.orders, DESK_WOMAN),
    View("orders, none", "orders", _page("orders"), DESK_WOMAN),
    View("order", "order", money_views.ordering, DESK_WOMAN),
    View("receipt", "print_receipt", _then(money_views.settled, "f9"), DESK_WOMAN),
    View("bills of a client", "client", _card("7", "7"), DESK_WOMAN),
    View("money", "money_menu", _page("money_menu"), DESK_WOMAN),
    View("account", "client", held_views.account),
    View("ledger", "ledger", held_views.ledger),
    View("refund", "refund", held_views.refund),
    View("packages", "packages", held_views.packages),
    View("packages, none", "packages", _page("packages")),
    View("package", "package", _then(held_views.packages, "2")),
    View("sell a package", "sell_package", held_views.selling),
    View("top up", "top_up", held_views.top_up),
    View("share", "share", held_views.share),
    View("hand over", "hand_over", held_views.hand_over),
    View("compare with the paper", "compare", held_views.compare),
    View("put right", "adjust", held_views.adjust),
    View("balances from paper", "open_balances", held_views.balances),
    View("balances from paper, none", "open_balances", _page("open_balances")),
    View("balance from paper", "balance", held_views.balance),
    View("balances, printed", "print_balances", held_views.balances_paper),
    View("ledger, printed", "print_ledger", held_views.ledger_paper),
    View("contract, printed", "print_contract", held_views.contract_paper),
    View("refund, printed", "print_refund", held_views.refund_paper),
    View("points and balances", "money_rules", _page("money_rules")),
    View("question, what was agreed on", "", _then(held_views.refund, "down", "down", "f4", "1")),
    View("question, share or hand over", "", _then(held_views.ledger, "f4", "3")),
    View("feedback menu", "feedback_menu", _page("feedback_menu")),
    View("complaints", "complaints", feedback_views.complaints),
    View("complaints, none", "complaints", _page("complaints")),
    View("complaint", "complaint", feedback_views.complaint),
    View("complaint, settled", "complaint", feedback_views.settled),
    View("new complaint", "new_complaint", _page("new_complaint", *"8000", "enter", "enter", "1")),
    View("complaint, answer", "answer_complaint", _then(feedback_views.complaint, "f10")),
    View("complaint, word", "settle_complaint", feedback_views.answered),
    View("complaint, again", "reopen_complaint", _then(feedback_views.settled, "f4", "2")),
    View("complaint, somebody else", "hand_complaint", _then(feedback_views.complaint, "f4", "1")),
    View("opinions", "opinions", _then(feedback_views.opinions, "down")),
    View("opinions, none", "opinions", _page("opinions")),
    View("new opinion", "new_opinion", _page("new_opinion", *"8000", "enter", "enter", "1", "1")),
    View("surveys", "surveys", feedback_views.surveys),
    View("surveys, none", "surveys", _page("surveys")),
    View("number surveys", "number_surveys", _page("number_surveys", "1")),
    View("print surveys", "print_surveys", _then(feedback_views.surveys, "f9")),
    View("key in a survey", "key_survey", feedback_views.keying),
    View("whose survey it is", "name_survey", _then(feedback_views.opinions, "down", "f4", "3")),
    View("improvements", "improvements", feedback_views.improvements),
    View("improvements, none", "improvements", _page("improvements")),
    View("new improvement", "new_improvement", _page("new_improvement")),
    View("improvement, done", "finish_improvement", _then(feedback_views.improvements, "f10")),
    View("improvement, effect", "see_effect", _then(feedback_views.improvements, "down", "f10")),
    View("question, password", "", _asking(AskPassword)),
    View("question, measured", "", _asking(lambda: AskMeasured("Laser"))),
    View("question, sure", "", _page("staff", "2", "down", "down", "down", "down", "2", "f10")),
    View("question, new PIN", "", _page("me", "6"), DESK_WOMAN),
    View("question, folder", "", _card("f9", "f4", "pagedown", "enter"), DESK_WOMAN),
    View("sign in", "", _keys(), None),
    View("sign in, PIN", "", _keys("2", "9", "0"), None),
    View("blank", "", _keys("f11"), None),
    View("first run, language", "", _keys(), None, True),
    View("first run", "", _then(_keys("2"), *"Jingyan", "enter"), None, True),
    View("restore a backup, none", "restore", _page("restore")),
    View("restore a backup", "restore", backup_views.restorable),
    View("question, restore", "", backup_views.restoring),
    View("restoring first, nothing found", "", backup_views.restoring_first, None, True),
    View("restoring first", "", backup_views.restoring_found, None, True),
    View("restoring first, sheet", "", backup_views.restoring_by_sheet, None, True),
    View("restoring first, plan", "", backup_views.restoring_planned, None, True),
)
