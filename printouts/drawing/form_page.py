"""The sheet that a form of the desk is drawn on: head, binding margin, blocks, foot, on one page or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from db.fields.declaration import Term
from db.salon.records import SalonRecord
from db.sheets.client import DeskSheet, SheetClient
from db.text.card_number import spaced
from printouts.drawing import fonts
from printouts.drawing.barcode import BARCODE, QUIET, barcode_width, draw_barcode
from printouts.drawing.blocks import Block, Written, heights
from printouts.drawing.header_footer import ON_SCREEN, foot
from printouts.drawing.kit import GRID, HAIR, HEAVY, LEAST, MM, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.words import Words
from printouts.registry import Sheet, sheet_of

FOOT = 5.4
"""What the foot takes from the live area, in mm."""
_FRAME = BARCODE + 2 * QUIET
_SLIP = 9.0
"""Margin in mm of what is taken home."""
_HEAD, _NEXT_HEAD, _HINT = 15.6, 8.0, 4.4
_ADDRESS = LEAST / 6
_FILE = Term("File No.", "档案编号")
_STICK = Term("barcode label", "条码粘贴处")
_CLIENT, _PHONE = Term("Client", "顾客"), Term("Phone, last 4", "手机后四位")


class Area(NamedTuple):
    """The live area of a page in mm, without the binding margin."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left


class Head(NamedTuple):
    """What stands at the head of the first page besides the form's name.

    Attributes:
        client: Whose sheet it is.
        personal: Whether it is a client's sheet: then there is a barcode, or room for its label.
        number_label: What the number of the sheet is called, where it has one.
        number: That number.
        hint: How to fill it in.
        barcode: The number in digits, where it is scanned when the sheet comes back; what is shown of it is the number.
    """

    client: SheetClient | None = None
    personal: bool = True
    number_label: Term | None = None
    number: str = ""
    hint: Term | None = None
    barcode: str = ""


Form = tuple[Head, Sequence[Sequence[Block]]]
"""The head of a form, and the blocks of each page."""


def area(sheet: Sheet, page: int = 1) -> Area:
    """The live area of a page: 22 mm for binding on A4 and 11 elsewhere, 20 and 7 on A5; mirrored on backs.

    Landscape A4 is bound at the upper edge, so that it can be filed among upright sheets. A6 is taken home, not bound.
    """
    wide, high = sheet.size
    if max(wide, high) < 150:
        return Area(_SLIP, wide - _SLIP, _SLIP, high - _SLIP)
    edge, binding = (11.0, 22.0) if max(wide, high) > 250 else (7.0, 20.0)
    if wide > high > 200:
        return Area(edge, wide - edge, binding, high - edge)
    if page % 2 == 0 and sheet.sides != "one-sided":
        return Area(edge, wide - binding, edge, high - edge)
    return Area(binding, wide - edge, edge, high - edge)


def room(sheet: Sheet, head: Head, page: int = 1) -> float:
    """Height in mm that the blocks of a page share."""
    live = area(sheet, page)
    return live.bottom - FOOT - _below_head(live, head, page)


def draw_form(
    kind: str,
    contents: DeskSheet,
    head: Head,
    pages: Sequence[Sequence[Block]],
    to: BinaryIO,
    *,
    invariant: bool,
) -> int:
    """Draws a form.

    Args:
        kind: Code of the sheet.
        contents: Whose head it has, and who prints it.
        head: The rest of its head.
        pages: The blocks of each page.
        to: Where the PDF goes.
        invariant: Leave out time and randomness, for tests.

    Returns:
        The number of pages.

    Raises:
        PaperError: ``fonts_missing``.
    """
    return draw_forms(kind, contents, [(head, pages)], to, invariant=invariant)


def draw_forms(kind: str, contents: DeskSheet, forms: Sequence[Form], to: BinaryIO, *, invariant: bool) -> int:
    """Draws forms of one kind in one go, each with its own head and numbered from its own first page.

    Returns:
        The number of pages of all.

    Raises:
        PaperError: ``fonts_missing``.
    """
    sheet, words = sheet_of(kind), Words(contents.salon.paper)
    paper = begin_sheet(sheet, words, to, invariant=invariant)
    for head, pages in forms:
        for page, blocks in enumerate(pages, 1):
            live, before = area(sheet, page), paper.cuts
            paper.holes(mirrored=live.left < paper.width - live.right, top=live.top > 15)
            (_first_head if page == 1 else _next_head)(paper, words, live, sheet, contents.salon, head)
            y = _below_head(live, head, page)
            for block, high in zip(blocks, heights(blocks, words, live.width, room(sheet, head, page)), strict=True):
                block.draw(paper, words, live.left, y, live.width, high)
                y += high
            if paper.cuts > before:
                paper.text(live.right, live.bottom - 2.9, f"▶ {words.text(ON_SCREEN)}", 6, bold=True, align="r")
            form, stamp = sheet.form, contents.stamp
            foot(paper, words, live.left, live.right, live.bottom - 0.4, form, stamp, page, len(pages))
            paper.page()
    paper.save()
    return sum(len(pages) for _head, pages in forms)


def named(share: float, client: SheetClient | None, label: Term = _CLIENT, *, strong: bool = True) -> Written:
    """A cell with the client's name, or to write it in."""
    return Written(share, label, client.name if client else "", strong=strong)


def phoned(share: float, client: SheetClient | None) -> Written:
    """A cell with the last four of the client's phone, or to write them in."""
    return Written(share, _PHONE, client.last_four if client else "")


def _below_head(live: Area, head: Head, page: int) -> float:
    if page > 1:
        return live.top + _NEXT_HEAD
    return live.top + _HEAD + (_HINT if head.hint else 0)


def _first_head(paper: Paper, words: Words, live: Area, sheet: Sheet, salon: SalonRecord, head: Head) -> None:
    top, frame = live.top, live.right - _frame(head)
    narrow = live.width < 150
    names = 38.0 if narrow else 56.0
    if not head.personal and head.number_label is None:
        frame = live.right + 4
    first, second = words.pair(sheet.term)
    title_room = frame - names - 4 - live.left
    raised = 1.0 if head.personal and head.number_label is not None else 0.0  # the number stands below both
    paper.text(live.left, top + 6.2 - raised, first, 17, bold=True, width=title_room)
    if second:
        paper.text(live.left, top + 10.9 - 1.4 * raised, second.upper(), 8.4, black=0.8, width=title_room)
    name = salon.name if words.language == "zh" or not salon.name_latin else salon.name_latin
    paper.text(frame - 4, top + 3.8, name, 9, bold=True, align="r", width=names)
    base = top + 7.4
    for text, lines in ((salon.phone, 1), (salon.address, 2)):
        for line in fonts.wrap(fonts.clean(text), 6, names * MM, lines, least=_ADDRESS) if text else ():
            paper.text(frame - 4, base, line.text, line.size, black=0.75, align="r")
            base += 2.8
    if head.personal:
        _barcode(paper, words, frame, top, head.client)
    if head.number_label is not None:
        _numbered(paper, words, live, head)
    paper.line(live.left, top + 15.4, live.right, top + 15.4, HEAVY)
    if head.hint is not None:
        words.label(paper, live.left, top + 18.6, head.hint, 6.6, width=live.width)


def _frame(head: Head) -> float:
    """Width in mm of what stands at the right end of the head."""
    return barcode_width(head.barcode) + 2 * QUIET if head.barcode else _FRAME


def _barcode(paper: Paper, words: Words, x: float, y: float, client: SheetClient | None) -> None:
    paper.rect(x, y, _FRAME, 14, GRID if client is None else HAIR, black=0.6)
    if client is None:
        words.label(paper, x + 1.2, y + 2.9, _FILE, 6)
        words.label(paper, x + (_FRAME - words.width(_STICK, 6)) / 2, y + 8.6, _STICK, 6, black=0.5)
        return
    draw_barcode(paper, x + QUIET, y + 0.8, client.number)
    paper.text(x + _FRAME / 2, y + 13, spaced(client.number), 9, bold=True, align="c")


def _numbered(paper: Paper, words: Words, live: Area, head: Head) -> None:
    """Draws the number of the sheet: beside the title, or where others have their barcode."""
    label = head.number_label
    assert label is not None
    if not head.personal:
        across = _frame(head)
        x, y = live.right - across, live.top
        if head.barcode:
            paper.rect(x, y, across, 14, HAIR, black=0.6)
            draw_barcode(paper, x + QUIET, y + 0.8, head.barcode)
            paper.text(x + across / 2, y + 13, head.number, 9, bold=True, align="c")
            return
        paper.rect(x, y, across, 14, GRID, black=0.6)
        words.label(paper, x + 1.2, y + 2.9, label, 6, width=across - 2)
        paper.text(x + across / 2, y + 10, head.number, 11, bold=True, align="c", width=across - 3)
        return
    base = live.top + 13.7
    wide = words.label(paper, live.left, base, label, 6.2)
    if head.number:
        paper.text(live.left + wide + 1.6, base, head.number, 8, bold=True, width=40)
    else:
        paper.line(live.left + wide + 1.4, base + 0.4, live.left + wide + 34, base + 0.4, HAIR, 0.7)


def _next_head(paper: Paper, words: Words, live: Area, sheet: Sheet, salon: SalonRecord, head: Head) -> None:
    first, second = words.pair(sheet.term)
    wide = paper.text(live.left, live.top + 5.2, first, 13, bold=True, width=70)
    if second:
        paper.text(live.left + wide + 2, live.top + 5.2, second.upper(), 6.6, black=0.8, width=50)
    client = head.client
    if client is not None:
        number = paper.text(live.right, live.top + 5.2, spaced(client.number), 10, bold=True, align="r")
        paper.text(live.right - number - 3, live.top + 5.2, client.name, 10, bold=True, align="r", width=45)
    elif head.number:
        paper.text(live.right, live.top + 5.2, head.number, 10, bold=True, align="r", width=40)
    paper.line(live.left, live.top + 7.6, live.right, live.top + 7.6, HEAVY)
