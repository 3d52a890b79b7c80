"""``check`` finds what was changed from outside in what clients have said."""

from __future__ import annotations

import pytest

from db.core.sql import run
from db.feedback.operations.complaints import settle_complaint
from db.feedback.operations.improvements import see_effect
from db.feedback.requests import SeeEffect
from db.feedback.store.checking import wrong_feedback
from tests.db.feedback.samples import answer, complain, finish, hear, key, number, plan
from tests.db.salon import OUYANG, OWNER, Salon


@pytest.fixture
def said(salon: Salon) -> Salon:
    """A survey of each state; complaints and improvements of each."""
    at = salon.desk(OWNER)
    number(salon, at, 3)
    key(salon, at, "y1", "5234", text="慢")
    complain(salon, at, salon.clients[OUYANG])
    settle_complaint(at, hear(salon, answer(salon, at, complain(salon, at, 0))))
    plan(salon, at)
    done = finish(salon, at, plan(salon, at))
    see_effect(at, SeeEffect(request_id="s", id=done.id, version=done.version, effect="yes"))
    return salon


def test_nothing_is_wrong(said: Salon) -> None:
    assert wrong_feedback() == 0


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE survey SET number = '4000000099' WHERE id = 2",
        "UPDATE survey SET number = '1000000018' WHERE id = 2",
        "UPDATE survey SET product = '5' WHERE id = 1",
        "UPDATE survey SET effect = '5' WHERE id = 2",
        "UPDATE survey SET effect = '' WHERE id = 1",
        "UPDATE survey SET state = 'printed' WHERE id = 1",
        "UPDATE survey SET state = 'keyed' WHERE id = 2",
        "UPDATE survey SET day = NULL WHERE id = 1",
        "UPDATE survey SET client_id = 1 WHERE id = 1",
        "UPDATE opinion SET rating = '5' WHERE heading = 'product'",
        "DELETE FROM opinion WHERE heading = 'service'",
        "UPDATE complaint SET state = 'answered' WHERE id = 2",
        "UPDATE complaint SET state = 'open' WHERE state = 'settled'",
        "UPDATE complaint SET result = '' WHERE state = 'settled'",
        "UPDATE complaint SET outcome = '' WHERE state = 'settled'",
        "UPDATE complaint SET word = '' WHERE state = 'settled'",
        "UPDATE complaint_step SET state = 'settled' WHERE id = 2",
        "DELETE FROM complaint_step WHERE state = 'answered'",
        "DELETE FROM complaint_step WHERE complaint_id = 2",
        "UPDATE improvement SET done = NULL, look_again = NULL WHERE effect <> ''",
        "UPDATE improvement SET look_again = '2030-01-01' WHERE done IS NULL",
        "UPDATE improvement SET effect = '' WHERE effect <> ''",
        "UPDATE improvement SET seen_on = '2020-01-01' WHERE effect <> ''",
    ],
)
def test_an_edit_from_outside_is_found(said: Salon, edit: str) -> None:
    run("PRAGMA foreign_keys = off")
    run(edit)
    assert wrong_feedback() > 0
