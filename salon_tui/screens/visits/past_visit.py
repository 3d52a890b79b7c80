"""A closed visit, to be read; what is added stands below, and the old text stays."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from db.clients.queries import check_right
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show, show_money
from db.reading.queries import questions_of
from db.reading.records import QuestionRecord
from db.visits.fields import VISIT_FIELDS
from db.visits.operations import AddToClosed, add_to_closed
from db.visits.records import ServiceLine, VisitRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.base.texts import Texts
from salon_tui.screens.money.commands import ShowBill
from salon_tui.screens.reading.acting import asked_words, said_words
from salon_tui.screens.reading.commands import Questions
from salon_tui.screens.visits import commands as own
from salon_tui.screens.visits.about_visit import AboutVisit
from salon_tui.screens.visits.bill import LAST_TIME, amounts
from salon_tui.screens.visits.cancelling import cancel
from salon_tui.screens.visits.reading import about_visit
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import payment_name, short_moment, telling


class PastVisitPage(AboutVisit, ListPage, inherit_bindings=False):
    """One closed visit."""

    TITLE_TEXT = N_("Closed visit")
    HELP_TEXT = N_(
        "A closed visit is not changed any more. F10 adds a note to it, with your name and the time; F9 prints it."
    )
    KEYS = (own.AddNote, c.Print, own.CancelVisit, ShowBill, Questions, c.Find, c.GoHome, *MOVES, c.Back)
    DIGITS = False

    def __init__(self) -> None:
        super().__init__(name="past_visit")
        self._last: VisitRecord | None = None
        """The visit before this one."""
        self._questions: list[QuestionRecord] = []
        """What was asked about this one."""

    def main(self) -> Iterable[Widget]:
        """Label and text, line by line."""
        yield Texts(id="facts")

    @property
    def _told(self) -> Texts:
        return self.query_one(Texts)

    def load(self, desk: Desk) -> None:
        """The visit before, which is read beside this one, and what was asked about this one."""
        self._last = self.read_visit_before(desk)
        self._questions = questions_of(desk, self.visit.client.id, self.visit.id)

    def put_away(self) -> None:
        """Forgets all of it."""
        super().put_away()
        self._last, self._questions = None, []
        self._told.tell(())

    def about_chosen(self) -> About:
        """What it came to and how it was paid; then the visit before."""
        last = self._last
        more = [] if last is None else [about_visit(_("Last time"), last, LAST_TIME)]
        return About(name=_("Bill"), amounts=amounts(self.visit), more=more)

    def paint_head(self) -> None:
        """Whose visit, and when."""
        visit = self.visit
        late = [("  ! " + _("late entry"), "alarm")] if visit.late else []
        closed = short_moment(visit.closed_at) if visit.closed_at else ""
        words = (
            _("visit of {day}, cancelled {time} by {name}")
            if visit.cancelled
            else _("visit of {day}, closed {time} by {name}")
        ).format(day=visit.day, time=closed, name=visit.closed_by)
        self.head([(visit.client.label, "strong"), f"  {words}", *late], [])

    def arrive(self) -> None:
        """Shows the visit."""
        super().arrive()
        self.client_alerts(self.visit.alerts)
        self._fill()

    def _fill(self) -> None:
        visit = self.visit
        told: list[tuple[str, str]] = [(_("Cancelled"), visit.cancelled)] if visit.cancelled else []
        told.append((_("Services"), "\n".join(map(_service_words, visit.services))))
        used = [" ".join((line.name, line.amount, f"#{line.batch}" if line.batch else "")) for line in visit.products]
        told.append((_("Products used"), "\n".join(used)))
        for field in VISIT_FIELDS:
            told.append((field.label.text(language()), show(field, visit.values.get(field.name), language())))
        for paid in visit.payments:
            told.append((_("Paid"), f"{payment_name(paid.method)} {show_money(paid.amount)} · {paid.by}"))
        for note in visit.addenda:
            text = telling(f"{note.at.astimezone():%Y-%m-%d %H:%M} {note.by}", note.text)
            told.append((_("Added"), text))
        for one in reversed(self._questions):
            answer = f"\n{telling(one.answered_by, said_words(one.answer))}" if not one.is_open else ""
            told.append((_("Asked"), telling(asked_words(one), said_words(one.text)) + answer))
        self._told.tell([(label, text) for label, text in told if text])
        self._told.focus()

    def offers(self, command: type[c.Command]) -> bool:
        """A cancelled visit is read, and nothing else; one from before there were bills has none."""
        if command is ShowBill and not self.visit.bill:
            return False
        return not (self.visit.cancelled and command in (own.AddNote, c.Print, own.CancelVisit)) and super().offers(
            command
        )

    def do_edit(self) -> None:
        """F10: adds a note."""

        def add(text: str) -> None:
            request = AddToClosed(new_request(), self.visit.id, text)
            self.perform(lambda desk: add_to_closed(desk, request), self._added)

        def ask(_nothing: None) -> None:
            self.ask_why(_("What is to be added to this visit?"), add)

        client = self.visit.client.id
        # before anything is typed
        self.perform(lambda desk: check_right(desk, Permission.ADD_TO_CLOSED, client), ask)

    def do_show_bill(self) -> None:
        """From F4's list: the bill, where what was wrong on it is put right."""
        self.salon_app.show_page("bill", bill=self.visit.bill)

    def do_cancel_visit(self) -> None:
        """From F4's list: the visit was opened by mistake."""
        cancel(self, self.visit, self._cancelled)

    def _cancelled(self, words: str) -> None:
        self.salon_app.revision += 1
        self.salon_app.message_for_next_page(words)

    def do_questions(self) -> None:
        """From F4's list: what was asked about it."""
        self.salon_app.show_page("questions", card=int(self.visit.client_number), visit=self.visit.id)

    def do_print(self) -> None:
        """F9: the visit on paper, to be signed."""
        self.salon_app.show_page("print_visit", record=self.visit, visit=self.visit.id)

    def _added(self, visit: VisitRecord) -> None:
        self.target = {"record": visit}
        self._fill()
        self.show_message(_("Added, with your name and the time."))


def _service_words(line: ServiceLine) -> str:
    """What was done by whom for how much, and why it cost less."""
    words = f"{line.name} · {line.staff.label} · {show_money(line.price)}"
    return f"{words} ({line.reason})" if line.reason else words
