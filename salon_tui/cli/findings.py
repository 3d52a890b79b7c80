"""What ``check`` and ``doctor`` find, and how they say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salon_tui.cli.say import complain, tell
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import telling


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        good: Fine, wrong, or None for what to think about.
        text: One sentence.
    """

    good: bool | None
    text: str


def report(findings: Iterable[Finding]) -> int:
    """Says each as it is found: what is wrong on standard error, the rest on standard output.

    Returns:
        The exit status: 1 when anything is wrong.
    """
    words = {True: _("ok"), False: _("wrong"), None: _("note")}
    wrong = 0
    for finding in findings:
        line = telling(words[finding.good], finding.text)
        if finding.good is False:
            wrong += 1
            complain(line)
        else:
            tell(line)
    if wrong:
        complain(ngettext("{count} thing is wrong.", "{count} things are wrong.", wrong))
    return 1 if wrong else 0
