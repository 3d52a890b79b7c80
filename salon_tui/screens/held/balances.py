"""Balances that stand on paper or in an imported table: fifty at a time they become ledgers."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.money.operations.adjusting import MOST_BALANCES
from db.money.queries.holdings import balances_to_open
from db.money.records.from_paper import OpenedBalances, TableBalance, TableBalances
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.held import commands as own
from salon_tui.screens.held.balance_lines import BalanceLine, BalanceLines, of_table
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.holdings import kind_of_holding, units_words
from salon_tui.words.i18n import N_, _, ngettext

Key = tuple[str, int]
"""A line that was typed, by its place, or one of a table, by the id of its cell."""


class BalancesPage(ListPage, inherit_bindings=False):
    """What was typed, then what tables say."""

    TITLE_TEXT = N_("Balances from paper")
    HELP_TEXT = N_(
        "What clients still have on paper when ledgers begin here. F6 types one after the other; what an imported "
        "table says stands below, to be looked at with Enter. F10 takes up to fifty over with one reason and one "
        "approval, and prints the list that clients sign. F4 takes a line off."
    )
    NEEDS = Permission.CORRECT_LEDGER
    KEYS = (
        own.AddBalance,
        own.TakeOver,
        own.TakeLineOff,
        own.PrintOpened,
        own.BringLinesBack,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (
        Column(2),
        Column(20, grow=2),
        Column(16, grow=1),
        Column(11, "right"),
        Column(10, "right"),
        Column(10, aside=True),
        Column(10, aside=True),
    )
    BELOW = 2

    def __init__(self) -> None:
        super().__init__("open_balances")
        self._lines = BalanceLines()
        self._found = TableBalances(lines=(), more=0, opened=0)

    @override
    def load(self, desk: Desk) -> None:
        self._lines = BalanceLines.kept(desk)
        self._found = balances_to_open(desk, self._lines.passed, MOST_BALANCES)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._lines, self._found = BalanceLines(), TableBalances(lines=(), more=0, opened=0)

    @property
    def _all(self) -> dict[Key, BalanceLine]:
        typed: dict[Key, BalanceLine] = {("typed", at): line for at, line in enumerate(self._lines.typed)}
        return typed | {("cell", cell.id): of_table(cell) for cell in self._found.lines}

    @property
    def _ready(self) -> list[BalanceLine]:
        return [line for line in self._all.values() if line.is_ready][:MOST_BALANCES]

    @override
    def arrive(self) -> None:
        super().arrive()
        self._paint()

    def _paint(self) -> None:
        rows = [_row(digit(at), key, line) for at, (key, line) in enumerate(self._all.items(), 1)]
        heads = ("", _("Client"), _("What"), _("Left over"), _("Gift"), _("Until"), "")
        if rows:
            rows.insert(0, Row(None, heads, "label"))
        would = _("What clients still have when ledgers begin stands here, also from an imported table.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("No balance from paper"), would, own.AddBalance))
        self.list.focus()
        self.show_about()
        self.paint_head()
        self.paint_keys()

    @override
    def paint_head(self) -> None:
        ready = len(self._ready)
        words = ngettext("{count} to be taken over", "{count} to be taken over", ready).format(count=ready)
        more = self._found.more
        if more:
            words += " · " + ngettext("and {count} more", "and {count} more", more).format(count=more)
        self.head([(_(self.TITLE_TEXT), "strong")], [(words, "label")])

    @override
    def about_chosen(self) -> About | None:
        line = self._all.get(self.chosen) if self.chosen else None
        if line is None:
            return None
        cell = self._cell(line)
        facts = ((_("Paid for them"), units_words("prepaid", line.paid) if line.paid else ""),)
        said = []
        if line.says_nothing_of_price:
            said.append(_("Nobody has said what was paid: it counts as 0, and nothing can be paid back."))
        if cell is not None:
            what = " · ".join(f"{heading} {text}" for heading, text in cell.said)
            said.append(_("The table says: {what}.").format(what=what))
        return About(name=line.name, note=_state(line, self.chosen), facts=facts, said=" ".join(said))

    def _cell(self, line: BalanceLine) -> TableBalance | None:
        return next((cell for cell in self._found.lines if cell.id == line.cell), None)

    @override
    def offers(self, command: type[Command]) -> bool:
        can = {
            own.TakeOver: bool(self._ready),
            own.TakeLineOff: self.chosen is not None,
            own.PrintOpened: bool(self._found.opened),
            own.BringLinesBack: bool(self._lines.left_out),
        }
        return super().offers(command) and can.get(command, True)

    @override
    def open_chosen(self) -> None:
        kind, number = self.chosen
        self.salon_app.show_page("balance", **({"at": number + 1} if kind == "typed" else {"cell": number}))

    def do_new(self) -> None:
        """F6: an empty line."""
        self.salon_app.show_page("balance")

    def do_take_off(self) -> None:
        """From F4's list: the line under the mark is not taken over."""
        if self.chosen is None:
            return
        kind, number = self.chosen
        if kind == "typed":
            del self._lines.typed[number]
        else:
            self._lines.left_out.add(number)
        self._keep()

    def do_bring_back(self) -> None:
        """From F4's list: lines of tables that were taken off."""
        self._lines.left_out.clear()
        self._keep()

    def _keep(self) -> None:
        lines = self._lines

        def keep(desk: Desk) -> TableBalances:
            lines.keep(desk)
            return balances_to_open(desk, lines.passed, MOST_BALANCES)

        def kept(found: TableBalances) -> None:
            self._found = found
            self._paint()

        self.perform(keep, kept)

    def do_make(self) -> None:
        """F10: with one reason and one approval."""
        ready, lines, request = self._ready, self._lines, new_request()

        def because(reason: str) -> None:
            self.perform(lambda desk: lines.take_over(desk, request, ready, reason), self._done, refused=self.flawed)

        question = ngettext(
            "{count} balance becomes a ledger. From which paper?",
            "{count} balances become ledgers. From which paper?",
            len(ready),
        ).format(count=len(ready))
        unsaid = sum(line.says_nothing_of_price for line in ready)
        if unsaid:
            words = ngettext(
                "Of {count} package nobody has said what was paid: it counts as 0.",
                "Of {count} packages nobody has said what was paid: they count as 0.",
                unsaid,
            )
            question = f"{words.format(count=unsaid)} {question}"
        self.ask_why(question, because)

    def _done(self, opened: OpenedBalances) -> None:
        self.salon_app.revision += 1
        self.salon_app.message_for_next_page(_("Taken over. Print the list: each client signs for their line."))
        self.salon_app.show_page("print_balances", holding=opened.id)

    def do_print(self) -> None:
        """F9: the list of what was taken over last."""
        self.salon_app.show_page("print_balances", holding=self._found.opened)


def _state(line: BalanceLine, key: Key) -> str:
    """What is still to be said of a line, or where it comes from."""
    if not line.is_ready:
        return _("of what?") if line.units else _("how much?")
    return _("typed") if key[0] == "typed" else _("from table")


def _row(number: str, key: Key, line: BalanceLine) -> Row[Key]:
    cells = (
        number,
        line.name,
        f"{kind_of_holding(line.kind)} {line.what}".strip(),
        units_words(line.kind, line.units),
        units_words(line.kind, line.gift) if line.gift else "",
        line.until,
        _state(line, key),
    )
    return Row(key, cells, "plain" if line.is_ready else "label")
