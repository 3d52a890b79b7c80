"""A client's file: registered once, with consent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import clients
from db.clients.operations.clients import ChangeClient, Register
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.fields.declaration import Kind
from db.fields.values import Hidden, Ref, Value
from db.history.queries import history
from db.text.card_number import is_valid
from db.text.cleaning import clean
from tests.db.clock import NOW
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    LI,
    LIN,
    OUYANG,
    OWNER,
    SHEN,
    Salon,
    everything,
    refused,
    wrong,
)

HOSTILE = (
    "\x00\x1b[31m红\x1b[0m",
    "[bold red]x[/]",
    "'; DROP TABLE client; --",
    "%s %n {0} {name}",
    "<img src=/etc/passwd>&lt;",
    "=1+1",
    "\u202egnp.exe\u202c",
    "\ufeff\u200b零\u200d宽",
    "e\u0301" * 40,
    "👨‍👩‍👧" * 9,
    "a\r\nb\rc\u2028d",
    "\ud800x",
    "x" * 5000,
    "\t \u3000",
)


# --- registering --------------------------------------------------------------------------------------------------


def test_new_file_has_number_creator_date_and_order(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    record = salon.register(at, "诸葛 亮", "138-0013 8005", sex="male")
    assert is_valid(record.number)
    assert record.number.startswith("0000006")
    assert (record.created_at, record.created_by, record.version) == (NOW, DESK_WOMAN, 1)
    assert record.values["phone"] == Hidden("·8005", revealable=True)
    assert (record.sort_reading, record.index_letter, record.surname_strokes) == ("Zhuge Liang", "Z", 10)
    assert salon.register(at).number.startswith("0000007")


def test_failed_registration_takes_no_number(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    before = everything("audit_entry")
    for values in ({"name": "赵一"}, {"name": "赵一", "phone": "123"}, {"phone": "13500135005"}):
        assert wrong(clients.register, at, Register(salon.request(), values)).code is Code.INVALID
    assert everything("audit_entry") == before
    assert salon.register(at).number.startswith("0000006")


def test_every_flaw_is_told_at_once_in_the_order_of_the_form(salon: Salon) -> None:
    values: dict[str, Value] = {
        "phone": "12",
        "name": " ",
        "sex": "x",
        "birthday": "19880312",
        "email": "a b",
        "national_id": "1",
        "consent_file": "yes please",
        "allergens": ("nonsense",),
        "beautician": Ref(99, "谁"),
        "referrer": Ref(99, "谁"),
        "remarks": "x" * 4001,
        "nonsense": "x",
    }
    with pytest.raises(InvalidFields) as caught:
        clients.register(salon.desk(DESK_WOMAN), Register("x", values))
    assert list(caught.value.flaws.items()) == [
        ("consent_file", Flaw.NOT_YES_OR_NO),
        ("name", Flaw.REQUIRED),
        ("sex", Flaw.NOT_A_CHOICE),
        ("birthday", Flaw.NOT_A_DATE),
        ("phone", Flaw.NOT_A_PHONE),
        ("referrer", Flaw.NOT_A_CARD),
        ("email", Flaw.NOT_AN_EMAIL),
        ("national_id", Flaw.NOT_AN_IDENTITY),
        ("allergens", Flaw.NOT_A_CHOICE),
        ("beautician", Flaw.NOBODY_CALLED_SO),
        ("remarks", Flaw.TOO_LONG),
        ("nonsense", Flaw.UNKNOWN_FIELD),
    ]


FITTING = {(Kind.YES_NO, bool), (Kind.STAFF, Ref), (Kind.CLIENT, Ref)}


@pytest.mark.parametrize("value", [77, True, ("a",), Ref(1, "x"), NOW.date(), 1 << 70])
def test_value_of_another_kind_is_a_flaw_and_no_crash(salon: Salon, value: Value) -> None:
    at = salon.desk(OWNER)
    for field in CLIENT_FIELDS:
        if (field.kind, type(value)) in FITTING:
            continue
        with pytest.raises(InvalidFields) as caught:
            salon.register(at, **{"name": "赵一", "phone": "13500135005", field.name: value})
        assert list(caught.value.flaws) == [field.name]


def test_birthday_that_has_not_come_yet(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    tomorrow = (salon.clock.today + timedelta(days=1)).isoformat()
    with pytest.raises(InvalidFields) as caught:
        salon.register(at, birthday=tomorrow)
    assert caught.value.flaws == {"birthday": Flaw.IN_THE_FUTURE}
    today = salon.clock.today.isoformat()
    assert salon.register(at, birthday=today, guardian="母", guardian_relation="母亲").values["birthday"] == today


# --- the same twice -----------------------------------------------------------------------------------------------


def test_same_request_twice_makes_one_file(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    asked = Register("once", {"name": "赵一", "phone": "13500135005", "consent_file": True})
    assert clients.register(at, asked) == clients.register(at, asked=asked)
    assert rows("SELECT COUNT(*) FROM client WHERE name = '赵一'") == [(1,)]
    # after a new start too
    salon.reopen(as_start=True)
    clients.register(salon.desk(DESK_WOMAN), asked)
    assert rows("SELECT COUNT(*) FROM client WHERE name = '赵一'") == [(1,)]


def test_request_of_another_operation_or_client_is_refused(salon: Salon) -> None:
    """Giving back what was saved then would lose what is to be saved now."""
    at = salon.desk(DESK_WOMAN)
    record = clients.open_client(at, salon.clients[LI])
    other = clients.open_client(at, salon.clients[CHEN])
    clients.change_client(
        at, ChangeClient(request_id="once", client=record.id, version=record.version, values={"occupation": "老师"})
    )
    assert (
        refused(clients.register, at, Register("once", {"name": "赵一", "phone": "13500135005", "consent_file": True}))
        is Code.NOT_ALLOWED
    )
    wrong_one = ChangeClient(request_id="once", client=other.id, version=other.version, values={"occupation": "医生"})
    assert refused(clients.change_client, at, wrong_one) is Code.NOT_ALLOWED
    assert clients.open_client(at, other.id).values["occupation"] is None
    again = clients.change_client(
        at, ChangeClient(request_id="once", client=record.id, version=record.version, values={"occupation": "老师"})
    )
    assert (again.version, again.values["occupation"]) == (record.version + 1, "老师")


def test_replayed_request_shows_no_more_than_the_person_may_see(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[LI])
    asked = ChangeClient(request_id="once", client=record.id, version=record.version, values={"occupation": "老师"})
    clients.change_client(at, asked)
    # of a colleague, nothing at all
    for name in (LIN, DENG, SHEN):
        assert refused(clients.change_client, salon.desk(name), asked) is Code.NOT_ALLOWED
    own = ChangeClient(request_id="mine", client=record.id, version=record.version + 1, values={"occupation": "律师"})
    clients.change_client(salon.desk(DENG), own)
    assert isinstance(clients.change_client(salon.desk(DENG), own).values["illness"], Hidden)


# --- consent ------------------------------------------------------------------------------------------------------


def test_no_file_without_consent(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    before = everything("audit_entry")
    error = wrong(salon.register, at, consent_file=False)
    assert (error.code, error.facts["purpose"]) == (Code.HAS_NO_CONSENT, "consent_file")
    error = wrong(salon.register, at, consent_file=True, consent_health=False, allergens=("acids",))
    assert (error.code, error.facts["purpose"]) == (Code.HAS_NO_CONSENT, "consent_health")
    assert everything("audit_entry") == before
    assert salon.register(at, consent_file=True, consent_health=False, occupation="老师")


def test_consent_is_taken_back_and_nothing_more_about_health_is_taken_down(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[OUYANG])
    record = salon.change(at, record, consent_health=False)
    assert record.values["consent_health"] is False
    assert record.values["allergens"] == Hidden(), "what was told is not read any more"
    assert wrong(salon.change, at, record, allergens=("latex",)).code is Code.HAS_NO_CONSENT
    assert wrong(salon.change, at, record, sleep="good").code is Code.HAS_NO_CONSENT
    # what is there can be taken away, and everything else be kept up to date
    record = salon.change(at, record, illness=None, occupation="老师")
    record = salon.change(at, record, consent_health=True, sleep="good")
    record = salon.change(at, record, consent_file=False)
    kept = rows("SELECT value FROM consent WHERE client_id = ? AND purpose = 'consent_health' ORDER BY id", record.id)
    assert kept == [("1",), ("2",), ("1",)]


# --- hostile text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_is_kept_clean_or_refused(salon: Salon, text: str) -> None:
    at = salon.desk(OWNER)
    record = clients.reveal(at, salon.clients[LI])
    # a consent that was given can't be emptied, whatever else is wrong
    values: dict[str, Value] = {field.name: text for field in CLIENT_FIELDS if field.name != "consent_health"}
    with pytest.raises(InvalidFields) as caught:
        salon.change(at, record, **values)
    taken = {name: value for name, value in values.items() if name not in caught.value.flaws}
    salon.change(at, record, **taken)
    kept = clients.reveal(at, record.id).values
    for field in CLIENT_FIELDS:
        value = kept[field.name]
        if field.name not in taken:
            assert value == record.values[field.name]
        elif isinstance(value, str):
            assert len(value) <= field.limit
            assert value == clean(value, field.limit, multiline=field.kind is Kind.NOTE)
            assert not {"\u202e", "\ufeff", "\u200b", "\ud800", "\x1b", "\x00", "\r"} & set(value)
    assert {line.field: line.old for line in history(at, record.id, "zh")}.get("illness", "胃炎") == "胃炎"
    clients.open_client(salon.desk(DENG), record.id)


def test_hostile_text_stays_text(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = salon.register(at, "[red]张[/] '三'; --", remarks="第一行\r\n第二行\x1b[2J")
    assert record.name == "[red]张[/] '三'; --"
    assert record.values["remarks"] == "第一行\n第二行[2J"
    assert rows("SELECT COUNT(*) FROM client") == [(6,)]
