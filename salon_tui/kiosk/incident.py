"""Writes down where the program failed, without a word of what it was working on.

Rich's tracebacks show local variables, and exception texts quote values: both are names, telephone numbers and PINs
here.  What is kept is the way through the code: file, line and function, and the exceptions' types.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from typing import Final

LARGEST_LOG: Final = 1_000_000
"""Bytes; a log that has grown beyond is kept as ``.old`` and begun anew."""

_MOST_EXCEPTIONS: Final = 10


def describe(error: BaseException) -> Iterator[str]:
    """Tell an exception's way, and that of the exceptions that caused it.

    Args:
        error: The exception; nothing but its type and its frames' code is read.

    Yields:
        One line for each exception and each frame, outermost first.
    """
    waiting: list[BaseException | None] = [error]
    told: list[BaseException] = []
    while waiting and len(told) < _MOST_EXCEPTIONS:
        current = waiting.pop()
        if current is None or any(current is other for other in told):
            continue
        told.append(current)
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        for frame, line in walk_tb(current.__traceback__):
            yield f"  {frame.f_code.co_filename}:{line} {frame.f_code.co_qualname}"
        waiting += [current.__context__, current.__cause__]
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions
        # Textual's WorkerFailed is never raised itself; it carries what was.
        if isinstance(carried := getattr(current, "error", None), BaseException):
            waiting.append(carried)


def record(error: BaseException, log: Path | None) -> str:
    """Add an exception to the incident log.

    Args:
        error: What happened.
        log: The file; None writes nothing.  Nothing is raised if it can't be written.

    Returns:
        The incident's number, six digits, to be found in the log and told on the telephone.
    """
    number = f"{int.from_bytes(os.urandom(4), 'big') % 1_000_000:06d}"
    if log is not None:
        lines = [f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} incident {number}", *describe(error)]
        with contextlib.suppress(OSError):
            _append(log, "\n".join(lines) + "\n")
    return number


def _append(log: Path, text: str) -> None:
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_name(log.name + ".old"))
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "a", encoding="utf-8") as file:
        file.write(text)
