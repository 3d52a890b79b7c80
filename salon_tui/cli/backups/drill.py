"""``salon-tui drill``: restores the newest backup for trial, and says what came of it."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from db.backup.operations.drill import drill_unasked
from db.backup.operations.places import places_before_sign_in
from db.backup.records import DrillRecord
from db.sign_in.operations.opening import open_desk
from salon_tui.app.settings import places
from salon_tui.cli.findings import Finding, report
from salon_tui.cli.say import tell
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import telling


def run(asked: Namespace) -> int:
    """Restores, looks, and throws away again; status 1 when the backup is not what it should be."""
    where = places(asked.data, asked.keys)
    archive = open_desk(where.data, where.keys)
    try:
        place = Path(asked.place).expanduser().absolute() if asked.place else places_before_sign_in(archive).folder
        began = time.monotonic()
        done = drill_unasked(archive, place)
        seconds = time.monotonic() - began
    finally:
        archive.close()
    tell(telling(_("Restored for trial"), f"{done.name} · {done.made.astimezone():%Y-%m-%d %H:%M} · {seconds:.1f} s"))
    status = report(_findings(done))
    tell(_("The proof is printed from the page of backups: F4."))
    return status


def _findings(done: DrillRecord) -> Iterator[Finding]:
    yield Finding(True, ngettext("Every page is whole, and {count} line is there as counted when it was made.",
                                 "Every page is whole, and {count} lines are there as counted when it was made.",
                                 done.rows))  # fmt: skip
    if done.log_broken_at:
        words = _("The audit log is broken at entry {number}, as it was when the backup was made. Tell the owner.")
        yield Finding(False, words.format(number=done.log_broken_at))
    else:
        yield Finding(True, ngettext("The audit log is unbroken: {count} entry.",
                                     "The audit log is unbroken: {count} entries.", done.seq))  # fmt: skip
    if not done.leads_here:
        yield Finding(False, _("The archive didn't go on from this backup. Make a new one now."))
    elif done.same is not None:
        changed = done.rows - done.same
        yield Finding(True, ngettext("{count} line stands in the archive now as it did then;",
                                     "{count} lines stand in the archive now as they did then;", done.same)
                      + " " + ngettext("{count} was changed or went since.",
                                       "{count} were changed or went since.", changed))  # fmt: skip
