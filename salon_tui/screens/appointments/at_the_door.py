"""Somebody is here for an appointment that doesn't go with what is known of them: how it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from db.appointments.requests import CheckIn, RegisterGuest
from db.core.errors import SalonError
from db.visits.records import Conflict, Instead
from salon_tui.screens.base.page import Page
from salon_tui.screens.visits.stopping import Remedies, ask_way, left_out_words
from salon_tui.words.i18n import _

Request = TypeVar("Request", CheckIn, RegisterGuest)


def ask_at_door(
    page: Page, error: SalonError, request: Request, again: Callable[[Request, str, str], None], done: str = ""
) -> bool:
    """Asks how it goes on where the visit of an appointment is stopped; False for what else was refused.

    Args:
        page: Who asks.
        error: Why it was refused.
        request: What was asked.
        again: Does it again as it is asked for now, with the reason and what is to be said of it.
        done: What is to be said of it already.
    """

    def instead(said: str, *pairs: tuple[int, int]) -> None:
        known = dict(request.instead)
        # what was put in the place of another, and is stopped too, leads back to what was booked
        booked = {new: old for old, new in known.items() if new}
        known.update({booked.get(old, old): new for old, new in pairs})
        again(replace(request, instead=tuple(known.items())), "", f"{done} {said}".strip())

    def leave_out(stops: Sequence[Conflict]) -> None:
        instead(left_out_words(stops), *((one.about, 0) for one in stops))

    def change(first: Conflict, other: Instead) -> None:
        said = _("{other} instead of {item}.").format(other=other.name, item=first.item)
        instead(said, (first.about, other.id))

    def move(day: date) -> None:
        page.salon_app.show_page("move", appointment=request.appointment, day=day)

    def let_through(reason: str, course: bool) -> None:
        again(replace(request, course=course), reason, done)

    return ask_way(page, error, let_through, Remedies(leave_out, change, move))
