"""The form of filters: what the clients are like who are looked for."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.fields.declaration import Kind
from db.fields.values import Ref
from db.filters.fields import FILTER_FIELDS, SECTIONS
from db.filters.queries import filtered, usable_filters
from db.filters.records import FilteredPage, Filters
from db.salon.queries import services
from db.salon.records import ServiceRecord
from salon_tui import commands as c
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.dated.naming import CatalogueReader
from salon_tui.screens.filters import commands as own
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import Entry, FormState
from salon_tui.words.i18n import N_, _, language

_NAMED = (Kind.STAFF, Kind.SERVICE)


class FiltersPage(FormPage, inherit_bindings=False):
    """All filters; those by what this person may see of nobody are left out."""

    TITLE_TEXT = N_("Filter clients")
    HELP_TEXT = N_(
        "Whom to look for: everything that you fill in has to fit, and what is empty leaves everybody. Of several "
        "choices, and of several words, one is enough; of hobbies and salon themes either. F10 counts at once and "
        "lists them; F12 there comes back to the filters as they stand. Only your own clients are counted where you "
        "may know of no other's."
    )
    KEYS = (own.Count, *(key for key in FORM_KEYS if key not in (c.Save, c.OtherDraft)))
    HELPING = (own.Count, c.Back)
    REFUSED_TEXT = N_("Not counted")

    def __init__(self) -> None:
        super().__init__("filters")
        self._usable: tuple[str, ...] = ()
        self._services: list[ServiceRecord] = []

    @override
    def put_away(self) -> None:
        super().put_away()
        self._usable, self._services = (), []

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._usable, self._services = usable_filters(desk), services(desk, True)

    @override
    def make(self) -> FormState:
        entries, section = [], ""
        for field in FILTER_FIELDS:
            if field.name in SECTIONS:
                section = SECTIONS[field.name].text(language())
            if field.name in self._usable:
                is_service = field.kind is Kind.SERVICE
                reader = CatalogueReader(self._services) if is_service else FieldReader(field, self.context)
                entries.append(Entry(field, reader, section=section))
        return FormState(entries)

    @override
    def save(self) -> None:
        typed = {name: value for name, value in self.form.state.values().items() if value not in (None, ())}
        names = {name: value.label for name, value in typed.items() if isinstance(value, Ref)}
        given: dict[str, Any] = {n: value.id if isinstance(value, Ref) else value for n, value in typed.items()}
        asked = Filters(**given)

        def show(found: FilteredPage) -> None:
            if found.count:
                self.salon_app.show_page("filtered", asked=asked, names=names, found=found)
            else:
                self.show_message(_("Nobody is like that. Leave one of the filters out."))

        self.perform(lambda desk: filtered(desk, asked), show, refused=self.refused)

    @override
    def at_end(self) -> None:
        self.show_message(_("That was the last field. F10 counts."))
