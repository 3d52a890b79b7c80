"""What drawers begin with when the order in use changes: the cards of today, spread evenly over them."""

from __future__ import annotations

from bisect import bisect_left
from string import ascii_lowercase

from db.core.sql import rows
from db.papers.filing import order as filing
from db.papers.filing.order import COLUMN, Order
from db.text import names

_NO_SYLLABLE = frozenset("iuv")
"""No syllable of pinyin begins with these."""
_STROKES = (range(2, 18), range(1, 31), range(1, 100))
"""Strokes of a surname that a drawer may begin with: those of all but the rarest, and more where drawers need them."""


def even_starts(order: Order, count: int) -> list[str]:
    """What each of so many drawers begins with, in walking order; the first one begins at the very beginning.

    Args:
        order: The order that comes into use.
        count: How many drawers there are for a kind of sheet.
    """
    sorts = [
        sort
        for (sort,) in rows(
            f"SELECT {COLUMN[order]} FROM client WHERE merged_into_id IS NULL AND away <> 'erased' "
            f"ORDER BY {COLUMN[order]}"
        )
    ]
    marks = sorted({filing.start_key(order, text): text for text in _marks(order, sorts, count)}.items())
    # every mark counts as one card more, so that a salon without clients has its drawers spread over the marks
    places = [bisect_left(sorts, key) + at for at, (key, _) in enumerate(marks)]
    starts, taken = [""], 0
    for number in range(1, count):
        at = bisect_left(places, (len(sorts) + len(marks)) * number // count)
        taken = min(max(at, taken + 1), len(marks) - count + number)
        starts.append(marks[taken][1])
    return starts


def _marks(order: Order, sorts: list[str], count: int) -> list[str]:
    """What a drawer may begin with."""
    match order:
        case Order.PINYIN:
            letters = [letter.upper() for letter in ascii_lowercase if letter not in _NO_SYLLABLE]
            surnames = {sort.split(" ")[0].capitalize() for sort in sorts if sort and not sort.startswith("~")}
            pairs = [f"{letter}{second}" for letter in letters for second in "aeiou"]
            return [*letters, *surnames, *(pairs if count > len(letters) + len(surnames) else ())]
        case Order.STROKES:
            # names without Chinese characters come last, under 99
            surnames = {sort.split(" ")[1] for sort in sorts if not sort.startswith("99")}
            known = [surname for surname in surnames if names.split_name(surname)[0] == surname]
            usual = next(some for some in _STROKES if len(some) + len(known) >= count or some is _STROKES[-1])
            return [*map(str, usual), *known]
        case Order.CREATED:
            return [*sorts, *(f"{thousand:04d}" for thousand in range(1, count + 1))]
