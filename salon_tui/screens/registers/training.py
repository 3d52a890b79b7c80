"""What is done every year for secrecy: training, security checks, the privacy notice reviewed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Choice, Field, Term
from db.registers.corrections import WHY
from db.registers.training.fields import KINDS, REMINDED_DAYS, RESULT_FIELDS, TRAINING_FIELDS, YEAR_DAYS, people_field
from db.registers.training.operations import SaveTraining, save_training
from db.registers.training.queries import training, trainings
from db.registers.training.records import TrainingRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.registers import commands as own
from salon_tui.screens.registers.corrections import correction_facts, heading
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import choice_name


class TrainingsPage(RecordsPage[TrainingRecord], inherit_bindings=False):
    """What was done, the latest first."""

    TITLE_TEXT = N_("Training and checks")
    HELP_TEXT = N_(
        "Privacy training, security checks, and the privacy notice reviewed: each at least once a year. The latest of "
        "each kind says when it is due again; Home reminds from thirty days before. Enter shows an entry in full, and "
        "prints it with a line for each who took part to sign."
    )
    KEYS = (own.NewTraining, own.PrintMarked, own.PutRight, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(4, "right"), Column(10), Column(10, grow=1), Column(10, grow=2), Column(10))

    def __init__(self) -> None:
        super().__init__("trainings")

    @override
    def records(self, desk: Desk) -> list[TrainingRecord]:
        return trainings(desk)

    @override
    def heads(self) -> tuple[str, ...]:
        return ("", "", _("Day"), _("Kind"), _("Topic or version"), _("Next due"))

    @override
    def none(self) -> Nothing:
        would = _("Trainings, security checks and reviews of the privacy notice stand here, with who took part.")
        return self.nothing(_("Nothing was written down yet"), would, own.NewTraining)

    @override
    def line(self, number: int, one: TrainingRecord) -> Row[int]:
        due = f"{one.next_due}" if one.is_latest else ""
        cells = (digit(number), str(one.number), f"{one.day}", training_name(one.kind), one.topic, due)
        return Row(one.id, cells, self._look(one))

    def _look(self, one: TrainingRecord) -> str:
        if not one.is_latest:
            return "label"
        return "alarm" if one.next_due < self.salon_app.today() else "plain"

    @override
    def about_line(self, one: TrainingRecord) -> About:
        left = (one.next_due - self.salon_app.today()).days
        days = ngettext("{count} day left", "{count} days left", left) if left >= 0 else _("late")
        due: list[Piece] = [(f"{one.next_due} · {days}", "strong" if left > REMINDED_DAYS else "alarm")]
        facts = (
            (_("Day"), f"{one.day}"),
            (_("Topic or version"), one.topic),
            (_("Hours taught"), str(one.hours) if one.hours else ""),
            (_("Given by"), one.given_by),
            (_("Who took part"), _(", ").join(person.label for person in one.people)),
            (_("Next due"), due if one.is_latest else ""),
            *correction_facts(one),
        )
        return About(name=training_name(one.kind), facts=facts, said=one.result)

    @override
    def open_chosen(self) -> None:
        """In full, to be printed."""
        self.salon_app.show_page("print_training", training=self.chosen)

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.PutRight:
            return self.marked is not None and self.marked.corrected_by is None and super().offers(command)
        return super().offers(command)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("training")

    def do_put_right(self) -> None:
        """From F4's list: a form with what stands there."""
        self.salon_app.show_page("training", record=self.marked)

    def do_print(self) -> None:
        """F9: what is under the mark."""
        if self.chosen is not None:
            self.open_chosen()
        else:
            self.app.bell()


def training_name(code: str) -> str:
    """Training, check or notice."""
    return choice_name(KINDS, code)


class TrainingFormPage(ListForm[TrainingRecord], inherit_bindings=False):
    """What was done, who took part, and when it is due again."""

    TITLE_TEXT = N_("New entry")
    HELP_TEXT = N_(
        "What was taught, checked or reviewed, by whom, and who took part; when it is due again, a year later unless "
        "you say otherwise. It isn't changed afterwards: what was wrong is put right by an entry beside it, with the "
        "reason. F10 saves from anywhere."
    )
    FORM = "training"
    NEEDS = Permission.INSPECT

    def __init__(self) -> None:
        super().__init__("training")

    @override
    def find(self, desk: Desk, id: int) -> TrainingRecord | None:
        return training(desk, id)

    @override
    def heading(self) -> str:
        return heading(self.record) or super().heading()

    @override
    def fields(self) -> tuple[Field, ...]:
        """Who took part is chosen among those who work here, by the number that each keeps."""
        named = ((one.id, f"{number} {one.label}") for number, one in self._staff.items())
        people = tuple(Choice(str(id), Term(label, label)) for id, label in named)
        return (*TRAINING_FIELDS, people_field(people), *RESULT_FIELDS, *((WHY,) if self.record else ()))

    @override
    def known(self, record: TrainingRecord | None) -> dict[str, Any]:
        if record is not None:
            kept = {field.name: getattr(record, field.name) for field in (*TRAINING_FIELDS, *RESULT_FIELDS)}
            return {**kept, "people": tuple(str(one.id) for one in record.people)}
        today = self.salon_app.today()
        return {"day": today, "next_due": today + timedelta(days=YEAR_DAYS)}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = SaveTraining(
            request_id=self.request_id,
            kind=typed["kind"],
            topic=typed["topic"],
            day=typed["day"],
            hours=typed["hours"] or 0,
            given_by=typed["given_by"],
            people=tuple(int(code) for code in typed["people"] or ()),
            result=typed["result"],
            next_due=typed["next_due"],
            corrects=self.about,
            why=typed.get("why", ""),
        )
        self.perform(lambda desk: save_training(desk, asked), self._saved, refused=self.refused)

    def _saved(self, made: TrainingRecord) -> None:
        words = _("{what} is written down; it is due again on {day}.")
        self.finish(words.format(what=training_name(made.kind), day=made.next_due))
