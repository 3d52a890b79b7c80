"""Patch tests 皮试, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.clients.records import Alert
from db.sheets.client import DeskSheet, SheetClient


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchTestRecord:
    """One patch test; a reading is ``negative``, ``positive``, ``pending`` or empty."""

    product: str
    batch: str = ""
    service: str = ""
    site: str = ""
    applied: datetime | None = None
    after_24: str = ""
    after_48: str = ""
    signs: tuple[str, ...] = ()
    by: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchTestSheet(DeskSheet):
    """A client's patch tests on paper."""

    client: SheetClient | None = None
    alerts: tuple[Alert, ...] = ()
    tests: tuple[PatchTestRecord, ...] = ()
