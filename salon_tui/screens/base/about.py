"""What a page says of the line under the mark: declared once, painted beside the list, or in short below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salon_tui.widgets.blocks import Side
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import Piece, flow, size
from salon_tui.widgets.parts import ends, facts, section, told
from salon_tui.words.i18n import _

Facts = Iterable[tuple[str, str | Sequence[Piece]]]
"""Labels and values; what has no value is left out."""
_APART = "   "
_LONGEST = 12
"""Lines of a sentence in the side pane, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Something that is told of in the side pane of a list.

    ::

        About(name="A-1", note="客户卡", facts=((_("Cards"), "12"), (_("Missing"), "")), said=_("Scan it with Enter."))

    Attributes:
        name: Whom or what it is about.
        note: What stands at the right end of the first line.
        causes: What may hurt, behind the block.
        facts: What is known of it.
        amounts: Labels and sums, which stand at the right edge.
        said: What to do about it, or what is too long for the list: below the list where there is no side pane.
        more: What else there is to say, in sections of their own.
    """

    name: str
    note: str = ""
    causes: str = ""
    facts: Facts = ()
    amounts: Sequence[tuple[str, str]] = ()
    said: str = ""
    more: Sequence[About] = ()


def blocks(about: About, cells: int) -> list[Rows]:
    """The blocks of a side pane."""
    return [block(one, cells) for one in (about, *about.more)]


def block(about: About, cells: int) -> Rows:
    """Whom or what it is about, what may hurt, what is known, what to do."""
    sums = [ends(cells, [(label, "label")], [(amount, "strong")]) for label, amount in about.amounts]
    known = [*facts(about.facts, cells), *sums]
    said = told(about.said, cells, _LONGEST) if about.said else []
    gap: Rows = [[]] if known and said else []
    return [*heading(about, cells), *known, *gap, *said]


def heading(about: About, cells: int) -> Rows:
    """Whom or what it is about, and what may hurt."""
    causes: list[Piece] = [(f" {_('Allergy · caution')} ", "stop"), " ", (about.causes, "alarm")]
    return [section(about.name, cells, note=about.note), *(flow(causes, cells) if about.causes else [])]


def in_short(about: About, cells: int, *, said: bool = True) -> list[Rows]:
    """The blocks under a list: what is known beside each other, and what to do unless that stands elsewhere."""
    return [block for one in (about, *about.more) if (block := _short(one, cells, said=said))]


def _short(about: About, cells: int, *, said: bool) -> Rows:
    known: list[list[Piece]] = []
    amounts: Facts = [(label, [(amount, "strong")]) for label, amount in about.amounts]
    for label, value in (*about.facts, *amounts):
        if value:
            fact: list[Piece] = [(f"{label} ", "label"), *([value] if isinstance(value, str) else value)]
            if known and size(known[-1]) + len(_APART) + size(fact) <= cells:
                known[-1] += [_APART, *fact]
            else:
                known += flow(fact, cells)
    rows = [*known, *(told(about.said, cells) if about.said and said else [])]
    return [*heading(about, cells), *rows] if rows or about.causes else []


def in_a_row(about: About, cells: int) -> Rows:
    """The same, with the facts beside each other."""
    row: list[Piece] = []
    for label, value in about.facts:
        if value:
            row += [(f"{label} ", "label"), *([value] if isinstance(value, str) else value), "   "]
    return [*heading(about, cells), row]


class Beside(Side):
    """The side pane of a list."""

    def tell(self, about: About | None) -> None:
        """Shows what there is to say of a line; nothing, where that is nothing."""
        self.show(lambda cells: [] if about is None else blocks(about, cells))


class Below(Bar):
    """So many rows under a list, where there is no side pane, for what to do."""

    def __init__(self, rows: int) -> None:
        super().__init__(id="below")
        self._rows = rows
        self.styles.height = rows

    def tell(self, about: About | None) -> None:
        """Shows what there is to say of a line, in short."""
        said = about.said if about is not None else ""
        self.draw(lambda cells: told(said, cells, self._rows))
