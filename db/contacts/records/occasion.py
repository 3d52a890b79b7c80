"""Days of the year on which the salon is heard of, and who is reached then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from db.clients.records import ClientLine


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionRecord:
    """A festival, a season, or congratulations.

    Attributes:
        code: Of ``db.contacts.occasion_fields.SHIPPED``; empty for the salon's own.
        kind: Code, see ``KINDS``.
        name: Of the salon's own; empty for those that ship.
        day: As ``db.text.dates.Birthday`` keeps it, without a year.
        next: The next day on which that is, today or later.
        lead_days: So many days before it is thought of.
        text: What is said; empty: what letters of this kind say.
        active: Whether anybody is reminded of it.
    """

    id: int
    version: int
    code: str
    kind: str
    name: str
    day: str
    next: date
    lead_days: int
    text: str
    active: bool

    @property
    def due(self) -> date:
        """When it is thought of."""
        return self.next - timedelta(days=self.lead_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachLine:
    """A client who is reached on an occasion.

    Attributes:
        ways: Codes of ``db.fields.choices.CONTACT_WAYS`` to which they agreed; all where nobody has asked.
        is_core: Whether a core client.
        has_bought: Whether they bought something about this time last year.
        reached: Whether they were spoken with or written to for it already.
    """

    client: ClientLine
    ways: tuple[str, ...]
    is_core: bool
    has_bought: bool
    reached: bool

    @property
    def id(self) -> int:
        """Of the client."""
        return self.client.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachList:
    """An occasion, and who is reached."""

    occasion: OccasionRecord
    lines: tuple[ReachLine, ...]
