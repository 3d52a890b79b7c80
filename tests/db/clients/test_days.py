"""The days that consent, guardians and birthdays turn on."""

from __future__ import annotations

from datetime import date

import pytest

from db.clients.operations import clients
from db.clients.records import ClientRecord
from tests.db.boundaries import BEFORE_THE_DAY, ON_THE_DAY, around
from tests.db.salon import DESK_WOMAN, EVANS, OWNER, Salon


@pytest.mark.parametrize(
    ("said", "asked_again"),
    [
        (date(2026, 3, 10), date(2027, 3, 10)),
        (date(2028, 2, 29), date(2029, 3, 1)),
        (date(2027, 3, 1), date(2028, 3, 1)),
    ],
)
def test_a_no_is_asked_about_again_on_the_same_day_of_the_next_year(
    salon: Salon, said: date, asked_again: date
) -> None:
    salon.clock.forward(days=(said - salon.clock.today).days)
    at = salon.desk(DESK_WOMAN)
    salon.change(at, clients.open_client(at, salon.clients[EVANS]), consent_photographs=False)
    assert around(salon, asked_again, lambda: "consent_photographs" in _record(salon).to_ask) == ON_THE_DAY


@pytest.mark.parametrize("birthday", ["2013-06-01", "L2013-04-23"])
def test_a_guardian_is_asked_for_until_the_day_before_one_is_fourteen(salon: Salon, birthday: str) -> None:
    from db.core.sql import write

    with salon.archive.connected():
        write("UPDATE client SET birthday = ? WHERE id = ?", birthday, salon.clients[EVANS])
    assert around(salon, date(2027, 6, 1), lambda: "guardian" not in _record(salon).to_ask) == ON_THE_DAY


@pytest.mark.parametrize("birthday", ["2009-06-01", "L2009-05-09"])
def test_who_is_under_eighteen_is_warned_of_until_the_day_before_the_birthday(salon: Salon, birthday: str) -> None:
    from db.core.sql import write

    with salon.archive.connected():
        write("UPDATE client SET birthday = ? WHERE id = ?", birthday, salon.clients[EVANS])

    def is_warned_of() -> bool:
        return "minor" in {alert.code for alert in _record(salon).alerts}

    assert around(salon, date(2027, 6, 1), is_warned_of) == BEFORE_THE_DAY


def _record(salon: Salon) -> ClientRecord:
    return clients.open_client(salon.desk(OWNER), salon.clients[EVANS])
