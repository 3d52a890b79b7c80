"""A consent to a treatment is taken back."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.dated.content import unpacked
from db.dated.kinds.consent import CONSENT
from db.dated.models import DatedRow
from db.dated.records import State
from db.dated.store import rows as dated
from db.dated.store.writing import reason, same, written
from db.dated.treatments import store
from db.dated.treatments.records import TreatmentConsent, WithdrawTreatment


def _again(work: Work, consent: int) -> TreatmentConsent:
    row = dated.get_row(consent)
    work.about(row.client_id)
    return store.read(row, work.today)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def withdraw_treatment(work: Work, asked: WithdrawTreatment) -> TreatmentConsent:
    """Takes down that a client takes back the consent to a service: it is asked for again before the next time.

    Whoever takes down her visits may do so, or reads her records: it is not about health, and withdrawn at any time.
    What was signed stays to be read.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    old = dated.get_row(asked.id)
    work.about(old.client_id)
    if not store.knows_services(work, old.client_id):
        work.require(Permission.RECORD_VISIT, old.client_id)
    same(old, asked.version)
    if old.kind != CONSENT.code or old.state != State.CURRENT or not store.read(old, work.today).is_signed:
        raise SalonError(Code.NOT_FOUND)
    values = unpacked(CONSENT, old.content) | {"withdrawn": True}
    del values["signed"]
    counted = dated.counting(old.client_id, CONSENT)
    row = DatedRow(client=old.client_id, replaces=old, why=reason(asked.why), state=State.CURRENT.value)
    old.state, old.version = State.REPLACED.value, old.version + 1
    old.save()
    written(work, CONSENT, row, values, work.today, counted)
    return store.read(row, work.today)
