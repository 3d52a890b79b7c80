"""An analysis to be read, with the face and what changed since the one before."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from db.core.desk import Desk
from db.dated.declaration import Values
from db.dated.kinds.skin import SKIN
from db.dated.zones import read_zones, zones_text
from db.fields.values import Hidden
from salon_tui.screens.dated.reading import read_state
from salon_tui.screens.dated.record import DatedPage
from salon_tui.screens.skin.before import analysis_before
from salon_tui.screens.skin.face import PART
from salon_tui.screens.skin.zones_entry import ZONES, ZonesEntry
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.form_state import FormState
from salon_tui.words.i18n import N_


class AnalysisPage(DatedPage, inherit_bindings=False):
    """One analysis."""

    TITLE_TEXT = N_("Skin analysis")
    HELP_TEXT = N_(
        "What was seen of the skin on one day, with the face by zones and what changed since the analysis before. Left "
        "and right are the client's own. F10 puts it right; F7 and F8 go to the next one, F4 compares."
    )

    def __init__(self) -> None:
        super().__init__("analysis")
        self._last: Values | None = None
        """The analysis before; None for the first."""

    @override
    def put_away(self) -> None:
        super().put_away()
        self._last = None

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        self._last = analysis_before(desk, self.client.id, self.dated)

    @override
    def arrive(self) -> None:
        super().arrive()
        found = self.dated_record
        if any(isinstance(value, Hidden) for value in found.values.values()):
            return
        rest = {key: value for key, value in found.values.items() if key != PART.looked and "[" not in key}
        read = read_state(SKIN, replace(found, values=rest)).entries
        first = [entry for entry in read if entry.name in SKIN.headline]
        zones = ZonesEntry(ZONES, last=self._last, passed=True)
        zones.begin(read_zones(zones_text(found.values)))
        for entry in first:
            # what matters most stands with the face on the first page
            entry.section = ""
        state = FormState([*first, zones, *(entry for entry in read if entry not in first)])
        self.query_one(Fields).load(state)
