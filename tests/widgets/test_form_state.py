from datetime import date

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.core.errors import Flaw
from db.fields.parsing import ParseContext
from db.fields.values import Hidden, Ref
from db.visits.fields import VISIT_FIELDS
from salon_tui.widgets.form_layout import FormLayout
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.widgets.form_words import understood
from salon_tui.words import i18n

TODAY = date(2026, 11, 22)
STAFF = {1: Ref(7, "林小雨"), 2: Ref(9, "郝晨")}


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def context() -> ParseContext:
    return ParseContext(TODAY, STAFF)


def client_form() -> FormState:
    state = FormState(entries_of(CLIENT_FIELDS, context))
    state.start({})
    return state


def test_what_is_typed_is_understood_at_once() -> None:
    state = client_form()
    state.type(state.entry("birthday"), "19880312")
    state.type(state.entry("sex"), "1")
    state.type(state.entry("allergens"), "4 13")
    state.type(state.entry("beautician"), "2")
    assert state.values()["birthday"] == "1988-03-12"
    assert state.values()["sex"] == "female"
    assert state.values()["allergens"] == ("acids", "drugs")
    assert state.values()["beautician"] == STAFF[2]
    assert state.entry("allergens").shown == "AHA or salicylic acid, drugs"


def test_asked_and_has_none_is_not_the_same_as_not_asked() -> None:
    state = client_form()
    state.type(state.entry("allergens"), "0")
    assert state.values()["allergens"] == ()
    assert state.values()["do_not_treat"] is None


def test_a_wrong_field_keeps_its_text_and_says_why() -> None:
    state = client_form()
    state.type(state.entry("phone"), "12")
    assert state.entry("phone").shown == "12"
    assert state.entry("phone").flaw is Flaw.NOT_A_PHONE
    first = state.check()
    assert first is not None
    assert first.name == "name"
    assert first.flaw is Flaw.REQUIRED


def test_a_draft_brings_everything_back_also_what_is_wrong() -> None:
    state = client_form()
    state.type(state.entry("name"), "欧阳静怡")
    state.type(state.entry("phone"), "13x")
    other = client_form()
    other.restore(state.draft())
    assert other.entry("name").value == "欧阳静怡"
    assert other.entry("phone").text == "13x"
    assert other.is_changed
    other.saved()
    assert not other.is_changed


def test_hidden_values_are_neither_saved_nor_typed() -> None:
    state = client_form()
    state.start({"name": "欧阳静怡", "phone": Hidden("·8000")})
    assert "phone" not in state.values()
    assert state.entry("phone").shown == "·8000"
    assert state.check() is None


def test_box_numbers_stand_in_the_papers_order() -> None:
    boxes = [entry.field.box for entry in client_form().entries]
    assert boxes[:6] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert boxes.index("B1") < boxes.index("B4") < boxes.index("C1") < boxes.index("G12") < boxes.index("K1")


@pytest.mark.parametrize(("cells", "columns"), [(80, 1), (120, 2)])
def test_every_field_has_one_place_and_no_field_is_parted(cells: int, columns: int) -> None:
    state = client_form()
    layout = FormLayout(state.entries, cells, 17)
    assert layout.columns == columns
    places = [(layout.page_of(entry), *layout.place_of(entry)) for entry in state.entries]
    assert len(set(places)) == len(state.entries)
    assert places == sorted(places)
    assert all(0 <= y < 17 and x < cells for _page, x, y in places)


def test_a_long_note_takes_three_lines_at_most() -> None:
    state = FormState(entries_of(VISIT_FIELDS, context))
    state.start({"cautions": "鼻翼两侧不要用酸。" * 50})
    lines = [line for line in FormLayout(state.entries, 80, 17).lines if line.entry is state.entry("cautions")]
    assert len(lines) == 3
    assert lines[-1].text.endswith("…")


def test_a_score_stands_there_once() -> None:
    field = next(one for one in VISIT_FIELDS if one.name == "satisfaction")
    entry = FormState(entries_of((field,), context)).entries[0]
    entry.take("5")
    assert understood(entry) and not understood(entry).startswith("5")
