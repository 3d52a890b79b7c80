"""A client's card: head and alerts always in view, then tabs by digit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from db.clients.fields.client import INTAKE_BOXES
from db.clients.operations.clients import open_client, reveal
from db.clients.queries import check_open
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.fields.parsing import ParseContext
from db.visits.fields import VISIT_FIELDS
from db.visits.operations import OpenVisit
from db.visits.queries import visits as visit_queries
from db.visits.records import VisitRecord
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.asking.staff import assign_client
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.head import head_pieces, hidden, place_among, revealed_words, show_alerts
from salon_tui.screens.clients.record import record_state
from salon_tui.screens.clients.tabs import HISTORY, PAPER, REFERRERS, TABS, VISITS, ListTab, summary
from salon_tui.screens.clients.withdrawing import agreed_to, ask_what_is_withdrawn, not_asked
from salon_tui.screens.visits.opening import open_for
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.form_state import FormState
from salon_tui.widgets.lines import Line
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext

_HEALTH_BOXES = "CDEF"


class ClientPage(ListPage, inherit_bindings=False):
    """One client."""

    TITLE_TEXT = N_("Client")
    HELP_TEXT = N_(
        "Everything about one client. Digits change the tab; alerts stay in view. Phone and address are hidden until "
        "they are needed."
    )
    KEYS = (
        c.Find,
        c.NewVisit,
        c.Repeat,
        c.Print,
        c.Edit,
        c.Reveal,
        c.WithdrawConsent,
        c.AssignClient,
        c.Previous,
        c.Next,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )

    def __init__(self) -> None:
        super().__init__(name="client")
        self._tab = 1
        self._seen: tuple[int, int] | None = None
        self._painted: dict[str, Any] = {}
        """What the page was about when it was painted last: opened anew, it begins with the first tab."""

    @property
    def record(self) -> ClientRecord:
        """The record in view."""
        record: ClientRecord = self.target["record"]
        return record

    def body(self) -> Iterable[Widget]:
        """Tabs, the tab's list, and what the visits add up to."""
        yield Line(id="tabs")
        yield Fields(id="facts")
        yield PickList([Column(10, grow=1)], id="tab")
        yield Line(id="detail", classes="detail")

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
            self._tab, self._painted = 1, self.target
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
        self.query_one(Fields).load(FormState([]))
        self._detail("")

    def paint_head(self) -> None:
        """Who it is."""
        place = place_among(self.record, self.target.get("among", []))
        self.head(head_pieces(self.record), [(place, "label")])
        show_alerts(self, self.record)

    def _paint(self) -> None:
        tabs: list[Piece] = []
        for digit, name in TABS:
            tabs.append((f"{digit} {_(name)} ", "focus" if digit == self._tab else "label"))
        self.query_one("#tabs", Line).set_pieces(*tabs)
        self._detail("")
        painters: dict[int, Callable[[], None]] = {
            1: self._paint_record,
            2: self._paint_health,
            5: self._paint_visits,
            6: lambda: self._paint_list(REFERRERS),
            8: lambda: self._paint_list(PAPER),
            9: lambda: self._paint_list(HISTORY),
        }
        painters[self._tab]()
        self.list.focus()

    def _paint_record(self) -> None:
        self._paint_fields([box.letter for box in INTAKE_BOXES if box.letter not in _HEALTH_BOXES])
        record = self.record
        missing = len(record.missing)
        words = [
            _("Card opened {day} by {name}").format(
                day=f"{record.created_at.astimezone():%Y-%m-%d}", name=record.created_by
            ),
            ngettext("{count} field is still empty", "{count} fields are still empty", missing)
            if missing
            else _("complete"),
        ]
        self._detail(" · ".join(words))

    def _paint_health(self) -> None:
        self._paint_fields(list(_HEALTH_BOXES))

    def _paint_fields(self, letters: list[str]) -> None:
        self._show_list(False)
        self.query_one(Fields).load(record_state(self.record, letters, self._around))

    def _around(self) -> ParseContext:
        return ParseContext(self.salon_app.today())

    def _show_list(self, shown: bool) -> None:
        self.query_one(Fields).display = not shown
        self.list.display = shown

    def _paint_visits(self) -> None:
        self._paint_list(VISITS)
        self.perform(
            lambda desk: visit_queries.visit_summary(desk, self.record.id), lambda found: self._detail(summary(found))
        )

    def _paint_list(self, tab: ListTab) -> None:
        def fill(first: list[Row[Any]]) -> None:
            self._show_list(True)
            self.list.columns, self.list.marked = tuple(tab.columns), tab.marked
            empty = _(tab.way[1]) if tab.way and self.salon_app.may(tab.way[0]) else _(tab.empty)
            self.list.fill(first, empty=f"  {empty}", more=more)

        def more(last: Row[Any]) -> list[Row[Any]] | None:
            return self.ask(lambda desk: tab.rows(desk, self.record, last.key), None)

        self.perform(lambda desk: tab.rows(desk, self.record), fill)

    def _detail(self, text: str) -> None:
        self.query_one("#detail", Line).set_pieces((text, "label"))

    # Keys.

    def do_down(self) -> None:
        """Down: in a list the next line, in the record the next page."""
        self._move(self.list.move, 1)

    def do_up(self) -> None:
        """Up."""
        self._move(self.list.move, -1)

    def do_page_down(self) -> None:
        """PgDn."""
        self._move(self.list.page, 1)

    def do_page_up(self) -> None:
        """PgUp."""
        self._move(self.list.page, -1)

    def _move(self, in_list: Callable[[int], None], by: int) -> None:
        if self.list.display:
            in_list(by)
        else:
            self.query_one(Fields).turn(by)

    def take_digit(self, digit: int) -> None:
        """Another tab; 0 goes back."""
        if digit == 0:
            self.do_back()
        elif digit in dict(TABS):
            self._tab = digit
            self._paint()
        else:
            self.app.bell()

    def open_chosen(self) -> None:
        """A visit of the list, or who recommended the client; F7 and F8 then go along the chain."""
        if self._tab == 5:
            self.salon_app.show_visit(self, self.chosen[1])
        elif self._tab == 6:
            chain = [self.record.id, *(row.key for row in self.list.rows if row.key)]
            self.salon_app.show_client(self, self.chosen, chain)

    def do_reveal(self) -> None:
        """Ctrl+T: hidden values in full; written down. What needs a reason is asked for when nothing else is left."""
        self.perform(lambda desk: reveal(desk, self.record.id), self._revealed)

    def _revealed(self, record: ClientRecord) -> None:
        before, after = hidden(self.record), hidden(record)
        if before == after and any(after.values()):
            self.perform(
                lambda desk: reveal(desk, self.record.id, True), lambda found: self._show_revealed(found, before)
            )
        else:
            self._show_revealed(record, before)

    def _show_revealed(self, record: ClientRecord, before: Mapping[str, bool]) -> None:
        self.target["record"] = replace(record)
        self.paint_head()
        self._paint()
        self.show_message(revealed_words(before, hidden(record)))

    def offers(self, command: type[c.Command]) -> bool:
        """Consent is withdrawn where something was agreed to."""
        if command is c.WithdrawConsent:
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

    def do_new(self) -> None:
        """F6: the client has arrived."""
        self.salon_app.show_page("arrival", record=self.record)

    def do_repeat(self) -> None:
        """Ctrl+R: a visit like the last one."""
        request = OpenVisit(request_id=new_request(), client=self.record.id, repeat=True)

        def begin(yes: bool | None) -> None:
            if yes:
                open_for(self, request, self._begin_visit)

        question = _("Open a visit for {name} with the services, products and steps of the last one?")
        self.app.push_screen(
            Confirm(f"{question.format(name=self.record.name)} {not_asked(self.record)}".strip()), begin
        )

    def _begin_visit(self, visit: VisitRecord) -> None:
        """What was done stands there already: it goes on with the first note, for who writes notes."""
        self.salon_app.show_page("visit", record=visit, begin=VISIT_FIELDS[0].name)

    def do_print(self) -> None:
        """F9: what will be printed."""
        self.salon_app.show_page("print", record=self.record)

    def do_previous(self) -> None:
        """F7."""
        self._go_along(-1)

    def do_next(self) -> None:
        """F8."""
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
        return ["   ".join(f"{digit} {_(name)}" for digit, name in TABS), ""]
