"""The desk as people have it: started in a real terminal on an archive of its own, with its keys counted.

    with Seat(home) as seat:
        seat.sign_in(DESK_WOMAN)
        seat.press("f2", *"8000", "enter")
        seat.wait_head(OUYANG)

Every wait is for something that is seen, and was not seen before the keys were pressed; nothing sleeps.
"""

from __future__ import annotations

import gettext
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pytest

from salon_tui.words import i18n
from tests.db.salon import PINS
from tests.journeys.homes import Home
from tests.kiosk.emulation import EmulatedScreen, EmulatedStream
from tests.kiosk.terminal import Copied, Terminal
from tests.warm import COMMAND

START: Final = (sys.executable, "-X", "utf8", "-m", "salon_tui")
PAUSE: Final = 0.15
"""Seconds of quiet after which a burst is over."""
UNHURRIED: Final = 0.12
"""Seconds between the digits of a PIN: on a machine that is busy for long, quicker ones would come as one burst."""
WRONG: Final = "628495"
"""A PIN that nobody has."""
PATIENCE: Final = 60
"""Seconds after which what is waited for is taken not to come; a busy machine needs some of them."""
LANGUAGES: Final = ("zh", "en")
FRAME_END: Final = b"\x1b[?2026l"
CLEAN_END: Final = 128 + signal.SIGTERM
_GROUP: Final = re.compile(r"^ +([1-6]) {3}([0-9A-HJKMNP-TV-Z]{5})$", re.MULTILINE)
"""A group of the recovery sheet, as it is shown."""
_PASSED_ON: Final = ("VIRTUAL_ENV", "TZ", "COVERAGE_FILE", "COVERAGE_PROCESS_START")


def said(language: str, message: str, **facts: object) -> str:
    """A sentence of the program in a language, without its blanks at the ends."""
    text = _catalogue(language).gettext(message).strip()
    return text.format(**facts) if facts else text


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = {"zh": "zh_CN"}.get(language, language)
    return gettext.translation(i18n.DOMAIN, i18n.LOCALES, [folder], fallback=True)


def later(days: int) -> dict[str, str]:
    """What makes a program believe that it is so many days later; how fast time goes by stays as it is."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if library is None:
        pytest.skip("needs the Debian package libfaketime")
    return {
        "LD_PRELOAD": str(library),
        "FAKETIME": f"+{days}d",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # otherwise whoever waits for Python's lock asks for it again and again, for five times the program's own time
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
    }


@dataclass
class Keys:
    """What was pressed: command keys, and characters of text."""

    commands: int = 0
    typed: int = 0


class Seat:
    """Somebody at the desk: a running program, a screen to look at, and keys that are counted.

    Args:
        home: The home folder, with an archive in it or without.
        language: What this person reads; only for looking.
        cols: Width of the screen.
        rows: Height of the screen.
        options: Further words of the command line.
        days_on: How many days later it is than by the machine's clock.
        cold: Whether it starts as for users, and not as a copy of a process that has imported the program.
        inside: Words before those of the program, which start it somewhere else than here.
        printing: The print service, by CUPS's variables; None where there is none, and sheets become files in the home
            folder.
    """

    def __init__(
        self,
        home: Home,
        language: str = "zh",
        *,
        cols: int = 80,
        rows: int = 24,
        options: Sequence[str] = (),
        days_on: int = 0,
        cold: bool = False,
        inside: Sequence[str] = (),
        printing: Mapping[str, str] | None = None,
    ) -> None:
        self.home, self.language = home, language
        self._cols, self._rows = cols, rows
        self.keys = Keys()
        home.folder.mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if name in _PASSED_ON}
        none = {"CUPS_SERVER": str(home.folder / "none.sock"), "CUPS_SERVERROOT": str(home.folder / "none")}
        environment |= none if printing is None else printing
        environment |= {
            "PATH": str(home.folder / "programs"),
            "HOME": str(home.folder),
            "SALON_TUI_KEYS": str(home.keys),
            "PYTHONWARNINGS": "error",
        }
        if days_on:
            environment |= later(days_on)
        words = ["--data", str(home.data), *options]
        is_own = cold or days_on or inside
        program = [*inside, *START, *words] if is_own else Copied(COMMAND, words)
        self.terminal = Terminal(program, environment, cols=cols, rows=rows)
        self._stood: str | None = None
        """The screen on which keys have been pressed that nothing was waited for since."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.terminal.close()
        if error is None:
            incidents = self.home.incidents()
            assert not incidents, incidents
        else:
            error.add_note(self.home.incidents())

    # Typing.

    def press(self, *keys: str) -> None:
        """Presses command keys, all in one burst."""
        self._looks_on()
        self.keys.commands += len(keys)
        self.terminal.press(*keys)

    def type(self, text: str) -> None:
        """Types text, all in one burst."""
        if text:
            self._looks_on()
        self.keys.typed += len(text)
        self.terminal.type(text)

    def type_by_hand(self, text: str) -> None:
        """Types digit after digit, as where a burst would be taken for a scan: PINs, menus, lists."""
        self._looks_on()
        self.keys.typed += len(text)
        self.terminal.type_by_hand(text, UNHURRIED)

    def type_ahead(self, text: str) -> None:
        """Types text in one burst, but for the PINs in it (and the digit before one), which are typed by hand."""
        pins = "|".join([*PINS.values(), WRONG])
        for at, part in enumerate(re.split(rf"(\d?(?:{pins}))", text)):
            (self.type_by_hand if at % 2 else self.type)(part)

    def more(self, *labels: str) -> None:
        """Chooses what has no key of its own from the list of F4, and from those that it leads to, by digits."""
        self.press("f4")
        self.wait("╭")
        name = self.said("What else can be done here")
        if name not in self.text:
            # the field has a list of its own
            self.press("f4")
            self.wait(name)
        for label in labels:
            stands = re.compile(rf"(\d) +{re.escape(self.said(label))}(?:  |$)", re.MULTILINE)
            # the frame may be painted before the list in it
            self.wait(lambda text, stands=stands: stands.search(text) is not None)  # type: ignore[misc]
            found = stands.search(self.text)
            assert found, self.text
            self.press(found[1])

    def scan(self, number: str) -> None:
        """What a scanner sends: digits and a carriage return, faster than anybody types.

        Whoever typed before has put the hand to the scanner: what comes without a pause is one burst with the digits.
        """
        self.settle(PAUSE)
        self._looks_on()
        self.terminal.send(f"{number}\r")

    @contextmanager
    def counted(self) -> Iterator[Keys]:
        """Counts from zero what is pressed inside."""
        before, self.keys = self.keys, Keys()
        try:
            yield self.keys
        finally:
            self.keys = before

    # Looking.

    def said(self, message: str, **facts: object) -> str:
        """A sentence of the program in this person's language."""
        return said(self.language, message, **facts)

    @property
    def text(self) -> str:
        """The whole screen."""
        return self.terminal.text()

    def wait(self, *expected: str | Callable[[str], bool], timeout: float = PATIENCE) -> None:
        """Waits until a frame shows everything that is expected, and did not before the keys were pressed."""

        def is_there(text: str) -> bool:
            return all(one in text if isinstance(one, str) else one(text) for one in expected)

        stood, self._stood = self._stood, None
        assert stood is None or not is_there(stood), f"that stood there before the keys were pressed:\n{stood}"
        wanted = expected[0] if len(expected) == 1 else is_there
        self.terminal.wait(wanted, timeout)

    def _looks_on(self) -> None:
        """Keeps what stands there: what is waited for has to be told from it, on a busy machine too."""
        if self._stood is None:
            self._stood = self.text

    def settle(self, quiet: float = 0.1) -> None:
        """Waits until nothing is painted any more: what stands there then is the answer to the keys."""
        self.terminal.settle(quiet)
        self._stood = None

    def wait_head(self, *words: str, timeout: float = PATIENCE) -> None:
        """Waits until the head of the page, or the name of the frame over it, has these words."""
        self.wait(lambda text: all(word in _head(text) for word in words), timeout=timeout)

    def wait_said(self, message: str, timeout: float = PATIENCE, **facts: object) -> None:
        """Waits for a sentence of the program, which may be broken into lines where it is long."""
        wanted = _joined(self.said(message, **facts))
        self.wait(lambda text: wanted in _joined(text), timeout=timeout)

    def wait_door(self, timeout: float = PATIENCE) -> None:
        """Waits for the sign-in page."""
        self.wait_said("Who are you?", timeout)

    def frames(self) -> Iterator[str]:
        """Everything that was ever on the screen, frame by frame."""
        screen = EmulatedScreen(self._cols, self._rows)
        stream = EmulatedStream(screen, lambda answer: None)
        for frame in bytes(self.terminal.raw).split(FRAME_END):
            stream.feed(frame + FRAME_END)
            yield "\n".join(screen.line(number).rstrip() for number in range(self._rows))

    # What everybody does.

    def copy_sheet(self) -> list[str]:
        """On the page of the recovery sheet, copies it by hand and types two groups from it; gives all six."""
        self.press("f10")
        self.wait(lambda text: len(_GROUP.findall(text)) == 6)
        groups = dict(_GROUP.findall(self.text))
        self.press("f10")
        before, after = re.split(r"\{\w+\}", self.said("Group {number}"))
        self.wait(before, after, lambda text: not _GROUP.findall(text))
        for place in re.findall(rf"{before}(\d){after}", self.text):
            self.type(groups[place].lower())
            self.press("enter")
        self.wait_said("The recovery sheet is good. A sheet from before is void: destroy it.")
        assert not any(group in self.text for group in groups.values())
        return [*groups.values()]

    def sign_in(self, name: str, pin: str | None = None) -> None:
        """Signs in from the sign-in page and waits for the opening page."""
        self.enter(name, pin)
        self.wait_head(f"{name} · ")

    def enter(self, name: str, pin: str | None = None) -> None:
        """Types digit and PIN on the sign-in page; who has locked the desk is brought back to where they were."""
        self.wait_door()
        self.wait(name)
        self.press(self.digit(name))
        self.type_by_hand(PINS[name] if pin is None else pin)

    def digit(self, name: str) -> str:
        """The digit before a name on the sign-in page."""
        found = re.search(rf"(\d) +{re.escape(name)}\b", self.text)
        assert found, self.text
        return found[1]

    def lock(self) -> None:
        """Locks the desk."""
        self.press("f11")
        self.wait_door()

    def open_card(self, last_four: str, name: str) -> None:
        """Finds a client by the end of the phone number and opens the card."""
        self.press("f2", *last_four, "enter")
        self.wait_head(name)

    def end(self) -> None:
        """Ends the program as a shutdown of the machine does."""
        self.terminal.signal(signal.SIGTERM)
        assert self.terminal.exit_code() == CLEAN_END, self.text

    def kill(self) -> None:
        """Ends the program as a power cut does."""
        self.terminal.kill()
        assert self.terminal.exit_code() == -signal.SIGKILL


def _joined(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _head(text: str) -> str:
    first, *rest = text.splitlines() or [""]
    return " ".join((first, *(row for row in rest if "╭─" in row)))
