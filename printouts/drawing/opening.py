"""How every sheet opens: its PDF with the page's size, a title and a language, which readers of a screen need."""

from __future__ import annotations

from typing import BinaryIO

from printouts.drawing.kit import Paper
from printouts.drawing.words import Words
from printouts.registry import Sheet


def begin_sheet(kind: Sheet, words: Words, to: BinaryIO, *, invariant: bool) -> Paper:
    """Opens the PDF of a sheet.

    Args:
        kind: Which sheet.
        words: The languages of the paper.
        to: Where the PDF goes.
        invariant: Leave out time and randomness, for tests.

    Raises:
        PaperError: ``fonts_missing``.
    """
    title = f"{words.text(kind.term)} {kind.form}"
    language = "zh-CN" if words.language == "zh" else "en"
    return Paper(to, kind.size, title=title, language=language, invariant=invariant)
