"""Days of the year on which the salon is heard of: its own ones, and changes of those that ship."""

from __future__ import annotations

from dataclasses import dataclass

from db.contacts.models.occasion import Occasion
from db.contacts.occasion_fields import KINDS, MOST_DAYS, OCCASION_FIELDS
from db.contacts.records.occasion import OccasionRecord
from db.contacts.store.occasions import get_occasion, occasion_record
from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import write
from db.fields.parsing import date_flaw
from db.text.cleaning import clean
from db.text.dates import Birthday, without_year

_LIMITS = {field.name: field.limit for field in OCCASION_FIELDS}
_KINDS = {kind.code for kind in KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOccasion:
    """An occasion, new or changed; of one that ships, kind and name stay.

    Attributes:
        day: As ``db.text.dates.Birthday`` keeps it; a year is left out.
        id: Of the occasion; 0 for a new one.
    """

    request_id: str
    day: str
    lead_days: int
    kind: str = ""
    name: str = ""
    text: str = ""
    active: bool = True
    id: int = 0
    version: int = 0


def _again(work: Work, occasion: int) -> OccasionRecord:
    return occasion_record(work.today, occasion)


@operation(Permission.SETTINGS, Action.UPDATE, again=_again)
def save_occasion(work: Work, asked: SaveOccasion) -> OccasionRecord:
    """Adds an occasion, or changes it; what is to be done for it on another day goes.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row = get_occasion(asked.id, asked.version) if asked.id else Occasion(version=0)
    flaws: dict[str, Flaw] = {}
    if row.code is None:
        row.kind, row.name = asked.kind, clean(asked.name, _LIMITS["name"])
        flaws |= {} if row.name else {"name": Flaw.REQUIRED}
        flaws |= {} if row.kind in _KINDS else {"kind": Flaw.NOT_A_CHOICE if row.kind else Flaw.REQUIRED}
    try:
        row.day = without_year(Birthday.from_store(asked.day).store())
    except ValueError as error:
        flaws["day"] = date_flaw(error)
    if not 0 <= asked.lead_days <= MOST_DAYS:
        flaws["lead_days"] = Flaw.NOT_A_NUMBER
    if flaws:
        raise InvalidFields(flaws)
    row.text = clean(asked.text, _LIMITS["text"], multiline=True)
    row.lead_days, row.active = asked.lead_days, asked.active
    row.version += 1
    row.save()
    found = occasion_record(work.today, row.id)
    write(
        "UPDATE task SET state = 'expired', ended = ?, version = version + 1 "
        "WHERE state = 'open' AND about = 'occasion' AND about_id = ? AND day <> ?",
        work.today.isoformat(),
        row.id,
        found.next.isoformat(),
    )
    work.what |= {"occasion": row.id, "active": row.active}
    return found
