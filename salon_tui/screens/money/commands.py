"""Keys of bills and payments."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class OtherAmount(Command):
    key, label, action = "f4", N_("Amount"), "choose"
    help = N_("Type another amount than all that is left: a part of it, or the cash that is handed over.")


class TakeBack(Command):
    key, label, action = "f8", N_("Take back"), "take_back"
    help = N_("Take the last payment back; it stays written down, with what takes it back.")
    permission = Permission.TAKE_PAYMENT


class SaveAndPay(Command):
    key, label, action = "f10", N_("Save and pay"), "save"
    help = N_("Save what is sold, and take the payment.")


class Pay(Command):
    key, label, action = "f10", N_("Take payment"), "pay"
    help = N_("Take the payment of what is left.")
    permission = Permission.TAKE_PAYMENT


class OpenVisit(Command):
    key, label, action = LISTED, N_("The visit"), "open_visit"
    help = N_("Open the visit that this bill is of.")


class ChangeLines(Command):
    key, label, action = LISTED, N_("Change what is sold"), "change_lines"
    help = N_("Add products to this bill, change their quantity or price, or take them off.")
    permission = Permission.SELL


class OtherMethod(Command):
    key, label, action = LISTED, N_("Another method"), "other_method"
    help = N_("This was paid in another way: it is taken back and paid as it was, by a new line.")
    permission = Permission.TAKE_PAYMENT


class CorrectLine(Command):
    key, label, action = LISTED, N_("Correct a line"), "correct_line"
    help = N_("A line of this bill was wrong, or goods come back: a bill of its own puts it right.")
    permission = Permission.SELL


class PayLater(Command):
    key, label, action = LISTED, N_("Pay later"), "pay_later"
    help = N_("What is left is owed until a day; a manager agrees to it.")
    permission = Permission.TAKE_PAYMENT


class MakeVoid(Command):
    key, label, action = LISTED, N_("Make void"), "make_void"
    help = N_("Take back a bill that was made by mistake, with a reason; it stays to be read.")
    permission = Permission.SELL


class SellHere(Command):
    key, label, action = LISTED, N_("Sell a product"), "sell"
    help = N_("Put a product on the bill of this visit.")
    permission = Permission.SELL


class ShowBill(Command):
    key, label, action = LISTED, N_("Bill and receipt"), "show_bill"
    help = N_("What stands on the bill and how it was paid; F9 there prints a receipt.")
    permission = Permission.TAKE_PAYMENT


class Sell(Command):
    key, label, action = "f6", N_("Sell"), "new"
    help = N_("Sell something to somebody without a file, or to a client.")
    permission = Permission.SELL


class NewOrder(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Take down what is to be got for a client.")
    permission = Permission.SELL


class NextStep(Command):
    key, label, action = "f10", N_("Arrived, handed over"), "go_on"
    help = N_("What is under the mark has arrived; what has arrived is handed over, on a bill.")
    permission = Permission.SELL


class CancelOrder(Command):
    key, label, action = LISTED, N_("Cancel the order"), "cancel"
    help = N_("The order under the mark is not wanted any more, or can't be had: why?")
    permission = Permission.SELL


class HandOver(Command):
    key, label, action = LISTED, N_("Hand it over at once"), "hand_over"
    help = N_("It has arrived and is handed over now, on a bill.")
    permission = Permission.SELL


class Order(Command):
    key, label, action = LISTED, N_("Order for the client"), "order"
    help = N_("The product is not here: take down that it is to be got.")
    permission = Permission.SELL
