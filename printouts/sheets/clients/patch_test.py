"""The A4 patch-test record 皮试记录: product, batch, site, readings after 24 and 48 hours.

What the readings mean is a default, to be confirmed by the salon's professional; the sheet says so.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.patch_tests.fields import READINGS, SIGNS, SITES
from db.patch_tests.records import PatchTestRecord, PatchTestSheet
from printouts.drawing.blocks import Block, Box, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.header_footer import day, local, paged
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


def _test(words: Words, number: int, test: PatchTestRecord | None) -> Box:
    known = test or PatchTestRecord(product="")
    applied = f"{local(known.applied):%Y-%m-%d %H:%M}" if known.applied else ""
    return Box(
        str(number),
        _TEST,
        (
            row(
                Written(0.36, Term("Product", "产品"), known.product, strong=True),
                Written(0.20, Term("Batch", "批号"), known.batch),
                Written(0.44, Term("For the service", "用于项目"), known.service),
            ),
            row(
                ticks(0.64, Term("Site", "部位"), SITES, known.site, more=True),
                Written(0.20, Term("Applied on, at", "涂抹日期、时间"), applied),
                Written(0.16, Term("By", "操作人"), known.by),
            ),
            row(
                ticks(0.5, Term("After 24 h", "24 小时"), READINGS, known.after_24),
                ticks(0.5, Term("After 48 h", "48 小时"), READINGS, known.after_48),
            ),
            row(
                ticks(0.49, Term("Signs", "反应"), SIGNS, known.signs),
                Written(0.16, Term("Read by", "判读人")),
                Written(0.18, Term("Client signs", "顾客签名")),
                Written(0.17, Term("Valid until", "有效期至"), day(known.valid_until)),
            ),
        ),
    )
