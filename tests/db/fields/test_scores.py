"""Lists whose labels begin with a number are typed by that number: on the screen, from a list, in a table."""

from __future__ import annotations

from datetime import date

import pytest

from db.clients.fields.client import ALERT_FIELDS, CLIENT_FIELDS
from db.core.errors import Flaw
from db.fields import choices as lists
from db.fields.declaration import Choice, Field, Kind, Term
from db.fields.numbering import is_scored
from db.fields.parsing import FieldError, ParseContext, parse, readable_parts
from db.fields.showing import choice_numbers, show, typed
from db.importing import words
from db.text.cleaning import half_width
from db.visits.fields import VISIT_FIELDS

AROUND = ParseContext(date(2026, 3, 10))
LISTS: dict[str, tuple[Choice, ...]] = {
    name: entries
    for name, entries in vars(lists).items()
    if isinstance(entries, tuple) and entries and isinstance(entries[0], Choice)
}
SCORES = {"RATING": "5 4 3 2 1", "SENSITIVITY": "0 1 2 3"}
"""The lists that ship with a number before every label, and those numbers in the order of the list."""


def own(*labels: str, kind: Kind = Kind.CHOICE) -> Field:
    return Field("own", "K7", Term("", ""), kind, tuple(Choice(text, Term(text, text)) for text in labels))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_with_numbers_on_its_labels_is_typed_by_them(name: str) -> None:
    entries = LISTS[name]
    field = Field("x", "", Term("", ""), Kind.CHOICE, entries)
    numbers = [number for number, _ in choice_numbers(entries, "zh")]
    labelled = [half_width(entry.term.zh).split()[0] for entry in entries]
    if all(text.isdecimal() for text in labelled):
        assert " ".join(labelled) == SCORES[name]
        assert numbers == labelled
    else:
        assert name not in SCORES
        assert numbers == [str(place) for place in range(1, len(entries) + 1)]
    for number, entry in zip(numbers, entries, strict=True):
        assert parse(field, number, AROUND) == entry.code
        assert typed(field, entry.code) == number


@pytest.mark.parametrize(
    ("field", "text", "zh", "en"),
    [
        ("effect", "4", "4 满意", "4 satisfied"),
        ("effect", "1", "1 不满意", "1 not satisfied"),
        ("satisfaction", "5", "5 很满意", "5 very satisfied"),
        ("satisfaction", "２", "2 不太满意", "2 somewhat dissatisfied"),
        ("satisfaction", "一般", "3 一般", "3 fair"),
        ("sensitivity", "0", "0 无", "0 none"),
        ("sensitivity", "3", "3 重", "3 severe"),
        ("sensitivity", "轻", "1 轻", "1 mild"),
    ],
)
def test_what_a_score_means(field: str, text: str, zh: str, en: str) -> None:
    [meant] = [one for one in (*CLIENT_FIELDS, *VISIT_FIELDS) if one.name == field]
    value = parse(meant, text, AROUND)
    assert (show(meant, value, "zh"), show(meant, value, "en")) == (zh, en)
    assert value == words.one(meant, half_width(text)), "a table means the same"


@pytest.mark.parametrize(("field", "text"), [("effect", "0"), ("effect", "6"), ("sensitivity", "4"), ("sex", "0")])
def test_a_number_that_no_label_has_is_refused(field: str, text: str) -> None:
    [meant] = [one for one in (*CLIENT_FIELDS, *VISIT_FIELDS) if one.name == field]
    with pytest.raises(FieldError) as caught:
        parse(meant, text, AROUND)
    assert caught.value.flaw is Flaw.NOT_A_CHOICE


@pytest.mark.parametrize(
    ("labels", "text", "meant"),
    [
        (("3·重", "2·中", "1·轻"), "3", "3·重"),
        (("0级", "1级", "2级"), "0", "0级"),
        (("１ 轻", "２ 重"), "2", "２ 重"),
        (("10 years", "20 years"), "20", "20 years"),
        # not every label has a number, two have the same, or it is part of a larger one: places, as everywhere
        (("油性", "2号", "干性"), "2", "2号"),
        (("5-10", "5-20"), "2", "5-20"),
        (("5,000", "10,000"), "2", "10,000"),
        (("1.5 mm", "0.5 mm"), "1", "1.5 mm"),
    ],
)
def test_a_list_of_the_salons_own(labels: tuple[str, ...], text: str, meant: str) -> None:
    assert parse(own(*labels), text, AROUND) == meant
    assert typed(own(*labels), meant) == text


def test_several_scores_and_none_of_them() -> None:
    field = own("0·前", "1·中", "2·后", kind=Kind.CHOICES)
    assert is_scored(field.choices)
    assert parse(field, "0", AROUND) == ("0·前",)
    assert parse(field, "02", AROUND) == ("0·前", "2·后")
    assert parse(field, "无", AROUND) == ()
    assert parse(field, typed(field, ()), AROUND) == ()


def test_the_list_says_a_number_once() -> None:
    assert choice_numbers(lists.RATING, "en")[1] == ("4", "satisfied")
    assert choice_numbers(lists.SENSITIVITY, "zh") == [("0", "无"), ("1", "轻"), ("2", "中"), ("3", "重")]


def test_what_the_list_has_and_what_it_has_not() -> None:
    [allergens] = [field for field in ALERT_FIELDS if field.name == "allergens"]
    assert readable_parts(allergens.choices, "酒精 花生、latex,3") == (("alcohol", "latex", "alcohol"), "花生")
