"""Updates: which program is in use, what the stick brings, and what came of the last one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.integrity.operations import ask_for_update
from salon_tui import commands as c
from salon_tui.app.settings import Places
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.page import Page
from salon_tui.screens.updates import commands as own
from salon_tui.screens.updates.reading import Updates, read_updates
from salon_tui.update import request
from salon_tui.update.machine import Machine
from salon_tui.update.sentences import result_sentence, why_sentence
from salon_tui.widgets.blocks import Blocks
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.parts import facts, section, told
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import sentence
from salon_tui.words.words import moment

_LINES = 16
"""Of the notes, at most."""


class UpdatesPage(Page, inherit_bindings=False):
    """One page to read, and one key."""

    TITLE_TEXT = N_("Updates of the program")
    HELP_TEXT = N_(
        "Plug the publisher's stick in, which is labelled SALON-UPDATE, then F5. F10 updates: the signature and every "
        "file are checked, a backup is made, and the new program is tried on a copy of the archive first. Whatever "
        "goes wrong, the program in use stays."
    )
    NEEDS = Permission.SETTINGS
    KEYS = (own.Install, c.Find, c.Refresh, c.GoHome, c.Back)

    def __init__(self) -> None:
        super().__init__(name="updates")
        self._found = Updates()

    @override
    def body(self) -> Iterable[Widget]:
        yield Blocks(id="updates")

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        self._found = read_updates(self._places)

    @property
    def _places(self) -> Places:
        return Places(self.salon_app.data, self.salon_app.keys_folder)

    @override
    def arrive(self) -> None:
        super().arrive()
        self.show_updates(self._found)

    def show_updates(self, found: Updates) -> None:
        """Shows how it stands."""
        self._found = found
        self.query_one("#updates", Blocks).show(lambda cells: _blocks(found, cells))
        self.paint_keys()

    @override
    def put_away(self) -> None:
        super().put_away()
        self._found = Updates()

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.Install:
            found = self._found
            return super().offers(command) and found.release is not None and not found.why and not found.is_asked
        return super().offers(command)

    def do_accept(self) -> None:
        """F10: asks once more, then asks root."""
        found = self._found
        release = found.release
        if release is None:
            return

        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self.perform(
                    lambda desk: ask_for_update(desk, found.installed, release.version), lambda _none: self._ask(found)
                )

        question = _("Update from {before} to {version}? The desk closes for some minutes, and opens again by itself.")
        self.app.push_screen(Confirm(question.format(before=found.installed, version=release.version)), answered)

    def _ask(self, found: Updates) -> None:
        try:
            request.ask(Machine(places=self._places), found.digest)
        except OSError:
            self.show_message(sentence(SalonError(Code.NOT_WRITABLE, path=str(self._places.data))), alarm=True)
            return
        self.salon_app.message_for_next_page(_("The update begins. Leave the stick plugged in."))
        self.reload()


def _blocks(found: Updates, cells: int) -> Sequence[Rows]:
    blocks: list[Rows] = [[section(_("In use"), cells), *facts([(_("Version"), found.installed or "—")], cells)]]
    release = found.release
    on_stick: list[Rows] = []
    if release is not None:
        pairs = [(_("Version"), release.version), (_("Day"), release.date)]
        notes = [("中文", release.notes["zh"]), ("English", release.notes["en"])]
        on_stick.append(facts([*pairs, *notes], cells)[: len(pairs) + _LINES])
    if found.is_asked:
        on_stick.append(told(_("The update was asked for, and begins at once."), cells))
    elif found.why:
        on_stick.append(told(f"! {why_sentence(found.why, found.facts)}", cells, style="alarm" if release else "plain"))
    blocks.append([section(_("On the stick"), cells), *(row for rows in on_stick for row in rows)])
    if found.last is not None:
        when = moment(found.last.moment)
        blocks.append([section(_("Last update"), cells, note=when), *told(result_sentence(found.last), cells)])
    return blocks
