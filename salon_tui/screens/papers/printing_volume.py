"""What a bound volume holds, and printing its cover and contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.papers.shelf_check.records import VolumeRecord
from db.papers.volumes.operations import print_volume
from db.papers.volumes.queries import in_volume, volume
from db.printing.sheets.papers import VolumeLine
from printouts.registry import Contents
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import spaced


class PrintVolumePage(PaperPage, inherit_bindings=False):
    """The contents, as they are printed."""

    TITLE_TEXT = N_("Volume")
    HELP_TEXT = N_(
        "What the volume holds, each card with its page. F10 prints cover and contents; F4 chooses another printer or "
        "a folder for a PDF file."
    )
    FIRST = "volume"
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("print_volume")
        self._volume: VolumeRecord | None = None

    @property
    def volume(self) -> int:
        """Which volume."""
        return int(self.target["id"])

    def recall(self) -> dict[str, int]:
        """Which volume it was."""
        return {"id": self.volume}

    def put_away(self) -> None:
        """Forgets the volume."""
        super().put_away()
        self._volume = None

    def body(self) -> Iterable[Widget]:
        """Where it goes, and what is in it."""
        yield Line(id="where")
        yield PickList(
            [Column(4, "right"), Column(9), Column(20, grow=1), Column(10), Column(6, "right")], id="contents"
        )

    def arrive(self) -> None:
        """Shows the contents."""
        super().arrive()
        id = self.volume
        self.perform(lambda desk: (volume(desk, id), in_volume(desk, id)), self._show)

    def _show(self, found: tuple[VolumeRecord, tuple[VolumeLine, ...]]) -> None:
        self._volume, lines = found
        heads = ("", _("Number"), _("Name"), _("Opened on"), _("Page"))
        rows = [
            Row(at, (str(at), spaced(line.number), line.name, str(line.opened), str(line.page)))
            for at, line in enumerate(lines, 1)
        ]
        self.list.fill([Row(None, heads, "dim"), *rows])
        self.list.focus()
        self.paint_head()

    def paint_head(self) -> None:
        """Which volume, and where it stands."""
        record = self._volume
        if record is not None:
            number = _("Volume {number}").format(number=record.number)
            self.head([(f" {number}", "strong"), f"  {record.title}", (f"  {record.place}", "dim")])

    def contents(self) -> Callable[[Desk], Contents]:
        """Cover and contents."""
        id = self.volume
        return lambda desk: print_volume(desk, id)

    def name_of(self, contents: Contents) -> str:
        """By its number."""
        return str(self._volume.number if self._volume else self.volume)
