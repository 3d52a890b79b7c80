"""Properties of contents: kept as they were given, compared alike from both sides, for any kind and any values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.dated.comparing import Difference, How, compare
from db.dated.content import carried_on, checked, kept, packed, rows_in, texts_of, to_carry, unpacked
from db.dated.declaration import Carry, Dated, Part, Values, key_of
from db.dated.fields import GRADES, asked
from db.dated.kinds import KINDS
from db.fields.declaration import Field, Kind, Term
from db.fields.values import Hidden, Value

TODAY = date(2026, 3, 10)
STAGES = Dated(
    code="stages",
    label=Term("Stages", "阶段"),
    parts=(
        Part("head", Term("Head", "头"), (asked("problem", "Problem", "问题"),)),
        Part(
            "stage",
            Term("Stages", "阶段"),
            (
                asked("goal", "Goal", "目标", Kind.TEXT, required=True),
                asked("sessions", "Sessions", "次数", Kind.NUMBER),
                asked("remark", "Remark", "备注", limit=200),
                asked("grade", "Grade", "程度", Kind.CHOICE, GRADES, scale=True),
            ),
            most=9,
        ),
    ),
    carry=Carry(most=2, never=frozenset({"sessions"})),
)
"""A kind with a free list."""


def value_of(field: Field) -> st.SearchStrategy[Value]:
    codes = [entry.code for entry in field.choices]
    match field.kind:
        case Kind.CHOICE:
            return st.sampled_from(codes)
        case Kind.CHOICES:
            picked = st.sets(st.sampled_from(codes))
            return picked.map(lambda some: tuple(code for code in codes if code in some))
        case Kind.NUMBER | Kind.PRODUCT | Kind.SERVICE | Kind.STAFF | Kind.DATED:
            return st.integers(0, 10**6)
        case Kind.DATE:
            return st.dates(date(1900, 1, 1), date(2100, 1, 1))
        case Kind.MONTH:
            return st.sampled_from(["2024", "2024-05", "2026-03"])
        case Kind.YES_NO:
            return st.booleans()
        case _:
            return st.text("甲乙丙 abc[]=\"'", min_size=1, max_size=30).map(str.strip).filter(bool)


def keys(kind: Dated) -> list[str]:
    found: list[str] = []
    for part in kind.parts:
        rows = [row.code for row in part.rows] or ([str(n) for n in range(1, part.most + 1)] if part.most else [""])
        found += [key_of(field.name, row) for row in rows for field in part.fields]
    return found


@st.composite
def contents(draw: st.DrawFn, kind: Dated) -> dict[str, Value]:
    """What can be kept of a kind: some keys, and all that must be there."""
    chosen = draw(st.lists(st.sampled_from(keys(kind)), max_size=12, unique=True))
    values = {key: draw(value_of(field)) for key in chosen if (field := kind.at(key)) is not None}
    for _ in range(40):
        try:
            return checked(kind, values, TODAY)
        except InvalidFields as error:
            for key, flaw in error.flaws.items():
                field = kind.at(key)
                assert field is not None and flaw in (Flaw.REQUIRED, Flaw.SIGNED_ANEW), (key, flaw)
                values[key] = draw(value_of(field)) if flaw is Flaw.REQUIRED else None
    raise AssertionError("it never comes together")


MIRRORED = {How.LIGHTER: How.HEAVIER, How.HEAVIER: How.LIGHTER, How.NEW: How.GONE, How.GONE: How.NEW}


def mirrored(one: Difference) -> Difference:
    """The same, read from the other side."""
    return Difference(one.key, one.after, one.before, MIRRORED.get(one.how, one.how), -one.by)


ALL = (*KINDS.values(), STAGES)
pair = st.sampled_from(ALL).flatmap(lambda kind: st.tuples(st.just(kind), contents(kind), contents(kind)))
stages = contents(STAGES)
times = st.lists(st.sets(st.sampled_from(keys(STAGES))), min_size=1, max_size=6)
"""What is taken over, time after time."""


def test_what_is_no_value_at_all_is_told_with_the_rest() -> None:
    hostile: Any = {"problem": "缺水", "goal[1]": "补水", "grade[1]": ["2"], "sessions[1]": {}, "nothing": "x"}
    with pytest.raises(InvalidFields) as caught:
        checked(STAGES, hostile, TODAY)
    assert caught.value.flaws == {
        "sessions[1]": Flaw.NOT_A_NUMBER,
        "grade[1]": Flaw.NOT_A_CHOICE,
        "nothing": Flaw.UNKNOWN_FIELD,
    }


@settings(max_examples=60)
@given(pair)
def test_what_is_kept_comes_back_and_is_one_text(found: tuple[Dated, dict[str, Value], dict[str, Value]]) -> None:
    kind, values, _ = found
    text = packed(values)
    back = unpacked(kind, text)
    assert back == values
    assert list(back) == list(values), "in the order of the form"
    assert packed(dict(reversed(values.items()))) == text
    assert checked(kind, back, TODAY) == values


@settings(max_examples=60)
@given(pair)
def test_compared_from_the_other_side_it_is_the_mirror(
    found: tuple[Dated, dict[str, Value], dict[str, Value]],
) -> None:
    kind, one, other = found
    assert compare(kind, one, other) == tuple(mirrored(each) for each in compare(kind, other, one))
    assert {each.how for each in compare(kind, one, one)} <= {How.SAME}
    assert {each.key for each in compare(kind, one, other)} == {*one, *other}


def test_a_row_that_is_emptied_is_gone_and_the_others_move_up() -> None:
    values: Values = {"goal[1]": "a", "sessions[1]": 4, "goal[3]": "c", "grade[3]": "2", "goal[7]": "g"}
    found = checked(STAGES, values, TODAY)
    assert found == {"goal[1]": "a", "sessions[1]": 4, "goal[2]": "c", "grade[2]": "2", "goal[3]": "g"}
    assert rows_in(STAGES.parts[1], found) == ["1", "2", "3"]


def test_a_row_in_which_something_stands_needs_what_a_row_needs() -> None:
    with pytest.raises(InvalidFields) as caught:
        checked(STAGES, {"goal[1]": "a", "sessions[2]": 3, "sessions[10]": 1}, TODAY)
    assert caught.value.flaws == {"goal[2]": Flaw.REQUIRED, "sessions[10]": Flaw.UNKNOWN_FIELD}


def test_too_much_is_said_and_not_cut() -> None:
    many: Values = {f"goal[{n}]": "长" * 1000 for n in range(1, 10)}
    more: Values = {f"remark[{n}]": "长" * 120 for n in range(1, 10)}
    assert kept(texts_of(checked(STAGES, many, TODAY)))
    whole: dict[str, Value] = {**many, **more, "problem": "长" * 1000}
    with pytest.raises(SalonError) as caught:
        kept(texts_of(checked(STAGES, whole, TODAY)))
    assert caught.value.code is Code.TOO_MUCH


@settings(max_examples=60)
@given(stages, times)
def test_nothing_is_taken_over_more_often_than_it_may_be(values: dict[str, Value], times: list[set[str]]) -> None:
    """Against a count kept beside it: what was looked at anew begins again."""
    counts: dict[str, int] = {}
    model: dict[str, int] = {}
    for taken in times:
        wanted = taken & set(to_carry(STAGES, values, counts))
        counts = carried_on(STAGES, values, wanted, values, counts, {"head", "stage"})
        model = {key: model.get(key, 0) + 1 for key in wanted}
        assert counts == model
        assert all(count <= 2 and not key.startswith("sessions") for key, count in counts.items())


def test_what_nobody_looked_at_and_what_was_taken_over_too_often_is_refused() -> None:
    values: Values = {"problem": "干", "goal[1]": "补水", "sessions[1]": 3}
    with pytest.raises(SalonError) as caught:
        carried_on(STAGES, values, ["problem", "goal[1]"], values, {}, ["stage"])
    assert (caught.value.code, caught.value.facts) == (Code.UNCHECKED, {"part": "head"})
    with pytest.raises(InvalidFields) as wrong:
        carried_on(
            STAGES,
            values,
            ["problem", "goal[1]", "sessions[1]"],
            values,
            {"problem": 2, "goal[1]": 1},
            ["stage", "head"],
        )
    assert wrong.value.flaws == {"problem": Flaw.LOOK_AGAIN, "sessions[1]": Flaw.LOOK_AGAIN}
    assert carried_on(STAGES, values, ["problem"], {"problem": "油"}, {}, []) == {}, "what was changed isn't taken over"


def test_what_is_hidden_is_not_taken_over() -> None:
    assert to_carry(STAGES, {"problem": Hidden(), "goal[1]": "补水"}, {"goal[1]": 1}) == {"goal[1]": "补水"}
    assert to_carry(KINDS["past"], {"what": "光子"}, {}) == {}, "a kind that takes nothing over"
