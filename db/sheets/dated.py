"""What the papers of dated records are drawn from: one of any kind, two side by side, patch tests."""

from __future__ import annotations

from dataclasses import dataclass

from db.clients.records import Alert
from db.dated.records import DatedRecord
from db.sheets.client import KeptSheet, SheetClient


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSheet(KeptSheet):
    """A dated record of any kind; without one it is the empty form of its kind.

    Attributes:
        kind: Code of the kind.
        left_out: How many values of it may not be printed, since the client doesn't agree to their being kept.
    """

    kind: str = "consult"
    client: SheetClient | None = None
    record: DatedRecord | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonSheet(KeptSheet):
    """Two dated records of a kind side by side, the earlier first, for the client to confirm."""

    client: SheetClient | None = None
    before: DatedRecord | None = None
    after: DatedRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchTestSheet(KeptSheet):
    """A client's patch tests, the earliest first."""

    client: SheetClient | None = None
    alerts: tuple[Alert, ...] = ()
    tests: tuple[DatedRecord, ...] = ()
