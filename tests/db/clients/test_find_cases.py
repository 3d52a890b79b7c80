"""Finding by what people really type: every way of writing a name, a number and both together."""

from __future__ import annotations

import pytest

from db.clients.finding.queries import by_number, find
from db.core.sql import rows
from db.text.cleaning import fold
from tests.cases.find import CLIENTS, QUESTIONS
from tests.db.salon import DESK_WOMAN, GU, LIN, OWNER, Salon


@pytest.fixture
def found_in(salon: Salon) -> Salon:
    """The salon with the clients of the cases."""
    at = salon.desk(OWNER)
    for name, values in CLIENTS.items():
        salon.register(at, name, **values)
    return salon


def who(text: str) -> tuple[str, str]:
    """The client that a case is about, and what is typed."""
    name = next(name for name in sorted(CLIENTS, key=len, reverse=True) if fold(text).startswith(fold(name)))
    words = len(name.split())
    return name, text.split(" ", words)[words]


@pytest.mark.parametrize("kind", QUESTIONS)
def test_found_by(found_in: Salon, kind: str) -> None:
    at = found_in.desk(DESK_WOMAN)
    asked = [who(text) for text in QUESTIONS[kind]]
    assert [(name, typed) for name, typed in asked if name not in {line.name for line in find(at, typed)}] == []


def test_what_is_meant_comes_first(found_in: Salon) -> None:
    at = found_in.desk(DESK_WOMAN)
    meant = {
        "司马若兰": "司马若兰",
        "若兰": "司马若兰",
        "13260500004": "单雯",
        "司马0001": "司马若兰",
        "0571-86006021": "范文慧",
        "xiexd": "解晓东",
    }
    assert {typed: find(at, typed)[0].name for typed in meant} == meant


def test_the_whole_name_then_the_surname_then_the_given_name_then_inside(salon: Salon) -> None:
    at = salon.desk(OWNER)
    wanted = ["兰", "兰心", "兰芷若", "兰兰花", "王兰", "李兰芝", "赵若兰"]
    for place, name in enumerate(reversed(wanted)):
        salon.register(at, name, f"1350013{place:04d}")
    names = [line.name for line in find(at, "兰")]
    assert names[0] == "兰" and set(names[1:4]) == {"兰心", "兰芷若", "兰兰花"}
    assert set(names[4:6]) == {"王兰", "李兰芝"} and names[6:] == ["赵若兰"]


def test_a_surname_comes_before_those_that_begin_like_it(salon: Salon) -> None:
    at = salon.desk(OWNER)
    for place, name in enumerate(("连芳", "梁静", "林黛玉", "李玉")):
        salon.register(at, name, f"1350014{place:04d}")
    names = [line.name for line in find(at, "li")]
    assert set(names[:2]) == {"李娜", "李玉"} and set(names[2:]) >= {"连芳", "梁静", "林黛玉"}


@pytest.mark.parametrize("typed", ["{short}", "0{short}", "{number}", "{start} {end}"])
def test_a_card_number_does_without_its_leading_zeros(salon: Salon, typed: str) -> None:
    [(number,)] = rows("SELECT number FROM client WHERE name = ?", "曾丽")
    text = typed.format(short=number.lstrip("0"), number=number, start=number[:4], end=number[4:])
    assert find(salon.desk(DESK_WOMAN), text)[0].name == "曾丽"
    exact = by_number(salon.desk(DESK_WOMAN), text)
    # where a card is wanted and nothing else, fewer digits may be the end of a phone number
    assert (exact is not None) == (len(text.replace(" ", "")) == 8)


@pytest.mark.parametrize("who", [LIN, GU])
def test_the_beginning_of_a_number_finds_only_for_who_may_read_it(found_in: Salon, who: str) -> None:
    beginnings = ("132605", "1326050000", "+86 132 6050", "057186", "lihua_19", "13988")
    at = found_in.desk(DESK_WOMAN)
    assert all(find(at, typed) for typed in beginnings)
    at = found_in.desk(who)
    assert [find(at, typed) for typed in beginnings] == [[]] * len(beginnings)
    for typed in ("13260500001", "+86 132 6050 0001", "0001", "500001", "0571-86006021", "lihua_1986", "13577005003"):
        assert find(at, typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("[/]", ["[", "[/", "[/]", " [ / ] ", "［／］"]),
        ("·", ["·"]),
        ("—", ["—"]),
        ("+", ["+", "＋"]),
        ("007", ["007", "00"]),
        ("$ 5", ["$ 5", "5"]),
    ],
)
def test_whoever_is_called_by_signs_or_digits_alone_is_found_by_them(salon: Salon, name: str, typed: list[str]) -> None:
    at = salon.desk(OWNER)
    salon.register(at, name, "13500150000")
    assert [text for text in typed if name not in {line.name for line in find(at, text)}] == []
    assert name not in {line.name for line in find(at, "李")}
