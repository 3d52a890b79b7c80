"""What restoring a backup would do and has done, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.backup.records import Backup, Restored, SavedOn
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import telling


def what_would_happen(
    backup: Backup, folder: Path, saved: tuple[SavedOn, ...] | None, *, is_replacing: bool, most: int | None = None
) -> Iterator[str]:
    """What is in a backup, where it goes, and what would be missing, line by line.

    Args:
        backup: The backup.
        folder: The data folder.
        saved: What was saved after it, by day; None where nobody can tell.
        is_replacing: Whether there is an archive, which would be kept aside.
        most: So many days are told one by one, later ones together; None for all of them.
    """
    manifest = backup.manifest
    lines = ngettext("{count} line", "{count} lines", sum(manifest.contents.counts.values()))
    yield telling(_("Backup"), f"{manifest.at.astimezone():%Y-%m-%d %H:%M} · {lines}")
    yield telling(_("goes to"), str(folder))
    if is_replacing:
        yield _("The archive that is there is kept beside it, under another name.")
        yield from _missing(saved, most)


def _missing(saved: tuple[SavedOn, ...] | None, most: int | None) -> Iterator[str]:
    if saved is None:
        yield _(
            "Nobody can tell what was saved after this backup: what is there can't be read, or didn't go on from it."
        )
        return
    missing = sum(one.count for one in saved)
    if not missing:
        yield _("Nothing was saved after this backup.")
        return
    yield ngettext("{count} thing was saved after this backup and would be missing:",
                   "{count} things were saved after this backup and would be missing:", missing)  # fmt: skip
    for one in saved[:most]:
        yield "  " + telling(f"{one.day}", str(one.count))
    if later := saved[most:]:
        days = ngettext("on {count} later day", "on {count} later days", len(later))
        yield "  " + telling(days, str(sum(one.count for one in later)))


def what_was_done(done: Restored, key: Path | None) -> Iterator[str]:
    """What was restored, and where everything is now, line by line.

    Args:
        done: What was done.
        key: Where the key file is.
    """
    yield ngettext("Restored: {count} line, read from end to end and found whole.",
                   "Restored: {count} lines, read from end to end and found whole.", done.rows)  # fmt: skip
    if done.kept is not None:
        yield _("What was there before is kept in {path}.").format(path=done.kept)
    if done.erased:
        yield ngettext("{count} file is erased again: it had been, after the backup.",
                       "{count} files are erased again: they had been, after the backup.", done.erased)  # fmt: skip
    if done.has_new_key_file:
        yield _("The key file is there again: {path}.").format(path=key)
