"""The tabs of a client's card, by digit, and what the visits come to."""

from __future__ import annotations

from enum import StrEnum

from db.dated.declaration import Chapter, Dated
from db.dated.kinds import KINDS
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.visits.records import VisitSummary
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import payment_name


class View(StrEnum):
    """What a tab can show; the value is the class by which the style sheet knows it."""

    OVERVIEW = "overview"
    RECORD = "record"
    REFERRERS = "referrers"
    HEALTH = "health"
    CONDITIONS = "conditions"
    VISITS = "visits"
    QUESTIONS = "questions"
    TIMELINE = "timeline"
    CONTACTS = "contacts"
    ACCOUNT = "account"
    BILLS = "bills"
    ORDERS = "orders"
    PAPER = "paper"
    HISTORY = "history"
    COMPARISON = "comparison"
    """The last two records of the tab, side by side: a page of its own."""

    @property
    def label(self) -> str:
        """Its name, to be translated."""
        return _TITLES[self]


_TITLES = {
    View.OVERVIEW: N_("Overview"),
    View.RECORD: N_("Record"),
    View.REFERRERS: N_("Referrers"),
    View.HEALTH: N_("Health"),
    View.CONDITIONS: N_("Conditions"),
    View.VISITS: N_("Visits"),
    View.QUESTIONS: N_("Asked"),
    View.TIMELINE: N_("Calls"),
    View.CONTACTS: N_("Notes"),
    View.ACCOUNT: N_("Money"),
    View.BILLS: N_("Bills"),
    View.ORDERS: N_("Orders"),
    View.PAPER: N_("Paper"),
    View.HISTORY: N_("Logs"),
    View.COMPARISON: N_("Comparison"),
}
Shown = View | Dated
"""What a tab can show: a view of its own, or the list of a kind of dated record."""
_VIEWS: dict[int, tuple[View, ...]] = {
    1: (View.OVERVIEW, View.RECORD, View.REFERRERS),
    2: (View.HEALTH, View.CONDITIONS),
    5: (View.VISITS, View.QUESTIONS),
    6: (View.TIMELINE, View.CONTACTS),
    7: (View.ACCOUNT, View.BILLS, View.ORDERS),
    8: (View.PAPER,),
    9: (View.HISTORY,),
}
"""Digits stay the same when further tabs come between them; the open tab's digit goes on to its next view."""
_CHAPTERS = {Chapter.HEALTH: 2, Chapter.SKIN: 3, Chapter.PLAN: 4}
_CHAPTER_TITLES = {2: N_("Health"), 3: N_("Skin"), 4: N_("Care")}


def tabs() -> dict[int, tuple[Shown, ...]]:
    """What each tab shows, by its digit: the views, then the kinds of dated records of its chapter.

    Where a chapter has one kind alone, its digit goes on to the comparison of the last two records.
    """
    found: dict[int, tuple[Shown, ...]] = dict(_VIEWS)
    for kind in KINDS.values():
        digit = _CHAPTERS[kind.chapter]
        found[digit] = (*found.get(digit, ()), kind)
    return {
        digit: (*views, View.COMPARISON) if len(views) == 1 and isinstance(views[0], Dated) else views
        for digit, views in sorted(found.items())
    }


def view_name(view: Shown) -> str:
    """What a view is called."""
    return view.label.text(language()) if isinstance(view, Dated) else _(view.label)


def tab_name(digit: int, views: tuple[Shown, ...], at: int) -> str:
    """What stands in the row of tabs: the view that is open; of a chapter its own name, which stays short."""
    return _(_CHAPTER_TITLES[digit]) if digit in _CHAPTER_TITLES else view_name(views[at])


def summary(found: VisitSummary) -> str:
    """What the visits add up to, in a line; amounts and payments only for who may see them."""
    if not found.count or found.first is None:
        return ""
    words = (
        sum_words(found),
        _("since {day}").format(day=f"{found.first:%Y-%m}"),
        _(", ").join(f"{name} ×{count}" for name, count in found.services[:3]),
        _last_payment(found),
    )
    return " · ".join(word for word in words if word)


def sum_words(found: VisitSummary) -> str:
    """How many visits, how often, and how much where that may be seen."""
    words = [ngettext("{count} visit", "{count} visits", found.count) if found.count else ""]
    if found.every:
        words.append(ngettext("every {count} day", "every {count} days", found.every))
    if found.count and not isinstance(found.spend, Hidden):
        words.append(_("{amount} in all").format(amount=show_money(found.spend)))
    return " · ".join(word for word in words if word)


def _last_payment(found: VisitSummary) -> str:
    if found.last_payment is None:
        return ""
    method = payment_name(found.last_method)
    return _("last paid {day}, {method}").format(day=found.last_payment, method=method)
