"""Consents to treatments, as they cross the boundary of the archive: what was agreed to, and nothing about health."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TreatmentState(StrEnum):
    """What the latest consent to a service is good for today."""

    VALID = "valid"
    EXPIRED = "expired"
    OLD_TEXT = "old_text"
    """It was signed in other words than those that the service asks for now."""
    UNSIGNED = "unsigned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentConsent:
    """The consent to a service that counts, until when the service lets it hold, and on what it was signed.

    Attributes:
        id: That of the dated record.
        replaces: Id of the record that it replaced; 0 for none.
        day: When it was signed, or taken back.
        until: The last day on which it holds; None where it isn't signed.
        sheet_version: Which print of it was signed; 0 where the desk has printed none.
    """

    id: int
    version: int
    replaces: int
    service: str
    state: TreatmentState
    day: date
    by: str
    text_version: str
    until: date | None
    sheet_version: int

    @property
    def is_signed(self) -> bool:
        """Whether there is anything to be taken back."""
        return self.state not in (TreatmentState.UNSIGNED, TreatmentState.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawTreatment:
    """A client takes back the consent to one service.

    Attributes:
        why: What the record says of it, in the language of who takes it down.
    """

    request_id: str
    id: int
    version: int
    why: str
