"""What may follow a payment: it is taken back, the rest is owed, or there is change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from db.core.errors import SalonError
from db.fields.showing import show_money
from db.money.operations.bills import Owe, owe
from db.money.operations.paying import CorrectPayment, correct_payment
from db.money.records.bills import BillRecord
from salon_tui.screens.asking.day import AskDay
from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.money.showing import standing
from salon_tui.words.i18n import _
from salon_tui.words.sentences import flaw_sentence


def take_back(
    asking: Page | Dialog[Any], bill: BillRecord, asked: CorrectPayment, then: Callable[[BillRecord], None]
) -> None:
    """Puts a payment right; of a bill that isn't open any more, asks why first."""

    def go_on(reason: str) -> None:
        asking.perform(lambda desk: correct_payment(desk, replace(asked, reason=reason)), then)

    if bill.state == "open":
        go_on("")
    else:
        asking.ask_why(_("Why is this payment put right?"), go_on)


def ask_later(asking: Page | Dialog[Any], bill: BillRecord, then: Callable[[BillRecord], object]) -> None:
    """Asks until when the rest is owed, and why; a manager agrees to it."""

    def why(day: date | None) -> None:
        if day is not None:
            question = _("Why is the rest of {name} paid later?").format(name=bill.whose)
            asking.ask_why(question, lambda reason: put_off(day, reason))

    def put_off(day: date, reason: str) -> None:
        asked = Owe(request_id=new_request(), bill=bill.id, due=day, reason=reason)

        asking.perform(lambda desk: owe(desk, asked), owed, refused=refused)

    def owed(bill: BillRecord) -> None:
        then(bill)

    def refused(error: SalonError) -> bool:
        flaws = getattr(error, "flaws", {})
        if "due" in flaws:
            asking.show_refusal(flaw_sentence(flaws["due"]))
            return True
        return False

    asking.app.push_screen(AskDay(_("Until when is the rest paid?")), why)


def change_words(bill: BillRecord) -> str:
    """How much change the last payment gave; empty where it gave none."""
    last = standing(bill)[-1:]
    if not last or not isinstance(last[0].given, int) or not isinstance(last[0].amount, int):
        return ""
    return _("Change: ¥{amount}.").format(amount=show_money(last[0].given - last[0].amount))
