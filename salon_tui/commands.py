"""Every command, declared once: key, label, help sentence and the right that it needs.

Key line, help page, "go to" results and key bindings derive from these classes.
"""

from __future__ import annotations

from typing import ClassVar

from db.permissions import Permission
from salon_tui.i18n import N_


class Command:
    """Something that a key does. ``action`` names the page's method that does it."""

    key: ClassVar[str]
    label: ClassVar[str]
    help: ClassVar[str]
    action: ClassVar[str]
    permission: ClassVar[Permission | None] = None
    on_key_line: ClassVar[bool] = True
    rank: ClassVar[int] = 1
    """Where the key line is too short, the highest leave it first: 2 is the same on every page, 0 is the way out."""
    bound: ClassVar[bool] = True
    """Whether the key is bound everywhere; digits are taken by the page, where no text is typed."""

    @classmethod
    def key_name(cls) -> str:
        """The key as the key line writes it."""
        first = cls.key.split(",", maxsplit=1)[0]
        return first.upper().replace("CTRL+", "^")


class Help(Command):
    key, label, action = "f1", N_("Help"), "help"
    help = N_("What this field and this page are for, and which keys work here.")
    rank = 0


class Find(Command):
    key, label, action = "f2", N_("Find"), "find"
    help = N_("Find a client by name, pinyin, initials, end of the phone or card number; or a page by its name.")
    permission = Permission.FIND
    rank = 2


class GoHome(Command):
    key, label, action = "f3", N_("Home"), "home"
    help = N_("Back to the opening page; what is not saved is kept as a draft.")
    on_key_line = False


class Choose(Command):
    key, label, action = "f4", N_("Choose"), "choose"
    help = N_("Choose from the list for this field.")


class Menu(Command):
    key, label, action = "0", N_("Menu"), "menu"
    help = N_("Everything else: lists, staff, catalogue, settings, import.")
    bound = False


class Refresh(Command):
    key, label, action = "f5", N_("Refresh"), "refresh_page"
    help = N_("Read everything on this page again.")
    on_key_line = False


class EmptyForm(Command):
    key, label, action = "f5", N_("Empty"), "empty_form"
    help = N_("Put the form back as it was before anything was typed, and throw its draft away.")
    on_key_line = False


class NewClient(Command):
    key, label, action = "f6", N_("New client"), "new"
    help = N_("Open a file for a new client.")
    permission = Permission.OPEN_FILE


class NewVisit(Command):
    key, label, action = "f6", N_("Visit"), "new"
    help = N_("Open a visit: the client has arrived.")
    permission = Permission.RECORD_VISIT


class NewEntry(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add an entry to this list.")


class Previous(Command):
    key, label, action = "f7", N_("Previous"), "previous"
    help = N_("The record before this one in the list.")
    on_key_line = False


class OtherDraft(Command):
    key, label, action = "f7", N_("Draft"), "other_draft"
    help = N_("Another registration that was begun and is not finished; what stands here is kept.")


class Next(Command):
    key, label, action = "f8", N_("Next"), "next"
    help = N_("The record after this one in the list.")
    on_key_line = False


class Look(Command):
    key, label, action = "f8", N_("Look"), "look"
    help = N_("Look at the client who may be the same.")


class Print(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("See what will be printed, print it, or save it as PDF.")
    permission = Permission.PRINT


class Save(Command):
    key, label, action = "f10", N_("Save"), "save"
    help = N_("Save what stands here; accept; do it.")


class Edit(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change what stands here.")


class Close(Command):
    key, label, action = "f10", N_("Save; twice: close"), "save"
    help = N_("Save the visit; pressed again, take the payment and close it.")


class Accept(Command):
    key, label, action = "f10", N_("OK"), "accept"
    help = N_("Do what is asked here.")


class AddNote(Command):
    key, label, action = "f10", N_("Add a note"), "edit"
    help = N_("Add a note to this closed visit; what stands there stays.")
    permission = Permission.ADD_TO_CLOSED


class OtherAmount(Command):
    key, label, action = "f4", N_("Other amount"), "choose"
    help = N_("Type another amount than all that is left.")


class MakeArchive(Command):
    key, label, action = "f10", N_("Make the archive"), "make"
    help = N_("Make the archive with what stands here, and go on to the sign-in page.")


class AddToCatalogue(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add an entry to this list.")
    permission = Permission.CATALOGUE


class ChangeCatalogue(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change what the mark stands on.")
    permission = Permission.CATALOGUE


class NewPin(Command):
    key, label, action = "f6", N_("New PIN"), "new_pin"
    help = N_("Set a new PIN for somebody who has forgotten theirs; a second person has to agree.")
    permission = Permission.RESET_PIN


class TakeOut(Command):
    key, label, action = "f10", N_("Take out of use"), "take_out"
    help = N_("Take this field out of the forms. What was answered is kept.")
    permission = Permission.SETTINGS


class OrderBy(Command):
    key, label, action = "1–3", N_("Order"), "order"
    help = N_("Another order: by pinyin, by strokes of the surname, or as the cards were opened.")
    bound = False


class ImportNow(Command):
    key, label, action = "f10", N_("Import"), "import_now"
    help = N_("Add every new client of this table, or none if something goes wrong.")
    permission = Permission.IMPORT


class ChooseFile(Command):
    key, label, action = "f4", N_("Files"), "choose"
    help = N_("Choose among the tables in the home folder, the downloads and on sticks.")


class WhereTo(Command):
    key, label, action = "f4", N_("Where to"), "choose"
    help = N_("Choose a printer, or a folder for a PDF file; on a stick, a client's sheet gets a password.")


class PrintNow(Command):
    key, label, action = "f10", N_("Print"), "print_now"
    help = N_("Print what stands here, or save it as PDF where there is no printer. It is written down.")


class PrintIndex(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the index of all cards in this order.")
    permission = Permission.LIST_MANY_CONTACTS


class Queue(Command):
    key, label, action = "f7", N_("Print jobs"), "queue"
    help = N_("What was sent to the printer, and what became of it.")


class SendAgain(Command):
    key, label, action = "f10", N_("Again"), "send_again"
    help = N_("Send the sheet under the mark once more.")


class CancelJob(Command):
    key, label, action = "f8", N_("Cancel"), "cancel_job"
    help = N_("Take the sheet under the mark back from the printer.")


class Elsewhere(Command):
    key, label, action = "f4", N_("Elsewhere"), "choose"
    help = N_("Send the sheet under the mark to another printer, or save it as PDF.")


class ChoosePrinter(Command):
    key, label, action = "f4", N_("Printer"), "choose"
    help = N_("Choose the printer for what the mark stands on.")
    permission = Permission.SETTINGS


class TestPage(Command):
    key, label, action = "f9", N_("Test page"), "print"
    help = N_("Print the page with rulers on the printer under the mark, to measure how far it is off.")


class Calibrate(Command):
    key, label, action = "f10", N_("Measured"), "edit"
    help = N_("Enter what was measured on the test page of the printer under the mark.")
    permission = Permission.SETTINGS


class LeaveOut(Command):
    key, label, action = "f8", N_("Leave out"), "leave_out"
    help = N_("Take the line under the mark off this list.")


class OtherDay(Command):
    key, label, action = "f6", N_("Day"), "other_day"
    help = N_("The clients of another day, or an empty list to fill by hand.")


class OtherSheet(Command):
    key, label, action = "f9", N_("Which sheet"), "other_sheet"
    help = N_("Choose what F10 prints.")


class OtherLabels(Command):
    key, label, action = "f6", N_("Which labels"), "other_labels"
    help = N_("Choose what the labels are for.")


class OnWhat(Command):
    key, label, action = "f9", N_("On what"), "on_what"
    help = N_("Choose the sheet of labels, and the first label that is still on it.")


class BindVolume(Command):
    key, label, action = "f6", N_("Bind"), "new"
    help = N_("Bind a drawer, or a part of it, into a new volume.")
    permission = Permission.INSPECT


class UndoScan(Command):
    key, label, action = "f8", N_("Take back"), "undo_scan"
    help = N_("Take back the last scan.")


class ScanAnew(Command):
    key, label, action = "f5", N_("Begin anew"), "scan_anew"
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
    key, label, action = "f8", N_("Cancel"), "cancel"
    help = N_("Refuse the loan under the mark, or take back what you have asked for yourself.")
    permission = Permission.ASK_LOAN


class PrintLoans(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the out-card for the gap of the paper under the mark, or the register of loans.")


class NewRequest(Command):
    key, label, action = "f6", N_("New request"), "new"
    help = N_("Write down that a client asks to see, copy, correct or delete what is kept of them.")
    permission = Permission.REQUEST_ERASURE


class PrintMarked(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print what the mark stands on.")


class NewInspection(Command):
    key, label, action = "f6", N_("New inspection"), "new"
    help = N_("Go through the points of the files or of the store room.")
    permission = Permission.INSPECT


class NewFinding(Command):
    key, label, action = "f8", N_("New finding"), "new_finding"
    help = N_("Write down what the inspection under the mark has found, who puts it right, and until when.")
    permission = Permission.INSPECT


class CheckAgain(Command):
    key, label, action = "f10", N_("Put right"), "check_again"
    help = N_("You have looked again: the finding under the mark is put right.")
    permission = Permission.INSPECT


class WhichSheet(Command):
    key, label, action = "1–2", N_("Sheet"), "sheet"
    help = N_("Choose which sheet is printed.")
    bound = False


class WhichForm(Command):
    key, label, action = "1–9", N_("Form"), "form"
    help = N_("Choose which form is printed; from the tenth on with ↓.")
    bound = False


class PutAway(Command):
    key, label, action = "f10", N_("Put away"), "put_away_paper"
    help = N_("The paper stands where it belongs now; what it replaces waits for the shredder.")
    permission = Permission.PRINT


class PrintSlip(Command):
    key, label, action = "f9", N_("Slip"), "print"
    help = N_("Print a slip that shows in the drawer where the paper is to be put.")
    permission = Permission.PRINT


class NotThere(Command):
    key, label, action = "f7", N_("Not there"), "not_there"
    help = N_("The paper was looked for and is missing. Putting it away later says that it was found.")
    permission = Permission.PRINT


class OtherPaper(Command):
    key, label, action = "f4", N_("Kind"), "choose"
    help = N_("The client's other paper: the card, or the intake form.")


class Shredded(Command):
    key, label, action = "f8", N_("Shredded"), "shredded"
    help = N_("All papers that wait for the shredder are destroyed. The entry of each print stays.")
    permission = Permission.INSPECT


class NewDrawer(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add a drawer to the cabinet under the mark.")
    permission = Permission.INSPECT


class NewCabinet(Command):
    key, label, action = "f7", N_("New cabinet"), "new_cabinet"
    help = N_("Add a cabinet.")
    permission = Permission.INSPECT


class ChangePlace(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change the cabinet or drawer under the mark.")
    permission = Permission.INSPECT


class RemovePlace(Command):
    key, label, action = "f8", N_("Remove"), "remove"
    help = N_("Take away the drawer or the empty cabinet under the mark.")
    permission = Permission.INSPECT


class OtherOrder(Command):
    key, label, action = "f4", N_("Order"), "choose"
    help = N_("Let all paper stand in another order: by pinyin, by strokes, or by card number.")
    permission = Permission.INSPECT


class Reveal(Command):
    key, label, action = "ctrl+t", N_("Show"), "reveal"
    help = N_("Show phone, address and the like in full; this is written down.")


class Lock(Command):
    key, label, action = "f11,ctrl+l", N_("Lock"), "lock"
    help = N_("Lock the desk, or change the person at it; pressed again, the screen goes blank.")
    rank = 0


class Back(Command):
    key, label, action = "f12,escape", N_("Back"), "back"
    help = N_("One step back; what is not saved is kept as a draft.")
    rank = 0


class Repeat(Command):
    key, label, action = "ctrl+r", N_("Repeat"), "repeat"
    help = N_("Open a visit with the services, products and steps of the last one.")
    permission = Permission.RECORD_VISIT


class Undo(Command):
    key, label, action = "ctrl+z", N_("Undo"), "undo"
    help = N_("Take back what was typed last in this field.")
    on_key_line = False


class Enter(Command):
    key, label, action = "enter", N_("Open"), "enter"
    help = N_("Open what the mark stands on; in a form, the next field.")
    on_key_line = False


class Down(Command):
    key, label, action = "down,tab", N_("Down"), "down"
    help = N_("The next line or field.")
    on_key_line = False


class Up(Command):
    key, label, action = "up,shift+tab", N_("Up"), "up"
    help = N_("The line or field before.")
    on_key_line = False


class PageDown(Command):
    key, label, action = "pagedown", N_("Next page"), "page_down"
    help = N_("The next page of the list or form.")
    on_key_line = False


class PageUp(Command):
    key, label, action = "pageup", N_("Page before"), "page_up"
    help = N_("The page before of the list or form.")
    on_key_line = False
