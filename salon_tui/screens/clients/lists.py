"""The tabs of a client's card that are lists: visits, calls, what is paid ahead, bills, paper, history."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.clients import queries
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientLine, ClientRecord, HistoryLine
from db.contacts.queries.contacts import contact_history
from db.contacts.queries.timeline import timeline
from db.core.desk import Desk
from db.dated.declaration import Dated
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.history.queries import history
from db.money.queries.bills import bills_of
from db.money.queries.holdings import account
from db.money.queries.orders import orders_of
from db.money.records.bills import BillItem
from db.papers.printed import queries as printed_queries
from db.papers.printed.records import SheetLine
from db.papers.printed.states import IN_USE
from db.printing.letters.records import Occasion
from db.text.card_number import short_number, spaced
from db.visits import queries as visit_queries
from db.visits.records import VisitLine
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.clients import commands as own
from salon_tui.screens.clients.opening import (
    open_bill,
    open_contact,
    open_holding,
    open_line,
    open_order,
    open_referrer,
    open_visit,
)
from salon_tui.screens.clients.order_lines import about_order, order_row
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.clients.tabs.list_tab import ListTab
from salon_tui.screens.clients.tabs.views import Shown, View
from salon_tui.screens.conditions.listing import CONDITIONS
from salon_tui.screens.conditions.words import history_label
from salon_tui.screens.contacts.timeline import (
    CONTACT_COLUMNS,
    TIMELINE_COLUMNS,
    about_contact,
    about_line,
    contact_row,
    timeline_row,
)
from salon_tui.screens.dated.listing import dated_field_name, dated_sheet_name, dated_tab
from salon_tui.screens.held.account import ACCOUNT_COLUMNS, about_holding, account_heads, holding_row
from salon_tui.screens.reading.on_card import QUESTIONS
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.letters import OCCASIONS
from salon_tui.words.money import kind_name, state_name
from salon_tui.words.papers import where_words
from salon_tui.words.words import sheet_name, short_moment


def _visit_row(line: VisitLine, record: ClientRecord) -> Row[Any]:
    states = (_("open") if line.is_open else "", _("late entry") if line.late else "", line.note)
    dots = "●" * int(line.effect or 0) + "○" * (5 - int(line.effect or 0)) if line.effect else ""
    note = " · ".join(state for state in states if state)
    amount = "" if isinstance(line.amount, Hidden) else show_money(line.amount)
    if line.cancelled:
        dots, amount, note = "", "", _("cancelled: {reason}").format(reason=line.cancelled)
    cells = (line.day.isoformat(), _(", ").join(line.services) or "—", line.staff, dots, amount, note)
    return Row((line.day.isoformat(), line.id), cells, "label" if line.cancelled else "plain")


def _is_current(line: SheetLine) -> bool:
    return not line.replaced and line.state in IN_USE


def _sheet_state(line: SheetLine) -> str:
    """Whether it is right, which is only of use for the newest one that is about; of a letter, what it is for.

    Of a ledger or a contract it is the number: what was signed is right as it is.
    """
    if line.occasion:
        return _(OCCASIONS[Occasion(line.occasion)])
    if line.number:
        return dated_sheet_name(line.number)
    return (_("out of date") if line.outdated else _("up to date")) if _is_current(line) else ""


def _about_sheet(line: SheetLine, record: ClientRecord) -> About:
    facts = (
        (_("Printed"), f"{line.at.astimezone():%Y-%m-%d %H:%M} · {line.by}"),
        (_("No.") if line.number else _("State"), _sheet_state(line)),
        (_("Where"), where_words(line)),
        (_("Since"), f"{line.since.astimezone():%Y-%m-%d}" if line.since else ""),
    )
    version = _("version {number}").format(number=line.version)
    return About(name=sheet_name(line.kind), note=version, facts=facts)


def _sheet_row(line: SheetLine, record: ClientRecord) -> Row[Any]:
    is_current, state = _is_current(line), _sheet_state(line)
    cells = (sheet_name(line.kind), str(line.version), f"{line.at.astimezone():%Y-%m-%d}", line.by, state)
    style = "alarm" if is_current and line.outdated else "plain" if is_current else "label"
    return Row((line.kind, line.version), (*cells, where_words(line)), style)


def _changed(line: HistoryLine, record: ClientRecord) -> tuple[str, str, str]:
    """Name of the field that was changed, its value before, and after."""
    known = {field.name: field for field in (*CLIENT_FIELDS, *record.own_fields)}
    label = known[line.field].label.text(language()) if line.field in known else history_label(line.field)
    name = label or dated_field_name(line.field)
    old, new = (text.hint if isinstance(text, Hidden) else text or "·" for text in (line.old, line.new))
    return name, old, new


def _about_change(line: HistoryLine, record: ClientRecord) -> About:
    name, old, new = _changed(line, record)
    when = f"{line.at.astimezone():%Y-%m-%d %H:%M}"
    facts = [(_("When"), when), (_("By"), line.by), (_("Was"), old), (_("Is now"), new)]
    if line.file:
        facts.append((_("Old file"), spaced(line.file)))
    return About(name=name, facts=tuple(facts))


def _history_row(line: HistoryLine, record: ClientRecord) -> Row[Any]:
    name, old, new = _changed(line, record)
    changed = f"{old} → {new}"
    if line.file:
        changed = f"{changed}  ({_('Old file')} {spaced(line.file)})"
    return Row(line.id, (short_moment(line.at), line.by, name, changed))


def _referrers(desk: Desk, record: ClientRecord, last: Any) -> list[tuple[ClientLine, str]]:
    """Who recommended the client, who recommended them, and so on; then whom the client recommended."""
    if last is not None:
        return []
    chain = queries.referred_by(desk, record.id)
    whom = (record.name, *(line.name for line in chain))
    above = [(line, _("recommended {name}").format(name=name)) for line, name in zip(chain, whom, strict=False)]
    below = _("recommended by {name}").format(name=record.name)
    return above + [(line, below) for line in queries.recommended(desk, record.id)]


def _referrer_row(found: tuple[ClientLine, str], record: ClientRecord) -> Row[Any]:
    line, words = found
    return Row(line.id, (line.name, line.reading, spaced(line.number), f"·{line.last_four}", words))


def _bill_row(line: BillItem) -> Row[Any]:
    total = "" if isinstance(line.total, Hidden) else show_money(line.total)
    owed = isinstance(line.left, int) and line.left > 0 and line.state != "void"
    left = show_money(line.left) if owed else ""
    style = "label" if line.state == "void" else "alarm" if line.state == "owing" else "plain"
    state = f"! {state_name(line.state)}" if line.state == "owing" else state_name(line.state)
    cells = (line.day.isoformat(), short_number(line.number), _(", ").join(line.what) or "—", total, left, state)
    return Row((line.day.isoformat(), line.id), cells, style)


def _about_bill(line: BillItem) -> About:
    what = _(", ").join(line.what)
    facts = ((_("Kind"), kind_name(line.kind)), (_("State"), state_name(line.state)), (_("What"), what))
    return About(name=short_number(line.number), note=f"{line.day}", facts=facts)


VISITS = ListTab(
    (Column(10), Column(14, grow=3), Column(6), Column(6), Column(9, "right"), Column(10, grow=2)),
    N_("No visit yet"),
    N_("What was done, how it worked and what it cost, visit by visit, stands here."),
    own.NewVisit,
    lambda desk, record, last: visit_queries.visits_of(desk, record.id, last),
    _visit_row,
    open_visit,
    heads=lambda: (_("Day"), _("Services"), "", _("Effect"), _("Amount"), _("Note")),
)
REFERRERS = ListTab(
    (
        Column(12, grow=3),
        Column(14, grow=4, aside=True),
        Column(9, aside=True),
        Column(5, aside=True),
        Column(24, grow=3),
    ),
    N_("No recommendation is known"),
    N_("Who recommended this client, which is box B7, and whom the client has recommended, stands here."),
    c.Edit,
    _referrers,
    _referrer_row,
    open_referrer,
    lambda found, record: about_client(found[0], ((_("How"), found[1]),)),
)
TIMELINE = ListTab(
    TIMELINE_COLUMNS,
    N_("Nothing has happened yet"),
    N_("Appointments, visits, purchases, contacts and letters, one under the other, stand here."),
    own.LOG_CONTACT,
    lambda desk, record, last: timeline(desk, record.id, last),
    lambda line, record: timeline_row(line),
    open_line,
    lambda line, record: about_line(line),
)
CONTACTS = ListTab(
    CONTACT_COLUMNS,
    N_("No contact yet"),
    N_("What was said with the client, each time, stands here."),
    own.LOG_CONTACT,
    lambda desk, record, last: contact_history(desk, record.id, last),
    lambda one, record: contact_row(one),
    open_contact,
    lambda one, record: about_contact(one),
)
BILLS = ListTab(
    (Column(10), Column(6), Column(14, grow=3), Column(10, "right"), Column(10, "right"), Column(8)),
    N_("No bill yet"),
    N_("What the client bought and paid, bill by bill, stands here."),
    None,
    lambda desk, record, last: bills_of(desk, record.id, last),
    lambda line, record: _bill_row(line),
    open_bill,
    lambda line, record: _about_bill(line),
    heads=lambda: (_("Day"), _("Bill"), _("What"), _("Amount"), _("To pay"), _("State")),
)
ORDERS = ListTab(
    (Column(10), Column(18, grow=3), Column(10), Column(10, aside=True)),
    N_("Nothing was ordered yet"),
    N_("Products that were ordered for the client, and what became of each, stand here."),
    None,
    lambda desk, record, last: orders_of(desk, record.id, last[0] if last else 0),
    lambda one, record: order_row(one),
    open_order,
    lambda one, record: about_order(one),
    heads=lambda: (_("Promised"), _("Ordered"), _("State"), _("By")),
)
ACCOUNT = ListTab(
    ACCOUNT_COLUMNS,
    N_("Nothing was paid ahead yet"),
    N_("Balances, packages and points, with what is left of each, stand here. F4 sells a package or tops up."),
    None,
    lambda desk, record, last: account(desk, record.id).holdings if last is None else (),
    lambda found, record: holding_row(found),
    open_holding,
    lambda found, record: about_holding(found),
    heads=account_heads,
)
PAPER = ListTab(
    (Column(12), Column(2, "right"), Column(10), Column(6, aside=True), Column(11), Column(28, grow=1)),
    N_("Nothing was printed yet"),
    N_("Cards and forms of this client, and where each is, stand here."),
    c.Print,
    lambda desk, record, last: printed_queries.sheets(desk, record.id) if last is None else [],
    _sheet_row,
    None,
    _about_sheet,
)
HISTORY = ListTab(
    (Column(11), Column(8), Column(18), Column(30, grow=1)),
    N_("Nothing has been changed yet"),
    N_("Who changed what and when, and what stood there before, stands here."),
    None,
    lambda desk, record, last: history(desk, record.id, language(), last or 0),
    _history_row,
    None,
    _about_change,
)

_LISTS: dict[View, ListTab] = {
    View.OVERVIEW: VISITS,
    View.REFERRERS: REFERRERS,
    View.VISITS: VISITS,
    View.CONDITIONS: CONDITIONS,
    View.TIMELINE: TIMELINE,
    View.QUESTIONS: QUESTIONS,
    View.CONTACTS: CONTACTS,
    View.ACCOUNT: ACCOUNT,
    View.BILLS: BILLS,
    View.ORDERS: ORDERS,
    View.PAPER: PAPER,
    View.HISTORY: HISTORY,
}


def list_of(view: Shown, today: date) -> ListTab | None:
    """What a view lists; None for one that is no list."""
    return dated_tab(view, today) if isinstance(view, Dated) else _LISTS.get(view)
