"""What a list shows of the client under its mark: what every role may see, and nothing that is opened and logged."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.records import ClientLine
from db.text.card_number import spaced
from salon_tui.screens.base.about import About, Facts
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import _, language


def named(line: ClientLine, style: str = "strong") -> list[Piece]:
    """The name, with the alert sign right after it."""
    return [(line.name, style), *warning(line)]


def warning(line: ClientLine | None) -> list[Piece]:
    """The alert sign, for whom something may hurt."""
    return [" ", ("⚠", "alarm")] if line is not None and line.alerts else []


def about_client(line: ClientLine, facts: Facts = (), said: str = "", more: Sequence[About] = ()) -> About:
    """Who is under the mark: what may hurt, the last visit, and what the page knows besides.

    Args:
        line: The client.
        facts: What the page knows, before the rest.
        said: What to do.
        more: What else the page has to say.
    """
    latest = f"{line.latest_visit:%Y-%m-%d}" if line.latest_visit else _("never")
    return About(
        name=line.name,
        note=f"{spaced(line.number)} · ·{line.last_four}",
        causes=" · ".join(alert.term.text(language()) for alert in line.alerts),
        facts=(
            *facts,
            (_("State"), _("archived") if line.away else ""),
            (_("Last visit"), latest),
            (_("Treated by"), line.beautician),
        ),
        said=said,
        more=more,
    )
