"""What one file of two has."""

from __future__ import annotations

import pytest

from db.clients.operations import clients
from db.core.sql import rows, run
from db.merging import queries
from tests.db.dated.samples import revise, save
from tests.db.every_call import SAMPLES
from tests.db.merging.files import card, looked_over, merged, two, undone, whole
from tests.db.salon import LI, NATIONAL_ID, OUYANG, OWNER, Salon


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
    ("column", "counts"),
    [
        ("began", "2026-01-05"),
        ("until", "2026-02-05"),
        ("doctor_day", "2026-01-05"),
        ("tolerated", "2026-02-05"),
        ("confirmed_day", "2026-01-05"),
    ],
)
@pytest.mark.parametrize("days", [("2026-01-05", "2026-02-05"), ("2026-02-05", "2026-01-05")], ids=["mine", "theirs"])
def test_of_two_days_of_one_condition_the_one_that_calls_for_more_care_counts(
    salon: Salon, column: str, counts: str, days: tuple[str, str]
) -> None:
    both = two(salon, {"allergens": ("acids",)}, {"allergens": ("acids",)})
    for client, day in zip(both, days, strict=True):
        run(f"UPDATE condition SET {column} = ? WHERE client_id = ?", day, client)
    merged(salon, *both)
    assert rows(f"SELECT {column} FROM condition WHERE client_id = ?", both[0]) == [(counts,)]


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
    fields = {field.name: field for field in queries.merge_preview(salon.desk(OWNER), one, other).fields}
    if mine[0] == "yes" or theirs[0] == "yes":
        assert fields["consent_contact"].counts == (2 if counts == theirs[0] else 1)
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
        card(client, state)
    merged(salon, one, other)
    assert rows(
        "SELECT client_id, state FROM sheet WHERE kind = 'card' AND client_id IN (?, ?) ORDER BY id", one, other
    ) == [
        (one, "filed"),
        (other, "to_destroy"),
    ]
