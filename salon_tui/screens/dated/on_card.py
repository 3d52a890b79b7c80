"""What a client's card does with a list of dated records in view: new ones, the one under the mark, the other lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from typing_extensions import override

from db.clients.records import ClientRecord
from db.dated.declaration import Dated
from db.dated.records import DatedLine, State
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.clients import commands as of_client
from salon_tui.screens.clients.card_view import CardView
from salon_tui.screens.clients.tabs.views import Shown, View, view_name
from salon_tui.screens.dated import commands as own
from salon_tui.screens.dated.opening import amend_record, begin_record, compare_records
from salon_tui.words.i18n import _

_OF_CLIENT = (of_client.NewVisit, of_client.Repeat, c.Edit, of_client.Reveal)
"""What keys of dated records mean elsewhere on the card; and what shows phone and address, which are not in view."""


class DatedOnCard(ListPage, inherit_bindings=False):
    """The part of a client's card that is about dated records; which of them are in view, the card says."""

    @property
    def record(self) -> ClientRecord:
        """The client."""
        raise NotImplementedError

    @property
    def views(self) -> tuple[Shown, ...]:
        """What the open tab can show."""
        raise NotImplementedError

    @property
    def view(self) -> Shown:
        """What it shows."""
        raise NotImplementedError

    @property
    def card(self) -> CardView:
        """What stands below the head."""
        raise NotImplementedError

    def turn_to_view(self, at: int) -> None:
        """Shows another view of the open tab."""
        raise NotImplementedError

    @property
    def kind(self) -> Dated | None:
        """The kind of record whose list is in view."""
        return self.view if isinstance(self.view, Dated) else None

    @property
    def _line(self) -> DatedLine | None:
        line = self.card.chosen_line
        return line if isinstance(line, DatedLine) else None

    @property
    def _current(self) -> DatedLine | None:
        """The version of a chain that counts, of those that were read."""
        lines = (line for line in self.card.lines if isinstance(line, DatedLine))
        return next((line for line in lines if line.state is State.CURRENT), None)

    def offers_here(self, command: type[Command]) -> bool:
        """Whether a command goes with what is in view, and with the rights to this kind of record."""
        kind = self.kind
        if command in _OF_CLIENT:
            return kind is None
        if command not in own.ON_CARD:
            return True
        if kind is None or not self.salon_app.may(kind.write):
            return False
        if command is own.LikeLast:
            return kind.carry is not None and bool(self.card.lines)
        return command is not own.Amend or bool(self._line and self._line.state is State.CURRENT)

    def begin_here(self, *, like_last: bool) -> bool:
        """Begins a record of the kind in view; False where none is.

        Of what has one version that counts, another one can only be its next.
        """
        kind = self.kind
        if kind is None:
            return False
        if kind.chain and not kind.chain_by and self._current is not None:
            amend_record(kind, self, self.record, self._current.id)
        else:
            begin_record(kind, self, self.record, like_last=like_last)
        return True

    def _key_in(self) -> None:
        """Somebody has answered at home."""
        if self.kind is not None:
            begin_record(self.kind, self, self.record, from_outside=True)

    def amend_chosen(self) -> bool:
        """Puts the record under the mark right, or revises it; False where no dated records are in view."""
        if self.kind is None:
            return False
        if self._line is not None:
            amend_record(self.kind, self, self.record, self._line.id)
        return True

    def do_compare(self) -> None:
        """The record under the mark beside the one before it."""
        if self.kind is not None:
            compare_records(self.kind, self, self.record, self._line.id if self._line else 0)

    @override
    def do_more(self) -> None:
        if any(isinstance(view, Dated) for view in self.views):
            self._choose_list()
        else:
            super().do_more()

    def _choose_list(self) -> None:
        """The lists of the tab by name, the record under the mark beside the one before, what else the card can do."""
        kind = self.kind
        ways: list[tuple[str, Callable[[], None]]] = [
            (view_name(view), partial(self.turn_to_view, at))
            for at, view in enumerate(self.views)
            if view is not View.COMPARISON
        ]
        if kind is not None:
            ways.append((_(own.Compare.label), self.do_compare))
        if kind is not None and kind.at_home and self.salon_app.may(kind.right(from_outside=True)):
            ways.append((_("A form that came back"), self._key_in))
        ways.append((_("What else can be done here"), super().do_more))

        def take(number: str | None) -> None:
            if number:
                _name, go = ways[int(number) - 1]
                go()

        offers = [(str(number), name) for number, (name, _go) in enumerate(ways, 1)]
        self.app.push_screen(Choose(_("Lists of this tab"), offers, further=False), take)
