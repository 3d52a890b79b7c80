"""The words in which clients are asked: their versions, the paper on which they were signed, and who is asked again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clients.consent.operations import PutInForce, consent_texts, put_in_force
from db.clients.consent.records import PURPOSES, SHIPPED, ConsentText
from db.clients.operations import clients
from db.clients.operations.clients import RecordConsent
from db.clients.records import ClientRecord
from db.core.errors import Flaw, InvalidFields
from db.fields.values import Value
from db.papers.printed.operations import print_empty_intake, print_intake
from tests.db.salon import DESK_WOMAN, EVANS, OUYANG, OWNER, Salon

TODAY = date(2026, 3, 10)


def put(salon: Salon, version: str = "2026-03", since: date = TODAY, asks: tuple[str, ...] = ()) -> ConsentText:
    asked = PutInForce(
        request_id=salon.request(), version=version, since=since, zh=f"新文本{version}", en=f"New {version}", asks=asks
    )
    return put_in_force(salon.desk(OWNER), asked)


def answer(salon: Salon, client: str, **values: Value) -> ClientRecord:
    asked = RecordConsent(salon.request(), salon.clients[client], values)
    return clients.record_consent(salon.desk(DESK_WOMAN), asked)


def again(salon: Salon, client: str) -> tuple[str, ...]:
    return clients.open_client(salon.desk(OWNER), salon.clients[client]).to_ask


def test_the_form_has_the_words_that_are_in_force_on_its_day(salon: Salon) -> None:
    put(salon, "2026-04", TODAY + timedelta(days=2))
    assert print_empty_intake(salon.desk(DESK_WOMAN)).text.version == SHIPPED.version
    salon.clock.forward(days=1)
    assert print_intake(salon.desk(DESK_WOMAN), salon.clients[EVANS]).text.version == SHIPPED.version
    salon.clock.forward(days=1)
    for sheet in (print_empty_intake(salon.desk(DESK_WOMAN)), print_intake(salon.desk(OWNER), salon.clients[EVANS])):
        assert (sheet.text.version, sheet.text.words.zh) == ("2026-04", "新文本2026-04")


def test_of_two_of_one_day_the_later_counts(salon: Salon) -> None:
    put(salon, "2026-03a")
    assert put(salon, "2026-03b").is_in_force
    found = consent_texts(salon.desk(OWNER))
    assert [(one.version, one.is_in_force, one.by) for one in found] == [
        (SHIPPED.version, False, ""),
        ("2026-03a", False, OWNER),
        ("2026-03b", True, OWNER),
    ]


@pytest.mark.parametrize(
    ("version", "since", "flaws"),
    [
        (SHIPPED.version, TODAY, {"version": Flaw.TAKEN}),
        ("2026-03", TODAY - timedelta(days=1), {"since": Flaw.TOO_EARLY}),
        ("", TODAY, {"version": Flaw.REQUIRED}),
        ("x" * 21, TODAY, {"version": Flaw.TOO_LONG}),
    ],
)
def test_what_is_wrong_with_new_words_is_said(salon: Salon, version: str, since: date, flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as caught:
        put(salon, version, since)
    assert caught.value.flaws == flaws
    assert len(consent_texts(salon.desk(OWNER))) == 1


def test_an_answer_keeps_the_version_and_the_paper(salon: Salon) -> None:
    """Signed on the form that the desk has printed, it is in the words of that day, whatever is in force today."""
    print_intake(salon.desk(DESK_WOMAN), salon.clients[EVANS])
    salon.clock.forward(days=1)
    put(salon, "2026-03", TODAY + timedelta(days=1))
    line = answer(salon, EVANS, consent_file=True).consents["consent_file"]
    assert (line.text_version, line.sheet_version, line.paper_day) == (SHIPPED.version, 1, None)
    # one form is signed once: what is answered afterwards is on another paper
    salon.clock.forward(minutes=1)
    line = answer(salon, EVANS, consent_file=True).consents["consent_file"]
    assert (line.text_version, line.sheet_version, line.paper_day) == ("2026-03", 0, TODAY + timedelta(days=1))
    line = answer(salon, EVANS, consent_file=False).consents["consent_file"]
    assert (line.text_version, line.sheet_version, line.paper_day) == ("2026-03", 0, None)


def test_who_agreed_in_older_words_is_asked_again_where_the_manager_says_so(salon: Salon) -> None:
    answer(salon, EVANS, **dict.fromkeys(PURPOSES[:3], True), consent_contact=("phone",))
    assert again(salon, EVANS) == ()
    put(salon, "2026-03a")
    assert again(salon, EVANS) == (), "nobody is asked unless it is said"
    put(salon, "2026-03b", asks=("consent_health", "consent_contact"))
    assert again(salon, EVANS) == ("consent_health", "consent_contact")
    answer(salon, EVANS, consent_health=True, consent_contact=("phone",))
    assert again(salon, EVANS) == ()
    put(salon, "2026-03c", TODAY + timedelta(days=1), asks=("consent_health",))
    assert again(salon, EVANS) == (), "not before its day"
    salon.clock.forward(days=1)
    assert again(salon, EVANS) == ("consent_health",)


def test_who_said_no_is_left_in_peace_by_new_words(salon: Salon) -> None:
    answer(salon, OUYANG, consent_photographs=False)
    before = again(salon, OUYANG)
    put(salon, asks=("consent_photographs",))
    assert again(salon, OUYANG) == before
    assert "consent_photographs" not in before
