"""Cabinets and drawers, their keepers, and the order in which the paper stands."""

from __future__ import annotations

from db.papers.cabinets.fields import HOLDS, ORDERS
from db.papers.cabinets.operations import change_order, remove_cabinet, remove_drawer
from db.papers.cabinets.queries import cabinet_plan
from db.papers.cabinets.records import CabinetPlan, CabinetRecord, DrawerRecord
from db.papers.filing.order import Order
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.papers import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import choice_name

Place = CabinetRecord | DrawerRecord


class CabinetsPage(ListPage, inherit_bindings=False):
    """Everybody reads it; who inspects the archive changes it."""

    TITLE_TEXT = N_("Cabinets and drawers")
    HELP_TEXT = N_(
        "Where the paper stands. A drawer goes from what it begins with to where the next one begins, so a new drawer "
        "takes its cards from the one before. F4 changes the order for all of them."
    )
    KEYS = (
        own.OtherOrder,
        own.NewDrawer,
        own.NewCabinet,
        own.RemovePlace,
        own.ChangePlace,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (Column(2), Column(12), Column(26, grow=3), Column(24, grow=2, aside=True))

    def __init__(self) -> None:
        super().__init__(name="cabinets")
        self._plan = CabinetPlan(Order.PINYIN, ())

    def arrive(self) -> None:
        """Reads them."""
        super().arrive()
        self.perform(cabinet_plan, self._show)

    def paint_head(self) -> None:
        """The order in use stands there too."""
        order = _order_name(self._plan.order)
        self.head([(_(self.TITLE_TEXT), "strong")], [(_("in the order: {order}").format(order=order) + " ", "label")])

    def _show(self, plan: CabinetPlan) -> None:
        self._plan = plan
        self.paint_head()
        rows: list[Row[Place]] = []
        number = 0
        for cabinet in plan.cabinets:
            number += 1
            rows.append(Row(cabinet, (digit(number), *_cabinet_cells(cabinet)), "strong"))
            for drawer in cabinet.drawers:
                number += 1
                rows.append(Row(drawer, (digit(number), *_drawer_cells(drawer))))
            if not cabinet.drawers:
                none = _("no drawer yet: F6 makes one") if self.offers(own.NewDrawer) else _("no drawer yet")
                rows.append(Row(None, ("", "", none, ""), "label"))
        before = self.list.chosen
        would = _("Cabinets and drawers, and what each of them holds, stand here.")
        if not self.offers(own.NewCabinet):
            would = _("The keeper makes one.")
        self.list.fill(rows, empty=self.nothing(_("No cabinet yet"), would, own.NewCabinet))
        self._mark(before)
        self.list.focus()

    def about_line(self, chosen: Place) -> About:
        """What stands there, and who keeps it."""
        return _about_cabinet(chosen) if isinstance(chosen, CabinetRecord) else _about_drawer(chosen)

    def _mark(self, before: Place | None) -> None:
        """On the same one as before, though it may have changed."""
        places: list[Place] = [row.key for row in self.list.rows if row.key is not None]
        same = [
            at
            for at, place in enumerate(places, 1)
            if before is not None and type(place) is type(before) and place.id == before.id
        ]
        if same:
            self.list.choose(same[0])

    def open_chosen(self) -> None:
        """Who may change it gets the form."""
        if self.offers(own.ChangePlace):
            self.do_edit()

    def do_edit(self) -> None:
        """F10: the cabinet or drawer as a form."""
        chosen: Place | None = self.list.chosen
        if chosen is not None:
            page = "cabinet_form" if isinstance(chosen, CabinetRecord) else "drawer_form"
            self.salon_app.show_page(page, record=chosen)

    def do_new(self) -> None:
        """F6: a drawer for the cabinet that the mark stands on or in; without a cabinet, a cabinet first."""
        chosen: Place | None = self.list.chosen
        if chosen is None:
            self.do_new_cabinet()
        else:
            cabinet = chosen.id if isinstance(chosen, CabinetRecord) else chosen.cabinet.id
            self.salon_app.show_page("drawer_form", cabinet=cabinet)

    def do_new_cabinet(self) -> None:
        """An empty form."""
        self.salon_app.show_page("cabinet_form")

    def do_remove(self) -> None:
        """Asks first."""
        chosen: Place | None = self.list.chosen
        if chosen is None:
            return
        what = _("Take cabinet {mark} away?") if isinstance(chosen, CabinetRecord) else _("Take drawer {mark} away?")
        question = what.format(mark=chosen.mark)
        if isinstance(chosen, DrawerRecord) and chosen.papers:
            moved = ngettext(
                "Its one paper belongs in the drawer next to it then: move it there.",
                "Its {count} papers belong in the drawer next to it then: move them there.",
                chosen.papers,
            )
            question = f"{question} {moved}"
        self.app.push_screen(Confirm(question), lambda yes: self._remove(chosen) if yes else None)

    def _remove(self, place: Place) -> None:
        def done(_result: object) -> None:
            self.salon_app.message_for_next_page(_("{name} is gone.").format(name=place.mark))
            self.reload()

        if isinstance(place, CabinetRecord):
            self.perform(lambda desk: remove_cabinet(desk, place.id), done)
        else:
            self.perform(lambda desk: remove_drawer(desk, place.id), done)

    def do_choose(self) -> None:
        """F4: another order, after a question: every drawer has to be sorted anew."""
        offers = [(str(number), entry.term.text(language())) for number, entry in enumerate(ORDERS, 1)]

        def ask(number: str | None) -> None:
            order = Order(ORDERS[int(number) - 1].code) if number else self._plan.order
            if order is not self._plan.order:
                question = _(
                    "From now on, everything stands by {order}, and the drawers begin elsewhere. Sort all drawers anew "
                    "before anything is put away: until then, cards are looked for in the wrong place."
                )
                self.app.push_screen(
                    Confirm(question.format(order=_order_name(order))), lambda yes: self._order(order) if yes else None
                )

        self.app.push_screen(Choose(_("In which order does the paper stand?"), offers), ask)

    def _order(self, order: Order) -> None:
        def done(count: int) -> None:
            text = ngettext(
                "{count} paper stands in the new order now. Sort the drawers.",
                "{count} papers stand in the new order now. Sort the drawers.",
                count,
            )
            self.salon_app.message_for_next_page(text)
            self.reload()

        self.perform(lambda desk: change_order(desk, order), done)


def _order_name(order: Order) -> str:
    return choice_name(ORDERS, order.value)


def _holds(code: str) -> str:
    return choice_name(HOLDS, code)


def _about_cabinet(cabinet: CabinetRecord) -> About:
    facts = (
        (_("Holds"), _holds(cabinet.holds)),
        (_("Stands"), cabinet.room),
        (_("Keeper"), cabinet.keeper.label if cabinet.keeper else _("no keeper is named")),
        (_("Since"), f"{cabinet.keeper_since or ''}"),
        (_("Papers"), f"{sum(drawer.papers for drawer in cabinet.drawers)}"),
    )
    drawers = ngettext("{count} drawer", "{count} drawers", len(cabinet.drawers))
    return About(name=_("Cabinet {mark}").format(mark=cabinet.mark), note=drawers, facts=facts)


def _about_drawer(drawer: DrawerRecord) -> About:
    facts = (
        (_("Holds"), _holds(drawer.holds)),
        (_("From"), drawer.starts or _("the beginning")),
        (_("To"), _("before {text}").format(text=drawer.until) if drawer.until else _("the end")),
        (_("Papers"), f"{drawer.papers}"),
    )
    cabinet = _("Cabinet {mark}").format(mark=drawer.cabinet.label)
    return About(name=_("Drawer {mark}").format(mark=drawer.mark), note=cabinet, facts=facts)


def _cabinet_cells(cabinet: CabinetRecord) -> tuple[str, ...]:
    holds = _holds(cabinet.holds)
    keeper = ""
    if cabinet.keeper is not None and cabinet.keeper_since is not None:
        keeper = _("keeper {name} since {day}").format(name=cabinet.keeper.label, day=f"{cabinet.keeper_since}")
    what = " · ".join(text for text in (holds, cabinet.room) if text)
    return (_("Cabinet {mark}").format(mark=cabinet.mark), what, keeper or _("no keeper is named"))


def _drawer_cells(drawer: DrawerRecord) -> tuple[str, ...]:
    starts = drawer.starts or _("the beginning")
    until = _("before {text}").format(text=drawer.until) if drawer.until else _("the end")
    papers = ngettext("{count} paper", "{count} papers", drawer.papers)
    return (f"  {drawer.mark}", _("from {first} to {last}").format(first=starts, last=until), papers)
