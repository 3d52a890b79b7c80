"""Errors of the paper: a code and facts, never a sentence; the screen owns the words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class PaperCode(StrEnum):
    """What went wrong between a sheet and the paper. Each has one sentence on the screen, in both languages."""

    FONTS_MISSING = "fonts_missing"
    """The build didn't make the printed faces, or they were deleted: install again."""
    NEEDS_LOGIN = "needs_login"
    """CUPS asks who is there, with a password; this program gives it none."""
    NEEDS_PASSWORD = "needs_password"
    """Clients' data leave on a stick behind a password only."""
    NEEDS_TLS = "needs_tls"
    """CUPS takes encrypted connections only; this program makes none."""
    NO_PRINT_PROGRAM = "no_print_program"
    """There is no CUPS on this machine (Debian: cups)."""
    NO_SUCH_PAPER = "no_such_paper"
    """The printer doesn't know paper of this size."""
    NO_PRINTER = "no_printer"
    """No printer is set up, or the one asked for is unknown."""
    PRINT_SERVICE_DOWN = "print_service_down"
    """cupsd doesn't answer."""
    REFUSED = "refused"
    """The printer doesn't take the job; the fact ``said`` has CUPS's own words."""
    UNKNOWN_SHEET = "unknown_sheet"


class PaperError(Exception):
    """Something that keeps a sheet from being drawn or printed.

    Args:
        code: What went wrong.
        facts: Numbers, codes and names of files for the sentence; never what a client told.
    """

    def __init__(self, code: PaperCode, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: Mapping[str, str | int] = facts
