"""What came of the last update: kept where the desk can read it, in codes, without a word of the archive."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from db.core.disk.files import write_whole
from salon_tui.update.machine import Machine
from salon_tui.update.release import order
from salon_tui.update.why import UpdateError, Why

RESULT_FILE = "result.json"


class Step(StrEnum):
    """What an update does, in this order; what is in use stays as it is until the desk is closed."""

    VERIFY = "verify"
    BUILD = "build"
    STOP = "stop"
    BACKUP = "backup"
    TRY = "try"
    SWITCH = "switch"
    START = "start"
    DONE = "done"


class State(StrEnum):
    """How an update stands."""

    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An update.

    Attributes:
        at: When it began, in UTC, ISO 8601.
        before: The version that was in use.
        version: The version that was asked for; empty where it can't be told.
        state: How it stands.
        step: How far it has come.
        why: Why it failed; empty where it didn't.
        facts: What the sentence about that names.
    """

    at: str
    before: str
    version: str
    state: State
    step: Step
    why: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """When it began."""
        return datetime.fromisoformat(self.at)


def keep(machine: Machine, result: Result) -> Result:
    """Writes down how an update stands.

    Raises:
        OSError: It can't be written.
    """
    write_whole(machine.state / RESULT_FILE, json.dumps(asdict(result), ensure_ascii=False), 0o644)
    return result


def begun(before: str, version: str = "") -> Result:
    """An update that begins now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Result(at=now, before=before, version=version, state=State.UNDER_WAY, step=Step.VERIFY)


def last_result(machine: Machine) -> Result | None:
    """How the last update stands; None before the first.

    One that was under way when the power went is told by what is in use: the new program, or still the old one.
    """
    try:
        said = json.loads((machine.state / RESULT_FILE).read_text("utf-8"))
        found = Result(**{**said, "state": State(said["state"]), "step": Step(said["step"])})
        found.moment.astimezone()
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if found.state is not State.UNDER_WAY or machine.is_busy():
        return found
    try:
        installed = machine.installed
    except UpdateError:
        installed = ""
    if found.version and order(installed) == order(found.version):
        return replace(found, state=State.DONE, step=Step.DONE)
    return replace(found, state=State.FAILED, why=Why.INTERRUPTED.value)
