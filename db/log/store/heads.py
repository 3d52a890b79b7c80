"""The log's head as paper has it: is the log still the one that it was printed of?"""

from __future__ import annotations

import unicodedata

from db.core import audit
from db.core.chain import Walked
from db.core.sql import rows
from db.log.records import Against, HeadCheck

GROUP, GROUPS = 4, 16
"""A SHA-256 as paper has it: sixteen groups of four."""
_MISREAD = str.maketrans("oil", "011")
"""Letters that no hash has, and what they were."""
_MOST_MISTYPED = 4
"""So many groups may be mistyped; of a log that was written anew hardly one is the same."""
CHECK = "check_head"
"""The operation."""


def read_head(text: str) -> str:
    """A head as somebody types it, with or without blanks, in any letters; empty where it can be none."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_MISREAD)
    head = "".join(letter for letter in plain if letter.isalnum())
    return head if len(head) == GROUP * GROUPS and set(head) <= set("0123456789abcdef") else ""


def compare(entry: int, head: str, walked: Walked) -> HeadCheck:
    """Holds what was typed against what a walk through the log has found."""
    last = audit.head()[0]
    # of an entry that is gone, the number that is missing
    bad = 0 if walked.bad is None else walked.good + 1
    others = tuple(at for at in range(1, GROUPS + 1) if _group(head, at) != _group(walked.hash, at))
    verdict, first = Against.REWRITTEN, 0
    if walked.hash and walked.hash == head:
        # what was changed behind it is no less changed
        verdict, first = Against.FITS, bad
    elif walked.like:
        verdict, first = Against.OTHER_ENTRY, walked.like
    elif bad and bad <= entry:
        verdict, first = Against.BROKEN, bad
    elif not walked.hash:
        verdict, first = Against.ENDS, last + 1
    elif len(others) <= _MOST_MISTYPED:
        verdict = Against.TYPED
    return HeadCheck(
        verdict=verdict,
        entry=entry,
        groups=others if verdict is Against.TYPED else (),
        first=first,
        last=last,
        fits_until=_fits_until(entry) if verdict is Against.REWRITTEN else 0,
    )


def _group(head: str, at: int) -> str:
    return head[(at - 1) * GROUP : at * GROUP]


def _fits_until(entry: int) -> int:
    """The last entry whose head a closing has kept, with all those before it still as they were kept."""
    kept = rows(
        "SELECT t.head_seq, t.head = a.hash FROM till t LEFT JOIN audit_entry a ON a.seq = t.head_seq "
        "WHERE t.head_seq > 0 AND t.head_seq <= ? ORDER BY t.head_seq",
        entry,
    )
    fits = 0
    for seq, is_same in kept:
        if not is_same:
            break
        fits = seq
    return fits
