"""How far visits bring the stages of a plan, beside a model that counts them otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.care.measuring import is_reached, measured, step_of
from db.care.stages import Progress, Stage, current, progress, stages_of
from db.dated.zones import read_zones, with_told
from db.fields.values import Hidden, Ref, Value

FIRST = date(2026, 1, 5)
STAGES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=6)
VISITS = st.lists(st.lists(st.integers(1, 3), max_size=3), max_size=20)


def stages(told: list[tuple[int, int]]) -> list[Stage]:
    return [
        Stage(number=number, goal="", service=service, sessions=sessions)
        for number, (service, sessions) in enumerate(told, 1)
    ]


def dated(visits: list[list[int]]) -> list[tuple[date, list[int]]]:
    return [(FIRST + timedelta(days=7 * at), services) for at, services in enumerate(visits)]


def counted(told: list[tuple[int, int]], visits: list[list[int]]) -> list[int]:
    """The model: of each service so many visits, poured into its stages one after the other."""
    left = {service: sum(service in visit for visit in visits) for service in (1, 2, 3)}
    found = []
    for service, sessions in told:
        has = left.get(service, 0)
        taken = min(has, sessions) if sessions else has
        if service in left:
            left[service] -= taken
        found.append(taken)
    return found


@settings(max_examples=500, deadline=None)
@given(STAGES, VISITS)
def test_visits_are_counted_for_the_first_stage_that_lacks_them(
    told: list[tuple[int, int]], visits: list[list[int]]
) -> None:
    found = progress(stages(told), dated(visits))
    assert [one.done for one in found] == counted(told, visits)
    assert all(list(one.days) == sorted(one.days) for one in found)


def test_the_next_session_is_due_after_the_interval() -> None:
    one = Progress(Stage(number=1, goal="", service=1, sessions=3, interval=14), (FIRST, FIRST + timedelta(days=10)))
    assert (one.done, one.is_done, one.next_day) == (2, False, date(2026, 1, 29))
    done = Progress(Stage(number=1, goal="", service=1, sessions=2, interval=14), one.days)
    assert (done.is_done, done.next_day) == (True, None)
    assert Progress(Stage(number=1, goal="", sessions=2, interval=14)).next_day is None


def test_a_plan_has_come_to_the_first_stage_that_is_not_done() -> None:
    found = progress(stages([(1, 2), (2, 1), (1, 1)]), dated([[1], [1], [1]]))
    assert [one.done for one in found] == [2, 0, 1]
    assert (stage := current(found)) is not None and stage.stage.number == 2
    assert current(()) is None
    done = progress(stages([(1, 1)]), dated([[1]]))
    assert current(done) is done[0]


def test_stages_are_read_as_far_as_they_may_be_seen() -> None:
    values: dict[str, Value] = {
        "problems": "缺水",
        "goal[1]": "水分 40",
        "measure[1]": "moisture_figure",
        "aim[1]": "40",
        "service[1]": Ref(7, "补水护理"),
        "sessions[1]": 4,
        "interval[1]": 10,
        "goal[2]": "维持",
        "service[2]": 7,
    }
    assert stages_of(values) == (
        Stage(
            number=1,
            goal="水分 40",
            measure="moisture_figure",
            aim="40",
            service=7,
            sessions=4,
            interval=10,
        ),
        Stage(number=2, goal="维持", service=7),
    )
    assert stages_of(dict.fromkeys(values, Hidden())) == ()


@pytest.mark.parametrize(
    ("measure", "value", "aim", "reached"),
    [
        ("moisture_figure", 38, "40", False),
        ("moisture_figure", 40, "水分 40 %", True),
        ("sebum_t_figure", 45, "50", True),
        ("pores", "1", "1", True),
        ("pores", "2", "1 轻", False),
        ("pores_t", "large", "2", False),
        ("pores_t", "normal", "2", True),
        ("pores", None, "1", None),
        ("skin_type", "normal", "1", None),
        ("moisture_figure", 38, "good", None),
        ("moisture_figure", 38, "", None),
    ],
)
def test_what_an_aim_asks_for(measure: str, value: Value, aim: str, reached: bool | None) -> None:
    assert is_reached(value, measure, aim) is reached


@pytest.mark.parametrize(
    ("measure", "aim", "step"),
    [
        *(
            ("pores", "0", "0"),
            ("pores", "1", "1"),
            ("pores", "4", None),
            ("pores", "1-2", None),
            ("pores", "轻", None),
        ),
        *(("wrinkle_depth", "1", "fine"), ("wrinkle_depth", "0", None), ("wrinkle_depth", "4", None)),
        *(("moisture_figure", "2", None), ("", "1", None)),
    ],
)
def test_a_number_alone_is_the_step_of_a_scale(measure: str, aim: str, step: str | None) -> None:
    assert step_of(measure, aim) == step


def test_what_is_seen_by_zone_counts_where_it_is_worst() -> None:
    analysis = with_told({"moisture_figure": 31}, read_zones("8 3.1, 9 3.2, 7 0"))
    assert measured(analysis, "pores") == "2"
    assert measured(analysis, "blackheads") == "0"
    assert measured(analysis, "moisture_figure") == 31
    assert measured({}, "blackheads") is None
