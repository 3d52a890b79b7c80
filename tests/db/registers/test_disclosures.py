"""What was given to third parties: on a consent by one, on a law by two."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.registers.disclosures.operations import print_disclosures
from db.registers.disclosures.queries import disclosures, disclosures_of
from tests.db.registers.samples import disclosed
from tests.db.salon import DENG, DESK_WOMAN, LI, OUYANG, OWNER, Salon, entries, refused, wrong


def test_what_was_given_on_a_consent_stands_in_the_register_and_in_the_file(salon: Salon) -> None:
    made = disclosed(salon, salon.desk(DENG), paper="同意书夹 3")
    other = disclosed(salon, salon.desk(OWNER), "", to_whom="税务师", what="收款合计")
    assert (made.number, made.client and made.client.label, made.to_whom, made.by, made.agreed_by) == (
        1,
        OUYANG,
        "市皮肤医院",
        DENG,
        "",
    )
    assert (made.consented, made.paper) == (salon.clock.today, "同意书夹 3")
    assert [one.id for one in disclosures(salon.desk(DENG))] == [other.id, made.id]
    at = salon.desk(DESK_WOMAN)
    assert refused(disclosures, at) is Code.NOT_ALLOWED
    assert disclosures_of(at, salon.clients[OUYANG]) == [made]
    assert disclosures_of(at, salon.clients[LI]) == []
    assert entries(operation="save_disclosure")[0]["client"] == salon.clients[OUYANG]
    assert "皮肤" not in str(entries())
    [line] = print_disclosures(salon.desk(OWNER), salon.clients[OUYANG]).lines
    assert (line.to_whom, line.what, line.ground) == ("市皮肤医院", "皮肤诊断复印件", "consent")


def test_without_a_consent_it_takes_a_law_and_two_people(salon: Salon) -> None:
    by_law = {"ground": "court", "consented": None, "basis": "〔2026〕沪01刑初12号"}
    at = salon.desk(DENG)
    assert refused(disclosed, salon, at, **by_law) is Code.NEEDS_SECOND
    assert disclosures(at) == []
    with pytest.raises(InvalidFields) as caught:
        disclosed(salon, at, ground="court", consented=None)
    assert caught.value.flaws == {"basis": Flaw.REQUIRED}


@pytest.mark.parametrize(
    ("wanted", "flaws"),
    [
        ({"to_whom": " ", "what": ""}, {"to_whom": Flaw.REQUIRED, "what": Flaw.REQUIRED}),
        ({"ground": "friend"}, {"ground": Flaw.NOT_A_CHOICE}),
        ({"consented": None}, {"consented": Flaw.REQUIRED}),
    ],
)
def test_what_is_wrong_is_said(salon: Salon, wanted: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as caught:
        disclosed(salon, salon.desk(DENG), **wanted)
    assert caught.value.flaws == flaws


def test_a_consent_comes_before_what_is_given_on_it(salon: Salon) -> None:
    yesterday = salon.clock.today - timedelta(days=1)
    with pytest.raises(InvalidFields) as caught:
        disclosed(salon, salon.desk(DENG), day=yesterday)
    assert caught.value.flaws == {"consented": Flaw.NOT_AFTER}


def test_what_was_wrong_is_put_right_beside_it_and_the_client_is_told_what_counts(salon: Salon) -> None:
    made = disclosed(salon, salon.desk(DENG))
    right = disclosed(salon, salon.desk(DENG), to_whom="市中医院", corrects=made.id, why="写错医院")
    assert (right.corrects, right.why) == (made.number, "写错医院")
    found = disclosures(salon.desk(DENG))
    kept = [(one.number, one.to_whom, one.corrected_by) for one in found]
    assert kept == [(2, "市中医院", None), (1, "市皮肤医院", 2)]
    [line] = print_disclosures(salon.desk(OWNER), salon.clients[OUYANG]).lines
    assert line.to_whom == "市中医院"
    assert wrong(disclosed, salon, salon.desk(DENG), corrects=made.id, why="再改").code is Code.CHANGED_MEANWHILE
