import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

import db
import salon_tui
from db.clients.conditions.fields import CONDITION_FIELDS
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.fields.person import CONSENT
from db.contacts.retention_fields import ABSENCE_FIELDS
from db.fields.declaration import Box, Field, Term
from db.fields.parsing import ParseContext
from db.visits.fields import VISIT_FIELDS
from salon_tui.screens.clients.record import client_entries
from salon_tui.widgets.form_layout import LABEL, FormLayout
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.widgets.form_words import BELOW_HIGH, HINT_LINES, below, name_of
from salon_tui.widgets.paint import Piece, width
from salon_tui.words import i18n


def context() -> ParseContext:
    return ParseContext(date(2026, 11, 22), {})


def client_form() -> FormState:
    entries = client_entries(CLIENT_FIELDS, context, lambda field: field.box[:1], {})
    state = FormState(entries)
    state.start({})
    return state


def visit_form() -> FormState:
    state = FormState(entries_of(VISIT_FIELDS, context))
    state.start({})
    return state


def text_of(pieces: tuple[Piece, ...] | list[Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)


def declared() -> list[Field]:
    """Every field that some module declares."""
    found: dict[int, Field] = {}
    for package in (db, salon_tui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                for value in vars(importlib.import_module(module.name)).values():
                    found |= {id(one): one for one in _fields_in(value)}
    return [*found.values()]


def _fields_in(value: object) -> Iterator[Field]:
    if isinstance(value, Field):
        yield value
    elif isinstance(value, Box):
        yield from value.fields
    elif isinstance(value, tuple):
        for one in value:
            yield from _fields_in(one)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_name_of_every_field_has_room_before_its_well(language: str) -> None:
    i18n.use(language)
    fields = declared()
    assert len(fields) > len(CLIENT_FIELDS) + len(VISIT_FIELDS)
    names = [name_of(entry) for entry in entries_of(fields, context)]
    assert [name for name in names if width(name) > LABEL] == []


def test_a_longer_name_of_the_salons_own_goes_on_below_itself() -> None:
    long = "最喜欢的茶和点心，还有饮料的温度"
    i18n.use("zh")
    state = FormState(entries_of([replace(CLIENT_FIELDS[0], label=Term("", long), short=None)], context))
    lines = FormLayout(state.entries, 80, 17).lines
    assert "".join(line.name for line in lines) == long
    assert len(lines) > 1 and max(width(line.name) for line in lines) <= LABEL


@pytest.mark.parametrize("language", ["en", "zh"])
def test_box_a_is_read_in_a_line_while_the_keys_are_elsewhere(language: str) -> None:
    i18n.use(language)
    state = client_form()
    for name, text in (("purpose_explained", "1"), ("consent_file", "1"), ("consent_contact", "1")):
        state.type(state.entry(name), text)
    yes = "是" if language == "zh" else "yes"
    layout = FormLayout(state.entries, 78, 17, focus=state.entry("phone"))
    rows = [text_of(line.pieces) for line in layout.lines if line.kind == "folded"]
    assert f"A2 {name_of(state.entry('consent_file'))} {yes}" in " ".join(rows)
    assert len(rows) <= (2 if language == "en" else 1) and max(map(width, rows)) <= 78
    assert not any("A6" in row for row in rows), "a guardian is for a child"
    at = [line.entry.name for line in layout.lines if line.entry is not None]
    assert at[0] == "name" and "consent_file" not in at


@pytest.mark.parametrize("why", ["the keys are there", "the screen is wide", "something is wrong there"])
def test_box_a_is_whole_where(why: str) -> None:
    i18n.use("en")
    state = client_form()
    focus = state.entry("consent_file" if why == "the keys are there" else "phone")
    if why == "something is wrong there":
        state.type(state.entry("consent_contact"), "9")
        state.entry("consent_contact").leave()
    layout = FormLayout(state.entries, 96 if why == "the screen is wide" else 78, 17, focus=focus)
    at = [line.entry.name for line in layout.lines if line.entry is not None and line.kind == "field"]
    assert at[: len(CONSENT.fields)] == [field.name for field in CONSENT.fields]


def test_what_is_folded_stands_on_the_page_of_its_line_and_no_page_begins_with_it() -> None:
    i18n.use("en")
    state = client_form()
    layout = FormLayout(state.entries, 78, 17, focus=state.entry("remarks"))
    assert layout.page_of(state.entry("consent_file")) == 0
    first = layout.first_on(0)
    assert first is not None and state.entries[first].name == "name"


def test_notes_have_several_rows_where_there_is_height_and_the_form_no_more_pages() -> None:
    i18n.use("en")
    state = visit_form()
    cautions = state.entry("cautions")

    def rows(high: int, *, is_high: bool) -> int:
        layout = FormLayout(state.entries, 70, high, is_high=is_high)
        assert layout.pages == FormLayout(state.entries, 70, high).pages
        return sum(line.entry is cautions for line in layout.lines)

    assert [rows(40, is_high=True), rows(26, is_high=True), rows(15, is_high=True)] == [3, 2, 1]
    assert rows(40, is_high=False) == 1


def test_the_sections_of_one_page_are_shared_out_among_its_columns() -> None:
    i18n.use("en")
    fields = [replace(CLIENT_FIELDS[0], name=f"field_{number}", label=Term("Name", "名")) for number in range(21)]
    state = FormState(entries_of(fields, context))
    for number, entry in enumerate(state.entries):
        entry.section = ("Client", "Taste", "Visits")[0 if number < 10 else 1 if number < 12 else 2]
    state.start({})

    def sections(layout: FormLayout) -> list[list[str]]:
        lines = [[layout.line_at(0, column, y) for y in range(layout.rows)] for column in range(layout.columns)]
        return [[line.text for line in column if line and line.kind == "section"] for column in lines]

    layout = FormLayout(state.entries, 116, 20)
    assert (layout.pages, sections(layout)) == (1, [["Client"], ["Taste", "Visits"]])
    # what needs both stays there; what is typed and fits into one column has one, and what is read is shared out
    assert all(FormLayout(state.entries, 116, 13).line_at(0, 0, y) for y in range(13))
    assert sections(FormLayout(state.entries, 116, 30)) == [["Client", "Taste", "Visits"]]
    assert sections(FormLayout(state.entries, 116, 30, wells=False)) == [["Client"], ["Taste", "Visits"]]


def test_no_choice_that_has_room_is_broken_or_parted_from_its_number() -> None:
    i18n.use("zh")
    reason = entries_of(ABSENCE_FIELDS, context)[0]
    said = [text_of(row) for row in below(reason, 78, HINT_LINES, is_said=False)]
    offers = [f"{number} {label}" for number, label in reason.offers()]
    assert len(said) == 2 and [one for row in said for one in row.split("   ")] == offers
    item = entries_of(CONDITION_FIELDS, context)[0]
    *whole, more = [one for row in below(item, 78, HINT_LINES, is_said=False) for one in text_of(row).split("   ")]
    assert more == "…" and whole == [f"{number} {label}" for number, label in item.offers()][: len(whole)]


def test_phrases_stand_below_whole_or_not_at_all() -> None:
    i18n.use("en")
    skin = visit_form().entry("skin_before")
    phrases = [phrase.en for phrase in skin.field.phrases]
    high = " ".join(text_of(row) for row in below(skin, 70, BELOW_HIGH, is_said=True))
    assert phrases and all(phrase in high for phrase in phrases)
    for rows, cells in ((HINT_LINES, 70), (BELOW_HIGH, 40)):
        low = " ".join(text_of(row) for row in below(skin, cells, rows, is_said=True))
        assert not any(phrase in low for phrase in phrases)
