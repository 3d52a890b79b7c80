"""The kinds of sheets: form number, name, paper and how each is drawn. Drawing code is loaded when it is needed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from db.fields import Term
from db.records import CardSheet, IntakeSheet
from printouts.errors import PaperCode, PaperError

Contents = CardSheet | IntakeSheet
Draw = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of sheet.

    Attributes:
        code: What the archive keeps.
        form: Form number and version of the form, which stand at its foot.
        term: What people call it.
        media: Name of the paper size, as CUPS and IPP know it (PWG 5101.1).
        size: Width and height of the page in mm.
        sides: How both sides are printed (IPP ``sides``).
        contents: The record that it is drawn from.
        function: Module and name of the drawing function.
    """

    code: str
    form: str
    term: Term
    media: str
    size: tuple[float, float]
    sides: str
    contents: type[Contents]
    function: str

    @property
    def draw(self) -> Draw:
        """The drawing function: contents, where the PDF goes, ``invariant``; returns the number of pages."""
        module, _, name = self.function.partition(":")
        found: Draw = getattr(import_module(module), name)
        return found


SHEETS: dict[str, Sheet] = {
    sheet.code: sheet
    for sheet in (
        Sheet(
            "card",
            "CC-01 · 2026-11",
            Term("Client card", "客户档案卡"),
            "iso_a5_148x210mm",
            (210.0, 148.0),
            "two-sided-short-edge",
            CardSheet,
            "printouts.card:draw_card",
        ),
        Sheet(
            "intake",
            "IN-02 · 2026-11",
            Term("Client intake form", "顾客基本信息登记表"),
            "iso_a4_210x297mm",
            (210.0, 297.0),
            "two-sided-long-edge",
            IntakeSheet,
            "printouts.intake:draw_intake",
        ),
    )
}


def sheet_of(kind: str) -> Sheet:
    """Returns a kind of sheet.

    Raises:
        PaperError: ``unknown_sheet``.
    """
    try:
        return SHEETS[kind]
    except KeyError:
        raise PaperError(PaperCode.UNKNOWN_SHEET, kind=kind) from None


def render(kind: str, contents: Contents, *, invariant: bool = False) -> bytes:
    """Draws a sheet into memory.

    Args:
        kind: Code of the sheet.
        contents: What is on it.
        invariant: Leave out time and randomness, for tests.

    Returns:
        The PDF.

    Raises:
        PaperError: ``unknown_sheet``, ``fonts_missing``.
        TypeError: If the contents are another sheet's.
    """
    sheet = sheet_of(kind)
    if not isinstance(contents, sheet.contents):
        raise TypeError(f"{kind} is drawn from {sheet.contents.__name__}")
    return written(sheet.draw, contents, invariant)


def written(draw: Draw, contents: Contents, invariant: bool = False) -> bytes:
    """Collects what a drawing function writes; nothing touches the disk."""
    to: BinaryIO = io.BytesIO()
    draw(contents, to, invariant=invariant)
    to.seek(0)
    return to.read()
