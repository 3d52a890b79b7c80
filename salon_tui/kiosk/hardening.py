"""What is closed before Textual is imported, so that nothing can be typed or set that gets past the program.

``salon_tui.__main__`` calls these first, in this order: ``close_environment``, ``quiet_terminal``, ``ignore_signals``,
``no_core_dumps``.  Only the standard library is used here: every import before the terminal is quiet is a moment in
which ctrl+c still ends the program with a traceback.  Each function does nothing where there is nothing to close (no
terminal, no prctl), because the same entry serves the kiosk, a test and a command in a pipe.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import resource
import signal
import sys
import termios
import threading
from collections.abc import Callable
from typing import Any, Final

# Textual's and Rich's variables switch on logs of every key, screenshots and other drivers; Python's switch on
# debuggers and hooks.  The rest overrule the size and the colours that the terminal itself reports.
_CLOSED_PREFIXES: Final = ("TEXTUAL", "RICH", "PYTHON")
_CLOSED_NAMES: Final = frozenset(
    {"COLUMNS", "LINES", "ROWS", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LC_TERMINAL", "BROWSER"}
)
_KEPT_NAMES: Final = frozenset({"PYTHONUTF8", "NO_COLOR"})

_IGNORED_SIGNALS: Final = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_M_ARENA_MAX: Final = -8
"""Of glibc's ``malloc.h``."""

# What the terminal was set to before quiet_terminal, kept here because a hard exit has no caller to hand it back to.
_terminal_before: list[tuple[int, list[Any]]] = []


def close_environment() -> None:
    """Drop the environment variables that could change how the program runs, logs or paints.

    ``NO_COLOR`` stays, being a wish of the person at the desk, and ``PYTHONUTF8``, because the kiosk unit sets it.
    """
    for name in list(os.environ):
        if name not in _KEPT_NAMES and (name.startswith(_CLOSED_PREFIXES) or name in _CLOSED_NAMES):
            del os.environ[name]


def load_without_openssl() -> None:
    """Load asyncio and the hashes as on a Python without OpenSSL: 2 MB at the sign-in page, a hundredth of the start.

    Python's own SHA-256 is as good for the short texts that are hashed here, and the one connection that the program
    makes is to CUPS, in plain. Whoever asks for ``ssl`` afterwards gets it.
    """
    modules: dict[str, Any] = sys.modules
    for name, users in (("ssl", ("asyncio",)), ("_hashlib", ("hashlib", "hmac"))):
        if not {name, *users} & modules.keys():
            modules[name] = None
            for user in users:
                importlib.import_module(user)
            del modules[name]


def share_one_heap() -> None:
    """Have all threads take memory from one heap; call it before there is a second thread.

    glibc gives each a heap of its own, though Python lets one run at a time: behind a morning's work 5 MB of those lay
    free, which nobody got back.
    """
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def quiet_terminal() -> Callable[[], None]:
    """Stop the terminal from making signals, lines and echo out of keys, until Textual takes it over.

    Keys typed meanwhile are kept by the kernel and read by the program later.

    Returns:
        A function that sets the terminal back to what it was; calling it twice does no harm.
    """
    if sys.__stdin__ is None:
        return restore_terminal
    with contextlib.suppress(termios.error, ValueError, OSError):
        fileno = sys.__stdin__.fileno()
        before = termios.tcgetattr(fileno)
        _terminal_before.append((fileno, before))
        quiet_again()
    return restore_terminal


def quiet_again() -> None:
    """Set the terminal as ``quiet_terminal`` did, after a program that left it in another state."""
    for fileno, before in _terminal_before[:1]:
        quiet = [*before[:6], list(before[6])]
        quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL)
        quiet[3] &= ~(termios.ISIG | termios.ECHO | termios.ICANON | termios.IEXTEN)
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(fileno, termios.TCSANOW, quiet)


def restore_terminal() -> None:
    """Set the terminal back to what it was before ``quiet_terminal``."""
    while _terminal_before:
        fileno, before = _terminal_before.pop()
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(fileno, termios.TCSANOW, before)


def ignore_signals() -> None:
    """Ignore the signals that a keyboard can make: interrupt, quit, stop, and being in the background."""
    for number in _IGNORED_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def no_core_dumps() -> None:
    """Keep the process's memory, which holds client data and keys, from being dumped or read by other processes.

    ``/proc/PID`` belongs to root afterwards, so a person who is not root can't measure the program's memory either.
    """
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def forget_terminal() -> None:
    """Leave it to the parent, which keeps the terminal quiet, to set it back."""
    _terminal_before.clear()


def end_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent is gone, which alone could show what becomes of it.

    Args:
        parent: The parent's number; where it is gone already, this process ends at once.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(128 + signal.SIGKILL)


def exit_hard_after(seconds: float, code: int) -> None:
    """End the process with ``code`` after ``seconds``, whatever hangs by then.

    A thread and not the event loop, because the loop itself may be what hangs: a terminal that no longer reads blocks
    the next paint for ever, and a worker's thread keeps the interpreter from ending.

    Args:
        seconds: How long a clean end may take.
        code: The exit status.
    """

    def end() -> None:
        restore_terminal()
        os._exit(code)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
