"""Clients' requests, as they cross the boundary of the archive: names, numbers, last four only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequestRecord:
    """A client's written request to see, copy, correct or delete.

    Attributes:
        number: Number of the request in its register.
        client: Who asks.
        client_number: The client's card number.
        last_four: End of the phone.
        wishes: Codes, see ``WISHES`` in this area's fields.
        identity: How it was checked who asks; empty until it was.
        helper: Who helps the client, and sees to the answer.
        outcome: Code, see ``OUTCOMES``; empty until it is answered, and where it was before there were any.
        late: Whether it isn't answered and should be.
    """

    id: int
    version: int
    number: int
    client: Ref
    client_number: str
    last_four: str
    received: date
    received_by: str
    wishes: tuple[str, ...]
    details: str
    identity: str
    identity_by: Ref | None
    helper: Ref | None
    due: date
    answered: date | None
    answered_by: str
    outcome: str
    result: str
    late: bool


class DoneLine(NamedTuple):
    """What was done with the client's file since the request came in: by whom, and the operation's code in the log."""

    at: datetime
    by: str
    operation: str
