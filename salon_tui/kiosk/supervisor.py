"""The parent of the desk: it keeps the terminal, so that behind a crash there is no shell, and starts the desk again.

It is forked off before anything of the program is imported, and stays as small as Python is. Whatever ends the desk
without being meant (a crash, the kernel short of memory, a library's segmentation fault) leaves a plain page; keys
typed meanwhile are thrown away, Enter starts the desk again. A desk that asks for it is started again at once.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from typing import Any, Final, Never

from salon_tui.kiosk import hardening, service

CRASHED: Final = os.EX_SOFTWARE
"""The exit status of a program that had to stop and has an incident to tell."""
RENEWED: Final = os.EX_TEMPFAIL
"""The exit status of a desk that another one takes over from, where it has left off."""

_PASSED_ON: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_LONGEST_WORD: Final = 4096
"""Bytes; a pipe holds them whether or not anybody reads."""
_PAUSE: Final = 0.5
"""Seconds without a key before an Enter that counts."""
_PLAIN: Final = b"\x1b[?2026l\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u\x1b[0m\x1b[2J\x1b[H"
"""Whatever a full-screen program may have switched on and not off again, and an empty screen."""

_to_parent: int | None = None
"""In the desk: where a word is left for the parent, such as the number of an incident for the page that it shows."""
_word = ""
"""What the desk before has left for the one that takes over from it."""


def supervise(run: Callable[[], int]) -> int:
    """Runs the desk in a child, again after each crash, until it ends as it should.

    Args:
        run: The desk; gives its exit status. Without a terminal it runs in this process.

    Returns:
        The exit status of the desk that ended, 128 + the number of a signal that this process was sent.
    """
    global _word
    if not _has_terminal():
        return run()
    hardening.quiet_terminal()
    hardening.ignore_signals()
    hardening.no_core_dumps()
    try:
        while True:
            status, word = _run_once(run)
            if status == RENEWED:
                _word = word
                continue
            if status >= 0 and status != CRASHED:
                return status
            _word = ""
            _say_that_it_stopped(status, word if word.isdecimal() else "")
            _wait_for_enter()
    finally:
        hardening.restore_terminal()


def has_parent() -> bool:
    """Whether this desk has a parent that starts it again."""
    return _to_parent is not None


def leave_word(word: str) -> bool:
    """In the desk: leaves a line for the parent, of ASCII; gives False where there is no parent.

    Args:
        word: An incident's number, for its page; of a desk that is taken over from, anything.
    """
    if _to_parent is None:
        return False
    with contextlib.suppress(OSError):
        os.write(_to_parent, word.encode("ascii") + b"\n")
    return True


def word_left() -> str:
    """In the desk: what the one that it has taken over from has left; empty where there was none."""
    return _word


def _has_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def _run_once(run: Callable[[], int]) -> tuple[int, str]:
    """One desk, from its fork to its end: its exit status (negative: the signal that killed it), and what it left."""
    global _to_parent
    told, tells = os.pipe()
    parent = os.getpid()
    # signals wait until it is clear whom they are for
    signal.pthread_sigmask(signal.SIG_BLOCK, _PASSED_ON)
    child = os.fork()
    if child == 0:
        os.close(told)
        _to_parent = tells
        hardening.end_with_parent(parent)
        hardening.forget_terminal()
        for number in _PASSED_ON:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _PASSED_ON)
        _end_as_told(run)
    os.close(tells)
    passed_on: list[int] = []

    def pass_on(number: int, _frame: Any) -> None:
        passed_on.append(number)
        os.kill(child, number)

    try:
        for number in _PASSED_ON:
            signal.signal(number, pass_on)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _PASSED_ON)
        # looked at before it is waited for: until then its number is its own, and a signal can't reach another process
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        for number in _PASSED_ON:
            signal.signal(number, _end)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if passed_on and (status < 0 or status == RENEWED):
            status = 128 + passed_on[0]
        return status, _read_word(told)
    finally:
        os.close(told)


def _end_as_told(run: Callable[[], int]) -> Never:
    """Ends the child as ``sys.exit`` would end the program, without the parent's part of the stack."""
    status = CRASHED
    try:
        status = run()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()
        os._exit(status)


def _read_word(told: int) -> str:
    # a grandchild may still hold the other end open
    if not select.select([told], [], [], 0)[0]:
        return ""
    return os.read(told, _LONGEST_WORD).decode("ascii", "replace").partition("\n")[0]


def _end(number: int, _frame: Any) -> Never:
    raise SystemExit(128 + number)


def _say_that_it_stopped(status: int, incident: str) -> None:
    from salon_tui.words import i18n
    from salon_tui.words.i18n import _

    # a program that could say by itself what is the matter has done so on a plain screen, which stays
    is_silent = status < 0 or bool(incident)
    lines = []
    # whoever stands there may read only one of them
    for language in i18n.LANGUAGES:
        i18n.use(language)
        lines.append("")
        if is_silent:
            lines.append(_("The program had to stop. Nothing that was saved is lost."))
        if incident:
            lines.append(_("Incident {number}: tell it to whoever looks after this machine.").format(number=incident))
        lines.append(_("Press Enter to start the desk again."))
    page = "".join(f"  {line}\r\n" for line in lines).encode()
    assert sys.__stderr__ is not None
    with contextlib.suppress(OSError):
        os.write(sys.__stderr__.fileno(), (_PLAIN if is_silent else b"") + page)


def _wait_for_enter() -> None:
    """Reads until Enter; what was typed at the program that crashed is for nobody.

    Raises:
        SystemExit: The terminal is gone, or the process was told to end.
    """
    assert sys.__stdin__ is not None
    terminal = sys.__stdin__.fileno()
    hardening.quiet_again()
    with contextlib.suppress(termios.error):
        termios.tcflush(terminal, termios.TCIFLUSH)
    before = time.monotonic()
    while True:
        # nobody may come for hours, and the page with the number stays
        while not select.select([terminal], [], [], service.beat())[0]:
            service.tell(service.ALIVE)
        try:
            typed = os.read(terminal, 1024)
        except OSError:
            typed = b""
        if not typed:
            raise SystemExit(128 + signal.SIGHUP)
        # the Enter at the end of what was being typed, or of a scan, isn't meant for this page
        at, before = before, time.monotonic()
        if not typed.strip(b"\r\n") and before - at > _PAUSE:
            return
