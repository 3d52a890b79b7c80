"""How operations and queries of staff are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.desk import Desk
from db.core.permissions import Role
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.salon.records import SalonRecord
from db.staff.operations import session as desk
from db.staff.operations import staff
from db.staff.queries import people
from tests.db.calls import Call, P, of_desk
from tests.db.salon import (
    LIN,
    OWNER,
    PINS,
    Salon,
)


def pin_of(salon: Salon, at: Desk) -> str:
    return next(PINS[name] for name, id in salon.staff.items() if id == at.staff)


def make_own_field(salon: Salon) -> str:
    """One of the salon's own fields, by name."""
    asked = catalogue.AddOwnField(request_id="own", label_en="Car", label_zh="车牌", kind=catalogue.OWN_KINDS[0])
    return catalogue.add_own_field(salon.desk(OWNER), asked).name


SAMPLES = (make_own_field,)

CALLS: dict[Callable[..., Any], Call] = {
    catalogue.save_service: of_desk(P.CATALOGUE)(
        lambda at, case: catalogue.save_service(at, catalogue.SaveService(request_id="new", name="眼部护理"))
    ),
    catalogue.save_product: of_desk(P.CATALOGUE)(
        lambda at, case: catalogue.save_product(at, catalogue.SaveProduct(request_id="new", name="眼霜"))
    ),
    catalogue.add_own_field: of_desk(P.SETTINGS)(
        lambda at, case: catalogue.add_own_field(
            at, catalogue.AddOwnField(request_id="new", label_en="Car", label_zh="车牌", kind=catalogue.OWN_KINDS[0])
        )
    ),
    catalogue.change_own_field: of_desk(P.SETTINGS)(
        lambda at, case: catalogue.change_own_field(
            at,
            catalogue.ChangeOwnField(
                request_id="change", name=case.of(make_own_field), label_en="Car", label_zh="车牌号"
            ),
        )
    ),
    catalogue.drop_own_field: of_desk(P.SETTINGS)(
        lambda at, case: catalogue.drop_own_field(at, case.of(make_own_field))
    ),
    catalogue.change_salon: of_desk(P.SETTINGS)(
        lambda at, case: catalogue.change_salon(at, SalonRecord(name="静颜", version=1))
    ),
    staff.add_staff: of_desk(P.MANAGE_STAFF)(
        lambda at, case: staff.add_staff(
            at, staff.AddStaff(request_id="new", name="新人", roles=(Role.BEAUTICIAN,), pin="481526")
        )
    ),
    staff.change_staff: of_desk(P.MANAGE_STAFF)(
        lambda at, case: staff.change_staff(
            at, staff.ChangeStaff(request_id="new", staff=case.salon.staff[LIN], version=1, name="林晓雨")
        )
    ),
    staff.change_roles: of_desk(P.RESET_PIN)(
        lambda at, case: staff.change_roles(at, case.salon.staff[LIN], (Role.ADVISOR,))
    ),
    staff.reset_pin: of_desk(P.RESET_PIN)(lambda at, case: staff.reset_pin(at, case.salon.staff[LIN], "481526")),
    desk.keep_draft: of_desk(P.DESK)(lambda at, case: desk.keep_draft(at, desk.KeepDraft("client", "{}"))),
    desk.drop_draft: of_desk(P.DESK)(lambda at, case: desk.drop_draft(at, "client")),
    desk.set_own_look: of_desk(P.DESK)(lambda at, case: desk.set_own_look(at, "en", "calm")),
    desk.change_own_pin: of_desk(P.DESK)(
        lambda at, case: desk.change_own_pin(at, pin_of(case.salon, at), "48152637"[: len(pin_of(case.salon, at))])
    ),
    people.me: of_desk(P.DESK)(lambda at, case: people.me(at)),
    salon_queries.salon: of_desk(P.DESK)(lambda at, case: salon_queries.salon(at)),
    people.staff: of_desk(P.MANAGE_STAFF)(lambda at, case: people.staff(at)),
    people.treating: of_desk(P.DESK)(lambda at, case: people.treating(at)),
    people.colleagues: of_desk(P.DESK)(lambda at, case: people.colleagues(at)),
    salon_queries.services: of_desk(P.DESK)(lambda at, case: salon_queries.services(at)),
    salon_queries.products: of_desk(P.DESK)(lambda at, case: salon_queries.products(at)),
    people.drafts_of_new: of_desk(P.DESK)(lambda at, case: people.drafts_of_new(at, "client")),
    people.is_carried_out: of_desk(P.DESK)(lambda at, case: people.is_carried_out(at, "1")),
    people.draft: of_desk(P.DESK)(lambda at, case: people.draft(at, "client")),
}
