"""Who sees and changes what of a client, field by field."""

from __future__ import annotations

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import assigning, clients, emergency_access
from db.clients.records import ClientRecord
from db.core.errors import Code
from db.core.permissions import Role
from db.fields.declaration import Access, Kind
from db.fields.values import Hidden, Ref, Value
from db.history.queries import history
from tests.db.salon import (
    ADDRESS,
    DENG,
    DESK_WOMAN,
    GU,
    HAO,
    LI,
    LIN,
    NATIONAL_ID,
    OUYANG,
    OWNER,
    ZENG,
    Salon,
    everything,
    refused,
)

ACCESS = {field.name: field.access for field in CLIENT_FIELDS if field.access is not Access.OPEN}


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
        emergency_access.break_glass(at.because("投诉处理"), record.id)
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
    emergency_access.break_glass(at.because("过敏急救"), client)
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
