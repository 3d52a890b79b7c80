"""What is chosen from lists in a form: the answer to a field, and the box to go to."""

from __future__ import annotations

from collections.abc import Callable

from db.clients.finding.queries import find, list_seen
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.core.errors import Flaw
from db.fields.declaration import Kind
from db.text.card_number import spaced
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.line import choose_line
from salon_tui.screens.base.draft_page import DraftPage
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.form_words import phrases_of
from salon_tui.widgets.line_reader import Offer
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.words.i18n import _, language


def has_list(entry: Entry) -> bool:
    """Whether F4 has something to choose from for a field."""
    return isinstance(entry, LinesEntry) or _may_be_several(entry) or bool(entry.reader.offers())


def _may_be_several(entry: Entry) -> bool:
    return entry.field.kind is Kind.CLIENT and entry.flaw is Flaw.SEVERAL


def choose_for_field(page: DraftPage) -> None:
    """The list for the field in focus; where it has none, what else the page can do."""
    entry = page.form.current
    if isinstance(entry, LinesEntry):
        choose_line(page, entry)
        return
    if phrases := phrases_of(entry):
        _choose_phrases(page, phrases)
        return
    if _may_be_several(entry):
        _choose_client(page, entry.text)
        return
    if not entry.reader.offers():
        page.do_more()
        return
    several = entry.field.kind is Kind.CHOICES
    ticked, rest = entry.ticked() if several else ([], "")

    def put(chosen: str | None) -> None:
        if chosen is None:
            return
        # what the list doesn't have was told all the same: it stays, to be written where there is room for it
        page.form.put(f"{chosen} {rest}".strip())
        if rest:
            page.show_message(_("The list has no {text}: it stays as it was typed.").format(text=rest), alarm=True)

    page.app.push_screen(Choose(entry.field.label.text(language()), entry.offers(), ticked, several=several), put)


def _choose_client(page: DraftPage, text: str) -> None:
    """Whom of several a text may mean, the best first; that they were looked at is written down, as in the find box."""

    def found(desk: Desk) -> list[ClientLine]:
        lines = find(desk, text)
        list_seen(desk, text, len(lines))
        return lines

    def choose(lines: list[ClientLine]) -> None:
        offers = [
            Offer(str(at), line.name, (spaced(line.number), f"·{line.last_four}" if line.last_four else ""))
            for at, line in enumerate(lines, 1)
        ]

        def put(chosen: str | None) -> None:
            if chosen is not None:
                page.form.put(lines[int(chosen) - 1].number)

        page.app.push_screen(Choose(page.form.current.field.label.text(language()), offers), put)

    page.perform(found, choose)


def _choose_phrases(page: DraftPage, phrases: list[tuple[str, str]]) -> None:
    """What is often written in the field in focus; what is chosen follows what stands there."""
    entry = page.form.current

    def put(chosen: str | None) -> None:
        if chosen:
            words = [text for number, text in phrases if number in chosen.split()]
            page.form.put(_(", ").join([*([entry.text] if entry.text else []), *words]))

    page.app.push_screen(Choose(entry.field.label.text(language()), phrases, several=True), put)


def choose_box(page: DraftPage, then: Callable[[], None]) -> None:
    """The boxes of the form, by number and name; the focus goes to the one that is chosen."""
    entries = [entry for entry in page.form.state.entries if entry.field.box and not entry.hidden]
    offers = [
        (str(number), f"{entry.field.box}  {entry.field.label.text(language())}")
        for number, entry in enumerate(entries, 1)
    ]

    def go(number: str | None) -> None:
        if number:
            page.form.go_to_field(entries[int(number) - 1].name)
            then()

    page.app.push_screen(Choose(_("Which box?"), offers, further=False), go)
