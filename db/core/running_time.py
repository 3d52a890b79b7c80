"""How long the archive has been open in all: what waits and fades goes by it, since nobody can set it like a clock."""

from __future__ import annotations

from datetime import timedelta

from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.counters import add
from db.core.row_values import moment_text

NAME = "running"
"""Of the counter that keeps the seconds."""


def count(archive: Archive) -> int:
    """Seconds that the archive has been open in all, those since the last count added; call it in a transaction.

    What is lost with a kill is what went by since the last count, so that a wait lasts longer, never shorter.
    """
    more = max(0, archive.boottime() - archive.counted_at) // 1_000_000
    seconds = add(NAME, more)
    archive.counted_at += more * 1_000_000
    return seconds


def note_jump(archive: Archive) -> None:
    """Writes down that the clock was set forward since it was looked at last; call it in a transaction.

    How long that is ago the machine measures. That it was set back shows at the next entry of the log, if not here.
    """
    now, micros = archive.clock(), archive.boottime()
    seen, then = archive.clock_seen
    archive.clock_seen = (now, micros)
    expected = seen + timedelta(microseconds=micros - then)
    if now > expected + audit.CLOCK_TOLERANCE:
        what = {"from": moment_text(expected)}
        audit.append(now, audit.SET_FORWARD, Action.EXECUTE, Outcome.DONE, what=what)
