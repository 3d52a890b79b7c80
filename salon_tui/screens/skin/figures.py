"""What an instrument says on several days, as numbers and as a bar of the latest, with the aim of the stage on it."""

from __future__ import annotations

from collections.abc import Sequence

from db.care.measuring import aimed
from db.care.records import StageReview
from db.clients.fields.skin import SKIN_QUESTIONS
from db.dated.kinds.skin import figure_of
from db.dated.records import DatedRecord
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, fit_pieces, width
from salon_tui.widgets.parts import AIM, progress, section
from salon_tui.words.i18n import _, language

_LONGEST, _SHORTEST = 30, 6
"""Cells of a bar."""
_ROOM = 1.25
"""How far a bar's end lies beyond the highest of its numbers, so that the aim never stands at its edge."""


def figure_rows(records: Sequence[DatedRecord], basis: StageReview | None, cells: int, most: int) -> Rows:
    """A line for each figure of the latest record, under a title; none where it has none.

    Args:
        records: The analyses, the earliest first.
        basis: The stage whose aim is marked; None where there is no plan.
        cells: The width.
        most: Lines at most, besides the title.
    """
    found: list[tuple[str, list[str], int, int | None]] = []
    for question in SKIN_QUESTIONS:
        name = figure_of(question)
        values = [record.values.get(name) for record in records]
        now = values[-1]
        if isinstance(now, int):
            said = [f"{value}" if isinstance(value, int) else "-" for value in values]
            top = max(value for value in values if isinstance(value, int))
            aim = aimed(basis.progress.stage.aim) if basis and basis.progress.stage.measure == name else None
            found.append((question.label.text(language()), said, max(top, now), aim))
    if not found:
        return []
    found = found[:most]
    names = max(width(name) for name, *_rest in found)
    wide = max(len(said) for _name, figures, *_rest in found for said in figures)
    goals = [f"{_('aim')} {aim}" if aim is not None else "" for *_rest, aim in found]
    right = max(width(goal) for goal in goals)
    before = 2 + names + (2 + wide) * len(records) + 2
    bar = max(_SHORTEST, min(_LONGEST, cells - before - 2 - right))
    note = f"━ {_('now')}   {AIM} {_('aim')}" if right else f"━ {_('now')}"
    rows: list[list[Piece]] = [section(_("Instrument"), cells, note=note)]
    for (name, figures, top, aim), goal in zip(found, goals, strict=True):
        row: list[Piece] = ["  ", *fit_pieces([(name, "label")], names)]
        for at, figure in enumerate(figures, 1):
            row += ["  ", *fit_pieces([(figure, "strong" if at == len(figures) else "label")], wide, "right")]
        whole = max(top, aim or 0, 1) * _ROOM
        row += ["  ", *progress(int(figures[-1]) / whole, bar, None if aim is None else aim / whole)]
        rows.append([*row, "  ", (goal, "label")] if goal else row)
    return rows
