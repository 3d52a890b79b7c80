"""Consents to treatments are read."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.dated.content import unpacked
from db.dated.kinds.consent import CONSENT
from db.dated.models import DatedRow
from db.dated.store.on_paper import is_withheld
from db.dated.store.rows import current_rows, may_read
from db.dated.treatments.records import TreatmentConsent, TreatmentState
from db.rules.papers import signature_flaw
from db.rules.records import Reason

_GOOD_FOR = {
    None: TreatmentState.VALID,
    Reason.CONSENT_EXPIRED: TreatmentState.EXPIRED,
    Reason.CONSENT_TEXT: TreatmentState.OLD_TEXT,
}
"""What a signature is good for, by what a booking would say of it."""


def knows_services(work: Work, client: int) -> bool:
    """Whether this person knows for what a client comes, from the visits or from the records."""
    return work.may(Permission.RECORD_VISIT, client) or may_read(work, client, CONSENT)


def consents_of(client: int, today: date) -> list[TreatmentConsent]:
    """What counts for each service, the latest first; nothing where health isn't agreed to any more."""
    return [] if is_withheld(client, CONSENT) else [read(row, today) for row in current_rows(client, CONSENT)]


def read(row: DatedRow, today: date) -> TreatmentConsent:
    """What a record says besides health."""
    values = unpacked(CONSENT, row.content, ("service", "text_version", "signed", "withdrawn"))
    # the paper for a record is printed to be signed: its last print is what was signed
    [(service, text, days, by, sheet)] = rows(
        "SELECT s.name, s.consent_text, s.consent_days, t.name, (SELECT MAX(p.version) FROM sheet p "
        "WHERE p.client_id = ? AND p.kind = 'consent' AND p.number = ?) FROM service s, staff t "
        "WHERE s.id = ? AND t.id = ?",
        row.client_id,
        f"{CONSENT.code} {row.number}",
        values["service"],
        row.by_id,
    )
    until = row.day + timedelta(days=days) if values.get("signed") else None
    signed_text = str(values.get("text_version", ""))
    if values.get("withdrawn"):
        state = TreatmentState.WITHDRAWN
    elif until is None:
        state = TreatmentState.UNSIGNED
    else:
        state = _GOOD_FOR[signature_flaw(row.day, signed_text, text, days, today)]
    return TreatmentConsent(
        id=row.id,
        version=row.version,
        replaces=row.replaces_id or 0,
        service=service,
        state=state,
        day=row.day,
        by=by,
        text_version=signed_text,
        until=until,
        sheet_version=sheet or 0,
    )
