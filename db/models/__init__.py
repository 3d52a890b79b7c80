"""The tables of the archive; each module of them is loaded when one of its tables is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from db.models.base import Table, database

if TYPE_CHECKING:
    from db.models.audit import AuditEntry
    from db.models.catalogue import OwnField, Product, Service
    from db.models.client import (
        Answer,
        Change,
        Client,
        Consent,
        Glass,
        HealthAnswer,
        ImportedRow,
        SearchKey,
        Sheet,
    )
    from db.models.people import Approval, Counter, Draft, Request, Salon, Session, Staff
    from db.models.visit import Addendum, Override, Payment, Visit, VisitProduct, VisitService

    TABLES: tuple[type[Table], ...]

_MODULES = {
    "people": ("Approval", "Counter", "Draft", "Request", "Salon", "Session", "Staff"),
    "catalogue": ("OwnField", "Product", "Service"),
    "client": ("Answer", "Change", "Client", "Consent", "Glass", "HealthAnswer", "ImportedRow", "SearchKey", "Sheet"),
    "visit": ("Addendum", "Override", "Payment", "Visit", "VisitProduct", "VisitService"),
    "audit": ("AuditEntry",),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}
_IN_ORDER = (
    "Salon",
    "Counter",
    "Staff",
    "Session",
    "Approval",
    "Draft",
    "Request",
    "Service",
    "Product",
    "OwnField",
    "Client",
    "Answer",
    "Consent",
    "HealthAnswer",
    "SearchKey",
    "Change",
    "Glass",
    "Sheet",
    "ImportedRow",
    "Visit",
    "VisitService",
    "VisitProduct",
    "Payment",
    "Addendum",
    "Override",
    "AuditEntry",
)
"""All tables, those that others refer to first."""


def __getattr__(name: str) -> Any:
    """A table, when it is first asked for: all of them take 10 ms to make, and the field catalogue 10 more."""
    if name == "TABLES":
        return tuple(__getattr__(table) for table in _IN_ORDER)
    if name in _WHERE:
        return getattr(import_module(f"db.models.{_WHERE[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "TABLES",
    "Addendum",
    "Answer",
    "Approval",
    "AuditEntry",
    "Change",
    "Client",
    "Consent",
    "Counter",
    "Draft",
    "Glass",
    "HealthAnswer",
    "ImportedRow",
    "Override",
    "OwnField",
    "Payment",
    "Product",
    "Request",
    "Salon",
    "SearchKey",
    "Service",
    "Session",
    "Sheet",
    "Staff",
    "Table",
    "Visit",
    "VisitProduct",
    "VisitService",
    "database",
]
