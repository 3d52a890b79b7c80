"""Textual's Linux driver without what can be used to end, stall or blind the program from the keyboard."""

from __future__ import annotations

import codecs
import contextlib
import os
import selectors
import signal
import sys
import time
from collections.abc import Iterator
from typing import Any, Final, TextIO, cast

from textual import events, messages
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from salon_tui.kiosk.curtain import Curtain
from salon_tui.kiosk.escapes import KeyReader
from salon_tui.kiosk.hardening import exit_hard_after
from salon_tui.kiosk.paste import Pasted, PasteReader

HANGUP_CODE: Final = 128 + signal.SIGHUP
CLEAN_END_SECONDS: Final = 2.0
"""How long the program may take to save drafts and end, before it is ended hard."""
STANDSTILL_SECONDS: Final = 0.3
"""The keyboard is looked at ten times a second; so long nobody did only where the whole program stood still."""
STANDSTILL_APART: Final = 0.095
"""Seconds between the keys that were typed meanwhile, at most: more than in a scan, less than a pause."""


class TerminalLost(Message, bubble=False):
    """The terminal is gone: no key can come and nothing can be seen."""


class PasteCut(Message, bubble=False):
    """The paste before this message was longer than may be pasted; the end is missing."""


class _LastingStream:
    """The terminal's output stream, which outlives the terminal.

    An error in Textual's writer thread would end that thread, its queue would fill, and the program would wait for
    ever at its next paint.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.is_lost = False

    def write(self, text: str) -> int:
        if not self.is_lost:
            try:
                return self._stream.write(text)
            except OSError:
                self.is_lost = True
        return len(text)

    def flush(self) -> None:
        if not self.is_lost:
            try:
                self._stream.flush()
            except OSError:
                self.is_lost = True

    def fileno(self) -> int:
        return self._stream.fileno()


def terminal_stream() -> TextIO | None:
    """The stream to paint on.

    Textual paints on stderr, which a service manager may send to its journal; then stdout is taken.

    Returns:
        stderr or stdout, or None if neither is a terminal.
    """
    for stream in (sys.__stderr__, sys.__stdout__):
        if stream is not None and stream.isatty():
            return stream
    return None


def _is_passed_on(message: Message) -> bool:
    """Whether the app gets to see what the parser made of its input.

    What is neither a key nor the answer about synchronized output is a mouse, or an answer that may be forged (a size
    of 0 x 0), or a change of focus, upon which Textual takes the focus from the field; there is but one program here.
    Half a character (a surrogate in a forged key sequence) can't be written, neither on the screen nor in the archive.
    """
    if isinstance(message, events.Key):
        return not (message.character and "\ud800" <= message.character[0] <= "\udfff")
    return isinstance(message, messages.TerminalSupportsSynchronizedOutput)


def in_time(batch: list[Message], now: float, since: float) -> list[Message]:
    """Gives what one read brought its times.

    It came together, however long a busy machine takes to tell its keys apart. After a standstill it may have been
    typed one by one, and nobody knows: then it is a person's, unless it is so much that only a scanner can be so fast.

    Args:
        batch: What was read.
        now: When.
        since: Seconds since nothing was there to read.
    """
    apart = min(since / len(batch), STANDSTILL_APART) if batch and since >= STANDSTILL_SECONDS else 0
    for left, message in enumerate(reversed(batch)):
        message.time = now - left * apart
        if apart and isinstance(message, events.Key):
            message.is_late = True  # type: ignore[attr-defined]  # which the queue asks for
    return batch


class KioskDriver(LinuxDriver):
    """Reads keys and pastes, and nothing else, and ends the program when the terminal is gone."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        """Make the driver; Textual does.

        Args:
            app: The app to send keys to.
            debug: Taken no notice of: it would write every key to a file.
            mouse: Taken no notice of: there is no mouse.
            size: Columns and rows, or None to ask the terminal.
        """
        super().__init__(app, debug=False, mouse=False, size=size)
        stream = terminal_stream()
        if stream is None:
            raise OSError("neither stderr nor stdout is a terminal")
        self._stream = _LastingStream(stream)
        # The writer thread needs no more of a file than these three methods.
        self._file = cast("Any", self._stream)
        self._reader = KeyReader()
        self._pastes = PasteReader()
        # LinuxDriver has just put its own handlers there: one stops the program, the other starts a second input
        # thread when the program is continued.
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)

    @property
    def can_suspend(self) -> bool:
        """Never: behind the program there is a shell."""
        return False

    def start_application_mode(self) -> None:
        """Take the terminal over; signals from the keyboard stay ignored."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # It has put them back to their default, which is to stop.
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)

    def run_input_thread(self) -> None:
        """Read until the program ends or the terminal is gone; runs in its own thread."""
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        looked = 0.0
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                began = time.monotonic()
                if not selector.select(0.1):
                    self._send(list(self._timed_out()))
                    # a wait that a standstill has interrupted did not look
                    if time.monotonic() - began < STANDSTILL_SECONDS:
                        looked = began
                    continue
                try:
                    data = os.read(self.fileno, 4096)
                except OSError:
                    data = b""
                if not data:
                    self._lose_terminal()
                    return
                now = time.monotonic()
                self._send(in_time(list(self._read(decoder.decode(data))), now, now - looked))
                looked = now

    def _run_input_thread(self) -> None:
        # The original hands the app a rendered traceback, with values, to leave on the terminal.
        try:
            self.run_input_thread()
        except Exception as error:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def _read(self, text: str) -> Iterator[Message]:
        now = time.monotonic()
        for part in self._pastes.feed(text, now):
            if isinstance(part, Pasted):
                yield from self._pasted(part)
                continue
            yield from filter(_is_passed_on, self._reader.feed(part, now))

    def _timed_out(self) -> Iterator[Message]:
        yield from filter(_is_passed_on, self._reader.tick())
        for paste in self._pastes.tick(time.monotonic()):
            yield from self._pasted(paste)

    @staticmethod
    def _pasted(paste: Pasted) -> Iterator[Message]:
        if paste.text:
            yield events.Paste(paste.text)
        if paste.was_cut:
            yield PasteCut()

    def _send(self, batch: list[Message]) -> None:
        """Hand over what one read brought, all at once: a task for each key made 50 kB take seconds."""
        if any(map(Curtain.is_for, batch)):
            # here, since the event loop may be at something
            cast("Any", self._app).curtain.close()
        if batch:
            with contextlib.suppress(RuntimeError):  # the loop is closed: the program has ended meanwhile
                self._loop.call_soon_threadsafe(self._post, batch)

    def _post(self, batch: list[Message]) -> None:
        for message in batch:
            message.set_sender(self._app)
            self._app.post_message(message)

    def _lose_terminal(self) -> None:
        self._stream.is_lost = True
        exit_hard_after(CLEAN_END_SECONDS, HANGUP_CODE)
        self._send([TerminalLost()])

    def _get_terminal_size(self) -> tuple[int, int]:
        # The original asks stdout, which need not be the terminal.
        try:
            width, height = os.get_terminal_size(self._stream.fileno())
        except (OSError, ValueError):
            width, height = 0, 0
        return width or 80, height or 24

    def _query_in_band_window_resize(self) -> None:
        """Leave it: sizes come with SIGWINCH, and never out of the input, where they could be typed."""
