"""``salon-tui restore``: the archive from a backup, by the key file or the recovery sheet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from db.backup.operations.restoring import RestorePlan, plan_restore, restore
from db.core.errors import Code, SalonError
from salon_tui.app.backup_places import ON_STICK
from salon_tui.app.settings import Places, places
from salon_tui.cli.phrase import ask_phrase
from salon_tui.cli.say import complain, tell
from salon_tui.cli.sign_in import YES, ask
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import telling


def run(asked: Namespace) -> int:
    """Says what would be missing, asks, and restores; 1 where nothing was restored."""
    where = places(asked.to or asked.data, asked.keys)
    backup = Path(asked.backup).expanduser().absolute()
    if (backup / ON_STICK).is_dir():
        backup /= ON_STICK
    plan = _planned(backup, where)
    _tell(plan)
    if not asked.yes and ask(_("Restore this backup? yes or no:")).casefold() not in YES:
        complain(_("Nothing was restored, and nothing was changed."))
        return 1
    done = restore(plan)
    tell(ngettext("Restored: {count} line, read from end to end and found whole.",
                  "Restored: {count} lines, read from end to end and found whole.", done.rows))  # fmt: skip
    if done.kept is not None:
        tell(_("What was there before is kept in {path}.").format(path=done.kept))
    if done.has_new_key_file:
        tell(_("The key file is there again: {path}.").format(path=where.key))
    return 0


def _planned(backup: Path, where: Places) -> RestorePlan:
    try:
        return plan_restore(backup, where.data, where.keys)
    except SalonError as error:
        if error.code is not Code.KEY_MISSING:
            raise
    tell(_("No key file in {path} opens this backup.").format(path=where.keys))
    return plan_restore(backup, where.data, where.keys, ask_phrase())


def _tell(plan: RestorePlan) -> None:
    manifest = plan.backup.manifest
    lines = ngettext("{count} line", "{count} lines", sum(manifest.contents.counts.values()))
    tell(telling(_("Backup"), f"{manifest.at.astimezone():%Y-%m-%d %H:%M} · {lines}"))
    tell(telling(_("goes to"), str(plan.folder)))
    if not plan.is_replacing:
        return
    tell(_("The archive that is there is kept beside it, under another name."))
    if plan.saved is None:
        tell(
            _("Nobody can tell what was saved after this backup: what is there can't be read, or didn't go on from it.")
        )
        return
    missing = sum(one.count for one in plan.saved)
    if not missing:
        tell(_("Nothing was saved after this backup."))
        return
    tell(ngettext("{count} thing was saved after this backup and would be missing:",
                  "{count} things were saved after this backup and would be missing:", missing))  # fmt: skip
    for one in plan.saved:
        tell("  " + telling(f"{one.day}", str(one.count)))
