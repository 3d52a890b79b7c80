"""What is shown of a closing sheet before it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from db.backup.queries import stick_tonight
from db.core.desk import Desk
from db.fields.showing import show_money
from db.money.queries.holdings import owed_to_clients
from db.money.queries.tills import day_end, till
from db.money.records.tills import DayEnd, TillRecord
from db.registers.closing.operations import print_closing
from db.text.card_number import short_number
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.till import differs, move_name
from salon_tui.words.words import payment_name, weekday


def _closing(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    day = date.fromordinal(int(target["day"]))
    closed, found = till(desk, day), day_end(desk, day)
    owed = owed_to_clients(desk, day).total
    rows = [*_counted(closed, found), *_moved(found), *_ahead(found, owed), *_open(found), *_stick(desk)]
    return [Preview("closing", rows, lambda desk: print_closing(desk, day), name=day.isoformat())]


def _section(*cells: str) -> list[Row[int]]:
    return [Row(None, ("",)), Row(None, cells, "section")]


def _counted(closed: TillRecord, day: DayEnd) -> Iterable[Row[int]]:
    again = f" ({closed.closings})" if closed.closings > 1 else ""
    title = _("Closing sheet of {day}").format(day=f"{closed.day} {weekday(closed.day)}") + again
    counts = {one.method: one.payments for one in day.methods}
    yield Row(None, (title,), "section")
    yield Row(0, (_("Visits"), str(day.visits), "", ""))
    yield Row(0, (_("Cash in the morning"), "", show_money(day.carried), ""))
    for one in closed.counts:
        if counts[one.method] or one.book or one.counted:
            said = " · ".join(filter(None, (differs(one.counted - one.book), one.reason)))
            cells = (payment_name(one.method), str(counts[one.method]), show_money(one.counted), said)
            yield Row(0, cells, "plain" if one.counted == one.book else "alarm")
    yield Row(0, (_("Stays in the till"), "", show_money(closed.kept), ""), "strong")


def _moved(day: DayEnd) -> Iterable[Row[int]]:
    lines = [(move_name(one.kind), show_money(one.amount), one.reason) for one in day.moves]
    lines += [(_("paid back"), show_money(one.amount), _whose(one.who, one.number)) for one in day.paid_back]
    if lines:
        yield from _section(_("Cash in and out, and what was paid back"))
        yield from (Row(0, (what, "", amount, note)) for what, amount, note in lines)


def _ahead(day: DayEnd, owed: int) -> Iterable[Row[int]]:
    yield from _section(_("What clients have paid ahead"))
    yield Row(0, (_("Used, of what was paid"), "", show_money(day.principal), ""))
    yield Row(0, (_("Used, of gifts"), "", show_money(day.gift), ""))
    yield Row(0, (_("Still owed to clients"), "", show_money(owed), ""))


def _open(day: DayEnd) -> Iterable[Row[int]]:
    lines = [(_("Ledger not signed"), f"{one.lines}", "", _whose(one.who, one.number)) for one in day.unsigned]
    lines += [
        (_("Bill overdue"), "", show_money(one.left), f"{_whose(one.who, one.number)} · {one.due}")
        for one in day.overdue
    ]
    if lines:
        yield from _section(_("Left open"))
        yield from (Row(0, cells, "alarm") for cells in lines)


def _whose(who: str, number: str) -> str:
    return f"{who} {short_number(number)}".strip()


def _stick(desk: Desk) -> Iterable[Row[int]]:
    stick = stick_tonight(desk)
    if stick is not None:
        said, style = (
            (_("today's backup is on it"), "plain")
            if stick.is_written
            else (_("nothing of today is on it yet"), "alarm")
        )
        yield Row(None, ("",))
        yield Row(0, (_("Stick that goes home"), "", stick.label, said), style)


CLOSING = PreviewPage(
    title=N_("Closing sheet"),
    help=N_(
        "The closing sheet of a day: what was counted beside the books, what clients used of what they paid ahead, "
        "what is left open, and the head of the audit log, to be signed. Below stands the stick that goes home "
        "tonight. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("closing",),
    read=_closing,
    columns=(Column(24), Column(8, "right"), Column(14, "right"), Column(20, grow=1)),
)
"""Its figures are added up again when it is printed."""
