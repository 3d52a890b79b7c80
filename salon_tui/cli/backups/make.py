"""``salon-tui backup``: a backup now, to the folder and to every stick that is plugged in, or to one place."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from db.backup.operations.making import back_up_unasked
from db.backup.operations.places import places_before_sign_in
from db.core.errors import SalonError
from db.sign_in.operations.opening import open_desk
from salon_tui.app.backup_places import Reachable, reachable
from salon_tui.app.settings import places
from salon_tui.cli.say import complain, tell
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.sentences import sentence
from salon_tui.words.words import telling

_MEGABYTE = 1_000_000


def run(asked: Namespace) -> int:
    """Backs up to each place, also when another one fails; status 1 when one did."""
    where = places(asked.data, asked.keys)
    archive = open_desk(where.data, where.keys)
    try:
        known = places_before_sign_in(archive)
        goals = [Reachable(Path(asked.to).expanduser().absolute())] if asked.to else reachable(known)
        failed = 0
        for goal in goals:
            try:
                made = back_up_unasked(archive, goal.folder, goal.label)
            except SalonError as error:
                complain(sentence(error))
                failed += 1
                continue
            size = _("{count} MB").format(count=-(-made.bytes // _MEGABYTE))
            tell(telling(_("Backup"), f"{goal.folder / made.name} · {size}"))
            tell(ngettext("{count} line, read back and found whole.",
                          "{count} lines, read back and found whole.", made.rows))  # fmt: skip
        if known.sticks and not any(goal.label for goal in goals) and not asked.to:
            tell(_("No stick is plugged in: {labels}. A copy elsewhere helps after a fire.").format(
                labels=", ".join(known.sticks)))  # fmt: skip
        if home := places_before_sign_in(archive).home:
            tell(_("The stick {label} goes home tonight.").format(label=home))
    finally:
        archive.close()
    return 1 if failed else 0
