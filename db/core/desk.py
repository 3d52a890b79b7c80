"""Who is at the desk: handed to every operation and query."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.core.connection import Archive
from db.text.cleaning import clean

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Desk:
    """Who is signed in, where. Only signing in makes one.

    Attributes:
        archive: The open archive.
        session: The session that signing in began.
        staff: Id of the person.
        reason: The reason given for the next operation, where one is asked for; cleaned, since it goes into the log.
        approvals: Second persons' approvals for the next operation, which may need several.
        price_reason: Why something costs less, which may be asked beside another reason.
        health_reason: Why something is done that doesn't go with what is known of the client: a reason that was given
            for anything else lets nothing through.
        is_for_paper: Whether what comes next goes to a printer and nowhere else: a sheet is whole whoever prints it.
        is_patient: Whether another's lock is waited for; otherwise ``BUSY`` comes before anybody notices a wait.
    """

    archive: Archive
    session: int
    staff: int
    reason: str = ""
    approvals: tuple[int, ...] = ()
    price_reason: str = ""
    health_reason: str = ""
    is_for_paper: bool = False
    is_patient: bool = True

    def __post_init__(self) -> None:
        """Every way to a reason leads through here."""
        for name in ("reason", "price_reason", "health_reason"):
            object.__setattr__(self, name, clean(getattr(self, name), LONGEST_REASON))

    def because(self, reason: str) -> Desk:
        """The same desk, with a written reason for what comes next."""
        return replace(self, reason=reason)

    def cheaper_because(self, reason: str) -> Desk:
        """The same desk, with a written reason for the prices of what comes next."""
        return replace(self, price_reason=reason)

    def despite_health(self, reason: str) -> Desk:
        """The same desk, with a written reason, if any, to go on in spite of what speaks against what comes next."""
        return replace(self, health_reason=reason)

    def approved(self, approval: int) -> Desk:
        """The same desk, with one more approval of a second person for what comes next."""
        return replace(self, approvals=(*self.approvals, approval))

    def on_paper(self) -> Desk:
        """The same desk, for a sheet that is drawn for a printer: no screen and no file gets what it gives."""
        return replace(self, is_for_paper=True)

    def hurried(self) -> Desk:
        """The same desk, for what must not hold up the keys: another's lock is not waited for."""
        return replace(self, is_patient=False)

    def patient(self) -> Desk:
        """The same desk, for what may wait some seconds."""
        return replace(self, is_patient=True)
