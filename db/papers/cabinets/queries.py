"""Cabinets and drawers as they stand, and the order in use."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.cabinets.records import CabinetPlan
from db.papers.cabinets.store import cabinets
from db.papers.filing.store import shelf


@query(Permission.DESK)
def cabinet_plan(work: Work) -> CabinetPlan:
    """All cabinets with their drawers, in the order in which one walks along them."""
    return CabinetPlan(shelf.order_in_use(), cabinets.cabinet_records())
