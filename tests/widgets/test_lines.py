"""Lines of a form: added, changed, removed and taken back one by one; what is typed and what is understood."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.core.errors import Flaw
from db.fields.values import Ref
from db.visits.operations import ProductUsed, ServiceDone
from db.visits.records import ServiceLine
from salon_tui.screens.visits.readers import ProductsReader
from salon_tui.widgets.form_layout import FormLayout
from salon_tui.widgets.paint import width
from salon_tui.words import i18n
from tests.cases import lines as cases
from tests.widgets.visit_lines import STAFF, USED, form, held, lines, read, services, typed


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.mark.parametrize(("text", "meant"), cases.SERVICES.items())
def test_services_as_they_are_typed(text: str, meant: str | Flaw) -> None:
    assert read(services(), text) == meant


@pytest.mark.parametrize(("text", "meant"), cases.PRODUCTS.items())
def test_products_as_they_are_typed(text: str, meant: str | Flaw) -> None:
    assert read(ProductsReader(USED), text) == meant


@pytest.mark.parametrize("text", [text for text, meant in cases.SERVICES.items() if not isinstance(meant, Flaw)])
def test_what_stands_in_a_line_can_be_typed_again(text: str) -> None:
    for one in services().read(text):
        assert services().read(services().typed(one)) == (one,) or one.price is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    state = form()
    for entry in (lines(state), lines(state, "products")):
        entry.arrive()
        entry.take(text)
        entry.settle()
        again = form()
        lines(again, entry.name).restore(entry.draft())
        assert (lines(again, entry.name).value, lines(again, entry.name).flaw) == (entry.value, entry.flaw)


def test_the_first_key_adds_a_line_and_replaces_none() -> None:
    state = form({"services": (ServiceDone(31, 7, 26800),)})
    entry = lines(state)
    entry.arrive()
    assert entry.editing == ""
    entry.take("2")
    assert entry.value == (ServiceDone(31, 7, 26800), ServiceDone(32, 7))
    assert entry.enter()
    assert not entry.enter()
    assert [item.text for item in entry.items] == ["1", "2"]


def test_lines_are_changed_removed_and_taken_back_one_by_one() -> None:
    state = form()
    entry = lines(state)
    entry.arrive()
    typed(entry, "1", "2", "3")
    entry.step(-1)
    entry.step(-1)
    assert entry.editing == "2"
    entry.take("2@2")
    entry.step(-1)
    entry.take("")
    entry.enter()
    assert [(one.service, one.staff) for one in held(entry)] == [(32, 9), (33, 7)]
    seen = []
    while entry.undo():
        seen.append([(one.service, one.staff) for one in held(entry)])
    assert seen == [
        [(31, 7), (32, 9), (33, 7)],
        [(31, 7), (32, 7), (33, 7)],
        [(31, 7), (32, 7)],
        [(31, 7)],
        [],
    ]


def test_by_the_list_a_line_is_added_and_keeps_the_others() -> None:
    state = form()
    entry = lines(state)
    entry.arrive()
    typed(entry, "1@2=300")
    entry.add("3")
    assert entry.value == (ServiceDone(31, 9, 30000), ServiceDone(33, 7))
    # hands are changed, and nothing else of the line
    entry.step(-1)
    entry.step(-1)
    entry.put_hands("1")
    assert entry.value == (ServiceDone(31, 7, 30000), ServiceDone(33, 7))
    entry.remove()
    assert [one.service for one in held(entry)] == [33]


def test_a_list_of_products_drops_neither_amount_nor_batch() -> None:
    state = form()
    entry = lines(state, "products")
    entry.arrive()
    typed(entry, "2 5ml #2409A")
    entry.add("1")
    assert entry.value == (ProductUsed("修护精华", 6, "5ml", "2409A"), ProductUsed("Enzyme cleanser", 5))


STOOD = ServiceLine(
    id=1, service_id=34, name="旧名字", staff=Ref(99, "赵六"), price=9900, listed=12900, reason="老顾客"
)


def test_what_stands_is_shown_whatever_has_been_retired_since() -> None:
    state = form({"services": (ServiceDone(34, 99, 9900, 1),)}, {1: STOOD})
    entry = lines(state)
    shown = entry.lines.show(entry.items[0].value)
    assert shown == ("旧名字 · 赵六\nlist price 129.00: 老顾客", "99.00")
    # another hand: name, price and line stay
    entry.arrive()
    entry.step(-1)
    entry.put_hands("2")
    assert entry.value == (ServiceDone(34, 9, 9900, 1),)
    # the price is taken away: what the list said then
    entry.take("4@2")
    assert entry.value == (ServiceDone(34, 9, 12900, 1),)


def test_a_price_that_may_not_be_seen_is_kept() -> None:
    state = form({"services": (ServiceDone(31, 7, None, 1),)}, {})
    entry = lines(state)
    entry.arrive()
    entry.step(-1)
    entry.take("1@2")
    assert entry.value == (ServiceDone(31, 9, None, 1),)


def test_what_is_not_understood_stays_a_line_and_says_why() -> None:
    state = form()
    entry = lines(state)
    entry.arrive()
    typed(entry, "1", "bs")
    assert (entry.flaw, [item.text for item in entry.items]) == (Flaw.SEVERAL, ["1", "bs"])
    assert state.check() is entry
    entry.arrive()
    entry.step(-1)
    entry.take("bshl")
    assert state.check() is None
    assert len(entry.items) == 2


def test_a_draft_keeps_ids_and_what_was_being_typed() -> None:
    state = form({"services": (ServiceDone(31, 7, 26800, 1),)}, {1: STOOD})
    entry = lines(state)
    entry.arrive()
    typed(entry, "3@2=150", "b")
    entry.take("2")
    kept = state.draft()
    # meanwhile the numbers are others'
    other = form({"services": ()}, {1: STOOD})
    STAFF[1], STAFF[2] = STAFF[2], STAFF[1]
    try:
        other.restore(kept)
        again = lines(other)
        assert [(one.service, one.staff, one.price) for one in held(again)] == [
            (31, 7, 26800),
            (33, 9, 15000),
            (32, 7, None),
        ]
        assert again.flaw is Flaw.SEVERAL or again.flaw is Flaw.NOT_A_CHOICE
    finally:
        STAFF[1], STAFF[2] = STAFF[2], STAFF[1]
    assert other.is_changed


@pytest.mark.parametrize("cells", [60, 80, 116, 160])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_a_line_is_cut(cells: int, language: str) -> None:
    i18n.use(language)
    long = "深层补水舒缓修护提拉紧致全套护理" * 3
    state = form()
    entry = lines(state, "products")
    entry.arrive()
    entry.take(f'"{long}" 12345678901234567890ml #{"2409A" * 6}')
    for finished in (False, True):
        if finished:
            entry.enter()
        layout = FormLayout(state.entries, cells, 20)
        texts = [line.text for line in layout.lines if line.entry is entry and not line.typing]
        whole = "".join(texts).replace(" ", "").replace("12345678901234567890ml", "")
        assert long in whole
        assert "2409A" * 6 in whole
        assert "…" not in whole
        assert max(map(width, texts)) <= layout.value_cells


def test_amounts_stand_at_the_right_edge() -> None:
    state = form({"services": (ServiceDone(31, 7, 26800), ServiceDone(32, 9, 1800000))})
    layout = FormLayout(state.entries, 80, 20)
    texts = [line.text for line in layout.lines if line.entry is state.entry("services")]
    assert [text.rpartition(" ")[2] for text in texts] == ["268.00", "18,000.00"]
    assert {width(text) for text in texts} == {layout.value_cells}
