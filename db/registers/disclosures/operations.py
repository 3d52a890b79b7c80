"""What is given to third parties: written down by keeper and manager, without a consent by two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clients.store.clients import get_client
from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.registers import corrections
from db.registers.disclosures import store
from db.registers.disclosures.fields import (
    CONSENT,
    GROUNDS,
    LONGEST_BASIS,
    LONGEST_PAPER,
    LONGEST_WHAT,
    LONGEST_WHOM,
)
from db.registers.disclosures.models import Disclosure
from db.registers.disclosures.records import DisclosureRecord
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.trust import Disclosed, DisclosuresSheet
from db.text.cleaning import clean
from db.text.phones import last_four

COUNTER = "disclosure"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDisclosure:
    """What is given to a third party.

    Attributes:
        client: Whose it is; 0 where it is nobody's alone.
        ground: Code, see ``GROUNDS``.
        consented: Day of the client's consent.
        basis: The legal basis, where there is no consent.
        corrects: Id of the entry that this one puts right, for the reason ``why``; 0 for none.
    """

    request_id: str
    to_whom: str
    what: str
    day: date
    ground: str
    client: int = 0
    consented: date | None = None
    basis: str = ""
    paper: str = ""
    corrects: int = 0
    why: str = ""


def _again(work: Work, disclosure: int) -> DisclosureRecord:
    return store.disclosure(disclosure)


@operation(Permission.INSPECT, Action.CREATE, again=_again)
def save_disclosure(work: Work, asked: SaveDisclosure) -> DisclosureRecord:
    """Writes down what is given to whom; it isn't changed afterwards.

    Raises:
        InvalidFields: With every flaw; without a consent there is a legal basis, and a correction has its reason.
        Refused: ``NEEDS_SECOND`` without a consent.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE`` for an entry that can't be put right, or was already.
    """
    corrections.require_counting("disclosure", asked.corrects)
    if asked.client:
        get_client(asked.client)
        work.about(asked.client)
    texts = {
        "to_whom": clean(asked.to_whom, LONGEST_WHOM),
        "what": clean(asked.what, LONGEST_WHAT, multiline=True),
        "basis": clean(asked.basis, LONGEST_BASIS),
        "paper": clean(asked.paper, LONGEST_PAPER),
        "why": clean(asked.why, corrections.LONGEST_WHY),
    }
    flaws = _flaws(asked, texts, work.today) | corrections.flaws(asked.corrects, texts["why"])
    if flaws:
        raise InvalidFields(flaws)
    if asked.ground != CONSENT:
        work.require(Permission.DISCLOSE, asked.client or None)
    row = Disclosure.create(
        number=next_number(COUNTER),
        client=asked.client or None,
        day=asked.day,
        ground=asked.ground,
        consented=asked.consented,
        at=work.now,
        by=work.staff,
        agreed_by=work.approver,
        corrects_id=asked.corrects or None,
        **texts,
    )
    work.what |= {"disclosure": row.number, "ground": row.ground}
    if asked.corrects:
        work.what["corrects"] = asked.corrects
    return store.disclosure(row.id)


@operation(Permission.INSPECT, Action.EXECUTE)
def print_disclosures(work: Work, client: int) -> DisclosuresSheet:
    """To whom something of a client was given, as a sheet for the client.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = get_client(client)
    work.about(client)
    found = [one for one in store.of_client(client) if one.corrected_by is None]
    work.what |= {"sheet": "disclosures", "count": len(found)}
    return DisclosuresSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=SheetClient(row.number, row.name, last_four(row.phone)),
        lines=tuple(
            Disclosed(
                day=one.day,
                to_whom=one.to_whom,
                what=one.what,
                ground=one.ground,
                basis=one.basis,
                consented=one.consented,
                by=one.by,
            )
            for one in found
        ),
    )


def _flaws(asked: SaveDisclosure, texts: dict[str, str], today: date) -> dict[str, Flaw]:
    flaws = {name: Flaw.REQUIRED for name in ("to_whom", "what") if not texts[name]}
    if asked.day > today:
        flaws["day"] = Flaw.IN_THE_FUTURE
    if asked.ground not in {entry.code for entry in GROUNDS}:
        flaws["ground"] = Flaw.NOT_A_CHOICE if asked.ground else Flaw.REQUIRED
    elif asked.ground == CONSENT:
        if asked.consented is None:
            flaws["consented"] = Flaw.REQUIRED
        elif asked.consented > asked.day:
            flaws["consented"] = Flaw.NOT_AFTER
    elif not texts["basis"]:
        flaws["basis"] = Flaw.REQUIRED
    return flaws
