"""A page with a form: the first wrong field, save with F10, and a way back that loses nothing."""

from __future__ import annotations

from typing import Any, ClassVar

from db.core.desk import Desk
from db.core.errors import InvalidFields, SalonError
from db.fields.parsing import ParseContext
from db.fields.values import Ref
from db.staff.queries.people import colleagues
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.draft_page import DraftPage
from salon_tui.screens.base.form_choices import choose_box, choose_for_field, has_list
from salon_tui.screens.base.saving import doubtful_day, new_request
from salon_tui.screens.clients.meant import clients_meant, only_one
from salon_tui.widgets.form_state import FormState
from salon_tui.widgets.lines import Bar
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.sentences import flaw_sentence
from salon_tui.words.words import telling

FORM_KEYS = (
    c.Save,
    c.Choose,
    c.Find,
    c.Enter,
    c.Down,
    c.Up,
    c.PageDown,
    c.PageUp,
    c.Undo,
    c.EmptyForm,
    c.OtherDraft,
    c.GoToBox,
    c.GoHome,
    c.Back,
)


class FormPage(DraftPage, inherit_bindings=False):
    """A form about something. Subclasses say what is in it (``make``) and what saving does (``save``)."""

    HELPING: ClassVar[tuple[type[Command], ...]] = (c.Save, c.Back)
    REFUSED_TEXT = N_("Not saved")

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self._painted_in = ""
        self._doubted = ""
        """The question about a day that F10 has stopped at."""
        self._staff: dict[int, Ref] = {}

    @property
    def _is_shown(self) -> bool:
        """Whether the form is about something: what comes from the screen may come when the desk is locked already."""
        return self._shown_for is not None

    def make(self) -> FormState:
        """The form's entries, with what is known already."""
        raise NotImplementedError

    def save(self) -> None:
        """Saves what was understood; called when no field is wrong."""
        raise NotImplementedError

    def on_form_laid_out(self) -> None:
        """The form has other pages."""
        self.paint_page_number()

    @property
    def _goes_on(self) -> bool:
        """Whether another page or a dialog was in front of the form, and it goes on as it is."""
        return self._shown_for is not None and self._shown_for == (self.desk.session, self.target)

    def load(self, desk: Desk) -> None:
        """Reads what the form needs, once when it is opened; afterwards only whether it may still be seen."""
        super().load(desk)
        if self._goes_on:
            self.check(desk)
        else:
            self._staff = colleagues(desk)
            self.prepare(desk)
            self.load_draft(desk)

    def prepare(self, desk: Desk) -> None:
        """Reads from the archive what :meth:`make` fills the form with; called once when the form is opened."""

    def check(self, desk: Desk) -> None:
        """Asks whether what the form is about may still be seen; raises what refuses it."""

    def arrive(self) -> None:
        """Opens the form, or goes on with it where another page or a dialog was in front of it."""
        super().arrive()
        if self._goes_on:
            if self._painted_in != language():
                self._painted_in = language()
                self.form.lay_out()
            self.form.editor.focus()
            self.paint_page_number()
            return
        self._shown_for = (self.desk.session, dict(self.target))
        self.start()

    def give_up(self) -> None:
        """What is typed stays a draft."""
        self.keep_draft()
        self._shown_for = None

    def paint_head(self) -> None:
        """The head has its text once the form is filled."""

    def put_away(self) -> None:
        """Forgets what was typed; the draft has it."""
        super().put_away()
        self._shown_for = None
        self.form.load(FormState([]))

    def start(self, with_draft: bool = True) -> None:
        """Fills the form, and offers what was typed before and not saved."""
        self.request_id = new_request()
        self.salon_app.forget_unfinished(str(self.name), self.way_back())
        self._painted_in = language()
        state = self.make()
        self.begin_draft(state, restore=with_draft)
        self.form.load(state)
        self.form.editor.focus()
        # whose record it is stands there at once; how many pages there are, when they are laid out
        self.paint_page_number()
        # what is offered may depend on whose form it is
        self.paint_keys()

    def context(self) -> ParseContext:
        """What reading a field may need: today, staff, and how a client is meant."""
        nobody: list[Ref] = []
        return ParseContext(
            self.salon_app.today(),
            self._staff,
            lambda text: only_one(self.ask(lambda desk: clients_meant(desk, text), nobody)),
        )

    def done(self, message: str) -> None:
        """It is saved: no draft, a message for the page that follows."""
        self.form.state.saved()
        self._shown_for = None
        self.salon_app.forget_unfinished()
        self.salon_app.revision += 1
        self.drop_draft()
        self.salon_app.message_for_next_page(message)

    # Keys.

    def do_save(self) -> None:
        """F10: goes to the first wrong field, stops once at a day that may be a slip, or saves."""
        wrong = self.form.check()
        doubt = doubtful_day(self.form.state.entries, self.context())
        if wrong is not None:
            self._show_flaw(wrong.name)
        elif doubt is not None and doubt[1] != self._doubted:
            self._doubted = doubt[1]
            self.form.go_to_field(doubt[0].name)
            self.show_message(doubt[1], alarm=True)
        else:
            self.save()

    def refused(self, error: SalonError) -> bool:
        """Shows what the archive refused at its field; gives True when it did."""
        if isinstance(error, InvalidFields):
            wrong = self.form.state.refuse(error.flaws)
            if wrong is not None:
                self._show_flaw(wrong.name)
                return True
        return False

    def _show_flaw(self, name: str) -> None:
        self.form.go_to_field(name)
        entry = self.form.current
        flaw = flaw_sentence(entry.flaw, entry.wrong) if entry.flaw else ""
        name = f"{entry.field.box} {entry.field.label.text(language())}".strip()
        self.show_refusal(telling(name, flaw), c.Choose if has_list(entry) else c.Help)

    def do_enter(self) -> None:
        """Enter: the next field."""
        self.form.enter()

    def do_down(self) -> None:
        """Moves to the next field."""
        self.form.step(1)

    def do_up(self) -> None:
        """Moves to the field before."""
        self.form.step(-1)

    def do_page_down(self) -> None:
        """Moves on by a page."""
        self.form.turn(1)
        self.paint_page_number()

    def do_page_up(self) -> None:
        """Moves back by a page."""
        self.form.turn(-1)
        self.paint_page_number()

    def do_undo(self) -> None:
        """Takes back what was typed last in the field."""
        self.form.undo()

    def do_empty_form(self) -> None:
        """F5: as it was before anything was typed."""
        self.drop_draft()
        self.start(with_draft=False)
        self.show_message(_("The form is as it was before you typed."))

    def do_find(self) -> None:
        """F2: what is found takes the form's place; what is typed is kept as a draft."""
        self.leave_draft()
        super().do_find()

    def offers(self, command: type[Command]) -> bool:
        """Boxes to go to only where the paper has some."""
        if command is c.GoToBox:
            return self._is_shown and any(entry.field.box for entry in self.form.state.entries)
        return super().offers(command)

    def do_go_to_box(self) -> None:
        """Chooses a box: by typing its number, or what stands in it."""
        choose_box(self, self.moved)

    def do_choose(self) -> None:
        """F4: the list for this field."""
        choose_for_field(self)

    def do_back(self) -> None:
        """F12: what is typed and not saved is kept as a draft."""
        self.leave_draft()
        self._shown_for = None
        super().do_back()

    def left_behind(self) -> None:
        """What is typed stays a draft, and the next page says so and leads back."""
        if self._is_shown:
            self.leave_draft()
            self._shown_for = None

    def has_typed(self) -> bool:
        """Whether something is typed that is not saved, and kept as a draft."""
        return self._is_shown and bool(self.FORM) and self.form.state.is_changed

    def way_back(self) -> dict[str, Any]:
        """What :meth:`Shell.show_page` has to be told to come back to what is typed here."""
        return {**self.target, "place": self._place} if self.is_new else dict(self.target)

    def leave_draft(self) -> None:
        """Keeps what is typed, and says on the next page whether that could be done."""
        is_kept = self.keep_draft()
        if self.has_typed():
            self.salon_app.remember_unfinished(str(self.name), self.way_back())
            if is_kept:
                words = _("{form}: not saved, but kept as a draft. F4 leads back.")
                self.salon_app.message_for_next_page(words.format(form=_(self.TITLE_TEXT)))
            else:
                self.salon_app.message_for_next_page(
                    _("Not saved, and it could not be kept either: it is held here only until the program ends."), True
                )

    # What the form says.

    def on_form_at_end(self) -> None:
        """Enter in the last field."""
        self.at_end()

    def at_end(self) -> None:
        """Enter in the last field offers to save."""
        self.show_message(_("That was the last field. F10 saves."))

    def on_form_moved(self) -> None:
        """Another field."""
        if self._is_shown:
            self.moved()

    def moved(self) -> None:
        """Says where in the form one is; pages add what follows from leaving a field."""
        self.paint_page_number()

    def on_editor_cut(self) -> None:
        """A paste was too long."""
        if not self._is_shown:
            return
        words = _("That was too long for this field: only the first {count} characters are kept.")
        self.show_message(words.format(count=self.form.current.field.limit), alarm=True)

    def paint_page_number(self) -> None:
        """Which page of the form is in view stands in the head."""
        if not self._is_shown:
            return
        at, of = self.form.page_count
        self.query_one("#head", Bar).sides(
            *self.head_pieces(_("{at} of {of}").format(at=at, of=of) + " " if of > 1 else "")
        )

    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        """The head's pieces."""
        return [(_(self.TITLE_TEXT), "strong")], [(page, "label")]

    def help_lines(self) -> list[str]:
        """The field in focus: its label, what may be typed, and its list."""
        entry = self.form.current
        lines = [f"{entry.field.box} {entry.field.label.text(language())}".strip()]
        if entry.field.hint:
            lines.append(entry.field.hint.text(language()))
        offers = entry.reader.offers()
        if offers:
            lines.append("   ".join(f"{digit} {text}" for digit, text in offers))
        return [*lines, ""]
