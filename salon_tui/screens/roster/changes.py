"""Shifts that were set and are not saved yet, over several weeks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from db.core.desk import Desk
from db.roster.operations.roster import SetRoster, set_roster
from db.roster.records import Assigned, RosterCell, RosterLine, Uncovered
from db.staff.operations.session import KeepDraft, drop_draft, keep_draft
from db.staff.queries.people import draft

FORM = "roster"
"""Under which the draft is kept."""


class Changes:
    """By person and day; written down as a draft, so that nothing that was typed is lost."""

    def __init__(self) -> None:
        self._by_day: dict[tuple[int, date], Assigned] = {}

    @classmethod
    def kept(cls, desk: Desk) -> Changes:
        """What the draft holds."""
        made, kept = cls(), draft(desk, FORM)
        for person, day, shift, version in json.loads(kept.content) if kept else ():
            on = date.fromisoformat(day)
            made._by_day[person, on] = Assigned(person=person, day=on, shift=shift, version=version)
        return made

    def keep(self, desk: Desk) -> None:
        """Writes the draft."""
        content = [[one.person, one.day.isoformat(), one.shift, one.version] for one in self.assigned()]
        keep_draft(desk, KeepDraft(FORM, json.dumps(content)))

    @staticmethod
    def drop(desk: Desk) -> None:
        """Forgets the draft."""
        drop_draft(desk, FORM)

    def save(self, desk: Desk, request: str) -> tuple[Uncovered, ...]:
        """Saves the roster; the draft goes with it.

        Returns:
            Appointments that nobody covers now.
        """
        uncovered = set_roster(desk, SetRoster(request_id=request, days=self.assigned()))
        self.drop(desk)
        return uncovered

    def set(self, person: int, cell: RosterCell, shift: int | None) -> None:
        """Sets a shift, or with None takes off what the roster says; as it is saved already, nothing is changed."""
        said = cell.shift if cell.version else None
        if shift == said:
            self._by_day.pop((person, cell.day), None)
        else:
            self._by_day[person, cell.day] = Assigned(person=person, day=cell.day, shift=shift, version=cell.version)

    def fill(self, lines: Iterable[RosterLine], before: Iterable[RosterLine]) -> int:
        """Sets the days that nothing is said of as in another week; gives how many those are."""
        cells, filled = {line.person.id: line.cells for line in before}, 0
        for line in lines:
            for cell, like in zip(line.cells, cells.get(line.person.id, ()), strict=False):
                is_empty = cell.version == 0 and self.get(line.person.id, cell.day) is None
                if like.shift is not None and is_empty and like.shift != cell.shift:
                    self.set(line.person.id, cell, like.shift)
                    filled += 1
        return filled

    def shift(self, person: int, cell: RosterCell) -> int | None:
        """The shift that somebody has, as it was set, else as the roster says."""
        change = self.get(person, cell.day)
        return cell.shift if change is None else change.shift

    def get(self, person: int, day: date) -> Assigned | None:
        """What was set for somebody on a day."""
        return self._by_day.get((person, day))

    def assigned(self) -> tuple[Assigned, ...]:
        """All of them, by day."""
        return tuple(sorted(self._by_day.values(), key=lambda one: (one.day, one.person)))

    def __len__(self) -> int:
        return len(self._by_day)
