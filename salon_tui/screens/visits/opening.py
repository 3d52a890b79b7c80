"""Opening a visit: a second one of a day is asked about first, and what is left out of a repeated one is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.visits.fields import VISIT_FIELDS
from db.visits.operations import OpenVisit, open_visit
from db.visits.records import VisitRecord
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.consents.not_asked import not_asked
from salon_tui.screens.visits.stopping import ask_way, on_form
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence


def open_for(
    page: Page,
    request: OpenVisit,
    then: Callable[[VisitRecord], None],
    refused: Callable[[SalonError], bool] = lambda error: False,
    *,
    first: Callable[[Desk], None] = lambda desk: None,
    form: FormPage | None = None,
    reason: str = "",
) -> None:
    """Opens a visit, after what is to be done first; see :meth:`Page.perform` for ``then`` and ``refused``.

    ``form`` is where something can be left out; ``reason`` is why something is let through.
    """

    def call(desk: Desk) -> VisitRecord:
        first(desk)
        desk = desk.despite_health(reason) if reason else desk
        return open_visit(desk, request)

    def opened(visit: VisitRecord) -> None:
        if visit.left_out:
            names = _(", ").join(visit.left_out)
            page.salon_app.message_for_next_page(_("No longer offered, so left out: {names}").format(names=names), True)
        then(visit)

    def asked(error: SalonError) -> bool:
        def again(request: OpenVisit, reason: str = reason) -> None:
            open_for(page, request, then, refused, first=first, form=form, reason=reason)

        def let_through(why: str, course: bool) -> None:
            again(replace(request, course=course), why)

        return (
            ask_second_visit(page, error, lambda: again(replace(request, second=True)))
            or ask_way(page, error, let_through, on_form(form) if form else None, request.day)
            or refused(error)
        )

    page.perform(call, opened, refused=asked)


def ask_second_visit(page: Page, error: SalonError, go_on: Callable[[], None]) -> bool:
    """Asks where there is a visit of the day already, and goes on after a yes; False for what else was refused."""
    if error.code is not Code.SAME_DAY:
        return False
    page.app.push_screen(Confirm(sentence(error)), lambda yes: go_on() if yes else None)
    return True


def repeat_last(page: Page, record: ClientRecord) -> None:
    """Asks, and opens a visit like the client's last one; it goes on with the first note, for who writes notes."""
    request = OpenVisit(request_id=new_request(), client=record.id, repeat=True)

    def begin(yes: bool | None) -> None:
        if yes:
            open_for(page, request, opened)

    def opened(visit: VisitRecord) -> None:
        # what was done stands there already
        page.salon_app.show_page("visit", record=visit, begin=VISIT_FIELDS[0].name)

    question = _("Open a visit for {name} with the services, products and steps of the last one?")
    page.app.push_screen(Confirm(f"{question.format(name=record.name)} {not_asked(record)}".strip()), begin)
