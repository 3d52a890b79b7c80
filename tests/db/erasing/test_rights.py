"""Health that a client has taken back is destroyed; what a law keeps is locked, and opened for the law alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clients.operations.clients import open_client
from db.core import chain
from db.core.errors import Code, InvalidFields
from db.core.sql import Transaction, rows, run
from db.dossier.operations import print_dossier
from db.erasing.operations.health import destroy_health
from db.erasing.operations.locked import print_locked
from db.erasing.operations.several import decide_destruction, go_on_destroying
from db.erasing.queries import erase_preview, expired, health_preview, locked_records
from db.erasing.requests import DestroyHealth, OpenLocked
from db.erasing.store.locking import destroy, kept_until
from db.erasing.store.walk import walked
from db.text.dates import months_after
from tests.db.boundaries import UNTIL_THE_DAY, around
from tests.db.clock import NOW
from tests.db.erasing.calls import erase, for_court, several_of, take_back, treat
from tests.db.erasing.planted import found_in, lines_of_archive, pages_of
from tests.db.papers.shelves import paper
from tests.db.salon import CHEN, DENG, DESK_WOMAN, OUYANG, OWNER, SHEN, ZENG, Salon, entries, refused, wrong

NOTES = {"effect": "4", "skin_before": "注射前两颊凹陷", "steps": "透明质酸1ml", "felt": "轻微胀痛"}
WRITTEN = {"注射前两颊凹陷", "透明质酸1ml", "轻微胀痛"}


def destroyed(salon: Salon, client: int, version: int) -> str:
    """The health in a file is destroyed by two people; gives the number of the slip."""
    at, request = salon.desk(OWNER), DestroyHealth(request_id=salon.request(), client=client, version=version)
    return destroy_health(salon.approved(at, destroy_health, request), request).number


def everything() -> str:
    return "\n".join(lines_of_archive())


def test_health_taken_back_is_on_the_destroy_list_and_two_people_destroy_it(salon: Salon) -> None:
    client, other = salon.clients[ZENG], salon.clients[OUYANG]
    salon.clock.forward(days=1)
    assert "偏头痛" in everything() and expired(salon.desk(DENG)) == []
    take_back(salon, client)
    [line] = expired(salon.desk(DENG))
    assert (line.client, line.kind, line.name, line.last) == (client, "health", ZENG, salon.clock.today)
    before = health_preview(salon.desk(DENG), client)
    assert (before.since, before.treatments, before.goes["answer"] > 0) == (salon.clock.today, 0, True)
    request = DestroyHealth(request_id="alone", client=client, version=before.version)
    assert refused(destroy_health, salon.desk(OWNER), request) is Code.NEEDS_SECOND
    assert refused(destroy_health, salon.desk(DESK_WOMAN), request) is Code.NOT_ALLOWED
    kept = rows("SELECT COUNT(*) FROM condition WHERE client_id = ?", other)
    destroyed(salon, client, before.version)
    assert "偏头痛" not in everything()
    assert found_in({"偏头痛"}, pages_of(salon.archive.path, salon.archive.keys.database)) == set()
    assert rows("SELECT name, phone, away FROM client WHERE id = ?", client) == [(ZENG, "13700137002", "")]
    assert rows("SELECT COUNT(*) FROM condition WHERE client_id = ?", other) == kept
    assert expired(salon.desk(DENG)) == []
    # whether it was agreed to stays: a client who has taken it back isn't one who has nothing
    assert open_client(salon.desk(OWNER), client).values["consent_health"] is False
    assert chain.verify()[1] is None


def test_notes_of_visits_go_and_the_visits_and_their_figures_stay(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    salon.clock.forward(days=1)
    version = take_back(salon, client)
    figures = rows("SELECT id, day, total FROM visit WHERE client_id = ? ORDER BY id", client)
    paper(salon, OUYANG, kind="visit")
    paper(salon, OUYANG, kind="card")
    assert "少用酸" in everything()
    slip = destroyed(salon, client, version)
    assert "少用酸" not in everything() and "鼻翼避开" not in everything()
    assert rows("SELECT id, day, total FROM visit WHERE client_id = ? ORDER BY id", client) == figures
    # the sheet of a visit is nothing but health; the card is printed anew
    assert rows("SELECT kind FROM sheet WHERE client_id = ? AND state = 'to_destroy'", client) == [("visit",)]
    assert rows("SELECT number, kind, reason, sheets, kept FROM destruction") == [
        (slip, "health", "withdrawn", 1, "[]")
    ]


def test_who_still_agrees_has_nothing_destroyed(salon: Salon) -> None:
    client = salon.clients[ZENG]
    [(version,)] = rows("SELECT version FROM client WHERE id = ?", client)
    request = DestroyHealth(request_id="agreed", client=client, version=version)
    at = salon.approved(salon.desk(OWNER), destroy_health, request)
    assert wrong(destroy_health, at, request).code is Code.NOT_FOUND


@pytest.mark.parametrize("way", ["file", "health"])
def test_what_a_law_keeps_is_locked_and_stands_in_no_table(salon: Salon, way: str) -> None:
    """Nothing can show it: no call, no list, no page and no sheet asks anything but tables."""
    client = salon.clients[CHEN]
    treat(salon, client, **NOTES)
    salon.clock.forward(days=1)
    assert found_in(WRITTEN, everything()) == WRITTEN
    until = date(NOW.year + 15, NOW.month, NOW.day)
    if way == "file":
        assert erase_preview(salon.desk(DENG), client).locked_until == until
        slip = erase(salon, CHEN)
    else:
        version = take_back(salon, client)
        assert health_preview(salon.desk(DENG), client).treatments == 1
        slip = destroyed(salon, client, version)
    assert found_in(WRITTEN, everything()) == set()
    assert found_in(WRITTEN, pages_of(salon.archive.path, salon.archive.keys.database)) == set()
    [line] = locked_records(salon.desk(DENG))
    assert (line.client.label, line.slip, line.records, line.last, line.until) == (
        "00000021",
        slip,
        1,
        NOW.date(),
        until,
    )
    assert rows("SELECT kept FROM destruction WHERE number = ?", slip) == [('["medical"]',)]


def test_a_law_keeps_it_up_to_and_with_the_last_day(salon: Salon) -> None:
    """Fifteen years to the day: on that day it would still be locked, and nobody destroys what is."""
    client = salon.clients[CHEN]
    visit = treat(salon, client, **NOTES)
    last = months_after(NOW.date(), 15 * 12)

    def is_locked() -> bool:
        return erase_preview(salon.desk(DENG), client).locked_until == last

    assert around(salon, last, is_locked) == UNTIL_THE_DAY
    salon.clock.forward(days=(NOW.date() - salon.clock.today).days)
    assert kept_until([visit], last) == last and kept_until([visit], last + timedelta(days=1)) is None


@pytest.mark.parametrize(("days", "gone"), [(0, 0), (1, 1)])
def test_what_is_locked_is_destroyed_after_its_last_day(salon: Salon, days: int, gone: int) -> None:
    treat(salon, salon.clients[CHEN], **NOTES)
    erase(salon, CHEN)
    [line] = locked_records(salon.desk(DENG))
    with Transaction():
        assert destroy([salon.clients[CHEN]], line.until + timedelta(days=days)) == gone


def test_the_copy_for_the_client_says_that_something_is_locked_and_until_when(salon: Salon) -> None:
    client = salon.clients[CHEN]
    treat(salon, client, **NOTES)
    salon.clock.forward(days=1)
    destroyed(salon, client, take_back(salon, client))
    sheet = print_dossier(salon.approved(salon.desk(OWNER).on_paper(), print_dossier, client), client)
    said = {chapter.title: chapter.entries for chapter in sheet.chapters}
    assert ("保存至", f"{NOW.year + 15}-{NOW:%m-%d}") in said["依法封存的记录"][0]
    assert found_in(WRITTEN, repr(sheet)) == set()


def test_two_people_open_it_for_what_a_law_asks_on_paper_and_it_is_written_down(salon: Salon) -> None:
    treat(salon, salon.clients[CHEN], **NOTES)
    slip = erase(salon, CHEN)
    [line] = locked_records(salon.desk(DENG))
    request = for_court(line.id)
    assert refused(print_locked, salon.desk(OWNER), request) is Code.NEEDS_SECOND
    assert refused(print_locked, salon.desk(DESK_WOMAN), request) is Code.NOT_ALLOWED
    for lacks in (OpenLocked(id=line.id, purpose="curious", why="x"), OpenLocked(id=line.id, purpose="court", why=" ")):
        with pytest.raises(InvalidFields):
            print_locked(salon.approved(salon.desk(OWNER), print_locked, lacks), lacks)
    sheet = print_locked(salon.approved(salon.desk(OWNER), print_locked, request), request)
    assert found_in({CHEN, *WRITTEN}, repr(sheet.chapters)) == {CHEN, *WRITTEN}
    [entry] = entries(operation="print_locked", outcome="done")
    assert entry["client"] == salon.clients[CHEN] and "朝法〔2026〕12号" in entry["reason"]
    assert '"purpose":"court"' in entry["what"].replace(" ", "") and slip in entry["what"]
    # it stays locked, and the keeper, who sees no health, hands out paper alone
    assert locked_records(salon.desk(DENG)) == [line]
    at = salon.approved(salon.desk(DENG), print_locked, request, by=SHEN)
    assert refused(print_locked, at, request) is Code.PAPER_ONLY


def test_when_its_time_is_over_it_is_on_the_destroy_list_and_goes(salon: Salon) -> None:
    client = salon.clients[CHEN]
    treat(salon, client, **NOTES)
    erase(salon, CHEN)
    [line] = locked_records(salon.desk(DENG))
    assert expired(salon.desk(DENG)) == []
    run("UPDATE locked_record SET until = ?", NOW.date().isoformat())
    assert expired(salon.desk(DENG)) == []
    salon.clock.forward(days=1)
    [due] = expired(salon.desk(DENG))
    assert (due.client, due.kind, due.name, due.number) == (client, "medical", "", line.client.label)
    request = several_of(client, kind="medical")
    batch = decide_destruction(salon.approved(salon.desk(OWNER), decide_destruction, request), request)
    assert go_on_destroying(salon.desk(DENG), batch.number).left == 0
    assert rows("SELECT COUNT(*) FROM locked_record") == [(0,)] and expired(salon.desk(DENG)) == []
    assert chain.verify()[1] is None


def test_what_is_kept_for_a_shorter_time_than_it_is_ago_is_not_locked(salon: Salon) -> None:
    visit = treat(salon, salon.clients[CHEN], **NOTES)
    run("UPDATE visit SET day = '2005-01-01' WHERE id = ?", visit)
    assert erase_preview(salon.desk(DENG), salon.clients[CHEN]).locked_until is None
    erase(salon, CHEN)
    assert locked_records(salon.desk(DENG)) == []


def test_all_that_says_it_tells_of_health_goes_with_it(salon: Salon) -> None:
    """A table of which the client's copy says that it tells of health is destroyed with health, or a test fails."""
    from db.dossier.tables import TOLD
    from db.erasing.store import health

    client = salon.clients[OUYANG]
    run(
        "INSERT INTO question (client_id, kind, at, by_id, text, answer) "
        "VALUES (?, 'question', '2026-01-01 02:00:00', 1, '能用酸吗', '')",
        client,
    )
    going = {table for table, _where, _values in health._going((client,), NOW)}
    assert going >= {told.table for told in TOLD if told.is_health}
    assert going <= walked().keys()
