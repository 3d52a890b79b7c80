"""The pages that are kept: made when they are first shown, by name, and then only shown again."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen

_PAGES = {
    "home": "desk.home:HomePage",
    "find": "desk.find:FindPage",
    "client": "clients.client:ClientPage",
    "register": "clients.register:RegisterPage",
    "edit": "clients.register:EditPage",
    "visit": "visits.visit:VisitPage",
    "arrival": "visits.arrival:ArrivalPage",
    "past_visit": "visits.past_visit:PastVisitPage",
    "menu": "desk.menu:MenuPage",
    "paper_menu": "desk.menu:PaperMenuPage",
    "print_menu": "desk.menu:PrintMenuPage",
    "settings_menu": "desk.menu:SettingsMenuPage",
    "cabinet": "papers.index:CabinetPage",
    "file_cards": "papers.filing:FileCardsPage",
    "print_slip": "papers.printing:SLIP",
    "reprint_list": "papers.reprint_list:ReprintListPage",
    "cabinets": "papers.cabinets:CabinetsPage",
    "cabinet_form": "papers.cabinet_forms:CabinetFormPage",
    "drawer_form": "papers.cabinet_forms:DrawerFormPage",
    "services": "salon.catalogue:ServicesPage",
    "service": "salon.catalogue_form:ServiceFormPage",
    "products": "salon.catalogue:ProductsPage",
    "product": "salon.catalogue_form:ProductFormPage",
    "staff": "staff.staff:StaffPage",
    "reviews": "staff.reviews:ReviewsPage",
    "member": "staff.staff_form:StaffFormPage",
    "import": "importing.table:ImportPage",
    "own_fields": "salon.own_fields:OwnFieldsPage",
    "own_field": "salon.own_fields:OwnFieldFormPage",
    "salon": "salon.salon:SalonPage",
    "recovery": "desk.recovery:RecoveryPage",
    "me": "desk.me:MePage",
    "print": "printing.client_papers:PrintPage",
    "print_visit": "visits.printing:VISIT",
    "print_index": "papers.printing:INDEX",
    "pull_list": "papers.pull_list:PullListPage",
    "labels": "printing.labels:LabelsPage",
    "letters": "printing.letters:LettersPage",
    "letter_text": "printing.letter_text:LetterTextPage",
    "volumes": "papers.volumes:VolumesPage",
    "volume": "papers.volume_form:VolumeFormPage",
    "print_volume": "papers.printing:VOLUME",
    "shelf_check": "papers.shelf_check:ShelfCheckPage",
    "shelf_scan": "papers.shelf_scan:ShelfScanPage",
    "shelf_report": "papers.shelf_report:ShelfReportPage",
    "loans": "papers.loans:LoansPage",
    "loan": "papers.loan_form:LoanFormPage",
    "print_loans": "papers.printing:LOANS",
    "closing": "registers.printing:CLOSING",
    "access_requests": "registers.access_requests:AccessRequestsPage",
    "access_request": "registers.access_request_form:AccessRequestFormPage",
    "print_request": "registers.printing:REQUEST",
    "inspections": "registers.inspections:InspectionsPage",
    "inspection": "registers.inspection_form:InspectionFormPage",
    "finding": "registers.inspection_form:FindingFormPage",
    "print_inspection": "registers.printing:INSPECTION",
    "printers": "printing.printers:PrintersPage",
    "print_queue": "printing.print_queue:PrintQueuePage",
    "empty_forms": "printing.empty_forms:EmptyFormsPage",
}


def _maker(name: str, place: str) -> Callable[[], Screen[Any]]:
    """Makes a page of its class, or the page that shows sheets of what it is told."""
    module, item = place.split(":")

    def make() -> Screen[Any]:
        about: Any = getattr(import_module(f"salon_tui.screens.{module}"), item)
        if isinstance(about, type):
            page: Screen[Any] = about()
            return page
        from salon_tui.screens.printing.sheet_page import SheetPage

        return SheetPage(name, about)

    return make


PAGES: dict[str, Callable[[], Screen[Any]]] = {name: _maker(name, place) for name, place in _PAGES.items()}
"""Imported when first shown, so that the sign-in page opens without them."""
