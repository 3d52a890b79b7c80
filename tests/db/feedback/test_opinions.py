"""Opinions under four headings, and improvements that come of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.feedback.operations.improvements import see_effect
from db.feedback.queries import improvement, improvements, opinion, opinions
from db.feedback.requests import SeeEffect
from tests.db.feedback.samples import complain, finish, plan, say
from tests.db.salon import DESK_WOMAN, HAO, LI, LIN, OUYANG, OWNER, SHEN, Salon, refused, wrong


def test_figures_of_a_year_by_heading(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    for heading, rating in (("effect", "5"), ("effect", "4"), ("effect", "2"), ("service", "3"), ("product", "")):
        say(salon, at, heading=heading, rating=rating)
    found = [(one.heading, one.said, one.rated, one.mean, one.low) for one in opinions(at).figures]
    assert found == [
        ("effect", 3, 3, 37, 1),
        ("product", 1, 0, None, 0),
        ("service", 1, 1, 30, 0),
        ("management", 0, 0, None, 0),
    ]
    salon.clock.forward(days=365)
    assert [one.said for one in opinions(salon.desk(DESK_WOMAN)).figures] == [0, 0, 0, 0], "after a year no longer"


@pytest.mark.parametrize(
    ("asked", "flaws"),
    [
        ({"kind": "wish"}, {"kind": Flaw.NOT_A_CHOICE}),
        ({"heading": ""}, {"heading": Flaw.REQUIRED}),
        ({"rating": "6"}, {"rating": Flaw.NOT_A_CHOICE}),
        ({"rating": "", "text": " "}, {"text": Flaw.REQUIRED}),
    ],
)
def test_what_is_wrong_is_said(salon: Salon, asked: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as caught:
        say(salon, salon.desk(DESK_WOMAN), **asked)
    assert caught.value.flaws == flaws


def test_the_latest_first_of_clients_whom_one_may_know_of(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first, second = say(salon, at, salon.clients[OUYANG], rating=""), say(salon, at, salon.clients[LI], text="")
    third = say(salon, at, day=salon.clock.today - timedelta(days=1))
    assert [one.id for one in opinions(at).lines] == [second.id, first.id, third.id]
    assert wrong(say, salon, at, 999).code is Code.NOT_FOUND
    complain(salon, at, 0, opinion=second.id)
    plan(salon, at, opinions=(second.id, second.id))
    heard = opinion(at, second.id)
    assert (heard.complaint, heard.improvements) == (1, 1)
    lin = salon.desk(LIN)
    assert [one.id for one in opinions(lin).lines] == [first.id]
    assert refused(opinion, lin, second.id) is Code.NOT_ALLOWED


def test_an_improvement_is_done_and_looked_at_again(salon: Salon) -> None:
    at, today, day = salon.desk(OWNER), salon.clock.today, timedelta(days=1)
    heard, complaint = say(salon, at), complain(salon, at, 0)
    made = plan(salon, at, opinions=(heard.id,), complaints=(complaint.id,))
    assert (made.number, made.sources, made.done, made.late) == (1, 2, None, False)
    seen = SeeEffect(request_id="s", id=made.id, version=made.version, effect="partly", seen="少了一半")
    assert wrong(see_effect, at, seen).code is Code.NOT_DONE
    for asked, flaws in (
        ({"done": today + day}, {"done": Flaw.IN_THE_FUTURE}),
        ({"done": today - day}, {"done": Flaw.TOO_EARLY}),
        ({"look_again": today - day}, {"look_again": Flaw.TOO_EARLY}),
    ):
        with pytest.raises(InvalidFields) as caught:
            finish(salon, at, made, **asked)
        assert caught.value.flaws == flaws
    done = finish(salon, at, made)
    assert (done.done, done.look_again) == (today, today + timedelta(days=30))
    assert wrong(finish, salon, at, done).code is Code.IS_DONE
    with pytest.raises(InvalidFields) as caught:
        see_effect(at, SeeEffect(request_id="t", id=made.id, version=done.version, effect=""))
    assert caught.value.flaws == {"effect": Flaw.REQUIRED}
    over = see_effect(at, SeeEffect(request_id="u", id=made.id, version=done.version, effect="no", seen=" 没变 "))
    assert (over.effect, over.seen, over.seen_on) == ("no", "没变", today)
    again = SeeEffect(request_id="v", id=made.id, version=over.version, effect="yes")
    assert wrong(see_effect, at, again).code is Code.IS_DONE


def test_what_is_next_comes_first(salon: Salon) -> None:
    at, today, day = salon.desk(OWNER), salon.clock.today, timedelta(days=1)
    later = plan(salon, at, deadline=today + 9 * day)
    looked = finish(salon, at, plan(salon, at), look_again=today + 2 * day)
    over = finish(salon, at, plan(salon, at))
    see_effect(at, SeeEffect(request_id="s", id=over.id, version=over.version, effect="yes"))
    soon = plan(salon, at, deadline=today)
    assert [one.id for one in improvements(at)] == [soon.id, looked.id, later.id, over.id]
    assert not any(one.late for one in improvements(at))
    salon.clock.forward(days=3)
    assert [one.id for one in improvements(salon.desk(OWNER)) if one.late] == [soon.id, looked.id]


def test_who_does_it_may_say_so(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    hers, others = plan(salon, at, owner=salon.staff[LIN]), plan(salon, at, owner=salon.staff[SHEN])
    lin = salon.desk(LIN)
    assert [one.id for one in improvements(lin)] == [hers.id]
    assert refused(improvement, lin, others.id) is Code.NOT_ALLOWED
    assert finish(salon, lin, improvement(lin, hers.id)).done == salon.clock.today
    assert refused(finish, salon, lin, others) is Code.NOT_ALLOWED
    assert refused(plan, salon, lin) is Code.NOT_ALLOWED
    assert improvements(salon.desk(HAO)) == []
