"""The A4 comparison sheet 前后对比单: two records of a kind side by side, which the client confirms.

It says what the grades say, lighter or heavier, not whether that is better; of a skin analysis it shows both faces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from db.dated.comparing import Difference, How, compare, looked_at
from db.dated.declaration import Dated, Values, name_of, row_of
from db.dated.kinds import KINDS
from db.dated.kinds.skin import SKIN
from db.dated.records import DatedRecord
from db.dated.zones import by_number
from db.fields.declaration import Term
from db.fields.showing import show
from db.sheets.dated import ComparisonSheet
from printouts.drawing.blocks import Block, Box, Ticked, Written, framed, row
from printouts.drawing.form_page import Head, area, draw_form, named, phoned, room
from printouts.drawing.header_footer import day, paged
from printouts.drawing.kit import FRAME, GRID, Paper
from printouts.drawing.skin_map import draw_face
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.clients.intake_skin import LEFT, RIGHT, SIDES, legend

_KIND = Term("Compared", "对比内容")
_BEFORE, _AFTER = Term("Before", "前"), Term("After", "后")
_ITEM, _CHANGE = Term("Item", "项目"), Term("Change", "变化")
_FACES, _CHANGES = Term("The face", "面部分区"), Term("What has changed", "变化项目")
_SAME = Term("{n} entries are the same", "另有 {n} 项相同")
_PEN, _LEAST_ROWS = 6.6, 4
_HOW = {
    How.LIGHTER: Term("↓ lighter", "↓ 减轻"),
    How.HEAVIER: Term("↑ heavier", "↑ 加重"),
    How.NEW: Term("! new", "! 新出现"),
    How.GONE: Term("gone", "消失"),
    How.OTHER: Term("other", "不同"),
    How.UNSURE: Term("? can't say", "? 不能比"),
}
_CARRIED = Term("~ taken over", "~ 沿用，未核对")
_NOT_LOOKED = Term("not looked at", "未看")
_CONFIRMED = Term(
    "Confirmed by the client: I have looked at both findings with the beautician. What is marked as changed agrees "
    "with what I see and feel.",
    "顾客确认：本人已与美容师一起看过前后两次结果，以上变化与本人所见、所感相符。",
)
_VIEW = Term("In my own view", "本人看法")
_VIEWS = (Term("better", "有改善"), Term("the same", "没有变化"), Term("worse", "加重了"))


def draw_comparison(sheet: ComparisonSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws two records side by side; without them it is there to be filled in by hand."""
    words, form, before, after = Words(sheet.salon.paper), sheet_of("comparison"), sheet.before, sheet.after
    kind = KINDS[after.kind] if after is not None else SKIN
    head, w = Head(sheet.client), area(form).width
    first: list[Block] = [
        framed(
            row(
                named(0.40, sheet.client),
                phoned(0.18, sheet.client),
                Written(0.42, _KIND, words.text(kind.label) if after is not None else "", strong=True),
            ),
        )
    ]
    if kind is SKIN:
        first.append(Box("1", _FACES, (Faces(before, after),)))
    found = compare(kind, before.values, after.values) if before is not None and after is not None else ()
    carried = after.carried if after is not None else {}
    changed = [one for one in found if one.how is not How.SAME or one.key in carried]
    ending = _confirmed()
    columns = _columns(words, before, after)
    used = [sum(block.least(words, w) for block in blocks) for blocks in (first, ending)]
    around = Box("2", _CHANGES, (Table(columns, (), 1, pen=_PEN),)).least(words, w) - _PEN
    on_first = int((room(form, head) - used[0] - used[1] - around) / _PEN)
    on_next = int((room(form, head, 2) - used[1] - around) / _PEN)
    rows = [_row(kind, words, one, before, after) for one in changed if before is not None and after is not None]
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(rows, max(on_first, _LEAST_ROWS), on_next)):
        count = len(part) if found else max(on_first - 2, _LEAST_ROWS)
        right = Term(*(_SAME.text(language).format(n=len(found) - len(changed)) for language in ("en", "zh")))
        table = Table(columns, tuple(part), max(count, 1), pen=_PEN)
        box = Box("2", _CHANGES, (table,), right=right if found and number == 0 else None)
        pages.append([*(first if number == 0 else ()), box])
    pages[-1] += ending
    return draw_form("comparison", sheet, head, pages, to, invariant=invariant)


def _columns(words: Words, before: DatedRecord | None, after: DatedRecord | None) -> tuple[Column, ...]:
    return (
        Column(0.34, _ITEM),
        *(Column(0.24, _dated(label, record)) for label, record in ((_BEFORE, before), (_AFTER, after))),
        Column(0.18, _CHANGE),
    )


def _dated(label: Term, record: DatedRecord | None) -> Term:
    """The heading of a column, with the day and who it was."""
    if record is None:
        return label
    return Term(f"{label.en} {day(record.day)}", f"{label.zh} {day(record.day)}")


def _row(
    kind: Dated, words: Words, one: Difference, before: DatedRecord, after: DatedRecord
) -> tuple[str, str, str, str]:
    field, part = kind.at(one.key), kind.part_of(name_of(one.key))
    assert field is not None, "a record has no other keys"

    def said(record: DatedRecord) -> str:
        """What a record says of it; where it says nothing, whether anybody looked."""
        value = record.values.get(one.key)
        if value is not None:
            return show(field, value, words.language)
        if part.looked and row_of(one.key) not in looked_at(part, record.values):
            return words.text(_NOT_LOOKED)
        return words.text(field.choices[0].term) if part.looked and field.scale else "–"

    if one.how is How.CHANGED:
        change = f"{'+' if one.by > 0 else '−'} {abs(one.by)}"
    else:
        change = words.text(_CARRIED if one.how is How.SAME else _HOW[one.how])
    return words.text(field.label), said(before), said(after), change


def _confirmed() -> list[Block]:
    return [
        Box(
            "3",
            Term("Confirmed", "顾客确认"),
            (
                Prose(_CONFIRMED),
                row(Ticked(1.0, _VIEW, _VIEWS, more=True)),
                row(
                    Written(0.40, Term("Client's signature", "顾客签名")),
                    Written(0.20, Term("Date", "日期")),
                    Written(0.40, Term("Beautician's signature", "美容师签名")),
                    pen=14.0,
                    high=16.0,
                ),
            ),
        )
    ]


@dataclass(frozen=True, slots=True)
class Faces:
    """Two faces beside each other, each with how much was seen in its zones, and when by whom."""

    before: DatedRecord | None
    after: DatedRecord | None

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return 92.0

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return 124.0

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        scale, half = (h - 17.5) / 100, w / 2
        for number, (label, record) in enumerate(((_BEFORE, self.before), (_AFTER, self.after))):
            left = x + number * half
            middle, eyes = left + half / 2, y + 9.0 + 38 * scale
            wide = words.label(paper, left + 1.6, y + 4.2, label, 7.4, bold=True, black=1)
            if record is not None:
                paper.text(
                    left + half - 1.6,
                    y + 4.2,
                    f"{day(record.day)}   {record.by.label}",
                    8.4,
                    bold=True,
                    align="r",
                    width=half - wide - 6.0,
                )
            sides = " ".join(words.pair(LEFT)), " ".join(words.pair(RIGHT))
            draw_face(paper, middle, eyes, scale, *sides, by_number(_values(record)))
        paper.line(x + half, y, x + half, y + h - 6.4, GRID)
        paper.line(x, y + h - 6.4, x + w, y + h - 6.4, GRID)
        end = legend(paper, words, x + 3.6, y + h - 3.2)
        paper.text(x + w - 1.6, y + h - 2.3, words.text(SIDES), 6, black=0.8, align="r", width=w - (end - x) - 6.0)
        paper.rect(x, y, w, h, FRAME)


def _values(record: DatedRecord | None) -> Values:
    return record.values if record is not None else {}
