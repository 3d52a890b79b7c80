"""A merge that was done, and what undoing it would put back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.merging import operations
from db.merging.queries import undo_preview
from db.merging.records import MergeRecord, Since, UndoPreview
from db.merging.requests import UndoMerge
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.merging import commands as own
from salon_tui.screens.merging.sides import SidesPage
from salon_tui.screens.merging.words import counted
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment


class UndoMergePage(SidesPage, inherit_bindings=False):
    """What was made since, line by line: stays, or goes. ``target`` holds the id of the ``merge``."""

    TITLE_TEXT = N_("Undo a merge")
    HELP_TEXT = N_(
        "What went over goes back, and values of the file are what they were, as far as nobody has changed them since. "
        "Of what was made since, 1 says that it stays with who has the file now, and 2 that it goes with the other. "
        "F10 makes two files of it again, with a reason and a second person; F9 prints the slip of the merge again."
    )
    KEYS = (own.UndoMerge, own.Stays, own.Goes, c.Print, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    CHOICES = (own.Stays, own.Goes)
    COLUMNS = (Column(10), Column(20, grow=1), Column(10))

    def __init__(self) -> None:
        super().__init__("undo_merge")
        self._preview: UndoPreview | None = None

    @override
    def load(self, desk: Desk) -> None:
        self._preview = undo_preview(desk, int(self.target["merge"]))

    @override
    def put_away(self) -> None:
        super().put_away()
        self._preview = None

    @override
    def paint_head(self) -> None:
        one = self._preview
        if one is None:
            super().paint_head()
            return
        gone, kept = (
            f"{ref.label} {spaced(number)}"
            for ref, number in ((one.merge.gone, one.merge.gone_number), (one.merge.client, one.merge.number))
        )
        self.head([(gone, "strong"), ("  " + _("merged into") + "  ", "label"), (kept, "strong")])

    @override
    def arrive(self) -> None:
        super().arrive()
        one = self._preview
        if one is None:
            return
        at = moment(one.merge.at) if one.merge.at else ""
        self.alerts("", f"{at}  {one.merge.by}  {one.merge.why}")
        self.fill()

    @override
    def fill(self) -> None:
        one = self._preview
        assert one is not None
        rows: list[Row[Any]] = [
            Row(None, (text,), "label")
            for text in (
                _("Goes back: {what}").format(what=counted(one.back)) if one.back else "",
                _("Changed since, and stays so: {what}").format(what=counted(one.changed)) if one.changed else "",
                _("Put the old card back by hand: {place}").format(place=one.place or _("to be put away"))
                if one.card
                else "",
            )
            if text
        ]
        if one.since:
            keys = f"1 {one.merge.client.label}   2 {one.merge.gone.label}"
            rows += [Row(None, ("",)), Row(None, (_("Made since"), keys), "section")]
            rows += [self._row(since) for since in one.since]
        else:
            rows.append(Row(None, (_("Nothing was made since."),), "label"))
        self.list.fill(rows, keep=True)
        self.show_about()

    def _row(self, since: Since) -> Row[Any]:
        number, where = self._whose(since)
        style = "label" if since.follows else "plain"
        return Row(since, (str(since.day or ""), _counted(since), f"{number} {where}"), style)

    def _whose(self, since: Since) -> tuple[int, str]:
        """Whose it will be: 1 who has it now, 2 the other; and what they are called."""
        one = self._preview
        assert one is not None
        goes = since.follows == "gone" or (not since.follows and (since.table, since.id) in self._seconds)
        return (2, one.merge.gone.label) if goes else (1, one.merge.client.label)

    @override
    def about_chosen(self) -> About | None:
        since = self.chosen
        if not isinstance(since, Since):
            return None
        _number, where = self._whose(since)
        said = _("It belongs to what is theirs already.") if since.follows else ""
        facts = ((_("Day"), str(since.day or "")), (_("Whose it will be"), where))
        return About(name=_counted(since), facts=facts, said=said)

    @property
    @override
    def choosable(self) -> tuple[str, int] | None:
        one = self.chosen
        return (one.table, one.id) if isinstance(one, Since) and not one.follows else None

    def do_print(self) -> None:
        """F9: the slip of the merge."""
        if self._preview is not None:
            self.salon_app.show_page("print_merge_slip", merge=self._preview.merge.id)

    def do_go_on(self) -> None:
        """F10: asks for the reason, then for a second person."""
        one = self._preview
        if one is None:
            return
        goes = {(since.table, since.id) for since in one.since} & self._seconds
        asked = UndoMerge(request_id=new_request(), id=one.merge.id, why="", goes=frozenset(goes))
        self.perform_with_reason(
            _("Why is the merge undone?"),
            lambda desk, reason: operations.undo_merge(desk, replace(asked, why=reason)),
            self._undone,
        )

    def _undone(self, record: MergeRecord) -> None:
        self.salon_app.revision += 1
        said = _("Two files again. The card {number} leads to its own file.").format(number=spaced(record.gone_number))
        self.salon_app.message_for_next_page(said)
        self.salon_app.show_client(self, record.gone.id, [record.gone.id])


def _counted(since: Since) -> str:
    """What was made since, with all that hangs on it."""
    return counted(Counter(table for table, _id in since.rows))
