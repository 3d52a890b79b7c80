"""``salon-tui check``: whether the archive, its log and its key are as they should be."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from db.integrity.operations import examine
from db.integrity.records import Examined, Found, Part
from salon_tui.app.settings import places
from salon_tui.cli.findings import Finding, report
from salon_tui.cli.key_file import look_at_key
from salon_tui.cli.say import tell
from salon_tui.words.i18n import N_, _, ngettext

SAFE_SQLITE = (3, 51, 3)
"""Older ones, from 3.7.0 on, can damage a journal when two connections write it back at once."""

_GOOD: dict[Part, str] = {
    Part.PAGES: N_("Every page of the archive is whole."),
    Part.STRUCTURE: N_("Tables and indexes agree."),
    Part.REFERENCES: N_("Every line belongs to a record that is there."),
    Part.TABLES: N_("The tables are up to date."),
    Part.BOOKINGS: N_("The appointments take the time that they should."),
    Part.MONEY: N_("Bills and balances agree with what they are made of."),
    Part.TASKS: N_("Nothing is to be done that is done, and what is known of clients is up to date."),
    Part.FEEDBACK: N_("Surveys, complaints and improvements are as far as was said of them."),
    Part.DATED: N_("Analyses, plans and the other dated records agree with what they are found by."),
    Part.CONDITIONS: N_("What clients have agrees with what they were asked."),
    Part.CARDS: N_("Which cards are to be printed follows from what was printed and changed."),
    Part.CLOCK: N_("The clock is not before the last entry."),
}


def run(asked: Namespace) -> int:
    """Checks everything and says what is wrong; status 1 when anything is."""
    where = places(asked.data, asked.keys)
    examined = examine(where.data, where.keys)
    status = report([*look_at_key(where), *map(_finding, examined.found), *_versions(examined)])
    if status == 0:
        tell(_("The archive is in order."))
    return status


def _finding(found: Found) -> Finding:
    return Finding(found.good, _fine(found) if found.good else _wrong(found))


def _fine(found: Found) -> str:
    if found.part is Part.LOG:
        return ngettext(
            "The audit log is unbroken: {count} entry.", "The audit log is unbroken: {count} entries.", found.count
        )
    return _(_GOOD[found.part])


def _wrong(found: Found) -> str:
    if found.unreadable:
        return _("A part of the archive can't be read. Keep it as it is, and restore the newest backup.")
    match found.part:
        case Part.PAGES:
            return ngettext(
                "{count} page of the archive is damaged. Keep it as it is, and restore the newest backup.",
                "{count} pages of the archive are damaged. Keep it as it is, and restore the newest backup.",
                found.count,
            )
        case Part.STRUCTURE:
            return _("Tables and indexes of the archive disagree. Restore the newest backup.")
        case Part.REFERENCES:
            return ngettext(
                "{count} line belongs to a record that is missing. Restore the newest backup.",
                "{count} lines belong to records that are missing. Restore the newest backup.",
                found.count,
            )
        case Part.TABLES:
            return _("The tables are not up to date. Start the desk once, then check again.")
        case Part.BOOKINGS:
            return ngettext(
                "{count} appointment takes other time than it should. Tell whoever looks after the program.",
                "{count} appointments take other time than they should. Tell whoever looks after the program.",
                found.count,
            )
        case Part.MONEY:
            return ngettext(
                "{count} bill or balance doesn't agree with what it is made of. Tell whoever looks after the program.",
                "{count} bills or balances don't agree with what they are made of. Tell whoever looks after the "
                "program.",
                found.count,
            )
        case Part.TASKS:
            return ngettext(
                "{count} task or client is not up to date. Tell whoever looks after the program.",
                "{count} tasks or clients are not up to date. Tell whoever looks after the program.",
                found.count,
            )
        case Part.FEEDBACK:
            return ngettext(
                "{count} survey, complaint or improvement is not as far as was said of it. Tell whoever looks after "
                "the program.",
                "{count} surveys, complaints or improvements are not as far as was said of them. Tell whoever looks "
                "after the program.",
                found.count,
            )
        case Part.DATED:
            return ngettext(
                "{count} dated record doesn't agree with what it is found by. Tell whoever looks after the program.",
                "{count} dated records don't agree with what they are found by. Tell whoever looks after the program.",
                found.count,
            )
        case Part.CONDITIONS:
            return ngettext(
                "{count} condition of a client doesn't agree with what was asked. Tell whoever looks after the "
                "program.",
                "{count} conditions of clients don't agree with what was asked. Tell whoever looks after the program.",
                found.count,
            )
        case Part.CARDS:
            return ngettext(
                "Whether a card is to be printed is kept wrongly for {count} client. Tell whoever looks after the "
                "program.",
                "Whether a card is to be printed is kept wrongly for {count} clients. Tell whoever looks after the "
                "program.",
                found.count,
            )
        case Part.LOG:
            return _("The audit log is broken at entry {number}: it was changed from outside. Tell the owner.").format(
                number=found.count
            )
        case Part.CLOCK:
            return _("This machine's clock is before the last entry of {time}. Set the clock.").format(
                time=f"{found.at.astimezone():%Y-%m-%d %H:%M}" if found.at else "?"
            )


def _versions(examined: Examined) -> Iterator[Finding]:
    yield Finding(
        True, _("SQLite {sqlite}, SQLCipher {cipher}.").format(sqlite=examined.sqlite, cipher=examined.cipher)
    )
    if tuple(int(part) for part in examined.sqlite.split(".")) < SAFE_SQLITE:
        better = ".".join(map(str, SAFE_SQLITE))
        yield Finding(
            None, _("SQLite {better} or later is safer. One desk alone is not at risk.").format(better=better)
        )
