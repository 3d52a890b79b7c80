"""How operations and queries of contacts are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.contacts.operations import contacts
from db.contacts.queries import contacts as contact_queries
from db.contacts.queries import timeline as timeline_queries
from db.contacts.requests import CorrectContact, LogContact
from tests.db.calls import Call, P, of_client
from tests.db.contacts.samples import CALL, contacts_of, make_contacts

SAMPLES = (make_contacts,)

CALLS: dict[Callable[..., Any], Call] = {
    contacts.log_contact: of_client(P.APPOINTMENTS)(
        lambda at, case: contacts.log_contact(at, LogContact(request_id="new", client=case.client, **CALL))
    ),
    contacts.correct_contact: of_client(P.APPOINTMENTS)(
        lambda at, case: contacts.correct_contact(
            at, CorrectContact(request_id="new", contact=contacts_of(case).standing.id, **CALL)
        )
    ),
    contact_queries.before_contact: of_client(P.APPOINTMENTS)(
        lambda at, case: contact_queries.before_contact(at, case.client)
    ),
    contact_queries.contact: of_client(P.APPOINTMENTS)(
        lambda at, case: contact_queries.contact(at, contacts_of(case).standing.id)
    ),
    contact_queries.contact_history: of_client(P.APPOINTMENTS)(
        lambda at, case: contact_queries.contact_history(at, case.client)
    ),
    timeline_queries.timeline: of_client(P.OPEN_RECORD)(lambda at, case: timeline_queries.timeline(at, case.client)),
}
