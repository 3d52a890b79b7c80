"""A notebook of the till: what came and went each day, added up anew whenever it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass
class Day:
    """What came by each method, how cash moved besides, and what was kept each time that it was closed."""

    paid: dict[str, int] = field(default_factory=dict)
    moved: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    closed: bool = False


@dataclass
class TillBook:
    """All days, by date."""

    days: dict[date, Day] = field(default_factory=dict)

    def day(self, on: date) -> Day:
        return self.days.setdefault(on, Day())

    def open_on(self, today: date) -> date:
        """The day that money of now belongs to."""
        while self.day(today).closed:
            today += ONE_DAY
        return today

    def pay(self, today: date, method: str, amount: int) -> None:
        paid = self.day(self.open_on(today)).paid
        paid[method] = paid.get(method, 0) + amount

    def move(self, today: date, amount: int) -> None:
        self.day(self.open_on(today)).moved.append(amount)

    def book(self, on: date, method: str) -> int:
        day = self.day(on)
        before = [one for one in self.closed_days() if one < on]
        carried = self.day(before[-1]).kept[-1] if before else 0
        return day.paid.get(method, 0) + (carried + sum(day.moved) if method == "cash" else 0)

    def closed_days(self) -> list[date]:
        return sorted(day for day, one in self.days.items() if one.closed)

    def next_to_close(self, today: date) -> date | None:
        again = [day for day, one in self.days.items() if one.kept and not one.closed]
        if again:
            return min(again)
        since = max(self.closed_days(), default=today - 2 * ONE_DAY)
        used = [day for day, one in self.days.items() if since < day <= today and (one.paid or one.moved)]
        return min(used, default=today if today > since else None)
