"""A clock that tests move."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from db.core.connection import Archive

NOW = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
"""Noon or evening of the same day in every time zone from UTC to China's."""


class Clock:
    """A clock that stands still until a test moves it, and what the machine measures whatever its clock says."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now
        self.micros = 1_000_000

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        """Time goes by, by keywords of timedelta; negative amounts set the clock back, in no time."""
        by = timedelta(**amount)
        self.now += by
        self.micros += max(0, by // timedelta(microseconds=1))

    def jump(self, **amount: float) -> None:
        """The clock is set to another time, in no time."""
        self.now += timedelta(**amount)

    def boottime(self) -> int:
        """As :func:`db.core.connection.boottime`."""
        return self.micros

    def measures(self, archive: Archive) -> None:
        """From now on, the archive measures by this."""
        archive.boottime, archive.counted_at = self.boottime, self.micros
        archive.clock_seen = (self.now, self.micros)

    @property
    def today(self) -> date:
        """Today, in the salon's own time zone."""
        return self.now.astimezone().date()
