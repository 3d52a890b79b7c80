"""What is shown of the roster before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.core.desk import Desk
from db.roster.operations.printing import print_roster
from db.roster.queries import roster_week
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.screens.roster.words import column_heads
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _


def _roster(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    day = date.fromordinal(int(target["day"]))
    week = roster_week(desk, day)
    rows: list[Row[int]] = [Row(None, ("", *column_heads(week.first)), "label")]
    rows += [Row(line.person.id, (line.person.label, *(cell.short for cell in line.cells))) for line in week.lines]
    name = week.first.isoformat()
    return [
        Preview(
            "roster", rows, lambda desk: print_roster(desk, day), name=name, note=_("week from {day}").format(day=name)
        )
    ]


ROSTER = PreviewPage(
    title=N_("Roster sheet"),
    help=N_(
        "A week's roster, to hang up: who works when, and on which days the salon is closed. F10 prints it; F4 chooses "
        "another printer or a folder for a PDF file."
    ),
    sheets=("roster",),
    read=_roster,
    columns=(Column(12, grow=1), *([Column(5)] * 7)),
)
"""One week on one sheet."""
