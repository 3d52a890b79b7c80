"""The list of a kind of dated record on a client's card, made from its declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.dated.declaration import Dated, name_of, row_of
from db.dated.kinds import KINDS
from db.dated.on_card import BRIEF, ON_CARD
from db.dated.queries import dated_of
from db.dated.records import DatedLine, State
from db.fields.declaration import Field
from db.fields.showing import show
from db.fields.values import Value
from salon_tui.screens.base.about import About
from salon_tui.screens.clients.tabs.list_tab import ListTab
from salon_tui.screens.dated import commands as own
from salon_tui.screens.dated.opening import open_record
from salon_tui.screens.dated.words import state_words, until_words
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import telling

_MOST_BESIDE_WHO = 3
"""Fields of a headline that leave room for who took it down at 80 columns; the record itself says that, too."""


def dated_tab(kind: Dated, today: date) -> ListTab:
    """The list of a kind: its day, what its headline names, by whom, how it came out, until when it holds."""
    headline = [field for field in kind.fields if field.name in kind.headline]
    by = [Column(6, aside=True)] if len(headline) <= _MOST_BESIDE_WHO else []

    def row(line: DatedLine, record: ClientRecord) -> Row[int]:
        cells: list[Cell] = [value_words(kind, field, line.headline) for field in headline]
        state = state_words(kind, line.state, line.mark)
        counts = line.state is State.CURRENT
        until = until_words(line.due, line.until, today) if counts else ""
        style = "label" if line.state in (State.REPLACED, State.VOID) else "plain"
        who = [line.by] if by else []
        return Row(line.id, (line.day.isoformat(), *cells, _flagged(state), _flagged(until), *who), style)

    def about(line: DatedLine, record: ClientRecord) -> About:
        counts = line.state is State.CURRENT
        facts = [
            (_("By"), line.by),
            *((field.label.text(language()), value_words(kind, field, line.headline)) for field in headline),
            (_("State"), state_words(kind, line.state, line.mark)),
            (kind.due_label.text(language()), until_words(line.due, line.until, today) if counts else ""),
            (_("Why"), line.why),
        ]
        return About(name=f"{kind.label.text(language())} {line.number}", note=line.day.isoformat(), facts=facts)

    return ListTab(
        (Column(10), *([Column(8, grow=1)] * len(headline)), Column(16), Column(12, aside=True), *by),
        N_("Nothing of this kind yet"),
        N_("What is taken down of the client, day by day, stands here."),
        own.NewRecord,
        partial(_read, kind),
        row,
        partial(open_record, kind),
        about,
        lambda: (
            _("Day"),
            *(_head(field) for field in headline),
            _("State"),
            kind.due_label.text(language()),
            *([_("By")] if by else []),
        ),
    )


def _read(kind: Dated, desk: Desk, record: ClientRecord, last: Any) -> Sequence[DatedLine]:
    return dated_of(desk, record.id, kind.code, last or 0)


def value_words(kind: Dated, field: Field, values: Mapping[str, Value]) -> str:
    """What stands in a field; of one that stands once a row, in each of them, after the row's name."""
    found: list[str] = []
    for key, value in values.items():
        if name_of(key) == field.name:
            row = kind.part_of(field.name).row(row_of(key)) if row_of(key) else None
            words = show(field, value, language())
            found.append(f"{row.term.text(language())} {words}" if row else words)
    return _(", ").join(found)


def dated_field_name(name: str) -> str:
    """What a field of a dated record is called in the history of a client, where it is ``kind.field[row]``."""
    if name == BRIEF:
        return ON_CARD[BRIEF].text(language())
    code, _dot, key = name.partition(".")
    field = KINDS[code].at(key) if code in KINDS else None
    return telling(KINDS[code].label.text(language()), field.label.text(language())) if field else name


def dated_sheet_name(number: str) -> str:
    """What a printed sheet is of, by its number: a kind of record and which of them; any other number as it is."""
    code, _space, numbers = number.partition(" ")
    return f"{KINDS[code].label.text(language())} {numbers.replace(' ', ' > ')}".strip() if code in KINDS else number


def _head(field: Field) -> str:
    return (field.short or field.label).text(language())


def _flagged(words: str) -> Cell:
    return (words, "alarm") if words.startswith(("! ", "? ")) else words
