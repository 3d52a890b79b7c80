"""Many client cards at once, in files that a printer takes.

The empty form stands once in a file, and each card adds its values only. A file ends after 1,000 cards, since ReportLab
holds all pages of a file until it is written.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice

from db.sheets.client import CardSheet
from printouts.sheets.clients.bulk import Progress, tell
from printouts.sheets.clients.card import begun, put

CARDS = 1000
"""Most cards of a file."""


def render_cards(
    sheets: Iterable[CardSheet], total: int, *, progress: Progress | None = None, invariant: bool = False
) -> Iterator[bytes]:
    """Draws cards; each file is handed out when it is whole, and is not kept.

    Args:
        sheets: The cards of one salon, all of them filled or all empty; they are asked for one by one.
        total: How many there are.
        progress: Is told after every card, and may stop the printing.
        invariant: Leave out time and randomness, for tests.

    Yields:
        A PDF of at most :data:`CARDS` cards, two pages each.

    Raises:
        PaperError: ``fonts_missing``.
        CancelledError: If the printing was stopped; the file that was being drawn is lost.
    """
    counted = enumerate(sheets, 1)
    while part := _file(islice(counted, CARDS), total, progress, invariant):
        yield part


def _file(cards: Iterator[tuple[int, CardSheet]], total: int, progress: Progress | None, invariant: bool) -> bytes:
    """One file; nothing where there are no more cards."""
    to = io.BytesIO()
    paper = None
    for number, sheet in cards:
        paper = paper or begun(sheet, to, invariant=invariant)
        put(paper, sheet)
        tell(progress, number, total)
    if paper is not None:
        paper.save()
    return to.getvalue()
