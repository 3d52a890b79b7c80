"""A client's file: registered, changed, masked, with its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.clients import queries as client_queries
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import assigning, clients
from db.clients.operations.clients import ChangeClient, Register
from db.clients.queries import PAGE, history, recommended, referred_by
from db.clients.records import ClientRecord
from db.core.errors import Code, Flaw, InvalidFields
from db.core.permissions import Role
from db.core.sql import rows
from db.fields.declaration import Access, Kind
from db.fields.showing import show
from db.fields.values import Hidden, Ref, Value
from db.salon import operations as catalogue
from db.staff.operations import session
from db.text.card_number import is_valid
from db.text.cleaning import clean
from tests.db.salon import (
    ADDRESS,
    CHEN,
    DENG,
    DESK_WOMAN,
    EVANS,
    GU,
    HAO,
    LI,
    LIN,
    NATIONAL_ID,
    NOW,
    OUYANG,
    OWNER,
    SHEN,
    ZENG,
    Salon,
    everything,
    refused,
    wrong,
)

ACCESS = {field.name: field.access for field in CLIENT_FIELDS if field.access is not Access.OPEN}
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
    clients.change_client(at, ChangeClient("once", record.id, record.version, {"occupation": "老师"}))
    assert (
        refused(clients.register, at, Register("once", {"name": "赵一", "phone": "13500135005", "consent_file": True}))
        is Code.NOT_ALLOWED
    )
    wrong_one = ChangeClient("once", other.id, other.version, {"occupation": "医生"})
    assert refused(clients.change_client, at, wrong_one) is Code.NOT_ALLOWED
    assert clients.open_client(at, other.id).values["occupation"] is None
    again = clients.change_client(at, ChangeClient("once", record.id, record.version, {"occupation": "老师"}))
    assert (again.version, again.values["occupation"]) == (record.version + 1, "老师")


def test_replayed_request_shows_no_more_than_the_person_may_see(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[LI])
    asked = ChangeClient("once", record.id, record.version, {"occupation": "老师"})
    clients.change_client(at, asked)
    # of a colleague, nothing at all
    for name in (LIN, DENG, SHEN):
        assert refused(clients.change_client, salon.desk(name), asked) is Code.NOT_ALLOWED
    own = ChangeClient("mine", record.id, record.version + 1, {"occupation": "律师"})
    clients.change_client(salon.desk(DENG), own)
    assert isinstance(clients.change_client(salon.desk(DENG), own).values["illness"], Hidden)


# --- changing -----------------------------------------------------------------------------------------------------


def test_change_keeps_the_old_value(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    record = salon.change(at, clients.open_client(at, salon.clients[LI]), occupation="老师")
    salon.clock.forward(minutes=3)
    record = salon.change(at, record, occupation="医生", sex="female", keeper=Ref(salon.staff[HAO], ""))
    salon.change(at, record, occupation=None)
    lines = [(line.field, line.old, line.new, line.by) for line in history(at, record.id, "zh")]
    assert lines == [
        ("occupation", "医生", "", DESK_WOMAN),
        ("keeper", "", HAO, DESK_WOMAN),
        ("occupation", "老师", "医生", DESK_WOMAN),
        ("sex", "", "女", DESK_WOMAN),
        ("occupation", "", "老师", DESK_WOMAN),
    ]
    assert history(at, record.id, "en")[3].new == "female"


def test_history_comes_in_pages(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    record = clients.open_client(at, salon.clients[LI])
    for number in range(PAGE + 6):
        record = salon.change(at, record, occupation=str(number))
    first = history(at, record.id, "zh")
    assert [line.new for line in first] == [str(number) for number in range(PAGE + 5, 5, -1)]
    [(last,)] = rows("SELECT id FROM change WHERE new = '6' AND field = 'occupation'")
    assert [line.new for line in history(at, record.id, "zh", before=last)] == ["5", "4", "3", "2", "1", "0"]


def test_somebody_saved_in_between(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    read = clients.open_client(at, salon.clients[LI])
    salon.change(at, read, occupation="老师")
    before = everything("audit_entry")
    assert wrong(salon.change, at, read, district="朝阳").code is Code.CHANGED_MEANWHILE
    assert everything("audit_entry") == before


def test_what_is_the_same_is_no_change(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.reveal(at, salon.clients[OUYANG])
    again = salon.change(at, record, **record.values)
    # a reference under another label is the same person
    again = salon.change(at, again, beautician=Ref(salon.staff[LIN], "林"))
    assert (again.version, history(at, record.id, "zh")) == (record.version, [])


def test_masked_values_come_back_as_they_are(salon: Salon) -> None:
    """A form that was opened masked and saved as it is must not wipe what it didn't show."""
    at = salon.desk(DESK_WOMAN)
    record = clients.open_client(at, salon.clients[OUYANG])
    assert isinstance(record.values["phone"], Hidden)
    salon.change(at, record, **{**record.values, "occupation": "老师"})
    now = clients.reveal(salon.desk(OWNER), record.id).values
    assert (now["phone"], now["address"], now["national_id"]) == ("13800138000", ADDRESS, NATIONAL_ID)
    assert (now["illness"], now["occupation"]) == ("甲减", "老师")


def test_required_field_can_not_be_emptied(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    record = clients.open_client(at, salon.clients[LI])
    with pytest.raises(InvalidFields) as caught:
        salon.change(at, record, name="\u200b ", phone=None)
    assert caught.value.flaws == {"name": Flaw.REQUIRED, "phone": Flaw.REQUIRED}


def test_asked_and_has_none_is_an_answer(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[CHEN])
    assert record.values["allergens"] is None
    assert "allergens" in record.missing
    record = salon.change(at, record, allergens=())
    assert record.values["allergens"] == ()
    assert "allergens" not in record.missing
    assert record.alerts == ()
    record = salon.change(at, record, allergens=("latex", "acids"))
    assert [alert.code for alert in record.alerts] == ["acids", "latex"]
    record = salon.change(at, record, allergens=None)
    assert "allergens" in record.missing


def test_not_found(salon: Salon) -> None:
    at = salon.desk(OWNER)
    assert wrong(clients.open_client, at, 999).code is Code.NOT_FOUND
    assert wrong(clients.reveal, at, 999).code is Code.NOT_FOUND
    assert wrong(clients.change_client, at, ChangeClient("x", 999, 1)).code is Code.NOT_FOUND
    assert wrong(session.break_glass, salon.desk(LIN).because("x"), 999).code is Code.NOT_FOUND


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


# --- rights, field by field ---------------------------------------------------------------------------------------

FULL, HINT, NEVER = "full", "hint", "never"
SEEN_MASKED = {
    # what each role sees of a client who is not theirs (with a reason where one is needed), before revealing
    Role.RECEPTIONIST: {Access.PHONE: HINT, Access.ADDRESS: HINT, Access.PRIVATE: NEVER, Access.HEALTH: HINT},
    Role.BEAUTICIAN: {Access.PHONE: HINT, Access.ADDRESS: NEVER, Access.PRIVATE: NEVER, Access.HEALTH: FULL},
    Role.ADVISOR: {Access.PHONE: NEVER, Access.ADDRESS: NEVER, Access.PRIVATE: NEVER, Access.HEALTH: FULL},
    Role.KEEPER: {Access.PHONE: HINT, Access.ADDRESS: HINT, Access.PRIVATE: HINT, Access.HEALTH: NEVER},
    Role.MANAGER: {Access.PHONE: HINT, Access.ADDRESS: HINT, Access.PRIVATE: HINT, Access.HEALTH: FULL},
}
SEEN_REVEALED = {
    Role.RECEPTIONIST: {Access.PHONE, Access.ADDRESS},
    Role.BEAUTICIAN: {Access.PHONE, Access.HEALTH},
    Role.ADVISOR: {Access.HEALTH},
    Role.KEEPER: {Access.PHONE, Access.ADDRESS, Access.PRIVATE},
    Role.MANAGER: set(Access),
}
SEEN_OWN = {
    Role.BEAUTICIAN: {Access.HEALTH},
    Role.ADVISOR: {Access.PHONE, Access.ADDRESS, Access.PRIVATE, Access.HEALTH},
}


def look(value: Value) -> str:
    if not isinstance(value, Hidden):
        return FULL
    return HINT if value.revealable else NEVER


def full_file(salon: Salon) -> ClientRecord:
    """A client of nobody's, with every masked field answered, registered some days ago."""
    salon.clock.forward(days=-3)
    at = salon.desk(OWNER)
    values: dict[str, Value] = {
        "phone2": "13500135006",
        "guardian_phone": "13500135008",
        "wechat": "wx",
        "email": "a@b.cn",
        "email2": "c@d.cn",
        "address": ADDRESS,
        "postcode": "100000",
        "national_id": NATIONAL_ID,
        "income": "b1",
        "emergency_phone": "13500135007",
        "medical_before": "光子",
        "sensitivity": "mild",
        "sleep": "good",
        "digestion": "good",
        "cycle": "28",
        "allergy_detail": "红",
        "surgery_detail": "无",
        "illness": "胃炎",
    }
    asked = {field.name: (field.choices[0].code,) for field in CLIENT_FIELDS if field.kind is Kind.CHOICES}
    record = salon.register(at, consent_health=True, **{**asked, **values})
    salon.clock.forward(days=3)
    assert {name for name in ACCESS if record.values[name] is None} == set()
    return record


@pytest.mark.parametrize("role", list(Role))
def test_masking_field_by_field(salon: Salon, role: Role) -> None:
    record = full_file(salon)
    plain = clients.reveal(salon.desk(OWNER), record.id).values
    at = salon.desk(role)
    if role in (Role.BEAUTICIAN, Role.ADVISOR):
        session.break_glass(at.because("投诉处理"), record.id)
    shown = clients.open_client(at, record.id)
    assert {name: look(shown.values[name]) for name in ACCESS} == {
        name: SEEN_MASKED[role][access] for name, access in ACCESS.items()
    }
    revealed = clients.reveal(at, record.id).values
    for name, access in ACCESS.items():
        assert (revealed[name] == plain[name]) is (access in SEEN_REVEALED[role]), name
    # flags are for everybody, what is behind them isn't
    assert {alert.code for alert in shown.alerts} >= {"infection", "fragrance"}
    details = {alert.detail for alert in shown.alerts if alert.rule == "allergens"}
    assert details == ({"红"} if SEEN_MASKED[role][Access.HEALTH] is FULL else {""})
    # and nothing hidden hides elsewhere in the record
    for name, access in ACCESS.items():
        value = plain[name]
        if isinstance(value, str) and len(value) > 4 and SEEN_MASKED[role][access] is not FULL:
            assert value not in repr(shown), name


@pytest.mark.parametrize("role", [Role.BEAUTICIAN, Role.ADVISOR])
def test_own_client(salon: Salon, role: Role) -> None:
    record = full_file(salon)
    who = LIN if role is Role.BEAUTICIAN else GU
    assigning.assign(salon.desk(OWNER), assigning.Assign("own", record.id, salon.staff[who]))
    plain = clients.reveal(salon.desk(OWNER), record.id).values
    revealed = clients.reveal(salon.desk(role), record.id).values
    for name, access in ACCESS.items():
        assert (revealed[name] == plain[name]) is (access in SEEN_OWN[role]), name


def test_receptionist_sees_health_with_a_reason_for_five_minutes(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    client = salon.clients[OUYANG]
    assert look(clients.open_client(at, client).values["illness"]) == HINT
    session.break_glass(at.because("过敏急救"), client)
    assert clients.open_client(at, client).values["illness"] == "甲减"
    salon.clock.forward(minutes=5)
    assert look(clients.open_client(at, client).values["illness"]) == HINT


def test_cautions_of_the_last_visit_are_health(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    assert clients.open_client(salon.desk(LIN), client).last_caution == "鼻翼避开"
    assert clients.open_client(salon.desk(DENG), client).last_caution == ""


CHANGES: dict[str, Value] = {
    "name": "欧阳静仪",
    "phone": "13800138009",
    "consent_photographs": True,
    "consent_contact": ("phone",),
    "goals": ("clear",),
    "keeper": Ref(4, HAO),
    "allergens": ("latex",),
    "sleep": "good",
    "medical_before": "水光",
}
MAY_CHANGE = {
    # (role, whether it is their client): identity and consent, health
    (Role.RECEPTIONIST, False): (True, False),
    (Role.BEAUTICIAN, True): (False, True),
    (Role.ADVISOR, True): (True, True),
    (Role.KEEPER, False): (True, False),
    (Role.MANAGER, False): (True, True),
}


@pytest.mark.parametrize("name", list(CHANGES))
@pytest.mark.parametrize("role", list(Role))
def test_right_to_change_field_by_field(salon: Salon, role: Role, name: str) -> None:
    own = role in (Role.BEAUTICIAN, Role.ADVISOR)
    identity, health = MAY_CHANGE[role, own]
    client = salon.clients[ZENG if role is Role.ADVISOR else OUYANG]
    record = clients.open_client(salon.desk(OWNER), client)
    at = salon.desk(role)
    before = everything("audit_entry")
    allowed = health if ACCESS.get(name) is Access.HEALTH else identity
    if allowed:
        assert salon.change(at, record, **{name: CHANGES[name]}).version == record.version + 1
    else:
        assert refused(salon.change, at, record, **{name: CHANGES[name]}) is Code.NOT_ALLOWED
        assert everything("audit_entry") == before


@pytest.mark.parametrize("who", [LIN, GU])
def test_changing_is_no_way_around_opening(salon: Salon, who: str) -> None:
    at = salon.desk(who)
    record = clients.open_client(salon.desk(OWNER), salon.clients[LI])
    at = salon.desk(who)
    assert refused(salon.change, at, record) is Code.NEEDS_REASON
    assert refused(salon.change, at, record, occupation="老师") is Code.NEEDS_REASON


def test_health_is_keyed_in_on_the_day_and_masked_afterwards(salon: Salon) -> None:
    for who in (DESK_WOMAN, DENG):
        at = salon.desk(who)
        record = salon.register(at, consent_health=True, illness="哮喘", allergens=("latex",))
        assert record.values["illness"] == "哮喘"
        record = salon.change(at, record, illness="哮喘，已愈")
        salon.clock.forward(days=1)
        shown = clients.open_client(at, record.id)
        assert isinstance(shown.values["illness"], Hidden)
        assert refused(salon.change, at, shown, illness="无") is Code.NOT_ALLOWED


def test_advisor_keys_in_health_of_own_clients_only(salon: Salon) -> None:
    at = salon.desk(GU)
    before = everything("audit_entry")
    assert refused(salon.register, at, consent_health=True, illness="哮喘") is Code.NOT_ALLOWED
    assert everything("audit_entry") == before
    own = Ref(salon.staff[GU], GU)
    assert salon.register(at, consent_health=True, illness="哮喘", beautician=own).values["illness"] == "哮喘"
    assert salon.register(at, occupation="老师")


@pytest.mark.parametrize(("who", "seen"), [(OWNER, True), (LIN, True), (DESK_WOMAN, False), (DENG, False)])
def test_history_is_masked_like_the_record(salon: Salon, who: str, seen: bool) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[OUYANG])
    salon.change(at, record, illness="甲亢", phone="13800138009", national_id=None, occupation="老师", sleep="poor")
    lines = {line.field: line for line in history(salon.desk(who), record.id, "zh")}
    assert lines["occupation"].new == "老师"
    assert isinstance(lines["phone"].old, Hidden) and isinstance(lines["national_id"].old, Hidden)
    assert (lines["illness"].new == "甲亢") is seen
    assert (lines["sleep"].new == "差") is seen
    assert "13800138000" not in repr(lines) and NATIONAL_ID not in repr(lines)


# --- referrers, own fields ----------------------------------------------------------------------------------------


def test_chain_of_referrers_ends(salon: Salon) -> None:
    at = salon.desk(OWNER)
    names = [LI, CHEN, EVANS]
    for name, referrer in ((LI, CHEN), (CHEN, EVANS), (EVANS, LI)):
        record = clients.open_client(at, salon.clients[name])
        salon.change(at, record, referrer=Ref(salon.clients[referrer], ""))
    assert [line.name for line in referred_by(at, salon.clients[LI])] == names[1:]
    assert [line.name for line in recommended(at, salon.clients[CHEN])] == [LI]
    assert recommended(at, salon.clients[OUYANG]) == []
    record = clients.open_client(at, salon.clients[LI])
    assert record.values["referrer"] == Ref(salon.clients[CHEN], f"{CHEN} 0000002{record_check(salon, CHEN)}")


def record_check(salon: Salon, name: str) -> str:
    return str(rows("SELECT number FROM client WHERE id = ?", salon.clients[name])[0][0])[-1]


def test_own_field_is_like_any_other(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = catalogue.AddOwnField(
        request_id="once",
        label_en="Constellation",
        label_zh="星座",
        kind=Kind.CHOICES,
        options=("白羊", "金 牛", "白羊"),
    )
    field = catalogue.add_own_field(at, asked)
    assert catalogue.add_own_field(at, asked) == field
    assert (field.box, [entry.code for entry in field.choices]) == ("K7", ["白羊", "金·牛"])
    assert client_queries.client_fields(at)[-1] == field
    second = catalogue.add_own_field(
        at, catalogue.AddOwnField(request_id="two", label_en="Car", label_zh="车牌", kind=Kind.TEXT)
    )
    assert second.box == "K8"
    record = salon.register(at, **{field.name: ("金·牛",)})
    record = salon.change(at, record, **{field.name: (), second.name: "京A12345"})
    assert (record.values[field.name], record.own_fields) == ((), (field, second))
    assert [(line.field, line.old) for line in history(at, record.id, "zh")][-1] == (field.name, "金·牛")
    catalogue.drop_own_field(at, field.name)
    shown = clients.open_client(at, record.id)
    # what was answered is shown for ever, and its history read; nobody else is asked
    assert (shown.values[field.name], shown.values[second.name]) == ((), "京A12345")
    assert [own.label.zh for own in shown.own_fields] == ["车牌", "星座"]
    assert [(line.field, line.old) for line in history(at, record.id, "zh")][-1] == (field.name, "金·牛")
    other = clients.open_client(at, salon.clients[CHEN])
    assert other.own_fields == shown.own_fields[:1]
    assert shown.own_fields[0].box == "K7"
    assert wrong(catalogue.drop_own_field, at, "own_99").code is Code.NOT_FOUND


def test_own_field_is_changed_and_records_keep_what_they_say(salon: Salon) -> None:
    at = salon.desk(OWNER)
    field = catalogue.add_own_field(
        at,
        catalogue.AddOwnField(
            request_id="own", label_en="", label_zh="肤感", kind=Kind.CHOICE, options=("清爽", "滋润")
        ),
    )
    assert (field.label.zh, field.label.en) == ("肤感", "肤感")
    record = salon.register(at, **{field.name: "清爽"})
    change = catalogue.ChangeOwnField(
        request_id="change", name=field.name, label_en="Feel", label_zh="质感", options=("滋润", "厚重")
    )
    changed = catalogue.change_own_field(at, change)
    assert (changed.label.zh, changed.label.en, changed.box) == ("质感", "Feel", "K7")
    assert [entry.code for entry in changed.choices] == ["滋润", "厚重"]
    shown = clients.open_client(at, record.id)
    assert show(changed, shown.values[field.name], "zh") == "清爽"
    # and other answers are changed without touching it
    shown = salon.change(at, shown, occupation="老师")
    assert show(changed, shown.values[field.name], "zh") == "清爽"
    with pytest.raises(InvalidFields) as caught:
        catalogue.change_own_field(
            at, catalogue.ChangeOwnField(request_id="none", name=field.name, label_en="", label_zh="", options=())
        )
    assert caught.value.flaws == {"label_zh": Flaw.REQUIRED, "options": Flaw.REQUIRED}
    assert wrong(catalogue.change_own_field, at, replace(change, request_id="x", name="own_99")).code is Code.NOT_FOUND


def test_an_allergy_to_drugs_says_to_which(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[CHEN])
    with pytest.raises(InvalidFields) as caught:
        salon.change(at, record, allergens=("drugs",))
    assert caught.value.flaws == {"allergy_detail": Flaw.NAME_THE_DRUG}
    record = salon.change(at, record, allergens=("drugs",), allergy_detail="青霉素")
    assert [(alert.term.zh, alert.detail) for alert in record.alerts] == [("药物", "青霉素")]


@pytest.mark.parametrize(
    ("asked", "flaw"),
    [
        (catalogue.AddOwnField(request_id="x", label_en="", label_zh="\u200b", kind=Kind.TEXT), "label_zh"),
        (catalogue.AddOwnField(request_id="x", label_en="a", label_zh="b", kind=Kind.IDENTITY), "kind"),
        (catalogue.AddOwnField(request_id="x", label_en="a", label_zh="b", kind=Kind.CHOICE), "options"),
        (
            catalogue.AddOwnField(request_id="x", label_en="a", label_zh="b", kind=Kind.CHOICES, options=("-", "x")),
            "options",
        ),
    ],
)
def test_own_field_that_is_wrong(salon: Salon, asked: catalogue.AddOwnField, flaw: str) -> None:
    with pytest.raises(InvalidFields) as caught:
        catalogue.add_own_field(salon.desk(OWNER), asked)
    assert list(caught.value.flaws) == [flaw]


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
