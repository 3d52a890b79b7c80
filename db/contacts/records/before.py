"""What is to be known of a client before a contact."""

from __future__ import annotations

from dataclasses import dataclass

from db.clients.records import ClientLine
from db.contacts.records.contact import ContactRecord
from db.contacts.records.timeline import TimelineLine
from db.money.records.holdings import HoldingRecord
from db.visits.records import VisitLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeContact:
    """What is to be known of a client before a contact.

    Attributes:
        client: With what may hurt them.
        ways: Codes of ``CONTACT_WAYS`` that the client agreed to; None where nobody has asked.
        allowed: Codes of the channels by which they may be reached.
        times: Codes of ``DAYTIME``: when it suits them.
        last: The last contact.
        last_visit: The last visit.
        held: What they have paid ahead and is left, as far as this person may see it.
        recent: The first page of their history, where this person may open the file without a reason.
    """

    client: ClientLine
    ways: tuple[str, ...] | None
    allowed: tuple[str, ...]
    times: tuple[str, ...]
    last: ContactRecord | None
    last_visit: VisitLine | None
    held: tuple[HoldingRecord, ...]
    recent: tuple[TimelineLine, ...]
