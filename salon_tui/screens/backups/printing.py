"""What is shown of the emergency page, and of the proof that a backup was restored, before they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.backup.operations.printing import print_emergency, print_proof
from db.backup.queries import backup_places, drill_due, last_drill, last_good_backup
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


def _proof(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    done, due = last_drill(desk), drill_due(desk)
    if done is None:
        return []
    log = _("broken at entry {number}").format(number=done.log_broken_at) if done.log_broken_at else _("unbroken")
    same = "" if done.same is None else _("{same} as they were, {changed} changed or gone since").format(
        same=f"{done.same:,}", changed=f"{done.rows - done.same:,}")  # fmt: skip
    facts = (
        (_("Restored for trial"), moment(done.at)),
        (_("By"), done.by),
        (_("Backup"), moment(done.made)),
        (_("Where"), done.place),
        (_("Pages"), _("all whole")),
        (_("Lines"), _("{count}, as many as when it was made").format(count=f"{done.rows:,}")),
        (_("Compared with now"), same),
        (_("Log"), log),
        (_("Archive went on from it"), _("yes") if done.leads_here else _("no")),
        (_("Next trial due"), due.isoformat() if due else ""),
    )
    style = "plain" if done.is_proof else "alarm"
    rows = [Row(at, fact, style) for at, fact in enumerate(facts) if fact[1]]
    return [Preview("proof", rows, print_proof, name=done.at.astimezone().date().isoformat())]


PROOF = PreviewPage(
    title=N_("Proof of the last trial"),
    help=N_(
        "What the last trial of a backup has shown: the newest one was restored into an empty folder, read from end to "
        "end, and compared with the archive. F10 prints it, to be signed; F4 chooses another printer or a folder for a "
        "PDF file. Home reminds of the next one after three months."
    ),
    sheets=("proof",),
    read=_proof,
    empty=N_("No backup was restored for trial yet"),
)
"""The last one, until there is another."""
