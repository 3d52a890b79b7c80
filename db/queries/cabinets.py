"""Cabinets and drawers as they stand, and the order in use (R107–R109, R113, R114)."""

from __future__ import annotations

from db.filing_records import CabinetPlan
from db.guard import query
from db.permissions import Permission
from db.store import cabinets, shelf
from db.work import Work


@query(Permission.DESK)
def cabinet_plan(work: Work) -> CabinetPlan:
    """All cabinets with their drawers, in the order in which one walks along them."""
    return CabinetPlan(shelf.order_in_use(), cabinets.cabinet_records())
