"""Every page: where it is, and how it is made; those that people have a name for stand in the menus.

A page is made when it is first shown, and then only shown again: the sign-in page opens without any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from textual.screen import Screen

from salon_tui.screens.card_menus import OF_CARD
from salon_tui.screens.menus import PLACES

_OTHERS = {
    "home": "desk.home:HomePage",
    "find": "desk.find:FindPage",
    "client": "clients.client:ClientPage",
    "dated": "dated.record:DatedPage",
    "dated_form": "dated.form:DatedFormPage",
    "dated_comparison": "dated.comparison:DatedComparisonPage",
    "plan": "plan.plan:PlanPage",
    "plan_form": "plan.forms:PlanFormPage",
    "review_form": "plan.forms:ReviewFormPage",
    "analysis": "skin.analysis:AnalysisPage",
    "skin_form": "skin.form:SkinFormPage",
    "skin_comparison": "skin.comparison:SkinComparisonPage",
    "edit": "clients.register:EditPage",
    "condition": "conditions.form:ConditionPage",
    "change_condition": "conditions.form:ChangeConditionPage",
    "visit": "visits.visit:VisitPage",
    "arrival": "visits.arrival:ArrivalPage",
    "past_visit": "visits.past_visit:PastVisitPage",
    "before_visit": "reading.before_visit:BeforeVisitPage",
    "menu": "desk.menu:MenuPage",
    "task": "contacts.task_form:TaskFormPage",
    "move": "appointments.move:MovePage",
    "register_guest": "appointments.register_guest:RegisterGuestPage",
    "wait": "appointments.wait:WaitPage",
    "appointment": "appointments.appointment:AppointmentPage",
    "correct_contact": "contacts.correct:CorrectContactPage",
    "print_day_sheet": "appointments.printing:DaySheetPage",
    "print_appointment": "appointments.printing:SLIPS",
    "print_slip": "papers.printing:SLIP",
    "cabinet_form": "papers.cabinet_forms:CabinetFormPage",
    "drawer_form": "papers.cabinet_forms:DrawerFormPage",
    "service": "salon.catalogue_form:ServiceFormPage",
    "rule": "rules.rules:RuleFormPage",
    "service_needs": "resources.service_needs:ServiceNeedsPage",
    "product": "salon.catalogue_form:ProductFormPage",
    "resource": "resources.resource_form:ResourceFormPage",
    "shift": "roster.shifts:ShiftFormPage",
    "salon_day": "roster.salon_days:SalonDayFormPage",
    "block": "roster.blocks:BlockFormPage",
    "print_roster": "roster.printing:ROSTER",
    "member": "staff.staff_form:StaffFormPage",
    "in_hand": "staff.in_hand:InHandPage",
    "own_field": "salon.own_fields:OwnFieldFormPage",
    "consent_text": "consents.texts:ConsentTextFormPage",
    "print": "printing.client_papers:PrintPage",
    "print_visit": "visits.printing:VISIT",
    "print_dated": "dated.printing:RECORD",
    "print_comparison": "dated.printing:COMPARISON",
    "closing": "till.closing:CLOSING",
    "bill": "money.bill:BillPage",
    "print_receipt": "money.printing:RECEIPT",
    "ledger": "held.ledger:LedgerPage",
    "share": "held.handing:SharePage",
    "hand_over": "held.handing:HandOverPage",
    "refund": "held.refund:RefundPage",
    "compare": "held.compare:ComparePage",
    "adjust": "held.adjust:AdjustPage",
    "balance": "held.balance_form:BalanceFormPage",
    "package": "held.package_form:PackageFormPage",
    "print_ledger": "held.printing:LEDGER",
    "print_contract": "held.printing:CONTRACT",
    "print_refund": "held.printing:REFUND",
    "print_balances": "held.printing:BALANCES",
    "print_index": "papers.printing:INDEX",
    "occasion": "contacts.reaching:OccasionPage",
    "occasion_form": "contacts.occasions:OccasionFormPage",
    "event": "events.event:EventPage",
    "merge": "merging.merge:MergePage",
    "undo_merge": "merging.undo:UndoMergePage",
    "print_merge_slip": "merging.printing:MERGE_SLIP",
    "erase": "erasing.erase:ErasePage",
    "destroy_health": "erasing.health:DestroyHealthPage",
    "print_destroy_slip": "erasing.printing:DESTROY_SLIP",
    "print_locked": "erasing.locked:PRINT_LOCKED",
    "event_form": "events.forms:EventFormPage",
    "guest": "events.forms:GuestPage",
    "print_event": "events.printing:LIST",
    "filtered": "filters.filtered:FilteredListPage",
    "print_skin_index": "filters.printing:SKIN_INDEX",
    "print_filtered": "filters.printing:LIST",
    "log_head": "log.heads:HeadFormPage",
    "print_who_looked": "log.who_looked:LOOKED",
    "let_through": "staff.reviews:LetThroughPage",
    "log_filters": "log.filters:LogFiltersPage",
    "print_retention": "retention.printing:LIST",
    "win_back": "retention.winning:WinBackPage",
    "absence": "retention.forms:AbsencePage",
    "message": "messages.message:MessagePage",
    "message_text": "messages.wordings:WordingsPage",
    "letter_text": "printing.letter_text:LetterTextPage",
    "volume": "papers.volume_form:VolumeFormPage",
    "print_volume": "papers.printing:VOLUME",
    "shelf_scan": "papers.shelf_scan:ShelfScanPage",
    "shelf_report": "papers.shelf_report:ShelfReportPage",
    "print_loans": "papers.printing:LOANS",
    "print_request": "registers.printing:REQUEST",
    "print_copy": "consents.copying:COPY",
    "inspection": "registers.inspection_form:InspectionFormPage",
    "finding": "registers.inspection_form:FindingFormPage",
    "incident": "registers.incident:IncidentPage",
    "incident_step": "registers.incident:IncidentStepPage",
    "reopen_incident": "registers.incident:ReopenIncidentPage",
    "print_incident": "registers.printing:INCIDENT",
    "training": "registers.training:TrainingFormPage",
    "print_training": "registers.printing:TRAINING",
    "disclosure": "registers.disclosures:DisclosureFormPage",
    "print_disclosures": "registers.printing:DISCLOSURES",
    "retention_rule": "registers.retention_rules:RetentionRulePage",
    "program_note": "notes.notes:AnswerNotePage",
    "note_answer": "notes.notes:NoteAnswerPage",
    "complaint": "feedback.complaint:ComplaintPage",
    "answer_complaint": "feedback.complaint_forms:AnswerComplaintPage",
    "settle_complaint": "feedback.complaint_forms:SettleComplaintPage",
    "reopen_complaint": "feedback.complaint_forms:ReopenComplaintPage",
    "hand_complaint": "feedback.complaint_forms:HandComplaintPage",
    "number_surveys": "feedback.surveys:NumberSurveysPage",
    "print_surveys": "feedback.surveys:SURVEYS",
    "name_survey": "feedback.name_survey:NameSurveyPage",
    "new_improvement": "feedback.improvement_forms:NewImprovementPage",
    "finish_improvement": "feedback.improvement_forms:FinishImprovementPage",
    "see_effect": "feedback.improvement_forms:SeeEffectPage",
    "print_inspection": "registers.printing:INSPECTION",
    "restore": "backups.restoring:RestorePage",
    "backup_places": "backups.places_form:BackupPlacesPage",
    "proof": "backups.printing:PROOF",
}
"""Pages about something that is chosen on another page, and those with a key of their own."""


_AT = _OTHERS | {one.page: one.at for one in PLACES} | {one.page: one.at for one in OF_CARD}
"""Where each page is, by its name."""


def _find(name: str) -> Any:
    """The class of a page, or what the page that shows sheets is told."""
    module, item = _AT[name].split(":")
    return getattr(import_module(f"salon_tui.screens.{module}"), item)


def help_of(name: str) -> str:
    """What F1 says on a page, to be translated."""
    about = _find(name)
    return str(getattr(about, "HELP_TEXT", "") or about.help)


def _make(name: str) -> Screen[Any]:
    about = _find(name)
    if isinstance(about, type):
        page: Screen[Any] = about()
        return page
    from salon_tui.screens.printing.sheet_page import SheetPage

    return SheetPage(name, about)


PAGES: dict[str, Callable[[], Screen[Any]]] = {name: partial(_make, name) for name in _AT}
"""How each page is made, by its name."""
