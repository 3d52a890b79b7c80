"""A standard task with what clients say: a survey that came back."""

from __future__ import annotations

from db.feedback.operations.surveys import number_surveys
from db.feedback.queries import survey_batch
from db.feedback.requests import NumberSurveys
from tests.db.salon import DESK_WOMAN, OWNER
from tests.journeys.homes import Home
from tests.journeys.salon import Seat
from tests.journeys.standard.task import Task, go_home

NUMBER = "4000000011"
"""What is printed on the first survey, as a scanner sends it."""
RATINGS, TEXT = "2453", "刷酸后红了两天"


def hand_out(home: Home) -> None:
    """A survey without a name is in the salon."""
    with home.desk(DESK_WOMAN) as at:
        batch = number_surveys(at, NumberSurveys(request_id="survey", count=1, regulars=False))
        assert [one.number for one in survey_batch(at, batch.id)] == [NUMBER]


def _page(seat: Seat) -> None:
    go_home(seat)
    seat.press("0", "4", "3")
    seat.wait_head(seat.said("Key in a survey"))


def _key_in(seat: Seat) -> None:
    """The number is scanned; a digit for each question, what was written, saved."""
    seat.scan(NUMBER)
    seat.wait_head("Y0001")
    seat.type(RATINGS)
    seat.type(TEXT)
    seat.press("f10")
    seat.wait("Y0001", OWNER, seat.said("It is keyed in; complaint {number} is {name}'s until {day}.").split("{")[0])


FEEDBACK = (Task("Key in a survey, whose number is scanned", 1, _key_in, _page, "what is typed"),)
