"""Backups: those that were made or tried, a new one by key, and the trial."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from typing_extensions import override

from db.backup.operations.drill import drill
from db.backup.operations.making import back_up
from db.backup.queries import backup_places, backups, drill_due
from db.backup.records import BackupPlaces, BackupRecord, DrillRecord
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.permissions import Permission
from salon_tui import commands as c
from salon_tui.app.backup_places import reachable
from salon_tui.screens.backups import commands as own
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.sentences import sentence
from salon_tui.words.words import moment

_MEGABYTE = 1_000_000


class BackupsPage(ListPage, inherit_bindings=False):
    """The register of backups, the latest first."""

    TITLE_TEXT = N_("Backups")
    HELP_TEXT = N_(
        "A backup is made every day by itself, in the folder and on every known stick that is plugged in, and read "
        "back before it counts. F10 makes one now. F4: restore the newest one for trial, put one in the "
        "archive's place, or say where backups go."
    )
    NEEDS = Permission.BACKUP
    DIGITS = False
    BELOW = 1
    KEYS = (
        own.BackUpNow,
        own.TryRestore,
        own.WhereTo,
        own.EmergencyPage,
        own.Proof,
        own.RestoreOne,
        own.Updates,
        c.More,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (Column(17), Column(20, grow=1), Column(7, "right"), Column(9, "right"), Column(8))

    def __init__(self) -> None:
        super().__init__(name="backups")
        self._lines: dict[int, BackupRecord] = {}
        self._places: BackupPlaces | None = None
        self._due: date | None = None

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        self._lines = {line.id: line for line in backups(desk)}
        self._places, self._due = backup_places(desk), drill_due(desk)

    @override
    def arrive(self) -> None:
        super().arrive()
        self.alerts("", *self._told())
        would = _("Every backup that was made, and every one that failed, stands here.")
        empty = self.nothing(_("No backup yet"), would, own.BackUpNow)
        heads = (_("Made"), _("Where"), _("Size"), _("Lines"), _("State"))
        rows: list[Row[int]] = [Row(None, heads, "label")] if self._lines else []
        self.list.fill([*rows, *map(_row, self._lines.values())], keep=True, empty=empty)
        self.list.focus()

    def _told(self) -> Iterator[str]:
        if self._places is not None and self._places.home:
            yield _("The stick {label} goes home tonight.").format(label=self._places.home)
        if self._due is not None and self._due < self.salon_app.today():
            yield _("Since {day} a backup is to be restored for trial: F4.").format(day=self._due)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._lines, self._places, self._due = {}, None, None

    @override
    def about_chosen(self) -> About | None:
        line = self._lines.get(self.chosen or 0)
        if line is None:
            return None
        name, place = moment(line.at), Path(line.place).name
        if line.failure:
            return About(name=name, note=place, said=sentence(SalonError(Code(line.failure), path=line.place)))
        facts = (
            (_("Size"), _megabytes(line.bytes)),
            (_("Lines"), f"{line.rows:,}"),
            (_("Log"), _("up to entry {number}").format(number=line.seq)),
        )
        return About(name=name, note=place, facts=facts, said=f"{line.place} · {line.name}")

    def do_make(self) -> None:
        """F10: a backup to each place that can be reached."""
        self.show_message(_("The backup is being made; work goes on meanwhile …"))
        self.perform_slowly(_back_up_everywhere, self._made, holds=False)

    def _made(self, failed: list[SalonError]) -> None:
        if failed:
            self._tell(" ".join(sentence(error) for error in failed), alarm=True)
        else:
            self._tell(_("The backup is made, and was read back."))

    def do_drill(self) -> None:
        """Restores the newest backup of the folder for trial."""
        self.show_message(_("The newest backup is being restored for trial; work goes on meanwhile …"))
        self.perform_slowly(lambda desk: drill(desk, backup_places(desk).folder), self._drilled, holds=False)

    def _drilled(self, done: DrillRecord) -> None:
        # whoever has gone on to another page finds the proof here, under F4
        if not self.is_active:
            return
        if done.is_proof:
            count = ngettext("{count} line, all of it there.", "{count} lines, all of them there.", done.rows)
            said = _("The backup of {time} was restored for trial:").format(time=moment(done.made)) + " " + count
        else:
            said = _("Something is wrong with the backup of {time}. Call the owner.").format(time=moment(done.made))
        self.salon_app.message_for_next_page(said, alarm=not done.is_proof)
        self.do_proof()

    def do_proof(self) -> None:
        """What the last trial has shown, to be printed."""
        self.salon_app.show_page("proof")

    def _tell(self, text: str, alarm: bool = False) -> None:
        # whoever has gone on to another page sees it when coming back
        if self.is_active:
            self.salon_app.message_for_next_page(text, alarm=alarm)
            self.reload()

    def do_restore(self) -> None:
        """On to the backups that can be put in the archive's place."""
        self.salon_app.show_page("restore")

    def do_places(self) -> None:
        """Where backups go."""
        self.salon_app.show_page("backup_places")

    def do_updates(self) -> None:
        """On to the updates of the program."""
        self.salon_app.show_page("updates")

    def do_emergency(self) -> None:
        """The page that hangs beside the desk."""
        self.salon_app.show_page("emergency")


def _back_up_everywhere(desk: Desk) -> list[SalonError]:
    """What went wrong, place by place: a stick that is full must not keep the folder from its backup."""
    failed = []
    for goal in reachable(backup_places(desk)):
        try:
            back_up(desk, goal.folder, goal.label)
        except SalonError as error:
            if isinstance(error, Refused):
                raise
            failed.append(error)
    return failed


def _row(line: BackupRecord) -> Row[int]:
    if line.failure:
        return Row(line.id, (moment(line.at), Path(line.place).name, "", "", (f"! {_('failed')}", "alarm")))
    size = _megabytes(line.bytes)
    return Row(line.id, (moment(line.at), Path(line.place).name, size, f"{line.rows:,}", _("whole")))


def _megabytes(size: int) -> str:
    return _("{count} MB").format(count=-(-size // _MEGABYTE))
