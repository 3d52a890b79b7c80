"""Restoring where nobody can sign in: there is no archive yet on this machine, or none that can be opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from typing_extensions import override

from db.backup.operations.restoring import RestorePlan, find_backups, plan_restore, restore
from db.backup.records import FoundBackup, RestoreAgreed, Restored
from db.core.disk.phrase import GROUPS, read_group
from db.core.errors import Code, SalonError
from db.sign_in.operations.opening import open_desk
from salon_tui import commands as c
from salon_tui.app.backup_places import in_folder, on_sticks
from salon_tui.app.settings import Places
from salon_tui.screens.asking.folder import AskFolder
from salon_tui.screens.backups import commands as own
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.base.list_page import digit
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Bar, Line, Message
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.restoring import what_was_done, what_would_happen
from salon_tui.words.sentences import sentence

LIST, SHEET, PLAN = "backups", "sheet", "plan"
"""What is asked: which backup, the recovery sheet where no key file opens it, and whether it is to be restored."""
DAYS = 9
"""Days of which each is told what would be missing: a small screen has room for so many."""
_MINUTES = 600.0
"""Seconds for which keys wait at most while it is restored."""
_SAYS = {
    LIST: N_("Choose the backup by its digit. The newest stands first."),
    SHEET: N_("No key file here opens this backup. Type the six groups of the recovery sheet; small letters are fine."),
    PLAN: N_("Nothing has happened yet. F10 restores this backup."),
}


class RestoreBeforeSignInPage(Commanded[None], inherit_bindings=False):
    """A list of what lies in the usual place and on sticks; then the sheet where it is needed; then the question."""

    TITLE_TEXT = N_("Restore from a backup")
    HELP_TEXT = N_(
        "Plug the stick in, then F5. Choose a backup, read what would happen, then F10. Where the key file of the "
        "archive is gone, its recovery sheet is asked for. F4: backups in another folder."
    )
    KEYS = (own.RestoreChosen, own.OtherFolder, c.Refresh, c.Enter, c.Down, c.Up, c.PageDown, c.PageUp, c.Back)

    def __init__(self, why: str = "", backup: Path | None = None, agreed: RestoreAgreed | None = None) -> None:
        super().__init__()
        self._why = why
        """Why nobody can sign in, where there is an archive."""
        self._agreed = agreed
        """Who has chosen the backup at the desk, which is closed for it: nothing more is asked."""
        self._step = LIST
        self._folders: list[Path] = []
        """Folders that were named besides those that are looked into anyway."""
        self._chosen = backup
        self._plan: RestorePlan | None = None

    @override
    def compose(self) -> ComposeResult:
        yield Line(id="title")
        yield Line(id="why")
        yield Line(id="say")
        yield PickList([Column(1, "right"), Column(16), Column(20, grow=1)], id=LIST)
        with Widget(id=SHEET):
            for place in range(GROUPS):
                with Widget(classes="field"):
                    yield Line(id=f"label-{place}")
                    yield Editor(id=f"group-{place}", longest=12)
        yield Line(id=PLAN)
        yield Message()
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Looks for backups."""
        self.do_refresh_page()
        if self._chosen is not None:
            self._look(())

    @property
    def _list(self) -> PickList[FoundBackup]:
        return self.query_one(PickList)

    def _show(self, step: str) -> None:
        self._step = step
        for one in (LIST, SHEET, PLAN):
            self.query_one(f"#{one}").display = one == step
        self.query_one("#title", Line).set_pieces((_(self.TITLE_TEXT), "strong"))
        why = self.query_one("#why", Line)
        why.display = bool(self._why)
        why.set_pieces(("! ", "alarm"), self._why)
        self.query_one("#say", Line).set_pieces((_(_SAYS[step]), "label"))
        for place in range(GROUPS):
            text = _("Group {number}").format(number=place + 1)
            self.query_one(f"#label-{place}", Line).set_pieces((text, "label"))
        if step == LIST:
            self._list.focus()
        elif step == PLAN:
            self.set_focus(None)
        self.paint_keys()

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command in (c.Refresh, own.OtherFolder):
            return self._step == LIST
        if command is own.RestoreChosen:
            return self._step != LIST or self._list.chosen is not None
        if command is c.Back:
            return self._step != LIST or not self._why
        return super().offers(command)

    # Which.

    def do_refresh_page(self) -> None:
        """F5: looks again, since a stick may have been plugged in."""
        plugged = {place.folder: place.label for place in on_sticks()}
        self.list_found(find_backups(self.salon_app.data, [*plugged, *self._folders]), plugged)

    def list_found(self, found: Sequence[FoundBackup], plugged: Mapping[Path, str]) -> None:
        """Lists backups, with the labels of the sticks that they are on."""
        rows = [
            Row(one, ((digit(at), "label"), f"{one.at.astimezone():%Y-%m-%d %H:%M}", plugged.get(place) or str(place)))
            for at, one in enumerate(found, 1)
            for place in [one.folder.parent]
        ]
        none = self.nothing(_("No backup was found"), _("Plug the stick in, then F5."), own.OtherFolder)
        self._list.fill(rows, keep=True, empty=none)
        self._show(LIST)

    def do_folder(self) -> None:
        """Looks into a folder that is named, too."""

        def named(folder: Path | None) -> None:
            if folder is not None:
                self._folders.append(in_folder(folder))
                self.do_refresh_page()

        self.app.push_screen(AskFolder(), named)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses a backup."""
        if self._step == LIST and event.character and event.character in "123456789":
            event.stop()
            if self._list.choose(int(event.character)) is None:
                self.app.bell()
            else:
                self.do_accept()

    # What would happen, and doing it.

    def do_accept(self) -> None:
        """F10: looks into the backup under the mark, by the sheet where there is no key; then restores it."""
        if self._step == LIST and self._list.chosen is not None:
            self._chosen = self._list.chosen.folder
            self._look(())
        elif self._step == SHEET:
            self._read_sheet()
        elif self._plan is not None and self._step == PLAN:
            self._restore(self._plan)

    def _look(self, phrase: tuple[str, ...]) -> None:
        backup, data, keys = self._chosen, self.salon_app.data, self.salon_app.keys_folder
        assert backup is not None
        self.show_message(_("One moment."))
        self._slowly(lambda: plan_restore(backup, data, keys, phrase), self.tell_plan, self._not_opened)

    def tell_plan(self, plan: RestorePlan) -> None:
        """Says what restoring would do, and asks."""
        self._plan = plan
        if self._agreed is not None:
            self._restore(plan)
            return
        said = what_would_happen(plan.backup, plan.folder, plan.saved, is_replacing=plan.is_replacing, most=DAYS)
        self.query_one(f"#{PLAN}", Line).rows([[text] for text in said])
        self.show_message("")
        self._show(PLAN)

    def _not_opened(self, error: SalonError) -> None:
        if error.code is Code.KEY_MISSING:
            self.ask_sheet()
        else:
            self._not_restored(error)

    def ask_sheet(self) -> None:
        """Asks for the six groups."""
        self.show_message("")
        self._show(SHEET)
        self._go_to(0)

    def _restore(self, plan: RestorePlan) -> None:
        self.show_message(_("The archive is being restored, and read from end to end …"))
        self._slowly(lambda: restore(plan, agreed=self._agreed), self._restored, self._not_restored)

    def _not_restored(self, error: SalonError) -> None:
        """Says why; where the desk was closed for it, it opens again as it was."""
        if self._agreed is None:
            self.show_refusal(sentence(error))
            return
        self._agreed = None
        self._open()
        self.salon_app.message_for_next_page(sentence(error), alarm=True)

    def _restored(self, done: Restored) -> None:
        self._open()
        # in the language that the archive is signed in to
        key = Places(self.salon_app.data, self.salon_app.keys_folder).key
        self.salon_app.message_for_next_page(" ".join(what_was_done(done, key)))

    def _open(self) -> None:
        app = self.salon_app
        try:
            archive = self._attempt(lambda: open_desk(app.data, app.keys_folder))
        except SalonError as error:
            self._why = sentence(error)
            self._show(LIST)
        else:
            app.begin(archive)

    def _slowly(
        self, call: Callable[[], object], then: Callable[..., None], failed: Callable[[SalonError], None]
    ) -> None:
        hold = self.salon_app.key_queue.hold(_MINUTES)
        self._call_in_worker(lambda: self._attempt(call), then, failed, hold)

    # The sheet.

    def _read_sheet(self) -> None:
        groups = []
        for place in range(GROUPS):
            group = read_group(place, self.query_one(f"#group-{place}", Editor).value)
            if group is None:
                self._go_to(place)
                self.show_refusal(
                    _("This group has a slip in it: five characters, without I, L, O or U. Type it once more.")
                )
                return
            groups.append(group)
        self._look(tuple(groups))

    def _go_to(self, place: int) -> None:
        self.query_one(f"#group-{place}").focus()

    @property
    def _group(self) -> int:
        """The group that is being typed."""
        name = self.focused.id if self.focused is not None and self.focused.id else ""
        return int(name.removeprefix("group-")) if name.startswith("group-") else 0

    # Keys.

    def do_enter(self) -> None:
        """Enter: takes the backup, or goes on in the sheet; what replaces an archive needs F10."""
        if self._step == SHEET and self._group < GROUPS - 1:
            self.do_down()
        elif self._step != PLAN:
            self.do_accept()

    def do_down(self) -> None:
        """Moves to the next line."""
        self._move(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self._move(-1)

    def do_page_down(self) -> None:
        """Moves on by a page."""
        self._list.page(1)

    def do_page_up(self) -> None:
        """Moves back by a page."""
        self._list.page(-1)

    def _move(self, by: int) -> None:
        if self._step == SHEET:
            self._go_to(max(0, min(GROUPS - 1, self._group + by)))
        elif self._step == LIST:
            self._list.move(by)

    @override
    def do_back(self) -> None:
        self.show_message("")
        if self._step == LIST:
            self.dismiss(None)
            return
        self._plan = None
        self._show(LIST)

    @override
    def do_lock(self) -> None:
        self.salon_app.blank()
