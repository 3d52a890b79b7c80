"""What the front of the card says of skin and plan, from what was taken down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.care.stages import Progress
from db.dated.content import rows_in
from db.dated.declaration import key_of
from db.dated.kinds.plan import PLAN
from db.dated.kinds.skin import SKIN
from db.dated.on_card import concerns
from db.dated.records import DatedRecord
from db.fields.declaration import Term
from db.fields.showing import show
from db.fields.values import Ref, Value
from printouts.drawing import fonts
from printouts.drawing.header_footer import day, taken_by
from printouts.drawing.kit import MM, Paper
from printouts.drawing.words import Words

_ANALYSED, _BY = Term("Analysis", "诊断日期"), Term("By", "诊断人")
_NUMBER = Term("No.", "方案编号")
_STAGE, _SESSIONS = Term("Stage {n} of {m}", "第 {n} 阶段，共 {m}"), Term("sessions", "次")
_EVERY = Term("every {n} days", "每 {n} 天")
_NEXT, _AVOID = Term("Next analysis", "下次诊断"), Term("Not to be used", "禁用")
_SIZE, _UPPER, _LOWER = 8.5, 6.6, 6.0
"""Sizes in pt: of a line, and of the skin type above the concerns where one line has no room for both."""
_MOST_RIGHT = 46.0
"""Length in mm of what stands at the right end of a line, at most."""


def analysed(words: Words, analysis: DatedRecord) -> str:
    """When the skin was looked at, and by whom."""
    return taken_by(words, _ANALYSED, _BY, analysis)


def planned(words: Words, plan: DatedRecord) -> str:
    """Which plan it is, of which day, by whom."""
    return f"{words.text(_NUMBER)} {plan.number}   {day(plan.day)}   {plan.by.label}"


def draw_skin(paper: Paper, words: Words, x: float, y: float, right: float, analysis: DatedRecord) -> None:
    """Draws skin type and main concerns into the row that begins at ``y``, on one line or on two."""
    shown = {"skin_type": analysis.values.get("skin_type"), "concerns": concerns(analysis.values) or None}
    said = [_shown(words, name, value) for name, value in shown.items()]
    line = " · ".join(part for part in said if part)
    if fonts.width(fonts.clean(line), _SIZE, True) / MM * fonts.SHRINK <= right - x:
        paper.text(x, y + 4.2, line, _SIZE, bold=True, width=right - x)
        return
    for base, size, text in zip((2.6, 4.6), (_UPPER, _LOWER), said, strict=True):
        paper.text(x, y + base, text, size, bold=True, width=right - x)


def draw_plan(
    paper: Paper, words: Words, x: float, right: float, bases: Sequence[float], plan: DatedRecord, at: Progress
) -> None:
    """Draws the stage that is under way with its goal, what is done in it and how often that was; and what comes next.

    Args:
        paper: Where.
        words: The languages.
        x: Left end in mm.
        right: Right end.
        bases: The baselines of two lines.
        plan: The plan that counts now.
        at: The stage that it has come to.
    """
    following, avoid = plan.values.get("next_analysis"), plan.values.get("avoid")
    _line(
        paper,
        words,
        x,
        right,
        bases[0],
        which_stage(words, plan, at),
        at.stage.goal,
        _NEXT,
        day(following if isinstance(following, date) else None),
    )
    _line(paper, words, x, right, bases[1], *sessions(words, plan, at), _AVOID, avoid if isinstance(avoid, str) else "")


def sessions(words: Words, plan: DatedRecord, at: Progress) -> tuple[str, str]:
    """How many sessions of a stage were done, and what is done in it and how often."""
    stage = at.stage
    counted = f"{at.done}/{stage.sessions} {words.text(_SESSIONS)}" if stage.sessions else ""
    every = words.text(_EVERY).format(n=stage.interval) if stage.interval else ""
    services = " + ".join(services_of(plan, stage.number))
    return counted, " · ".join(part for part in (services, every) if part)


def which_stage(words: Words, plan: DatedRecord, at: Progress) -> str:
    """Which stage a plan has come to, of how many."""
    return words.text(_STAGE).format(n=at.stage.number, m=len(rows_in(PLAN.part_of("goal"), plan.values)))


def services_of(plan: DatedRecord, stage: int) -> list[str]:
    """What the services of a stage are called."""
    found = (plan.values.get(key_of(name, str(stage))) for name in ("service", "with_service"))
    return [one.label for one in found if isinstance(one, Ref)]


def _line(
    paper: Paper, words: Words, x: float, right: float, y: float, head: str, said: str, label: Term, value: str
) -> None:
    room = right - x
    if value:
        wide = min(fonts.width(fonts.clean(value), _SIZE, True) / MM, _MOST_RIGHT)
        paper.text(right, y, value, _SIZE, bold=True, align="r", width=_MOST_RIGHT)
        named = words.width(label, 6.2)
        words.label(paper, right - 1.2 - wide - named, y, label, 6.2)
        room -= wide + named + 4.0
    drawn = paper.text(x, y, head, _SIZE, bold=True) + 2.4 if head else 0.0
    paper.text(x + drawn, y, said, _SIZE, width=room - drawn)


def _shown(words: Words, name: str, value: Value) -> str:
    field = SKIN.at(name)
    assert field is not None, "every analysis asks for these"
    return show(field, value, words.language)
