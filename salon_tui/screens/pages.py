"""The pages that are kept: made when they are first shown, by name, and then only shown again."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen

_PAGES = {
    "home": "home:HomePage",
    "find": "find:FindPage",
    "client": "client:ClientPage",
    "register": "register:RegisterPage",
    "edit": "register:EditPage",
    "visit": "visit:VisitPage",
    "arrival": "arrival:ArrivalPage",
    "past_visit": "past_visit:PastVisitPage",
    "menu": "menu:MenuPage",
    "paper_menu": "menu:PaperMenuPage",
    "print_menu": "menu:PrintMenuPage",
    "settings_menu": "menu:SettingsMenuPage",
    "cabinet": "cabinet:CabinetPage",
    "file_cards": "file_cards:FileCardsPage",
    "print_slip": "printing_slip:PrintSlipPage",
    "reprint_list": "reprint_list:ReprintListPage",
    "cabinets": "cabinets:CabinetsPage",
    "cabinet_form": "cabinet_forms:CabinetFormPage",
    "drawer_form": "cabinet_forms:DrawerFormPage",
    "services": "catalogue:ServicesPage",
    "service": "catalogue_form:ServiceFormPage",
    "products": "catalogue:ProductsPage",
    "product": "catalogue_form:ProductFormPage",
    "staff": "staff:StaffPage",
    "reviews": "reviews:ReviewsPage",
    "member": "staff_form:StaffFormPage",
    "import": "import_table:ImportPage",
    "own_fields": "own_fields:OwnFieldsPage",
    "own_field": "own_fields:OwnFieldFormPage",
    "salon": "salon:SalonPage",
    "recovery": "recovery:RecoveryPage",
    "me": "me:MePage",
    "print": "printing:PrintPage",
    "print_visit": "printing_visit:PrintVisitPage",
    "print_index": "printing_index:PrintIndexPage",
    "pull_list": "pull_list:PullListPage",
    "labels": "labels:LabelsPage",
    "letters": "letters:LettersPage",
    "letter_text": "letter_text:LetterTextPage",
    "volumes": "volumes:VolumesPage",
    "volume": "volume_form:VolumeFormPage",
    "print_volume": "printing_volume:PrintVolumePage",
    "shelf_check": "shelf_check:ShelfCheckPage",
    "shelf_scan": "shelf_scan:ShelfScanPage",
    "shelf_report": "shelf_report:ShelfReportPage",
    "loans": "loans:LoansPage",
    "loan": "loan_form:LoanFormPage",
    "print_loans": "printing_loans:PrintLoansPage",
    "closing": "printing_closing:ClosingPage",
    "access_requests": "access_requests:AccessRequestsPage",
    "access_request": "access_request_form:AccessRequestFormPage",
    "print_request": "printing_request:PrintRequestPage",
    "inspections": "inspections:InspectionsPage",
    "inspection": "inspection_form:InspectionFormPage",
    "finding": "inspection_form:FindingFormPage",
    "print_inspection": "printing_inspection:PrintInspectionPage",
    "printers": "printers:PrintersPage",
    "print_queue": "print_queue:PrintQueuePage",
    "empty_forms": "printing:EmptyFormsPage",
}


def _maker(place: str) -> Callable[[], Screen[Any]]:
    module, name = place.split(":")

    def make() -> Screen[Any]:
        page: Screen[Any] = getattr(import_module(f"salon_tui.screens.{module}"), name)()
        return page

    return make


PAGES: dict[str, Callable[[], Screen[Any]]] = {name: _maker(place) for name, place in _PAGES.items()}
"""Imported when first shown, so that the sign-in page opens without them."""
