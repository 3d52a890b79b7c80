"""The index by skin condition: how many clients have each skin type and each concern, and who they are."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, Refused
from db.core.permissions import Permission
from db.filters.fields import FILTER_FIELDS
from db.filters.queries import by_skin, filtered, usable_filters
from db.filters.records import FilteredPage, Filters, SkinCount
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit, sections
from salon_tui.screens.filters import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

_FIELDS = {field.name: field for field in FILTER_FIELDS}


class SkinIndexPage(ListPage, inherit_bindings=False):
    """Skin types and concerns, each with how many clients have it."""

    TITLE_TEXT = N_("By skin condition")
    HELP_TEXT = N_(
        "What the latest skin analysis of each client says: how many have a skin type or a concern. Enter shows who "
        "they are. F9 prints the index: every card under its type and all its concerns; a second person agrees to that."
    )
    KEYS = (own.PrintSkinIndex, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(1), Column(24, grow=1), Column(9, "right"))

    def __init__(self) -> None:
        super().__init__(name="skin_index")
        self._counts: tuple[SkinCount, ...] = ()

    @override
    def load(self, desk: Desk) -> None:
        if "skin_types" not in usable_filters(desk):
            raise Refused(Code.NOT_ALLOWED, permission=Permission.SEE_HEALTH.value)
        self._counts = by_skin(desk)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._counts = ()

    @override
    def arrive(self) -> None:
        super().arrive()
        groups = [
            ((field.label.text(language()), _("Clients")), [one for one in self._counts if one.field == name])
            for name, field in _FIELDS.items()
        ]
        would = _("Skin types and concerns stand here once a skin analysis of somebody is saved.")
        self.list.fill(sections(groups, _row), keep=True, empty=self.nothing(_("No skin analysis yet"), would))
        self.list.focus()
        self.show_about()

    @override
    def about_chosen(self) -> About | None:
        one: SkinCount | None = self.chosen
        if one is None:
            return None
        # everybody with an analysis has one type, and any number of concerns
        everybody = sum(other.count for other in self._counts if other.field == "skin_types")
        share = f"{round(100 * one.count / everybody)} %" if everybody else ""
        facts = ((_("Clients"), f"{one.count:,}"), (_("Of those with an analysis"), share))
        said = _("Enter shows who they are; F9 prints the whole index.")
        return About(name=_name(one), note=_FIELDS[one.field].label.text(language()), facts=facts, said=said)

    @override
    def open_chosen(self) -> None:
        one: SkinCount = self.chosen
        asked = Filters(skin_types=(one.code,)) if one.field == "skin_types" else Filters(concerns=(one.code,))

        def show(found: FilteredPage) -> None:
            self.salon_app.show_page("filtered", asked=asked, names={}, found=found)

        self.perform(lambda desk: filtered(desk, asked), show)

    def do_print(self) -> None:
        """F9: the index on paper."""
        self.salon_app.show_page("print_skin_index")


def _row(number: int, one: SkinCount) -> Row[SkinCount]:
    return Row(one, ((digit(number), "label"), _name(one), f"{one.count:,}"))


def _name(one: SkinCount) -> str:
    choice = _FIELDS[one.field].choice(one.code)
    return choice.term.text(language()) if choice else one.code
