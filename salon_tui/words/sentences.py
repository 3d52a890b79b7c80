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
from salon_tui.words.refusals.archive import ARCHIVE
from salon_tui.words.refusals.backups import BACKUPS, ROOM_MISSING
from salon_tui.words.refusals.conditions import CONDITIONS
from salon_tui.words.refusals.contacts import CONTACTS
from salon_tui.words.refusals.dated import DATED
from salon_tui.words.refusals.erasing import ERASING
from salon_tui.words.refusals.feedback import FEEDBACK
from salon_tui.words.refusals.flaws import FLAWS, UNREADABLE_TABLES, WEAK_PINS
from salon_tui.words.refusals.loans import NO_LOANS
from salon_tui.words.refusals.merging import MERGING
from salon_tui.words.refusals.till import TILL
from salon_tui.words.words import choice_name

SENTENCES: dict[Code, str] = {
    **ARCHIVE,
    **BACKUPS,
    **APPOINTMENTS,
    **TILL,
    **CONDITIONS,
    **CONTACTS,
    **DATED,
    **ERASING,
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
    Code.NEW_PIN_FIRST: N_(
        "This PIN was set by a manager, for one sign-in. Sign in at the desk and choose your own first."
    ),
    Code.NEEDS_OWN_PIN: N_("To {what}, you have to type your PIN once more."),
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
        count=facts.get("count", 0),
        most=facts.get("most", "?"),
        state=_state_name(str(facts.get("state", ""))),
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


def _state_name(code: str) -> str:
    """A state of an appointment, in the language in use."""
    if not code:
        return "?"
    from db.appointments.fields import STATES

    return choice_name(STATES, code)


def duration(seconds: int) -> str:
    """A time to wait: seconds up to two minutes, whole minutes beyond, never less than it is."""
    if seconds <= 120:
        return ngettext("{count} second", "{count} seconds", seconds)
    return ngettext("{count} minute", "{count} minutes", -(-seconds // 60))
