"""What a stage is measured by, as it was before and as it is now, beside its aim."""

from __future__ import annotations

from db.care.measuring import is_reached, measured, step_of
from db.care.records import StageReview
from db.dated.kinds.skin import SKIN
from db.dated.records import DatedRecord
from db.fields.declaration import Field
from db.fields.showing import show
from db.fields.values import Value
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.parts import section
from salon_tui.words.i18n import _, language

_FIELDS = {field.name: field for field in SKIN.fields}


def measure_rows(basis: StageReview, cells: int, *, days: bool = True) -> Rows:
    """The stage and its sessions; what it is measured by, before and after, beside the aim; whether that is reached."""
    stage = basis.progress.stage
    sessions = _("{done} of {sessions} sessions").format(done=basis.progress.done, sessions=stage.sessions or "—")
    title = f"{_('Stage {number}').format(number=stage.number)} · {stage.goal}"
    rows: list[list[Piece]] = [section(title, cells, note=sessions)]
    row = measure_row(basis, days=days)
    rows += flow(row or [(_("The plan names nothing that this stage is measured by."), "label")], cells)
    return [*rows, []]


def measure_row(basis: StageReview, *, days: bool = True) -> list[Piece]:
    """What the stage is measured by, before and after, beside its aim; empty where the plan names nothing.

    Args:
        basis: The stage, and the analyses before and after it.
        days: Whether their days are said.
    """
    stage, field = basis.progress.stage, _FIELDS.get(basis.progress.stage.measure)
    if field is None:
        return []
    before, after = (_value(record, field.name) for record in (basis.before, basis.after))
    row: list[Piece] = [(f"{field.label.text(language())}  ", "label"), _words(field, before)]
    row += [(f" {_day(basis.before)}", "label")] if days else []
    row += ["  >  ", (_words(field, after), "strong")]
    row += [(f" {_day(basis.after)}", "label")] if days else []
    if stage.aim:
        row += [(f"   {_('aim')} ", "label"), aim_words(stage.measure, stage.aim)]
    reached = is_reached(after, stage.measure, stage.aim)
    if reached is not None:
        row += ["   ", (f"✓ {_('the entry reaches it')}" if reached else f"· {_('not yet')}", "strong")]
    return row


def aim_words(measure: str, aim: str) -> str:
    """An aim as it was typed, or in words where that is the number of a step."""
    step = step_of(measure, aim)
    return aim if step is None else _words(_FIELDS[measure], step)


def _value(record: DatedRecord | None, measure: str) -> Value:
    return measured(record.values, measure) if record is not None else None


def _words(field: Field, value: Value) -> str:
    return show(field, value, language()) or "—"


def _day(record: DatedRecord | None) -> str:
    return f"{record.day}" if record is not None else ""
