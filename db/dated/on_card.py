"""What of dated records stands on the client card, by the names that history and the list of reprints have for it."""

from __future__ import annotations

from collections.abc import Mapping

from db.dated.content import packed
from db.dated.declaration import Values, name_of
from db.dated.kinds.plan import PLAN
from db.dated.kinds.skin import SKIN
from db.fields.declaration import Term
from db.fields.keeping import stored
from db.fields.values import Value

MOST_CONCERNS = 3
"""Concerns that the card has room for, the first of them."""
SKIN_TYPE, CONCERNS, BRIEF = "skin.skin_type", "skin.concerns", "plan.brief"
ON_CARD: Mapping[str, Term] = {
    SKIN_TYPE: Term("Skin type", "皮肤类型"),
    CONCERNS: Term("Main concerns", "主要问题"),
    BRIEF: Term("Plan in brief", "护理方案摘要"),
}
"""Name and label; a card on which one of these is another one by now is out of date."""
_IN_BRIEF = frozenset({"goal", "service", "with_service", "sessions", "interval", "next_analysis", "avoid"})
"""What the card says of a plan; how far it has come is of the day of the print, and makes no card out of date."""
SHOWN: Mapping[str, frozenset[str]] = {SKIN.code: frozenset({"skin_type", "concerns"}), PLAN.code: _IN_BRIEF}
"""Names of the fields that the card shows something of, by the code of their kind."""


def on_card(kind: str, values: Values) -> dict[str, str]:
    """What the card shows of the record of a kind that counts now, as history keeps it; by names of :data:`ON_CARD`."""
    if kind == SKIN.code:
        return {SKIN_TYPE: stored(values.get("skin_type")), CONCERNS: stored(concerns(values) or None)}
    if kind == PLAN.code:
        brief = {key: value for key, value in values.items() if name_of(key) in _IN_BRIEF}
        return {BRIEF: packed(brief) if brief else ""}
    return {}


def concerns(values: Mapping[str, Value]) -> tuple[str, ...]:
    """The concerns of an analysis that the card has room for."""
    found = values.get("concerns")
    return found[:MOST_CONCERNS] if isinstance(found, tuple) else ()
