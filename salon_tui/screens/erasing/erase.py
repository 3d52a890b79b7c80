"""A file before it is erased: what goes, what stays, and what is still open."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.erasing.operations.erasing import erase_client
from db.erasing.queries import erase_preview
from db.erasing.records import DestructionRecord, ErasePreview
from db.erasing.requests import EraseClient
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.erasing import commands as own
from salon_tui.screens.erasing.preview_page import PreviewPage
from salon_tui.screens.erasing.words import by_words, given_up_words, locked_rows, open_words, section_rows
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _


class ErasePage(PreviewPage[ErasePreview], inherit_bindings=False):
    """The whole file."""

    TITLE_TEXT = N_("Erase a file")
    HELP_TEXT = N_(
        "Name, contacts, health, notes and history go from every table; of visits, bills and payments the figures "
        "stay, without a name, so that the accounts add up. What is open is settled first. F10 erases, with a second "
        "person; then the destroy slip says which papers are to be shredded. Medical records that a law keeps are "
        "locked until their time is over. Where an older backup is restored, the file is erased again."
    )
    KEYS = (own.EraseFile, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__("erase")

    @override
    def read(self, desk: Desk, client: int) -> ErasePreview:
        return erase_preview(desk, client)

    @override
    def rows(self, one: ErasePreview) -> list[Row[Any]]:
        papers = [(_("Papers"), str(one.sheets))] if one.sheets else []
        return [
            *section_rows(_("Settle first"), open_words(one.open), "alarm"),
            *section_rows(_("Is given up"), given_up_words(one.given_up), "alarm"),
            *section_rows(_("Is deleted"), by_words(one.goes)),
            *section_rows(_("Stays as figures, without a name"), by_words(one.stays)),
            *section_rows(_("For the shredder"), papers),
            *locked_rows(one.treatments, one.locked_until),
        ]

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.EraseFile:
            return self.preview is not None and not self.preview.open and super().offers(command)
        return super().offers(command)

    def do_go_on(self) -> None:
        """F10: asks, then for a second person."""
        one = self.preview
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
        self.tell_done(record, _("Erased. The slip {number} says which papers are to be destroyed."))
