"""What a client was not asked about yet, and what the client takes back: one purpose, by digit."""

from __future__ import annotations

from collections.abc import Callable

from db.clients.consent.records import PURPOSES, ConsentState
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations.clients import RecordConsent, record_consent
from db.clients.records import ClientRecord
from db.fields.declaration import Field, Kind
from db.fields.values import Value
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.words.i18n import _, language

INSISTED = ("consent_file", "consent_health")
"""What a visit is not opened without having been asked about, or having been told once that it wasn't."""


def agreed_to(record: ClientRecord) -> list[Field]:
    """The purposes that the client agrees to as things stand, in the order of the form."""
    agreed = {name for name, line in record.consents.items() if line.state is ConsentState.YES}
    return [field for field in CLIENT_FIELDS if field.name in PURPOSES and field.name in agreed]


def not_asked(record: ClientRecord) -> str:
    """A sentence that says what the client has to be asked about before anything is done; empty for nothing."""
    labels = [
        field.label.text(language())
        for field in CLIENT_FIELDS
        if field.name in INSISTED and field.name in record.to_ask
    ]
    return _("Not asked yet: {what}. F6 asks it.").format(what=_(", ").join(labels)) if labels else ""


def ask_what_is_withdrawn(page: Page, record: ClientRecord, then: Callable[[ClientRecord, str], None]) -> None:
    """Asks which purpose, and takes it down.

    Args:
        page: The page in front.
        record: Whose consent it is.
        then: Is told the record as it is afterwards, and what was withdrawn.
    """
    fields = agreed_to(record)
    labels = [field.label.text(language()) for field in fields]

    def withdraw(number: str | None) -> None:
        if number:
            field, label = fields[int(number) - 1], labels[int(number) - 1]
            none: Value = () if field.kind is Kind.CHOICES else False
            told = RecordConsent(new_request(), record.id, {field.name: none})
            page.perform(lambda desk: record_consent(desk, told), lambda changed: then(changed, label))

    offers = [(str(number), label) for number, label in enumerate(labels, 1)]
    page.app.push_screen(Choose(_("What does the client take back?"), offers, further=False), withdraw)
