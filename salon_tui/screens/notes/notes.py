"""Notes on the program as the manager reads and answers them, and an answer as who wrote the note reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.notes.fields import ANSWER_FIELDS
from db.notes.operations import AnswerNote, answer_note, see_answer
from db.notes.queries import program_note, program_notes
from db.notes.records import NoteRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.base.texts import TextsPage
from salon_tui.screens.registers import commands as own
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment


class NotesPage(RecordsPage[NoteRecord], inherit_bindings=False):
    """What staff say of the program, what nobody has ticked first."""

    TITLE_TEXT = N_("Notes on the program")
    HELP_TEXT = N_(
        "What staff say of the program: F1 on any page, then F6, writes one. F10 or Enter ticks the note under the "
        "mark, with an answer if you like, which its author sees at the next sign-in."
    )
    KEYS = (own.AnswerNote, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(8), Column(16), Column(24, grow=1))
    BELOW = 5

    def __init__(self) -> None:
        super().__init__("program_notes")

    @override
    def records(self, desk: Desk) -> list[NoteRecord]:
        return program_notes(desk)

    @override
    def groups(self) -> Groups[NoteRecord]:
        found = self.found.values()
        return (
            ((_("To be read"), ""), [one for one in found if one.read_on is None]),
            ((_("Read"), ""), [one for one in found if one.read_on is not None]),
        )

    @override
    def none(self) -> Nothing:
        return Nothing(_("Nobody has written one yet"), _("A note is written from the help of any page."))

    @override
    def line(self, number: int, one: NoteRecord) -> Row[int]:
        day, text = f"{one.at.astimezone():%Y-%m-%d}", one.text.replace("\n", " ")
        cells = (digit(number), day, (one.by, "label"), (_(one.page), "label"), text)
        return Row(one.id, cells, "label" if one.read_on else "plain")

    @override
    def about_line(self, one: NoteRecord) -> About:
        read = f"{one.read_on} {one.read_by}" if one.read_on else ""
        facts = (
            (_("Which page"), _(one.page)),
            (_("Program"), one.program),
            (_("Read"), read),
            (_("Answer"), one.answer),
        )
        return About(name=one.by, note=moment(one.at), facts=facts, said=one.text)

    @override
    def open_chosen(self) -> None:
        self.do_go_on()

    def do_go_on(self) -> None:
        """F10, Enter: ticks it, with an answer or without."""
        if self.chosen is not None:
            self.salon_app.show_page("program_note", id=self.chosen)


class AnswerNotePage(ListForm[NoteRecord], inherit_bindings=False):
    """What the manager says to a note. ``target`` holds its ``id``."""

    TITLE_TEXT = N_("Answer a note")
    HELP_TEXT = N_("F10 ticks the note; what you write here, its author sees at the next sign-in.")
    FORM = "note_answer"
    NEEDS = Permission.REVIEW
    IS_ONLY_ONE = True
    FIELDS = ANSWER_FIELDS

    def __init__(self) -> None:
        super().__init__("program_note")

    @override
    def find(self, desk: Desk, id: int) -> NoteRecord | None:
        return program_note(desk, id)

    @override
    def heading(self) -> str:
        return f"{self.record.by} · {_(self.record.page)}" if self.record else _(self.TITLE_TEXT)

    @override
    def arrive(self) -> None:
        super().arrive()
        if self.record is not None:
            self.alerts("", (self.record.text.replace("\n", " "), "strong"))

    @override
    def known(self, record: NoteRecord | None) -> dict[str, Any]:
        return {"answer": record.answer or None} if record is not None else {}

    @override
    def save(self) -> None:
        assert self.record is not None
        asked = AnswerNote(
            request_id=self.request_id,
            id=self.record.id,
            version=self.record.version,
            answer=self.texts()["answer"],
        )
        self.perform(lambda desk: answer_note(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: NoteRecord) -> None:
        answered = _("Ticked; {name} sees your answer at the next sign-in.").format(name=one.by)
        self.finish(answered if one.answer else _("Ticked."))


class NoteAnswerPage(TextsPage[NoteRecord], inherit_bindings=False):
    """One's own note, and the answer. ``target`` holds the id of the ``note``."""

    TITLE_TEXT = N_("Answer to your note")
    HELP_TEXT = N_("What you said of the program, and what the manager answers. It has gone from Home now.")
    KEYS = (c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__("note_answer")

    @override
    def read(self, desk: Desk) -> NoteRecord:
        return see_answer(desk, int(self.target["note"]))

    @override
    def told(self, found: NoteRecord) -> Iterable[tuple[str, str]]:
        return (
            (_("Which page"), _(found.page)),
            (_("You wrote"), f"{moment(found.at)}\n{found.text}"),
            (_("Answer"), f"{found.read_on} {found.read_by}\n{found.answer}"),
        )
