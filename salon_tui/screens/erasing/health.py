"""The health in a file before it is destroyed, where its consent was taken back: what goes, and what stays."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.erasing.operations.health import destroy_health
from db.erasing.queries import health_preview
from db.erasing.records import DestructionRecord, HealthPreview
from db.erasing.requests import DestroyHealth
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.erasing import commands as own
from salon_tui.screens.erasing.preview_page import PreviewPage
from salon_tui.screens.erasing.words import by_words, locked_rows, section_rows
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _


class DestroyHealthPage(PreviewPage[HealthPreview], inherit_bindings=False):
    """What it tells of health."""

    TITLE_TEXT = N_("Destroy health information")
    HELP_TEXT = N_(
        "The client has taken back that health is kept: answers, cautions, skin, plans, tests, consents to treatment, "
        "care notes of visits until then, and their history go, with a second person. Name, contacts, wishes, visits "
        "and accounts stay, and that health was withdrawn. Papers of health wait for the shredder; print a new card, "
        "and black out box C of the signed form."
    )
    KEYS = (own.DestroyHealth, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    NONE = N_("There is no health to be destroyed here.")

    def __init__(self) -> None:
        super().__init__("destroy_health")

    @override
    def read(self, desk: Desk, client: int) -> HealthPreview:
        return health_preview(desk, client)

    @override
    def rows(self, one: HealthPreview) -> list[Row[Any]]:
        if not one.goes:
            return []
        papers = [(_("Papers of health"), str(one.sheets))] if one.sheets else []
        return [
            *section_rows(_("Health information"), [(_("Taken back"), str(one.since))]),
            *section_rows(_("Is deleted"), by_words(one.goes)),
            *section_rows(_("For the shredder"), papers),
            *locked_rows(one.treatments, one.locked_until),
            *section_rows(_("Stays"), [(_("File, wishes, visits, accounts"), "")]),
        ]

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.DestroyHealth:
            return self.preview is not None and bool(self.preview.goes) and super().offers(command)
        return super().offers(command)

    def do_go_on(self) -> None:
        """F10: asks, then for a second person."""
        one = self.preview
        if one is None:
            return
        question = _("Destroy what is kept of the health of {name}? It can't be taken back.").format(name=one.name)
        self.app.push_screen(Confirm(question), lambda yes: self._destroy(one) if yes else None)

    def _destroy(self, one: HealthPreview) -> None:
        asked = DestroyHealth(request_id=new_request(), client=one.id, version=one.version)
        self.perform_slowly(lambda desk: destroy_health(desk, asked), self._destroyed)

    def _destroyed(self, record: DestructionRecord) -> None:
        self.tell_done(record, _("Destroyed. The slip {number} says which papers are to be destroyed."))
