"""What a list shows of the client under its mark: what every role may see, and nothing that is opened and logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.clients.records import ClientLine
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.parts import facts, section
from salon_tui.words.i18n import _, language
from salon_tui.words.words import spaced

Facts = Iterable[tuple[str, str | Sequence[Piece]]]


def named(line: ClientLine, style: str = "strong") -> list[Piece]:
    """The name, with the alert sign right after it."""
    return [(line.name, style), *warning(line)]


def warning(line: ClientLine | None) -> list[Piece]:
    """The alert sign, for whom something may hurt."""
    return [" ", ("⚠", "alarm")] if line is not None and line.alerts else []


def preview(line: ClientLine, cells: int, more: Facts = (), *, is_low: bool = False) -> Rows:
    """Who is under the mark: what may hurt, what is on today, the last visit.

    Args:
        line: The client.
        cells: The width that there is.
        more: What the page knows besides, as label and value.
        is_low: Whether the facts stand in one row.
    """
    rows = [section(line.name, cells, note=f"{spaced(line.number)} · ·{line.last_four}")]
    if line.alerts:
        causes = " · ".join(alert.term.text(language()) for alert in line.alerts)
        rows += flow([(f" {_('Allergy · caution')} ", "stop"), " ", (causes, "alarm")], cells)
    latest = f"{line.latest_visit:%Y-%m-%d}" if line.latest_visit else _("never")
    known = [*more, (_("Last visit"), latest), (_("Treated by"), line.beautician)]
    if not is_low:
        return [*rows, *facts(known, cells)]
    row: list[Piece] = []
    for label, value in known:
        if value:
            row += [(f"{label} ", "label"), *([value] if isinstance(value, str) else value), "   "]
    return [*rows, row]
