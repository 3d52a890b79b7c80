"""The form of what to look for in the log."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.fields.values import Ref
from db.log.fields import LOG_FIELDS
from db.log.queries import log
from db.log.records import LogFilters, LogPage
from salon_tui import commands as c
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.log import commands as own
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.i18n import N_, _


class LogFiltersPage(FormPage, inherit_bindings=False):
    """Whose entries, of what, about whom, of which days."""

    TITLE_TEXT = N_("Filter the log")
    HELP_TEXT = N_(
        "Which entries to look for: everything that you fill in has to fit, and what is empty leaves all. Of several "
        "choices one is enough. A client's entries are those of merged files, too. F10 shows them, newest first. Who "
        "isn't keeper or manager finds only their own."
    )
    KEYS = (own.ShowEntries, *(key for key in FORM_KEYS if key not in (c.Save, c.OtherDraft)))
    HELPING = (own.ShowEntries, c.Back)
    REFUSED_TEXT = N_("Not shown")

    def __init__(self) -> None:
        super().__init__("log_filters")

    @override
    def make(self) -> FormState:
        return FormState(entries_of(LOG_FIELDS, self.context))

    @override
    def save(self) -> None:
        typed = {name: value for name, value in self.form.state.values().items() if value not in (None, ())}
        names = {name: value.label for name, value in typed.items() if isinstance(value, Ref)}
        given: dict[str, Any] = {n: value.id if isinstance(value, Ref) else value for n, value in typed.items()}
        asked = LogFilters(**given)

        def show(found: LogPage) -> None:
            if found.entries:
                self.salon_app.show_page("log", asked=asked, names=names, found=found)
            else:
                self.show_message(_("There is no such entry. Leave one of the filters out."))

        self.perform(lambda desk: log(desk, asked), show, refused=self.refused)

    @override
    def at_end(self) -> None:
        self.show_message(_("That was the last field. F10 shows the entries."))
