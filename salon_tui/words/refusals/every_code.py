"""One sentence for each code of what can't be done; loaded with the first that is said."""

from __future__ import annotations

from db.core.errors import Code
from salon_tui.words.holdings import HOLDINGS
from salon_tui.words.i18n import N_
from salon_tui.words.money import MONEY
from salon_tui.words.refusals.appointments import APPOINTMENTS, MESSAGES
from salon_tui.words.refusals.archive import ARCHIVE
from salon_tui.words.refusals.backups import BACKUPS
from salon_tui.words.refusals.conditions import CONDITIONS
from salon_tui.words.refusals.contacts import CONTACTS
from salon_tui.words.refusals.dated import DATED
from salon_tui.words.refusals.erasing import ERASING
from salon_tui.words.refusals.feedback import FEEDBACK
from salon_tui.words.refusals.flaws import UNREADABLE_TABLES, WEAK_PINS
from salon_tui.words.refusals.loans import NO_LOANS
from salon_tui.words.refusals.merging import MERGING
from salon_tui.words.refusals.till import TILL

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
"""One sentence for each code; where facts make a difference, ``sentence`` has more."""

NO_CONSENT: dict[str, str] = {
    "consent_file": N_("No file without a yes: F4 “Empty”, then use an empty visit sheet (F2 “blank”)."),
    "consent_health": N_(
        "The client hasn't agreed to health information being kept. Leave the health answers empty, or ask for consent."
    ),
}

BY_FACT: dict[Code, tuple[str, dict[str, str]]] = {
    Code.WEAK_PIN: ("why", WEAK_PINS),
    Code.UNREADABLE_TABLE: ("why", UNREADABLE_TABLES),
    Code.NO_LOAN: ("why", NO_LOANS),
    Code.HAS_NO_CONSENT: ("purpose", NO_CONSENT),
}
"""Which fact tells more, and what is said instead for each of its values."""
