"""The sign-in page: who are you, and your PIN. Also what is left when the desk is locked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.strip import Strip

from db.core.errors import Code, SalonError
from db.core.permissions import pin_length
from db.sign_in.operations.opening import ClockJump, clock_jump, people
from db.staff.records import StaffRecord
from salon_tui import commands as c
from salon_tui.screens.base.commanded import HIGH, Commanded
from salon_tui.screens.desk.clock import clock_sentence
from salon_tui.widgets.lines import Bar, Message
from salon_tui.widgets.paint import Piece, columns, fit, width
from salon_tui.widgets.parts import big, section
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.widgets.secret import PinField
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import role_name, sentence, sentence_at_desk
from salon_tui.words.words import weekday

if TYPE_CHECKING:
    from db.core.desk import Desk

CELLS = 52
"""Width of the block in the middle."""
SEAL = 8
LABEL, FIELD = 8, 12


class PinLine(PinField):
    """Whose PIN it is and the field, in one; nothing as long as nobody is chosen."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label = ""

    def render_line(self, y: int) -> Strip:
        """The label, and the field on the mark."""
        parts = []
        if self.label:
            label = fit(self.label, max(LABEL, width(self.label)) + 2)
            parts = [self.strip([(label, "focus")], width(label)), self.strip([self.shown], FIELD, "mark")]
        return Strip.join(parts).adjust_cell_length(self.size.width, self.rich_style)


class SignInPage(Commanded[None], inherit_bindings=False):
    """Choose a name by digit, then the PIN; its last digit signs in."""

    # the app's own style sheet is enough; the other pages' is read with the first of them
    CSS_PATH = None
    TITLE_TEXT = N_("Sign in")
    HELP_TEXT = N_("Type the digit before your name, then your PIN. Nobody sees what you type.")
    KEYS = (c.Enter, c.Down, c.Up, c.PageDown, c.PageUp, c.Back)

    def compose(self) -> ComposeResult:
        """Clock, salon, people, PIN; in few widgets, since each takes a hundredth of the start."""
        yield Bar(id="salon")
        yield PickList([Column(1), Column(8), Column(12, grow=1)], id="people")
        yield PinLine(id="pin")
        yield Bar(id="hint")
        yield Message()
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """The clock goes on by minutes."""
        self.set_interval(20, self._tick)

    def use_width(self) -> bool:
        """Puts the block in the middle."""
        width, height = self.app.size
        cells = min(CELLS, width * 96 // 100)
        left = (width - cells) // 2
        right = width - cells - left
        self.query_one("#salon").styles.margin = (9 if height >= HIGH else 3, right, 0, left)
        self.query_one("#people").styles.margin = (0, right, 0, left)
        self.query_one("#pin").styles.margin = (1, right, 0, left + 2)
        return super().use_width()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Somebody comes to the desk; not where the archive is just about to be restored."""
        self._person: StaffRecord | None = None
        self._people: list[StaffRecord] = []
        if not self.is_active:
            return
        self.perform_before_sign_in(people, self._know_people, refused=self._is_broken)
        if self.salon_app.archive is None:
            return
        self.query_one(PinField).clear()
        self.paint()
        if self.salon_app.archive.is_only_read:
            self.show_message(sentence(SalonError(Code.ONLY_READ)), alarm=True)
        if self.salon_app.archive.is_damaged:
            self.show_message(sentence_at_desk(SalonError(Code.DAMAGED)), alarm=True)
        message, alarm = self.salon_app.take_message()
        if message:
            self.show_message(message, alarm)
        self.perform_before_sign_in(clock_jump, self._know_clock)
        self.query_one(PickList).focus()

    def _know_clock(self, jump: ClockJump | None) -> None:
        if jump is not None:
            self.show_message(clock_sentence(jump), alarm=True)

    def _know_people(self, found: list[StaffRecord]) -> None:
        self._people = found

    def paint(self) -> None:
        """Paints everything in the language in use."""
        salon = self.salon_app.salon
        self._tick()
        rows = [
            Row(
                person,
                (
                    (str(person.number or ""), "label"),
                    (person.name, "strong"),
                    (_(", ").join(role_name(role) for role in person.roles), "label"),
                ),
            )
            for person in self._people
        ]
        who: PickList[StaffRecord] = self.query_one(PickList)
        who.fill(rows, keep=True)
        self._paint_pin()
        hints = [_("Five wrong PINs make an account wait for 30 seconds.")]
        if salon.demo:
            from salon_tui.demo import PIN_LONG, PIN_SHORT

            hints.insert(
                0,
                _("Demo salon. PIN {short}; keeper and manager {long}.").format(short=PIN_SHORT, long=PIN_LONG),
            )
        self.query_one("#hint", Bar).draw(
            lambda cells: [*([(f" {fit(hint, cells - 2)}", "label")] for hint in hints), [("─" * cells, "rule")]]
        )
        self.paint_keys()

    def _paint_pin(self) -> None:
        person = getattr(self, "_person", None)
        # the keys go to one place: the list, or the field below it
        self.query_one(PickList).is_awake = person is None
        field = self.query_one(PinLine)
        field.label = _("PIN of {name}").format(name=person.name) if person else ""
        field.refresh()

    def _tick(self) -> None:
        now, salon = self.salon_app.now(), self.salon_app.salon
        is_wide = width(salon.name) == 2 * len(salon.name)
        name = " ".join(salon.name) if is_wide and len(salon.name) < 9 else salon.name
        day = f"{now:%Y-%m-%d} {weekday(now.astimezone())}"
        time = f"{now.astimezone():%H:%M}"
        seal = fit(f"{' ' * (2 if is_wide else 1)}{salon.name[:2] if is_wide else salon.name.split()[0][:6]}", SEAL)

        def draw(cells: int) -> list[list[Piece]]:
            lines = [salon.name_latin, day] if salon.name_latin else [day, ""]
            names: list[Piece] = [(name, "strong"), *((line, "label") for line in lines)]
            clock = big(time, "plain")
            blocks = ["", seal, ""]
            rows = [
                columns([(fit(block, SEAL), "seal"), "  ", said], line, cells)
                for block, said, line in zip(blocks, names, clock, strict=True)
            ]
            return [*rows, [], [], section(_("Who are you?"), cells)]

        self.query_one("#salon", Bar).draw(draw)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses a person."""
        if self._person is None and event.character and event.character in "123456789":
            event.stop()
            found = [person for person in self._people if person.digit == event.character]
            if found:
                self._choose(found[0])
            else:
                self.show_message(_("Nobody has this digit."), alarm=True)

    def on_pin_field_typed(self) -> None:
        """The last digit of the PIN signs in."""
        if self._person is not None and self.query_one(PinField).is_complete:
            self._try_pin()

    def do_enter(self) -> None:
        """Enter: takes the person under the mark; a PIN needs none."""
        who: PickList[StaffRecord] = self.query_one(PickList)
        if self._person is None and who.chosen is not None:
            self._choose(who.chosen)
        elif self._person is not None:
            digits = pin_length(self._person.roles)
            self.show_message(_("The PIN has {digits} digits.").format(digits=digits), alarm=True)

    def do_down(self) -> None:
        """Moves to the next line."""
        self._move(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self._move(-1)

    def do_page_down(self) -> None:
        """Moves on by a page."""
        self._move(8)

    def do_page_up(self) -> None:
        """Moves back by a page."""
        self._move(-8)

    def do_back(self) -> None:
        """Esc: another person."""
        self._person = None
        self.query_one(PinField).clear()
        self._paint_pin()
        self.query_one(PickList).focus()

    def do_lock(self) -> None:
        """F11: the screen goes blank until the next key."""
        self.salon_app.blank()

    def _move(self, by: int) -> None:
        if self._person is not None:
            self.do_back()
        self.query_one(PickList).move(by)

    def _choose(self, person: StaffRecord) -> None:
        self._person = person
        who: PickList[StaffRecord] = self.query_one(PickList)
        who.choose(self._people.index(person) + 1)
        self._paint_pin()
        field = self.query_one(PinField)
        field.longest = pin_length(person.roles)
        field.clear()
        field.focus()
        self.query_one(Message).say("")
        self._load_the_rest()

    @work(thread=True, group="load", exit_on_error=False)
    def _load_the_rest(self) -> None:
        """Loads what the PIN will need while it is being typed: the sign-in page opened without it.

        Where that fails, the same is loaded again when it is needed, and says there what is wrong.
        """
        for module in (
            "db.sign_in.operations.sign_in",
            "argon2",
            "salon_tui.screens.registry",
            "salon_tui.screens.desk.home",
        ):
            import_module(module)

    def _try_pin(self) -> None:
        """Checks the PIN off the event loop; keys typed meanwhile wait for the page that follows."""
        from db.sign_in.operations.sign_in import sign_in

        assert self._person is not None
        field, person = self.query_one(PinField), self._person.id
        pin = field.pin
        field.clear()
        self.perform_before_sign_in(
            lambda archive: sign_in(archive, person, pin), self._enter, refused=self._is_broken, slowly=True
        )

    def _is_broken(self, error: SalonError) -> bool:
        """Whether nobody can sign in any more: then a backup is offered, and nobody is asked for a PIN."""
        if error.code is not Code.DAMAGED:
            return False
        self.salon_app.offer_restore(sentence(error))
        return True

    def _enter(self, desk: Desk) -> None:
        self.salon_app.key_queue.swallow_enter()
        if self._person is not None and self._person.pin_once:
            self._ask_own_pin(desk, self._person)
        else:
            self._go_in(desk)

    def _ask_own_pin(self, desk: Desk, person: StaffRecord, why: str = "") -> None:
        """A manager has set the PIN, and knows it: nothing else is done before there is another one."""
        from db.staff.operations.session import change_own_pin
        from salon_tui.screens.asking.pin import AskNewPin

        def refused(error: SalonError) -> bool:
            if error.code is not Code.WEAK_PIN:
                return False
            self._ask_own_pin(desk, person, sentence(error))
            return True

        def change(pins: tuple[str, str] | None) -> None:
            if pins is not None:
                self.perform_before_sign_in(
                    lambda _archive: change_own_pin(desk, *pins),
                    lambda _done: self._go_in(desk),
                    refused=refused,
                    slowly=True,
                )

        question = _("Your PIN was good once: choose your own")
        self.app.push_screen(AskNewPin(question, pin_length(person.roles), with_old=True, why=why), change)

    def _go_in(self, desk: Desk) -> None:
        self.salon_app.enter(desk)
        self.salon_app.begin_day(desk)

    def help_lines(self) -> list[str]:
        """How to get in again when the PIN is forgotten."""
        return [
            _("Forgotten your PIN? A manager gives you a new one: Staff, then your name."),
            _("Wrong PINs are forgotten after ten hours in which the program runs."),
        ]
