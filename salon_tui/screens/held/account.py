"""What a client has paid ahead, as a tab of the card: line by line, and in a sentence."""

from __future__ import annotations

from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.records.holdings import Account, HoldingRecord
from db.text.card_number import short_number
from salon_tui.screens.base.about import About
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.holdings import holding_name, units_words
from salon_tui.words.i18n import _
from salon_tui.words.words import payment_name

ACCOUNT_COLUMNS = (
    Column(20, grow=3),
    Column(10, "right"),
    Column(10, "right"),
    Column(9, "right", aside=True),
    Column(10),
    Column(7, "right"),
)
"""The columns of the tab."""


def account_heads() -> tuple[str, ...]:
    """What stands over the columns of the tab."""
    return (_("Holding"), _("Left over"), _("Principal"), _("Gift"), _("Until"), _("To sign"))


def holding_row(found: HoldingRecord) -> Row[int]:
    """One holding: what it is, what is left of it, and until when."""
    name = holding_name(found.number, found.kind, found.title)
    if found.shared:
        name = _("{holding} of {name}").format(holding=name, name=found.client.label)
    is_money = found.kind != "points"
    cells = (
        name,
        units_words(found.kind, found.left),
        units_words("prepaid", found.value_left) if is_money else "",
        units_words(found.kind, found.gift_left) if found.kind == "prepaid" else "",
        _("stopped") if found.state == "frozen" else found.until.isoformat() if found.until else "",
        str(found.unsigned) if found.unsigned else "",
    )
    is_over = not isinstance(found.left, Hidden) and found.left <= 0
    return Row(found.id, cells, "alarm" if found.state == "frozen" else "label" if is_over else "plain")


def about_holding(found: HoldingRecord) -> About:
    """The holding beside the list, with each of its services."""
    lots = [lot for lot in found.lots if lot.service is not None]
    facts = [
        (_("Bought"), f"{found.since}"),
        (_("Until"), f"{found.until}" if found.until else _("no end")),
        (_("Shared with"), _(", ").join(f"{user.label} {kinship}".strip() for user, kinship in found.users)),
        (_("Contract"), _("not signed yet") if found.contract else ""),
    ]
    amounts = [(lot.service.label, units_words(found.kind, lot.left)) for lot in lots if lot.service is not None]
    return About(
        name=short_number(found.number),
        facts=facts,
        amounts=[*amounts, (_("left over"), units_words(found.kind, found.left))],
    )


def account_words(found: Account) -> str:
    """What it all comes to, in a line; nothing that may not be seen."""
    words = []
    if not isinstance(found.spent, Hidden):
        words.append(_("{amount} in all").format(amount=show_money(found.spent)))
    if found.last_payment is not None:
        method = payment_name(found.last_method)
        words.append(_("last paid {day}, {method}").format(day=found.last_payment, method=method))
    if found.method and found.method != found.last_method:
        words.append(_("mostly {method}").format(method=payment_name(found.method)))
    if not isinstance(found.owed, Hidden) and found.owed:
        words.append(_("owes {amount}").format(amount=show_money(found.owed)))
    return " · ".join(words)
