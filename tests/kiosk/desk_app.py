"""The app and pages of the small desk."""

from __future__ import annotations

import gc
import time
import weakref
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from salon_tui.kiosk.app import KioskApp
from salon_tui.kiosk.driver import PasteCut
from salon_tui.kiosk.hold import Hold
from salon_tui.kiosk.messages import BurstRefused, CardScanned, KeysDropped

PIN = "4711"
CARD = "57240059"


class Field(Input):
    """A field whose cursor stands still: blinking is most of what an idle screen costs."""

    def on_mount(self) -> None:
        self.cursor_blink = False


class Knot:
    """Refers to itself."""

    itself: Knot | None = None


class Page(Screen[None]):
    """A page with two fields; Enter goes to the next."""

    TITLE_LINE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "menu", priority=True),
        Binding("f2", "find", priority=True),
        Binding("f3", "sign_in", priority=True),
        Binding("f4", "ask", priority=True),
        Binding("f5", "stick", priority=True),
        Binding("f8", "fail", priority=True),
        Binding("f9", "fail_in_worker", priority=True),
        Binding("f6", "tie_knot", priority=True),
        Binding("enter", "advance", priority=True),
        Binding("f11,ctrl+l", "lock", priority=True),
        Binding("ctrl+n", "count"),
    ]

    def compose(self) -> ComposeResult:
        yield Static(self.TITLE_LINE, markup=False)
        yield Field(id="one")
        yield Field(id="two")
        yield Static("", id="heard", markup=False)

    def hear(self, text: str) -> None:
        self.query_one("#heard", Static).update(text)

    def action_advance(self) -> None:
        self.focus_next()

    def action_find(self) -> None:
        self.app.push_screen(Find())

    def action_menu(self) -> None:
        self.app.push_screen(Menu())

    def action_sign_in(self) -> None:
        self.app.push_screen(SignIn())

    @work
    async def action_ask(self) -> None:
        answer = await self.app.push_screen_wait(Ask())
        self.query_one("#heard", Static).update(f"ANSWER {answer}")

    def action_stick(self) -> None:
        """Hold the keys for longer than they may be held."""
        assert isinstance(self.app, Desk)
        self.app.key_queue.hold(1.0)
        self.hear("STUCK")

    def action_lock(self) -> None:
        self.app.push_screen(Locked())

    def action_count(self) -> None:
        assert isinstance(self.app, Desk)
        self.app.count += 1
        self.hear(f"COUNT {self.app.count}")

    def action_tie_knot(self) -> None:
        """Leave what only the collector can end, and not where it looks at new objects alone."""
        knot = Knot()
        weakref.finalize(knot, self.hear, "UNTIED")
        knot.itself = knot
        gc.collect(0)
        self.hear("TIED")

    def action_fail(self) -> None:
        client = "张伟 13800138000"
        raise ValueError(f"no such client: {client}")

    @work(thread=True)
    def action_fail_in_worker(self) -> None:
        self.action_fail()


class First(Page):
    """The page at the start."""

    TITLE_LINE = "READY"


class Locked(Page):
    """What is left when the desk was locked."""

    TITLE_LINE = "LOCKED"


class Find(Page):
    """The page that F2 opens."""

    TITLE_LINE = "FIND"


class Inside(Page):
    """The page behind the PIN."""

    TITLE_LINE = "INSIDE"


class Menu(Page):
    """A page without fields, where digits are commands."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(digit, f"choose({digit})") for digit in "0123456789"]

    def compose(self) -> ComposeResult:
        yield Static("MENU", markup=False)
        yield Static("", id="heard", markup=False)

    def action_choose(self, number: int) -> None:
        assert isinstance(self.app, Desk)
        self.app.chosen += str(number)
        self.query_one("#heard", Static).update(f"CHOSEN {self.app.chosen}")
        if number == 9:
            self.set_timer(0.2, partial(self.open_late, self.app.key_queue.hold()))

    def open_late(self, hold: Hold) -> None:
        """Open a page for which the following keys are meant, after some work."""
        with hold:
            self.app.push_screen(Find())


class PinInput(Field):
    """Digits that count, so that none is typed before it is known who typed it."""

    keeps_scans = False

    def snapshot(self) -> str:
        return self.value

    def restore(self, value: str) -> None:
        self.value = value


class SignIn(Page):
    """Asks for a PIN, which takes a while to check."""

    TITLE_LINE = "PIN"

    def compose(self) -> ComposeResult:
        yield Static("PIN", markup=False)
        yield PinInput(id="pin", password=True)
        yield Static("", id="heard", markup=False)

    def action_advance(self) -> None:
        assert isinstance(self.app, Desk)
        field = self.query_one("#pin", Input)
        pin, field.value = field.value, ""
        self.check(pin, self.app.key_queue.hold())

    @work(thread=True)
    def check(self, pin: str, hold: Hold) -> None:
        with hold:
            time.sleep(0.3)  # as argon2 takes
            self.app.call_from_thread(self.answer, pin == PIN)

    def answer(self, is_right: bool) -> None:
        if is_right:
            self.app.switch_screen(Inside())
        else:
            self.query_one("#heard", Static).update("WRONG")


class Ask(ModalScreen[str]):
    """A dialog awaited in a worker."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", priority=True),
        Binding("escape", "dismiss('')"),
    ]

    def compose(self) -> ComposeResult:
        yield Field(id="asked")

    def action_accept(self) -> None:
        self.dismiss(self.query_one(Input).value)


class Desk(KioskApp[None]):
    """The app."""

    def __init__(self, draft: Path | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.key_queue.scans = self
        self.curtain.on_key_lost = lambda: self.push_screen(Locked())
        self.draft = draft
        self.count = 0
        self.chosen = ""
        self.is_locked = False

    def first_page(self) -> Page:
        return First()

    def on_mount(self) -> None:
        self.push_screen(self.first_page())

    def save_drafts(self) -> None:
        if self.draft is not None:
            self.draft.write_text(self.screen.query_one("#one", Input).value, encoding="utf-8")

    def is_card_number(self, digits: str) -> bool:
        return digits in (CARD, "19880312")

    def is_card_expected(self, number: str) -> bool:
        return number == CARD

    def are_scans_welcome(self) -> bool:
        return not self.is_locked

    def say(self, text: str) -> None:
        self.screen.query_one("#heard", Static).update(text)

    def on_card_scanned(self, message: CardScanned) -> None:
        self.say(f"CARD {message.number}")

    def on_burst_refused(self, message: BurstRefused) -> None:
        self.say(f"REFUSED {message.number}")

    def on_keys_dropped(self, message: KeysDropped) -> None:
        self.say(f"DROPPED {message.count}")

    def on_paste_cut(self, _message: PasteCut) -> None:
        self.say("PASTE CUT")
