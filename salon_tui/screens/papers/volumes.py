"""The bound volumes."""

from __future__ import annotations

from db.core.desk import Desk
from db.papers.volumes.queries import volumes
from db.papers.volumes.records import VolumeRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.papers import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext

_COLUMNS = [
    Column(2),
    Column(6, "right"),
    Column(20, grow=2),
    Column(10, grow=1),
    Column(6, "right", aside=True),
    Column(6, "right", aside=True),
    Column(10),
]


class VolumesPage(ListPage, inherit_bindings=False):
    """Every volume, in the order of their numbers."""

    TITLE_TEXT = N_("Volumes")
    HELP_TEXT = N_(
        "Cards that were bound: F6 binds a drawer or a part of it, Enter shows what a volume holds, and prints its "
        "cover and contents."
    )
    KEYS = (own.BindVolume, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = _COLUMNS

    def __init__(self) -> None:
        super().__init__(name="volumes")

    def load(self, desk: Desk) -> None:
        """Reads the list."""
        self._volumes = volumes(desk)

    def arrive(self) -> None:
        """Shows the list."""
        super().arrive()
        heads = ("", _("Volume"), _("Title"), _("Place"), _("Cards"), _("Pages"), _("Bound on"))
        rows = [_row(at, record) for at, record in enumerate(self._volumes, 1)]
        would = _("What was bound, and where each volume is, stands here.")
        empty = self.nothing(_("Nothing is bound yet"), would, own.BindVolume)
        self.list.fill([Row(None, heads, "label"), *rows] if rows else [], keep=True, empty=empty)
        self.list.focus()

    def about_chosen(self) -> About | None:
        """What was bound, where it stands, and who keeps it."""
        found = next((one for one in self._volumes if one.id == self.chosen), None)
        if found is None:
            return None
        facts = (
            (_("Place"), found.place),
            (_("Keeper"), found.keeper.label if found.keeper else ""),
            (_("Cards"), f"{found.cards}"),
            (_("Pages"), f"{found.pages}"),
            (_("Bound on"), f"{found.bound}"),
        )
        left = ngettext(
            "{count} card was on loan or missing then, and is not in it.",
            "{count} cards were on loan or missing then, and are not in it.",
            found.left_out,
        )
        number = _("volume {number}").format(number=found.number)
        return About(name=found.title, note=number, facts=facts, said=left if found.left_out else "")

    def open_chosen(self) -> None:
        """What the volume holds."""
        self.salon_app.show_page("print_volume", id=self.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("volume")


def _row(at: int, record: VolumeRecord) -> Row[int]:
    cells = (str(record.number), record.title, record.place, str(record.cards), str(record.pages), str(record.bound))
    return Row(record.id, (digit(at), *cells))
