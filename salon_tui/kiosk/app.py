"""The app that fills a kiosk's screen: no key leads out of it, and nothing that it leaves behind tells of a client."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar, Final

from rich.console import RenderableType
from textual import events
from textual._styles_cache import StylesCache
from textual.app import App, ReturnType, SuspendNotSupported
from textual.css.query import QueryError
from textual.geometry import Offset
from textual.screen import Screen

from salon_tui.kiosk import incident, service
from salon_tui.kiosk.curtain import Curtain
from salon_tui.kiosk.driver import CLEAN_END_SECONDS, HANGUP_CODE, KioskDriver, terminal_stream
from salon_tui.kiosk.garbage import Collector
from salon_tui.kiosk.hardening import exit_hard_after, ignore_signals
from salon_tui.kiosk.key_queue import KeyQueue
from salon_tui.kiosk.painting.stylesheet import RememberingStylesheet
from salon_tui.kiosk.supervisor import leave_word

CRASH_CODE: Final = os.EX_SOFTWARE
NO_TERMINAL_CODE: Final = os.EX_USAGE

_ENDING_SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class KioskApp(App[ReturnType], inherit_bindings=False, inherit_css=False):
    """An app with no way out of it, no traces of data in its failures, and a clean end.

    Its keys wait in ``key_queue``, each until the one before it has had its effect.

    Subclasses have bindings, pages and styles as any Textual app.  Run it with ``run_kiosk``.
    """

    # what Textual's own says besides is for themes and widgets that are not used here; reading it takes a while
    DEFAULT_CSS = "KioskApp { background: $background; color: $foreground; }"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, incident_log: Path | None = None, **options: Any) -> None:
        """Make the app.

        Args:
            incident_log: Where crashes are written down; None keeps no record.
            **options: For ``textual.app.App``.
        """
        super().__init__(driver_class=KioskDriver, **options)
        self.stylesheet = RememberingStylesheet(variables=self.theme_variables)
        # as Textual's tests do: every screen would have two widgets more
        self._disable_notifications = self._disable_tooltips = True
        self.incident_log = incident_log
        self.incident: str | None = None
        """The number of the incident that is ending the program, if one is."""
        self.is_kiosk = False
        """Whether ``run_kiosk`` runs it, so that the process may be ended hard."""
        self.collector: Collector | None = None
        """What collects garbage when the keys come to rest, where ``run_kiosk`` runs it."""
        self._is_told = False
        self.curtain = Curtain(self)
        """What is closed before the screen until a key that locks has had its effect."""
        self.key_queue = KeyQueue(self, self.curtain)
        """The keys that have been pressed and not yet had their effect."""

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens that are seen around the one in front.

        Textual counts the one below an opaque screen as well, and lays it out at every size and paints what changes on
        it, though nobody sees it.
        """
        stack = self._screen_stack
        return [] if not stack or stack[-1].styles.background.a == 1 else super()._background_screens

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes wait in the queue; Textual gets the rest, and the keys when their turn has come."""
        if not self.key_queue.takes(event):
            await super().on_event(event)
        elif self.collector is not None:
            self.collector.touch()

    # What the program says.

    def rest(self) -> None:
        """No key has come for a moment; called where ``run_kiosk`` runs the app, before garbage is collected.

        Textual remembers two colours for each of the last 1,024 widgets, and with them what those had painted, long
        after they have gone.
        """
        StylesCache.get_inner_outer.cache_clear()

    def save_drafts(self) -> None:
        """Keep what is being typed; called when the program has to end.  It must be quick, and may fail."""

    def incident_sentence(self, number: str) -> str:
        """What is left on the terminal after a crash."""
        return f"The program had to stop. Nothing that was saved is lost. Incident {number}."

    def note_incident(self, error: BaseException) -> str:
        """Write down what went wrong with something that was asked, after which the program goes on.

        Returns:
            The incident's number.
        """
        return incident.record(error, self.incident_log)

    # Ends.

    def end(self, code: int) -> None:
        """Save the drafts and end with an exit status; the first call counts."""
        if not self._exit:
            self._save_drafts_somehow()
            self.exit(return_code=code)

    def on_terminal_lost(self) -> None:
        """Nobody can see or type anything: end."""
        self.end(HANGUP_CODE)

    def _save_drafts_somehow(self) -> None:
        try:
            self.save_drafts()
        except Exception as error:
            incident.record(error, self.incident_log)

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and self.incident is None and isinstance(error, QueryError):
            return  # the end takes a page's widgets away before the page, which may still be at something
        if self.incident is None:
            self.incident = incident.record(error, self.incident_log)
            if self.is_kiosk:
                self._is_told = leave_word(self.incident)
                exit_hard_after(CLEAN_END_SECONDS, CRASH_CODE)
            self._save_drafts_somehow()
        super()._handle_exception(error)  # run_test learns of it there, and calls one of the two below
        self._return_code = CRASH_CODE

    def _fatal_error(self) -> None:
        # Textual's own renders the traceback with the values of local variables.
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End after an error; what Textual would show of it is not shown.

        Args:
            *renderables: Taken no notice of.
        """
        if self.incident is None:
            self.incident = incident.record(RuntimeError(), self.incident_log)
            self._is_told = self.is_kiosk and leave_word(self.incident)
        self._return_code = CRASH_CODE
        self._close_messages_no_wait()

    def on_mount(self) -> None:
        """Paint what comes to the front as a whole.

        Textual asks for that only when the screen is told that it is in front: what changes on it before is painted
        alone, amid what was in front, for a moment or for as long as the machine is busy.
        """
        self.screen_change_signal.subscribe(self, Screen.refresh, immediate=True)

    def on_ready(self) -> None:
        """Tell who started it that the first page is there."""
        if self.is_kiosk:
            service.tell(service.READY)

    # Ways out that Textual has.

    async def action_quit(self) -> None:
        """Do nothing."""

    def action_help_quit(self) -> None:
        """Do nothing."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Do nothing: a picture of the screen is client data in an open file."""

    def action_suspend_process(self) -> None:
        """Do nothing."""

    def action_command_palette(self) -> None:
        """Do nothing."""

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        """Refuse: behind the program there is a shell."""
        raise SuspendNotSupported("a kiosk is not suspended")
        yield

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep the text for pasting within the app; the terminal's clipboard (OSC 52) is open to others.

        Args:
            text: What was cut or copied; empty forgets it, which is due when the desk is locked.
        """
        self._clipboard = text

    def notify(self, message: str, **options: Any) -> None:
        """Do nothing: a page says what it has to say on itself.

        Args:
            message: Taken no notice of.
            **options: Taken no notice of.
        """

    # The input method.

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if self.curtain.is_closed:
            return
        # Every frame ends by putting the terminal's cursor at cursor_position, and the input method's window stands
        # there.  Fields set it before they are laid out; here the layout is known, and no move can be missed.
        focused = self.screen.focused
        offset = getattr(focused, "cursor_screen_offset", None)
        if isinstance(offset, Offset):
            # Behind the last character Input counts one cell too many; half-typed pinyin would stand off the text.
            self.cursor_position = offset - (int(getattr(focused, "cursor_at_end", False)), 0)
        super()._display(screen, renderable)
        if self.curtain.is_closed:
            # the keyboard's thread has closed it while this frame was made
            self.curtain.wipe()


def run_kiosk(app: KioskApp[Any]) -> int:
    """Run the app in this process's terminal until it ends.

    Returns:
        The exit status: what the app exited with, 128 + the number of the signal that ended it, 129 too when the
        terminal is gone, ``CRASH_CODE`` (70) after a crash, ``NO_TERMINAL_CODE`` (64) without a terminal.
    """
    if sys.__stdin__ is None or not sys.__stdin__.isatty() or terminal_stream() is None:
        print("This program needs a terminal.", file=sys.__stderr__)
        return NO_TERMINAL_CODE
    app.is_kiosk = True
    ignore_signals()
    _end_on_signals(app)
    _hide_values(app)
    try:
        asyncio.run(_run(app))
    except Exception as error:
        app._handle_exception(error)
    if app.incident is not None and not app._is_told:
        with contextlib.suppress(OSError):
            print(app.incident_sentence(app.incident), file=sys.__stderr__)
    return app.return_code or 0


async def _run(app: KioskApp[Any]) -> None:
    def note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), BaseException):
            incident.record(error, app.incident_log)

    asyncio.get_running_loop().set_exception_handler(note)
    app.collector = Collector(app.rest)
    alive = asyncio.create_task(_say_alive())
    await app.run_async(mouse=False)
    alive.cancel()


async def _say_alive() -> None:
    """Tell systemd, as often as it asks for, that the loop turns: one that hangs says nothing, and is started anew."""
    if (seconds := service.beat()) is not None:
        while True:
            service.tell(service.ALIVE)
            await asyncio.sleep(seconds)


def _end_on_signals(app: KioskApp[Any]) -> None:
    """End cleanly on a signal, and hard when that takes too long.

    Plain handlers and not the loop's own: those wait until the loop turns, and it may hang in a write to a terminal
    that no longer reads.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        exit_hard_after(CLEAN_END_SECONDS, 128 + number)
        if app._loop is None:
            raise SystemExit(128 + number)
        app._loop.call_soon_threadsafe(app.end, 128 + number)

    for number in _ENDING_SIGNALS:
        signal.signal(number, end)


def _hide_values(app: KioskApp[Any]) -> None:
    """Send what Python would print of an uncaught exception to the incident log instead, without values."""

    def note(error: BaseException | None) -> None:
        if error is not None:
            incident.record(error, app.incident_log)

    sys.excepthook = lambda _kind, error, _tb: note(error)
    sys.unraisablehook = lambda unraisable: note(unraisable.exc_value)
    threading.excepthook = lambda args: note(args.exc_value)
