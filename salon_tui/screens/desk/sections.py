"""What is to be done, as Home lists it: by when beside the arrivals; in one list below them, to save lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from salon_tui.screens.base.list_page import digit
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import _

Target = tuple[str, int]
"""Of what kind a line is, and the id of what it is about."""


class HomeLine(NamedTuple):
    """A line of a section.

    Attributes:
        target: What it opens.
        cells: Its cells behind the digit; a single text has the whole line.
        client: Whom it is about; 0: nobody.
        stands_for: How many lines it is in place of.
    """

    target: Target
    cells: tuple[Cell, ...]
    client: int = 0
    stands_for: int = 1


class Section(NamedTuple):
    """Lines that are to be done by the same time, or of one kind.

    Attributes:
        title: What stands above them.
        lines: The lines; without one it is left out.
        says_when: Whether each line says itself when it is due, so that the title may be left out.
        is_late: Whether they are past their day.
    """

    title: str
    lines: Sequence[HomeLine]
    says_when: bool = False
    is_late: bool = False

    @property
    def total(self) -> int:
        """How many its lines stand for."""
        return sum(line.stands_for for line in self.lines)


def section_rows(sections: Sequence[Section], before: int, *, in_one: bool) -> list[Row[Target]]:
    """The sections that have something.

    Args:
        sections: What is to be done.
        before: So many lines stand before them: their digits go on from these.
        in_one: Whether those whose lines say when they are due stand in one list.
    """
    shown: list[Row[Target]] = []
    number = before
    for title, note, lines in _joined(sections) if in_one else _apart(sections):
        shown += [Row(None, ("",))] if shown else []
        shown.append(Row(None, (title, note), "section"))
        for line in lines:
            number += 1
            if len(line.cells) > 1:
                shown.append(Row(line.target, (digit(number), *line.cells)))
            else:
                shown.append(Row(line.target, (f"{digit(number):1}  ·  {line.cells[0]}",)))
    return shown


_Shown = tuple[str, str, Sequence[HomeLine]]


def _apart(sections: Sequence[Section]) -> list[_Shown]:
    # what has the whole line, counts for itself
    return [
        (section.title, str(section.total) if len(section.lines[0].cells) > 1 else "", section.lines)
        for section in sections
        if section.lines
    ]


def _joined(sections: Sequence[Section]) -> list[_Shown]:
    by_time = [section for section in sections if section.says_when and section.lines]
    if not by_time:
        return _apart(sections)
    note = str(sum(section.total for section in by_time))
    if late := sum(section.total for section in by_time if section.is_late):
        note += " · " + _("{count} overdue").format(count=late)
    joined = (_("To do"), note, [line for section in by_time for line in section.lines])
    at = sections.index(by_time[0])
    before, after = ([one for one in part if not one.says_when] for part in (sections[:at], sections[at:]))
    return [*_apart(before), joined, *_apart(after)]
