"""The A5 client card 客户档案卡, two sides, landscape; print it ``two-sided-short-edge``."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO

from db.sheets.client import CardSheet
from printouts.drawing.header_footer import ON_SCREEN, foot
from printouts.drawing.kit import Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.template import template, use
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.clients import card_back, card_front

PAGES = 2


def draw_card(sheet: CardSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a client card, empty or filled."""
    paper = begun(sheet, to, invariant=invariant)
    put(paper, sheet)
    paper.save()
    return PAGES


def begun(sheet: CardSheet, to: BinaryIO, *, invariant: bool = False) -> Paper:
    """Opens a PDF with the empty form for a card, and for all others of the same salon that have a client or have none.

    The empty form is drawn once for each setting of the salon and kept (:mod:`printouts.drawing.template`).

    Raises:
        PaperError: ``fonts_missing``.
    """
    kind, words = sheet_of("card"), Words(sheet.salon.paper)
    paper = begin_sheet(kind, words, to, invariant=invariant)
    filled = sheet.client is not None
    template(
        ("card", words, sheet.salon.name, filled),
        kind.size,
        {
            "front": partial(card_front.form, words=words, salon=sheet.salon, filled=filled),
            "back": partial(card_back.form, words=words),
        },
    ).put(paper)
    return paper


def put(paper: Paper, sheet: CardSheet) -> None:
    """Draws both sides of a card into a PDF that was opened for it."""
    words, form = Words(sheet.salon.paper), sheet_of("card").form
    before = paper.cuts
    use(paper, "front")
    card_front.values(paper, words, sheet)
    if paper.cuts > before:
        x = (card_front.LEFT + card_front.RIGHT) / 2 + 22
        paper.text(x, card_front.BOTTOM - 0.4, f"▶ {words.text(ON_SCREEN)}", 6.4, bold=True, align="c")
    foot(paper, words, card_front.LEFT, card_front.RIGHT, card_front.BOTTOM - 0.4, form, sheet.stamp, 1, PAGES)
    paper.page()
    use(paper, "back")
    card_back.values(paper, words, sheet)
    foot(paper, words, card_back.LEFT, card_back.RIGHT, card_back.BOTTOM - 0.4, form, sheet.stamp, 2, PAGES)
    paper.page()
