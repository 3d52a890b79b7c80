"""A client is erased: nothing says any more who it was, and what is counted still adds up."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from db.appointments.store.checking import wrong_bookings
from db.clients.operations.clients import open_client
from db.contacts.store.checking import wrong_tasks
from db.core import audit, chain
from db.core.errors import Code
from db.core.sql import rows, write
from db.erasing.operations.erasing import erase_client
from db.erasing.operations.papers import papers_gone, print_destroy_slip
from db.erasing.queries import destructions
from db.feedback.store.checking import wrong_feedback
from db.fields.values import Ref
from db.merging.operations import merge
from db.merging.requests import MergeClients
from db.money.store.checking import wrong_money
from db.papers.printed.states import PaperState
from db.staff.operations.session import KeepDraft, keep_draft
from tests.db.clock import NOW
from tests.db.erasing.calls import asked, erase
from tests.db.erasing.planted import figures, found_in, lines_of_archive, pages_of, plant
from tests.db.erasing.settled import settle
from tests.db.merging.rows import basics, filled
from tests.db.papers.shelves import drawer, paper
from tests.db.salon import CHEN, DENG, DESK_WOMAN, OUYANG, OWNER, PRICE, SHEN, ZENG, Salon, refused, wrong


def test_nothing_of_a_client_with_rows_in_every_table_is_left(salon: Salon) -> None:
    basics(salon)
    filled(Random(3), (salon.clients[OUYANG], salon.clients[ZENG]), 1)
    settle(salon.clients[OUYANG])
    # the tests' own names of requests have hers in them
    write("UPDATE request SET id = rowid WHERE id LIKE 'client-%'")
    owner = salon.desk(OWNER)
    salon.change(owner.because(reason := "欧阳女士打电话来改"), open_client(owner, salon.clients[OUYANG]), grade="gold")
    assert reason in "".join(lines_of_archive())
    planted = plant((salon.clients[OUYANG],)) | {reason}
    assert len(planted) > 100
    assert found_in(planted, "\n".join(lines_of_archive())) == planted
    erase(salon, OUYANG, gives_up=True)
    assert found_in(planted, "\n".join(lines_of_archive())) == set()
    pages = pages_of(salon.archive.path, salon.archive.keys.database)
    assert found_in(planted | {OUYANG, "水杨酸后红肿"}, pages) == set()
    assert found_in({"曾丽"}, pages) == {"曾丽"}
    assert chain.verify() == (audit.head()[0], None)
    assert rows("SELECT name, phone, away, length(audit_salt) FROM client WHERE id = ?", salon.clients[OUYANG]) == [
        ("—", "", "erased", 0)
    ]


def test_accounts_and_recounts_come_to_the_same_without_her(salon: Salon) -> None:
    before = figures()
    assert before["payment", "amount"] == 2 * PRICE
    erase(salon, OUYANG)
    assert figures() == before
    assert (wrong_money(), wrong_feedback(), wrong_bookings(), wrong_tasks()) == (0, 0, 0, 0)


def test_what_is_open_is_settled_first_and_what_is_paid_ahead_is_given_up_by_word(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    visit = salon.visit(owner, CHEN)
    found = wrong(erase, salon, CHEN)
    assert (found.code, found.facts) == (Code.STILL_TO_SETTLE, {"visits": 1, "bills": 1})
    owner = salon.desk(OWNER)
    salon.end(owner, salon.pay(owner, visit))
    assert erase(salon, CHEN) == "X2026-0001"


def test_a_file_that_is_part_of_hers_goes_too(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    one, other = (salon.register(owner, name, "13500135005") for name in ("赵一一", "赵依依"))
    request = MergeClients(
        request_id="merge",
        client=one.id,
        gone=other.id,
        version=one.version,
        gone_version=other.version,
        why="赵依依就是赵一一",
    )
    merge(salon.approved(owner, merge, request), request)
    salon.change(owner, open_client(owner, salon.clients[CHEN]), referrer=Ref(one.id, "赵一一"))
    erase(replace(salon, clients={"赵一一": one.id}), "赵一一")
    assert found_in({"赵一一", "赵依依", "13500135005"}, "\n".join(lines_of_archive())) == set()
    assert rows("SELECT referrer_id FROM client WHERE id = ?", salon.clients[CHEN]) == [(None,)]
    assert wrong(open_client, salon.desk(OWNER), one.id).code is Code.IS_ERASED
    assert chain.verify()[1] is None


def test_nobody_erases_alone_or_twice(salon: Salon) -> None:
    request = asked(salon.clients[CHEN])
    assert refused(erase_client, salon.desk(OWNER), request) is Code.NEEDS_SECOND
    assert refused(erase_client, salon.desk(DESK_WOMAN), request) is Code.NOT_ALLOWED
    erase(salon, CHEN)
    assert wrong(erase, salon, CHEN).code is Code.IS_ERASED


def test_a_draft_about_her_goes_and_others_stay(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    for form, about, content in (
        ("client", salon.clients[CHEN], "过敏"),
        ("contact", 7_000_000, f"{CHEN}来电"),
        ("client", 7_000_001, "别人"),
        ("service", salon.clients[CHEN], "护理"),
    ):
        keep_draft(desk, KeepDraft(form, content, about))
    erase(salon, CHEN)
    assert rows("SELECT content FROM draft ORDER BY id") == [("别人",), ("护理",)]


def test_the_slip_says_which_papers_and_where_and_the_register_when_they_are_gone(salon: Salon) -> None:
    paper(salon, CHEN, drawer=drawer("B-3"))
    paper(salon, CHEN, kind="intake", state=PaperState.PRINTED)
    erase(salon, CHEN)
    keeper = salon.desk(DENG)
    [line] = destructions(keeper)
    assert (line.sheets, line.client.label, line.destroyed, line.by, line.approver) == (
        2,
        "00000021",
        None,
        OWNER,
        SHEN,
    )
    slip = print_destroy_slip(keeper, line.id)
    assert [(one.kind, one.place) for one in slip.papers] == [("card", "B · B-3"), ("intake", "")]
    assert slip.client is not None and (slip.client.number, slip.client.name) == ("00000021", "")
    assert papers_gone(keeper, line.id).destroyed == NOW.date()
    assert rows("SELECT DISTINCT state FROM sheet WHERE client_id = ?", salon.clients[CHEN]) == [("destroyed",)]
