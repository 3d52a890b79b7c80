"""``salon-tui restore``: the archive from a backup, by the key file or the recovery sheet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from db.backup.operations.restoring import RestorePlan, plan_restore, restore
from db.core.errors import Code, SalonError
from salon_tui.app.backup_places import in_folder
from salon_tui.app.settings import Places, places
from salon_tui.cli.backups.agreeing import agreement
from salon_tui.cli.phrase import ask_phrase
from salon_tui.cli.say import complain, tell
from salon_tui.cli.sign_in import YES, ask
from salon_tui.words.i18n import _
from salon_tui.words.restoring import what_was_done, what_would_happen


def run(asked: Namespace) -> int:
    """Says what would be missing, asks, and restores; 1 where nothing was restored."""
    where = places(asked.to or asked.data, asked.keys)
    backup = in_folder(Path(asked.backup).expanduser().absolute())
    plan = _planned(backup, where)
    for line in what_would_happen(plan.backup, plan.folder, plan.saved, is_replacing=plan.is_replacing):
        tell(line)
    if not asked.yes and ask(_("Restore this backup? yes or no:")).casefold() not in YES:
        complain(_("Nothing was restored, and nothing was changed."))
        return 1
    done = restore(plan, agreed=agreement(where, plan.backup.folder.name, asked.person) if plan.is_replacing else None)
    for line in what_was_done(done, where.key):
        tell(line)
    return 0


def _planned(backup: Path, where: Places) -> RestorePlan:
    try:
        return plan_restore(backup, where.data, where.keys)
    except SalonError as error:
        if error.code is not Code.KEY_MISSING:
            raise
    tell(_("No key file in {path} opens this backup.").format(path=where.keys))
    return plan_restore(backup, where.data, where.keys, ask_phrase())
