"""Finding a client by whatever is typed, in the orders of the cabinet, and those who may be known already."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.clients.finding.queries import PAGE as MOST_FOUND
from db.clients.finding.queries import Probe, by_number, duplicates, find
from db.clients.operations import clients
from db.clients.records import DuplicateLine, Likelihood
from db.core import sql
from db.core.desk import Desk
from db.core.sql import rows
from db.papers.filing.order import COLUMN, Order
from db.papers.filing.queries import PAGE, in_order
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, LI, LIN, NATIONAL_ID, OUYANG, OWNER, ZENG, Salon


def names(salon: Salon, text: str, at: Desk | None = None) -> list[str]:
    return [line.name for line in find(at or salon.desk(DESK_WOMAN), text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("欧阳", OUYANG),
        ("欧阳静怡", OUYANG),
        ("欧 阳", OUYANG),
        ("ouyang", OUYANG),
        ("OuYangJing", OUYANG),
        ("ou yang jing yi", OUYANG),
        ("oyjy", OUYANG),
        ("oyj", OUYANG),
        ("ｏｙｊｙ", OUYANG),
        ("13800", OUYANG),
        ("138-0013", OUYANG),
        ("8000", OUYANG),
        ("zengli", ZENG),
        ("cengli", ZENG),
        ("cl", ZENG),
        ("7002", ZENG),
        ("evans", EVANS),
        ("mo", EVANS),
        ("MO EVANS", EVANS),
        ("evansmo", EVANS),
        ("4567", EVANS),
        ("+852 6123", EVANS),
        ("00000037", ZENG),
        ("0000 0037", ZENG),
    ],
)
def test_found_by(salon: Salon, text: str, name: str) -> None:
    text = text.replace("00000037", number(salon, ZENG)).replace(
        "0000 0037", number(salon, ZENG)[:4] + " " + number(salon, ZENG)[4:]
    )
    assert name in names(salon, text)


def number(salon: Salon, name: str) -> str:
    return str(rows("SELECT number FROM client WHERE id = ?", salon.clients[name])[0][0])


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "静阳", "xyz", "99999", "138001380001", "\x00", "%", "_", "'", "*"]
)
def test_not_found_by(salon: Salon, text: str) -> None:
    assert names(salon, text) == []


def test_line_shows_no_more_than_name_number_and_four_digits(salon: Salon) -> None:
    [line] = find(salon.desk(LIN), "oyjy")
    assert (line.name, line.number, line.last_four) == (OUYANG, number(salon, OUYANG), "8000")
    assert (line.reading, line.beautician) == ("Ouyang Jingyi", "林")
    assert "13800138000" not in repr(line)
    assert line.latest_visit is not None


def test_found_by_new_values_only(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[OUYANG])
    salon.change(at, record, name="司马懿", phone="13911112222", wechat=None)
    assert [names(salon, text) for text in ("oyjy", "8000", "欧阳")] == [[], [], []]
    for text in ("smy", "simayi", "2222", "司马"):
        assert names(salon, text) == ["司马懿"]


def test_reading_that_is_corrected_by_hand_is_found_and_orders(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[LI])
    salon.change(at, record, reading="Aa Na")
    assert names(salon, "aana", at) == [LI]
    assert names(salon, "lina", at) == [LI]
    assert in_order(at, Order.PINYIN)[0].name == LI


def test_more_than_a_page(salon: Salon) -> None:
    at = salon.desk(OWNER)
    for count in range(70):
        salon.register(at, f"王{chr(0x4E00 + count)}", f"135{count:08d}")
    assert len(find(at, "王")) == len(find(at, "135")) == 64


def test_by_card_number(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    for typed in (number(salon, LI), f" {number(salon, LI)[:4]} {number(salon, LI)[4:]} "):
        found = by_number(at, typed)
        assert found is not None and found.name == LI
    for typed in ("", "0000", number(salon, LI)[:-1], "x" * 1000, "\ud800"):
        assert by_number(at, typed) is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40) | st.text(st.characters(), min_size=200, max_size=300))
def test_whatever_is_typed_finds_or_doesn_t(salon: Salon, text: str) -> None:
    at = salon.desk(DESK_WOMAN)
    assert {line.name for line in find(at, text)} <= set(salon.clients)
    by_number(at, text)
    duplicates(at, Probe(text, "1988-03-12", (text,), text))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=4),
    cut=st.integers(1, 4),
)
def test_every_client_is_found_by_every_beginning(salon: Salon, name: str, cut: int) -> None:
    at = salon.desk(OWNER)
    record = salon.register(at, name)
    assert record.id in {line.id for line in find(at, name[:cut])} or len(find(at, name[:cut])) == MOST_FOUND


# --- orders of the cabinet ----------------------------------------------------------------------------------------


def test_orders_of_the_cabinet(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    assert [line.name for line in in_order(at, Order.PINYIN)] == [CHEN, LI, EVANS, OUYANG, ZENG]
    # 李 and 陈 have 7 strokes, 欧 8, 曾 12; what has none comes last
    assert [line.name for line in in_order(at, Order.STROKES)] == [LI, CHEN, OUYANG, ZENG, EVANS]
    assert [line.name for line in in_order(at, Order.CREATED)] == [OUYANG, CHEN, ZENG, EVANS, LI]


@pytest.mark.parametrize("order", list(Order))
def test_pages_of_an_order_leave_nobody_out(salon: Salon, order: Order) -> None:
    at = salon.desk(OWNER)
    for count in range(140):
        salon.register(at, f"{'王李张'[count % 3]}{chr(0x4E00 + count // 6)}", f"135{count:08d}")
    asked: list[str] = []
    connection = sql.use(salon.archive.path)
    connection.set_trace_callback(asked.append)
    everybody = [line.id for line in in_order(at, order)]
    connection.set_trace_callback(None)
    [page_of_ids] = [one for one in asked if one.startswith("SELECT id FROM client")]
    # nothing is gone through or put in order but the page
    [(*_, step)] = rows(f"EXPLAIN QUERY PLAN {page_of_ids}")
    assert step == f"SEARCH client USING INDEX client_{COLUMN[order]} ({COLUMN[order]}>?)"
    while len(page := in_order(at, order, last=everybody[-1])) == PAGE:
        everybody += [line.id for line in page]
    everybody += [line.id for line in page]
    assert len(everybody) == len(set(everybody)) == 145
    assert everybody == [client for (client,) in rows(f"SELECT id FROM client ORDER BY {COLUMN[order]}, id")]


# --- who is known already -----------------------------------------------------------------------------------------


def known(salon: Salon, probe: Probe, at: Desk | None = None) -> list[tuple[str, Likelihood, tuple[str, ...]]]:
    found: list[DuplicateLine] = duplicates(at or salon.desk(DESK_WOMAN), probe)
    return [(line.client.name, line.likelihood, line.reasons) for line in found]


VERY, CHECK = Likelihood.VERY_LIKELY, Likelihood.PLEASE_CHECK


@pytest.mark.parametrize(
    ("probe", "likelihood", "reason"),
    [
        (Probe(phones=("13800138000",)), VERY, "phone"),
        (Probe(identity=NATIONAL_ID), VERY, "identity"),
        (Probe(OUYANG, "1988-03-12"), VERY, "name_and_birthday"),
        (Probe("欧 阳静怡", "1988-03-12"), VERY, "name_and_birthday"),
        (Probe(phones=("13800138001",)), CHECK, "phone_off_by_one"),
        (Probe(phones=("13800183000",)), CHECK, "phone_off_by_one"),
        (Probe("欧阳静宜", "1988-03-12"), CHECK, "pinyin_and_birthday"),
        (Probe("欧阳雪", phones=("13911118000",)), CHECK, "surname_and_tail"),
        (Probe("歐陽靜怡", "1988-03-12"), VERY, "name_and_birthday"),
        (Probe(OUYANG, "L1988-01-25"), VERY, "name_and_other_calendar"),
        (Probe(OUYANG, "1988-12-03"), CHECK, "name_and_exchanged"),
        (Probe(OUYANG, "1989-03-12"), CHECK, "name_and_year_off"),
        (Probe(OUYANG, "--03-12"), CHECK, "name_and_day"),
        (Probe(OUYANG), CHECK, "name_without_birthday"),
        (Probe("欧阳怡静", "1988-03-12"), CHECK, "alike_and_birthday"),
        (Probe("林欧阳静怡", "1988-03-12"), CHECK, "alike_and_birthday"),
        (Probe("小静", "1988-03-12"), CHECK, "alike_and_birthday"),
        (Probe("怡怡", "L1988-01-25"), CHECK, "alike_and_birthday"),
        (Probe("欧阳静", "1988-03-12"), CHECK, "alike_and_birthday"),
        (Probe("欧阳女士", "1988-03-12"), CHECK, "alike_and_birthday"),
        # one phone: herself under another name, or somebody else of the household
        (Probe("小怡", phones=("13800138000",)), VERY, "phone"),
        (Probe("林静", "1988-03-12", ("13800138000",)), VERY, "phone"),
        (Probe("林伟", "1986-08-01", ("13800138000",)), CHECK, "phone"),
        (Probe("林伟", phones=("13800138000",)), CHECK, "phone"),
        (Probe("林小怡", "2015-05-05", ("13800138000",)), CHECK, "phone"),
    ],
)
def test_who_is_known_already(salon: Salon, probe: Probe, likelihood: Likelihood, reason: str) -> None:
    assert known(salon, probe) == [(OUYANG, likelihood, (reason,))]


@pytest.mark.parametrize(
    "probe",
    [
        Probe(),
        Probe("欧阳"),
        Probe(OUYANG, "1988-03-13"),
        Probe("欧阳雪", "1990-05-05", phones=("13911118000",)),
        Probe("陈静怡", "1988-03-13"),
        Probe("欧阳静宜", "1988-12-03"),
        Probe("欧阳雪", phones=("13911118001",)),
        Probe("陈雪", phones=("13911118000",)),
        Probe(phones=("13811138111",)),
        Probe("欧阳雪", phones=("",)),
        Probe("欧阳雪", phones=("00",)),
        Probe(identity="110105199003070000"),
    ],
)
def test_who_is_not(salon: Salon, probe: Probe) -> None:
    assert known(salon, probe) == []


def test_very_likely_comes_first_with_every_reason(salon: Salon) -> None:
    probe = Probe(OUYANG, "1988-03-12", ("13800138000", "13900139002"), NATIONAL_ID)
    first, second = known(salon, probe)
    assert first == (OUYANG, VERY, ("phone", "surname_and_tail", "identity", "name_and_birthday"))
    assert second == (CHEN, CHECK, ("phone_off_by_one",))
    assert known(salon, Probe(OUYANG, "1988-03-12", itself=salon.clients[OUYANG])) == []


def test_lunar_birthday_is_the_same_in_its_own_calendar(salon: Salon) -> None:
    assert known(salon, Probe(EVANS, "L1985-01-25")) == [(EVANS, VERY, ("name_and_birthday",))]
    assert known(salon, Probe(EVANS, "1985-01-25")) == []


def test_a_name_that_many_have_is_no_sign(salon: Salon) -> None:
    at = salon.desk(OWNER)
    for place in range(3):
        salon.register(at, "王芳", f"1350015{place:04d}")
        assert bool(known(salon, Probe("王芳"), at)) is (place < 1)


def test_the_emergency_contact_is_somebody_else(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(at, clients.open_client(at, salon.clients[LI]), emergency_phone="13388887777")
    assert known(salon, Probe("王芳", "1960-01-01", ("13388887777",)), at) == []


def test_second_phone_counts(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(at, clients.open_client(at, salon.clients[LI]), phone2="02162478899")
    assert known(salon, Probe(phones=("02162478899",)), at) == [(LI, VERY, ("phone",))]
    salon.change(at, clients.open_client(at, salon.clients[LI]), phone2=None, district="静安")
    assert known(salon, Probe(phones=("02162478899",)), at) == []


def test_every_line_has_what_may_hurt_its_client_and_nothing_that_was_written_about_it(salon: Salon) -> None:
    """As the opened file says it, for all lines at once: ticked, under age, and not agreed to any more."""
    owner = salon.desk(OWNER)
    born, guardian = f"{salon.clock.today.year - 9}-01-05", {"guardian": "王大宝", "guardian_phone": "13600000013"}
    child = salon.register(owner, "王小宝", "13600000011", birthday=born, **guardian)
    agreed = {"consent_file": True, "consent_health": True}
    silent = salon.register(owner, "王不说", "13600000012", allergens=("latex",), **agreed)
    salon.change(owner, silent, consent_health=False)
    desk = salon.desk(DESK_WOMAN)
    found = {line.name: line for text in ("王", "8000", "7002") for line in find(desk, text)}
    codes = {name: [alert.code for alert in line.alerts] for name, line in found.items()}
    assert codes == {
        OUYANG: ["acids"],
        ZENG: [],
        child.name: ["minor"],
        silent.name: ["health_withdrawn"],
    }
    assert not [alert for line in found.values() for alert in line.alerts if alert.detail]
    for line in found.values():
        opened = clients.open_client(desk, line.id)
        assert [alert.code for alert in opened.alerts] == codes[line.name], line.name
