"""The log: who finds which entries, by which index, and that it says so in words."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from db.clients.operations.clients import open_client, reveal
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.row_values import as_moment, local_day
from db.core.sql import Transaction, rows
from db.filters.queries import filtered
from db.filters.records import Filters
from db.log.names import KINDS, name_of, of_kinds
from db.log.operations import print_who_looked
from db.log.queries import log, log_after, who_looked
from db.log.records import LogEntry, LogFilters
from db.log.store.asked import PAGE, statements
from tests.db.salon import CHEN, DENG, DESK_WOMAN, GU, LI, LIN, OUYANG, OWNER, Salon, entries, refused, wrong

RARE = ("back_up", "refund", "merge")


@pytest.fixture
def busy(salon: Salon) -> Salon:
    """Four days with 400 entries, of which some were refused; on the last the clock was set back by a day."""
    draw = random.Random(3)
    people = [salon.staff[name] for name in (OWNER, LIN, DENG)]
    clients = [salon.clients[name] for name in (OUYANG, CHEN, LI)]
    with salon.archive.connected(), Transaction():
        for number in range(400):
            salon.clock.forward(minutes=14)
            if number == 330:
                salon.clock.forward(days=-1)
            audit.append(
                salon.clock(),
                draw.choice(("open_client", "reveal", "print_card", "open_visit", *RARE[: draw.randint(0, 3)])),
                draw.choice(list(Action)),
                Outcome.REFUSED if draw.random() < 0.1 else Outcome.DONE,
                staff=draw.choice(people),
                client=draw.choice((None, *clients)),
            )
    return salon


def like(entry: dict[str, object], asked: LogFilters) -> bool:
    """Whether an entry is meant, by a look at it."""
    day = salon_day(entry)
    return all(
        (
            not asked.who or entry["staff"] == asked.who,
            not asked.kinds or entry["operation"] in of_kinds(asked.kinds),
            not asked.operation or entry["operation"] == asked.operation,
            not asked.client or entry["client"] == asked.client,
            asked.since is None or day >= asked.since.isoformat(),
            asked.until is None or day <= asked.until.isoformat(),
            not asked.outcome or entry["outcome"] == asked.outcome,
            not asked.actions or entry["action"] in asked.actions,
        )
    )


def salon_day(entry: dict[str, object]) -> str:
    return local_day(as_moment(str(entry["at"]))).isoformat()


def drawn(draw: random.Random, salon: Salon) -> LogFilters:
    day = salon.clock.today - timedelta(days=draw.randint(0, 4))
    few = {
        "who": salon.staff[draw.choice((OWNER, LIN, DENG))],
        "kinds": tuple(one.code for one in draw.sample(KINDS, 2)),
        "operation": draw.choice(("reveal", *RARE)),
        "client": salon.clients[draw.choice((OUYANG, CHEN, LI))],
        "since": day,
        "until": day + timedelta(days=draw.randint(0, 2)),
        "outcome": draw.choice(("done", "refused")),
        "actions": draw.choice((("D",), ("R", "E"))),
    }
    names = draw.sample(sorted(few), draw.randint(0, 4))
    if "operation" in names and "kinds" in names:
        names.remove("kinds")
    return LogFilters(**{name: few[name] for name in names})  # type: ignore[arg-type]


def all_of(at: Desk, asked: LogFilters) -> list[LogEntry]:
    """Everything, page by page."""
    found = [*log(at, asked).entries]
    while more := log_after(at, asked, found[-1].id) if found else ():
        found += more
    return found


def test_it_finds_what_a_look_at_every_entry_finds(busy: Salon) -> None:
    at, draw, some = busy.desk(OWNER), random.Random(4), 0
    for _ in range(40):
        asked = drawn(draw, busy)
        wanted = [int(str(entry["seq"])) for entry in reversed(entries()) if like(entry, asked)]
        assert [one.id for one in all_of(at, asked)] == wanted, asked
        some += bool(wanted)
    assert some > 15, "most of them find something"
    assert len(log(at, LogFilters()).entries) == PAGE


def test_nothing_is_read_from_end_to_end(busy: Salon) -> None:
    """Each filter leads by an index of its own; what fits most entries goes by their numbers."""
    draw = random.Random(5)
    for _ in range(40):
        asked = drawn(draw, busy)
        for one in statements(asked, before=300):
            [plan] = [step for *_, step in rows(f"EXPLAIN QUERY PLAN {one.sql}", *one.values)]
            assert plan.startswith("SEARCH"), (asked, plan)
    for asked, index in (
        (LogFilters(who=1, actions=("R",)), "audit_entry_staff"),
        (LogFilters(client=1), "client"),
        (LogFilters(operation="merge"), "audit_entry_operation"),
        (LogFilters(outcome="refused"), "audit_entry_refused"),
        (LogFilters(actions=("D",)), "audit_entry_deleted"),
        (LogFilters(outcome="done"), "PRIMARY KEY"),
    ):
        [one] = statements(asked)
        assert index in rows(f"EXPLAIN QUERY PLAN {one.sql}", *one.values)[0][3], asked


def test_others_read_their_own_alone(salon: Salon) -> None:
    lin = salon.desk(LIN)
    open_client(lin, salon.clients[OUYANG])
    found = log(lin, LogFilters(client=salon.clients[OUYANG]))
    assert found.is_own and {one.staff for one in found.entries} == {salon.staff[LIN]}
    for who in (DESK_WOMAN, LIN, GU):
        at = salon.desk(who)
        assert {one.staff for one in all_of(at, LogFilters())} <= {salon.staff[who]}
        assert refused(log, at, LogFilters(who=salon.staff[OWNER])) is Code.NOT_ALLOWED
        assert refused(log_after, at, LogFilters(who=salon.staff[OWNER]), 9) is Code.NOT_ALLOWED
    reveal(salon.desk(OWNER), salon.clients[OUYANG])
    for who in (OWNER, DENG):
        found = log(salon.desk(who), LogFilters(client=salon.clients[OUYANG]))
        assert not found.is_own
        assert [(one.staff, one.operation) for one in found.entries][:2] == [
            (salon.staff[OWNER], "reveal"),
            (salon.staff[LIN], "open_client"),
        ]
        assert found.entries[0].client is not None and found.entries[0].client.label == OUYANG


def test_a_look_at_the_log_is_an_entry_of_it(salon: Salon) -> None:
    at = salon.desk(DENG)
    asked = LogFilters(operation="open_client", client=salon.clients[OUYANG])
    open_client(at, salon.clients[OUYANG])
    before = audit.head()[0]
    log(at, asked)
    log_after(at, asked, before)
    [entry] = entries(operation="log")
    assert (audit.head()[0], entry["action"], entry["client"]) == (before + 1, "R", None), "one for the list"
    newest = log(at, replace(asked, client=0, operation="log")).entries[0]
    assert newest.what["lines"] == 1 and newest.what["filters"] == ["operation", "client"]
    assert OUYANG not in str(entry) and len(newest.what["question"]) == 16, "what was asked is a digest"


def test_a_merged_file_is_read_with_the_one_that_it_became(salon: Salon) -> None:
    at, gone, stays = salon.desk(OWNER), salon.clients[CHEN], salon.clients[OUYANG]
    open_client(at, gone)
    rows("UPDATE client SET merged_into_id = ? WHERE id = ?", stays, gone)
    open_client(at, stays)
    found = log(at, LogFilters(client=stays, operation="open_client")).entries
    assert [one.client.id for one in found[:2] if one.client] == [stays, gone]


def test_what_makes_no_sense_is_said(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    for asked, flaw in (
        (LogFilters(since=today, until=today - timedelta(days=1)), {"until": Flaw.ENDS_BEFORE}),
        (LogFilters(outcome="maybe"), {"outcome": Flaw.NOT_A_CHOICE}),
        (LogFilters(operation="'; DROP"), {"kinds": Flaw.NOT_A_CHOICE}),
    ):
        with pytest.raises(InvalidFields) as caught:
            log(at, asked)
        assert caught.value.flaws == flaw
    assert log(at, LogFilters(who=1 << 40, client=1 << 40)).entries == ()


def test_an_entry_that_was_made_unreadable_is_in_nobodys_way(salon: Salon) -> None:
    at = salon.desk(OWNER)
    open_client(at, salon.clients[OUYANG])
    seq = audit.head()[0]
    rows("UPDATE audit_entry SET at = 'x', what = '[', role = ',,', operation = '[red]' WHERE seq = ?", seq)
    [entry] = [one for one in log(at, LogFilters()).entries if one.id == seq]
    assert (entry.at, entry.what, entry.roles) == (None, {}, ())
    assert name_of(entry.operation, entry.action).en == "looked at something"


def test_who_looked_at_a_client(salon: Salon) -> None:
    """A line for each person, day and purpose, merged files and lists with it; the client is told no refusals."""
    lin, client = salon.desk(LIN), salon.clients[OUYANG]
    for _ in range(3):
        open_client(lin, client)
    rows("UPDATE client SET merged_into_id = ? WHERE id = ?", client, salon.clients[CHEN])
    assert refused(who_looked, lin, client) is Code.NOT_ALLOWED
    assert refused(print_who_looked, lin, client) is Code.NOT_ALLOWED
    at = salon.desk(DENG)
    with salon.archive.connected(), Transaction():
        audit.append(
            salon.clock(),
            "print_address_labels",
            Action.EXECUTE,
            Outcome.DONE,
            staff=1,
            person=OWNER,
            what={"clients": [client]},
        )
    seen = who_looked(at, client)
    [(old,)] = rows("SELECT number FROM client WHERE name = ?", CHEN)
    assert {one.file for one in seen} == {"", old}, "what was done with the other file"
    found = [(one.person, one.operation, one.times, one.refused) for one in seen]
    assert found[:2] == [(OWNER, "print_address_labels", 1, False), (LIN, "open_client", 3, False)]
    assert (OWNER, "register", 1, False) in found, "from the first day on"
    assert wrong(who_looked, at, 999).code is Code.NOT_FOUND
    filtered(at, Filters(sexes=("male",)))
    filtered(at, Filters())
    assert who_looked(at, client)[0].operation != "filtered", "who was not on it, or on a list of everybody"
    filtered(at, Filters(sexes=("female",)))
    last = who_looked(at, client)[0]
    assert (last.operation, last.times) == ("filtered", 1)
    sheet = print_who_looked(at, client)
    told = [(one.who, one.roles, one.what.en, one.count) for one in sheet.entries]
    assert (LIN, ("beautician",), "opened the file", 3) in told
    assert (sheet.number, entries(operation="print_who_looked")[-1]["client"]) == ("00000013", client)
