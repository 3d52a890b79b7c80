"""What one file of two has, what stands in the way, and whom the old card leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from db.clients.finding import queries as finding
from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.errors import Code
from db.core.sql import rows, run
from db.integrity.operations import _LOOKS
from db.integrity.records import Part
from db.merging import operations, queries
from db.merging.records import MergeRecord, MergeState
from db.merging.requests import MergeClients, ProposeMerge, TellApart, UndoMerge
from tests.db.dated.samples import revise, save
from tests.db.every_call import SAMPLES
from tests.db.salon import CHEN, DENG, DESK_WOMAN, LI, NATIONAL_ID, OUYANG, OWNER, ZENG, Salon, refused, wrong


def asked(salon: Salon, one: int, other: int, **more: Any) -> MergeClients:
    """A merge as the page asks for it."""
    versions = dict(rows("SELECT id, version FROM client"))
    given = {"version": versions[one], "gone_version": versions[other], "why": "同一人"}
    return MergeClients(request_id=salon.request(), client=one, gone=other, **{**given, **more})


def merged(salon: Salon, one: int, other: int, **more: Any) -> MergeRecord:
    """Two files made one, by the manager with a second person."""
    call = asked(salon, one, other, **more)
    return operations.merge(salon.approved(salon.desk(OWNER), operations.merge, call), call)


def undone(salon: Salon, merge: int, **more: Any) -> MergeRecord:
    call = UndoMerge(request_id=salon.request(), id=merge, why="错了", **more)
    return operations.undo_merge(salon.approved(salon.desk(OWNER), operations.undo_merge, call), call)


def two(salon: Salon, one: dict[str, Any] | None = None, other: dict[str, Any] | None = None) -> tuple[int, int]:
    """Two files of one person."""
    owner = salon.desk(OWNER)
    values = ({"name": "赵一", **(one or {})}, {"name": "赵依", **(other or {})})
    first, second = (salon.register(owner, consent_file=True, consent_health=True, **given) for given in values)
    return first.id, second.id


def whole(desk: Desk, client: int) -> ClientRecord:
    return clients.reveal(desk, client)


def looked_over(salon: Salon) -> dict[Part, int]:
    """What ``check`` finds wrong."""
    found = {part: look(salon.archive) for part, look in _LOOKS.items() if part is not Part.PAGES}
    return {part: one.count for part, one in found.items() if not one.good}


def test_the_archive_stays_clean_with_everything_that_a_client_may_have(salon: Salon) -> None:
    for make in SAMPLES:
        make(salon)
    run(
        "UPDATE visit SET closed_at = '2026-03-10 02:00:00', closed_by_id = 1 WHERE closed_at IS NULL "
        "AND client_id = ?",
        salon.clients[LI],
    )
    run("UPDATE sheet SET state = 'filed' WHERE state = 'lent'")
    run("UPDATE loan SET back_at = out_at WHERE out_at IS NOT NULL")
    before = looked_over(salon)
    merge = merged(salon, salon.clients[OUYANG], salon.clients[LI])
    assert looked_over(salon) == before == {}
    assert rows("SELECT COUNT(*) FROM visit WHERE client_id = ?", salon.clients[LI]) == [(0,)]
    undone(salon, merge.id)
    assert looked_over(salon) == {}


def test_empty_fields_are_filled_and_chosen_ones_taken(salon: Salon) -> None:
    one, other = two(
        salon,
        {"phone": "13500135005", "wishes": "亮", "address": "甲路1号"},
        {"phone": "13900139009", "wishes": "白", "occupation": "教师", "address": "乙路2号"},
    )
    merged(salon, one, other, taken=frozenset({"wishes", "name"}))
    record = whole(salon.desk(OWNER), one)
    values = {name: record.values[name] for name in ("name", "phone", "phone2", "wishes", "occupation", "address")}
    assert values == {
        "name": "赵依",
        "phone": "13500135005",
        "phone2": "13900139009",
        "wishes": "白",
        "occupation": "教师",
        "address": "甲路1号",
    }
    changed = rows("SELECT field, old, new FROM change WHERE client_id = ? AND field = 'wishes'", one)
    assert changed == [("wishes", "亮", "白")]


def test_what_is_told_of_health_adds_up(salon: Salon) -> None:
    """None of it can be left out: "none" loses to "has", texts stand side by side."""
    one, other = two(
        salon,
        {"allergens": ("acids",), "allergy_detail": "水杨酸", "do_not_treat": (), "illness": "甲减", "sleep": "fair"},
        {
            "do_not_treat": ("thrombosis",),
            "allergens": (),
            "illness": "偏头痛",
            "allergy_detail": "水杨酸",
            "sleep": "poor",
        },
    )
    merged(salon, one, other, taken=frozenset({"sleep", "allergens", "do_not_treat"}))
    values = whole(salon.desk(OWNER), one).values
    told = [values[name] for name in ("allergens", "do_not_treat", "illness", "allergy_detail", "sleep")]
    assert told == [("acids",), ("thrombosis",), "甲减；偏头痛", "水杨酸", "poor"]
    # and the other file is as it was
    assert whole(salon.desk(OWNER), other).values["do_not_treat"] == ("thrombosis",)


def test_of_one_condition_twice_the_graver_counts(salon: Salon) -> None:
    one, other = two(salon, {"allergens": ("acids",)}, {"allergens": ("acids",)})
    run(
        "UPDATE condition SET gravity = 'low', areas = '[\"neck\"]', doctor_day = '2026-01-01' WHERE client_id = ?", one
    )
    run(
        "UPDATE condition SET gravity = 'high', areas = '[\"face\"]', certainty = 'confirmed', began = '2025-01-01', "
        "confirmed_day = '2026-01-02' WHERE client_id = ?",
        other,
    )
    merged(salon, one, other)
    assert rows(
        "SELECT gravity, certainty, areas, began, doctor_day, confirmed_day FROM condition WHERE client_id = ?", one
    ) == [("high", "confirmed", '["face", "neck"]', "2025-01-01", None, "2026-01-02")]


@pytest.mark.parametrize(
    ("mine", "theirs", "counts"),
    [
        (("yes", 2), ("refused", 1), "yes"),
        (("yes", 1), ("refused", 2), "refused"),
        (("yes", 1), ("withdrawn", 1), "withdrawn"),
        (("refused", 1), ("yes", 1), "refused"),
        (("refused", 1), ("yes", 2), "yes"),
    ],
)
def test_of_two_answers_of_consent_the_later_counts_and_of_one_day_the_stricter(
    salon: Salon, mine: tuple[str, int], theirs: tuple[str, int], counts: str
) -> None:
    one, other = two(salon)
    for client, (state, day) in ((one, mine), (other, theirs)):
        run(
            "INSERT INTO consent (client_id, purpose, value, state, text_version, at, by_id) "
            "VALUES (?, 'consent_contact', ?, ?, '2026-11', ?, 1)",
            client,
            "yes" if state == "yes" else "no",
            state,
            f"2026-03-0{day} 02:00:00",
        )
    merged(salon, one, other)
    record = clients.open_client(salon.desk(OWNER), one)
    assert record.consents["consent_contact"].state == counts


def test_a_national_id_is_sealed_anew_for_whose_it_is_now(salon: Salon) -> None:
    one, other = two(salon, {}, {"national_id": NATIONAL_ID})
    merge = merged(salon, one, other)
    assert whole(salon.desk(OWNER), one).values["national_id"] == NATIONAL_ID
    undone(salon, merge.id)
    desk = salon.desk(OWNER)
    assert [whole(desk, client).values["national_id"] for client in (one, other)] == [None, NATIONAL_ID]


def test_the_old_card_and_the_old_phone_lead_to_who_is_kept(salon: Salon) -> None:
    one, other = two(salon, {"phone": "13500135005", "phone2": "13500135006"}, {"phone": "13900139009"})
    desk = salon.desk(DESK_WOMAN)
    number = clients.open_client(desk, other).number
    merge = merged(salon, one, other)
    desk = salon.desk(DESK_WOMAN)
    found = finding.by_number(desk, number)
    assert found is not None and found.id == one
    assert [line.id for line in finding.find(desk, "13900139009")] == [one]
    assert [line.id for line in finding.find(desk, "赵依")] == []
    # also once the name is another
    desk = salon.desk(OWNER)
    salon.change(desk, clients.open_client(desk, one), name="赵仪")
    assert [line.id for line in finding.find(desk, number)] == [one]
    kept, gone = (clients.open_client(desk, client) for client in (one, other))
    assert [ref.id for ref in kept.merged_from] == [other] and gone.merged_into and gone.merged_into.id == one
    undone(salon, merge.id)
    found = finding.by_number(salon.desk(DESK_WOMAN), number)
    assert found is not None and found.id == other


def test_nothing_more_is_written_to_a_file_that_is_part_of_another(salon: Salon) -> None:
    one, other = two(salon)
    desk = salon.desk(OWNER)
    before = clients.open_client(desk, other)
    merged(salon, one, other)
    desk = salon.desk(OWNER)
    said = wrong(salon.change, desk, replace(before, version=before.version + 1), address="甲路1号")
    assert (said.code, said.facts["client"]) == (Code.IS_MERGED, one)
    assert wrong(salon.visit, desk, other).code is Code.IS_MERGED


def test_of_two_plans_that_count_the_chosen_one_does(salon: Salon) -> None:
    one, other = two(salon)
    desk = salon.desk(OWNER)
    mine = save(salon, desk, one, "needs", {"concern[face]": "暗沉"})
    theirs = save(salon, desk, other, "needs", {"concern[face]": "干燥"})
    theirs = revise(salon, desk, theirs, **{"concern[face]": "缺水"})
    preview = queries.merge_preview(desk, one, other)
    [double] = [field for field in preview.fields if field.name == "dated:needs"]
    assert double.records == (mine.id, theirs.id)
    merge = merged(salon, one, other, chosen=frozenset({mine.id}))
    kept = rows("SELECT id, number, state FROM dated WHERE client_id = ? ORDER BY number", one)
    assert kept == [(mine.id, 1, "current"), (theirs.replaces, 2, "replaced"), (theirs.id, 3, "replaced")]
    assert looked_over(salon) == {}
    undone(salon, merge.id)
    assert rows("SELECT id, number, state FROM dated WHERE client_id = ? ORDER BY number", other) == [
        (theirs.replaces, 1, "replaced"),
        (theirs.id, 2, "current"),
    ]


def test_referrers_go_over_and_loops_are_cut(salon: Salon) -> None:
    one, other = two(salon)
    third = salon.register(salon.desk(OWNER), "钱二").id
    for client, referrer in ((one, other), (third, other)):
        run("UPDATE client SET referrer_id = ? WHERE id = ?", referrer, client)
    run("UPDATE client SET referrer_id = ? WHERE id = ?", third, other)
    merged(salon, one, other)
    assert rows("SELECT id, referrer_id FROM client WHERE id IN (?, ?) ORDER BY id", one, third) == [
        (one, None),
        (third, one),
    ]


def test_an_open_task_of_one_rule_and_year_becomes_one(salon: Salon) -> None:
    one, other = two(salon)
    for client in (one, other):
        run(
            "INSERT INTO task (version, rule, key, client_id, about, day, due, role, text, state, moved, reason, made) "
            "VALUES (1, 'birthday', ?, ?, '', '2026-03-12', '2026-03-12', '', '', 'open', 0, '', '2026-03-10')",
            f"{client}:2026",
            client,
        )
    merged(salon, one, other)
    assert rows(
        "SELECT key, client_id, state FROM task WHERE rule = 'birthday' AND client_id IN (?, ?) ORDER BY id", one, other
    ) == [(f"{one}:2026", one, "open"), (f"{other}:2026", one, "dropped")]


def test_the_card_of_who_is_gone_is_taken_out(salon: Salon) -> None:
    one, other = two(salon)
    for client, state in ((one, "filed"), (other, "filed")):
        _card(client, state)
    merged(salon, one, other)
    assert rows(
        "SELECT client_id, state FROM sheet WHERE kind = 'card' AND client_id IN (?, ?) ORDER BY id", one, other
    ) == [
        (one, "filed"),
        (other, "to_destroy"),
    ]


def _card(client: int, state: str) -> None:
    run(
        "INSERT INTO sheet (client_id, kind, version, at, by_id, digest, state, since, filed_key, occasion) "
        "VALUES (?, 'card', 1, '2026-03-01 02:00:00', 1, '', ?, '2026-03-01 02:00:00', '', '')",
        client,
        state,
    )


def test_what_stands_in_the_way_is_said(salon: Salon) -> None:
    one, other = two(salon)
    assert wrong(merged_by, salon, one, one).code is Code.IS_SAME
    _card(other, "lent")
    assert wrong(merged_by, salon, one, other).code is Code.ON_LOAN
    run("UPDATE sheet SET state = 'filed'")
    desk = salon.desk(OWNER)
    first, second = salon.visit(desk, one), salon.visit(desk, other)
    assert wrong(merged_by, salon, one, other).code is Code.OPEN_ON_BOTH
    desk = salon.desk(OWNER)
    salon.end(desk, salon.pay(desk, first))
    assert wrong(merged_by, salon, one, other, version=99).code is Code.CHANGED_MEANWHILE
    assert merged(salon, one, other).state is MergeState.DONE
    # the open visit goes on where it is now
    desk = salon.desk(OWNER)
    salon.end(desk, salon.pay(desk, salon.save(desk, second)))
    assert wrong(merged_by, salon, one, other).code is Code.IS_MERGED


def merged_by(salon: Salon, one: int, other: int, **more: Any) -> MergeRecord:
    run("UPDATE salon SET solo = 1")
    try:
        return operations.merge(replace(salon.desk(OWNER), reason="核对"), asked(salon, one, other, **more))
    finally:
        run("UPDATE salon SET solo = 0")


def test_merges_that_build_on_each_other_are_undone_last_first(salon: Salon) -> None:
    one, other = two(salon)
    third = salon.register(salon.desk(OWNER), "钱二").id
    first = merged(salon, one, other)
    second = merged(salon, third, one)
    assert rows("SELECT merged_into_id FROM client WHERE id = ?", other) == [(third,)]
    run("UPDATE salon SET solo = 1")
    desk = replace(salon.desk(OWNER), reason="核对")

    def undo(merge: int) -> UndoMerge:
        return UndoMerge(request_id=salon.request(), id=merge, why="错了")

    assert wrong(operations.undo_merge, desk, undo(first.id)).code is Code.BUILDS_ON
    operations.undo_merge(desk, undo(second.id))
    assert rows("SELECT merged_into_id FROM client WHERE id = ?", other) == [(one,)]
    salon.clock.forward(days=31)
    assert wrong(operations.undo_merge, replace(salon.desk(OWNER), reason="核对"), undo(first.id)).code is Code.TOO_OLD


def test_on_the_thirtieth_day_it_is_undone(salon: Salon) -> None:
    one, other = two(salon)
    merge = merged(salon, one, other)
    salon.clock.forward(days=30)
    assert undone(salon, merge.id).state is MergeState.UNDONE


def test_a_visit_goes_back_with_what_was_done_on_it_since(salon: Salon) -> None:
    """What hangs on what is somebody's is theirs; of the rest somebody says whose it is."""
    one, other = two(salon)
    desk = salon.desk(OWNER)
    opened = salon.visit(desk, other)
    merge = merged(salon, one, other)
    desk = salon.desk(OWNER)
    salon.end(desk, salon.pay(desk, opened))
    new = salon.visit(desk, one)
    salon.end(desk, salon.pay(desk, new))
    preview = queries.undo_preview(desk, merge.id)
    assert preview.back["visit"] == 1
    [since] = preview.since
    assert (since.table, since.id, since.follows) == ("visit", new.id, "")
    assert ("bill", new.bill) in since.rows
    undone(salon, merge.id, goes=frozenset({("visit", new.id)}))
    assert rows("SELECT client_id FROM visit WHERE id IN (?, ?)", opened.id, new.id) == [(other,), (other,)]
    assert rows("SELECT DISTINCT client_id FROM bill WHERE id IN (?, ?)", opened.bill, new.bill) == [(other,)]
    assert looked_over(salon) == {}


def test_what_was_told_since_stands_in_both_files(salon: Salon) -> None:
    one, other = two(salon)
    merge = merged(salon, one, other)
    desk = salon.desk(OWNER)
    salon.change(desk, clients.open_client(desk, one), do_not_treat=("thrombosis",))
    undone(salon, merge.id)
    desk = salon.desk(OWNER)
    assert [[alert.code for alert in clients.open_client(desk, client).alerts] for client in (one, other)] == [
        ["thrombosis"],
        ["thrombosis"],
    ]


def test_two_who_are_told_apart_never_come_up_again(salon: Salon) -> None:
    one, other = two(salon, {"phone": "13500135005", "birthday": "1990-01-01"}, {"phone": "13500135005"})
    desk = salon.desk(DESK_WOMAN)
    assert (one, other) in both(desk)
    operations.not_same(desk, TellApart(client=other, other=one, why="母女"))
    assert (one, other) not in both(desk)


def both(desk: Desk) -> set[tuple[int, int]]:
    return {(pair.one.id, pair.other.id) for pair in queries.pairs(desk)[0]}


def test_what_is_proposed_stands_first_and_is_gone_when_it_is_done(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    call = ProposeMerge(
        request_id=salon.request(), client=salon.clients[CHEN], gone=salon.clients[ZENG], why="本人说的"
    )
    operations.propose_merge(desk, call)
    first = queries.pairs(desk)[0][0]
    assert (first.one.id, first.other.id, first.proposed_by) == (call.client, call.gone, DESK_WOMAN)
    assert refused(operations.merge, desk, asked(salon, call.client, call.gone)) is Code.NOT_ALLOWED
    preview = queries.merge_preview(salon.desk(DENG), call.client, call.gone)
    assert preview.proposed == f"{DESK_WOMAN}: 本人说的"
    merge = merged(salon, call.client, call.gone)
    assert (merge.proposed_by, merge.by, merge.rows > 2) == (DESK_WOMAN, OWNER, True)
    assert all(not pair.proposed_by for pair in queries.pairs(salon.desk(OWNER))[0])
