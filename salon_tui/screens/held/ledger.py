"""A ledger: what moved, on which line of the paper it stands, and which line the pen signs now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.fields.values import Hidden
from db.money.queries.holdings import ledger
from db.money.records.holdings import Ledger, MovementLine
from db.text.card_number import short_number
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.held import acting
from salon_tui.screens.held import commands as own
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.holdings import holding_name, movement_name, place_words, units_words
from salon_tui.words.i18n import N_, _


class LedgerPage(acting.LedgerActions, ListPage, inherit_bindings=False):
    """One holding with its movements, the latest first. ``target`` holds its id as ``holding``."""

    TITLE_TEXT = N_("Ledger")
    HELP_TEXT = N_(
        "Each movement stands on its line of the paper ledger. The line below says which one the pen signs now; F10 "
        "says that it is signed. F8 takes back the use under the mark. F4 has what else can be done with it: share, "
        "hand over, stop, extend, pay back."
    )
    KEYS = (
        own.SignNext,
        own.TakeUseBack,
        c.Print,
        own.Compare,
        own.PayBack,
        own.Sharing,
        own.Lasting,
        own.Papers,
        own.PutRight,
        own.WriteOffAll,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (
        Column(5),
        Column(10),
        Column(14, grow=3),
        Column(10, "right"),
        Column(10, "right"),
        Column(8, aside=True),
        Column(6),
    )
    DIGITS = False
    BELOW = 2

    def __init__(self) -> None:
        super().__init__("ledger")
        self._ledger: Ledger | None = None
        self._lines: dict[int, MovementLine] = {}

    @property
    @override
    def ledger(self) -> Ledger:
        assert self._ledger is not None
        return self._ledger

    @override
    def load(self, desk: Desk) -> None:
        self._ledger = ledger(desk, int(self.target["holding"]))

    @override
    def put_away(self) -> None:
        super().put_away()
        self._ledger, self._lines = None, {}

    @override
    def arrive(self) -> None:
        super().arrive()
        self.paint()

    @override
    def know(self, found: Ledger) -> None:
        self._ledger = found
        self.salon_app.revision += 1
        self.paint_head()
        self.paint()

    def paint(self) -> None:
        """The movements, and what the pen signs."""
        found, self._lines = self.ledger, {}
        rows = self._rows(found.lines)
        heads = (_("Line"), _("Day"), _("What"), _("Units"), _("Left over"), _("By"), _("Signed"))
        more = self._more if found.more else None
        self.list.fill([Row(None, heads, "label"), *rows], keep=True, more=more)
        self.paint_keys()
        self.list.focus()
        self.show_about()

    def _more(self, last: Row[Any]) -> Sequence[Row[Any]] | None:
        if last.key is None:
            return []
        before, holding = self._lines[last.key].seq, self.ledger.id
        found = self.ask(lambda desk: ledger(desk, holding, before), None)
        return None if found is None else self._rows(found.lines)

    def _rows(self, lines: Sequence[MovementLine]) -> list[Row[int]]:
        self._lines |= {line.id: line for line in lines}
        return [self._row(line) for line in lines]

    def _row(self, line: MovementLine) -> Row[int]:
        holding = self.ledger.holding
        who = line.who if line.who != holding.client.label else ""
        what = " · ".join(part for part in (movement_name(line), line.what, who) if part)
        if line.is_restored:
            what = _("{what} (taken back)").format(what=what)
        change = units_words(holding.kind, line.units) if line.units else ""
        signed = "✓" if line.is_signed else "▸" if line.place == self.ledger.to_sign else ""
        cells = (
            f"{line.place.page}·{line.place.line}",
            line.day.isoformat(),
            what,
            change,
            units_words(holding.kind, line.left),
            line.by,
            signed,
        )
        style = "label" if line.is_restored else "strong" if signed == "▸" else "plain"
        return Row(line.id, cells, style)

    @override
    def paint_head(self) -> None:
        holding = self.ledger.holding
        name = holding_name(holding.number, holding.kind, holding.title)
        left: list[Piece] = []
        if not isinstance(holding.left, Hidden):
            left = [(_("left over"), "label"), " ", (units_words(holding.kind, holding.left), "strong")]
        if holding.state == "frozen":
            left = [(_("stopped"), "alarm"), "   ", *left]
        self.head([(holding.client.label, "strong"), f"  {name}"], left)

    @override
    def about_chosen(self) -> About | None:
        if self._ledger is None:
            return None
        found, holding = self.ledger, self.ledger.holding
        facts = [
            (_("By"), self.marked.by if self.marked else ""),
            (_("Checked by"), self.marked.checked_by if self.marked else ""),
            (_("Bought"), f"{holding.since}"),
            (_("Until"), f"{holding.until}" if holding.until else _("no end")),
            (_("Not signed"), str(holding.unsigned) if holding.unsigned else ""),
            (_("Shared with"), _(", ").join(f"{user.label} {kinship}".strip() for user, kinship in holding.users)),
            (_("Contract"), _("not signed yet") if holding.contract else ""),
        ]
        sums = [
            (_("principal"), units_words("prepaid", holding.value_left)),
            (_("gift"), units_words(holding.kind, holding.gift_left)),
        ]
        said = _("Sign now: {place}.").format(place=place_words(found.to_sign)) if found.to_sign else ""
        return About(
            name=short_number(holding.number),
            facts=facts,
            amounts=[(label, amount) for label, amount in sums if amount],
            said=said,
        )

    @property
    def marked(self) -> MovementLine | None:
        """The movement under the mark."""
        return self._lines.get(self.chosen or 0)

    @override
    def offers(self, command: type[Command]) -> bool:
        if self._ledger is None or not super().offers(command):
            return False
        holding, line = self.ledger.holding, self.marked
        can = {
            own.SignNext: self.ledger.to_sign is not None,
            own.SignChecked: self.ledger.to_sign is not None,
            own.TakeUseBack: line is not None and line.kind == "use" and not line.is_restored,
            own.SignContract: bool(holding.contract),
            own.StopSharing: bool(holding.users),
            own.ExtendLot: holding.until is not None,
            own.LapseGift: holding.until is not None and holding.until < self.salon_app.today(),
            c.Print: holding.kind != "points",
        }
        has_left = isinstance(holding.left, Hidden) or holding.left > 0
        ended = (own.PayBack, own.HandOver, own.Stop, own.Share, own.WriteOffAll)
        return can.get(command, True) and (has_left or command not in ended)

    @override
    def open_chosen(self) -> None:
        if self.offers(own.TakeUseBack):
            self.do_take_back()

    def do_print(self) -> None:
        """F9: the ledger as it is put on paper."""
        self.salon_app.show_page("print_ledger", holding=self.ledger.id)
