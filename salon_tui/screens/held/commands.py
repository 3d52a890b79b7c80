"""Keys of what clients hold."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command, Group
from salon_tui.words.i18n import N_


class SignNext(Command):
    key, label, action = "f10", N_("Signed"), "sign_next"
    help = N_("The line that the pen signs now was signed on paper, by the client and by whoever did it.")
    permission = Permission.TAKE_PAYMENT


class TakeUseBack(Command):
    key, label, action = "f8", N_("Take back"), "take_back"
    help = N_("Take back the use under the mark, and the payment that it was; both stay to be read.")
    permission = Permission.TAKE_PAYMENT


class SignContract(Command):
    key, label, action = LISTED, N_("Contract signed"), "sign_contract"
    help = N_("The contract was signed on paper. What was bought is then used on later days, too.")
    permission = Permission.SELL


class SignChecked(Command):
    key, label, action = LISTED, N_("Signed, and checked by somebody"), "sign_checked"
    help = N_("The line was signed on paper, and somebody else has looked at that: who?")
    permission = Permission.TAKE_PAYMENT


class Share(Command):
    key, label, action = LISTED, N_("Share"), "share"
    help = N_("Let somebody else use it too, who has signed for it on paper.")
    permission = Permission.SELL


class StopSharing(Command):
    key, label, action = LISTED, N_("Stop sharing"), "stop_sharing"
    help = N_("Somebody may use it no longer.")
    permission = Permission.SELL


class HandOver(Command):
    key, label, action = LISTED, N_("Hand over"), "hand_over"
    help = N_("All that is left goes to another client, who has signed for it.")
    permission = Permission.SELL


class Sharing(Group):
    label = N_("Share, hand over")
    help = N_("Who else may use it, or gets it.")
    members = (Share, StopSharing, HandOver)


class Stop(Command):
    key, label, action = LISTED, N_("Stop or go on"), "stop"
    help = N_("Nothing is used of it for a while; when it goes on, it lasts as much longer.")
    permission = Permission.SELL


class ExtendLot(Command):
    key, label, action = LISTED, N_("Extend"), "extend"
    help = N_("What ends first lasts longer, until a day that is typed.")
    permission = Permission.DISCOUNT


class LapseGift(Command):
    key, label, action = LISTED, N_("Let gifts lapse"), "lapse"
    help = N_("What was given along and is past its day is gone; what was paid for stays.")
    permission = Permission.DISCOUNT


class Lasting(Group):
    label = N_("Stop, extend")
    help = N_("For how long it can be used: stopped, going on, longer, or its gifts lapsed.")
    members = (Stop, ExtendLot, LapseGift)


class PayBack(Command):
    key, label, action = LISTED, N_("Pay back"), "pay_back"
    help = N_("What can be paid back, by each cause; one of them is chosen.")
    permission = Permission.SELL


class Compare(Command):
    key, label, action = LISTED, N_("Compare with the paper"), "compare"
    help = N_("Type what the paper says is left, line by line, until both agree.")
    permission = Permission.INSPECT


class PutRight(Command):
    key, label, action = LISTED, N_("Put it right"), "adjust"
    help = N_("The paper is right and the archive wrong: units come or go, with a reason; two people agree to it.")
    permission = Permission.CORRECT_LEDGER


class WriteOffAll(Command):
    key, label, action = LISTED, N_("Write off"), "write_off"
    help = N_("All that is left is gone and nothing is paid back; two people agree to it.")
    permission = Permission.CORRECT_LEDGER


class Contract(Command):
    key, label, action = LISTED, N_("Contract"), "contract"
    help = N_("Print the contract of what was bought.")
    permission = Permission.PRINT


class Papers(Group):
    label = N_("Contract, signatures")
    help = N_("The contract on paper, and who has looked at what was signed.")
    members = (SignContract, Contract, SignChecked)


class SellIt(Command):
    key, label, action = "f10", N_("Sell it"), "sell"
    help = N_("Sell the package under the mark, and take the money.")
    permission = Permission.SELL


class PayItBack(Command):
    key, label, action = "f10", N_("Pay back"), "refund"
    help = N_("Pay back as the line under the mark says; two people agree, and it can't be undone.")
    permission = Permission.REFUND


class OtherSum(Command):
    key, label, action = LISTED, N_("Another sum"), "other_sum"
    help = N_("For the client's own cause, another sum was agreed on.")
    permission = Permission.REFUND


class OtherWay(Command):
    key, label, action = LISTED, N_("Another way back"), "other_way"
    help = N_("The money goes back by another method than it came.")
    permission = Permission.REFUND


class AddPackage(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add a package.")
    permission = Permission.CATALOGUE


class ChangePackage(Command):
    key, label, action = "f10", N_("Change"), "edit"
    help = N_("Change the package under the mark; what was sold of it stays as it was sold.")
    permission = Permission.CATALOGUE


class AddBalance(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Type a balance from paper, and others after it.")
    permission = Permission.CORRECT_LEDGER


class TakeOver(Command):
    key, label, action = "f10", N_("Take over"), "make"
    help = N_("What is listed becomes ledgers, up to fifty at once; two people agree to it.")
    permission = Permission.CORRECT_LEDGER


class TakeLineOff(Command):
    key, label, action = LISTED, N_("Take off the list"), "take_off"
    help = N_("The line under the mark is not taken over.")


class PrintOpened(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the list of what was taken over last, for clients to sign.")
    permission = Permission.PRINT


class BringLinesBack(Command):
    key, label, action = LISTED, N_("Bring back what was taken off"), "bring_back"
    help = N_("Lines of the table that were taken off stand on the list again.")
