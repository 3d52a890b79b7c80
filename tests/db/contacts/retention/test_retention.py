"""Who stays away and who is watched: why, who follows it up, how it ends, and who sees it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.contacts.operations.contacts import log_contact
from db.contacts.operations.making import make_day
from db.contacts.operations.retention import GiveUp, SetAbsence, Unwatch, Watch, give_up, set_absence, unwatch, watch
from db.contacts.operations.retention_printing import print_retention
from db.contacts.queries.retention import retention, retention_of_client, watched_line
from db.contacts.queries.tasks import tasks_of_client
from db.contacts.records.retention import WatchedLine
from db.contacts.requests import LogContact
from db.contacts.store import retention as store
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import run
from tests.db.contacts.retention.samples import absence, away, watched
from tests.db.salon import CHEN, DENG, DESK_WOMAN, HAO, LI, LIN, OUYANG, OWNER, ZENG, Salon, refused, wrong


def said(salon: Salon, desk: Desk, line: WatchedLine, reason: str, owner: str = "", days: int = 0) -> WatchedLine:
    """Why somebody stays away, and in how many days that is asked again."""
    asked = SetAbsence(
        request_id=salon.request(),
        absence=line.id,
        version=line.version,
        reason=reason,
        owner=salon.staff[owner] if owner else 0,
        next=salon.clock.today + timedelta(days=days) if days else None,
    )
    return set_absence(desk, asked)


def rules(desk: Desk, salon: Salon, name: str) -> list[str]:
    return [task.rule for task in tasks_of_client(desk, salon.clients[name])]


def test_who_has_not_come_for_long_is_asked_about_until_somebody_says_why(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    line = absence(salon, desk, CHEN)
    last = salon.clock.today - timedelta(days=120)
    assert (line.last, line.cause, line.owner and line.owner.label, line.open) == (last, "", HAO, True)
    assert "absence" in rules(desk, salon, CHEN)
    line = said(salon, desk, line, "price", LIN, 7)
    assert (line.cause, line.next) == ("price", salon.clock.today + timedelta(days=7))
    assert rules(desk, salon, CHEN) == ["absence_next"]
    [task] = tasks_of_client(desk, salon.clients[CHEN])
    assert (task.due, task.owner_name) == (salon.clock.today + timedelta(days=7), LIN)


def test_a_visit_ends_it_by_itself(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    line = absence(salon, desk, CHEN)
    salon.visit(desk, CHEN)
    assert retention(desk, "absence").counts["absence"] == 0
    assert not watched_line(desk, "absence", line.id).open
    assert wrong(said, salon, desk, watched_line(desk, "absence", line.id), "busy").code is Code.RETENTION_ENDED


def test_nobody_is_given_up_without_a_reason_and_somebody_who_followed_it_up(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    line = absence(salon, desk, LI, 120)
    assert line.owner is None

    def end(line: WatchedLine) -> WatchedLine:
        return give_up(desk, GiveUp(request_id=salon.request(), absence=line.id, version=line.version))

    error = wrong(end, line)
    assert isinstance(error, InvalidFields)
    assert error.flaws == {"reason": Flaw.REQUIRED, "owner": Flaw.REQUIRED}
    line = said(salon, desk, line, "other_salon", DESK_WOMAN, 3)
    assert not end(line).open
    assert rules(desk, salon, LI) == [], "nothing is to be done any more"
    assert retention(desk, "absence").lines == ()


@pytest.mark.parametrize(
    ("asked", "flaw"),
    [
        ({"reason": "because"}, {"reason": Flaw.NOT_A_CHOICE}),
        ({"owner": 99}, {"owner": Flaw.NOBODY_CALLED_SO}),
        ({"next": -1}, {"next": Flaw.TOO_EARLY}),
        ({"next": 401}, {"next": Flaw.TOO_FAR_AHEAD}),
        ({"next": 400}, {}),
        ({"next": 0}, {}),
    ],
)
def test_what_is_said_of_it_has_to_make_sense(salon: Salon, asked: dict[str, object], flaw: dict[str, Flaw]) -> None:
    desk = salon.desk(DESK_WOMAN)
    line = absence(salon, desk, CHEN)
    days = asked.get("next")
    given = {
        "reason": "busy",
        "owner": 0,
        **asked,
        "next": salon.clock.today + timedelta(days=days) if isinstance(days, int) else None,
    }
    request = SetAbsence(request_id="one", absence=line.id, version=line.version, **given)  # type: ignore[arg-type]
    if not flaw:
        assert set_absence(desk, request).next == given["next"]
        return
    error = wrong(set_absence, desk, request)
    assert isinstance(error, InvalidFields) and error.flaws == flaw


def test_a_client_is_watched_once_as_one_thing(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    first = watched(salon, desk, OUYANG, "risk")
    assert (first.since, first.cause, first.open, first.next) == (salon.clock.today, "", True, None)
    error = wrong(watched, salon, desk, OUYANG, "risk")
    assert isinstance(error, InvalidFields) and error.flaws == {"kind": Flaw.TAKEN}
    watched(salon, desk, OUYANG, "lost")
    assert [line.kind for line in retention_of_client(desk, salon.clients[OUYANG])] == ["risk", "lost"]
    with pytest.raises(InvalidFields) as caught:
        watched(salon, desk, OUYANG, "absence", cause="because")
    assert caught.value.flaws == {"kind": Flaw.NOT_A_CHOICE, "cause": Flaw.NOT_A_CHOICE}


def test_a_watch_ends_with_its_day_or_when_it_is_ended_with_a_cause(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    line = watched(salon, desk, OUYANG, "risk")

    def end(line: WatchedLine) -> WatchedLine:
        return unwatch(desk, Unwatch(request_id=salon.request(), watch=line.id, version=line.version))

    error = wrong(end, line)
    assert isinstance(error, InvalidFields) and set(error.flaws) == {"cause", "owner"}
    named = watch(
        desk,
        Watch(
            request_id=salon.request(),
            client=0,
            kind="risk",
            cause="money",
            owner=salon.staff[LIN],
            watch=line.id,
            version=line.version,
        ),
    )
    assert (named.cause, named.kind, named.client.name) == ("money", "risk", OUYANG)
    assert not end(named).open
    assert retention(desk, "risk").lines == ()
    again = watched(salon, desk, OUYANG, "risk", until=salon.clock.today + timedelta(days=2))
    assert again.open and again.id == line.id, "on the same day it goes on"
    salon.clock.forward(days=3)
    desk = salon.desk(DESK_WOMAN)
    assert retention(desk, "risk").lines == ()


def test_who_spends_most_stands_first_and_each_page_goes_on(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    for name in (CHEN, OUYANG, ZENG):
        watched(salon, desk, name, "growing")
    make_day(desk)
    for name, worth in ((CHEN, 100), (ZENG, 900), (OUYANG, 100)):
        run("UPDATE watch SET worth = ? WHERE client_id = ?", worth, salon.clients[name])
    page = retention(desk, "growing")
    names = [line.client.name for line in page.lines]
    assert names == [ZENG, OUYANG, CHEN] and page.counts["growing"] == 3
    assert [line.client.name for line in retention(desk, "growing", page.lines[0].id).lines] == names[1:]
    assert retention(desk, "growing", page.lines[2].id).lines == ()


def test_who_may_not_see_everybodys_sees_their_own_clients_and_what_they_follow_up(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    watched(salon, desk, OUYANG, "risk")  # 林小雨's client
    watched(salon, desk, ZENG, "risk", owner=salon.staff[LIN])
    watched(salon, desk, CHEN, "risk")
    page = retention(salon.desk(LIN), "risk")
    assert {line.client.name for line in page.lines} == {OUYANG, ZENG} and page.counts["risk"] == 2
    assert retention(salon.desk(DENG), "risk").lines == ()
    assert refused(retention_of_client, salon.desk(DENG), salon.clients[OUYANG]) is Code.NOT_ALLOWED
    assert wrong(retention, salon.desk(LIN), "everybody").code is Code.NOT_FOUND


def test_a_client_with_a_grade_whom_nobody_spoke_with_is_watched_as_neglected_once(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    run("UPDATE client SET grade = 'gold' WHERE id = ?", salon.clients[CHEN])
    away(salon, desk, CHEN, 61)
    away(salon, desk, OUYANG, 61)
    make_day(desk)
    [line] = retention(desk, "neglect").lines
    assert (line.client.name, line.owner and line.owner.label) == (CHEN, HAO)
    named = watch(
        desk,
        Watch(
            request_id=salon.request(),
            client=0,
            kind="neglect",
            cause="forgotten",
            owner=salon.staff[HAO],
            watch=line.id,
            version=line.version,
        ),
    )
    unwatch(desk, Unwatch(request_id=salon.request(), watch=line.id, version=named.version))
    salon.clock.forward(days=1)
    desk = salon.desk(OWNER)
    make_day(desk)
    assert retention(desk, "neglect").lines == (), "it was said why; a visit or a word has to come first"


def test_a_word_ends_that_a_client_is_neglected(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    run("UPDATE client SET grade = 'gold' WHERE id = ?", salon.clients[CHEN])
    away(salon, desk, CHEN, 61)
    make_day(desk)
    said = LogContact(
        request_id="said", client=salon.clients[CHEN], purpose="return", channel="phone", direction="out",
        outcome="reached",
    )  # fmt: skip
    log_contact(desk, said)
    salon.clock.forward(days=1)
    assert retention(salon.desk(OWNER), "neglect").lines == ()


def test_a_list_is_printed_as_it_stands(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    line = absence(salon, desk, CHEN, 120)
    sheet = print_retention(desk, "absence")
    entry = next(one for one in sheet.entries if one.name == CHEN)
    assert (sheet.kind, sheet.count, sheet.day) == ("absence", len(sheet.entries), salon.clock.today)
    assert (entry.number, entry.last, entry.days, entry.owner) == (
        line.client.number,
        salon.clock.today - timedelta(days=120),
        120,
        HAO,
    )
    assert print_retention(desk, "risk").entries == ()
    assert refused(print_retention, salon.desk(LIN), "absence") is Code.NOT_ALLOWED, "they are of all"
    assert wrong(print_retention, salon.desk(OWNER), "anything").code is Code.NOT_FOUND


def test_a_long_list_is_printed_with_all_that_a_round_has_time_for(
    salon: Salon, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = salon.desk(OWNER)
    for name in (CHEN, LI, ZENG):
        watched(salon, desk, name, "growing")
    monkeypatch.setattr(store, "PAGE", 1)
    assert {one.name for one in print_retention(desk, "growing").entries} == {CHEN, LI, ZENG}
