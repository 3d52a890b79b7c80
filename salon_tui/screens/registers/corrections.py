"""What is said of an entry of a register that puts another one right, or was put right itself."""

from __future__ import annotations

from typing import Protocol

from salon_tui.words.i18n import _


class Correctable(Protocol):
    """An entry that is never changed."""

    @property
    def number(self) -> int:
        """Its number in the register."""

    @property
    def corrects(self) -> int | None:
        """The number of the one that it puts right."""

    @property
    def corrected_by(self) -> int | None:
        """The number of the one that counts instead."""

    @property
    def why(self) -> str:
        """Why it puts that one right."""


def correction_facts(one: Correctable) -> tuple[tuple[str, str], ...]:
    """Which entry it puts right and why, and which one counts instead; empty texts where there is none."""
    return (
        (_("Puts right No."), f"{one.corrects} · {one.why}" if one.corrects else ""),
        (_("Put right by No."), str(one.corrected_by or "")),
    )


def heading(record: Correctable | None) -> str:
    """What stands over a form that puts an entry right; empty for a new one."""
    return _("Put No. {number} right").format(number=record.number) if record is not None else ""
