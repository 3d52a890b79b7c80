"""Who has recommended whom, and the fields that the salon adds to the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.clients import queries as client_queries
from db.clients.operations import clients
from db.clients.queries import recommended, referred_by
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.fields.declaration import Kind
from db.fields.showing import show
from db.fields.values import Ref
from db.history.queries import history
from db.salon import operations as catalogue
from tests.db.salon import (
    CHEN,
    EVANS,
    LI,
    OUYANG,
    OWNER,
    Salon,
    wrong,
)


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
    assert record.values["referrer"] == Ref(salon.clients[CHEN], f"{CHEN} 0000 002{record_check(salon, CHEN)}")


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
