"""Letters: the same text to one client after another, for an envelope with a window.

The address stands in the address field of DIN 5008, form B: 20 to 105 mm from the left, 45 to 90 mm from the top.
Folded at 105 and 210 mm, the sheet fits a DL envelope (220 × 110 mm; size 5 of GB/T 1416) with the window of DIN 680 at
its lower left. It can slide there by 5 mm and 10 mm, and nothing else stands where the window could show it then:
nobody is told from outside that the letter comes from a beauty salon.

A letter is in one language, the first of the salon's paper. Where the Chinese one has salon and day below the text, the
English one has its day above.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import BinaryIO

from reportlab.platypus.frames import Frame

from db.fields.declaration import Term
from db.fields.salutation import GREETING
from db.printing.letters.records import Letter, LetterSheet
from db.salon.records import SalonRecord
from db.sheets.papers import AddressLabel
from printouts.drawing import fonts
from printouts.drawing.header_footer import ON_SCREEN, foot, local
from printouts.drawing.kit import FRAME, HAIR, LEAST, MM, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.prose import Ending, Placed, Prose, Style, paragraph, shared_out
from printouts.drawing.words import Words, blank
from printouts.registry import sheet_of
from printouts.sheets.clients.bulk import Progress, tell

LEFT, WIDTH = 25.0, 38 * 12 / MM
"""Left end and length of a line in mm: 38 characters of Chinese text."""
RIGHT = LEFT + WIDTH
TOP, NEXT_TOP, BOTTOM = 108.0, 32.0, 268.0
"""Where the text begins on the first page and on others, and where it ends."""
FOLDS = (105.0, 148.5, 210.0)
"""Marks for folding, and for the punch in the middle."""
WINDOW = (20.0, 45.0, 85.0, 45.0)
"""The address field: left, top, width and height."""
STYLES = {"zh": Style(12, 7.8, 24, 1.0), "en": Style(11, 5.9, 0, 3.2)}
_FOOT, _HEAD, _DATE, _ROW = 285.6, 31.0, 100.0, 11.0
_ABOVE, _SIGNATURE = 3.2, 20.0
"""Room above the closing, and for the signature."""
_CLOSING = Term("Yours sincerely,", "顺颂")
_WISH = "时祺"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def draw_letter(sheet: LetterSheet, to: BinaryIO, *, invariant: bool = False, progress: Progress | None = None) -> int:
    """Draws letters, one after another, each on sheets of its own; without any, one to be written by hand."""
    kind, words = sheet_of("letter"), Words(Words(sheet.salon.paper).language)
    paper = begin_sheet(kind, words, to, invariant=invariant)
    drawing = _Drawing(paper, words, sheet)
    if not sheet.letters:
        drawing.by_hand()
    text = drawing.text()
    pages = 0
    for number, letter in enumerate(sheet.letters, 1):
        pages += drawing.letter(letter, text)
        tell(progress, number, len(sheet.letters))
    paper.save()
    return max(pages, 1)


class _Drawing:
    """Letters under way."""

    def __init__(self, paper: Paper, words: Words, sheet: LetterSheet) -> None:
        self.paper, self.words, self.sheet = paper, words, sheet
        self.salon, self.style = sheet.salon, STYLES[words.language]
        closing = (3 if self._is_chinese else 1) * self.style.leading
        self.ending = Ending(_ABOVE + closing + _SIGNATURE, partial(self._ending, self._day()))

    @property
    def _is_chinese(self) -> bool:
        return self.words.language == "zh"

    def text(self) -> list[Prose]:
        """The paragraphs, broken into lines once for all letters; the last one has the ending below it."""
        *before, last = [part for part in map(fonts.clean, self.sheet.text.split("\n")) if part] or [""]
        paragraphs = [paragraph(part, self.style, WIDTH) for part in before]
        return [*paragraphs, paragraph(last, self.style, WIDTH, ending=self.ending)]

    def letter(self, letter: Letter, text: Sequence[Prose]) -> int:
        """Draws one letter; returns how many pages it has."""
        story = [paragraph(letter.greeting, self.style, WIDTH, indented=False), *text]
        pages = shared_out(story, lambda: _frame(TOP), lambda: _frame(NEXT_TOP))
        for number, placed in enumerate(pages, 1):
            before = self.paper.cuts
            if number == 1:
                self._first(letter.to)
            else:
                self._next(letter.name)
            self._write(placed)
            self._end(number, len(pages), is_cut=self.paper.cuts > before)
        return len(pages)

    def by_hand(self) -> None:
        """Draws a letter without a name, with lines to write on."""
        paper = self.paper
        _head(paper, self.words, self.salon)
        paper.folds(*FOLDS)
        for row in range(4):
            blank(paper, LEFT, WINDOW[0] + WINDOW[2], 61 + row * 8)
        before, after = GREETING.text(self.words.language).split("{name}")
        at = LEFT + paper.text(LEFT, TOP + 4, before, self.style.size) + 1
        blank(paper, at, at + 46, TOP + 4.6)
        paper.text(at + 47, TOP + 4, after.strip(), self.style.size)
        last = BOTTOM - self.ending.height
        for row in range(1, int((last - TOP - 4) / _ROW) + 1):
            blank(paper, LEFT, RIGHT, TOP + 4.6 + row * _ROW)
        self._ending("", paper, last)
        day = BOTTOM - 2 if self._is_chinese else _DATE
        blank(paper, RIGHT - 40, RIGHT, day)
        self._end(1, 1, is_cut=False)

    def _write(self, placed: Sequence[Placed]) -> None:
        for prose, top in placed:
            prose.draw_at(self.paper, LEFT, self.paper.height - top)

    def _first(self, to: AddressLabel) -> None:
        _head(self.paper, self.words, self.salon)
        self.paper.folds(*FOLDS)
        _address(self.paper, to, postcode_first=self._is_chinese)
        if not self._is_chinese:
            self.paper.text(RIGHT, _DATE, self._day(), self.style.size, align="r")

    def _next(self, name: str) -> None:
        """The head of further pages: whose letter it is, so that sheets which fall apart come together again."""
        self.paper.text(LEFT, 20, _name(self.words, self.salon)[0], 10, bold=True, width=90)
        self.paper.text(RIGHT, 20, name, 9, black=0.8, align="r", width=60)
        self.paper.line(LEFT, 23, RIGHT, 23, HAIR, 0.6)

    def _ending(self, day: str, paper: Paper, top: float) -> None:
        """Closing, room for the signature, the salon, and in Chinese the day."""
        size, leading = self.style.size, self.style.leading
        base = top + _ABOVE + leading / 2 + size * 0.125
        name = _name(self.words, self.salon)[0]
        if self._is_chinese:
            paper.text(LEFT + self.style.indent / MM, base, _CLOSING.zh, size)
            paper.text(LEFT, base + leading, _WISH, size)
            signed = base + leading + _SIGNATURE
            paper.text(RIGHT, signed, name, size, bold=True, align="r", width=110)
            paper.text(RIGHT, signed + leading, day, size, align="r")
        else:
            paper.text(LEFT, base, _CLOSING.en, size)
            paper.text(LEFT, base + _SIGNATURE, name, size, bold=True, width=WIDTH)

    def _end(self, number: int, total: int, *, is_cut: bool) -> None:
        if is_cut:
            self.paper.text(RIGHT, _FOOT - 3.4, f"▶ {self.words.text(ON_SCREEN)}", 6, bold=True, align="r")
        form = sheet_of("letter").form
        foot(self.paper, self.words, LEFT, RIGHT, _FOOT, form, self.sheet.stamp, number, total)
        self.paper.page()

    def _day(self) -> str:
        day = local(self.sheet.stamp.at).date()
        if self._is_chinese:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _frame(top: float) -> Frame:
    """The room for text on a page, in mm from its lower left corner."""
    return Frame(LEFT, 297 - BOTTOM, WIDTH, BOTTOM - top, 0, 0, 0, 0)


def _name(words: Words, salon: SalonRecord) -> tuple[str, str]:
    """The salon's name in the letter's language, and its other one."""
    if words.language == "zh" or not salon.name_latin:
        return salon.name, salon.name_latin
    return salon.name_latin, salon.name


def _head(paper: Paper, words: Words, salon: SalonRecord) -> None:
    """The letterhead: names on the left, where the salon is on the right, above what the window can show."""
    name, other = _name(words, salon)
    paper.text(LEFT, 20, name, 19, bold=True, width=92)
    if other and other != name:
        paper.text(LEFT, 26.4, other, 9.5, black=0.75, width=92)
    lines = [line.text for line in fonts.wrap(fonts.clean(salon.address), 7.6, 64 * MM, 2, least=LEAST / 7.6)]
    base = 26.4 - (len(lines) if salon.phone else len(lines) - 1) * 3.9
    for line in (*lines, salon.phone):
        paper.text(RIGHT, base, line, 7.6, black=0.8, align="r", width=64)
        base += 3.9
    paper.line(LEFT, _HEAD, RIGHT, _HEAD, FRAME)


def _address(paper: Paper, to: AddressLabel, *, postcode_first: bool) -> None:
    """The address, in the order of the country whose language it is in; a long one fills the window."""
    width = WINDOW[0] + WINDOW[2] - LEFT
    is_long = len(fonts.lines(fonts.clean(to.address), 11, width * MM)) > 4
    base, size, lines, leading = (51.0, 10, 7, 4.2) if is_long else (61.0, 11, 4, 5.2)
    name = partial(paper.text, LEFT, text=to.name, size=12, bold=True, width=width)
    postcode = partial(paper.text, LEFT, text=to.postcode, size=size, width=width)
    first, last = (postcode, name) if postcode_first else (name, postcode)
    if first(base):
        base += 5.6
    base += paper.block(LEFT, base, to.address, size, width=width, lines=lines, leading=leading) * leading
    last(base + (1.8 if postcode_first else 0))
