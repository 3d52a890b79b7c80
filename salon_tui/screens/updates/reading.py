"""What there is to say of updates, read from the machine and the stick."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from salon_tui.app.removable import labelled
from salon_tui.app.settings import Places
from salon_tui.update.machine import Machine
from salon_tui.update.release import Release, require_fit
from salon_tui.update.request import is_asked
from salon_tui.update.result import Result, State, last_result
from salon_tui.update.stick import LABEL, look_at
from salon_tui.update.why import UpdateError, Why

TOLD_FOR = timedelta(days=7)
"""So long Home says that an update failed."""


class Updates(NamedTuple):
    """How it stands.

    Attributes:
        installed: The version in use; empty where the program can't be updated here.
        release: What is on the stick; None where there is nothing that its publisher has signed.
        digest: By which the request means it.
        why: Why it can't be installed; empty where it can.
        facts: What the sentence about that names.
        last: What came of the last update.
        is_asked: Whether one was asked for that hasn't begun.
    """

    installed: str = ""
    release: Release | None = None
    digest: str = ""
    why: str = ""
    facts: Mapping[str, str] = {}
    last: Result | None = None
    is_asked: bool = False


def read_updates(places: Places) -> Updates:
    """Reads it; the stick's files are looked at when they are installed."""
    machine = Machine(places=places)
    found = Updates(last=last_result(machine), is_asked=is_asked(machine))
    try:
        found = found._replace(installed=machine.installed)
        stick = labelled().get(LABEL)
        if stick is None:
            raise UpdateError(Why.NO_STICK)
        release, digest = look_at(stick, machine.keys)
        found = found._replace(release=release, digest=digest)
        require_fit(release, found.installed, machine.highest)
    except UpdateError as error:
        return found._replace(why=error.why.value, facts=error.facts)
    return found


def failed_lately(places: Places, now: datetime) -> Result | None:
    """The last update, where it failed some days ago at most."""
    last = last_result(Machine(places=places))
    return last if last and last.state is State.FAILED and now - last.moment < TOLD_FOR else None
