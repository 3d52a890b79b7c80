"""Somebody has come without an appointment: whose turn it is, how long it takes, and she is here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from typing_extensions import override

from db.appointments.operations.arrival import walk_in
from db.appointments.queries import free_times
from db.appointments.records import AppointmentRecord, FreeTimes, What
from db.appointments.requests import Book, WalkIn
from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.permissions import Permission
from db.text.clock import STEP, format_clock, minute_of_day
from salon_tui.screens.appointments import fields
from salon_tui.screens.appointments.availability import all_said, look
from salon_tui.screens.appointments.form import AppointmentForm, client_in, parts_in, stop_nobody
from salon_tui.screens.appointments.passing import book_or_ask
from salon_tui.screens.base.form_page import FORM_KEYS
from salon_tui.screens.base.page import Page
from salon_tui.screens.visits.opening import ask_second_visit
from salon_tui.screens.visits.stopping import ask_way, on_form
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _


class Turn(NamedTuple):
    """Who would do it, and when.

    Attributes:
        start: When it could begin, in minutes since midnight; None where it can't today.
        wait: Minutes until then.
        staff: Names of who would do it.
        why: Why it can't be at once.
    """

    start: int | None
    wait: int = 0
    staff: str = ""
    why: str = ""


class WalkInPage(AppointmentForm, inherit_bindings=False):
    """Who has come, for what."""

    TITLE_TEXT = N_("Walk-in")
    HELP_TEXT = N_(
        "Somebody is here without an appointment. Type the services: below the form stands whose turn it is, and how "
        "long the wait is. A beautician is typed only where she was asked for. F10 checks in at once."
    )
    FORM = "walk_in"
    NEEDS = Permission.RECORD_VISIT
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("walk_in")
        self._turn: Turn | None = None

    @override
    def make(self) -> FormState:
        parts = self.parts(fields.WAITED_FOR)
        who, asked_for = entries_of(fields.WHO, self.context), entries_of((fields.ASKED_WITH,), self.context)
        state = FormState([*who, parts, *asked_for])
        state.start({})
        self._turn = None
        return state

    @override
    def put_away(self) -> None:
        super().put_away()
        self._turn = None

    def _asked(self) -> WalkIn | None:
        """What stands in the form; None while it says no service."""
        values: dict[str, Any] = dict(self.form.state.values())
        parts = parts_in(values)
        if not parts:
            return None
        return WalkIn(
            request_id=self.request_id,
            parts=parts,
            client=client_in(values),
            guest_name=values.get("guest_name") or "",
            guest_phone=values.get("guest_phone") or "",
            asked_for=any(part.staff for part in parts),
        )

    # Whose turn it is.

    @override
    def moved(self) -> None:
        super().moved()
        asked = self._asked()
        self._turn = self._look(asked) if asked is not None else None
        turn = self._turn
        self.say_below(lambda cells: [] if turn is None else [_pieces(turn)])

    @override
    def at_end(self) -> None:
        super().at_end()
        self.moved()

    def _look(self, asked: WalkIn) -> Turn | None:
        today, now = self.salon_app.today(), minute_of_day(self.salon_app.now()) // STEP * STEP
        request = Book(request_id="", day=today, start=now, parts=asked.parts, client=asked.client)
        found = look(self, request, 0)
        if found is None:
            return None
        if not found.against:
            names = {ref.id: ref.label for ref in self._staff.values()}
            return Turn(now, 0, _(", ").join(dict.fromkeys(names.get(one, "?") for one in found.staff if one)))
        nothing = FreeTimes(found=())
        free = self.ask(lambda desk: free_times(desk, asked.client, asked.parts, today, 1), nothing).found
        why = all_said(found.against)
        return Turn(free[0].start, free[0].start - now, free[0].staff_name, why) if free else Turn(None, why=why)

    # Checking in.

    @override
    def save(self) -> None:
        asked = self._asked()
        if asked is None or stop_nobody(self, asked):
            return
        turn = self._look(asked)
        self._check_in(replace(asked, start=turn.start if turn is not None and turn.wait else None))

    def _check_in(self, asked: WalkIn, reason: str = "") -> None:
        def call(desk: Desk, known: frozenset[What]) -> AppointmentRecord:
            desk = desk.despite_health(reason) if reason else desk
            return walk_in(desk, replace(asked, despite=known))

        def let_through(why: str, course: bool) -> None:
            self._check_in(replace(asked, course=course), why)

        def refused(error: SalonError) -> bool:
            again = replace(asked, second=True)
            return (
                ask_second_visit(self, error, lambda: self._check_in(again, reason))
                or ask_way(self, error, let_through, on_form(self))
                or self.refused(error)
            )

        book_or_ask(self, call, self._here, refused)

    def _here(self, one: AppointmentRecord) -> None:
        here = _("{name} is here.").format(name=one.name)
        self.done(here if one.visit else f"{here} {_('Without a file there is no visit: F6 opens a file.')}")
        self.app.pop_screen()
        if one.visit is None:
            self._show_guest(one.id)
        else:
            self.salon_app.show_visit(self, one.visit)

    def _show_guest(self, appointment: int) -> None:
        """The appointment, in front of the page that one came from."""
        below = self.salon_app.front_page()
        if isinstance(below, Page) and below.name not in ("home", "appointment"):
            # another appointment may be open further down: shown there, it would leave that page out
            name, target = str(below.name), below.target
            self.salon_app.go_home()
            self.salon_app.show_page(name, **target)
        self.salon_app.show_page("appointment", appointment=appointment)


def _pieces(turn: Turn) -> list[Piece]:
    if turn.start is None:
        return [("✗ ", "alarm"), (_("nobody has time today"), "alarm"), f"  {turn.why}"]
    if not turn.wait:
        return [("✓ ", "focus"), (_("turn of {name}").format(name=turn.staff), "strong"), "  " + _("at once")]
    wait = _("{minutes} min to wait, until {time}").format(minutes=turn.wait, time=format_clock(turn.start))
    name = (_("turn of {name}").format(name=turn.staff), "strong")
    return [("! ", "alarm"), name, "  ", wait, (f"  {turn.why}", "label")]
