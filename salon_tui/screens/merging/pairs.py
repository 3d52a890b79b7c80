"""Who may be one person: over the whole archive, and for one client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typing_extensions import override

from db.clients.finding.queries import by_number
from db.clients.records import ClientLine, Likelihood
from db.core.desk import Desk
from db.merging.queries import merges_of, pairs, pairs_of
from db.merging.records import MergeRecord, MergeState, PairLine
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit, sections
from salon_tui.screens.base.page import Page
from salon_tui.screens.merging import commands as own
from salon_tui.screens.merging.words import likeness_words
from salon_tui.screens.papers.card_page import CardPage
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _

_COLUMNS = (Column(1), Column(10), Column(9), Column(10), Column(9), Column(12, grow=1, aside=True))
MOST = 200
"""Pairs that are looked at together: whoever merges those finds further ones."""


class PairsPage(ListPage, inherit_bindings=False):
    """All of them; they are looked for while the page is in view."""

    TITLE_TEXT = N_("Two files of one person")
    HELP_TEXT = N_(
        "Clients who may be one person, as far as the archive was looked through. Enter puts the two files side by "
        "side. Nothing is merged by the program itself."
    )
    KEYS = (c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = _COLUMNS

    def __init__(self) -> None:
        super().__init__(name="pairs")
        self._pairs: list[PairLine] = []
        self._last = 0

    @override
    def load(self, desk: Desk) -> None:
        self._pairs, self._last = pairs(desk)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._pairs, self._last = [], 0

    @override
    def arrive(self) -> None:
        super().arrive()
        self._show()
        self._look_on()

    def _look_on(self) -> None:
        if self._last and len(self._pairs) < MOST:
            last = self._last
            self.perform_slowly(lambda desk: pairs(desk, last), self._found, holds=False)

    def _found(self, found: tuple[list[PairLine], int]) -> None:
        # whoever comes back to the page begins anew
        if not self._last or self.salon_app.front_page() is not self:
            return
        more, self._last = found
        self._pairs += more
        self._show()
        self._look_on()

    def _groups(self) -> tuple[list[PairLine], list[PairLine]]:
        """Those who are very likely one, or of whom somebody says so, and the others."""
        sure = [pair for pair in self._pairs if pair.likelihood is Likelihood.VERY_LIKELY or pair.proposed_by]
        return sure, [pair for pair in self._pairs if pair not in sure]

    def _show(self) -> None:
        sure, others = self._groups()
        groups = (((_("Very likely"),), sure), ((_("Please check"),), others))
        busy = _("The rest of the archive is being looked through …") if self._last else ""
        self.alerts("", (busy, "label"))
        self.list.fill(sections(groups, _row), keep=True, empty=self.nothing(_("No two files look like one person.")))
        self.show_about()

    @override
    def about_line(self, one: PairLine | MergeRecord) -> About | None:
        return _about(one) if isinstance(one, PairLine) else None

    @override
    def open_chosen(self) -> None:
        sure, others = self._groups()
        _side_by_side(self, self.chosen, [*sure, *others])


class FilePairsPage(CardPage, inherit_bindings=False):
    """Those of one client, and merges that were done. ``target`` holds the number of the ``card``."""

    TITLE_TEXT = N_("One person, two files")
    HELP_TEXT = N_(
        "Who may be the same person as this client. Scan or type another file, or go to a line and press F10: the two "
        "stand side by side. A merge that was done is undone from here for thirty days, and F9 prints its slip again."
    )
    KEYS = (own.SideBySide, c.Print, own.FileBefore, own.FileKept, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = _COLUMNS

    def __init__(self) -> None:
        super().__init__(name="file_pairs")
        self._client: ClientLine | None = None
        self._pairs: list[PairLine] = []
        self._merges: list[MergeRecord] = []

    @override
    def main(self) -> Any:
        yield from self.card_line()
        yield PickList(self.COLUMNS)

    @override
    def load(self, desk: Desk) -> None:
        number = int(self.target["card"])
        self._client = by_number(desk, f"{number:08d}")
        if self._client is not None:
            self._pairs, self._merges = pairs_of(desk, self._client.id), merges_of(desk, self._client.id)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._client, self._pairs, self._merges = None, [], []

    @override
    def paint_head(self) -> None:
        if self._client is None:
            super().paint_head()
        else:
            self.head([(self._client.name, "strong"), f"  {spaced(self._client.number)}"])

    @override
    def arrive(self) -> None:
        super().arrive()
        done = [one for one in self._merges if one.state is MergeState.DONE]
        groups: tuple[tuple[tuple[str, ...], list[Any]], ...] = (
            ((_("May be the same"),), list(self._pairs)),
            ((_("Merged"),), list(done)),
        )
        self.list.fill(
            sections(groups, lambda at, one: _row(0, one) if isinstance(one, PairLine) else _merge_row(one)),
            keep=True,
            empty=self.nothing(_("No other file looks like this one. Scan or type the other file.")),
        )
        self.show_about()

    @override
    def about_line(self, one: PairLine | MergeRecord) -> About | None:
        return _about(one) if isinstance(one, PairLine) else None

    def do_go_on(self) -> None:
        """F10: the line under the mark."""
        one = self.chosen
        if isinstance(one, PairLine):
            _side_by_side(self, one, self._pairs)
        elif isinstance(one, MergeRecord):
            self.salon_app.show_page("undo_merge", merge=one.id)

    @override
    def offers(self, command: type[c.Command]) -> bool:
        of_merge = command in (c.Print, own.FileBefore, own.FileKept)
        return super().offers(command) and (not of_merge or isinstance(self.chosen, MergeRecord))

    @override
    def moved(self) -> None:
        self.paint_keys()

    def do_print(self) -> None:
        """F9: the slip of the merge under the mark."""
        if isinstance(self.chosen, MergeRecord):
            self.salon_app.show_page("print_merge_slip", merge=self.chosen.id)

    def do_open_gone(self) -> None:
        """From F4's list: the old file, as it was."""
        if isinstance(self.chosen, MergeRecord):
            self.salon_app.show_client(self, self.chosen.gone.id, [])

    def do_open_kept(self) -> None:
        """From F4's list: the file that has what both had."""
        if isinstance(self.chosen, MergeRecord):
            self.salon_app.show_client(self, self.chosen.client.id, [])

    @override
    def take_client(self, client: ClientLine) -> None:
        if self._client is not None:
            self.salon_app.show_page("merge", client=self._client.id, gone=client.id)


def _side_by_side(page: Page, one: PairLine, pairs: Sequence[PairLine]) -> None:
    """Two files, and those before and after them in the list."""
    among = [(pair.one.id, pair.other.id) for pair in pairs]
    page.salon_app.show_page("merge", client=one.one.id, gone=one.other.id, among=among)


def _row(number: int, pair: PairLine) -> Row[Any]:
    said = likeness_words(pair.reasons)
    if pair.proposed_by:
        said = _("{name} proposes it").format(name=pair.proposed_by)
    one, other = pair.one, pair.other
    mark = digit(number) if number else ""
    return Row(pair, (mark, one.name, spaced(one.number), other.name, spaced(other.number), said))


def _merge_row(one: MergeRecord) -> Row[Any]:
    until = _("until {day}").format(day=one.until)
    cells = ("", one.client.label, spaced(one.number), one.gone.label, spaced(one.gone_number), until)
    return Row(one, cells)


def _about(pair: PairLine) -> About:
    facts = (
        (pair.one.name, f"{spaced(pair.one.number)} · ·{pair.one.last_four}"),
        (pair.other.name, f"{spaced(pair.other.number)} · ·{pair.other.last_four}"),
        (_("Proposed by"), pair.proposed_by),
    )
    return About(name=_("May be one person"), facts=facts, said=likeness_words(pair.reasons))
