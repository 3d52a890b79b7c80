"""A ledger against its paper, line by line: what each says is left, until both agree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Flaw
from db.core.permissions import Permission
from db.fields.values import Hidden
from db.money.operations.holding import compare_ledger
from db.money.queries.holdings import ledger
from db.money.records.holdings import Comparison, Ledger, MovementLine
from db.text.money import parse_money
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.held import commands as own
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.holdings import holding_name, movement_name, place_words, units_words
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import flaw_sentence


class ComparePage(ListPage, inherit_bindings=False):
    """A holding with its movements, the latest first. ``target`` holds its id as ``holding``."""

    TITLE_TEXT = N_("Compare with the paper")
    HELP_TEXT = N_(
        "Type what the paper says is left after the line under the mark, and press Enter. Where both don't agree, go "
        "on with the line before it until they do: the line after that is the one in which they part. F4 puts the "
        "archive right where the paper is."
    )
    NEEDS = Permission.INSPECT
    KEYS = (own.PutRight, c.Find, c.GoHome, *MOVES, c.Back)
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("compare")
        self._ledger: Ledger | None = None
        self._lines: dict[int, MovementLine] = {}
        self._compared: dict[int, Comparison] = {}

    @property
    def ledger(self) -> Ledger:
        """The ledger that is compared."""
        assert self._ledger is not None
        return self._ledger

    @override
    def main(self) -> Iterable[Widget]:
        with Widget(id="card-line"):
            yield Line(id="card-label")
            yield Editor(id="paper", longest=16)
        columns = (
            Column(5),
            Column(10),
            Column(14, grow=3),
            Column(10, "right"),
            Column(11, "right"),
            Column(11, "right"),
            Column(3),
        )
        yield PickList(columns)

    @override
    def load(self, desk: Desk) -> None:
        found, before = ledger(desk, int(self.target["holding"])), self._ledger
        if before is None or (found.id, found.holding.seq) != (before.id, before.holding.seq):
            # what was put right meanwhile is to be compared again
            self._compared = {}
        self._ledger = found

    @override
    def put_away(self) -> None:
        super().put_away()
        self._ledger, self._lines, self._compared = None, {}, {}
        self.query_one(Editor).put("")

    @override
    def paint_head(self) -> None:
        one = self.ledger.holding
        name = holding_name(one.number, one.kind, one.title)
        self.head([(one.client.label, "strong"), f"  {name}"], [(_(self.TITLE_TEXT), "label")])

    @override
    def arrive(self) -> None:
        super().arrive()
        self._lines = {}
        self._paint()
        if not self._compared:
            # on the last line that was signed, paper and archive are sure to be of the same moment
            signed = [line.seq for line in self.ledger.lines if line.is_signed]
            self._mark(max(signed, default=self.ledger.holding.seq))

    def _paint(self) -> None:
        heads = (_("Line"), _("Day"), _("What"), _("Units"), _("Archive"), _("Paper"), "")
        more = self._more if self.ledger.more else None
        self.list.fill([Row(None, heads, "label"), *self._rows(self.ledger.lines)], keep=True, more=more)
        self.query_one(Editor).focus()
        self.paint_keys()

    def _more(self, last: Row[Any]) -> list[Row[int]] | None:
        holding, before = self.ledger.id, int(last.key or 0)
        found = self.ask(lambda desk: ledger(desk, holding, before), None)
        return None if found is None else self._rows(found.lines)

    def _rows(self, lines: Iterable[MovementLine]) -> list[Row[int]]:
        lines = list(lines)
        self._lines |= {line.seq: line for line in lines}
        return [self._row(line) for line in lines]

    def _row(self, line: MovementLine) -> Row[int]:
        kind, compared = self.ledger.holding.kind, self._compared.get(line.seq)
        paper, sign = "", ""
        if compared is not None:
            paper, sign = units_words(kind, compared.paper), "✓" if compared.agrees else "≠"
        cells = (
            f"{line.place.page}·{line.place.line}",
            line.day.isoformat(),
            " · ".join(part for part in (movement_name(line), line.what) if part),
            units_words(kind, line.units) if line.units else "",
            units_words(kind, line.left),
            paper,
            sign,
        )
        return Row(line.seq, cells, "alarm" if sign == "≠" else "plain")

    def _mark(self, seq: int) -> None:
        keys = [row.key for row in self.list.rows if row.key is not None]
        if seq in keys:
            self.list.choose(keys.index(seq) + 1)
        self.moved()

    @override
    def moved(self) -> None:
        line = self._lines.get(self.chosen or 0)
        words = _("{place}: left over").format(place=place_words(line.place)) if line else ""
        self.query_one("#card-label", Line).set_pieces((words, "label"))
        self.show_about()

    @override
    def about_chosen(self) -> About | None:
        line = self._lines.get(self.chosen or 0)
        if self._ledger is None or line is None:
            return None
        kind, compared = self.ledger.holding.kind, self._compared.get(line.seq)
        facts = (
            (_("What"), " · ".join(part for part in (movement_name(line), line.what) if part)),
            (_("Used by"), line.who),
            (_("By"), line.by),
            (_("Signed"), _("yes") if line.is_signed else _("not yet")),
            (_("Checked by"), line.checked_by),
        )
        sums = [(_("archive"), units_words(kind, line.left))]
        if compared is not None:
            sums.append((_("paper"), units_words(kind, compared.paper)))
        return About(name=place_words(line.place), note=f"{line.day}", facts=facts, amounts=sums)

    @override
    def do_enter(self) -> None:
        line, typed = self._lines.get(self.chosen or 0), self.query_one(Editor).value.strip()
        if line is None or not typed:
            return
        is_money = self.ledger.holding.kind == "prepaid"
        try:
            units = parse_money(typed, signed=True) if is_money else int(typed[:9])
        except ValueError:
            self.query_one(Editor).select_all()
            self.show_message(flaw_sentence(Flaw.NOT_AN_AMOUNT if is_money else Flaw.NOT_A_NUMBER), alarm=True)
            return
        holding = self.ledger.id
        self.perform(lambda desk: compare_ledger(desk, holding, line.seq, units), self._tell)

    def _tell(self, found: Comparison) -> None:
        self._compared[found.seq] = found
        self.query_one(Editor).put("")
        self._paint()
        place, after = place_words(found.place), self._compared.get(found.seq + 1)
        if not found.agrees:
            archive = units_words(self.ledger.holding.kind, found.booked)
            words = _("They don't agree on {place}. Type the line before it, or put it right with F4.")
            if archive:
                words = _("{place}: the archive says {archive}. Type the line before it, or put it right with F4.")
            self._mark(found.seq - 1)
            self.show_message(words.format(place=place, archive=archive), alarm=True)
        elif after is not None and not after.agrees:
            words = _("Up to {place} they agree: they part on {after}.")
            self._mark(after.seq)
            self.show_message(words.format(place=place, after=place_words(after.place)))
        else:
            self.show_message(_("Paper and archive agree on {place}.").format(place=place))

    @override
    def offers(self, command: type[Command]) -> bool:
        return self._ledger is not None and super().offers(command)

    def do_adjust(self) -> None:
        """From F4's list: by what the latest line that was compared differs."""
        latest = max(self._compared, default=0)
        units = 0
        if latest:
            one = self._compared[latest]
            units = 0 if isinstance(one.booked, Hidden) else one.paper - one.booked
        self.salon_app.show_page("adjust", holding=self.ledger.id, units=units)
