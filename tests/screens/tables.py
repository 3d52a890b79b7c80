"""Columns of lists as they are painted: numbers right, text left, heads as their column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from salon_tui.widgets.cells import plain_text
from salon_tui.widgets.pick_list import PickList

_SIGN = 2
"""Cells before the columns, for the sign of the mark."""
_NUMBER = re.compile(r"[−+-]?\d[\d,]*(\.\d+)?( ?%)?")
_HAS_WORDS = re.compile(r"(?![\d−+-]).*[^\W\d_]{2}")
"""Words that no number begins, of which they would be the unit."""


def ragged_columns(pick: PickList[object], lines: Sequence[str]) -> list[str]:
    """What of the columns of a list doesn't end, or begin, where it should.

    Args:
        pick: The list.
        lines: What is painted of it, a character for each cell; the second half of a wide one is empty.
    """
    gap, widths = pick._spread(pick.scrollable_content_region.width - _SIGN)
    rows = [row for row in pick.rows if len(row.cells) > 1 and row.style != "section"]
    found: list[str] = []
    for at, (first, room) in _places(widths, gap):
        column = pick.columns[at]
        said = [plain_text(row.cells[at]).strip() for row in rows if row.key is not None and at < len(row.cells)]
        said = [text for text in said if text and text != "—"]
        heads = [plain_text(row.cells[at]).strip() for row in rows if row.key is None and at < len(row.cells)]
        # digits of one length end in one column either way
        is_number = len({*map(len, filter(None, said + heads))}) > 1 and all(_NUMBER.fullmatch(text) for text in said)
        if said and is_number and column.align != "right":
            found.append(f"column {at} of #{pick.id} is of numbers and stands left: {said[0]}")
        if said and column.align == "right" and all(_HAS_WORDS.match(text) for text in said):
            found.append(f"column {at} of #{pick.id} is of text and stands right: {said[0]}")
        for y, cells in enumerate(lines):
            row = pick.rows[y + pick._top] if y + pick._top < len(pick.rows) else None
            if row not in rows or row is None or at >= len(row.cells):
                continue
            text = cells[first : first + room]
            stands = text.endswith(" ") if column.align == "right" else text.startswith(" ")
            is_indented = plain_text(row.cells[at]).startswith(" ")
            if text.strip() and stands and not is_indented:
                found.append(f"column {at} of #{pick.id} is ragged: {text!r}")
    return found


def _places(widths: Sequence[int], gap: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where each column that is shown begins, and how wide it is."""
    x = _SIGN
    for at, room in enumerate(widths):
        if room:
            yield at, (x, room)
            x += room + gap
