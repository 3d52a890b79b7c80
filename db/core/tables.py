"""The tables of the archive; each module of them is loaded when one of its tables is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from db.core.models import Table, database

if TYPE_CHECKING:
    from db.clients.models import (
        Answer,
        Change,
        Client,
        ColumnMeanings,
        Consent,
        EmergencyAccess,
        HealthAnswer,
        ImportedCell,
        ImportedRow,
        Listed,
        Review,
        SearchKey,
    )
    from db.core.log_models import AuditEntry
    from db.papers.cabinets.models import Cabinet, Drawer, Volume
    from db.papers.models import Sheet
    from db.printing.letters.models import LetterText
    from db.printing.models import Printer, PrinterUse, PrintJob
    from db.registers.models import AccessRequest, Finding, Inspection, Loan, ShelfCheck
    from db.salon.models import OwnField, Product, Service
    from db.staff.models import Approval, Counter, Draft, Request, Salon, Session, Staff, WrongPin
    from db.visits.models import Addendum, Override, Payment, Visit, VisitProduct, VisitService

    TABLES: tuple[type[Table], ...]

_MODULES = {
    "db.staff.models": ("Approval", "Counter", "Draft", "Request", "Salon", "Session", "Staff", "WrongPin"),
    "db.salon.models": ("OwnField", "Product", "Service"),
    "db.clients.models": (
        *("Answer", "Change", "Client", "ColumnMeanings", "Consent", "EmergencyAccess", "HealthAnswer", "ImportedCell"),
        *("ImportedRow", "Listed", "Review", "SearchKey"),
    ),
    "db.printing.letters.models": ("LetterText",),
    "db.papers.models": ("Sheet",),
    "db.papers.cabinets.models": ("Cabinet", "Drawer", "Volume"),
    "db.registers.models": ("AccessRequest", "Finding", "Inspection", "Loan", "ShelfCheck"),
    "db.printing.models": ("PrintJob", "Printer", "PrinterUse"),
    "db.visits.models": ("Addendum", "Override", "Payment", "Visit", "VisitProduct", "VisitService"),
    "db.core.log_models": ("AuditEntry",),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}
_IN_ORDER = (
    "Salon",
    "Counter",
    "Staff",
    "WrongPin",
    "Session",
    "Approval",
    "Draft",
    "Request",
    "Service",
    "Product",
    "OwnField",
    "LetterText",
    "Cabinet",
    "Drawer",
    "Volume",
    "Client",
    "Answer",
    "Consent",
    "HealthAnswer",
    "SearchKey",
    "Change",
    "EmergencyAccess",
    "Review",
    "Listed",
    "Printer",
    "PrinterUse",
    "PrintJob",
    "Sheet",
    "ImportedRow",
    "ImportedCell",
    "ColumnMeanings",
    "Visit",
    "VisitService",
    "VisitProduct",
    "Payment",
    "Addendum",
    "Override",
    "Loan",
    "AccessRequest",
    "Inspection",
    "Finding",
    "ShelfCheck",
    "AuditEntry",
)
"""All tables, those that others refer to first."""


def __getattr__(name: str) -> Any:
    """A table, when it is first asked for: all of them take 10 ms to make, and the field catalogue 10 more."""
    if name == "TABLES":
        return tuple(__getattr__(table) for table in _IN_ORDER)
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(name)


__all__ = [
    "TABLES",
    "AccessRequest",
    "Addendum",
    "Answer",
    "Approval",
    "AuditEntry",
    "Cabinet",
    "Change",
    "Client",
    "ColumnMeanings",
    "Consent",
    "Counter",
    "Draft",
    "Drawer",
    "EmergencyAccess",
    "Finding",
    "HealthAnswer",
    "ImportedCell",
    "ImportedRow",
    "Inspection",
    "LetterText",
    "Listed",
    "Loan",
    "Override",
    "OwnField",
    "Payment",
    "PrintJob",
    "Printer",
    "PrinterUse",
    "Product",
    "Request",
    "Review",
    "Salon",
    "SearchKey",
    "Service",
    "Session",
    "Sheet",
    "ShelfCheck",
    "Staff",
    "Table",
    "Visit",
    "VisitProduct",
    "VisitService",
    "Volume",
    "WrongPin",
    "database",
]
