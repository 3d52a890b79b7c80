"""Words that people type, and the texts of clients in which one of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.core.sql import rows
from db.text.cleaning import fold


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list such as ``茶、瑜伽`` or ``tea, yoga``, as they are compared."""
    return tuple(filter(None, map(fold, re.split(r"[,，、;；/\s]+", text))))


def texts_with(words: Sequence[str], column: str, of: str) -> list[str]:
    """The different texts that clients have in a column, as far as one of the words is in them.

    Args:
        words: As :func:`words_of` gives them.
        column: The first of an index, so that each text is looked up once, however many have it.
        of: The table and, behind ``WHERE``, what the index is limited to.
    """
    least = f"SELECT MIN({column}) FROM {of} AND {column} >"
    found = rows(
        f"WITH RECURSIVE one (text) AS ({least} '' UNION ALL SELECT ({least} one.text) FROM one "
        "WHERE one.text IS NOT NULL) SELECT text FROM one WHERE text IS NOT NULL"
    )
    return [text for (text,) in found if any(word in fold(text) for word in words)]
