"""The form of a skin analysis: by exception, with the face beside what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from typing_extensions import override

from db.clients.fields.skin import ZONES as ZONE_CHOICES
from db.core.desk import Desk
from db.dated.declaration import Values
from db.dated.fields import GRADES
from db.dated.kinds.skin import SEEN, SKIN
from db.dated.zones import NOT_LOOKED, NOTHING, numbers_text
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.dated.form import DatedFormPage
from salon_tui.screens.dated.part_forms import Known, PartForm, part_forms
from salon_tui.screens.skin.before import analysis_before
from salon_tui.screens.skin.zone_parts import BasePart, ZonesPart
from salon_tui.screens.skin.zones_entry import ZONES, ZonesEntry
from salon_tui.words.i18n import N_, _, language

_NEVER_LOOKED = len(SEEN) + 1
"""The line under the findings that says that nobody looked there."""


class SkinFormPage(DatedFormPage, inherit_bindings=False):
    """An analysis as a form."""

    TITLE_TEXT = N_("Skin analysis")
    HELP_TEXT = N_(
        "What is seen of the skin. Zones, then finding and degree: 8+9 3.1, 5 8.2; 5 0 is looked at, nothing there; "
        "17 - is not looked at. 20 is the T zone, 21 the U zone, 22 the face; F4 asks for each. What stands behind ~ "
        "was taken over from the last analysis: turn each page, and type over what is different."
    )

    def __init__(self) -> None:
        super().__init__("skin_form")
        self._last: Values | None = None
        """The analysis before; None for the first."""

    @override
    def put_away(self) -> None:
        super().put_away()
        self._last = None

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._last = analysis_before(desk, self.client.id, self.dated)

    @override
    def forms(self, known: Known) -> Sequence[PartForm]:
        is_carried = bool(self.target.get("like_last")) and self.found is None
        found: list[PartForm] = []
        for part, form in zip(SKIN.parts, part_forms(SKIN, known), strict=True):
            if part.looked:
                found.append(ZonesPart(SKIN, self._last, is_carried=is_carried))
            else:
                found.append(BasePart(SKIN, part, known) if part.name == "base" else form)
        return found

    @property
    @override
    def begins_at(self) -> str:
        """What is seen by zone, where the rest stands there already."""
        return ZONES.name if self.target.get("like_last") and not self.is_revised else super().begins_at

    # F4 asks for zones, for a finding, for its degree.

    @override
    def do_choose(self) -> None:
        if not isinstance(self.form.current, ZonesEntry):
            super().do_choose()
            return
        zones = [(str(number), zone.term.text(language())) for number, zone in enumerate(ZONE_CHOICES, 1)]
        title = _("In which zones?")
        self.app.push_screen(Choose(title, zones, several=True, further=False), self._ask_finding)

    def _ask_finding(self, numbers: str | None) -> None:
        if not numbers:
            return
        zones = numbers_text(int(number) for number in numbers.split())
        findings = [(str(number), en_zh) for number, en_zh in enumerate(_names(), 1)]
        lines = [(NOTHING, _("nothing seen")), *findings, (str(_NEVER_LOOKED), _("not looked at"))]

        def then(finding: str | None) -> None:
            if finding == NOTHING:
                self._add(f"{zones} {NOTHING}")
            elif finding == str(_NEVER_LOOKED):
                self._add(f"{zones} {NOT_LOOKED}")
            elif finding:
                self._ask_degree(zones, finding)

        self.app.push_screen(Choose(_("What is seen there?"), lines, further=False), then)

    def _ask_degree(self, zones: str, finding: str) -> None:
        degrees = [(grade.code, grade.term.text(language()).partition(" ")[2]) for grade in GRADES]
        then: Callable[[str | None], None] = lambda degree: (  # noqa: E731
            self._add(f"{zones} {finding}.{degree}") if degree else None
        )
        self.app.push_screen(Choose(_("How much?"), degrees, further=False), then)

    def _add(self, told: str) -> None:
        """A list behind those that stand there."""
        text = self.form.current.text.strip()
        self.form.put(f"{text}, {told}" if text else told)


def _names() -> list[str]:
    return [zh if language().startswith("zh") else en for _code, en, zh in SEEN]
