"""Puts a line of a settled bill right: which one, what it should have come to, and why."""

from __future__ import annotations

from collections.abc import Callable

from db.fields.showing import show_money
from db.money.operations.correcting import CorrectBill, Wrong, correct_bill
from db.money.records.bills import BillRecord
from salon_tui.screens.asking.amount import AskAmount
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.money.bill_lines import SERVICE, correctable
from salon_tui.words.i18n import _

Key = tuple[str, int]
"""What kind of line it is, and its id."""


def correct_line(page: Page, bill: BillRecord, marked: Key | None, then: Callable[[BillRecord], None]) -> None:
    """Asks which line was wrong, where the mark doesn't stand on one, and puts it right.

    Args:
        page: The page of the bill.
        bill: The bill.
        marked: The line under the mark.
        then: Goes on with the bill that puts it right.
    """
    lines = {(kind, id): (name, amount) for kind, id, name, amount in correctable(bill)}

    def ask(key: Key) -> None:
        name, amount = lines[key]
        question = _("{name} should have come to (0: taken off)").format(name=name)
        page.app.push_screen(AskAmount(question, amount), lambda right: ask_why(key, right))

    def ask_why(key: Key, right: int | None) -> None:
        if right is not None:
            question = _("Why is {name} put right?").format(name=lines[key][0])
            page.ask_why(question, lambda reason: put_right(key, right, reason))

    def put_right(key: Key, right: int, reason: str) -> None:
        asked = CorrectBill(
            request_id=new_request(),
            corrects=bill.id,
            wrong=Wrong.SERVICE if key[0] == SERVICE else Wrong.LINE,
            line=key[1],
            right=right,
            reason=reason,
        )
        page.perform(lambda desk: correct_bill(desk, asked), then)

    if marked in lines:
        ask(marked)
        return
    keys = list(lines)
    offers = [(str(at), f"{name} {show_money(amount)}") for at, (name, amount) in enumerate(lines.values(), 1)]
    page.app.push_screen(
        Choose(_("Which line was wrong?"), offers, further=False),
        lambda number: ask(keys[int(number) - 1]) if number else None,
    )
