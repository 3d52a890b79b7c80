"""Surveys: their numbers, for whom they are, and keying them in once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.feedback.operations.surveys import name_survey, number_surveys, print_surveys, void_survey
from db.feedback.queries import opinions, survey, survey_batch, survey_batches
from db.feedback.requests import NameSurvey, NumberSurveys, VoidSurvey
from db.text.card_number import is_valid
from tests.db.feedback.samples import RED, key, number
from tests.db.salon import DENG, DESK_WOMAN, LIN, OUYANG, OWNER, Salon, entries, refused, wrong


def numbers_of(at: Desk, batch: int) -> list[str]:
    return [one.number for one in survey_batch(at, batch)]


def test_numbers_go_on_and_are_never_a_cards(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first, second = number(salon, at, 2), number(salon, at, 1)
    found = numbers_of(at, first.id) + numbers_of(at, second.id)
    assert [one[:-1] for one in found] == ["400000001", "400000002", "400000003"]
    assert all(is_valid(one) and len(one) == 10 for one in found)
    assert [(one.first, one.last, one.count, one.named) for one in survey_batches(at)] == [
        (found[2], found[2], 1, 0),
        (found[0], found[1], 2, 0),
    ]
    asked = NumberSurveys(request_id="same", count=1)
    assert number_surveys(at, asked) == number_surveys(at, asked), "a number is used once"


@pytest.mark.parametrize("count", [0, 201])
def test_how_many_at_once(salon: Salon, count: int) -> None:
    with pytest.raises(InvalidFields) as caught:
        number(salon, salon.desk(DESK_WOMAN), count)
    assert caught.value.flaws == {"count": Flaw.NOT_A_NUMBER}


def test_who_comes_regularly_has_one_in_half_a_year(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    made = number(salon, at, 9, regulars=True)
    [one] = survey_batch(at, made.id)
    assert one.client and one.client.label == OUYANG, "the only one with two visits"
    with pytest.raises(InvalidFields) as caught:
        number(salon, at, 9, regulars=True)
    assert caught.value.flaws == {"whom": Flaw.NO_VALUE}
    void_survey(at, VoidSurvey(request_id="v", number=one.number))
    assert number(salon, at, 9, regulars=True).count == 1, "who lost it has another"
    salon.clock.forward(days=183)
    with pytest.raises(InvalidFields):
        number(salon, salon.desk(DESK_WOMAN), 9, regulars=True)


def test_a_survey_without_a_name_is_somebodys_later_with_all_that_came_of_it(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first, second, spoilt = numbers_of(at, number(salon, at, 3).id)
    keyed = key(salon, at, first, "2555", text=RED)
    assert keyed.client is None and keyed.complaint is not None and keyed.complaint.client is None
    other = [one.id for one in opinions(at).lines if one.survey != first]
    named = name_survey(at, NameSurvey(request_id="n", number=first, client=salon.clients[OUYANG]))
    assert named.client and named.client.label == OUYANG
    assert named.complaint is not None and named.complaint.client == named.client
    said = [one for one in opinions(at).lines if one.survey == first]
    assert len(said) == 4 and all(one.client == named.client for one in said)
    assert [one.id for one in opinions(at).lines if one.client is None] == other
    # also before it comes back; it is somebody's once, and a spoilt one nobody's
    assert name_survey(at, NameSurvey(request_id="m", number=second, client=salon.clients[OUYANG])).state == "printed"
    again = NameSurvey(request_id="o", number=second, client=salon.clients[OUYANG])
    assert wrong(name_survey, at, again).code is Code.CHANGED_MEANWHILE
    void_survey(at, VoidSurvey(request_id="v", number=spoilt))
    asked = NameSurvey(request_id="p", number=spoilt, client=salon.clients[OUYANG])
    assert wrong(name_survey, at, asked).code is Code.IS_VOID


def test_it_is_keyed_in_once(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first, second, third = numbers_of(at, number(salon, at).id)
    keyed = key(salon, at, "y1", "5443", text=" 灯光太亮 ")
    assert (keyed.number, keyed.state, keyed.day) == (first, "keyed", salon.clock.today)
    assert (keyed.ratings, keyed.complaint) == (("5", "4", "4", "3"), None)
    heard = {one.heading: (one.rating, one.text, one.survey) for one in opinions(at).lines}
    assert heard == {
        "effect": ("5", "", first),
        "product": ("4", "", first),
        "service": ("4", "", first),
        "management": ("3", "灯光太亮", first),
    }
    again = wrong(key, salon, at, first)
    assert (again.code, again.facts["day"]) == (Code.IS_KEYED, salon.clock.today.isoformat())
    void_survey(at, VoidSurvey(request_id="v", number=second))
    assert wrong(survey, at, second).code is Code.IS_VOID
    assert wrong(void_survey, at, VoidSurvey(request_id="w", number=first)).code is Code.IS_KEYED
    [line] = survey_batches(at)
    assert (line.count, line.keyed, line.void) == (3, 1, 1)
    assert [one.number for one in print_surveys(at, line.id).surveys] == [third], "only what waits is printed again"
    assert "灯光" not in str(entries(operation="key_survey"))


@pytest.mark.parametrize("typed", ["", "y", "y0", "y9", "4000000012", "1000000018", "0000 0013", "y123456789", "y1.5"])
def test_a_number_that_is_none(salon: Salon, typed: str) -> None:
    at = salon.desk(DESK_WOMAN)
    number(salon, at)
    assert wrong(survey, at, typed).code is Code.NO_SURVEY


@pytest.mark.parametrize("typed", ["y2", "Y0002", "2", "4000 0000 2{}", "４０００００００２{}", " 400000002{} "])
def test_how_a_number_is_typed(salon: Salon, typed: str) -> None:
    at = salon.desk(DESK_WOMAN)
    second = numbers_of(at, number(salon, at).id)[1]
    assert survey(at, typed.format(second[-1])).number == second


def test_every_question_has_its_rating(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    number(salon, at)
    with pytest.raises(InvalidFields) as caught:
        key(salon, at, "y1", "560")
    assert caught.value.flaws == {
        "product": Flaw.NOT_A_CHOICE,
        "service": Flaw.NOT_A_CHOICE,
        "management": Flaw.REQUIRED,
    }
    assert survey(at, "y1").state == "printed", "nothing is kept of it"


def test_a_low_rating_opens_a_complaint(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    number(salon, at, 9, regulars=True)
    keyed = key(salon, at, "y1", "2453", text=RED)
    assert keyed.complaint and keyed.complaint.client and keyed.complaint.owner
    assert (keyed.complaint.client.label, keyed.complaint.owner.label) == (OUYANG, OWNER)
    assert (keyed.complaint.heading, keyed.complaint.text) == ("effect", RED)
    assert keyed.complaint.deadline == salon.clock.today + timedelta(days=3)
    number(salon, at, 3)
    assert key(salon, at, "y2", "3333").complaint is None
    assert key(salon, at, "y3", "5551", complains=False).complaint is None
    short = key(salon, at, "y4", "5515")
    assert short.complaint and (short.complaint.heading, short.complaint.text) == ("service", "Y0004: 1/5")


def test_who_may(salon: Salon) -> None:
    number(salon, salon.desk(DESK_WOMAN), 9, regulars=True)
    number(salon, salon.desk(DESK_WOMAN), 1)
    lin = salon.desk(LIN)
    assert refused(number, salon, lin) is Code.NOT_ALLOWED
    assert refused(key, salon, lin, "y2") is Code.NOT_ALLOWED, "nobody's, so not her client's"
    assert key(salon, lin, "y1").state == "keyed", "her own client's"
    assert refused(survey, salon.desk(DENG), "y2") is Code.NOT_ALLOWED
