"""How an analysis is typed: what zones were looked at, and what was seen there, in one field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db.dated.declaration import Dated, Part, Values, name_of, row_of
from db.dated.zones import FINDING_CODES, read_zones, with_told, zones_alone, zones_text
from db.fields.values import Value
from salon_tui.screens.dated.part_forms import Fields, Known
from salon_tui.screens.skin.face import PART
from salon_tui.screens.skin.zones_entry import ZONES, ZonesEntry
from salon_tui.widgets.form_state import Entry, FormState, RowList


class BasePart(Fields):
    """How the skin was looked at, without the zones, which the field below tells."""

    def __init__(self, kind: Dated, part: Part, known: Known) -> None:
        super().__init__(kind, part, known)
        self.entries = [entry for entry in self.entries if entry.name != PART.looked]
        for entry in self.entries:
            # the face needs the rows
            entry.section = ""

    def entry_of(self, key: str) -> str:
        """Zones that were looked at are told with what was seen there."""
        return ZONES.name if key == PART.looked else key


class ZonesPart:
    """What was seen by zone.

    Args:
        kind: The kind of record.
        last: The analysis before; None for the first.
        is_carried: Whether what is known is taken over from it, so that what is typed stands over it.
    """

    def __init__(self, kind: Dated, last: Values | None, *, is_carried: bool) -> None:
        self._entry = ZonesEntry(replace(ZONES, box=kind.boxes.get(PART.name, "")), last=last)
        self._last, self._is_carried = last, is_carried
        self.entries: Sequence[Entry] = (self._entry,)
        self.lists: Sequence[RowList] = ()

    def known(self, values: Values) -> Mapping[str, object]:
        """Lists that say what stands on the record; none where it is taken over."""
        if not self._is_carried:
            return {ZONES.name: read_zones(zones_text(values))}
        self._entry.base = _whole(zones_alone(values), zones_alone(self._last or {}))
        return {}

    def values(self, state: FormState) -> dict[str, Value]:
        """The zones that were looked at, and what was seen there."""
        told = state.values().get(ZONES.name)
        return with_told(self._entry.base, told if isinstance(told, tuple) else ())  # type: ignore[arg-type]  # as read

    def entry_of(self, key: str) -> str:
        """All of it stands in one field."""
        return ZONES.name


def _whole(carried: Values, last: Values) -> dict[str, Value]:
    """What is taken over of zones, without those of which something is to be looked at anew: nobody has looked yet."""
    gone = {row_of(key) for key in last if name_of(key) in FINDING_CODES and key not in carried}
    kept = {key: value for key, value in carried.items() if row_of(key) not in gone and key != PART.looked}
    looked = carried.get(PART.looked)
    if isinstance(looked, tuple) and (zones := tuple(zone for zone in looked if zone not in gone)):
        kept[PART.looked] = zones
    return kept
