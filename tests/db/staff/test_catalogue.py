"""The lists that the manager keeps: services and products, and the salon's own details."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.core.permissions import Role
from db.core.sql import rows
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.sign_in.operations.opening import people as at_door
from db.sign_in.operations.opening import salon_before_sign_in
from db.staff.operations import staff
from db.staff.operations.session import set_own_look
from db.staff.queries import people
from tests.db.salon import LI, LIFT, LIN, OWNER, PEEL, PINS, Salon, refused, wrong
from tests.db.staff.test_staff import person


def test_service_and_product_are_saved_once(salon: Salon) -> None:
    at = salon.desk(OWNER)
    service = catalogue.SaveService(
        request_id="s", name="眼部护理", category="面部", minutes=45, price=19800, tags=("pregnancy",)
    )
    product = catalogue.SaveProduct(request_id="p", name="眼霜", brand="X", unit="支", price=39900, tags=("fragrance",))
    first, second = catalogue.save_service(at, service), catalogue.save_product(at, product)
    assert catalogue.save_service(at, service) == first
    assert catalogue.save_product(at, product) == second
    assert rows("SELECT (SELECT COUNT(*) FROM service), (SELECT COUNT(*) FROM product)") == [(4, 3)]
    assert (first.minutes, first.price, first.tags, first.version) == (45, 19800, ("pregnancy",), 1)
    assert (second.brand, second.unit, second.tags) == ("X", "支", ("fragrance",))
    # the request of one list means nothing in the other
    assert refused(catalogue.save_product, at, replace(product, request_id="s")) is Code.NOT_ALLOWED


def test_service_is_changed_from_the_version_that_was_read(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = catalogue.SaveService(
        request_id="a", name="酸焕肤", id=salon.services[PEEL], version=1, price=1, active=False
    )
    assert catalogue.save_service(at, asked).version == 2
    assert wrong(catalogue.save_service, at, replace(asked, request_id="b")).code is Code.CHANGED_MEANWHILE
    assert "酸焕肤" not in {one.name for one in salon_queries.services(at)}
    assert "酸焕肤" in {one.name for one in salon_queries.services(at, everything=True)}
    assert wrong(catalogue.save_service, at, replace(asked, request_id="c", id=99)).code is Code.NOT_FOUND
    assert wrong(catalogue.save_service, at, catalogue.SaveService(request_id="d", name=LIFT)).code is Code.NAME_TAKEN


@pytest.mark.parametrize(
    ("asked", "flaws"),
    [
        (catalogue.SaveService(request_id="x", name=" ", price=-1, tags=("x",)), {"name", "price", "tags"}),
        (catalogue.SaveService(request_id="x", name="a", price=1 << 70), {"price"}),
        (catalogue.SaveService(request_id="x", name="a", minutes=0), {"minutes"}),
        (catalogue.SaveService(request_id="x", name="a", minutes=1 << 70), {"minutes"}),
    ],
)
def test_service_that_is_wrong(salon: Salon, asked: catalogue.SaveService, flaws: set[str]) -> None:
    with pytest.raises(InvalidFields) as caught:
        catalogue.save_service(salon.desk(OWNER), asked)
    assert set(caught.value.flaws) == flaws


def test_salons_details(salon: Salon) -> None:
    at = salon.desk(OWNER)
    now = salon_queries.salon(at)
    changed = catalogue.change_salon(
        at, now._replace(name="新静颜", phone="021 62478899", concept="一\r\n二", idle_seconds=60)
    )
    assert (changed.name, changed.concept, changed.idle_seconds, changed.version) == (
        "新静颜",
        "一\n二",
        60,
        now.version + 1,
    )
    assert salon_before_sign_in(salon.archive) == changed
    assert wrong(catalogue.change_salon, at, now).code is Code.CHANGED_MEANWHILE
    # its number is known to everybody, so that its tail is no PIN
    assert (
        wrong(
            staff.add_staff, at, staff.AddStaff(request_id="x", name="白露", roles=(Role.ADVISOR,), pin="478899")
        ).facts["why"]
        == "phone"
    )


@pytest.mark.parametrize(
    ("field", "value", "flaw"),
    [
        ("name", "\u200b", Flaw.REQUIRED),
        ("idle_seconds", 0, Flaw.NOT_A_NUMBER),
        ("idle_seconds", 100_000, Flaw.NOT_A_NUMBER),
    ],
)
def test_salons_details_that_are_wrong(salon: Salon, field: str, value: str | int, flaw: Flaw) -> None:
    at = salon.desk(OWNER)
    asked = salon_queries.salon(at)
    with pytest.raises(InvalidFields) as caught:
        catalogue.change_salon(at, asked._replace(**{field: value}))  # type: ignore[arg-type]  # one field or another
    assert caught.value.flaws == {field: flaw}


@pytest.mark.parametrize("text", ["\ud800\x1b[31m[b]", "x" * 9000, "\x00", "e\u0301" * 3000])
def test_hostile_text_in_the_managers_forms(salon: Salon, text: str) -> None:
    at = salon.desk(OWNER)
    salon_now = salon_queries.salon(at)
    changed = catalogue.change_salon(
        at,
        salon_now._replace(
            name=f"静{text}",
            name_latin=text,
            address=text,
            phone=text,
            hours=text,
            scale=text,
            concept=text,
            language=text,
            paper=text,
        ),
    )
    assert (len(changed.name) <= 60, len(changed.concept) <= 2000) == (True, True)
    added = staff.add_staff(
        at,
        staff.AddStaff(
            request_id="x", name=f"白{text}", roles=(Role.ADVISOR,), pin="481526", short=text, language=text, notes=text
        ),
    )
    assert (len(added.name) <= 40, len(added.short) <= 8, len(added.notes) <= 2000) == (True, True, True)
    staff.change_staff(
        at,
        staff.ChangeStaff(
            request_id="y", staff=added.id, version=added.version, name=f"白{text}", short=text, notes=text
        ),
    )
    service = catalogue.save_service(at, catalogue.SaveService(request_id="z", name=f"护{text}", category=text))
    product = catalogue.save_product(at, catalogue.SaveProduct(request_id="p", name=f"霜{text}", brand=text, unit=text))
    set_own_look(at, text, text)
    kept = repr((changed, added, service, product, people.me(at), salon.clients[LI]))
    assert "\\x1b" not in kept and "\\ud800" not in kept and "\\x00" not in kept
    assert len(PINS) == 7


def leaves(salon: Salon, name: str) -> None:
    at = salon.desk(OWNER)
    gone = person(salon, name)
    at = salon.desk(OWNER)
    staff.change_staff(
        at, staff.ChangeStaff(request_id=f"leaves-{name}", staff=gone.id, version=gone.version, name=name, active=False)
    )


def numbers(salon: Salon) -> dict[str, int]:
    return {one.name: one.number for one in at_door(salon.archive)}


def test_a_digit_stays_with_its_person(salon: Salon) -> None:
    before = numbers(salon)
    assert list(before.values()) == [1, 2, 3, 4, 5, 6, 7]
    leaves(salon, LIN)
    assert numbers(salon) == {name: number for name, number in before.items() if name != LIN}
    at = salon.desk(OWNER)
    # somebody new gets one that nobody ever had, then that of who has left, and then a longer number
    new = [
        staff.add_staff(at, staff.AddStaff(request_id=name, name=name, roles=(Role.ADVISOR,), pin="481526"))
        for name in "甲乙丙丁"
    ]
    assert [one.number for one in new] == [8, 9, 3, 10]
    # who comes back has a longer one too, while others have the digits
    lin = person(salon, LIN)
    back = staff.change_staff(
        salon.desk(OWNER), staff.ChangeStaff(request_id="back", staff=lin.id, version=lin.version, name=LIN)
    )
    assert (back.active, back.number) == (True, 11)
    assert list(numbers(salon))[-2:] == ["丁", LIN]
    assert [one.digit for one in at_door(salon.archive)][-3:] == ["9", "", ""]


def test_who_comes_back_has_the_same_digit_while_it_is_nobody_s(salon: Salon) -> None:
    leaves(salon, LIN)
    lin = person(salon, LIN)
    assert lin.number == 3
    assert (
        staff.change_staff(
            salon.desk(OWNER), staff.ChangeStaff(request_id="back", staff=lin.id, version=lin.version, name=LIN)
        ).number
        == 3
    )
