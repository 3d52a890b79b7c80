"""A file before it is erased: what goes, what stays, and what is still open."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.clients.finding.queries import by_number
from db.core.desk import Desk
from db.erasing.operations.erasing import erase_client
from db.erasing.queries import erase_preview
from db.erasing.records import DestructionRecord, ErasePreview
from db.erasing.requests import EraseClient
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.erasing import commands as own
from salon_tui.screens.erasing.words import by_words, given_up_words, locked_rows, open_words, section_rows
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import spaced


class ErasePage(ListPage, inherit_bindings=False):
    """What would become of a file. ``target`` holds the number of the ``card``; ``expired`` where its time is over."""

    TITLE_TEXT = N_("Erase a file")
    HELP_TEXT = N_(
        "Name, contacts, health, notes and history go from every table; of visits, bills and payments the figures "
        "stay, without a name, so that the accounts add up. What is open is settled first. F10 erases, with a second "
        "person; then the destroy slip says which papers are to be shredded. Medical records that a law keeps are "
        "locked until their time is over. Where an older backup is restored, the file is erased again."
    )
    KEYS = (own.EraseFile, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(30, grow=1), Column(14, "right"))

    def __init__(self) -> None:
        super().__init__(name="erase")
        self._preview: ErasePreview | None = None

    @override
    def recall(self) -> dict[str, int]:
        return {name: int(self.target[name]) for name in ("card", "expired") if name in self.target}

    @override
    def load(self, desk: Desk) -> None:
        found = by_number(desk, f"{int(self.target['card']):08d}")
        self._preview = erase_preview(desk, found.id) if found else None

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
        if one is not None:
            rows += section_rows(_("Settle first"), open_words(one.open), "alarm")
            rows += section_rows(_("Is given up"), given_up_words(one.given_up), "alarm")
            rows += section_rows(_("Is deleted"), by_words(one.goes))
            rows += section_rows(_("Stays as figures, without a name"), by_words(one.stays))
            papers = [(_("Papers"), str(one.sheets))] if one.sheets else []
            rows += section_rows(_("For the shredder"), papers)
            rows += locked_rows(one.treatments, one.locked_until)
        self.list.fill(rows, keep=True, empty=self.nothing(_("There is no such file.")))
        self.paint_keys()

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.EraseFile:
            return self._preview is not None and not self._preview.open and super().offers(command)
        return super().offers(command)

    def do_go_on(self) -> None:
        """F10: asks, then for a second person."""
        one = self._preview
        if one is None:
            return
        lost = ", ".join(" ".join(words) for words in given_up_words(one.given_up))
        question = _("Erase the file of {name}? It can't be taken back.").format(name=one.name)
        if lost:
            question = f"{question} {_('Given up: {what}.').format(what=lost)}"
        self.app.push_screen(Confirm(question), lambda yes: self._erase(one) if yes else None)

    def _erase(self, one: ErasePreview) -> None:
        asked = EraseClient(
            request_id=new_request(),
            client=one.id,
            version=one.version,
            reason="expired" if self.target.get("expired") else "request",
            since=self.salon_app.today(),
            gives_up=bool(one.given_up),
        )
        self.perform_slowly(lambda desk: erase_client(desk, asked), self._erased)

    def _erased(self, record: DestructionRecord) -> None:
        self.salon_app.revision += 1
        said = _("Erased. The slip {number} says which papers are to be destroyed.").format(number=record.number)
        self.salon_app.message_for_next_page(said)
        self.salon_app.show_page("destructions")
