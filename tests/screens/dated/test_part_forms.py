"""What stands in the form of any kind of dated record means the record that it was filled from, typed again too."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.dated.kinds.consult import QUESTIONS
from db.dated.records import DatedLine, State
from db.fields.declaration import Kind
from db.fields.parsing import ParseContext
from db.fields.values import Ref, Value
from db.salon.records import ProductRecord, ServiceRecord
from salon_tui.screens.dated.part_forms import Known, PartForm, part_forms
from salon_tui.widgets.form_state import FormState
from salon_tui.widgets.form_words import hint, phrases_of
from salon_tui.words import i18n
from tests.db.dated.test_content import ALL, contents

TODAY = date(2026, 3, 10)
STAFF = {1: Ref(11, "林小雨"), 2: Ref(12, "郝晨")}
SERVICES = [
    ServiceRecord(
        id=31,
        version=1,
        name="补水护理",
        category="",
        minutes=60,
        price=36800,
        tags=(),
        active=True,
        code=1,
        readings="bushuihuli bshl",
    ),
]
PRODUCTS = [
    ProductRecord(
        id=41,
        version=1,
        name="修护精华",
        brand="",
        unit="ml",
        price=9900,
        tags=(),
        active=True,
        code=1,
        readings="xiuhujinghua xhjh",
    ),
]
LINES = [
    DatedLine(
        id=51, number=1, day=TODAY, by="林小雨", state=State.CURRENT, why="", due=None, until=None, mark="", headline={}
    )
]
MEANT = {
    Kind.STAFF: STAFF[1],
    Kind.SERVICE: Ref(31, "补水护理"),
    Kind.PRODUCT: Ref(41, "修护精华"),
    Kind.DATED: Ref(51, f"{TODAY}"),
}
"""What a field means in these tests that refers to something."""
KNOWN = Known(
    context=lambda: ParseContext(TODAY, STAFF),
    services=SERVICES,
    products=PRODUCTS,
    records={"plan": LINES, "skin": LINES},
)
filled = st.sampled_from(ALL).flatmap(lambda kind: st.tuples(st.just(kind), contents(kind)))


def as_read(kind: Dated, content: dict[str, Value]) -> dict[str, Value]:
    """A record's values as they come from the archive: references with the names of what they mean."""
    return {field.name: MEANT.get(field.kind, content[field.name]) for field in kind.known(content)}


def form_of(kind: Dated, values: dict[str, Value]) -> tuple[FormState, list[PartForm]]:
    parts = part_forms(kind, KNOWN)
    entries = [entry for part in parts for entry in part.entries]
    state = FormState(entries, [one for part in parts for one in part.lists])
    begins: dict[str, object] = {}
    for part in parts:
        begins |= part.known(values)
    state.start(begins)
    return state, parts


def meant(state: FormState, parts: list[PartForm]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for part in parts:
        found |= part.values(state)
    return {key: value for key, value in found.items() if value is not None}


@settings(max_examples=40, deadline=None)
@given(filled)
def test_content_to_form_to_content_is_the_same(found: tuple[Dated, dict[str, Value]]) -> None:
    kind, content = found
    values = as_read(kind, content)
    state, parts = form_of(kind, values)
    assert meant(state, parts) == values
    assert not state.is_changed
    for part in parts:
        for entry in part.entries:
            if entry.text:
                state.type(entry, entry.text)
    assert meant(state, parts) == values, "typed again, it is what it was"


@settings(max_examples=20, deadline=None)
@given(filled)
def test_a_draft_brings_back_what_was_typed(found: tuple[Dated, dict[str, Value]]) -> None:
    kind, content = found
    typed, parts = form_of(kind, {})
    full, _ = form_of(kind, as_read(kind, content))
    for entry, like in zip(typed.entries, full.entries, strict=True):
        if like.text:
            typed.type(entry, like.text)
    again, parts_again = form_of(kind, {})
    again.restore(typed.draft())
    assert meant(again, parts_again) == meant(typed, parts) == as_read(kind, content)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_key_of_a_kind_is_typed_somewhere(kind: Dated) -> None:
    state, parts = form_of(kind, {})
    names = [entry.name for entry in state.entries]
    assert len(names) == len(set(names))
    assert not {"day", "why"} & set(names), "these are asked of every kind"
    typed = {part.entry_of(key) for part, one in zip(parts, kind.parts, strict=True) for key in _keys(kind, one.name)}
    assert typed == set(names)


def _keys(kind: Dated, name: str) -> list[str]:
    part = next(part for part in kind.parts if part.name == name)
    rows = [row.code for row in part.rows] or [str(n + 1) for n in range(part.most)] or [""]
    return [f"{field.name}[{row}]" if row else field.name for row in rows for field in part.fields]


def test_a_list_of_rows_has_one_empty_row_which_follows_what_is_typed() -> None:
    state, _ = form_of(KINDS["plan"], {"goal[1]": "水分 35"})
    assert goals(state) == ["goal[1]", "goal[2]"]
    state.type(state.entry("sessions[2]"), "6")
    assert goals(state) == ["goal[1]", "goal[2]", "goal[3]"]
    state.type(state.entry("sessions[2]"), "")
    assert goals(state) == ["goal[1]", "goal[2]"]


def goals(state: FormState) -> list[str]:
    return [entry.name for entry in state.entries if entry.name.startswith("goal") and entry.is_open]


def test_enter_passes_over_the_rest_of_an_empty_row() -> None:
    state, _ = form_of(KINDS["plan"], {"goal[1]": "水分 35"})
    at = [entry.name for entry in state.entries].index("goal[2]")
    assert state.entries[state.after(at)].name == "morning"
    state.type(state.entries[at], "维持")
    assert state.entries[state.after(at)].name == "measure[2]"


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "Ask: “What would you like to change most?”", "Ask: “Would you like to book it right away?”"),
        ("zh", "问：“您最想改善的是什么？”", "问：“现在就帮您约上，好吗？”"),
    ],
)
def test_a_consultation_says_what_to_ask_aloud(language: str, first: str, last: str) -> None:
    before = i18n.language()
    i18n.use(language)
    try:
        says_what_to_ask(language, first, last)
    finally:
        i18n.use(before)


def says_what_to_ask(language: str, first: str, last: str) -> None:
    entries = {entry.name: entry for part in part_forms(KINDS["consult"], KNOWN) for entry in part.entries}
    assert hint(entries["words"]) == first
    assert hint(entries["result"]).startswith(last)
    assert dict(phrases_of(entries["question[1]"]))["3"] == QUESTIONS[2].text(language)
