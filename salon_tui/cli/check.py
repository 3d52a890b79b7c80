"""``salon-tui check``: whether the archive, its log and its key are as they should be."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from db import audit
from db.connection import Archive, applied_migrations, known_migrations
from db.operations.entrance import open_desk
from salon_tui.cli.findings import Finding, report
from salon_tui.cli.key_file import look_at_key
from salon_tui.cli.say import tell
from salon_tui.i18n import _, ngettext
from salon_tui.settings import places

CLOCK_TOLERANCE = timedelta(minutes=5)
SAFE_SQLITE = (3, 51, 3)
"""Older ones, from 3.7.0 on, can damage a journal when two connections write it back at once."""


def run(asked: Namespace) -> int:
    """Checks everything and says what is wrong; status 1 when anything is."""
    where = places(asked.data, asked.keys)
    archive = open_desk(where.data, where.keys)
    try:
        status = report([*look_at_key(where), *_look(archive)])
    finally:
        archive.close()
    if status == 0:
        tell(_("The archive is in order."))
    return status


def _look(archive: Archive) -> Iterator[Finding]:
    with archive.connected():
        for look in (_pages, _structure, _references, _tables, _log, _clock, _versions):
            try:
                yield from look(archive)
            except Exception:
                # a damaged page makes the database raise anywhere, and in many ways
                yield Finding(False, _("A part of the archive can't be read. Restore the newest backup."))


def _pages(archive: Archive) -> Iterator[Finding]:
    """Each page has a code that only the key can make: no flipped bit gets past it."""
    bad = len(_ask(archive, "PRAGMA cipher_integrity_check"))
    if bad:
        yield Finding(
            False,
            ngettext(
                "{count} page of the archive is damaged. Keep it as it is, and restore the newest backup.",
                "{count} pages of the archive are damaged. Keep it as it is, and restore the newest backup.",
                bad,
            ),
        )
    else:
        yield Finding(True, _("Every page of the archive is whole."))


def _structure(archive: Archive) -> Iterator[Finding]:
    good = [row[0] for row in _ask(archive, "PRAGMA integrity_check(10)")] == ["ok"]
    yield Finding(
        good,
        _("Tables and indexes agree.")
        if good
        else _("Tables and indexes of the archive disagree. Restore the newest backup."),
    )


def _references(archive: Archive) -> Iterator[Finding]:
    lost = len(_ask(archive, "PRAGMA foreign_key_check"))
    if lost:
        yield Finding(
            False,
            ngettext(
                "{count} line belongs to a record that is missing. Restore the newest backup.",
                "{count} lines belong to records that are missing. Restore the newest backup.",
                lost,
            ),
        )
    else:
        yield Finding(True, _("Every line belongs to a record that is there."))


def _tables(archive: Archive) -> Iterator[Finding]:
    good = applied_migrations() == known_migrations()
    yield Finding(
        good,
        _("The tables are up to date.")
        if good
        else _("The tables are not up to date. Start the desk once, then check again."),
    )


def _log(archive: Archive) -> Iterator[Finding]:
    good, bad = audit.verify()
    if bad is None:
        yield Finding(
            True,
            ngettext("The audit log is unbroken: {count} entry.", "The audit log is unbroken: {count} entries.", good),
        )
    else:
        yield Finding(
            False,
            _("The audit log is broken at entry {number}: it was changed from outside. Tell the owner.").format(
                number=bad
            ),
        )


def _clock(archive: Archive) -> Iterator[Finding]:
    last = audit.head()[2]
    if last is not None and archive.clock() < last - CLOCK_TOLERANCE:
        yield Finding(
            False,
            _("This machine's clock is before the last entry of {time}. Set the clock.").format(
                time=f"{last.astimezone():%Y-%m-%d %H:%M}"
            ),
        )


def _versions(archive: Archive) -> Iterator[Finding]:
    sqlite = str(_ask(archive, "SELECT sqlite_version()")[0][0])
    cipher = str(_ask(archive, "PRAGMA cipher_version")[0][0])
    if tuple(int(part) for part in sqlite.split(".")) < SAFE_SQLITE:
        yield Finding(
            None,
            _("The database is SQLite {version}; {better} or later is safer. One desk alone is not at risk.").format(
                version=sqlite, better=".".join(map(str, SAFE_SQLITE))
            ),
        )
    yield Finding(True, _("SQLite {sqlite}, SQLCipher {cipher}.").format(sqlite=sqlite, cipher=cipher))


def _ask(archive: Archive, sql: str) -> list[Any]:
    return list(archive.database.execute_sql(sql).fetchall())  # type: ignore[no-untyped-call]  # in peewee's stubs
