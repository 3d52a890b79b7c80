"""What stands in the drawers, and what scanning one of them has shown so far."""

from __future__ import annotations

from collections.abc import Sequence

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.cabinets.records import DrawerLine
from db.papers.cabinets.store.drawers import drawer_lines
from db.papers.shelf_check.records import ShelfReport
from db.papers.shelf_check.store import scans as shelf_check


@query(Permission.DESK)
def drawers(work: Work) -> list[DrawerLine]:
    """Every drawer with what stands in it, as one walks along the cabinets."""
    return drawer_lines()


@query(Permission.INSPECT)
def scanned_so_far(work: Work, drawer: int, scans: Sequence[str]) -> ShelfReport:
    """A drawer beside what was scanned in it, in the order in which the cards stand.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return shelf_check.look(drawer, scans).report
