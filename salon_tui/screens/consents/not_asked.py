"""What a client was not asked about yet."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from salon_tui.words.i18n import _, language

INSISTED = ("consent_file", "consent_health")
"""What a visit is not opened without having been asked about, or having been told once that it wasn't."""


def not_asked(record: ClientRecord) -> str:
    """A sentence that says what the client has to be asked about before anything is done; empty for nothing."""
    labels = [
        field.label.text(language())
        for field in CLIENT_FIELDS
        if field.name in INSISTED and field.name in record.to_ask
    ]
    return _("Not asked yet: {what}. F6 asks it.").format(what=_(", ").join(labels)) if labels else ""
