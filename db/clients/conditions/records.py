"""What was asked when, as it crosses the boundary of the archive."""

from __future__ import annotations

from enum import StrEnum


class How(StrEnum):
    """How a box or a question came to be confirmed."""

    ASKED = "asked"
    DECLINED = "declined"
    """The client would rather not say."""
    UNCHANGED = "unchanged"
    FORM = "form"
    """Taken from a form, with nobody there to ask."""
