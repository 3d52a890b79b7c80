"""Digests of what was printed, by which a sheet is known to be out of date."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any, TypeVar

from db.clients.conditions.store import days_on_card
from db.clients.consent.store import HEALTH
from db.clients.models import Client
from db.clients.store import clients
from db.clients.store.masking import withheld
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.dated.on_card import ON_CARD
from db.dated.store import on_paper
from db.fields.declaration import Kind
from db.fields.keeping import stored
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from db.sheets.client import KeptSheet, PrintStamp

CARD, INTAKE, LETTER = "card", "intake", "letter"
Kept = TypeVar("Kept", bound=KeptSheet)

CONDITIONS = "conditions"
"""The days of what the client has, or had: not the name of a field."""
CARD_FIELDS = (
    "name",
    "reading",
    "sex",
    "birthday",
    "phone",
    "grade",
    "pressure",
    "likes",
    "dislikes",
    "manner",
    "goals",
    "areas",
    "beautician",
    "keeper",
    "allergens",
    "allergy_detail",
    "do_not_treat",
    "no_instruments",
    "doctor_first",
    "keep_clear",
    "medication",
    "procedures",
    "special_times",
    "sensitivity",
    *ON_CARD,
    CONDITIONS,
)
"""What a client card shows of the record; a change of one of these makes the printed card out of date."""

_NOT_AGREED = "health is not agreed to"


def digest_of(work: Work, client: Client, kind: str) -> str:
    """A keyed digest of what a card or a form shows of a client: equal as long as none of that changes."""
    names = printed_fields(kind)
    known = tuple(field for field in clients.all_fields() if field.name in {*names, HEALTH})
    everything = clients.values_of(work, client, known)
    fields = tuple(field for field in known if field.name in names)
    values = withheld(fields, everything)
    # a sealed value stays sealed; its cipher text is another one when it changes
    kept = [
        bytes(getattr(client, field.name) or b"").hex() if field.kind is Kind.IDENTITY else stored(values[field.name])
        for field in fields
    ]
    if everything[HEALTH] is False:
        # the sheet says so in the place of all health, also where none was known
        kept.append(_NOT_AGREED)
    elif taken := _taken(client.id, kind):
        kept.append(json.dumps(taken, ensure_ascii=False, sort_keys=True))
    text = json.dumps(kept, ensure_ascii=False)
    return work.digest(bytes(client.audit_salt), hashlib.sha256(text.encode()).hexdigest())


def _taken(client: int, kind: str) -> dict[str, Any]:
    """What the sheet shows of dated records, and of the days of conditions.

    Nothing where there is none, so that an older print stays right.
    """
    if kind == INTAKE:
        return dict(on_paper.contents(client))
    found: dict[str, Any] = {name: text for name, text in on_paper.shown_on_card(client).items() if text}
    days = days_on_card(client)
    return found | ({CONDITIONS: days} if days else {})


def write_down(work: Work, client: Client, kind: str, digest: str, occasion: str = "", number: str = "") -> Sheet:
    """The entry that a sheet is printed: kind, version, when, by whom, digest. It is on its way from now on.

    What was drawn before and never got to a printer is not on its way any more.

    Raises:
        SalonError: ``IS_MERGED``: a file that is part of another one gets no more paper.
    """
    if client.merged_into_id is not None:
        raise SalonError(Code.IS_MERGED, client=client.merged_into_id)
    now = work.now
    same = (Sheet.client == client) & (Sheet.kind == kind) & (Sheet.number == number)
    before = Sheet.select().where(same)
    lost = (Sheet.state == PaperState.SENT.value) & Sheet.print_job.is_null()
    Sheet.update(state=PaperState.NOT_OUT.value, since=now).where(same, lost).execute()
    return Sheet.create(
        client=client,
        kind=kind,
        version=before.count() + 1,
        at=now,
        by=work.staff,
        digest=digest,
        state=PaperState.SENT.value,
        since=now,
        occasion=occasion,
        number=number,
    )


def keep(work: Work, client: int, kind: str, number: str, contents: Kept) -> Kept:
    """A sheet that is signed is written down with its digest, and bears both.

    Args:
        work: The operation under way.
        client: Whose it is.
        kind: Code of the sheet.
        number: That of the ledger or the contract.
        contents: What stands on it.
    """
    whose = clients.get_client(client)
    shown = {name: value for name, value in asdict(contents).items() if name not in ("stamp", "paper")}
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True, default=str)
    digest = work.digest(bytes(whose.audit_salt), hashlib.sha256(text.encode()).hexdigest())
    sheet = write_down(work, whose, kind, digest, number=number)
    work.what |= {"sheet": kind, "version": sheet.version, "digest": digest}
    return replace(contents, stamp=replace(stamp(work, sheet.version), digest=digest), paper=sheet.id)


def stamp(work: Work, version: int = 1) -> PrintStamp:
    """What stands at the foot of a sheet that is printed now."""
    return PrintStamp(by=work.name, at=work.now, version=version, paper_only=work.left_on_paper)


def printed_fields(kind: str) -> tuple[str, ...]:
    """Names of the client's fields that a kind of sheet prints."""
    return CARD_FIELDS if kind == CARD else tuple(field.name for field in clients.all_fields())
