"""What the program says when something can't be done: one sentence per code, what happened and what to do."""

from __future__ import annotations

from db.core.errors import Code, Flaw, SalonError
from db.core.permissions import Permission, Role
from salon_tui.words.contacts import channel_name
from salon_tui.words.holdings import HOLDINGS
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.money import MONEY
from salon_tui.words.permissions import PERMISSIONS
from salon_tui.words.refusals.appointments import APPOINTMENTS, MESSAGES
from salon_tui.words.refusals.backups import BACKUPS, ROOM_MISSING
from salon_tui.words.refusals.conditions import CONDITIONS
from salon_tui.words.refusals.contacts import CONTACTS
from salon_tui.words.refusals.dated import DATED
from salon_tui.words.refusals.feedback import FEEDBACK
from salon_tui.words.refusals.merging import MERGING
from salon_tui.words.refusals.till import TILL

SENTENCES: dict[Code, str] = {
    Code.NO_ARCHIVE: N_("There is no archive in {path}. Check the folder, or start salon-tui to make a new archive."),
    Code.INCOMPLETE_ARCHIVE: N_(
        "The archive's own file, salon.db, is missing in {path}, but other parts of it are there. Nothing was made or "
        "changed. Put the file back, or restore the newest backup."
    ),
    Code.NOT_EMPTY_FOLDER: N_("{path} is not empty. Choose an empty folder for the new archive."),
    Code.ROLLED_BACK: N_(
        "Parts of this archive are older than others: a file was put back by hand. Nothing was changed. Put back all "
        "files of one copy. If this older state is the one you want, delete {path}."
    ),
    Code.FOREIGN_JOURNAL: N_(
        "{path} is another archive's, or can't be read. Nothing was changed. Put back all files of one copy; where "
        "there is none, restore the newest backup."
    ),
    Code.NO_RECOVERY: N_("No recovery sheet was ever made for this archive: {path} is missing or can't be read."),
    Code.WRONG_PHRASE: N_("This is not the phrase of this archive's newest recovery sheet."),
    Code.NEEDS_RECOVERY: N_(
        "Before clients are entered, the manager makes the recovery sheet: sign in as manager, it is asked for."
    ),
    Code.ARCHIVE_EXISTS: N_("There is an archive in {path} already. Open that one, or choose another folder."),
    Code.KEY_MISSING: N_(
        "The key of this archive is missing: {path}. Put the key file back in its place; nothing was changed."
    ),
    Code.KEY_UNREADABLE: N_(
        "The key file {path} can't be read. Check that it is complete and that this account may read it."
    ),
    Code.WRONG_KEY: N_(
        "The key doesn't fit this archive ({path}). Use the key that belongs to it; nothing was changed."
    ),
    Code.NOT_A_DATABASE: N_("What is in {path} is not a complete archive. Don't delete it; restore the newest backup."),
    Code.DAMAGED: N_(
        "The archive is damaged; nothing more is written to it. Keep it as it is; restore the newest backup."
    ),
    Code.ONLY_READ: N_(
        "The disk is full or can't be written: nothing can be saved, but everything can be read. Make room or have the "
        "disk looked at, then start the program again."
    ),
    Code.NOT_READ: N_(
        "The disk didn't answer when the archive was read. The archive is whole; try again. If this comes again, make "
        "a backup and have the disk looked at."
    ),
    Code.NEWER_SCHEMA: N_(
        "A newer version of this program wrote the archive. Update the program, then start it again."
    ),
    Code.NOT_WRITABLE: N_("{path} can't be written. Check that this account may write there."),
    Code.DISK_FULL: N_(
        # opening a file is written down, too, so it waits as well
        "The disk is full. Nothing that was saved is lost, and lists can be read. Make room, then save or open again."
    ),
    Code.BUSY: N_("Another program is writing to the archive. Nothing is lost; wait a moment, then try again."),
    Code.FAULT: N_(
        "This could not be done, and nothing was changed. Tell whoever looks after the program: incident {incident}."
    ),
    Code.DESK_TAKEN: N_("The desk is already open on this machine (process {holder}). Close it there first."),
    **BACKUPS,
    **APPOINTMENTS,
    **TILL,
    **CONDITIONS,
    **CONTACTS,
    **DATED,
    **MERGING,
    **FEEDBACK,
    **MONEY,
    **HOLDINGS,
    **MESSAGES,
    Code.NOBODY: N_("Nobody is signed in here. Sign in, then try again."),
    Code.LOCKED: N_("The desk is locked. Sign in to go on."),
    Code.NOT_ALLOWED: N_("Your role doesn't let you {what}. Ask a colleague who may."),
    Code.NEEDS_REASON: N_("To {what}, write a reason first. It is kept and looked at afterwards."),
    Code.NEEDS_SECOND: N_("To {what}, a second person has to enter their PIN."),
    Code.WRONG_PIN: N_("This PIN is not right. Please try again."),
    Code.WAIT: N_("Too many tries. Wait {time}, then try again."),
    Code.DESK_WAITS: N_("Too many wrong PINs at this desk. Wait {time}, then try again."),
    Code.WAITS_FOR_RESET: N_("There is no PIN for this account. A manager sets one on the page “Staff”."),
    Code.WEAK_PIN: N_("This PIN is too easy to guess. Please choose another one."),
    Code.NEEDS_PIN: N_("These roles need a PIN of {digits} digits. Let them type a new one."),
    Code.INVALID: N_("Some answers can't be saved as they are. Correct what is marked, then save again."),
    Code.NOT_FOUND: N_("This is not in the archive. Go back and look for it again."),
    Code.CHANGED_MEANWHILE: N_("Somebody else has saved this meanwhile. Open it again, then make your change."),
    Code.CLOSED: N_("This visit is closed. Write what is missing as an addendum."),
    Code.CONFLICT: N_(
        "{item} doesn't go with what is known of this client: {alert}. "
        "Choose something else, or write a reason and have a manager enter their PIN."
    ),
    Code.STILL_TO_PAY: N_("¥{amount} is still to pay. Take the payment, then close the visit."),
    Code.NOTHING_DONE: N_("There is no service on this visit. Enter one, then close the visit."),
    Code.CANCELLED: N_("This visit was cancelled. Open a new one."),
    Code.SAME_DAY: N_(
        "There is a visit of this client on that day already, opened at {clock}. Look at it first, or open another one."
    ),
    Code.DISCOUNT: N_("{item} costs ¥{listed}; ¥{price} is less. Write why: it is kept with the price."),
    Code.LAST_MANAGER: N_("This is the only manager. Make somebody else a manager first."),
    Code.NAME_TAKEN: N_("This name is in use already. Choose another one."),
    Code.HAS_NO_CONSENT: N_("The client hasn't agreed to this, so it can't be kept. Ask for consent, or leave it out."),
    Code.UNREADABLE_TABLE: N_("This table can't be read. Save it as .xlsx, or as .csv in UTF-8, then try again."),
    Code.OPEN_QUESTIONS: N_("The table has questions that nobody has answered yet. Answer them first."),
    Code.SEVERAL_MEANT: N_("Several clients could be meant. Type the card number instead."),
    Code.NO_DRAWER: N_("There is no drawer for this yet. Make one on the page “Cabinets and drawers” (F2, cabinets)."),
    Code.NOT_EMPTY: N_("Something stands in it. Make another drawer for it first, or remove its drawers."),
    Code.PAPER_ONLY: N_(
        "More stands on this sheet than you may see. F10 prints it; only who may see it saves it as a PDF file."
    ),
    Code.ON_ITS_WAY: N_(
        "A newer one is on its way to the printer. Wait until it is printed; “Print jobs” shows how it goes."
    ),
    Code.NOT_SETTLED: N_(
        "Nobody knows yet whether a newer one came out of the printer. Say so on the page “Print jobs” first."
    ),
    Code.NO_PAPER: N_("Nothing was printed for this client yet, or it is gone. Print the card first."),
    Code.ON_LOAN: N_("Somebody has it on loan. Take it back on the page “Loans” first."),
    Code.NO_LOAN: N_("This loan can't go on like that. Look at the list of loans again."),
    Code.ANSWERED: N_("This request is answered. What stands there stays as it is."),
    Code.IS_BOUND: N_("It is bound into a volume and stays there. Print a new card for the drawer."),
}
"""One sentence for each code; where facts make a difference, :func:`sentence` has more."""

FLAWS: dict[Flaw, str] = {
    Flaw.REQUIRED: N_("This is needed. Please fill it in."),
    Flaw.TOO_LONG: N_("This is too long. Please shorten it."),
    Flaw.NOT_A_DATE: N_("This is not a date. Type it like 20260307 or 3.7."),
    Flaw.IN_THE_FUTURE: N_("This day is still to come. Type today or an earlier day."),
    Flaw.NOT_A_PHONE: N_("This is not a phone number. Check the digits."),
    Flaw.NEEDS_COUNTRY: N_("Which country? Write +852 (Hong Kong), +853 (Macau), +886 (Taiwan) … before the number."),
    Flaw.CARD_NUMBER: N_("This looks like the number of a bank card. Such numbers aren't kept: take it out."),
    Flaw.PASSWORD: N_("This looks like a password. Passwords aren't kept: take it out."),
    Flaw.NO_VALUE: N_("The cell has no value. Open the table in Excel, save it, and read it again."),
    Flaw.NOT_AN_EMAIL: N_("This is not an email address. It looks like name@example.com."),
    Flaw.NOT_AN_AMOUNT: N_("This is not an amount. Type yuan like 268 or 268.50."),
    Flaw.NOT_A_NUMBER: N_("This is not a number that fits here. Check the digits."),
    Flaw.NOT_A_TIME: N_("This is not a time on five minutes. Type it like 930 or 14:30."),
    Flaw.NOT_A_CHOICE: N_("This is not in the list. Type the number of an entry."),
    Flaw.NOT_YES_OR_NO: N_("Type 1 for yes or 2 for no."),
    Flaw.NOT_AN_IDENTITY: N_("This is not an ID number. Check all 18 characters."),
    Flaw.NOT_A_CARD: N_("No client has this card number or name. Look the client up first."),
    Flaw.NOBODY_CALLED_SO: N_("Nobody of this name works here. Type the number of a person in the list."),
    Flaw.NOT_IN_DRAWER: N_("This card has no place in that drawer. Choose another card, or another drawer."),
    Flaw.EMPTY_DRAWER: N_("No card stands there that could be bound. Choose another drawer or other cards."),
    Flaw.UNKNOWN_FIELD: N_("The archive has no such field. Leave it out."),
    Flaw.NO_LONGER_OFFERED: N_("This is no longer offered. Choose another one with F4."),
    Flaw.NOT_A_FOLDER: N_("Write the folder in full, like /srv/backups. It can't lie inside the data folder."),
    Flaw.NOT_LATER: N_("It has to end after it begins. Check both times."),
    Flaw.NOT_IN_SHIFT: N_("The break has to lie within the shift. Check both times."),
    Flaw.LONGER_THAN_SERVICE: N_("The service is over by then. Type fewer minutes."),
    Flaw.MORE_THAN_THERE: N_("There is less cash than that. Type what stays in the till."),
    Flaw.SEVERAL: N_("Several are called so. Type more of it, or its number, or choose with F4."),
    Flaw.ASK_CONSENT: N_("Ask the client, then type 1 for yes or 2 for no; 3 in A2 where the client isn't here."),
    Flaw.NAME_THE_DRUG: N_("Which drug is it? Write its name; if the client doesn't know, write that."),
    Flaw.NEEDS_GUARDIAN: N_("Under 14: the guardian agrees. Write who that is, and their phone or relation."),
    Flaw.NOT_ON_SHEET: N_("This is not what stands on the sheet. Look at it again."),
    Flaw.TOO_EARLY: N_("This day is too early here. Check the date."),
    Flaw.TOO_FAR_AHEAD: N_("This is more than 400 days ahead. Check the date."),
    Flaw.TAKEN: N_("This is in use already. Choose another one."),
    Flaw.UNKNOWN_WORD: N_("One of the words in braces is not known. Take one of those that stand below the field."),
    Flaw.LOOK_AGAIN: N_("A measured figure, or taken over twice already: look again, and type what you see."),
    Flaw.NOT_A_ZONE: N_("“{word}” is no zone. 1–18, or 20 T zone, 21 U zone, 22 face."),
    Flaw.NOT_A_FINDING: N_("“{word}” is not in the list: findings are 1 to 14. F4 chooses."),
    Flaw.NOT_A_GRADE: N_("“{word}”: after the point comes how much, 0 to 3. Such as 3.1."),
    Flaw.NO_ZONE: N_("“{word}”: say before it in which zone. Such as 8+9 3.1."),
    Flaw.NOTHING_SAID: N_("“{word}”: say after it what is there. Such as 3.1; 0 is nothing, - not looked at."),
    Flaw.ONLY_PREGNANCY: N_("Only a pregnancy has this day. Leave it empty."),
    Flaw.NOT_ZONES: N_("“{word}” is not understood. Zones, then finding and degree: 8+9 3.1, 5 8.2."),
    Flaw.OUT_OF_ORDER: N_("Another drawer begins so, or this one would be out of turn. Choose another beginning."),
}

WEAK_PINS: dict[str, str] = {
    "digits": N_("A PIN has digits only. Please choose another one."),
    "length": N_("This PIN needs exactly {digits} digits. Please choose another one."),
    "sequence": N_("Digits in a row or in steps are easy to guess. Please choose another PIN."),
    "mirror": N_("A PIN that reads the same backwards is easy to guess. Please choose another one."),
    "repeats": N_("Digits that repeat are easy to guess. Please choose another PIN."),
    "date": N_("A date is easy to guess. Please choose another PIN."),
    "phone": N_("A part of a phone number is easy to guess. Please choose another PIN."),
}
"""Why a PIN is too easy, by the code of ``db.staff.weak_pins.weakness``."""

UNREADABLE_TABLES: dict[str, str] = {
    "no_file": N_("There is no such file, or it can't be read. Check its name and folder."),
    "empty": N_("This file is empty. Choose the one that holds the clients."),
    "too_big": N_("This file is too big for one table of clients. Split it, then import the parts."),
    "too_many_rows": N_("This table has too many rows. Split it, then import the parts."),
    "too_many_columns": N_("This table has too many columns. Take out those that don't tell of clients."),
    "encrypted": N_("This file has a password. Save it without one, then try again."),
    "save_again": N_("This file is put together in a way that can't be read. Open it in Excel and save it again."),
    "no_sheet": N_("There is no such sheet with headings of clients in this file."),
    "corrupt": N_("This file is damaged. Open it in the program that made it and save it again."),
    "not_a_table": N_("This file is not a table. Save it as .xlsx or .csv, then try again."),
    "encoding": N_("The characters of this file can't be read. Save it as .csv in UTF-8, then try again."),
    "columns": N_("The file of columns has a line that can't be read. A line is like: heading = meaning."),
    "no_headings": N_("No headings like name and phone were found. Put one row of headings above the clients."),
}
"""Why a table can't be imported, by the code of ``db.importing.files.tables.read_table``."""

NO_LOANS: dict[str, str] = {
    "not_printed": N_("It was never printed for this client. Print it and put it away first."),
    "printed": N_("This paper is printed and has no place yet. Put it away first."),
    "missing": N_("This paper is missing. Look for it and put it away first."),
    "bound": N_("This paper is bound into a volume. Read it where the volume stands."),
    "lent": N_("Somebody has this paper already. Wait until it is back."),
    "taken": N_("Somebody has asked for this paper already. Look at the list of loans."),
    "to_destroy": N_("This paper waits for the shredder. Print it again and put it away first."),
    "destroyed": N_("This paper is gone. Print it again and put it away first."),
    "asked": N_("This loan is not approved yet. The keeper or a manager approves it with F10."),
    "refused": N_("This loan was cancelled. Ask for the paper again."),
    "decided": N_("Somebody has decided already. Look at the list of loans again."),
    "out": N_("This paper is out already."),
    "back": N_("This paper is back already. Ask for it again."),
    "not_out": N_("This paper is not out. Look at the list of loans again."),
    "left": N_("The borrower works here no longer. Cancel it and ask for somebody else."),
}
"""Why a paper can't be asked for, approved, handed out or taken back, by the code of the operations on loans."""


_NO_CONSENT: dict[str, str] = {
    "consent_file": N_("No file without a yes: F4 “Empty”, then use an empty visit sheet (F2 “blank”)."),
    "consent_health": N_(
        "The client hasn't agreed to health information being kept. Leave the health answers empty, or ask for consent."
    ),
}

ROLES: dict[Role, str] = {
    Role.RECEPTIONIST: N_("receptionist"),
    Role.BEAUTICIAN: N_("beautician"),
    Role.ADVISOR: N_("advisor"),
    Role.KEEPER: N_("keeper"),
    Role.MANAGER: N_("manager"),
}


def sentence(error: SalonError) -> str:
    """What happened and what to do, in the language in use."""
    # the sign-in page opens without it
    from db.text.money import format_money

    facts = error.facts
    match error.code:
        case Code.WEAK_PIN:
            text = WEAK_PINS.get(str(facts.get("why")), SENTENCES[Code.WEAK_PIN])
        case Code.UNREADABLE_TABLE:
            text = UNREADABLE_TABLES.get(str(facts.get("why")), SENTENCES[Code.UNREADABLE_TABLE])
        case Code.NO_LOAN:
            text = NO_LOANS.get(str(facts.get("why")), SENTENCES[Code.NO_LOAN])
        case Code.NOT_ALLOWED if facts.get("own"):
            text = N_("This is your own loan: somebody else has to decide about it.")
        case Code.NOT_ALLOWED if facts.get("mine"):
            text = N_("This was you: another manager looks at it.")
        case Code.NOT_ALLOWED if facts.get("concerned"):
            text = N_("This complaint is about you: another manager settles it.")
        case Code.NEEDS_SECOND if facts.get("alone"):
            text = N_("Nobody else here could agree to this. Write the reason; it is kept for review.")
        case Code.WAITS_FOR_RESET if facts.get("seconds"):
            text = N_("Too many wrong PINs. Wait until the program has run for {time}, or ask a manager for a new PIN.")
        case Code.HAS_NO_CONSENT:
            text = _NO_CONSENT.get(str(facts.get("purpose")), SENTENCES[Code.HAS_NO_CONSENT])
        case Code.WRONG_PIN if facts.get("wait"):
            text = N_("This PIN is not right. Wait {time}, then try again.")
        case Code.CLOSED if facts.get("open"):
            text = N_("This visit is still open. Change it on its own page.")
        case Code.NO_ROOM if facts.get("missing"):
            text = ROOM_MISSING
        case Code.CONFLICT if facts.get("verdict") == "never":
            text = N_(
                "{item} must not be used on this client: {alert}. Choose something else, or get what is missing first."
            )
        case Code.CONFLICT if facts.get("earliest"):
            text = N_(
                "{item} doesn't go with what is known of this client: {alert}. It is free from {earliest} on. "
                "Choose something else, or write a reason and have a manager enter their PIN."
            )
        case Code.CONFLICT if str(facts.get("alert", "")).startswith("health_"):
            text = N_("{alert}. Ask whether anything speaks against {item}, then write that you have asked.")
        case Code.INVALID:
            count = int(facts.get("count", 1))
            return ngettext(
                "One answer can't be saved as it is. Correct what is marked, then save again.",
                "{count} answers can't be saved as they are. Correct what is marked, then save again.",
                count,
            )
        case code:
            text = SENTENCES[code]
    return _(text).format(
        path=facts.get("path") or _("the data folder"),
        holder=facts.get("holder", "?"),
        incident=facts.get("incident", "?"),
        what=permission_phrase(str(facts.get("permission", ""))),
        time=duration(int(facts.get("seconds") or facts.get("wait") or 1)),
        item=facts.get("item") or _("This service"),
        alert=alert_name(str(facts.get("alert", ""))),
        alerts=_(", ").join(map(alert_name, str(facts.get("alerts", "")).split())),
        earliest=facts.get("earliest", "?"),
        amount=format_money(int(facts.get("amount", 0))),
        clock=facts.get("time", "?"),
        listed=format_money(int(facts.get("listed", 0))),
        price=format_money(int(facts.get("price", 0))),
        digits=facts.get("digits", 6),
        missing=facts.get("missing", "?"),
        page=facts.get("page", 1),
        times=facts.get("times", 1),
        line=facts.get("line", 1),
        day=facts.get("day", "?"),
        days=facts.get("days", "?"),
        channel=channel_name(str(facts["channel"])) if "channel" in facts else "?",
    )


def sentence_at_desk(error: SalonError) -> str:
    """The same where somebody is signed in, with the way on where there is only one."""
    way = _("Backups, F4: “Restore a backup”.") if error.code is Code.DAMAGED else ""
    return f"{sentence(error)} {way}".rstrip()


def flaw_sentence(flaw: Flaw, word: str = "") -> str:
    """Why one field was refused and what to type, in the language in use; ``word`` is what of it was not understood."""
    return _(FLAWS[flaw]).replace("{word}", word)


def role_name(role: Role | str) -> str:
    """A role as people call it, in the language in use."""
    return _(ROLES[Role(role)])


def permission_phrase(permission: str) -> str:
    """What a permission lets somebody do, such as "take this payment", in the language in use."""
    known = Permission(permission) if permission in set(Permission) else None
    return _(PERMISSIONS[known]) if known else _("do this")


def alert_name(code: str) -> str:
    """What a verdict is about by its code, in the language in use: an entry of the health questions, or a paper."""
    from db.clients.consent.records import UNREAD_TERMS
    from db.clients.fields.client import ALERT_FIELDS
    from db.rules.items import PAPER_TERMS

    others = {**UNREAD_TERMS, **PAPER_TERMS}
    if code in others:
        return others[code].text(language())
    found = next((field.choice(code) for field in ALERT_FIELDS if field.choice(code)), None)
    return found.term.text(language()) if found else code


def duration(seconds: int) -> str:
    """A time to wait: seconds up to two minutes, whole minutes beyond, never less than it is."""
    if seconds <= 120:
        return ngettext("{count} second", "{count} seconds", seconds)
    return ngettext("{count} minute", "{count} minutes", -(-seconds // 60))
