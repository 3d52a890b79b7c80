"""Dated records are printed: each sheet is kept with its version and its digest, since it is signed."""

from __future__ import annotations

from db.clients.store.alerts import alerts_of
from db.clients.store.clients import get_client
from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.dated.kinds import KINDS
from db.dated.kinds.consent import CONSENT
from db.dated.kinds.patch import PATCH
from db.dated.records import DatedRecord
from db.dated.store import on_paper
from db.dated.store import rows as dated
from db.fields.values import Hidden, Ref
from db.papers.printed.store.digests import keep, stamp
from db.salon.store.salon import salon_record
from db.sheets.client import ConsentSheet, SheetClient
from db.sheets.dated import ComparisonSheet, PatchTestSheet, RecordSheet
from db.text.phones import last_four

MOST_TESTS = 12
"""Patch tests on paper, the latest."""


@operation(Permission.PRINT, Action.EXECUTE)
def print_record(work: Work, record: int) -> RecordSheet:
    """One dated record of any kind, as far as who prints it may read it.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    row = dated.get_row(record)
    kind = KINDS[row.kind]
    work.about(row.client_id)
    dated.require_read(work, row.client_id, kind)
    found = dated.record_of(work, row)
    sheet = RecordSheet(
        salon=salon_record(),
        stamp=stamp(work),
        kind=kind.code,
        client=_whose(row.client_id),
        record=found,
        left_out=sum(isinstance(value, Hidden) for value in found.values.values()),
    )
    return keep(work, row.client_id, "record", f"{kind.code} {row.number}", sheet)


@operation(Permission.PRINT, Action.EXECUTE)
def print_comparison(work: Work, one: int, other: int) -> ComparisonSheet:
    """Two records of one kind and client side by side, the earlier first, for the client to confirm.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also where they are of two kinds or clients.
    """
    first, second = sorted((dated.get_row(one), dated.get_row(other)), key=lambda row: (row.day, row.id))
    if (first.client_id, first.kind) != (second.client_id, second.kind):
        raise SalonError(Code.NOT_FOUND)
    kind = KINDS[first.kind]
    work.about(first.client_id)
    dated.require_read(work, first.client_id, kind)
    sheet = ComparisonSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=_whose(first.client_id),
        before=dated.record_of(work, first),
        after=dated.record_of(work, second),
    )
    return keep(work, first.client_id, "comparison", f"{kind.code} {first.number} {second.number}", sheet)


@operation(Permission.PRINT, Action.EXECUTE)
def print_patch_tests(work: Work, client: int) -> PatchTestSheet:
    """A client's patch tests, whole, whoever prints them, with room to write down the next.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see all of it.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    rows = dated.current_rows(client, PATCH, MOST_TESTS)
    tests = [record for row in reversed(rows) if (record := on_paper.told(work, row, sheet=True)) is not None]
    sheet = PatchTestSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=_whose(client),
        alerts=alerts_of(client, work.today, full=True),
        tests=tuple(tests),
    )
    return keep(work, client, "patch_test", PATCH.code, sheet)


@operation(Permission.PRINT, Action.EXECUTE)
def print_treatment_consent(work: Work, record: int) -> ConsentSheet:
    """A consent to a treatment, whole, whoever prints it, to be signed.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see all of it.
        SalonError: ``NOT_FOUND``, also where the record is of another kind, or isn't agreed to any more.
    """
    row = dated.get_row(record)
    work.about(row.client_id)
    found = on_paper.told(work, row, sheet=True) if row.kind == CONSENT.code else None
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    sheet = ConsentSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=_whose(row.client_id),
        service=_text(found, "service"),
        version=_text(found, "text_version"),
        indications=_text(found, "indications"),
        risk=_text(found, "risk"),
        risk_why=_text(found, "risk_why"),
        checked=_text(found, "against"),
        options=_text(found, "options"),
        guardian=_text(found, "guardian"),
        alerts=alerts_of(row.client_id, work.today, full=True),
    )
    return keep(work, row.client_id, "consent", f"{CONSENT.code} {row.number}", sheet)


def _whose(client: int) -> SheetClient:
    found = get_client(client)
    return SheetClient(found.number, found.name, last_four(found.phone or ""))


def _text(record: DatedRecord, name: str) -> str:
    value = record.values.get(name)
    return value.label if isinstance(value, Ref) else value if isinstance(value, str) else ""
