"""What was ordered for a client, as lines of the card."""

from __future__ import annotations

from db.money.fields import ORDER_STATES
from db.money.records.orders import OrderRecord
from salon_tui.screens.base.about import About
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import _
from salon_tui.words.words import choice_name


def ordered(one: OrderRecord) -> str:
    """What is ordered, and how many."""
    return f"{one.product.label} ×{one.qty}" if one.qty > 1 else one.product.label


def order_row(one: OrderRecord) -> Row[tuple[int, int]]:
    """One of them; its key is its id, and that of the bill on which it was handed over, 0 before."""
    day = f"{one.promised}" if one.promised else ""
    is_over = one.state in ("handed", "cancelled")
    cells = (day, ordered(one), choice_name(ORDER_STATES, one.state), one.by)
    return Row((one.id, one.bill), cells, "label" if is_over else "plain")


def about_order(one: OrderRecord) -> About:
    """What there is to say of it."""
    facts = ((_("Promised"), f"{one.promised}" if one.promised else ""), (_("By"), one.by))
    return About(name=ordered(one), note=choice_name(ORDER_STATES, one.state), facts=facts)
