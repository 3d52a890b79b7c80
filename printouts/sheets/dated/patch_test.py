"""The A4 patch-test record 皮试记录: product, batch, formula, site, readings after 24 and 48 hours.

What the readings mean is a default, to be confirmed by the salon's professional; the sheet says so.
"""

from __future__ import annotations

from typing import BinaryIO

from db.dated.kinds.patch import PATCH, RESULTS, SIGNS, SITES
from db.dated.records import DatedRecord
from db.fields.declaration import Term
from db.fields.showing import show
from db.fields.values import Value
from db.sheets.dated import PatchTestSheet
from printouts.drawing.blocks import Block, Box, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.header_footer import codes, day, local, paged
from printouts.drawing.statements import Band, Prose
from printouts.drawing.words import Words

TESTS = 4
"""Tests on a page."""
_RULE = Term(
    "Apply a coin-sized amount to clean, unbroken skin; leave it on as the maker says. Read it after 24 and after 48 "
    "hours. Any sign counts as positive: wash it off, do not use the product, write it into the card's caution band, "
    "and send the client to a doctor if it does not fade. A default, to be confirmed by the salon's professional.",
    "在清洁、无破损的皮肤上涂硬币大小的用量，停留时间按产品说明。24 小时、48 小时各看一次。出现任何反应即为阳性："
    "立即洗净、停用该产品、记入客户卡禁忌栏；不消退的建议就医。以上为默认规则，由本店专业人员确认。",
)
_TEST = Term("Patch test", "皮试")


def draw_patch_test(sheet: PatchTestSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a patch-test record, empty or filled."""
    words, client = Words(sheet.salon.paper), sheet.client
    first: list[Block] = [
        framed(
            row(
                named(0.5, client),
                phoned(0.2, client),
                Written(0.3, Term("Beautician", "美容师")),
            ),
        ),
        Band(sheet.alerts if client else None),
    ]
    pages: list[list[Block]] = []
    number = 0
    for page, part in enumerate(paged(sheet.tests, TESTS, TESTS)):
        blocks = list(first) if page == 0 else []
        for place in range(TESTS):
            number += 1
            blocks.append(_test(words, number, part[place] if place < len(part) else None))
        pages.append([*blocks, Prose(_RULE, 7.0)])
    return draw_form("patch_test", sheet, Head(client), pages, to, invariant=invariant)


def _test(words: Words, number: int, test: DatedRecord | None) -> Box:
    values = test.values if test is not None else {}

    def said(name: str) -> str:
        field = PATCH.at(name)
        assert field is not None, "every test has these"
        return show(field, values.get(name), words.language)

    return Box(
        str(number),
        _TEST,
        (
            row(
                Written(0.40, Term("Product", "产品"), said("product"), strong=True),
                Written(0.22, Term("Batch", "批号"), said("batch")),
                Written(0.38, Term("Formula", "配方"), said("formula")),
            ),
            row(
                ticks(0.60, Term("Site", "部位"), SITES, _code(values.get("site")), more=True),
                Written(0.22, Term("Applied on, at", "涂抹日期、时间"), _applied(test)),
                Written(0.18, Term("By", "操作人"), test.by.label if test is not None else ""),
            ),
            row(
                ticks(0.5, Term("After 24 h", "24 小时"), RESULTS, _code(values.get("at_24h"))),
                ticks(0.5, Term("After 48 h", "48 小时"), RESULTS, _code(values.get("at_48h"))),
            ),
            row(
                ticks(0.49, Term("Signs", "反应"), SIGNS, codes(values.get("signs")), more=True),
                Written(0.16, Term("Read by", "判读人")),
                Written(0.18, Term("Client signs", "顾客签名")),
                Written(0.17, Term("Valid until", "有效期至"), day(test.until) if test is not None else ""),
            ),
        ),
        right=Term(said("sign_note"), said("sign_note")) if values.get("sign_note") else None,
    )


def _applied(test: DatedRecord | None) -> str:
    """The day, and the time where it was written down on the same day."""
    if test is None:
        return ""
    at = local(test.at)
    return f"{at:%Y-%m-%d %H:%M}" if at.date() == test.day else day(test.day)


def _code(value: Value) -> str:
    return value if isinstance(value, str) else ""
