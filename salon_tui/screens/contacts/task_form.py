"""A task of one's own, or for a colleague."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from typing_extensions import override

from db.contacts.operations.tasks import LONGEST_TEXT, MakeTask, make_task
from db.contacts.records.task import TaskRecord
from db.core.permissions import Permission
from db.fields.declaration import Field, Kind, Term, When
from db.fields.values import Ref
from salon_tui.screens.appointments.fields import CLIENT
from salon_tui.screens.appointments.form import client_in
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.i18n import N_
from salon_tui.words.words import telling, weekday

FIELDS = (
    Field("text", "1", Term("What", "内容"), required=True, limit=LONGEST_TEXT),
    Field("due", "2", Term("Day", "日期"), Kind.DATE, required=True, when=When.FUTURE),
    replace(CLIENT, box="3"),
    Field(
        "owner",
        "4",
        Term("Who does it", "谁办"),
        Kind.STAFF,
        hint=Term("empty: you", "空白为自己"),
    ),
)


class TaskFormPage(FormPage, inherit_bindings=False):
    """What is to be done, when, about whom, by whom."""

    TITLE_TEXT = N_("New task")
    HELP_TEXT = N_(
        "What you don't want to forget: what, on which day, about which client, and who does it. It stands in the list "
        "of tasks on its day, and on Home. F10 saves."
    )
    FORM = "task"
    NEEDS = Permission.APPOINTMENTS
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("task")

    @override
    def make(self) -> FormState:
        state = FormState(entries_of(FIELDS, self.context))
        state.start({"due": self.salon_app.today()})
        return state

    @override
    def save(self) -> None:
        values: dict[str, Any] = dict(self.form.state.values())
        owner = values.get("owner")
        request = MakeTask(
            request_id=self.request_id,
            text=values["text"],
            due=values["due"],
            client=client_in(values),
            owner=owner.id if isinstance(owner, Ref) else 0,
        )
        self.perform(lambda desk: make_task(desk, request), self._made, refused=self.refused)

    def _made(self, task: TaskRecord) -> None:
        self.done(telling(f"{task.due} {weekday(task.due)}", task.text))
        self.salon_app.back()
