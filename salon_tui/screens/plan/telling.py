"""What the page of a care plan says, in blocks: the stage under the mark, home care, what changed, what suits next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.care.records import PlanView, StageLine, Suggestion, Why
from db.dated.comparing import Difference, How
from db.dated.declaration import key_of, name_of, row_of
from db.dated.kinds.plan import MEASURES, PLAN
from db.dated.kinds.review import REACHED, REVIEW
from db.dated.records import DatedLine, DatedRecord, State
from db.fields.choices import GOALS
from db.fields.declaration import Field
from db.fields.showing import show
from db.fields.values import Value
from salon_tui.screens.dated.words import state_words
from salon_tui.screens.plan.measure_words import aim_words
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow, size
from salon_tui.widgets.parts import effect, facts, progress, section, told
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import _, language, ngettext
from salon_tui.words.words import choice_name, telling

STAGE_COLUMNS = (Column(1, "right"), Column(8, grow=1), Column(12), Column(7, "right"), Column(10), Column(17))
_BAR = 6
_APART = "   "
_MOST_CHANGES = 6
_FIELDS = {field.name: field for field in PLAN.fields}
_VIEW = next(field for field in REVIEW.fields if field.name == "view")


def stage_rows(found: PlanView) -> list[Row[int]]:
    """The stages under the names of their columns; the one that the plan has come to is strong, the done are label."""
    heads = ("", _("Goal"), _("Service"), _("Every"), _("Progress"), _("Review"))
    rows = [_stage_row(found, line) for line in found.stages]
    return [Row(None, heads, "label"), *rows] if rows else []


def _stage_row(found: PlanView, line: StageLine) -> Row[int]:
    stage = line.progress.stage
    row = str(stage.number)
    interval = ngettext("{count} day", "{count} days", stage.interval).format(count=stage.interval)
    cells: tuple[Cell, ...] = (
        (row, "label"),
        stage.goal,
        _shown(found.record, key_of("service", row)),
        interval if stage.interval else "",
        done_pieces(line),
        review_pieces(line),
    )
    is_over = line.progress.is_done and bool(line.review)
    return Row(stage.number, cells, "label" if is_over else "strong" if stage.number == found.at else "plain")


def done_pieces(line: StageLine) -> Sequence[Piece]:
    """How many sessions a stage has had, of how many, with a bar."""
    done, sessions = line.progress.done, line.progress.stage.sessions
    if not sessions:
        return [ngettext("{count} session", "{count} sessions", done).format(count=done) if done else _("not begun")]
    return [*progress(done / sessions, _BAR), f" {done}/{sessions}"]


def review_pieces(line: StageLine) -> Sequence[Piece]:
    """What was said of a stage: whether its goal was reached, and the effect; or that somebody has to say it."""
    if line.is_due:
        return [("! " + _("to review"), "alarm")]
    if not line.review:
        return []
    stars = str(line.outcome.get("effect") or "")
    said = choice_name(REACHED, str(line.outcome.get("reached") or ""))
    return [said, " ", *effect(int(stars))] if stars.isdecimal() else [said]


def packed(pairs: Iterable[tuple[str, str]], cells: int) -> list[list[Piece]]:
    """Facts beside each other, as many as there is room for in a row; an empty one is left out."""
    rows: list[list[Piece]] = []
    for label, value in pairs:
        fact: list[Piece] = [(f"{label} ", "label"), value]
        if value and rows and size(rows[-1]) + len(_APART) + size(fact) <= cells:
            rows[-1] += [_APART, *fact]
        elif value:
            rows += flow(fact, cells)
    return rows


def problems(record: DatedRecord, cells: int) -> Rows:
    """What is treated, in its order."""
    return facts([(_label("problems"), _shown(record, "problems"))], cells)


def stage_block(found: PlanView, number: int, cells: int, *, is_packed: bool = False) -> Rows:
    """What the plan says of a stage besides the list; where room is short without its title."""
    line = next((line for line in found.stages if line.progress.stage.number == number), None)
    if line is None:
        return []
    stage, row = line.progress.stage, str(number)
    measure = choice_name(MEASURES, stage.measure)
    aim = stage.aim if is_packed else aim_words(stage.measure, stage.aim)
    reviewed = show(_VIEW, line.outcome.get("view"), language()) if line.review else ""
    pairs = [
        (_("Measure"), " → ".join(word for word in (measure, aim) if word)),
        *(
            (_label(name), _shown(found.record, key_of(name, row)))
            for name in ("with_service", "instrument", "technique", "products")
        ),
        (_("Next on"), f"{line.progress.next_day}" if line.progress.next_day else ""),
        (_("Said"), reviewed),
    ]
    if is_packed:
        return packed(pairs, cells)
    known = facts(pairs, cells)
    return [section(_("Stage {number}").format(number=number), cells, note=stage.goal), *known] if known else []


def home_block(record: DatedRecord, cells: int, *, is_packed: bool = False) -> Rows:
    """What is done at home, what is not to be used, when the skin is looked at again."""
    names = ("morning", "evening", "avoid", "next_analysis")
    pairs = [(_label(name), _shown(record, name)) for name in names]
    known = packed(pairs, cells) if is_packed else facts(pairs, cells)
    return [section(_("At home"), cells), *known] if known else []


def changes_block(found: PlanView, cells: int) -> Rows:
    """What is different from the version before, and why."""
    if found.before is None:
        return []
    title = _("Version {before} > {after}").format(before=found.before.number, after=found.record.number)
    changed = [one for one in found.differences if one.how is not How.SAME]
    said = [words for one in changed[:_MOST_CHANGES] if (words := _change_words(one))]
    more = len(changed) - len(said)
    lines = _("; ").join([*said, *([f"+{more}"] if more > 0 else [])])
    rows = (
        [*told(found.record.why, cells), *flow([(lines, "label")], cells)] if lines else told(found.record.why, cells)
    )
    return [section(title, cells, note=f"{found.record.day}"), *rows]


def suggestions_block(found: PlanView, cells: int) -> Rows:
    """What may be offered, each with its reason."""
    rows: list[list[Piece]] = []
    for one in found.suggestions:
        rows += flow([(one.what, "strong"), "  ", (why_words(one), "label")], cells)
    return [section(_("May be offered"), cells), *rows] if rows else []


def versions_block(versions: Sequence[DatedLine], current: int, cells: int) -> Rows:
    """The versions of the plan, the latest first; the one in view is strong."""
    rows: list[list[Piece]] = []
    for line in versions:
        words = state_words(PLAN, line.state, line.mark) if line.state is not State.REPLACED else ""
        style = "strong" if line.id == current else "label"
        number = _("version {number}").format(number=line.number)
        rows += flow([(f"{number}  {line.day}  {line.by}", style), (f"  {words}" if words else "", "label")], cells)
        rows += told(line.why, cells, 2, "label") if line.why else []
    return [section(_("Versions"), cells, note=str(len(versions))), *rows]


def why_words(one: Suggestion) -> str:
    """Why something is suggested."""
    match one.why:
        case Why.PLAN:
            return _("plan, stage {number}; due {day}").format(number=one.number, day=one.day)
        case Why.LAST:
            return _("to be recommended since {day}").format(day=one.day)
        case Why.GOAL:
            goal = choice_name(GOALS, one.goal)
            return _("goal “{goal}”: nothing was done for it in 60 days").format(goal=goal)


def _change_words(one: Difference) -> str:
    field = PLAN.at(one.key)
    if field is None:
        return ""
    before, after = (_value_words(field, value) for value in (one.before, one.after))
    name = _label(name_of(one.key))
    if row := row_of(one.key):
        name = f"{_('Stage {number}').format(number=row)} {name}"
    return telling(name, f"{before or '—'} > {after or '—'}")


def _shown(record: DatedRecord, key: str) -> str:
    field = PLAN.at(key)
    return _value_words(field, record.values.get(key)) if field is not None else ""


def _value_words(field: Field, value: Value) -> str:
    return show(field, value, language())


def _label(name: str) -> str:
    field = _FIELDS[name]
    return (field.short or field.label).text(language())
