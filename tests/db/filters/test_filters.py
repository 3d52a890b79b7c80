"""Filters: whom each of them finds, held against a look at every client, and who may ask what."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.clients.operations.clients import open_client
from db.clients.store.listed import MOST_LISTED
from db.contacts.operations.making import make_day
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.permissions import Role
from db.core.sql import rows, run
from db.fields.choices import GOALS, GRADE, SEX, SOURCE
from db.filters.fields import FILTER_FIELDS
from db.filters.operations import print_filtered, print_skin_index
from db.filters.queries import by_skin, filtered, filtered_after, usable_filters
from db.filters.records import Filters
from db.filters.store.conditions import ENOUGH, conditions, joined
from db.filters.store.words import words_of
from db.text.cleaning import fold
from db.text.dates import Birthday, age, next_birthday
from tests.db.dated.samples import ANALYSIS, save
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    GU,
    HAO,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    ZENG,
    Salon,
    entries,
    refused,
)

DISTRICTS = ("", "静安区", "Jing'an", "徐汇区", "浦东新区")
LIKES = ("", "喝茶、旅行", "热瑜伽", "tea, films", "花艺")
BORN = ("", "1988-03-12", "--03-12", "L1985-01-25", "L2001-04r-10", "2000-02-29", "2010-12-31", "L--12-30")


@pytest.fixture
def crowd(salon: Salon) -> Salon:
    """36 more clients, of all kinds."""
    at, draw = salon.desk(OWNER), random.Random(11)
    for number in range(36):
        values: dict[str, Any] = {
            "grade": draw.choice(("", *(one.code for one in GRADE))),
            "sex": draw.choice(("", *(one.code for one in SEX))),
            "source": draw.choice(("", *(one.code for one in SOURCE))),
            "district": draw.choice(DISTRICTS),
            "occupation": draw.choice(("", "教师", "会计师", "Teacher")),
            "birthday": draw.choice(BORN),
            "hobbies": draw.choice(LIKES),
            "events": draw.choice(LIKES),
            "consent_contact": draw.choice((None, (), ("phone",), ("message", "post"))),
            "beautician": draw.choice((None, salon.staff[LIN], salon.staff[HAO])),
        }
        values = {name: value for name, value in values.items() if value not in ("", None)}
        made = salon.register(at, f"客{number:02d}", f"1350013{5100 + number}", **values)
        if draw.random() < 0.4:
            skin = {**ANALYSIS, "skin_type": draw.choice(("oily", "normal")), "concerns": (draw.choice(GOALS).code,)}
            save(salon, at, made.id, values=skin)
        if draw.random() < 0.25:
            come(salon, at, made.id, draw.choice((MOISTURE, LIFT)))
    # they came in the course of most of a year
    run("UPDATE visit SET day = date(day, '-' || (id * 71 % 300) || ' days')")
    run("UPDATE bill SET day = (SELECT v.day FROM visit v WHERE v.id = visit_id)")
    make_day(at)
    return salon


@dataclass(frozen=True)
class Known:
    """What stands in a client's file of what filters ask for."""

    column: dict[str, Any]
    likes: dict[str, str]
    skin: set[tuple[str, str]]
    visits: list[tuple[str, int, int]]
    ways: list[str] | None
    years: int | None
    month: int


def known_of(client: int, today: date) -> Known:
    names = ("grade", "sex", "source", "district", "occupation", "birthday", "beautician_id")
    [row] = rows(f"SELECT {', '.join(names)} FROM client WHERE id = ?", client)
    column = dict(zip(names, row, strict=True))
    born = Birthday.from_store(column["birthday"]) if column["birthday"] else None
    contact = rows("SELECT value FROM consent WHERE client_id = ? AND purpose = 'consent_contact' ORDER BY id", client)
    return Known(
        column=column,
        likes=dict(rows("SELECT field, value FROM answer WHERE client_id = ?", client)),
        skin=set(rows("SELECT field, code FROM dated_key WHERE client_id = ? AND kind = 'skin'", client)),
        visits=rows(
            "SELECT v.day, l.service_id, l.price FROM visit v JOIN visit_service l ON l.visit_id = v.id "
            "WHERE v.client_id = ? AND v.cancelled = ''",
            client,
        ),
        ways=contact[-1][0].split() if contact else None,
        years=age(born, today) if born else None,
        month=next_birthday(born, today.replace(day=1)).month if born else 0,
    )


def like(client: Known, asked: Filters) -> bool:
    """Whether a client is meant, by a look at what stands in the file."""

    def has(text: str, words: str) -> bool:
        return any(word in fold(text) for word in words_of(words))

    def between(day: str, since: date | None, until: date | None) -> bool:
        return (not since or day >= since.isoformat()) and (not until or day <= until.isoformat())

    column, years, skin = client.column, client.years, client.skin
    spent = sum(price for *_, price in client.visits)
    last = max((day for day, *_ in client.visits), default="")
    return all(
        (
            not asked.grades or column["grade"] in asked.grades,
            not asked.sexes or column["sex"] in asked.sexes,
            not asked.sources or column["source"] in asked.sources,
            not asked.district or has(column["district"], asked.district),
            not asked.occupation or has(column["occupation"], asked.occupation),
            not (asked.hobbies or asked.themes)
            or has(client.likes.get("hobbies", ""), asked.hobbies)
            or has(client.likes.get("events", ""), asked.themes),
            asked.age_from is None or (years is not None and years >= asked.age_from),
            asked.age_to is None or (years is not None and years <= asked.age_to),
            not asked.months or str(client.month) in asked.months,
            not asked.beautician or column["beautician_id"] == asked.beautician,
            not asked.reachable or client.ways is None or asked.reachable in client.ways,
            not (asked.service or asked.service_since or asked.service_until)
            or any(
                service == (asked.service or service) and between(day, asked.service_since, asked.service_until)
                for day, service, _price in client.visits
            ),
            not (asked.last_since or asked.last_until)
            or (bool(last) and between(last, asked.last_since, asked.last_until)),
            not asked.skin_types or any(("skin_type", code) in skin for code in asked.skin_types),
            not asked.concerns or any(("concerns", code) in skin for code in asked.concerns),
            asked.spend_from is None or spent >= asked.spend_from,
            asked.spend_to is None or spent <= asked.spend_to,
        )
    )


def drawn(draw: random.Random, salon: Salon) -> Filters:
    """Some of the filters."""
    few = {
        "grades": (draw.choice(GRADE).code, draw.choice(GRADE).code),
        "sexes": (draw.choice(SEX).code,),
        "sources": (draw.choice(SOURCE).code, "referral"),
        "district": draw.choice(("静安", "靜安 浦东", "jingan", "nowhere")),
        "occupation": draw.choice(("教师", "师", "TEACHER")),
        "hobbies": draw.choice(("茶", "瑜伽 花", "Tea")),
        "themes": draw.choice(("茶", "films", "花艺、旅行")),
        "age_from": draw.choice((0, 15, 26, 38)),
        "age_to": draw.choice((15, 26, 38, 41, 150)),
        "months": (str(draw.randint(1, 12)), str(draw.randint(1, 12))),
        "beautician": salon.staff[LIN],
        "reachable": draw.choice(("phone", "post")),
        "service": salon.services[draw.choice((MOISTURE, LIFT))],
        "service_since": salon.clock.today - timedelta(days=draw.choice((30, 150, 280))),
        "service_until": salon.clock.today - timedelta(days=draw.choice((0, 20, 100))),
        "last_since": salon.clock.today - timedelta(days=draw.choice((0, 30, 200))),
        "last_until": salon.clock.today - timedelta(days=draw.choice((0, 10, 150))),
        "skin_types": ("oily",),
        "concerns": (draw.choice(GOALS).code, draw.choice(GOALS).code),
        "spend_from": draw.choice((0, 1, 20000, 40000)),
        "spend_to": draw.choice((0, 26800, 50000)),
    }
    names = draw.sample(sorted(few), draw.choice((1, 1, 2, 3)))
    if {"spend_from", "spend_to"} <= {*names} and few["spend_from"] > few["spend_to"]:  # type: ignore[operator]
        names.remove("spend_to")
    for since, until in (("service_since", "service_until"), ("last_since", "last_until")):
        if {since, until} <= {*names} and few[since] > few[until]:  # type: ignore[operator]
            names.remove(until)
    if {"age_from", "age_to"} <= {*names} and few["age_from"] > few["age_to"]:  # type: ignore[operator]
        names.remove("age_to")
    return Filters(**{name: few[name] for name in names})  # type: ignore[arg-type]


def all_of(at: Desk, asked: Filters) -> list[int]:
    """Everybody whom filters leave, page by page."""
    first = filtered(at, asked)
    found = [line.id for line in first.lines]
    while len(found) < first.count:
        more = filtered_after(at, asked, found[-1])
        assert more, "there are as many as were counted"
        found += [line.id for line in more]
    assert not filtered_after(at, asked, found[-1]) if found else not first.lines
    return found


def test_it_finds_whom_a_look_at_everybody_finds(crowd: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    at, draw = crowd.desk(OWNER), random.Random(5)
    ids = [client for (client,) in rows("SELECT id FROM client ORDER BY sort_pinyin, id")]
    everybody = {client: known_of(client, crowd.clock.today) for client in ids}
    found_some = 0
    for _ in range(120):
        asked = drawn(draw, crowd)
        # in a crowd of many, what nearly all have in common leads nowhere
        monkeypatch.setattr("db.filters.store.conditions.ENOUGH", draw.choice((3, ENOUGH)))
        wanted = [client for client, known in everybody.items() if like(known, asked)]
        assert all_of(at, asked) == wanted, asked
        found_some += bool(wanted)
    assert found_some > 50, "most of them find somebody"
    assert len(all_of(at, Filters())) == len(everybody) > 40, "without filters everybody, over more than one page"


def come(salon: Salon, at: Desk, client: str | int, service: str) -> None:
    visit = salon.visit(at, client, service)
    salon.end(at, salon.pay(at, visit))


def test_a_service_of_a_period_and_a_visit_of_one(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    come(salon, at, OUYANG, LIFT)
    salon.clock.forward(days=40)
    at, later = salon.desk(OWNER), salon.clock.today
    come(salon, at, OUYANG, MOISTURE)
    come(salon, at, CHEN, LIFT)
    make_day(at)
    lift = Filters(service=salon.services[LIFT])
    for asked, names in (
        (lift, [CHEN, OUYANG]),
        (replace(lift, service_since=later), [CHEN]),
        (replace(lift, service_until=today), [OUYANG]),
        (Filters(service_since=today, service_until=today + timedelta(days=1)), [OUYANG]),
        (Filters(last_since=later), [CHEN, OUYANG]),
        (Filters(last_until=today), []),
    ):
        assert sorted(line.name for line in filtered(at, asked).lines) == sorted(names), asked


def test_whoever_sees_no_health_is_offered_no_filter_by_it(salon: Salon) -> None:
    health, amounts = {"skin_types", "concerns"}, {"spend_from", "spend_to"}
    for who, left_out in ((DESK_WOMAN, health | amounts), (LIN, amounts), (GU, set()), (DENG, health | amounts)):
        assert {field.name for field in FILTER_FIELDS} - {*usable_filters(salon.desk(who))} == left_out


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        (Filters(skin_types=("oily",)), Role.RECEPTIONIST),
        (Filters(concerns=("pores",)), Role.KEEPER),
        (Filters(spend_from=0), Role.RECEPTIONIST),
        (Filters(spend_to=10000), Role.BEAUTICIAN),
        (Filters(spend_from=100), Role.KEEPER),
    ],
)
def test_what_somebody_may_not_see_they_cannot_count_by(salon: Salon, asked: Filters, role: Role) -> None:
    at = salon.desk(role)
    assert refused(filtered, at, asked) is Code.NOT_ALLOWED
    assert refused(filtered_after, at, asked, 1) is Code.NOT_ALLOWED


def test_whose_right_reaches_to_own_clients_counts_among_those(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    for name in (OUYANG, CHEN, ZENG):
        save(salon, owner, salon.clients[name])
    asked = Filters(concerns=("pores",))
    assert (filtered(owner, asked).count, filtered(owner, asked).is_own) == (3, False)
    for who, own in ((LIN, OUYANG), (HAO, CHEN), (GU, ZENG)):
        found = filtered(salon.desk(who), asked)
        assert ([line.name for line in found.lines], found.count, found.is_own) == ([own], 1, True)
    assert filtered(salon.desk(DESK_WOMAN), Filters()).count == len(salon.clients)
    assert filtered(salon.desk(LIN), Filters()).count == 1, "not even how many there are"
    assert filtered(salon.desk(GU), Filters(spend_from=0, spend_to=0)).count == 1


def test_who_took_back_that_health_is_kept_is_found_by_no_skin(salon: Salon) -> None:
    at = salon.desk(OWNER)
    save(salon, at, salon.clients[ZENG])
    asked = Filters(skin_types=("combination_dry",))
    assert [line.name for line in filtered(at, asked).lines] == [ZENG]
    salon.change(at, open_client(at, salon.clients[ZENG]), consent_health=False)
    assert filtered(at, asked).count == 0
    salon.change(at, open_client(at, salon.clients[ZENG]), consent_health=True)
    assert filtered(at, asked).count == 1


def test_the_index_by_skin_counts_and_prints_who_has_what(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    for name, skin in ((OUYANG, "oily"), (ZENG, "oily"), (CHEN, "normal")):
        save(salon, owner, salon.clients[name], values={**ANALYSIS, "skin_type": skin, "concerns": ("pores",)})
    counted = [(one.field, one.code, one.count) for one in by_skin(owner)]
    assert counted == [("skin_types", "normal", 1), ("skin_types", "oily", 2), ("concerns", "pores", 3)]
    assert [(one.code, one.count) for one in by_skin(salon.desk(LIN))] == [("oily", 1), ("pores", 1)], "own alone"
    assert by_skin(salon.desk(DESK_WOMAN)) == (), "not even how many there are"
    owner = salon.desk(OWNER)
    salon.change(owner, open_client(owner, salon.clients[ZENG]), consent_health=False)
    sheet = print_skin_index(salon.approved(owner, print_skin_index))
    assert [(line.group.zh, line.name) for line in sheet.lines] == [
        ("中性", CHEN),
        ("油性", OUYANG),
        ("收毛孔", CHEN),
        ("收毛孔", OUYANG),
    ]
    assert refused(print_skin_index, owner) is Code.NEEDS_SECOND


def test_a_list_with_phones_has_those_who_may_be_phoned_and_twenty_a_day(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    salon.change(at, open_client(at, salon.clients[LI]), consent_contact=("message",))
    asked = Filters(grades=("gold",))
    for name in (LI, OUYANG):
        salon.change(at, open_client(at, salon.clients[name]), grade="gold", district="静安")
    plain, phoned = print_filtered(at, asked), print_filtered(at, asked, phones=True)
    assert [(line.name, line.phone, line.district) for line in plain.entries] == [
        (LI, "", "静安"),
        (OUYANG, "", "静安"),
    ]
    assert [line.phone for line in phoned.entries] == ["", "13800138000"]
    assert [(label.zh, value.zh) for label, value in phoned.asked] == [("级别", "金卡")]
    for number in range(MOST_LISTED):
        salon.register(at, f"客{number:02d}", f"1350013{5100 + number}", grade="gold")
    assert refused(print_filtered, at, asked, phones=True) is Code.NOT_ALLOWED, "not above twenty a day"
    assert len(print_filtered(at, asked).entries) == MOST_LISTED + 2
    assert refused(print_filtered, salon.desk(OWNER), asked, phones=True) is Code.NEEDS_SECOND
    assert refused(print_filtered, salon.desk(LIN), asked) is Code.NOT_ALLOWED


@pytest.mark.parametrize(
    ("asked", "flaws"),
    [
        (Filters(age_from=40, age_to=30), {"age_to": Flaw.ENDS_BEFORE}),
        (Filters(age_from=-1), {"age_from": Flaw.NOT_A_NUMBER}),
        (Filters(grades=("platinum",)), {"grades": Flaw.NOT_A_CHOICE}),
        (Filters(months=("13",)), {"months": Flaw.NOT_A_CHOICE}),
        (Filters(district="静" * 201), {"district": Flaw.TOO_LONG}),
        (Filters(last_since=date(2026, 2, 2), last_until=date(2026, 2, 1)), {"last_until": Flaw.ENDS_BEFORE}),
        (Filters(spend_from=2, spend_to=1), {"spend_to": Flaw.ENDS_BEFORE}),
    ],
)
def test_what_can_be_no_filter_is_said_at_its_field(salon: Salon, asked: Filters, flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as error:
        filtered(salon.desk(OWNER), asked)
    assert error.value.flaws == flaws


def test_words_as_people_type_them(salon: Salon) -> None:
    at = salon.desk(OWNER)
    for text in ("nowhere", "𬭎", "O'Brien & <b>"):
        assert filtered(at, Filters(district=text, hobbies=text)).count == 0
    for text in ("[/]", "%", "、"):
        with pytest.raises(InvalidFields) as error:
            filtered(at, Filters(district=text))
        assert error.value.flaws == {"district": Flaw.NO_WORD}, "it would be everybody"
    salon.change(at, open_client(at, salon.clients[LI]), district="O'Brien & <b>", occupation="𬭎师")
    assert [line.name for line in filtered(at, Filters(district="O'Brien")).lines] == [LI]
    assert [line.name for line in filtered(at, Filters(occupation="𬭎")).lines] == [LI]


def test_the_log_has_how_many_and_which_filters_but_not_the_words(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    filtered(at, Filters(district="静安", grades=("gold",)))
    [entry] = entries(operation="filtered")
    assert '"lines": 0' in entry["what"] or '"lines":0' in entry["what"]
    assert "district" in entry["what"] and "静安" not in entry["what"] and "gold" not in entry["what"]


ONE_OF_EACH = (
    Filters(grades=("gold", "silver")),
    Filters(sexes=("male",)),
    Filters(sources=("event",)),
    Filters(district="静安"),
    Filters(occupation="师"),
    Filters(hobbies="茶"),
    Filters(themes="茶"),
    Filters(hobbies="茶", themes="花"),
    Filters(age_from=20, age_to=30),
    Filters(months=("3",)),
    Filters(beautician=1),
    Filters(service=1),
    Filters(service=1, service_since=date(2026, 1, 1)),
    Filters(service_since=date(2026, 11, 1)),
    Filters(last_since=date(2026, 1, 1), last_until=date(2026, 2, 1)),
    Filters(skin_types=("oily",)),
    Filters(concerns=("pores",)),
    Filters(spend_from=100000),
    Filters(grades=("gold",), district="静安", hobbies="茶", skin_types=("oily",), spend_from=1),
)


def test_no_filter_goes_through_everybody(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[LI]), district="静安", occupation="教师", hobbies="茶", events="花")
    with salon.archive.connected():
        assert {asked.said: list(scans(asked, salon.clock.today)) for asked in ONE_OF_EACH} == {
            asked.said: [] for asked in ONE_OF_EACH
        }


def test_a_service_is_looked_for_among_whatever_there_is_less_of(salon: Salon) -> None:
    """The visits of a period, all that was ever done of it, or the visits of those who were found."""
    at, today, service = salon.desk(OWNER), salon.clock.today, salon.services[MOISTURE]
    salon.change(at, open_client(at, salon.clients[LI]), hobbies="茶")
    for back in range(12):
        salon.visit(at, OUYANG, MOISTURE, day=today - timedelta(days=back))
    by_visit, by_service = "(visit_id=?)", "(service_id=?)"
    for asked, way in (
        (Filters(service=service, service_since=today), by_visit),
        (Filters(service=service, service_since=today - timedelta(days=9)), by_service),
        (Filters(service=service), by_service),
        (Filters(service=service, hobbies="茶"), by_visit),
    ):
        with salon.archive.connected():
            where, values, _ = joined(conditions(asked, today))
            plan = rows(f"EXPLAIN QUERY PLAN SELECT c.id FROM client c WHERE {where}", *values)
        [step] = [step for *_, step in plan if step.startswith("SEARCH l USING")]
        assert step.endswith(way), asked


def scans(asked: Filters, today: date) -> Iterator[str]:
    """What a count and a page go through from end to end, of tables with a row for each client or more."""
    where, values, _ = joined(conditions(asked, today))
    for what in ("COUNT(*)", "c.id"):
        order = "" if what.startswith("COUNT") else " ORDER BY c.sort_pinyin, c.id LIMIT 40"
        plan = rows(f"EXPLAIN QUERY PLAN SELECT {what} FROM client c WHERE {where}{order}", *values)
        yield from (step for *_, step in plan if step.startswith("SCAN") and "SUBQUERY" not in step)


def test_every_filter_has_its_field_and_the_other_way_round() -> None:
    assert {field.name for field in FILTER_FIELDS} == set(Filters.__dataclass_fields__)
