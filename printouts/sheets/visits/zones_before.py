"""What an analysis says of the zones of the face, as a visit sheet has it in one cell."""

from __future__ import annotations

from db.clients.fields.skin import ZONES
from db.dated.declaration import key_of
from db.dated.kinds.skin import SKIN
from db.dated.records import DatedRecord
from db.dated.zones import FINDING_CODES
from db.fields.declaration import Term

ZONES_BEFORE = Term("Zones before", "护理前分区")
_NOTHING = Term("nothing seen", "未见异常")
_FINDINGS = SKIN.part_of(FINDING_CODES[0]).fields


def zones_seen(analysis: DatedRecord, language: str) -> str:
    """The day, and zone by zone its number on the face, its name, and findings with their degrees."""
    inside, between = ("、", "；") if language.startswith("zh") else (", ", "; ")
    found = []
    for number, zone in enumerate(ZONES, 1):
        degrees = ((field, analysis.values.get(key_of(field.name, zone.code))) for field in _FINDINGS)
        seen = [f"{field.label.text(language)}{degree}" for field, degree in degrees if degree not in (None, "0")]
        if seen:
            found.append(f"{number} {zone.term.text(language)} {inside.join(seen)}")
    return f"{analysis.day}  {between.join(found) or _NOTHING.text(language)}"
