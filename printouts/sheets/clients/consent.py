"""The A4 consent form 知情同意书, one for each service that needs one.

What is explained, what was checked, and what the client declares, with signatures. The points come from the service;
where they are long, they go on overleaf, and what is signed follows them. Without points the form is ruled, so that
they can be written by hand. Personal Information Protection Law, articles 28 to 31: health
information and photographs are asked for one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from db.dated.kinds.consent import RISKS
from db.fields.declaration import Term
from db.sheets.client import ConsentSheet
from printouts.drawing.blocks import Block, Box, Ticked, Written, framed, row, ticks
from printouts.drawing.form_page import Head, area, draw_form, named, room
from printouts.drawing.listings import listing, over_pages
from printouts.drawing.statements import Band, Prose
from printouts.drawing.words import Words
from printouts.registry import sheet_of

_FOR, _OTHERS = Term("What it is for", "适应症与目的"), Term("What else could be done", "其他可选方案")
_WHY, _FOUND = Term("Why the risk is so for this client", "本人风险依据"), Term("What was found", "本人核对结果")
_SHORT, _LONG = 11.0, 20.0
_RISKS = Term("What may happen", "可能出现的反应与风险")
_NEVER = Term("Who must not have it", "禁忌：有下列情况不能做")
_AFTER = Term("Afterwards: what to do and what to leave", "护后注意事项")
_AGAIN = Term("continued", "续前页")
_DECLARED = Term(
    "I have been told what this service is, how it is done, what it costs, what may happen, who must not have it, and "
    "what else could be done; I could ask, and my questions were answered. What I said about my health, allergies, "
    "medicines and treatments is true and complete. Results differ from person to person; none was promised. I may "
    "stop at any time, also during the treatment, and I consent of my own will.",
    "本店已向我说明本项目的内容、做法、费用、可能的反应与风险、禁忌以及其他可选方案；我可以提问，所问均已得到解答。"
    "我提供的健康状况、过敏史、用药和医美经历真实、完整。效果因人而异，本店未作效果承诺。我可以随时（包括护理中）"
    "要求停止。我自愿同意接受本项目。",
)
_YES, _NO = Term("I agree", "同意"), Term("I do not agree", "不同意")
_SIGNED = Term("Client's signature", "顾客签名")
_CHECKED = (
    Term("contraindications", "禁忌症"),
    Term("medicines", "用药"),
    Term("pregnancy, nursing", "孕期哺乳期"),
    Term("last treatments", "近期项目"),
)
_TESTED = (
    Term("not needed", "不需要"),
    Term("negative", "阴性"),
    Term("positive: do not treat", "阳性：不得操作"),
)
_HINT = Term(
    "Read it at leisure and ask before you sign. One copy for you, one for the salon.",
    "请仔细阅读，签名前可以提问。一式两份，顾客与本店各留一份。",
)


def draw_consent(sheet: ConsentSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a consent form, for a service or to be completed by hand."""
    words, form = Words(sheet.salon.paper), sheet_of("consent")
    head, wide = Head(sheet.client, hint=_HINT), area(form).width
    first = _first(sheet)
    last = (_checked(sheet), _declared(sheet), _withdrawn())
    points = [replace(listing(label, texts, wide), pen=pen) for label, texts, pen in _points(sheet)]
    used = [sum(block.least(words, wide) for block in blocks) for blocks in ((*first, _explained(())), last)]
    pages: list[list[Block]]
    if sum(used) + sum(part.least(words, wide) for part in points) <= room(form, head):
        pages = [[*first, _explained(points), *last]]
    else:
        # What is signed stands together, with what is explained before it.
        rest = room(form, head, 2)
        parts = over_pages(points, (room(form, head) - used[0], rest - _explained(()).least(words, wide)))
        pages = [[_explained(part, None if page == 0 else _AGAIN)] for page, part in enumerate(parts)]
        pages[0][:0] = first
        if len(pages) == 1 or sum(block.least(words, wide) for block in (*pages[-1], *last)) > rest:
            pages.append([])
        pages[-1] += last
    return draw_form("consent", sheet, head, pages, to, invariant=invariant)


def _points(sheet: ConsentSheet) -> list[tuple[Term, tuple[str, ...], float]]:
    """What is explained: label, points, and the room in mm to write them by hand where there are none."""
    found = [
        (_FOR, _one(sheet.indications), _SHORT),
        (_RISKS, sheet.risks, _LONG),
        (_NEVER, sheet.contraindications, _LONG),
        (_OTHERS, _one(sheet.options), _SHORT),
        (_AFTER, sheet.aftercare, _LONG),
    ]
    # of this client alone: what is not known is not asked for by an empty line
    of_client = ((_WHY, _one(sheet.risk_why)), (_FOUND, _one(sheet.checked)))
    return found + [(label, texts, _SHORT) for label, texts in of_client if texts]


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _first(sheet: ConsentSheet) -> tuple[Block, ...]:
    return (
        framed(
            row(
                named(0.34, sheet.client),
                Written(0.44, Term("Service", "护理项目"), sheet.service, strong=True),
                Written(0.22, Term("Version of the text", "告知文本版本"), sheet.version),
            ),
        ),
        Band(sheet.alerts if sheet.client else None),
    )


def _explained(points: Sequence[Block], right: Term | None = None) -> Box:
    return Box("1", Term("Explained", "告知内容"), tuple(points), right=right)


def _checked(sheet: ConsentSheet) -> Block:
    return Box(
        "2",
        Term("Checked before", "术前核对"),
        (
            row(Ticked(1.0, Term("Asked about", "已询问"), _CHECKED, more=True)),
            row(
                ticks(0.33, Term("Risk", "本人风险"), RISKS, sheet.risk),
                Ticked(0.45, Term("Patch test", "皮试"), _TESTED),
                Written(0.22, Term("Read on, by", "判读日期、判读人")),
            ),
        ),
        staff=True,
    )


def _declared(sheet: ConsentSheet) -> Block:
    return Box(
        "3",
        Term("Declared", "顾客声明"),
        (
            Prose(_DECLARED),
            row(
                Ticked(0.5, Term("Photographs for the record", "留存护理照片"), (_YES, _NO)),
                Ticked(0.5, Term("Health information kept", "记录健康信息"), (_YES, _NO)),
            ),
            row(
                Written(0.40, _SIGNED),
                _guardian(sheet),
                Written(0.20, Term("Date", "日期")),
                pen=14.0,
            ),
            row(
                Written(0.40, Term("Explained by (signature)", "告知人签名")),
                Written(0.40, Term("Done by (signature)", "操作美容师签名")),
                Written(0.20, Term("Date", "日期")),
                pen=12.0,
            ),
        ),
    )


def _guardian(sheet: ConsentSheet) -> Written:
    """Where who agrees for a minor signs, called by name where that is known."""
    of = f"：{sheet.guardian}", f": {sheet.guardian}"
    zh, en = of if sheet.guardian else ("（未满18岁）", " (under 18)")
    return Written(0.40, Term(f"Guardian's signature{en}", f"监护人签名{zh}"))


def _withdrawn() -> Block:
    return framed(
        row(
            Ticked(0.22, Term("", ""), (Term("withdrawn", "撤回同意"),)),
            Written(0.20, Term("On", "撤回日期")),
            Written(0.29, _SIGNED),
            Written(0.29, Term("Received by", "经手人")),
        ),
    )
