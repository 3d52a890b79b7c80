"""A backup in the archive's place: chosen, told what would be missing, and agreed to by two."""

from __future__ import annotations

from pathlib import Path

from textual.widget import Widget
from typing_extensions import override

from db.backup.operations.restoring import agree_to_restore
from db.backup.queries import backup_places, restorable, saved_since
from db.backup.records import Backup, SavedOn
from db.core.desk import Desk
from db.core.permissions import Permission
from salon_tui import commands as c
from salon_tui.app.backup_places import on_sticks, reachable
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.backups import commands as own
from salon_tui.screens.backups.before_sign_in import DAYS
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.restoring import what_would_happen

_MEGABYTE = 1_000_000


class ConfirmRestore(Confirm):
    """What is in the backup, and what would be missing, before anything happens."""

    TITLE_TEXT = N_("Restore this backup?")
    HELP_TEXT = N_(
        "F10 restores it, after a second person has agreed. The desk closes and opens again at the sign-in page; the "
        "archive of now stays beside it, under another name. Esc leaves everything as it is."
    )

    def __init__(self, backup: Backup, folder: Path, saved: tuple[SavedOn, ...] | None) -> None:
        super().__init__(_(self.TITLE_TEXT))
        self._told = list(what_would_happen(backup, folder, saved, is_replacing=True, most=DAYS))

    @override
    def body(self) -> list[Widget]:
        return [Line(id="told")]

    @override
    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#told", Line).rows([[text] for text in self._told])


class RestorePage(ListPage, inherit_bindings=False):
    """The archive's own backups, in the folder and on what is plugged in, the newest first."""

    TITLE_TEXT = N_("Restore a backup")
    HELP_TEXT = N_(
        "Choose a backup: first it is told what was saved since then and would be missing, day by day. Then a second "
        "person agrees, the desk closes, and opens again with the archive as it was. F5 looks again for sticks."
    )
    NEEDS = Permission.RESTORE
    BELOW = 1
    KEYS = (own.RestoreChosen, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(1, "right"), Column(16), Column(20, grow=1), Column(7, "right"), Column(9, "right"))

    def __init__(self) -> None:
        super().__init__(name="restore")
        self._backups: list[Backup] = []
        self._plugged: dict[Path, str] = {}

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        self._plugged = {place.folder: place.label for place in (*on_sticks(), *reachable(backup_places(desk)))}
        self._backups = restorable(desk, list(self._plugged))

    @override
    def arrive(self) -> None:
        super().arrive()
        self.list_backups(self._backups, self._plugged)

    def list_backups(self, backups: list[Backup], plugged: dict[Path, str]) -> None:
        """Lists backups, with the labels of the sticks that they are on."""
        self._backups, self._plugged = backups, plugged
        heads = ("", _("Made"), _("Where"), _("Size"), _("Lines"))
        lines = [Row(one, (digit(at), *self._cells(one))) for at, one in enumerate(self._backups, 1)]
        empty = self.nothing(_("No backup was found"), _("Plug the stick in, then F5."))
        self.list.fill([*([Row(None, heads, "label")] if lines else []), *lines], keep=True, empty=empty)
        self.list.focus()

    def _cells(self, backup: Backup) -> tuple[str, str, str, str]:
        manifest = backup.manifest
        return (
            f"{manifest.at.astimezone():%Y-%m-%d %H:%M}",
            self._place(backup),
            _("{count} MB").format(count=-(-backup.bytes // _MEGABYTE)),
            f"{sum(manifest.contents.counts.values()):,}",
        )

    def _place(self, backup: Backup) -> str:
        return self._plugged.get(backup.folder.parent) or backup.folder.parent.name

    @override
    def put_away(self) -> None:
        super().put_away()
        self._backups, self._plugged = [], {}

    @override
    def about_line(self, backup: Backup) -> About:
        made, place, size, lines = self._cells(backup)
        facts = ((_("Size"), size), (_("Lines"), lines))
        return About(name=made, note=place, facts=facts, said=str(backup.folder))

    @override
    def open_chosen(self) -> None:
        backup: Backup = self.chosen
        self.perform(lambda desk: saved_since(desk, backup.folder), lambda saved: self._ask(backup, saved))

    def do_accept(self) -> None:
        """F10: what would happen, as with Enter."""
        self.do_enter()

    def _ask(self, backup: Backup, saved: tuple[SavedOn, ...] | None) -> None:
        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self.perform(
                    lambda desk: agree_to_restore(desk, backup.folder.name),
                    lambda agreed: self.salon_app.restore(backup.folder, agreed),
                )

        self.app.push_screen(ConfirmRestore(backup, self.salon_app.data, saved), answered)
