"""Why a sheet can't be drawn or printed, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salon_tui.words.i18n import N_, _

if TYPE_CHECKING:
    # the desk starts without the paper
    from printouts.errors import PaperError

PAPERS: dict[str, str] = {
    "fonts_missing": N_("The printed faces are missing from this installation. Install salon-tui again."),
    "needs_login": N_("The printing system asks for a password. Let this desk's account print."),
    "needs_password": N_("A file with clients' data needs a password on a stick."),
    "needs_tls": N_("The printing system wants TLS. Let it take local connections without."),
    "no_print_program": N_("There is no printing system on this machine. Install CUPS, or write to a file."),
    "no_such_paper": N_("The printer {printer} has no paper of this size. Choose another one, or write to a file."),
    "no_printer": N_("There is no printer to print on. Set one up, or write to a file."),
    "print_service_down": N_("The printing system doesn't answer. Start it, then print again."),
    "refused": N_("The printer {printer} doesn't take this sheet: {said}. Check the printer, then print again."),
    "unknown_sheet": N_("There is no such sheet. Choose one of the list."),
}
"""What keeps a sheet from the paper, by the code of ``printouts.errors``."""


def paper_sentence(error: PaperError) -> str:
    """Why a sheet couldn't be drawn or printed and what to do, in the language in use."""
    said = str(error.facts.get("said", "")).rstrip(" .") or "?"
    text = PAPERS[error.code.value]
    if error.code.value == "no_printer" and error.facts.get("printer"):
        text = N_("There is no printer {printer} any more. Choose another one with F4.")
    return _(text).format(printer=error.facts.get("printer", "?"), said=said)
