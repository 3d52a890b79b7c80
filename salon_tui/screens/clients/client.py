"""A client's card: head and alerts always in view, then tabs by digit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.clients.operations.clients import open_client
from db.clients.queries import check_open
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.money.queries.holdings import account
from db.visits import queries as visit_queries
from db.visits.records import VisitRecord
from salon_tui import commands as c
from salon_tui.screens.appointments.acting import arrives
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.clients import commands as own
from salon_tui.screens.clients.card_view import CardView
from salon_tui.screens.clients.file_keys import FileKeys
from salon_tui.screens.clients.head import head_pieces, head_side, place_among, show_alerts
from salon_tui.screens.clients.lists import list_of
from salon_tui.screens.clients.overview import Overview, read_overview
from salon_tui.screens.clients.record import HEALTH_BOXES, record_state
from salon_tui.screens.clients.tabs.views import Shown, View, summary, tabs, view_name
from salon_tui.screens.conditions.on_card import KEYS_ON_CARD, ConditionsOnCard
from salon_tui.screens.held.account import account_words
from salon_tui.screens.visits.opening import repeat_last
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.panes import Rule
from salon_tui.words.i18n import N_, _

_LEAFING = (c.Previous, c.Next, c.Refresh, c.GoHome, *MOVES, c.Back)


class ClientPage(FileKeys, ConditionsOnCard, ListPage, inherit_bindings=False):
    """One client."""

    TITLE_TEXT = N_("Client")
    HELP_TEXT = N_(
        "Everything about one client. Digits change the tab, the open tab's digit shows what else it has; alerts stay "
        "in view. Phone and address are hidden until they are needed."
    )
    KEYS = (
        c.Find,
        own.NewVisit,
        own.Repeat,
        *KEYS_ON_CARD,
        c.Print,
        c.Edit,
        own.Reveal,
        *own.OPEN_PAGES,
        *own.GROUPS,
        *_LEAFING,
    )

    def __init__(self) -> None:
        super().__init__(name="client")
        # the digit of the open tab, and which of its views it shows
        self._tab, self._at = 1, 0
        self._seen: tuple[int, int] | None = None
        # what it was about when it was painted last: opened anew, it begins with the first tab
        self._painted: dict[str, Any] = {}
        self._previews: dict[int, VisitRecord] = {}

    @property
    def record(self) -> ClientRecord:
        """The record in view."""
        record: ClientRecord = self.target["record"]
        return record

    @property
    @override
    def views(self) -> tuple[Shown, ...]:
        return tabs()[self._tab]

    @property
    @override
    def view(self) -> Shown:
        return self.views[self._at]

    @property
    @override
    def card(self) -> CardView:
        return self.query_one(CardView)

    def body(self) -> Iterable[Widget]:
        """The tabs and what they show."""
        yield CardView()

    def on_mount(self) -> None:
        """The hairline below the head is that of the tabs."""
        self.query(Rule).first().display = False

    def load(self, desk: Desk) -> None:
        """The record was read by who sent us here, and is read again when something was saved."""
        seen, id = self._seen, self.record.id
        if seen is not None and seen[0] == id and seen[1] != self.salon_app.revision:
            self._know(open_client(desk, id))
        else:
            check_open(desk, id)

    def arrive(self) -> None:
        """Shows the client."""
        self._seen = (self.record.id, self.salon_app.revision)
        if self.target is not self._painted:
            self._tab, self._at, self._painted = 1, 0, self.target
        super().arrive()
        self.paint_view()

    def _know(self, record: ClientRecord) -> None:
        # leafed on or read again, not opened: the tab stays
        self.target = self._painted = {"record": record, "among": self.target.get("among", [record.id])}

    @override
    def know_again(self, record: ClientRecord) -> None:
        self._know(record)
        self.arrive()

    def put_away(self) -> None:
        """Nothing stays of the record."""
        super().put_away()
        self._previews = {}
        self.card.empty()

    def paint_head(self) -> None:
        """Who it is."""
        place = place_among(self.record, self.target.get("among", []))
        self.head(head_pieces(self.record), head_side(self.record, place))
        show_alerts(self, self.record)

    @override
    def paint_view(self) -> None:
        self._previews = {}
        today = self.salon_app.today()
        self.card.open(self._tab, self._at)
        match self.view:
            case View.RECORD:
                self.show_record(self.card)
            case View.HEALTH:
                self.card.show_fields(*record_state(self.record, HEALTH_BOXES, today))
            case View.OVERVIEW:
                self.perform(lambda desk: read_overview(desk, self.record.id), self._show_overview)
            case View.VISITS:
                self._fill(self.view)
                self.perform(
                    lambda desk: visit_queries.visit_summary(desk, self.record.id),
                    lambda found: self.card.set_detail(summary(found)),
                )
            case View.ACCOUNT:
                self._fill(self.view)
                self.perform(
                    lambda desk: account(desk, self.record.id),
                    lambda found: self.card.set_detail(account_words(found)),
                )
            case _:
                self._fill(self.view)
        self.list.focus()

    def _show_overview(self, found: Overview) -> None:
        self.card.show_overview(self.record, found)
        self._fill(View.OVERVIEW)

    def _fill(self, view: Shown) -> None:
        tab = list_of(view, self.salon_app.today())
        assert tab is not None, "what is shown here is a list"

        def fill(first: Sequence[Any]) -> None:
            empty = self.nothing(_(tab.what), _(tab.would), *([tab.makes] if tab.makes else []))
            more = lambda last: self.ask(lambda desk: tab.read(desk, self.record, last), None)  # noqa: E731
            self.card.show_list(tab, self.record, first, more, empty, has_heads=view is not View.OVERVIEW)
            self.moved()

        self.perform(lambda desk: tab.read(desk, self.record, None), fill)

    def moved(self) -> None:
        """The visit under the mark is shown beside the list; what stood there before is gone at once."""
        if self.view in (View.OVERVIEW, View.VISITS):
            id = self.chosen[1] if self.chosen is not None else 0
            self.card.show_visit(self._previews.get(id), self.view is View.VISITS)
            # where the list has just asked for a reason, one question is enough
            if id and id not in self._previews and self.is_active:
                self.perform(lambda desk: visit_queries.preview(desk, id), self._show_visit)
        elif self.card.is_list:
            self.card.show_line(self.record)

    def _show_visit(self, visit: VisitRecord) -> None:
        self._previews[visit.id] = visit
        self.card.show_visit(visit, self.view is View.VISITS)

    # Keys.

    def do_down(self) -> None:
        """Down: in a list the next line, in the record the next page."""
        self._move(self.list.move, 1)

    @override
    def do_up(self) -> None:
        self._move(self.list.move, -1)

    @override
    def do_page_down(self) -> None:
        self._move(self.list.page, 1)

    @override
    def do_page_up(self) -> None:
        self._move(self.list.page, -1)

    def _move(self, in_list: Callable[[int], None], by: int) -> None:
        if self.card.is_list:
            in_list(by)
            self.moved()
        else:
            self.query_one(Fields).turn(by)

    def take_digit(self, digit: int) -> None:
        """Another tab, or the next view of the open one; 0 goes back."""
        if digit == 0:
            self.do_back()
        elif digit in tabs():
            self.show_message("")
            self._turn_to(digit, (self._at + 1) % len(tabs()[digit]) if digit == self._tab else 0)
        else:
            self.app.bell()

    def _turn_to(self, digit: int, at: int) -> None:
        view = tabs()[digit][at]
        if view is View.COMPARISON:
            self.do_compare()
            return
        self._tab, self._at = digit, at
        self.paint_view()
        # what the keys do depends on what is in view
        self.paint_keys()

    @override
    def turn_to_view(self, at: int) -> None:
        self._turn_to(self._tab, at)

    def open_chosen(self) -> None:
        """What the line of the open list is about."""
        tab = list_of(self.view, self.salon_app.today())
        if tab is not None and tab.opens is not None:
            tab.opens(self, self.record, self.chosen, [row.key for row in self.list.rows if row.key])

    @override
    def offers(self, command: type[c.Command]) -> bool:
        return self.offers_here(command) and super().offers(command)

    def do_edit(self) -> None:
        """F10: the record as a form; in a list of dated records, the one under the mark."""
        if not self.amend_chosen():
            self.salon_app.show_page("edit", record=self.record)

    def do_new(self) -> None:
        """F6: the client has arrived; in a list of dated records, another one."""
        record = self.record
        if self.begin_here(like_last=False):
            return
        arrives(self, record.id, lambda: self.salon_app.show_page("arrival", record=record))

    def do_repeat(self) -> None:
        """Ctrl+R: a visit like the last one, or a dated record."""
        if not self.begin_here(like_last=True):
            repeat_last(self, self.record)

    def do_print(self) -> None:
        """F9: what will be printed."""
        self.salon_app.show_page("print", record=self.record)

    def do_previous(self) -> None:
        """Goes to the record before."""
        self._go_along(-1)

    def do_next(self) -> None:
        """Goes to the next record."""
        self._go_along(1)

    def _go_along(self, by: int) -> None:
        among: list[int] = self.target.get("among", [])
        at = among.index(self.record.id) + by if self.record.id in among else -1
        if 0 <= at < len(among):
            self.perform(lambda desk: open_client(desk, among[at]), self.know_again)
        else:
            self.show_message(_("There is no further client in this list."), alarm=True)

    def do_refresh_page(self) -> None:
        """F5: reads the record again."""
        self.perform(lambda desk: open_client(desk, self.record.id), self.know_again)

    def help_lines(self) -> list[str]:
        """The tabs."""
        named = [f"{digit} {', '.join(map(view_name, views))}" for digit, views in tabs().items()]
        return ["   ".join(named), ""]
