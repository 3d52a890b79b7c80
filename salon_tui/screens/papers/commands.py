"""Keys of the filing cabinet: places, cards, checks, loans, volumes."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class PrintIndex(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the index of all cards in this order.")
    permission = Permission.LIST_MANY_CONTACTS


class OtherDay(Command):
    key, label, action = LISTED, N_("Day"), "other_day"
    help = N_("The clients of another day, or an empty list to fill by hand.")


class OtherSheet(Command):
    key, label, action = LISTED, N_("Which sheet"), "other_sheet"
    help = N_("Choose what F10 prints.")


class OrderBy(Command):
    key, label, action = "1–3", N_("Order"), "order"
    help = N_("Another order: by pinyin, by strokes of the surname, or as the cards were opened.")
    bound = False


class BySkin(Command):
    key, label, action = LISTED, N_("By skin condition"), "by_skin"
    help = N_("How many clients have each skin type and concern, and who they are.")
    permission = Permission.SEE_HEALTH


class FilterClients(Command):
    key, label, action = "f10", N_("Filter"), "go_on"
    help = N_("Only clients who are like what you fill in: grade, age, district, what they had done, and more.")


class BindVolume(Command):
    key, label, action = "f6", N_("Bind"), "new"
    help = N_("Bind a drawer, or a part of it, into a new volume.")
    permission = Permission.INSPECT


class UndoScan(Command):
    key, label, action = "f8", N_("Take back"), "undo_scan"
    help = N_("Take back the last scan.")


class ScanAnew(Command):
    key, label, action = LISTED, N_("Begin anew"), "scan_anew"
    help = N_("Forget what was scanned in this drawer, and begin at its front.")
    on_key_line = False


class EndCheck(Command):
    key, label, action = "f10", N_("End of the drawer"), "end_check"
    help = N_("The drawer is scanned to its end: see what was found. Cards that were not scanned are missing then.")
    permission = Permission.INSPECT


class AskLoan(Command):
    key, label, action = "f6", N_("Borrow"), "new"
    help = N_("Ask to borrow a client's card or form, for yourself or a colleague.")
    permission = Permission.ASK_LOAN


class ApproveLoan(Command):
    key, label, action = "f10", N_("Approve"), "approve"
    help = N_("Approve the loan under the mark; never one's own.")
    permission = Permission.APPROVE_LOAN


class CancelLoan(Command):
    key, label, action = LISTED, N_("Cancel"), "cancel"
    help = N_("Refuse the loan under the mark, or take back what you have asked for yourself.")
    permission = Permission.ASK_LOAN


class PrintLoans(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the out-card for the gap of the paper under the mark, or the register of loans.")


class PutAway(Command):
    key, label, action = "f10", N_("Put away"), "put_away_paper"
    help = N_("The paper stands where it belongs now; what it replaces waits for the shredder.")
    permission = Permission.PRINT


class PrintSlip(Command):
    key, label, action = "f9", N_("Slip"), "print"
    help = N_("Print a slip that shows in the drawer where the paper is to be put.")
    permission = Permission.PRINT


class NotThere(Command):
    key, label, action = LISTED, N_("Not there"), "not_there"
    help = N_("The paper was looked for and is missing. Putting it away later says that it was found.")
    permission = Permission.PRINT


class OtherPaper(Command):
    key, label, action = LISTED, N_("Kind"), "choose"
    help = N_("The client's other paper: the card, or the intake form.")


class Shredded(Command):
    key, label, action = LISTED, N_("Shredded"), "shredded"
    help = N_("All papers that wait for the shredder are destroyed. The entry of each print stays.")
    permission = Permission.INSPECT


class NewDrawer(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add a drawer to the cabinet under the mark.")
    permission = Permission.INSPECT


class NewCabinet(Command):
    key, label, action = LISTED, N_("New cabinet"), "new_cabinet"
    help = N_("Add a cabinet.")
    permission = Permission.INSPECT


class ChangePlace(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change the cabinet or drawer under the mark.")
    permission = Permission.INSPECT


class RemovePlace(Command):
    key, label, action = LISTED, N_("Remove"), "remove"
    help = N_("Take away the drawer or the empty cabinet under the mark.")
    permission = Permission.INSPECT


class OtherOrder(Command):
    key, label, action = LISTED, N_("Order"), "choose"
    help = N_("Let all paper stand in another order: by pinyin, by strokes, or by card number.")
    permission = Permission.INSPECT
