"""What is done with a task from wherever it stands: on Home, and in the list of tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db.contacts.operations import tasks
from db.contacts.records.task import TaskRecord
from db.contacts.task_fields import DROP_REASONS
from db.core.desk import Desk
from db.core.errors import Flaw, InvalidFields, SalonError
from db.core.permissions import Permission
from db.staff.records import StaffRecord
from db.text.clock import parse_clock
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.day import AskDay
from salon_tui.screens.asking.staff import ask_for_staff
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.words.contacts import what_of
from salon_tui.words.i18n import _, language
from salon_tui.words.words import short_day, telling, weekday

if TYPE_CHECKING:
    from db.feedback.records import ImprovementRecord


def open_about(page: Page, task: TaskRecord, among: list[int]) -> None:
    """Opens what a task is about: the appointment, bill, complaint that it comes from; without one the client's file.

    Who may not open that gets the client's file too.
    """
    opens = OPENS.get(task.about)
    if opens is not None and task.about_id and page.salon_app.may(opens.permission):
        opens.show(page, task)
    elif task.client is not None:
        page.salon_app.show_client(page, task.client.id, among)
    else:
        page.show_message(_("It is about nobody. F4: done, put off, hand over."))


class Opens(NamedTuple):
    """How what a task is about is opened, and who may."""

    show: Callable[[Page, TaskRecord], None]
    permission: Permission = Permission.APPOINTMENTS


def _page(name: str, target: str = "id") -> Callable[[Page, TaskRecord], None]:
    return lambda page, task: page.salon_app.show_page(name, **{target: task.about_id})


def _waiting(page: Page, task: TaskRecord) -> None:
    """The booking of who waits, with the time that is free."""
    page.salon_app.show_page("book", waiting=task.about_id, day=task.day, start=parse_clock(task.text))


def _improvement(page: Page, task: TaskRecord) -> None:
    """The form for what is next: that it is done, or what it has brought."""
    from db.feedback.queries import improvement

    id = task.about_id

    def read(one: ImprovementRecord) -> None:
        page.salon_app.show_page("finish_improvement" if one.done is None else "see_effect", id=id)

    page.perform(lambda desk: improvement(desk, id), read)


def _dated(page: Page, task: TaskRecord) -> None:
    """The record that asks for it; Enter and F10 lead on from there."""
    from db.clients.operations.clients import open_client
    from salon_tui.screens.dated.opening import open_dated

    if task.client is not None:
        client = task.client.id
        page.perform(lambda desk: open_client(desk, client), lambda record: open_dated(page, record, task.about_id))


OPENS = {
    "appointment": Opens(_page("appointment", "appointment")),
    "waiting": Opens(_waiting),
    "visit": Opens(lambda page, task: page.salon_app.show_visit(page, task.about_id), Permission.OPEN_RECORD),
    "bill": Opens(_page("bill", "bill"), Permission.TAKE_PAYMENT),
    "holding": Opens(_page("ledger", "holding"), Permission.OPEN_RECORD),
    "order": Opens(_page("orders", "order"), Permission.SELL),
    "absence": Opens(_page("absence")),
    "occasion": Opens(_page("occasion", "occasion")),
    "watch": Opens(_page("watch")),
    "win_back": Opens(_page("win_back")),
    "complaint": Opens(_page("complaint", "complaint")),
    "improvement": Opens(_improvement),
    "dated": Opens(_dated, Permission.OPEN_RECORD),
}
"""How what a task is about is opened; what was agreed in a contact stands with the client's others, in the file."""


def contact(page: Page, task: TaskRecord, among: list[int]) -> None:
    """Opens the page on which it is written down that the client was reached; ``among`` are the tasks beside it."""
    if task.client is None and task.about in ("occasion", "waiting"):
        # the list has everybody who is reached, and the booking the phone of a guest
        open_about(page, task, among)
        return
    if task.client is None:
        page.show_message(_("It is about nobody who could be reached. F4: done."), alarm=True)
        return
    page.salon_app.show_page("contact", task=task.id, among=among)


def put_off(page: Page, task: TaskRecord) -> None:
    """Asks for the day."""

    def chosen(day: date | None) -> None:
        if day is not None:
            request = tasks.PutOffTask(request_id=new_request(), task=task.id, version=task.version, due=day)
            said = _("put off to {day} {weekday}").format(day=day, weekday=weekday(day))
            _do(page, task, lambda desk: tasks.put_off_task(desk, request), said)

    page.app.push_screen(AskDay(_("To which day? {task}").format(task=named(task))), chosen)


def drop(page: Page, task: TaskRecord) -> None:
    """Asks why; no reason is the first choice."""

    def chosen(number: str | None) -> None:
        if number is not None:
            reason = DROP_REASONS[int(number) - 1]
            request = tasks.DropTask(request_id=new_request(), task=task.id, version=task.version, reason=reason.code)
            said = _("not done: {reason}").format(reason=reason.term.text(language()))
            _do(page, task, lambda desk: tasks.drop_task(desk, request), said)

    offers = [(str(number), reason.term.text(language())) for number, reason in enumerate(DROP_REASONS, 1)]
    page.app.push_screen(Choose(_("Why not? {task}").format(task=named(task)), offers), chosen)


def hand_over(page: Page, task: TaskRecord) -> None:
    """Asks for whom; of what is somebody's of a role, nobody in particular too."""

    def take(to: StaffRecord | None) -> None:
        request = tasks.HandTask(request_id=new_request(), task=task.id, version=task.version, owner=to.id if to else 0)
        said = _("{name} does it").format(name=to.name) if to else _("whoever is there does it")
        _do(page, task, lambda desk: tasks.hand_task(desk, request), said)

    question = _("Who does it? {task}").format(task=named(task))
    ask_for_staff(page, question, take, without=task.owner, nobody=bool(task.role and task.owner))


def finish(page: Page, task: TaskRecord) -> None:
    """Says that it is done."""
    request = tasks.FinishTask(request_id=new_request(), task=task.id, version=task.version)
    _do(page, task, lambda desk: tasks.finish_task(desk, request), _("done"))


def named(task: TaskRecord) -> str:
    """What is to be done and about whom, in a few words."""
    return " · ".join(filter(None, (what_of(task), task.name)))


def _do(page: Page, task: TaskRecord, call: Callable[[Desk], object], said: str) -> None:
    def done(_result: object) -> None:
        page.salon_app.revision += 1
        page.salon_app.message_for_next_page(telling(named(task), said))
        page.reload()

    def refused(error: SalonError) -> bool:
        flaw = error.flaws.get("due") if isinstance(error, InvalidFields) else None
        if flaw is None:
            return False
        last = short_day(task.until) if task.until else ""
        late = _("After {day} it makes no sense any more: choose an earlier day, or F4 doesn't do it.").format(day=last)
        words = late if flaw is Flaw.TOO_FAR_AHEAD and last else _("Choose a day after today, within a year.")
        page.show_refusal(words)
        return True

    page.perform(call, done, refused=refused)
