"""What a day adds up to, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.values import Hidden
from db.papers.loans.records import LoanRecord
from db.sheets.registers import Takings


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnd:
    """What a day adds up to.

    Attributes:
        takings: By method of payment; methods that brought nothing are left out.
        total: In fen.
        visits: How many clients came.
        overdue: Loans that should be back.
    """

    day: date
    takings: tuple[Takings, ...]
    total: int | Hidden
    visits: int
    overdue: tuple[LoanRecord, ...]
