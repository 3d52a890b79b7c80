"""What is shown of the emergency page before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.backup.operations.printing import print_emergency
from db.backup.queries import backup_places, last_good_backup
from db.core.desk import Desk
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment


def _emergency(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    places, last = backup_places(desk), last_good_backup(desk)
    facts = (
        (_("Last good backup"), f"{moment(last.at)} · {last.place}" if last else _("No backup yet")),
        (_("Folder for backups"), str(places.folder)),
        (_("Sticks"), ", ".join(places.sticks) or _("to be written by hand")),
        (_("Goes home tonight"), places.home),
        (_("Places, names, phones"), _("to be written by hand")),
    )
    rows = [Row(at, fact) for at, fact in enumerate(facts) if fact[1]]
    return [Preview("emergency", rows, print_emergency, name=desk.archive.today().date().isoformat())]


EMERGENCY = PreviewPage(
    title=N_("Emergency page"),
    help=N_(
        "It hangs beside the desk: what to do when the machine is gone or damaged, where sticks and recovery sheet "
        "are, whom to call, and how work goes on with paper. Places and phone numbers are written on it by hand; the "
        "recovery phrase never. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("emergency",),
    read=_emergency,
)
"""Printed anew when a stick or a place changes."""
