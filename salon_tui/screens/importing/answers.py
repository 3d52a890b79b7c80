"""What somebody says about a table before it is imported: answers, what columns mean, what is taken over."""

from __future__ import annotations

from dataclasses import replace

from db.fields.declaration import Field
from db.importing.operations import Ask, ImportPreview, ImportResult, Question, Reading
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.questions import AskReason
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.importing.lines import Key, always_taken, change_words, explanation, may_include
from salon_tui.screens.importing.questions import facts, meaning, meanings, offers, title
from salon_tui.screens.importing.running import ImportRun
from salon_tui.words.i18n import N_, _


class AskName(AskReason):
    """Asks under which name the meanings of the columns are kept."""

    TITLE_TEXT = N_("Keep as")
    HELP_TEXT = N_("A table with the same headings is read in the same way the next time.")
    MISSING = N_("Write a name first, or press Esc to leave it.")
    NEEDS_WORD = False


class ImportAnswers(ImportRun, ListPage, inherit_bindings=False):
    """A page with a table that was read, about which something can be said."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self._forget()

    def _forget(self) -> None:
        self._read = ""
        """The path that the preview is of."""
        self._preview: ImportPreview | None = None
        self._result: ImportResult | None = None
        self._included: frozenset[int] = frozenset()
        self._take: frozenset[tuple[int, str]] = frozenset()
        self._own: tuple[Field, ...] = ()
        self._reading = Reading()
        self._keep_as = ""
        self._asks_on = False
        """Whether the next question is asked as soon as one is answered."""

    def _look(self, typed: str) -> None:
        """Reads a table anew, with what was said of it."""
        raise NotImplementedError

    def _paint(self) -> None:
        """Paints what is known of the table."""
        raise NotImplementedError

    @property
    def _open(self) -> list[Question]:
        """Questions that nobody has answered; a row that is somebody else after all answers its own."""
        found = self._preview.open_questions if self._preview is not None else ()
        return [one for one in found if not (one.ask is Ask.PERSON and set(one.rows) <= self._included)]

    def _ask(self, question: Question) -> None:
        assert self._preview is not None
        found = offers(question, self._preview, self._own)
        words = " ".join(filter(None, (title(question), facts(question))))

        def answered(number: str | None) -> None:
            if not number:
                self._asks_on = False
                return
            answer = next(code for digit, code, _text in found if digit == number)
            if question.ask is Ask.COLUMN:
                self._reading = replace(self._reading, meanings={**self._reading.meanings, question.about: answer})
            else:
                self._reading = replace(self._reading, answers={**self._reading.answers, question.key: answer})
            self._look(self._read)

        self.app.push_screen(Choose(words, [(digit, text) for digit, _code, text in found]), answered)

    def do_column_meaning(self) -> None:
        """What one of the columns means."""
        assert self._preview is not None
        columns = self._preview.columns
        listed = [
            (str(number), f"{one.letter} {one.heading} → {meaning(one, self._own)}")
            for number, one in enumerate(columns, 1)
        ]

        def chosen(number: str | None) -> None:
            if number:
                self._change_meaning(columns[int(number) - 1].heading)

        self.app.push_screen(Choose(_("Which column?"), listed), chosen)

    def _change_meaning(self, heading: str) -> None:
        found = meanings(self._own)

        def chosen(number: str | None) -> None:
            if number:
                code = next(code for digit, code, _text in found if digit == number)
                self._reading = replace(self._reading, meanings={**self._reading.meanings, heading: code})
                self._look(self._read)

        asked = _("What does the column “{about}” mean?").format(about=heading)
        self.app.push_screen(Choose(asked, [(digit, text) for digit, _code, text in found]), chosen)

    def do_keep_meanings(self) -> None:
        """Gives what the columns mean a name."""

        def named(name: str | None) -> None:
            if name:
                self._keep_as = name
                self.show_message(_("Kept as “{name}” when this table is imported.").format(name=name))

        self.app.push_screen(AskName(_("Under which name are the meanings of the columns kept?")), named)

    def do_other_sheet(self) -> None:
        """Chooses among the sheets again."""
        assert self._preview is not None
        self._ask(next(one for one in self._preview.questions if one.ask is Ask.SHEET))

    def _take_over(self, key: Key) -> None:
        assert self._preview is not None
        row = next(row for row in self._preview.rows if row.row == key[1])
        one = next(one for one in row.differences if one.field == key[2])
        if always_taken(row, one):
            self.show_message(
                _("What is added about health is always taken over: {change}").format(
                    change=change_words(row, one, self._own)
                )
            )
            return
        self._take ^= {(key[1], key[2])}
        self._paint()
        self.paint_keys()

    def _include(self, number: int) -> None:
        assert self._preview is not None
        row = next(row for row in self._preview.rows if row.row == number)
        if not may_include(row):
            # the line may have been too short for it
            self.show_message(explanation(row) or _("This row is imported with F10."))
            return
        self._included ^= {row.row}
        self._paint()
        self.paint_keys()
