"""Contacts of the small salon, for tests of what is done with them."""

from __future__ import annotations

from typing import Any, NamedTuple

from db.contacts.operations.contacts import correct_contact, log_contact
from db.contacts.records.contact import ContactRecord
from db.contacts.requests import CorrectContact, LogContact
from db.core.desk import Desk
from tests.db.calls import TRIED, Case
from tests.db.salon import OWNER, Salon

CALL: dict[str, Any] = {"purpose": "return", "channel": "phone", "direction": "out", "outcome": "reached"}
"""A call to ask how it went."""


def log(salon: Salon, desk: Desk, client: str | int, **said: Any) -> ContactRecord:
    """Writes a call down; ``said`` is what was otherwise."""
    whose = salon.clients[client] if isinstance(client, str) else client
    return log_contact(desk, LogContact(request_id=salon.request(), client=whose, **{**CALL, **said}))


def correct(salon: Salon, desk: Desk, contact: int, **said: Any) -> ContactRecord:
    """Puts a contact right."""
    return correct_contact(desk, CorrectContact(request_id=salon.request(), contact=contact, **{**CALL, **said}))


class Contacts(NamedTuple):
    """A client's contacts: one that was put right, and one that stands."""

    corrected: ContactRecord
    standing: ContactRecord


def make_contacts(salon: Salon) -> dict[int, Contacts]:
    """For every client that is tried."""
    owner, made = salon.desk(OWNER), {}
    for name in TRIED:
        corrected = log(salon, owner, name, summary="要改时间")
        correct(salon, owner, corrected.id, outcome="no_answer")
        made[salon.clients[name]] = Contacts(corrected, log(salon, owner, name, summary="月底来做补水"))
    return made


def contacts_of(case: Case) -> Contacts:
    """Those of the client in question."""
    return case.of(make_contacts)[case.client]
