"""A client's card: head and alerts always in view, then tabs by digit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
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
from salon_tui.screens.asking.staff import assign_client
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.clients import commands as own
from salon_tui.screens.clients.card_view import CardView
from salon_tui.screens.clients.head import head_pieces, head_side, place_among, show_alerts
from salon_tui.screens.clients.lists import LISTS
from salon_tui.screens.clients.overview import Overview, read_overview
from salon_tui.screens.clients.record import HEALTH_BOXES, OTHER_BOXES, record_state
from salon_tui.screens.clients.revealing import show_in_full
from salon_tui.screens.clients.tabs import TABS, View, summary
from salon_tui.screens.clients.withdrawing import agreed_to, ask_what_is_withdrawn
from salon_tui.screens.held.account import account_words
from salon_tui.screens.visits.opening import repeat_last
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.lines import Rule
from salon_tui.words.i18n import N_, _

_LEAFING = (c.Previous, c.Next, c.Refresh, c.GoHome, *MOVES, c.Back)


class ClientPage(ListPage, inherit_bindings=False):
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
    def view(self) -> View:
        """What the open tab shows."""
        return TABS[self._tab][self._at]

    @property
    def card(self) -> CardView:
        """What stands below the head."""
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
        self._paint()

    def _know(self, record: ClientRecord) -> None:
        # leafed on or read again, not opened: the tab stays
        self.target = self._painted = {"record": record, "among": self.target.get("among", [record.id])}

    def _take(self, record: ClientRecord) -> None:
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

    def _paint(self) -> None:
        self._previews = {}
        today = self.salon_app.today()
        self.card.open(self._tab, self._at)
        match self.view:
            case View.RECORD:
                self.card.show_fields(*record_state(self.record, OTHER_BOXES, today))
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

    def _fill(self, view: View) -> None:
        tab = LISTS[view]

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
        elif self.view in LISTS:
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
        elif digit in TABS:
            self.show_message("")
            self._at = (self._at + 1) % len(TABS[digit]) if digit == self._tab else 0
            self._tab = digit
            self._paint()
        else:
            self.app.bell()

    def open_chosen(self) -> None:
        """What the line of the open list is about."""
        opens = LISTS[self.view].opens if self.view in LISTS else None
        if opens is not None:
            opens(self, self.record, self.chosen, [row.key for row in self.list.rows if row.key])

    def do_reveal(self) -> None:
        """Ctrl+T: hidden values in full; written down. What needs a reason is asked for when nothing else is left."""
        show_in_full(self, self.record, self._show_revealed)

    def _show_revealed(self, record: ClientRecord, words: str) -> None:
        self.target["record"] = replace(record)
        self.paint_head()
        self._paint()
        self.show_message(words)

    def offers(self, command: type[c.Command]) -> bool:
        """Consent is withdrawn where something was agreed to."""
        if command is own.WithdrawConsent:
            return "record" in self.target and bool(agreed_to(self.record))
        return super().offers(command)

    def do_withdraw_consent(self) -> None:
        """Asks which; a digit withdraws it, since taking back is as easy as agreeing."""
        ask_what_is_withdrawn(self, self.record, self._withdrawn)

    def _withdrawn(self, record: ClientRecord, what: str) -> None:
        self.salon_app.revision += 1
        self._take(record)
        self.show_message(_("{what}: withdrawn, and written down.").format(what=what))

    def do_edit(self) -> None:
        """F10: the record as a form."""
        self.salon_app.show_page("edit", record=self.record)

    def do_assign(self) -> None:
        """Who looks after the client from now on."""
        assign_client(self, self.record, self._take)

    def do_open_page(self, name: str) -> None:
        """What another area has about the client."""
        self.salon_app.show_page(name, card=int(self.record.number))

    def do_new(self) -> None:
        """F6: the client has arrived."""
        record = self.record
        arrives(self, record.id, lambda: self.salon_app.show_page("arrival", record=record))

    def do_repeat(self) -> None:
        """Ctrl+R: a visit like the last one."""
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
            self.perform(lambda desk: open_client(desk, among[at]), self._take)
        else:
            self.show_message(_("There is no further client in this list."), alarm=True)

    def do_refresh_page(self) -> None:
        """F5: reads the record again."""
        self.perform(lambda desk: open_client(desk, self.record.id), self._take)

    def help_lines(self) -> list[str]:
        """The tabs."""
        tabs = [f"{digit} {', '.join(_(view.label) for view in views)}" for digit, views in TABS.items()]
        return ["   ".join(tabs), ""]
