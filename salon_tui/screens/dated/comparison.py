"""Two records of a kind side by side: item by item what they say, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.dated.comparing import Difference, How, looked_at
from db.dated.declaration import name_of, row_of
from db.dated.fields import GRADES
from db.dated.queries import Comparison, compare_dated, dated_of, dated_record
from db.dated.records import DatedLine, DatedRecord, State
from db.fields.numbering import without_number
from db.fields.showing import show
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.dated import commands as own
from salon_tui.screens.dated.about_dated import AboutDated
from salon_tui.screens.dated.changes import CARRIED, SIGNS, change_words, sign_words
from salon_tui.screens.dated.opening import open_record
from salon_tui.widgets.cells import plain_text
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import width
from salon_tui.widgets.parts import grade, section
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language, ngettext

_COUNTS = frozenset({State.CURRENT, State.REPLACED})
"""What is compared: what was taken back, or waits to be accepted, says nothing of the client."""
_SHORT, _SHORTEST = 20, 12
"""Cells that a value keeps where there is too little room for all, of two records and of three."""
_BESIDE_SUM = 16
"""Cells that the title and its rule keep beside what it all adds up to."""


class DatedComparisonPage(AboutDated, ListPage, inherit_bindings=False):
    """A record beside an earlier one. ``target`` holds ``dated``, the later of them, or 0 for the latest."""

    TITLE_TEXT = N_("Comparison")
    HELP_TEXT = N_(
        "Two records side by side, the earlier first: what became lighter, heavier, new, gone or other. It says what "
        "stands on them, not whether that is good. F7 and F8 take another day to compare with, F4 shows all items. "
        "Where there is room, a third one stands before them."
    )
    KEYS: ClassVar[tuple[type[Command], ...]] = (
        own.AllItems,
        own.OtherDay,
        own.ReadLater,
        c.Print,
        c.Find,
        c.Previous,
        c.Next,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    DIGITS = False

    def __init__(self, name: str = "dated_comparison") -> None:
        super().__init__(name=name)
        self.found: Comparison | None = None
        """What was read."""
        self._first: DatedRecord | None = None
        """The one before both, for where there is room for three; None where there is none."""
        self._lines: list[DatedLine] = []
        """What can be compared, the latest first."""
        self._shows_all = False

    @override
    def main(self) -> Iterable[Widget]:
        yield Bar(id="sum")
        yield from super().main()
        yield Bar(id="same")

    @override
    def load(self, desk: Desk) -> None:
        lines = [line for line in self._all(desk) if line.state in _COUNTS]
        ids = [line.id for line in lines]
        later = ids.index(self.dated) if self.dated in ids else len(ids) if self.dated else 0
        earlier = ids.index(self.target["with"]) if self.target.get("with") in ids else later + 1
        if earlier >= len(ids):
            raise SalonError(Code.ONLY_ONE)
        self._lines, self.found = lines, compare_dated(desk, ids[earlier], ids[later])
        self._first = dated_record(desk, ids[earlier + 1]) if earlier + 1 < len(ids) else None

    def _all(self, desk: Desk) -> Iterable[DatedLine]:
        before = 0
        while page := dated_of(desk, self.client.id, self.kind.code, before):
            yield from page
            before = page[-1].id

    @property
    def comparison(self) -> Comparison:
        """What is compared."""
        assert self.found is not None, "it was read before it was painted"
        return self.found

    def do_print(self) -> None:
        """F9: both on paper, for the client to confirm."""
        found = self.comparison
        self.salon_app.show_page("print_comparison", dated=found.after.id, other=found.before.id)

    @override
    def put_away(self) -> None:
        super().put_away()
        self.found, self._first, self._lines, self._shows_all = None, None, [], False
        for id in ("#sum", "#same"):
            self.query_one(id, Bar).draw(lambda cells: [])

    @override
    def paint_head(self) -> None:
        found = self.comparison
        days = (found.after.day - found.before.day).days
        between = ngettext("{count} day apart", "{count} days apart", days).format(count=days)
        self.head(self.whose(), [(between, "label")])
        self.show_client_alerts()

    @override
    def arrive(self) -> None:
        super().arrive()
        self._fill()

    @override
    def on_resize(self) -> None:
        super().on_resize()
        if self.found is not None:
            self._fill()

    @property
    def records(self) -> tuple[DatedRecord, ...]:
        """Those that there is room for, the earliest first; what changed is said of the last two."""
        found = self.comparison
        first = (self._first,) if self._first is not None and self.has_class("-abreast") else ()
        return (*first, found.before, found.after)

    def _fill(self) -> None:
        found, records = self.comparison, self.records
        rows = [self._row(one) for one in found.differences if self._shows_all or self._is_told(one)]
        # beside each other three have room for their days, and who took them down stands beside
        days = [_day(record) if len(records) == 2 else f"{record.day}" for record in records]
        heads: list[Row[str]] = [Row(None, (_("Item"), *days, _("Changed")), "label")]
        nothing = self.nothing(_("Nothing has changed"), _("Every item says the same on both days."))
        kept = Column(_SHORT if len(records) == 2 else _SHORTEST, grow=1)
        self.list.columns = (Column(16, grow=1), *(kept for _record in records), Column(12))
        self.list.fill(heads + rows if rows else [], keep=True, empty=nothing)
        self.query_one("#sum", Bar).draw(lambda cells: [section(_("Changed"), cells, note=self._sum(cells))])
        self.query_one("#same", Bar).draw(self.told_below)

    def _sum(self, cells: int) -> str:
        """How many became lighter, heavier, new …: in words where there is room for them."""
        if self.found is None:
            return ""
        told = [one for one in self.found.differences if self._is_told(one)]
        counts = Counter(CARRIED if self._is_carried(one) else SIGNS[one.how] for one in told)
        there = {sign: counts[sign] for sign in (*SIGNS.values(), CARRIED) if sign and counts[sign]}
        words = "   ".join(f"{sign_words(sign)} {count}" for sign, count in there.items())
        short = "   ".join(f"{sign} {count}" for sign, count in there.items())
        return words if width(words) <= cells - _BESIDE_SUM else short

    def told_below(self, cells: int) -> Rows:
        """What is said under the list: how many items are the same."""
        same = sum(not self._is_told(one) for one in self.comparison.differences) if self.found is not None else 0
        said = ngettext("{count} the same", "{count} the same", same).format(count=same) if same else ""
        return [[(said, "label")]]

    def _is_told(self, one: Difference) -> bool:
        return one.how is not How.SAME or self._is_carried(one)

    def _is_carried(self, one: Difference) -> bool:
        """Whether it is the same only because nobody looked at it anew."""
        return one.how is How.SAME and one.key in self.comparison.after.carried

    def _row(self, one: Difference) -> Row[str]:
        field = self.kind.at(one.key)
        assert field is not None, "a record has no other keys"
        said = (self._said(one.key, record) for record in self.records)
        change = f"{CARRIED} {_('taken over')}" if self._is_carried(one) else change_words(one)
        style = "label" if one.how is How.SAME else "plain"
        return Row(one.key, (field.label.text(language()), *said, change), style)

    def _said(self, key: str, record: DatedRecord) -> str:
        """What a record says of an item; of what has a degree its squares before the word."""
        field, said = self.kind.at(key), self._words(key, record)
        degree = said[:1]
        if field is None or field.choices != GRADES or not degree.isdecimal():
            return said
        # a text alone, which takes the style of the line: squares of their own could not be read under the mark
        squares, _style = grade(int(degree))
        return f"{squares} {without_number(said)}"

    def _words(self, key: str, record: DatedRecord) -> str:
        """What a record says of an item; where it says nothing, whether anybody looked."""
        field, part = self.kind.at(key), self.kind.part_of(name_of(key))
        assert field is not None, "a record has no other keys"
        value = record.values.get(key)
        if value is not None:
            return show(field, value, language())
        if not part.looked:
            return "-"
        if row_of(key) not in looked_at(part, record.values):
            return _("not looked at")
        return field.choices[0].term.text(language()) if field.scale else "-"

    @override
    def about_chosen(self) -> About | None:
        one = next((one for one in self.comparison.differences if one.key == self.chosen), None)
        if one is None:
            return None
        name, *said, change = (plain_text(cell) for cell in self._row(one).cells)
        days = [_day(record) for record in self.records]
        return About(name=name, facts=(*zip(days, said, strict=True), (_("Changed"), change)))

    # Keys.

    @override
    def open_chosen(self) -> None:
        self.do_read_later()

    def do_read_later(self) -> None:
        """The later of both in full."""
        open_record(self.kind, self, self.client, self.comparison.after.id, [])

    def do_all_items(self) -> None:
        """What is the same too, or what is not alone."""
        self._shows_all = not self._shows_all
        self._fill()

    def do_other_day(self) -> None:
        """Another record to compare the later one with, by its day."""
        others = self._others
        offers = [(str(number), f"{line.day}  {line.by}") for number, line in enumerate(others, 1)]

        def take(number: str | None) -> None:
            if number:
                self._compare_with(others[int(number) - 1])

        self.app.push_screen(Choose(_("Compare with"), offers, further=False), take)

    @property
    def _others(self) -> list[DatedLine]:
        """What the later one can be compared with, the latest first."""
        ids = [line.id for line in self._lines]
        return self._lines[ids.index(self.comparison.after.id) + 1 :]

    def do_previous(self) -> None:
        """An earlier day."""
        self._step(1)

    def do_next(self) -> None:
        """A later day."""
        self._step(-1)

    def _step(self, by: int) -> None:
        others: Sequence[Any] = self._others
        at = [line.id for line in others].index(self.comparison.before.id) + by
        if 0 <= at < len(others):
            self._compare_with(others[at])
        else:
            self.show_message(_("There is no further record in this list."), alarm=True)

    def _compare_with(self, line: DatedLine) -> None:
        self.target = {**self.target, "dated": self.comparison.after.id, "with": line.id}
        self.reload()


def _day(record: DatedRecord) -> str:
    return f"{record.day} {record.by.label}"
