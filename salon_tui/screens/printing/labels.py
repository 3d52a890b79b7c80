"""Labels: for the tabs of cards, for the fronts of cabinets and drawers, and addresses for letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from textual.widget import Widget

from db.clients.records import ClientLine
from db.core.desk import Desk
from db.core.permissions import Permission
from db.papers.cabinets.records import DrawerLine
from db.papers.pull_list.queries import cards_of
from db.papers.pull_list.records import PullCard
from db.papers.shelf_check.queries import drawers
from db.printing.labels.operations import OnLabels, print_address_labels, print_card_labels, print_place_labels
from db.printing.labels.queries import address_lines, cards_in, places, waiting_cards
from db.printing.labels.records import AddressLine
from db.sheets.papers import PlaceLabel
from db.text.card_number import spaced
from printouts.registry import Contents
from printouts.sheets.papers.label_grids import GRIDS
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.picking_page import about_pulled
from salon_tui.screens.printing.post_page import PostPage, about_address, address_rows
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language, ngettext


class Kind(StrEnum):
    """What labels are printed for."""

    WAITING = "waiting"
    BY_HAND = "by_hand"
    DRAWER = "drawer"
    PLACES = "places"
    ADDRESSES = "addresses"


_KINDS: dict[Kind, str] = {
    Kind.WAITING: N_("Tabs of cards that wait to be put away"),
    Kind.BY_HAND: N_("Tabs of cards picked by hand"),
    Kind.DRAWER: N_("Tabs of all cards of a drawer"),
    Kind.PLACES: N_("Fronts of cabinets and drawers"),
    Kind.ADDRESSES: N_("Addresses of clients picked by hand"),
}
"""In the order of their digits."""
_EMPTY: dict[Kind, tuple[str, str]] = {
    Kind.WAITING: (N_("No card waits to be put away"), N_("Scan or type whose label is wanted.")),
    Kind.BY_HAND: (N_("Nobody is on the list"), N_("Scan or type whose label is wanted.")),
    Kind.DRAWER: (N_("No card stands in this drawer"), N_("Choose another one.")),
    Kind.PLACES: (N_("No cabinet yet"), N_("Make one on the page “Cabinets and drawers”.")),
    Kind.ADDRESSES: (N_("Nobody is on the list"), N_("Scan or type who is to have a letter.")),
}
_BOUGHT, _PLAIN = "L7159", "plain"


class LabelsPage(PostPage, inherit_bindings=False):
    """Which labels, and from which one of a begun sheet on."""

    TITLE_TEXT = N_("Labels")
    HELP_TEXT = N_(
        "F4 chooses what the labels are for, leaves one out, and says what they are printed on, and from which label "
        "of a begun sheet on. Cards and addresses are put together by scanning, or by typing and Enter; F10 prints "
        "them. Addresses are printed of those who agreed to letters; more than 20 of them need a second person."
    )
    KEYS = (
        c.PrintNow,
        own.OtherLabels,
        c.LeaveOut,
        own.OnWhat,
        c.OtherTarget,
        c.Queue,
        c.Find,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    FIRST = "labels"

    def __init__(self) -> None:
        super().__init__("labels")
        self._what = Kind.WAITING
        self._on = OnLabels()
        self._each: dict[int, About] = {}
        """What there is to say of each label."""

    def main(self) -> Iterable[Widget]:
        """Where they go and what they are, the line to type in, and the list."""
        yield Line(id="where")
        yield Line(id="what")
        yield from self.card_line()
        yield PickList([Column(20, grow=2), Column(9), Column(26, grow=2)], id="labels")

    def begin(self) -> None:
        """The cards that wait."""
        self._on = OnLabels()
        self._begin_with(Kind.WAITING)

    def how_many(self) -> str:
        """So many labels."""
        return ngettext("{count} label", "{count} labels", len(self.good))

    def paint_head(self) -> None:
        """How many labels."""
        count = self.how_many() if self.good else ""
        self.head([(_(self.TITLE_TEXT), "strong")], [(count, "label")])

    def paint_target(self) -> None:
        """What they are for and what they are printed on stand there, too."""
        super().paint_target()
        paper = _("plain paper") if self._on.grid == _PLAIN else _BOUGHT
        start = _("from label {number}").format(number=self._on.start)
        self.query_one("#what", Line).set_pieces((_(_KINDS[self._what]), "focus"), f" · {paper} · {start}")

    def put_away(self) -> None:
        """Nothing of anybody stays at a locked desk."""
        super().put_away()
        self._each = {}

    def about_chosen(self) -> About | None:
        """Whose label, or which place's."""
        return self._each.get(self.chosen or 0)

    # What for.

    def do_other_labels(self) -> None:
        """F6: what they are for."""
        kinds = [kind for kind in Kind if kind is not Kind.ADDRESSES or self.salon_app.may(Permission.LIST_CONTACTS)]

        def take(number: str | None) -> None:
            if number is None:
                return
            kind = kinds[int(number) - 1]
            if kind is Kind.DRAWER:
                self._ask_drawer()
            else:
                self._begin_with(kind)

        offers = [(str(at), _(_KINDS[kind])) for at, kind in enumerate(kinds, 1)]
        self.app.push_screen(Choose(_("Labels for what?"), offers), take)

    def _ask_drawer(self) -> None:
        self.perform(drawers, self._choose_drawer)

    def _choose_drawer(self, offered: list[DrawerLine]) -> None:
        def take(number: str | None) -> None:
            if number is not None:
                drawer = offered[int(number) - 1].id
                self.perform(lambda desk: cards_in(desk, drawer), lambda cards: self._pick(Kind.DRAWER, cards))

        offers = [(str(at), f"{one.mark}  {one.first} … {one.last}") for at, one in enumerate(offered, 1)]
        self.app.push_screen(Choose(_("Which drawer?"), offers), take)

    def _begin_with(self, kind: Kind) -> None:
        if kind is Kind.WAITING:
            self.perform(waiting_cards, lambda cards: self._pick(kind, cards))
        elif kind is Kind.PLACES:
            self.perform(places, self._pick_places)
        else:
            self._pick(kind, ())

    def _pick(self, kind: Kind, cards: Sequence[PullCard]) -> None:
        self._what, self.picked = kind, [card.id for card in cards]
        self.forget_job()
        self.show_picked()

    def _pick_places(self, labels: Sequence[tuple[int, PlaceLabel]]) -> None:
        self._what, self.picked = Kind.PLACES, [place for place, _label in labels]
        self.forget_job()
        self.show_picked()

    def take_client(self, client: ClientLine) -> None:
        """One more label, where they are clients' labels."""
        if self._what is Kind.PLACES:
            self.show_message(_("These are labels of cabinets and drawers. F4 chooses others."), alarm=True)
        else:
            super().take_client(client)

    # The list.

    def show_picked(self) -> None:
        """Reads the lines of the labels."""
        clients = tuple(self.picked)
        if self._what is Kind.PLACES:
            self.perform(places, self._show_places)
        elif self._what is Kind.ADDRESSES:
            self.perform(lambda desk: address_lines(desk, clients), self._show_addresses)
        else:
            self.perform(lambda desk: cards_of(desk, clients), self._show_cards)

    def _show_addresses(self, lines: Sequence[AddressLine]) -> None:
        self._each = {one.id: about_address(one) for one in lines}
        self._fill(address_rows(lines))

    def _show_cards(self, cards: Sequence[PullCard]) -> None:
        self._each = {card.id: about_pulled(card) for card in cards}
        self._fill([Row(card.id, (card.name, spaced(card.number), card.where(language()))) for card in cards])

    def _show_places(self, labels: Sequence[tuple[int, PlaceLabel]]) -> None:
        wanted = [(place, label) for place, label in labels if place in self.picked]
        self._each = {place: _about_place(label) for place, label in wanted}
        self._fill([Row(place, (_place_name(label), "", f"{label.first} … {label.last}")) for place, label in wanted])

    def _fill(self, rows: Sequence[Row[int]]) -> None:
        what, would = _EMPTY[self._what]
        if self._what is Kind.PLACES and not self.salon_app.may(Permission.INSPECT):
            would = N_("The keeper makes one.")
        self.fill_picked(rows, self.nothing(_(what), _(would), own.OtherLabels))

    # On what.

    def do_on_what(self) -> None:
        """Which sheet of labels, and from which label on."""
        offers = [
            ("1", _("A full sheet of 24 labels (Avery L7159)")),
            ("2", _("A begun sheet of 24 labels, from another label on")),
            ("3", _("Plain paper, to be cut")),
        ]

        def take(number: str | None) -> None:
            if number == "2":
                self._ask_start()
            elif number is not None:
                self._print_on(OnLabels(_BOUGHT if number == "1" else _PLAIN))

        self.app.push_screen(Choose(_("On what?"), offers), take)

    def _ask_start(self) -> None:
        grid = GRIDS[_BOUGHT]

        def take(number: str | None) -> None:
            if number is not None:
                self._print_on(OnLabels(_BOUGHT, int(number)))

        text = _("row {row}, label {column} of it")
        offers = [
            (str(at + 1), text.format(row=at // grid.columns + 1, column=at % grid.columns + 1))
            for at in range(grid.capacity)
        ]
        self.app.push_screen(Choose(_("Which is the first label that is still there?"), offers), take)

    def _print_on(self, on: OnLabels) -> None:
        self._on = on
        self.forget_job()
        self.paint_target()

    # Printing.

    def contents(self) -> Callable[[Desk], Contents]:
        """The labels."""
        what, picked, on = self._what, tuple(self.picked), self._on
        if what is Kind.PLACES:
            return lambda desk: print_place_labels(desk, picked, on)
        if what is Kind.ADDRESSES:
            return lambda desk: print_address_labels(desk, picked, on)
        return lambda desk: print_card_labels(desk, picked, on)

    def name_of(self, contents: Contents) -> str:
        """What they are for and of which day, never a name."""
        return f"{self._what.value} {self.salon_app.today()}"

    def note_of(self, contents: Contents) -> str:
        """How many."""
        return _(", ") + self.how_many()


def _about_place(label: PlaceLabel) -> About:
    facts = (
        (_("From"), label.first),
        (_("To"), label.last),
        (_("Cards"), f"{label.cards}"),
        (_("Keeper"), label.keeper),
    )
    return About(name=_place_name(label), facts=facts)


def _place_name(label: PlaceLabel) -> str:
    return (_("Drawer {mark}") if label.drawer else _("Cabinet {mark}")).format(mark=label.mark)
