"""Why an update isn't made, or not finished."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """Codes that are kept; what they mean is said in the desk's language (:mod:`salon_tui.update.sentences`)."""

    NO_STICK = "no_stick"
    NO_RELEASE = "no_release"
    NO_PUBLISHER = "no_publisher"
    OPEN_KEYS = "open_keys"
    NOT_SIGNED = "not_signed"
    CHANGED = "changed"
    OTHER_ASKED = "other_asked"
    THERE_ALREADY = "there_already"
    OLDER = "older"
    TOO_OLD = "too_old"
    WRONG_PYTHON = "wrong_python"
    WRONG_MACHINE = "wrong_machine"
    NO_ROOM = "no_room"
    NO_BACKUP = "no_backup"
    NOT_BUILT = "not_built"
    NOT_TRIED = "not_tried"
    NOT_STARTED = "not_started"
    INTERRUPTED = "interrupted"
    UNDER_WAY = "under_way"
    NOT_ALLOWED = "not_allowed"
    NOT_INSTALLED = "not_installed"
    NO_WAY_BACK = "no_way_back"
    NOT_RESTORED = "not_restored"


class UpdateError(Exception):
    """An update is refused, or failed; what is in use stays.

    Attributes:
        why: The reason.
        facts: What its sentence names.
    """

    def __init__(self, why: Why, **facts: str) -> None:
        super().__init__(why.value)
        self.why, self.facts = why, facts
