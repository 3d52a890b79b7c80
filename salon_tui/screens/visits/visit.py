"""A visit: opened at arrival, filled in while it runs, paid and closed; afterwards there are only addenda."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from db.clients.queries import check_open
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.fields.values import Hidden
from db.money.queries.bills import read_bill
from db.money.records.bills import BillRecord
from db.salon.queries import products, services
from db.staff.queries.people import treating
from db.text.card_number import spaced
from db.visits.fields import VISIT_FIELDS
from db.visits.operations import (
    CloseVisit,
    ProductUsed,
    SaveVisit,
    ServiceDone,
    close_visit,
    save_visit,
)
from db.visits.queries import preview
from db.visits.records import VisitRecord
from salon_tui import commands as c
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.money import commands as money
from salon_tui.screens.money.after import change_words
from salon_tui.screens.money.payment import AskPayment
from salon_tui.screens.reading.acting import ask_plans
from salon_tui.screens.reading.commands import Questions
from salon_tui.screens.visits import commands as own
from salon_tui.screens.visits.about_visit import AboutVisit
from salon_tui.screens.visits.answering import ask_outcome, conflict_piece, note_read
from salon_tui.screens.visits.arrival import usual_hands
from salon_tui.screens.visits.bill import due, side
from salon_tui.screens.visits.cancelling import cancel
from salon_tui.screens.visits.offered import against
from salon_tui.screens.visits.readers import PRODUCTS, SERVICES, ProductsReader, ServicesReader
from salon_tui.screens.visits.stopping import ask_way, on_form
from salon_tui.widgets.blocks import Side
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.panes import Panes
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import short_day


class VisitPage(AboutVisit, FormPage, inherit_bindings=False):
    """An open visit."""

    TITLE_TEXT = N_("Visit")
    HELP_TEXT = N_(
        "What is done, used, seen and said while the client is here. F10 saves; F10 once more takes the payment and "
        "closes the visit."
    )
    FORM = "visit"
    NEEDS = Permission.RECORD_VISIT
    KEYS = (
        own.Close,
        *(key for key in FORM_KEYS if key is not c.Save),
        own.CancelVisit,
        money.SellHere,
        money.ShowBill,
        Questions,
    )

    def __init__(self) -> None:
        super().__init__("visit")
        self._now: VisitRecord | None = None
        """The visit as it is now, where another page was in front of this one."""
        self._change = ""
        """How much change was given, to be said when it is closed."""

    @property
    def about(self) -> int:
        """Drafts are kept per visit."""
        return self.visit.id

    def body(self) -> Iterable[Widget]:
        """What there is to pay, the form, and beside it the bill and the visit before."""
        yield Panes([Bar(id="due"), *super().body()], [Side(id="side")])

    def prepare(self, desk: Desk) -> None:
        """Reads what is offered and used, and who treats."""
        super().prepare(desk)
        self._services, self._products = services(desk, True), products(desk, True)
        self._treating = treating(desk)
        self._last = self.read_visit_before(desk)

    @property
    def concerns(self) -> int:
        """The client."""
        return self.visit.client.id

    def check(self, desk: Desk) -> None:
        """Whether the client's visits may still be seen; what is on the bill by now is read again."""
        check_open(desk, self.visit.client.id)
        self._now = preview(desk, self.visit.id)

    def arrive(self) -> None:
        """Opens the visit, or goes on with it: what was sold or paid meanwhile stands in its head."""
        self._now = None if not self._goes_on else self._now
        super().arrive()
        if self._now is not None and self._now.bill == self.visit.bill:
            now = self._now
            self.target["record"] = replace(
                self.visit, payments=now.payments, total=now.total, sold=now.sold, left=now.left
            )
            self._shown_for = (self.desk.session, dict(self.target))
            self._paint_money()

    def put_away(self) -> None:
        """Forgets what was read."""
        super().put_away()
        self._now = None

    def make(self) -> FormState:
        """Services and products, and the care notes for who writes them."""
        visit = self.visit
        usual = usual_hands(visit.services[0].staff if visit.services else None, self._staff, self._treating)
        stood = {line.id: line for line in visit.services}
        speaks = against(self, lambda: visit.client.id)
        lines: dict[str, object] = {
            "services": tuple(
                ServiceDone(
                    line.service_id, line.staff.id, None if isinstance(line.price, Hidden) else line.price, line.id
                )
                for line in visit.services
            ),
            "products": tuple(ProductUsed(p.name, p.product_id, p.amount, p.batch, p.id) for p in visit.products),
        }
        care = entries_of(VISIT_FIELDS, self.context)
        entries = [
            LinesEntry(SERVICES, lines=ServicesReader(self._services, self.context, usual, stood, speaks)),
            care[0],
            LinesEntry(PRODUCTS, lines=ProductsReader(self._products, speaks)),
            *care[1:],
        ]
        notes: dict[str, object] = dict(visit.values)
        if not self.salon_app.may(Permission.CARE_NOTES):
            notes = {name: value if isinstance(value, Hidden) else Hidden() for name, value in notes.items()}
        # what somebody neither writes nor reads is not there at all
        state = FormState([entry for entry in entries if not isinstance(notes.get(entry.name), Hidden)])
        state.start({**lines, **notes})
        return state

    def start(self, with_draft: bool = True) -> None:
        """Shows the visit, the client's alerts, and what is left to pay."""
        super().start(with_draft)
        self.paint_alerts()
        self._paint_money()
        if "begin" in self.target:
            self.form.go_to_field(self.target["begin"])

    def head_pieces(self, page: str) -> tuple[list[Piece], list[Piece]]:
        """Whose visit, since when, by whom."""
        visit = self.visit
        opened = _("visit of {day}, opened {time} by {name}").format(
            day=short_day(visit.day), time=f"{visit.opened_at.astimezone():%H:%M}", name=visit.opened_by
        )
        late = [("  ! " + _("late entry"), "alarm")] if visit.late else []
        whose = [(visit.client.label, "strong"), (f"  {spaced(visit.client_number)}  ", "label")]
        return [*whose, opened, *late], [(page, "label")]

    def paint_alerts(self) -> None:
        """Alerts, conflicts, and what was to be recommended; they never scroll away."""
        visit = self.visit
        pieces: list[Piece] = []
        for conflict in [one for one in visit.conflicts if one.is_shown][:2]:
            pieces += ["  ", conflict_piece(conflict)]
        if visit.recommended:
            pieces += ["  ", _("Recommend: {text}").format(text=visit.recommended)]
        causes = " · ".join(alert.term.text(language()) for alert in visit.alerts)
        self.alerts(causes, *(pieces if causes else pieces[1:]))

    def _paint_money(self) -> None:
        visit, last = self.visit, self._last
        bar = self.query_one("#due", Bar)
        bar.set_class(not isinstance(visit.left, Hidden), "on")
        bar.draw(lambda cells: due(visit, cells))
        self.query_one(Side).show(lambda cells: side(visit, last, cells))

    # Saving, paying, closing.

    def do_save(self) -> None:
        """F10: saves what is typed; where nothing is, takes the payment and closes. Warnings on the page were read."""
        note_read(self, self.visit, self._warnings_read)
        if self.form.state.is_changed:
            super().do_save()
        else:
            self._close_visit()

    def _warnings_read(self, visit: VisitRecord) -> None:
        self.target["record"] = replace(self.visit, conflicts=visit.conflicts)
        self._shown_for = (self.desk.session, dict(self.target))
        self.paint_alerts()
        self._paint_money()

    def save(self) -> None:
        """Saves; a conflict asks for a reason and the manager's PIN."""
        values = self.form.state.values()
        done: Any = values.pop("services", None) or ()
        used: Any = values.pop("products", None) or ()
        request = SaveVisit(
            request_id=self.request_id,
            visit=self.visit.id,
            version=self.visit.version,
            values=values,
            services=done,
            products=used,
        )
        self._save(request)

    def _save(self, request: SaveVisit, reason: str = "") -> None:
        def call(desk: Desk) -> VisitRecord:
            desk = desk.despite_health(reason) if reason else desk
            return save_visit(desk, request)

        def again(reason: str, course: bool) -> None:
            self._save(replace(request, course=course), reason)

        def refused(error: SalonError) -> bool:
            return ask_way(self, error, again, on_form(self), self.visit.day) or self.refused(error)

        self.perform(call, self._saved, refused=refused)

    def _saved(self, visit: VisitRecord) -> None:
        at = self.form.current.name
        self.drop_draft()
        self._show(visit)
        self.form.go_to_field(at)
        self.show_message(_("Saved. F10 once more takes the payment and closes the visit."))

    def _close_visit(self) -> None:
        request = CloseVisit(self.request_id, self.visit.id, self.visit.version)
        self.perform(lambda desk: close_visit(desk, request), self._visit_closed, refused=self._ask_payment)

    def _ask_payment(self, error: SalonError) -> bool:
        if error.code is not Code.STILL_TO_PAY or not self.salon_app.may(Permission.TAKE_PAYMENT):
            return False
        self.perform(lambda desk: read_bill(desk, self.visit.bill), self._ask_how)
        return True

    def _ask_how(self, bill: BillRecord) -> None:
        self.app.push_screen(AskPayment(bill), self._paid)

    def _paid(self, bill: BillRecord | None) -> None:
        if bill is None:
            return

        def then(visit: VisitRecord) -> None:
            self._show(visit)
            if not bill.left or bill.debt is not None:
                self._change = change_words(bill)
                self._close_visit()

        self.perform(lambda desk: preview(desk, self.visit.id), then)

    def _visit_closed(self, visit: VisitRecord) -> None:
        ask_outcome(self, visit, lambda: ask_plans(self, visit.client.id, lambda: self._leave(visit)))

    def _leave(self, visit: VisitRecord) -> None:
        closed = _("The visit of {name} is closed.").format(name=visit.client.label)
        self.done(f"{closed} {self._change}".strip())
        self.salon_app.show_client(self, visit.client.id, [visit.client.id])

    def do_sell(self) -> None:
        """From F4's list: a product on the bill of the visit."""
        self.salon_app.show_page("sell", bill=self.visit.bill)

    def do_show_bill(self) -> None:
        """From F4's list: the bill."""
        self.salon_app.show_page("bill", bill=self.visit.bill)

    def do_questions(self) -> None:
        """From F4's list: what was asked about this visit."""
        self.salon_app.show_page("questions", card=int(self.visit.client_number), visit=self.visit.id)

    def do_cancel_visit(self) -> None:
        """From F4's list: the visit was opened by mistake."""
        cancel(self, self.visit, self.done)

    def _show(self, visit: VisitRecord) -> None:
        self.salon_app.revision += 1
        self.target = {"record": visit}
        self._shown_for = (self.desk.session, dict(self.target))
        self.start(with_draft=False)
