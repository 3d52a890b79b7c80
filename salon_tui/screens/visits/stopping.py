"""A visit is stopped by what is known of the client: how it goes on, on a form and at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from db.appointments.requests import PartAsked
from db.core.errors import SalonError
from db.core.permissions import Permission
from db.rules.records import Level
from db.visits.operations import ProductUsed, ServiceDone
from db.visits.queries import instead_of
from db.visits.records import Conflict, Instead, Stopped
from db.visits.verdicts.operations import NoteHeeded, note_heeded
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.base.page import Page
from salon_tui.screens.visits.asking_way import BOOK, CHANGE, LEAVE_OUT, LET_THROUGH, AskWay, Way
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.words.i18n import _


class Remedies(NamedTuple):
    """What a page can do about what stops.

    Attributes:
        leave_out: Does without what stops.
        change: Does another service in the place of one.
        move: Does it on another day, where that is not simply booked.
    """

    leave_out: Callable[[Sequence[Conflict]], None]
    change: Callable[[Conflict, Instead], None]
    move: Callable[[date], None] | None = None


def ask_way(
    page: Page,
    error: SalonError,
    let_through: Callable[[str, bool], None],
    remedies: Remedies | None = None,
    day: date | None = None,
) -> bool:
    """Asks how it goes on where something stops; False for what else was refused.

    Args:
        page: The page that asked for it.
        error: Why it was refused.
        let_through: Does it again, with a reason, and whether for a course.
        remedies: What the page can do; None for what begins as it was the last time.
        day: The day of the treatment; None is today.
    """
    if not isinstance(error, Stopped):
        return False
    stops = [one for one in error.conflicts if one.stops]
    if all(one.is_question for one in stops):
        return False
    first = stops[0]
    at = day or page.salon_app.today()
    others: tuple[Instead, ...] = ()
    if remedies is not None and first.is_service:
        others = page.ask(lambda desk: instead_of(desk, error.client, first.about, at), ())
    ways = [
        *([LEAVE_OUT] if remedies is not None else []),
        *([CHANGE] if others else []),
        *([BOOK] if error.free is not None and page.salon_app.may(Permission.APPOINTMENTS) else []),
        *([LET_THROUGH] if all(one.level is not Level.NEVER for one in stops) else []),
    ]

    def chosen(way: Way | None) -> None:
        if way is None or way.digit != LET_THROUGH:
            _count_heeded(page, error, stops, at)
        if way is None:
            return
        if way.digit == LET_THROUGH:
            let_through(way.reason, way.course)
        elif way.digit == BOOK and error.free is not None:
            if remedies is not None and remedies.move is not None:
                remedies.move(error.free)
            else:
                page.salon_app.show_page("book", card=int(error.number), day=error.free)
        elif remedies is not None and way.digit == LEAVE_OUT:
            remedies.leave_out(stops)
        elif remedies is not None:
            _choose_other(page, remedies, first, others)

    page.app.push_screen(AskWay(error, ways), chosen)
    return True


def _count_heeded(page: Page, error: Stopped, stops: Sequence[Conflict], day: date) -> None:
    """Counts that it was heeded; whoever is at the desk has answered already, and is told nothing of it."""
    services, products = (
        tuple(dict.fromkeys(one.about for one in stops if one.is_service is which)) for which in (True, False)
    )
    request = NoteHeeded(client=error.client, day=day, services=services, products=products)
    page.perform(lambda desk: note_heeded(desk, request), refused=lambda error: True)


def on_form(page: FormPage) -> Remedies:
    """What a form can do: lines of services and products are taken off or changed; nothing is saved yet."""
    entries = [entry for entry in page.form.state.entries if isinstance(entry, LinesEntry)]
    return Remedies(
        lambda stops: _drop(page, entries, stops),
        lambda first, other: _put_instead(page, entries, first, other),
    )


def left_out_words(stops: Iterable[Conflict]) -> str:
    """What was left out."""
    return _("{names} left out.").format(names=_(", ").join(dict.fromkeys(one.item for one in stops)))


def _drop(page: FormPage, entries: Sequence[LinesEntry], stops: Iterable[Conflict]) -> None:
    """Takes what stops off the form."""
    gone = {(one.is_service, one.about) for one in stops}

    def goes(value: object) -> bool:
        match value:
            case ServiceDone(service=id) | PartAsked(service=id):
                return (True, id) in gone
            case ProductUsed(product=id):
                return (False, id) in gone
        return False

    for entry in entries:
        page.form.change(lambda entry=entry: entry.drop(goes))  # type: ignore[misc]  # bound at once
    page.form.go_to_field(next(entry.name for entry in entries))
    words = _("F10 goes on without.") if any(entry.items for entry in entries) else ""
    page.show_message(f"{left_out_words(stops)} {words}".strip())


def _put_instead(page: FormPage, entries: Sequence[LinesEntry], first: Conflict, other: Instead) -> None:
    """Puts another service in the place of the one that is stopped."""
    services = next(entry for entry in entries if entry.name in ("services", "parts"))
    _drop(page, [services], [first])
    page.form.change(lambda: services.add(str(other.code)))
    page.show_message(_("{other} instead of {item}. F10 goes on.").format(other=other.name, item=first.item))


def _choose_other(page: Page, remedies: Remedies, first: Conflict, others: Iterable[Instead]) -> None:
    """Asks which service is done in the place of the one that is stopped."""
    known = list(others)

    def chosen(number: str | None) -> None:
        if number is not None:
            remedies.change(first, known[int(number) - 1])

    offers = [(str(number), one.name) for number, one in enumerate(known, 1)]
    title = _("Instead of {item}").format(item=first.item)
    page.app.push_screen(Choose(title, offers, further=False), chosen)
