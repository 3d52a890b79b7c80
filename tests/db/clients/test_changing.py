"""Changing a file: the old value stays, and nobody overwrites what somebody else has saved."""

from __future__ import annotations

import pytest

from db.clients.operations import clients, emergency_access
from db.clients.operations.clients import ChangeClient
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.fields.values import Hidden, Ref
from db.history.queries import PAGE, history
from tests.db.salon import (
    ADDRESS,
    CHEN,
    DESK_WOMAN,
    HAO,
    LI,
    LIN,
    NATIONAL_ID,
    OUYANG,
    OWNER,
    Salon,
    everything,
    wrong,
)


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


def test_a_change_of_what_is_no_field_any_more_is_nobody_s_to_read(salon: Salon) -> None:
    at = salon.desk(OWNER)
    client = salon.clients[OUYANG]
    salon.change(at, clients.open_client(at, client), wechat="oy-1")
    rows("UPDATE change SET field = 'weixin' WHERE field = 'wechat'")
    assert [(line.field, line.old, line.new) for line in history(at, client, "zh")] == [("weixin", Hidden(), Hidden())]


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
    assert wrong(clients.change_client, at, ChangeClient(request_id="x", client=999, version=1)).code is Code.NOT_FOUND
    assert wrong(emergency_access.break_glass, salon.desk(LIN).because("x"), 999).code is Code.NOT_FOUND
