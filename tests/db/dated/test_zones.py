"""What was seen zone by zone, as it is typed and read back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.core.errors import Flaw
from db.dated.declaration import Values, key_of
from db.dated.zones import FINDING_CODES, ZONE_CODES, numbers_text, read_zones, with_told, zones_alone, zones_text
from db.fields.parsing import FieldError
from db.fields.values import Value


def read(text: str, before: Values | None = None) -> Mapping[str, Value]:
    return with_told(before or {}, read_zones(text))


SEEN = st.lists(st.tuples(st.sampled_from(ZONE_CODES), st.sampled_from(("", *FINDING_CODES)), st.sampled_from("0123")))
"""What may be seen in zones: where no finding is named, somebody looked and saw nothing."""
TYPED = st.text("0123456789+-., ，、。。；８３．＋a—~", max_size=30)


def kept(seen: list[tuple[str, str, str]]) -> dict[str, Value]:
    """As an analysis keeps it."""
    values: dict[str, Value] = {key_of(finding, zone): grade for zone, finding, grade in seen if finding}
    values["zones_seen"] = tuple(zone for zone, _finding, _grade in seen)
    return with_told(values, ())


@settings(max_examples=100, deadline=None)
@given(SEEN)
def test_what_was_seen_is_typed_and_read_back_as_it_was(seen: list[tuple[str, str, str]]) -> None:
    values = kept(seen)
    assert dict(read(zones_text(values))) == values
    assert zones_alone({**values, "skin_type": "dry_oil"}) == values


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_what_is_typed_is_understood_or_its_word_is_named(text: str) -> None:
    try:
        found = read(text)
    except FieldError as error:
        assert error.word
    else:
        assert dict(read(zones_text(found))) == found


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("8+9 3.1, 5 8.2", "5 8.2, 8+9 3.1"),
        ("８＋９　３．１，５　８．２", "5 8.2, 8+9 3.1"),
        ("8 + 9 3。1、5 8。2；", "5 8.2, 8+9 3.1"),
        ("8 9 3.1 5 8.2", "5 8.2, 8+9 3.1"),
        ("8 1.2+3.1", "8 1.2 3.1"),
        ("1-6 0, 3 10.1", "1+2+4-6 0, 3 10.1"),
        ("20 14.2", "1+2+7+15 14.2"),
        ("21 13.1", "8+9+13+14 13.1"),
        ("22 0", "1-15 0"),
        ("22 0 15 -", "1-14 0"),
        ("8 3.1, 8 3.2", "8 3.2"),
        ("8 3.1, 8 0 1.1", "8 1.1"),
        ("8 3.0", "8 3.0"),
        ("", ""),
        (" , ,", ""),
    ],
)
def test_lists_of_zones_and_what_was_seen_there(text: str, then: str) -> None:
    assert zones_text(read(text)) == then


def test_what_is_typed_stands_beside_what_is_there() -> None:
    before = read("7 1.2, 8+9 3.2, 5 0, 16 10.1")
    found = read("8+9 3.1, 5 8.2, 16 -, 7 3.1", before)
    assert zones_text(found) == "5 8.2, 7 1.2 3.1, 8+9 3.1"
    assert found["zones_seen"] == ("l_eye", "nose", "l_cheek", "r_cheek")


@pytest.mark.parametrize(
    ("text", "flaw", "word"),
    [
        ("8+9 3.1, 19 8.2", Flaw.NOT_A_ZONE, "19"),
        ("8+23 3.1", Flaw.NOT_A_ZONE, "23"),
        ("16-1 0", Flaw.NOT_A_ZONE, "16-1"),
        ("9" * 5000 + " 0", Flaw.NOT_A_ZONE, "9" * 5000),
        ("8 15.1", Flaw.NOT_A_FINDING, "15.1"),
        ("8 0.1", Flaw.NOT_A_FINDING, "0.1"),
        ("8 3.4", Flaw.NOT_A_GRADE, "3.4"),
        ("8 3.1+3.10", Flaw.NOT_A_GRADE, "3.10"),
        ("8 3.", Flaw.NOT_A_GRADE, "3."),
        ("3.1", Flaw.NO_ZONE, "3.1"),
        ("8 3.1, 1.2", Flaw.NO_ZONE, "1.2"),
        ("0", Flaw.NO_ZONE, "0"),
        ("8+9 3.1, 5", Flaw.NOTHING_SAID, "5"),
        ("8 9", Flaw.NOTHING_SAID, "8 9"),
        ("8 3.1 毛孔", Flaw.NOT_ZONES, "毛孔"),
        ("8++9 1.1", Flaw.NOT_ZONES, "8++9"),
    ],
)
def test_a_word_that_is_not_understood_is_named(text: str, flaw: Flaw, word: str) -> None:
    with pytest.raises(FieldError) as wrong:
        read_zones(text)
    assert (wrong.value.flaw, wrong.value.word) == (flaw, word)


def test_numbers_of_zones_are_short() -> None:
    assert numbers_text([1, 2, 3, 4, 7, 9, 10]) == "1-4+7+9+10"
