"""What a client's card lists under F4 besides its own: pages about the client whose card is open, group by group."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.screens.places import OfClient
from salon_tui.words.i18n import N_

OF_CLIENT = (
    OfClient(
        "book_next",
        "appointments.book:BookNextPage",
        N_("Book next"),
        N_("Book the client again: as the last time, when it is due."),
        Permission.APPOINTMENTS,
    ),
    OfClient(
        "book",
        "appointments.book:BookPage",
        N_("Book"),
        N_("Book the client."),
        Permission.APPOINTMENTS,
    ),
    OfClient(
        "sell_package",
        "held.sell_package:SellPackagePage",
        N_("Sell a package"),
        N_("Sell sessions or a balance that is paid ahead."),
        Permission.SELL,
    ),
    OfClient(
        "top_up",
        "held.top_up:TopUpPage",
        N_("Top up"),
        N_("The client pays into a balance."),
        Permission.SELL,
    ),
    OfClient(
        "contact",
        "contacts.contact:ContactPage",
        N_("Log a contact"),
        N_("Write down what was said with the client, and when to speak again."),
        Permission.APPOINTMENTS,
    ),
    OfClient(
        "messages",
        "messages.messages:MessagesPage",
        N_("Text message"),
        N_("A message to the client, ready for the salon's phone: a code on the screen that its camera reads."),
        Permission.APPOINTMENTS,
    ),
)
"""What stands there by itself, in this order."""

OF_PRODUCT = (
    OfClient(
        "sell",
        "money.sell:SellPage",
        N_("Sell a product"),
        N_("Sell the client something; while a visit is open, it goes on its bill."),
        Permission.SELL,
    ),
    OfClient(
        "order",
        "money.order:OrderPage",
        N_("Order for the client"),
        N_("Take down what the client waits for, and by when it was promised."),
        Permission.SELL,
    ),
)
"""Under products."""

OF_WORD = (
    OfClient(
        "new_opinion",
        "feedback.opinion_form:NewOpinionPage",
        N_("Opinion"),
        N_("Write down what the client says, under one of four headings."),
        Permission.APPOINTMENTS,
    ),
    OfClient(
        "new_complaint",
        "feedback.complaint_forms:NewComplaintPage",
        N_("Complaint"),
        N_("Take a complaint down, and say who deals with it until when."),
        Permission.APPOINTMENTS,
    ),
)
"""Under what the client says."""

OF_FILE = (
    OfClient(
        "file_pairs",
        "merging.pairs:FilePairsPage",
        N_("Two files of this person"),
        N_("Who may be the same person: merge the two files, or undo that."),
        Permission.PROPOSE_MERGE,
    ),
    OfClient(
        "loan",
        "papers.loan_form:LoanFormPage",
        N_("Ask for a paper"),
        N_("Ask to borrow a client's card or form, for yourself or a colleague."),
        Permission.ASK_LOAN,
    ),
    OfClient(
        "access_request",
        "registers.access_request_form:AccessRequestFormPage",
        N_("New request"),
        N_("Write down that a client asks to see, copy, correct or delete what is kept of them."),
        Permission.REQUEST_ERASURE,
    ),
    OfClient(
        "questions",
        "reading.questions:QuestionsPage",
        N_("Questions"),
        N_("What colleagues have asked about this client, and the answers; ask something yourself."),
        Permission.OPEN_RECORD,
    ),
    OfClient(
        "watch",
        "retention.forms:WatchPage",
        N_("Watch the client"),
        N_("Watch the client as growing, lost, at risk, in arrears or neglected: why, by whom, until when."),
        Permission.APPOINTMENTS,
    ),
    OfClient(
        "consents",
        "consents.consents:ConsentsPage",
        N_("Consents"),
        N_("What the client has agreed to, in which words and on which paper; take one back."),
        Permission.OPEN_RECORD,
    ),
    OfClient(
        "disclosures_of",
        "registers.disclosures:ClientDisclosuresPage",
        N_("Given to others"),
        N_("To whom something of this file was given, and on what ground; write it down, print it for the client."),
        Permission.OPEN_RECORD,
    ),
)
"""Under the file."""

OF_TRUST = (
    OfClient(
        "who_looked",
        "log.who_looked:WhoLookedPage",
        N_("Who looked"),
        N_("Who had to do with this client's file, when, and what for; printed for the client, too."),
        Permission.INSPECT,
    ),
)
"""Under the file, last: what not everybody may see."""

OF_CARD = (*OF_CLIENT, *OF_PRODUCT, *OF_WORD, *OF_FILE, *OF_TRUST)
"""All of them."""
