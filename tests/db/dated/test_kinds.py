"""What every kind of dated record has to be, and what the kinds that ship derive."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from db.core.errors import Flaw, InvalidFields
from db.dated.comparing import How, compare
from db.dated.content import checked, packed, unpacked
from db.dated.declaration import Dated, Values
from db.dated.kinds import KINDS
from db.dated.kinds.patch import PATCH
from db.dated.kinds.skin import SKIN
from db.fields.declaration import Kind
from db.fields.values import Hidden
from db.text.dates import months_after
from tests.db.dated.samples import ANALYSIS

TODAY = date(2026, 3, 10)
SHIPPED = Path(__file__).with_name("codes.txt")
"""Every code that a record may hold since the first release: none of them may ever be gone."""


def codes() -> set[str]:
    return {
        f"{kind.code} {field.name} {entry.code}"
        for kind in KINDS.values()
        for field in kind.fields
        for entry in field.choices
    } | {f"{kind.code} {part.name} {row.code}" for kind in KINDS.values() for part in kind.parts for row in part.rows}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_kind_is_whole(kind: Dated) -> None:
    names = [field.name for field in kind.fields]
    assert len(names) == len(set(names)), "a key means one field"
    assert set(kind.headline) <= set(names)
    assert kind.carry is None or kind.carry.never <= set(names)
    assert not kind.chain_by or kind.chain_by in names
    assert all(part.looked in ("", *names) for part in kind.parts)
    for field in kind.fields:
        assert not field.scale or field.kind is Kind.CHOICE, "steps are of one answer"
        assert kind.at(kind_key(kind, field.name)) is not None


def kind_key(kind: Dated, name: str) -> str:
    part = kind.part_of(name)
    row = part.rows[0].code if part.rows else "1" if part.most else ""
    return f"{name}[{row}]" if row else name


def test_no_code_that_was_ever_kept_is_gone() -> None:
    kept = set(SHIPPED.read_text("utf-8").splitlines())
    assert kept <= codes()
    assert codes() <= kept, "add what is new to codes.txt: from now on it stands in records"


def test_a_key_means_a_field_in_a_row() -> None:
    found = SKIN.at("pores[l_cheek]")
    assert found is not None
    assert (found.label.en, found.label.zh) == ("Pores, L cheek", "左颊 毛孔")
    assert [SKIN.at(key) for key in ("pores", "pores[chin_left]", "skin_type[nose]", "nothing", "pores[l_cheek")] == [
        None
    ] * 5


def test_keys_stand_in_the_order_of_the_form_row_by_row() -> None:
    mixed = ["conclusion", "pores[r_cheek]", "blackheads[r_cheek]", "method", "pores[forehead]", "skin_type"]
    found = ["method", "pores[forehead]", "blackheads[r_cheek]", "pores[r_cheek]", "skin_type", "conclusion"]
    assert SKIN.in_order(mixed) == found


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 10), 3, date(2026, 6, 10)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 10, 31), 6, date(2027, 4, 30)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_the_same_day_some_months_later(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("readings", "days", "mark", "due", "until"),
    [
        ({}, 0, "to_read", 1, None),
        ({"at_24h": "negative"}, 1, "to_read", 2, None),
        ({"at_24h": "negative", "at_48h": "pending"}, 2, "to_read", 2, None),
        ({"at_24h": "negative", "at_48h": "negative"}, 180, "negative", None, 180),
        ({"at_24h": "negative", "at_48h": "negative"}, 181, "expired", None, 180),
        ({"at_24h": "positive"}, 1, "positive", None, None),
        ({"at_24h": "negative", "at_48h": "positive"}, 900, "positive", None, None),
    ],
)
def test_a_patch_test_is_to_be_read_holds_and_expires(
    readings: Values, days: int, mark: str, due: int | None, until: int | None
) -> None:
    found = PATCH.derive(readings, TODAY, TODAY + timedelta(days=days))
    after = [None if days is None else TODAY + timedelta(days=days) for days in (due, until)]
    assert [found.due, found.until] == after
    assert found.mark == mark


def test_a_second_reading_follows_a_first() -> None:
    with pytest.raises(InvalidFields) as caught:
        checked(PATCH, {"product": 1, "site": "ear", "at_48h": "negative"}, TODAY)
    assert caught.value.flaws == {"at_24h": Flaw.REQUIRED}


def test_an_analysis_comes_back_as_it_was_kept() -> None:
    values = checked(SKIN, ANALYSIS, TODAY)
    assert unpacked(SKIN, packed(values)) == values == dict(ANALYSIS)
    assert list(values)[:3] == ["method", "zones_seen", "blackheads[nose]"]


def test_what_is_wrong_is_told_by_key_in_the_order_of_the_form() -> None:
    with pytest.raises(InvalidFields) as caught:
        checked(SKIN, {"pores[l_cheek]": "7", "moon": "1", "zones_seen": ("nose", "moon")}, TODAY)
    assert list(caught.value.flaws.items()) == [
        ("method", Flaw.REQUIRED),
        ("zones_seen", Flaw.NOT_A_CHOICE),
        ("pores[l_cheek]", Flaw.NOT_A_CHOICE),
        ("moon", Flaw.UNKNOWN_FIELD),
    ]


def test_two_analyses_say_lighter_heavier_new_and_where_nobody_looked() -> None:
    after = {
        **ANALYSIS,
        "zones_seen": ("nose", "l_cheek", "l_eye"),
        "pores[l_cheek]": "1",
        "fine_lines[l_eye]": "2",
        "skin_type": "combination",
        "moisture_figure": 38,
    }
    for gone in ("blackheads[nose]", "pores[r_cheek]", "conclusion"):
        del after[gone]
    found = {one.key: (one.how, one.by) for one in compare(SKIN, ANALYSIS, after) if one.how is not How.SAME}
    assert found == {
        "zones_seen": (How.OTHER, 0),
        "blackheads[nose]": (How.LIGHTER, 0),
        "pores[l_cheek]": (How.LIGHTER, 0),
        "pores[r_cheek]": (How.UNSURE, 0),
        "fine_lines[l_eye]": (How.UNSURE, 0),
        "skin_type": (How.OTHER, 0),
        "moisture_figure": (How.CHANGED, 7),
        "conclusion": (How.GONE, 0),
    }


@pytest.mark.parametrize("hidden", ["before", "after", "both"])
def test_what_one_may_not_see_on_either_day_is_not_told_by_comparing(hidden: str) -> None:
    before: Values = {"moisture_figure": Hidden() if hidden != "after" else 31, "conclusion": "干"}
    after: Values = {"moisture_figure": Hidden() if hidden != "before" else 38, "conclusion": "干"}
    [figure, conclusion] = compare(SKIN, before, after)
    assert (figure.how, figure.by) == (How.UNSURE, 0)
    assert conclusion.how is How.SAME
