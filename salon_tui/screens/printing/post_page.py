"""Pages for the post: who is picked, and who of them can be written to."""

from __future__ import annotations

from collections.abc import Sequence

from db.printing.labels.records import AddressLine
from db.text.card_number import spaced
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.printing.picking_page import PickingPage
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _

_WHY: dict[str, str] = {
    "no_address": N_("no address"),
    "no_consent": N_("has not agreed to letters"),
    "not_yours": N_("not your client"),
}


def address_rows(lines: Sequence[AddressLine]) -> list[Row[int]]:
    """Clients to be written to; dim, with the reason, where that can't be."""
    return [
        Row(one.id, (one.name, spaced(one.number), _(_WHY[one.why])), "label")
        if one.why
        else Row(one.id, (one.name, spaced(one.number), ""))
        for one in lines
    ]


def about_address(one: AddressLine) -> About:
    """A client to be written to."""
    why = _(_WHY[one.why]) if one.why else _("agreed, with an address")
    return About(name=one.name, note=f"{spaced(one.number)} · ·{one.last_four}", facts=((_("Post"), why),))


class PostPage(PickingPage, inherit_bindings=False):
    """A list of which some may be dim: nothing is printed for them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.good: frozenset[int] = frozenset()
        """Those on the list for whom something is printed."""

    def fill_picked(self, rows: Sequence[Row[int]], empty: Nothing) -> None:
        """Shows the list, or what would stand there."""
        self.list.fill(rows, keep=True, empty=empty)
        self.good = frozenset(row.key for row in rows if row.key is not None and row.style == "plain")
        self.paint_head()
        self.paint_target()

    def do_print_now(self) -> None:
        """F10, where there is something to print."""
        if self.picked and not self.good:
            self.show_message(_("Nobody on the list can be written to."), alarm=True)
        elif len(self.good) > 1:
            question = _("{what}: print them all now?").format(what=self.how_many())
            self.app.push_screen(Confirm(question), self._print_all)
        else:
            super().do_print_now()

    def _print_all(self, yes: bool | None) -> None:
        if yes:
            super().do_print_now()

    def how_many(self) -> str:
        """What F10 prints, with its number."""
        raise NotImplementedError
