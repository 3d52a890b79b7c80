"""What is asked of rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRule:
    """A rule as it is to be from now on: the next wording of ``number``, made from ``version``.

    Attributes:
        level: ``stop``, ``hold``, ``warn`` or ``note``.
        means: What it is about; none is every service.
    """

    request_id: str
    number: int
    version: int
    level: str
    means: tuple[str, ...] = ()
    days_after: int = 0
    why_en: str = ""
    why_zh: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRule:
    """Whoever is at the desk stands for this wording of a rule."""

    request_id: str
    number: int
    version: int
