"""When a visit is interrupted: by what nobody lets through, by another batch, and once for the same facts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.errors import Code, Refused, SalonError
from db.core.sql import rows, run
from db.fields.values import Value
from db.visits.operations import ProductUsed
from tests.db.dated.samples import save
from tests.db.salon import CHEN, OUYANG, OWNER, PEEL, PERSON, Salon, wrong
from tests.db.visits.test_rules_on_visits import SERUM, has, set_up, today


def test_nobody_lets_never_through_whatever_the_role(salon: Salon) -> None:
    test: dict[str, Value] = {"product": salon.products[SERUM], "site": "ear", "at_24h": "positive"}
    save(salon, salon.desk(OWNER), salon.clients[CHEN], "patch", test)
    used = (ProductUsed(SERUM, salon.products[SERUM]),)
    visit = salon.visit(salon.desk(OWNER), CHEN)
    for name in PERSON.values():
        with pytest.raises((SalonError, Refused)) as error:
            salon.save(salon.desk(name).despite_health("坚持"), visit, products=used)
        assert error.value.code in (Code.CONFLICT, Code.NOT_ALLOWED, Code.NEEDS_REASON), name
    assert rows("SELECT 1 FROM visit_product WHERE visit_id = ?", visit.id) == []


def test_the_same_facts_interrupt_a_visit_once(salon: Salon) -> None:
    at = salon.desk(OWNER)
    set_up(salon, PEEL, means='["acid"]')
    visit = salon.let_through(at, "医生同意", salon.visit, OUYANG, PEEL)
    for text in ("泛红", "泛红退了", "正常"):
        # saved again and again: nothing stops it any more
        visit = salon.save(at, visit, values={"felt": text})
    has(salon, OUYANG, "isotretinoin", began=today(salon, -1))
    error = wrong(salon.save, at, visit, values={"felt": "新情况"})
    assert (error.code, error.facts["count"]) == (Code.CONFLICT, 1)


def test_a_batch_of_another_family_asks_for_another_test(salon: Salon) -> None:
    at, serum = salon.desk(OWNER), salon.products[SERUM]
    run("UPDATE product SET patch = 'first', formula = '24*' WHERE id = ?", serum)
    read: dict[str, Value] = {"product": serum, "batch": "2401", "site": "ear"}
    read |= {"at_24h": "negative", "at_48h": "negative"}
    save(salon, at, salon.clients[CHEN], "patch", read, day=salon.clock.today - timedelta(days=10))
    visit = salon.save(at, salon.visit(at, CHEN), products=(ProductUsed(SERUM, serum, "", "2405"),))
    error = wrong(salon.save, at, visit, products=(ProductUsed(SERUM, serum, "", "2501"),))
    assert (error.code, error.facts["verdict"]) == (Code.CONFLICT, "hold")
    # both at once: what was tested doesn't speak for the other
    both = (ProductUsed(SERUM, serum, "", "2405"), ProductUsed(SERUM, serum, "", "2501"))
    assert wrong(salon.save, at, visit, products=both).facts["verdict"] == "hold"
    positive: dict[str, Value] = {"product": serum, "batch": "2502", "site": "ear", "at_24h": "positive"}
    save(salon, at, salon.clients[CHEN], "patch", positive | {"formula": "25*"})
    error = wrong(salon.save, at.despite_health("坚持"), visit, products=both)
    assert error.facts["verdict"] == "never"
