"""The health in a file before it is destroyed, where its consent was taken back: what goes, and what stays."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.clients.finding.queries import by_number
from db.core.desk import Desk
from db.erasing.operations.health import destroy_health
from db.erasing.queries import health_preview
from db.erasing.records import DestructionRecord, HealthPreview
from db.erasing.requests import DestroyHealth
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.erasing import commands as own
from salon_tui.screens.erasing.words import by_words, locked_rows, section_rows
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import spaced


class DestroyHealthPage(ListPage, inherit_bindings=False):
    """What would become of it. ``target`` holds the number of the ``card``."""

    TITLE_TEXT = N_("Destroy health information")
    HELP_TEXT = N_(
        "The client has taken back that health is kept: answers, cautions, skin, plans, tests, consents to treatment, "
        "care notes of visits until then, and their history go, with a second person. Name, contacts, wishes, visits "
        "and accounts stay, and that health was withdrawn. Papers of health wait for the shredder; print a new card, "
        "and black out box C of the signed form."
    )
    KEYS = (own.DestroyHealth, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(30, grow=1), Column(20, "right"))

    def __init__(self) -> None:
        super().__init__(name="destroy_health")
        self._preview: HealthPreview | None = None

    @override
    def recall(self) -> dict[str, int]:
        return {"card": int(self.target["card"])}

    @override
    def load(self, desk: Desk) -> None:
        found = by_number(desk, f"{int(self.target['card']):08d}")
        self._preview = health_preview(desk, found.id) if found else None

    @override
    def put_away(self) -> None:
        super().put_away()
        self._preview = None

    @override
    def paint_head(self) -> None:
        if self._preview is None:
            super().paint_head()
        else:
            self.head([(self._preview.name, "strong"), f"  {spaced(self._preview.number)}"])

    @override
    def arrive(self) -> None:
        super().arrive()
        one = self._preview
        rows: list[Row[Any]] = []
        if one is not None and one.goes:
            since = [(_("Taken back"), str(one.since))]
            papers = [(_("Papers of health"), str(one.sheets))] if one.sheets else []
            rows += section_rows(_("Health information"), since)
            rows += section_rows(_("Is deleted"), by_words(one.goes))
            rows += section_rows(_("For the shredder"), papers)
            rows += locked_rows(one.treatments, one.locked_until)
            rows += section_rows(_("Stays"), [(_("File, wishes, visits, accounts"), "")])
        self.list.fill(rows, keep=True, empty=self.nothing(_("There is no health to be destroyed here.")))
        self.paint_keys()

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.DestroyHealth:
            return self._preview is not None and bool(self._preview.goes) and super().offers(command)
        return super().offers(command)

    def do_go_on(self) -> None:
        """F10: asks, then for a second person."""
        one = self._preview
        if one is None:
            return
        question = _("Destroy what is kept of the health of {name}? It can't be taken back.").format(name=one.name)
        self.app.push_screen(Confirm(question), lambda yes: self._destroy(one) if yes else None)

    def _destroy(self, one: HealthPreview) -> None:
        asked = DestroyHealth(request_id=new_request(), client=one.id, version=one.version)
        self.perform_slowly(lambda desk: destroy_health(desk, asked), self._destroyed)

    def _destroyed(self, record: DestructionRecord) -> None:
        self.salon_app.revision += 1
        said = _("Destroyed. The slip {number} says which papers are to be destroyed.").format(number=record.number)
        self.salon_app.message_for_next_page(said)
        self.salon_app.show_page("destructions")
