"""Which page shows a kind of record: the one that every kind gets, or one of its own.

A kind with more to show than its declaration says has a line here, and its pages in the registry of pages.
"""

from __future__ import annotations

from typing import NamedTuple


class KindPages(NamedTuple):
    """Names of the pages of a kind, see ``screens/registry.py``.

    Attributes:
        record: One record, to be read: ``target`` holds the client's ``record``, and ``dated``, its id.
        form: The form: ``target`` holds the client's ``record``, the ``kind``, and ``dated`` where one is put right or
            revised, ``like_last`` where a new one begins with what may be taken over.
        comparison: Two of them side by side: ``target`` holds the client's ``record``, the ``kind``, and ``dated``, the
            later of them, or 0 for the latest.
    """

    record: str = "dated"
    form: str = "dated_form"
    comparison: str = "dated_comparison"


_OWN: dict[str, KindPages] = {
    "skin": KindPages(record="analysis", form="skin_form", comparison="skin_comparison"),
    "plan": KindPages(record="plan", form="plan_form"),
    "review": KindPages(form="review_form"),
}


def pages_of(kind: str) -> KindPages:
    """The pages of a kind, by its code."""
    return _OWN.get(kind, KindPages())
