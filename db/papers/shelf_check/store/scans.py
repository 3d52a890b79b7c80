"""A drawer that is scanned: each scan beside what the archive says of the card, and where the card belongs."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.fields.values import Ref
from db.papers.cabinets.store.drawers import borrower
from db.papers.filing.store import shelf
from db.papers.printed.states import PaperState
from db.papers.shelf_check import shelf_order
from db.papers.shelf_check.records import ShelfLine, ShelfReport, Standing
from db.papers.shelf_check.shelf_order import Compared
from db.papers.shelf_check.store import cards as shelf_cards
from db.papers.shelf_check.store.cards import Card, Other
from db.text.card_number import spaced

_IN_PLACE = (PaperState.FILED, PaperState.MISSING)


class Look(NamedTuple):
    """A drawer beside what was scanned in it: the report, and what it follows from."""

    report: ShelfReport
    cards: Mapping[str, Card]
    others: Mapping[str, Other]


def look(drawer: int, scans: Sequence[str]) -> Look:
    """Compares a drawer with what was scanned in it.

    Args:
        drawer: The drawer.
        scans: Card numbers in the order in which the cards stand.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows("SELECT d.mark, c.holds FROM drawer d JOIN cabinet c ON c.id = d.cabinet_id WHERE d.id = ?", drawer)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(mark, kind)] = found
    cards = shelf_cards.cards_of(drawer, kind)
    others = shelf_cards.others(kind, sorted(set(scans) - cards.keys()))
    compared = shelf_order.compare({number: card.key for number, card in cards.items()}, scans)
    marking = _Marking(mark, kind, cards, others, compared, scans)
    missing = [number for number in compared.missing if cards[number].state in _IN_PLACE]
    lines = tuple(marking.line(place) for place in range(len(scans)))
    misfiled = [line for line in lines if line.standing is Standing.MISFILED]
    report = ShelfReport(
        drawer=Ref(drawer, mark),
        expected=sum(card.state in _IN_PLACE for card in cards.values()),
        lines=lines,
        misfiled=tuple(sorted(misfiled, key=lambda line: (cards[line.number].key, line.number))),
        missing=tuple(marking.missing(number) for number in missing),
    )
    return Look(report, cards, others)


class _Marking:
    """Says of every scan what it is, and where the card belongs."""

    def __init__(
        self,
        mark: str,
        kind: str,
        cards: Mapping[str, Card],
        others: Mapping[str, Other],
        compared: Compared,
        scans: Sequence[str],
    ) -> None:
        self._mark, self._kind, self._cards, self._others, self._scans = mark, kind, cards, others, scans
        self._misfiled, self._double = frozenset(compared.misfiled), frozenset(compared.double)
        self._right = [scans[place] for place in compared.right]
        # they are put back in their order, each beside those that were put back before
        misfiled = [scans[place] for place in compared.misfiled if self._is_put_back(cards[scans[place]])]
        self._put_back = sorted(misfiled, key=self._key)
        self._seen: set[str] = set()

    def line(self, place: int) -> ShelfLine:
        """One scan; asked in their order."""
        number = self._scans[place]
        card = self._cards.get(number)
        if card is None:
            again = number in self._seen
            self._seen.add(number)
            return self._stranger(number, again)
        line = ShelfLine(number=number, name=card.name, standing=self._standing(place, card), drawer=self._mark)
        if line.standing is Standing.LENT:
            return replace(line, note=borrower(card.sheet))
        if place in self._misfiled:
            before, after = self._between(number)
            return replace(line, before=before, after=after)
        return line

    def missing(self, number: str) -> ShelfLine:
        """A card that was not scanned."""
        before, after = self._between(number)
        name = self._cards[number].name
        return ShelfLine(number=number, name=name, drawer=self._mark, before=before, after=after)

    def _standing(self, place: int, card: Card) -> Standing:
        if place in self._double:
            return Standing.DOUBLE
        if not self._is_put_back(card):
            return Standing.OLD if card.is_old else Standing.LENT
        if place in self._misfiled:
            return Standing.MISFILED
        return Standing.FOUND if card.state is PaperState.MISSING else Standing.FINE

    @staticmethod
    def _is_put_back(card: Card) -> bool:
        """Whether it goes back into the drawer as it is, where it stands wrong."""
        return card.state is not PaperState.LENT and not card.is_old

    def _stranger(self, number: str, again: bool) -> ShelfLine:
        other = self._others.get(number)
        if other is None:
            return ShelfLine(number=number, name="", standing=Standing.UNKNOWN)
        if again:
            return ShelfLine(number=number, name=other.name, standing=Standing.DOUBLE)
        match other.state:
            case None | PaperState.NOT_OUT:
                return ShelfLine(number=number, name=other.name, standing=Standing.NEVER_PRINTED)
            case PaperState.TO_DESTROY | PaperState.DESTROYED:
                return ShelfLine(number=number, name=other.name, standing=Standing.OUT_OF_USE)
            case PaperState.BOUND:
                return ShelfLine(number=number, name=other.name, standing=Standing.BOUND, note=str(other.volume or ""))
            case PaperState.LENT:
                return ShelfLine(
                    number=number,
                    name=other.name,
                    standing=Standing.LENT,
                    drawer=other.mark,
                    note=borrower(other.sheet),
                )
            case _ if other.drawer is None:
                return ShelfLine(number=number, name=other.name, standing=Standing.NOT_PUT_AWAY)
        before, after = shelf.neighbours(other.drawer, self._kind, other.key, other.client)
        return ShelfLine(
            number=number,
            name=other.name,
            standing=Standing.ELSEWHERE,
            drawer=other.mark,
            before=_label(before),
            after=_label(after),
        )

    def _between(self, number: str) -> tuple[str, str]:
        """The cards between which a card of this drawer belongs, among those that stand right or are put back first."""
        key = self._key(number)
        at, put = bisect(self._right, key, key=self._key), bisect_left(self._put_back, key, key=self._key)
        before = max((*self._right[:at][-1:], *self._put_back[:put][-1:]), key=self._key, default="")
        after = next(iter(self._right[at : at + 1]), "")
        return self._named(before), self._named(after)

    def _key(self, number: str) -> tuple[str, str]:
        return self._cards[number].key, number

    def _named(self, number: str) -> str:
        return f"{self._cards[number].name} {spaced(number)}" if number else ""


def _label(card: shelf.Neighbour | None) -> str:
    return f"{card.name} {spaced(card.number)}" if card else ""
