"""The audit log: a chain in which any change is found, without a word that a client told."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.clients.finding.queries import list_seen
from db.clients.operations import clients
from db.core import audit, chain
from db.core.audit import Action, Outcome
from db.core.connection import open_archive
from db.core.row_values import moment_text
from db.core.sql import rows
from db.sign_in.operations import opening
from db.visits import operations as visits
from tests.db.salon import CLIENTS, DESK_WOMAN, LI, NATIONAL_ID, OUYANG, OWNER, ZENG, Salon, entries

COLUMNS = ("at", "staff", "person", "role", "operation", "action", "outcome", "client", "what", "reason", "hash")


def work(salon: Salon) -> None:
    """A little of everything, done by two people."""
    owner = salon.desk(OWNER)
    record = clients.reveal(owner, salon.clients[LI])
    salon.change(owner, record, occupation="老师")
    salon.end(owner, salon.pay(owner, salon.visit(owner, LI)))
    clients.open_client(salon.desk(DESK_WOMAN), salon.clients[OUYANG])


def test_chain_is_whole(salon: Salon) -> None:
    work(salon)
    count, bad = chain.verify()
    assert bad is None
    assert count == len(entries()) == audit.head()[0] > 30
    assert [entry["seq"] for entry in entries()] == list(range(1, count + 1))


def test_chain_is_whole_across_batches(salon: Salon) -> None:
    for _ in range(chain.BATCH + 3):
        audit.append(salon.clock(), "x", Action.READ, Outcome.DONE)
    assert chain.verify() == (len(entries()), None)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(salon: Salon, column: str) -> None:
    work(salon)
    seq = random.Random(column).randrange(1, audit.head()[0])
    new = {"at": "2020-01-01 00:00:00", "staff": 99, "client": 99}.get(column, "x")
    rows(f"UPDATE audit_entry SET {column} = ? WHERE seq = ?", new, seq)
    assert chain.verify() == (seq - 1, seq)


def test_an_empty_log_is_none(salon: Salon) -> None:
    """It begins with the entry of the first run."""
    rows("DELETE FROM audit_entry")
    assert chain.verify() == (0, 1)


@pytest.mark.parametrize("at", ["garbage", "", "2026-13-45 99:00:00"])
def test_an_unreadable_time_is_found(salon: Salon, at: str) -> None:
    rows("UPDATE audit_entry SET at = ? WHERE seq = 5", at)
    assert chain.verify() == (4, 5)


def test_a_deleted_entry_is_found_wherever_it_stood(salon: Salon) -> None:
    work(salon)
    seq, head, _ = audit.head()
    for gone in range(1, seq):
        [entry] = entries(seq=gone)
        rows("DELETE FROM audit_entry WHERE seq = ?", gone)
        assert chain.verify()[1] == gone + 1
        marks = ",".join("?" * len(entry))
        rows(f"INSERT INTO audit_entry ({','.join(entry)}) VALUES ({marks})", *entry.values())
        assert chain.verify()[1] is None
    # the last one is missed by who has the head on paper
    rows("DELETE FROM audit_entry WHERE seq = ?", seq)
    assert audit.head()[1] != head


@pytest.mark.parametrize("seq", [-7, 0, 1_000_000])
def test_an_inserted_entry_is_found(salon: Salon, seq: int) -> None:
    [entry] = entries(seq=3)
    entry["seq"] = seq
    marks = ",".join("?" * len(entry))
    rows(f"INSERT INTO audit_entry ({','.join(entry)}) VALUES ({marks})", *entry.values())
    assert chain.verify()[1] == seq


def test_an_entry_pushed_in_between_is_found(salon: Salon) -> None:
    rows("UPDATE audit_entry SET seq = -seq - 1 WHERE seq >= 10")
    rows("UPDATE audit_entry SET seq = -seq WHERE seq < 0")
    rows(
        "INSERT INTO audit_entry SELECT 10, at, staff, person, role, operation, action, outcome, client, what, reason, "
        "hash, reason_salt, reason_digest FROM audit_entry WHERE seq = 9"
    )
    assert chain.verify() == (9, 10)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (7, 12), (20, 21)])
def test_reordered_entries_are_found(salon: Salon, one: int, other: int) -> None:
    rows("UPDATE audit_entry SET seq = -1 WHERE seq = ?", one)
    rows("UPDATE audit_entry SET seq = ? WHERE seq = ?", one, other)
    rows("UPDATE audit_entry SET seq = ? WHERE seq = -1", other)
    assert chain.verify() == (one - 1, one)


def test_a_chain_that_was_made_anew_has_another_head(salon: Salon) -> None:
    """Who can rewrite all of it can't rewrite the head that was printed."""
    work(salon)
    _, printed, _ = audit.head()
    rows("UPDATE audit_entry SET person = '' WHERE seq = 3")
    previous = ""
    for entry in entries():
        *columns, reason, _hash, _salt, sealed = entry.values()
        version = audit.SEALED if sealed else audit.VERSION
        previous = audit.link_kept([*columns, sealed or reason], previous, version)
        rows("UPDATE audit_entry SET hash = ? WHERE seq = ?", previous, entry["seq"])
    assert chain.verify()[1] is None
    assert audit.head()[1] != printed


# --- what it says -------------------------------------------------------------------------------------------------


def test_every_entry_says_who_when_and_what(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    clients.open_client(at, salon.clients[LI])
    [entry] = entries(operation="open_client")[-1:]
    assert entry["staff"] == salon.staff[DESK_WOMAN]
    assert (entry["person"], entry["role"]) == (DESK_WOMAN, "receptionist")
    assert (entry["action"], entry["outcome"], entry["client"]) == ("R", "done", salon.clients[LI])
    assert entry["at"].startswith("2026-03-10 02:00:00")


def test_refusal_says_who_and_whose_file(salon: Salon) -> None:
    at = salon.desk("林小雨").because("想看看")
    with pytest.raises(Exception, match="not_allowed"):
        visits.open_visit(at, visits.OpenVisit(request_id="x", client=salon.clients[LI]))
    entry = entries()[-1]
    assert (entry["outcome"], entry["operation"]) == ("refused", "open_visit")
    assert (entry["person"], entry["role"], entry["client"]) == ("林小雨", "beautician", salon.clients[LI])
    assert entry["reason"] == "想看看"


def test_reveal_names_the_fields_that_were_shown(salon: Salon) -> None:
    clients.reveal(salon.desk(DESK_WOMAN), salon.clients[OUYANG])
    assert entries(operation="reveal")[-1]["what"] == '{"revealed":["address","phone","wechat"]}'
    clients.reveal(salon.desk(OWNER), salon.clients[OUYANG])
    assert entries(operation="reveal")[-1]["what"] == (
        '{"revealed":["address","income","national_id","phone","wechat"]}'
    )


def test_list_is_told_by_count_and_digest(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    for text in ("欧阳", "欧 阳", "曾"):
        list_seen(at, text, 3)
    one, same, other = (entry["what"] for entry in entries(operation="list_seen"))
    assert one == same != other
    assert "欧" not in one


def test_replayed_request_is_written_as_read(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    asked = clients.Register("once", {"name": "赵一", "phone": "13500135005", "consent_file": True})
    record = clients.register(at, asked)
    clients.register(at, asked)
    first, again = entries(operation="register")[-2:]
    assert (first["action"], first["client"]) == ("C", record.id)
    assert (again["action"], again["client"], again["what"]) == ("R", record.id, '{"again":true}')


def test_time_does_not_run_backwards_for_five_minutes(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    signed_in = entries()[-1]["at"]
    for _ in range(5):
        salon.clock.forward(minutes=-1)
        clients.open_client(at, salon.clients[LI])
    assert {entry["at"] for entry in entries()[-5:]} == {signed_in}
    assert not entries(operation=audit.SET_BACK)
    salon.clock.forward(minutes=6)
    clients.open_client(at, salon.clients[LI])
    assert entries()[-1]["at"] > signed_in


@pytest.mark.parametrize("back", [timedelta(minutes=5, seconds=1), timedelta(days=400)])
def test_a_clock_that_was_set_back_is_written_down_and_followed(salon: Salon, back: timedelta) -> None:
    at = salon.desk(DESK_WOMAN)
    signed_in = entries()[-1]["at"]
    salon.clock.now -= back
    clients.open_client(at, salon.clients[LI])
    told, opened = entries()[-2:]
    assert (told["operation"], json.loads(told["what"])) == (audit.SET_BACK, {"from": signed_in})
    assert told["at"] == opened["at"] == moment_text(salon.clock())
    clients.open_client(at, salon.clients[LI])
    assert len(entries(operation=audit.SET_BACK)) == 1
    assert chain.verify()[1] is None
    # whoever signs in that day sees it
    jump = opening.clock_jump(salon.archive)
    assert jump is not None and (jump.kind, moment_text(jump.before), jump.to) == ("back", signed_in, salon.clock())
    salon.clock.forward(days=1, microseconds=1)
    assert opening.clock_jump(salon.archive) is None


@pytest.mark.parametrize(("by", "told"), [(timedelta(minutes=5), 0), (timedelta(minutes=5, seconds=1), 1)])
def test_a_clock_that_was_set_forward_is_written_down_by_what_the_machine_measures(
    salon: Salon, by: timedelta, told: int
) -> None:
    # a night in which the machine slept is none
    salon.clock.forward(hours=9)
    opening.count_running(salon.archive)
    assert not entries(operation=audit.SET_FORWARD)
    before = salon.clock()
    salon.clock.now += by
    opening.count_running(salon.archive)
    opening.count_running(salon.archive)
    found = entries(operation=audit.SET_FORWARD)
    assert [json.loads(entry["what"]) for entry in found] == [{"from": moment_text(before)}] * told
    jump = opening.clock_jump(salon.archive)
    assert (jump is not None and jump.kind == "forward" and jump.before == before) == bool(told)


def test_digest_is_keyed_by_client_and_salon(salon: Salon) -> None:
    at = salon.desk(OWNER)
    before = len(entries())
    for name in (LI, ZENG):
        salon.change(at, clients.open_client(at, salon.clients[name]), occupation="老师")
    one, other = (entry["what"] for entry in entries(operation="change_client") if entry["seq"] > before)
    assert '"occupation"' in one
    assert one != other
    # the same value of the same client gives the same digest again
    record = salon.change(at, clients.open_client(at, salon.clients[LI]), occupation="医生")
    salon.change(at, record, occupation="老师")
    assert entries(operation="change_client")[-1]["what"] == one
    assert audit.digest(b"key", b"salt", "老师") != audit.digest(b"other", b"salt", "老师")


# --- what it doesn't say ------------------------------------------------------------------------------------------

# letters that neither a field's name nor a digest has
words = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("QWXYZ"), min_size=2, max_size=40
)
phones = st.integers(13_000_000_000, 19_999_999_999).map(str)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=words, phone=phones, note=words, address=words, wechat=words, illness=words)
def test_no_value_of_a_client_is_in_the_log(
    salon: Salon, name: str, phone: str, note: str, address: str, wechat: str, illness: str
) -> None:
    at = salon.desk(OWNER)
    mark = len(entries())
    record = salon.register(at, name, phone, address=address, wechat=wechat, illness=illness, national_id=NATIONAL_ID)
    record = salon.change(at, record, remarks=note, national_id=None, name=f"{name}氏")
    clients.reveal(at, record.id)
    visit = salon.save(at, salon.visit(at, record.id), values={"felt": note, "cautions": illness})
    visit = salon.end(at, salon.pay(at, visit))
    visits.add_to_closed(at, visits.AddToClosed(salon.request(), visit.id, note))
    list_seen(at, name, 1)
    written = [entry for entry in entries() if entry["seq"] > mark]
    assert len(written) >= 9
    told = repr([(entry["what"], entry["reason"], entry["operation"]) for entry in written])
    for value in (name, phone, note, address, wechat, illness, NATIONAL_ID):
        assert value not in told


def test_the_prepared_clients_are_not_in_the_log(salon: Salon) -> None:
    work(salon)
    told = repr(entries())
    for name, values in CLIENTS.items():
        for value in (name, *(value for value in values.values() if isinstance(value, str) and len(value) > 6)):
            assert value not in told
    assert "胃炎" not in told and "偏头痛" not in told


def test_log_is_found_whole_after_a_new_start(salon: Salon) -> None:
    work(salon)
    head = audit.head()
    salon.close()
    archive = open_archive(salon.folder / "data", salon.folder / "keys")
    assert audit.head() == head
    assert chain.verify()[1] is None
    archive.close()
    salon.reopen()


def test_clock_that_was_wrong_once_does_not_stop_the_log(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    salon.clock.now += timedelta(days=3650)
    clients.open_client(at, salon.clients[LI])
    salon.clock.now -= timedelta(days=3650)
    for _ in range(3):
        clients.open_client(at, salon.clients[LI])
    assert chain.verify()[1] is None
    assert replace(at).staff == at.staff


def test_every_kind_of_tampering_at_random(salon: Salon) -> None:
    """A hundred single changes in a row, each found, each taken back."""
    chance = random.Random(4)
    newest = audit.head()[0]
    changes: tuple[Callable[[str], str], ...] = (lambda text: text + " ", str.upper, lambda text: text[:-1])
    for _ in range(100):
        seq, column = chance.randint(1, newest), chance.choice(("operation", "what", "hash", "person", "outcome"))
        [(old,)] = rows(f"SELECT {column} FROM audit_entry WHERE seq = ?", seq)
        new = chance.choice(changes)(old)
        rows(f"UPDATE audit_entry SET {column} = ? WHERE seq = ?", new, seq)
        assert chain.verify()[1] == (None if new == old else seq)
        rows(f"UPDATE audit_entry SET {column} = ? WHERE seq = ?", old, seq)
    assert chain.verify()[1] is None


def test_a_reason_that_is_about_a_client_can_go_and_nothing_else(salon: Salon) -> None:
    """The chain has a digest of it: once the client is erased, the text may be missing, not before."""
    owner = salon.desk(OWNER).because("欧阳女士来电")
    clients.open_client(owner, salon.clients[OUYANG])
    [entry] = entries(reason="欧阳女士来电")
    assert len(entry["reason_digest"]) == 64 and "欧阳" not in entry["reason_digest"]
    rows("UPDATE audit_entry SET reason = '', reason_salt = '' WHERE seq = ?", entry["seq"])
    assert chain.verify() == (entry["seq"] - 1, entry["seq"])
    audit.append(salon.clock(), audit.ERASURE, Action.DELETE, Outcome.DONE, client=salon.clients[OUYANG])
    assert chain.verify()[1] is None
    rows("UPDATE audit_entry SET reason = '别的' WHERE seq = ?", entry["seq"])
    assert chain.verify() == (entry["seq"] - 1, entry["seq"])


def test_a_reason_about_nobody_stays_in_the_chain(salon: Salon) -> None:
    list_seen(salon.desk(OWNER).because("核对"), "zhou", 3)
    [entry] = entries(reason="核对")
    assert (entry["reason_salt"], entry["reason_digest"]) == ("", "")
    rows("UPDATE audit_entry SET reason = '' WHERE seq = ?", entry["seq"])
    assert chain.verify() == (entry["seq"] - 1, entry["seq"])
