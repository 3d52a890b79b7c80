"""Conditions: told, asked about again, over, refuted, tolerated; and the form and the history that follow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clients.conditions.checking import wrong_conditions
from db.clients.conditions.requests import ConfirmBoxes, Decline
from db.clients.conditions.store import health_of
from db.clients.operations import boxes, clients, conditions
from db.clients.operations.clients import ChangeClient, RecordConsent
from db.clients.queries import conditions as conditions_query
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows, run
from db.fields.values import Hidden
from db.history.queries import history
from db.papers.filing.queries import reprint_list
from db.rules.records import Certainty
from db.visits.verdicts.operations import RateOverrides, rate_overrides
from tests.db.clients.told import more, over, still, tell, tried, unsaid
from tests.db.papers.filed import make_drawers, put_away
from tests.db.salon import DESK_WOMAN, LI, OUYANG, OWNER, PEEL, Salon, refused, wrong

TODAY = date(2026, 3, 10)


def alerts(at: Desk, client: int) -> list[str]:
    return [alert.code for alert in clients.open_client(at, client).alerts]


def test_what_is_told_is_ticked_on_the_form_and_what_is_over_is_not(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    before = clients.open_client(at, client)
    assert before.values["medication"] is None
    told = tell(salon, at, client, "isotretinoin", began=TODAY - timedelta(days=90), certainty="confirmed")
    record = clients.open_client(at, client)
    assert record.values["medication"] == ("isotretinoin",)
    assert record.version == before.version + 1, "who has the form open elsewhere reads it again"
    assert alerts(at, client) == ["isotretinoin"]
    ended = over(salon, at, told, day=TODAY - timedelta(days=2))
    record = clients.open_client(at, client)
    assert record.values["medication"] == ()
    assert (ended.ended, ended.rests_until) == (date(2026, 3, 8), date(2026, 9, 4))
    lines = [(line.field, line.old, line.new) for line in history(at, client, "zh")]
    assert lines == [
        ("medication", "异维A酸（口服）", "无"),
        ("condition.isotretinoin.ended", "", "2026-03-08"),
        ("medication", "", "异维A酸（口服）"),
        ("condition.isotretinoin.certainty", "本人自述", "医生确认"),
        ("condition.isotretinoin.began", "", "2025-12-10"),
    ]
    [kept] = health_of(client, TODAY).conditions
    assert (kept.item, kept.began, kept.ended, kept.certainty) == (
        "isotretinoin",
        date(2025, 12, 10),
        date(2026, 3, 8),
        Certainty.CONFIRMED,
    )
    # and again: the one before stays
    tell(salon, at, client, "isotretinoin")
    assert [(one.item, one.ended) for one in conditions_query(at, client)] == [
        ("isotretinoin", None),
        ("isotretinoin", date(2026, 3, 8)),
    ]
    assert wrong_conditions() == 0


def test_what_began_today_may_be_over_today_and_not_before(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    told = tell(salon, at, client, "fever", began=TODAY)
    with pytest.raises(InvalidFields) as early:
        over(salon, at, told, day=TODAY - timedelta(days=1))
    with pytest.raises(InvalidFields) as late:
        over(salon, at, told, day=TODAY + timedelta(days=1))
    assert (early.value.flaws, late.value.flaws) == ({"day": Flaw.TOO_EARLY}, {"day": Flaw.IN_THE_FUTURE})
    assert over(salon, at, told, day=TODAY).ended == TODAY


def test_what_is_asked_again_may_be_over_today_and_not_before(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    told = tell(salon, at, client, "pregnancy", until=TODAY + timedelta(days=9))
    with pytest.raises(InvalidFields) as early:
        still(salon, at, told, until=TODAY - timedelta(days=1))
    assert early.value.flaws == {"until": Flaw.TOO_EARLY}
    assert still(salon, at, told, until=TODAY).values["until"] == TODAY


def test_nothing_is_asked_again_of_who_has_taken_back_that_health_is_kept(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    told = tell(salon, at, client, "latex")
    clients.record_consent(at, RecordConsent("no", client, {"consent_health": False}))
    for call in (still, over):
        assert wrong(call, salon, salon.desk(OWNER), told).code is Code.HAS_NO_CONSENT


def test_alerts_say_the_days(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    over(salon, at, tell(salon, at, client, "isotretinoin"), day=date(2025, 10, 1))
    over(salon, at, tell(salon, at, client, "retinoids_topical"), day=date(2026, 3, 1))
    over(salon, at, tell(salon, at, client, "photosensitisers"), day=date(2026, 3, 1))
    tell(salon, at, client, "peel", began=date(2026, 2, 20))
    tell(salon, at, client, "pregnancy", until=date(2026, 6, 20))
    tell(salon, at, client, "latex", began=date(2026, 1, 1))
    assert [alert.term.zh for alert in clients.open_client(at, client).alerts] == [
        "怀孕 至06-20", "异维A酸（口服） 2025-10-01停", "光敏药 03-01停", "化学换肤 02-20", "乳胶",
    ]  # fmt: skip
    tell(salon, at, client, "isotretinoin")
    assert clients.open_client(at, client).alerts[1].term.en == "isotretinoin"


def test_what_is_ticked_is_told_and_what_is_unticked_is_over_today(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    record = salon.change(at, clients.open_client(at, client), allergens=("acids", "latex"), special_times=("nursing",))
    salon.clock.forward(days=20)
    at = salon.desk(OWNER)
    salon.change(at, record, allergens=("acids",))
    assert [(one.item, one.ended, one.is_refuted) for one in conditions_query(at, client)] == [
        ("nursing", None, False),
        ("acids", None, False),
        ("latex", TODAY + timedelta(days=20), False),
    ]


def test_what_was_ticked_by_mistake_today_never_was_so(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    record = salon.change(at, clients.open_client(at, client), medication=("isotretinoin",))
    salon.change(at, record, medication=())
    [one] = conditions_query(at, client)
    assert (one.is_refuted, one.rests_until) == (True, None)
    assert alerts(at, client) == []


def test_pregnancy_behind_two_boxes_is_one(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    record = salon.change(at, clients.open_client(at, client), no_instruments=(), special_times=("pregnancy",))
    assert record.values["no_instruments"] == ("pregnancy",)
    [one] = conditions_query(at, client)
    over(salon, at, one)
    values = clients.open_client(at, client).values
    assert (values["no_instruments"], values["special_times"]) == ((), ())


def test_none_over_what_is_open_names_it_and_is_saved_when_asked_about(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    record = salon.change(at, clients.open_client(at, client), allergens=("acids", "latex"))
    asked = ChangeClient(request_id="n1", client=client, version=record.version, values={"allergens": ()})
    stopped = wrong(clients.change_client, at, asked)
    assert (stopped.code, stopped.facts["alerts"]) == (Code.ENDS_CONDITIONS, "acids latex")
    assert alerts(at, client) == ["acids", "latex"]
    sure = ChangeClient(
        request_id="n2",
        client=client,
        version=record.version,
        values={"allergens": ()},
        ends=frozenset({"acids", "latex"}),
    )
    assert clients.change_client(at, sure).values["allergens"] == ()
    assert alerts(at, client) == []


def test_what_more_is_known_is_put_right_and_stays_in_the_history(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    told = tell(salon, at, client, "eczema")
    again = more(salon, at, told, areas=("hands",), detail="手肘 [/]", doctor_day=TODAY)
    assert dict(again.values) == {
        "item": "eczema", "areas": ("hands",), "certainty": "told", "gravity": "unsure",
        "doctor_day": TODAY, "detail": "手肘 [/]",
    }  # fmt: skip
    assert wrong(more, salon, at, told, detail="x").code is Code.CHANGED_MEANWHILE
    assert ("condition.eczema.areas", "", "手足") in [(x.field, x.old, x.new) for x in history(at, client, "zh")]
    assert wrong(tell, salon, at, client, "eczema").code is Code.HAS_CONDITION


@pytest.mark.parametrize(
    ("values", "flaws"),
    [
        ({"item": "moon"}, {"item": Flaw.NOT_A_CHOICE}),
        ({"item": "minor"}, {"item": Flaw.NOT_A_CHOICE}),
        ({"item": "eczema", "began": date(2026, 3, 11)}, {"began": Flaw.IN_THE_FUTURE}),
        ({"item": "eczema", "began": TODAY, "ended": date(2026, 3, 9)}, {"ended": Flaw.TOO_EARLY}),
        ({"item": "pregnancy", "began": TODAY, "until": date(2026, 3, 9)}, {"until": Flaw.TOO_EARLY}),
        ({"item": "eczema", "doctor_day": date(2026, 3, 11)}, {"doctor_day": Flaw.IN_THE_FUTURE}),
        ({"item": "drugs"}, {"detail": Flaw.NAME_THE_DRUG}),
        ({"item": "eczema", "weight": "1"}, {"weight": Flaw.UNKNOWN_FIELD}),
    ],
)
def test_days_are_in_their_order(salon: Salon, values: dict[str, object], flaws: dict[str, Flaw]) -> None:
    at = salon.desk(OWNER)
    stopped = wrong(tell, salon, at, salon.clients[LI], **values)
    assert isinstance(stopped, InvalidFields) and stopped.flaws == flaws
    assert rows("SELECT COUNT(*) FROM condition WHERE client_id = ?", salon.clients[LI]) == [(0,)]


def test_it_is_asked_about_again_after_its_days_and_when_it_should_be_over(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    fever = tell(salon, at, client, "fever")
    child = tell(salon, at, client, "pregnancy", until=TODAY + timedelta(days=10))

    def due() -> list[str]:
        return [one.item for one in conditions_query(salon.desk(OWNER), client) if one.is_due]

    salon.clock.forward(days=7)
    assert due() == []
    salon.clock.forward(days=1)
    assert due() == ["fever"]
    still(salon, salon.desk(DESK_WOMAN), fever)
    assert due() == []
    salon.clock.forward(days=3)
    assert due() == ["pregnancy"]
    later = still(salon, salon.desk(OWNER), child, until=TODAY + timedelta(days=60))
    assert due() == []
    salon.clock.forward(days=50)
    assert due() == ["fever", "pregnancy"]
    # past its day, and still so: asked by the usual days
    assert "until" not in still(salon, salon.desk(OWNER), later).values
    assert due() == ["fever"]
    assert wrong(still, salon, salon.desk(OWNER), child).code is Code.CHANGED_MEANWHILE


def test_a_pregnancy_lasts_42_days_beyond_the_day_on_which_the_child_is_due(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    told = tell(salon, at, client, "pregnancy", due=date(2026, 6, 1))
    assert told.values["until"] == date(2026, 7, 13)
    with pytest.raises(InvalidFields) as wrong_field:
        tell(salon, at, client, "eczema", due=date(2026, 6, 1))
    assert list(wrong_field.value.flaws) == ["due"]


def test_it_never_was_so_or_does_no_harm_when_two_say_it(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    acids, latex = tell(salon, at, client, "acids"), tell(salon, at, client, "latex")
    assert refused(conditions.refute, at, unsaid(salon, acids)) is Code.NEEDS_SECOND
    assert isinstance(wrong(conditions.refute, at, unsaid(salon, latex, "")), InvalidFields)
    asked = unsaid(salon, acids)
    refuted = conditions.refute(salon.approved(at, conditions.refute, asked), asked)
    assert (refuted.is_refuted, refuted.ended, refuted.rests_until) == (True, TODAY, None)
    tried(salon, client, "latex", "none", "none")
    at, asked = salon.desk(OWNER), unsaid(salon, latex)
    assert conditions.tolerate(salon.approved(at, conditions.tolerate, asked), asked).tolerated == TODAY
    assert clients.open_client(at, client).values["allergens"] == ("latex",)


@pytest.mark.parametrize(
    ("outcomes", "count"), [((), 0), (("none",), 1), (("none", "none", "mild"), 0), (("none", "strong", "none"), 1)]
)
def test_what_was_not_done_twice_without_a_reaction_is_not_tolerated(
    salon: Salon, outcomes: tuple[str, ...], count: int
) -> None:
    client = salon.clients[LI]
    latex = tell(salon, salon.desk(OWNER), client, "latex")
    tried(salon, client, "latex", *outcomes)
    # of another condition it says nothing
    tried(salon, client, "acids", "none", "none")
    error = wrong(conditions.tolerate, salon.desk(OWNER), unsaid(salon, latex))
    assert (error.code, error.facts["count"]) == (Code.NOT_TRIED, count)


def test_a_strong_reaction_is_a_condition_that_was_seen(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    known = next(one for one in conditions_query(at, client) if one.item == "acids")
    visit = salon.let_through(at, "客人坚持", salon.visit, OUYANG, PEEL)
    run("UPDATE condition SET tolerated = ? WHERE item = 'acids'", TODAY.isoformat())
    rate_overrides(at, RateOverrides("strong", visit.id, "strong"))
    now = next(one for one in conditions_query(at, client) if one.item == "acids")
    assert (known.values.get("certainty"), now.values["certainty"], now.values["gravity"]) == ("told", "seen", "high")
    assert now.tolerated is None
    changes = rows("SELECT field, new FROM change WHERE field LIKE '%certainty' ORDER BY id")
    assert [new for _, new in changes][-1] == "seen"
    # what was said to be over is there after all; of what is taken it tells nothing
    over(salon, at, now)
    tried(salon, client, "acids", "")
    tried(salon, client, "isotretinoin", "")
    at = salon.desk(OWNER)
    for (id,) in rows("SELECT DISTINCT visit_id FROM override WHERE outcome = ''"):
        rate_overrides(at, RateOverrides(f"strong-{id}", id, "strong"))
    assert [one.item for one in conditions_query(at, client) if one.ended is None] == ["acids"]
    assert clients.open_client(at, client).values["allergens"] == ("acids",)


def test_who_may_not_see_health_reads_the_alerts_alone_and_nobody_what_is_withdrawn(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    salon.change(at, clients.open_client(at, client), consent_health=True)
    told = tell(salon, at, client, "eczema", detail="手肘", began=TODAY)
    over(salon, at, tell(salon, at, client, "acne", detail="下巴"))
    seen = conditions_query(salon.desk(DESK_WOMAN), client)
    at = salon.desk(OWNER)
    assert "eczema" in [one.item for one in seen] and "acne" not in [one.item for one in seen]
    [eczema] = [one for one in seen if one.item == "eczema"]
    assert all(isinstance(value, Hidden) for value in eczema.values.values())
    clients.record_consent(at, RecordConsent("w", client, {"consent_health": False}))
    assert conditions_query(at, client) == []
    assert wrong(more, salon, at, told, detail="x").code is Code.HAS_NO_CONSENT


def test_the_card_is_printed_again_when_what_it_shows_is_over(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    make_drawers(salon, at)
    told = tell(salon, at, client, "acids")
    put_away(salon, at, LI)
    salon.clock.forward(minutes=1)
    over(salon, at, told)
    found = [(line.client.name, line.why, line.fields) for line in reprint_list(at)]
    assert (LI, "outdated", ("allergens",)) in found


def test_a_box_is_confirmed_and_a_question_declined(salon: Salon) -> None:
    at, client = salon.desk(DESK_WOMAN), salon.clients[LI]
    record = boxes.decline(at, Decline("d", client, ("family", "do_not_treat")))
    assert record.declined == {"family", "do_not_treat"}
    assert record.values["do_not_treat"] is None
    assert "do_not_treat" not in record.missing
    owner = salon.desk(OWNER)
    record = salon.change(owner, clients.open_client(owner, client), family="single", do_not_treat=("fever",))
    assert record.declined == frozenset()
    assert record.values["do_not_treat"] == ("fever",)
    at = salon.desk(DESK_WOMAN)
    with pytest.raises(InvalidFields):
        boxes.decline(at, Decline("e", client, ("name",)))
    with pytest.raises(InvalidFields):
        boxes.confirm_box(at, ConfirmBoxes("f", client, ("Q",)))
    salon.clock.forward(days=3)
    boxes.confirm_box(salon.desk(DESK_WOMAN), ConfirmBoxes("g", client, ("C", "B")))
    found = dict(rows("SELECT box, day FROM confirmed WHERE client_id = ? AND how = 'unchanged'", client))
    assert found == {"B": "2026-03-13", "C": "2026-03-13"}


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE condition SET item = 'moon'",
        "UPDATE condition SET began = '2026-03-12', ended = '2026-03-11', ended_by_id = 1",
        "UPDATE condition SET until = '2020-01-01'",
        "DELETE FROM confirmed WHERE box = 'keep_clear'",
        "UPDATE confirmed SET box = 'Q' WHERE box = 'keep_clear'",
    ],
)
def test_what_was_changed_from_outside_is_found(salon: Salon, edit: str) -> None:
    tell(salon, salon.desk(OWNER), salon.clients[LI], "eczema", began=TODAY)
    assert wrong_conditions() == 0
    run(edit)
    assert wrong_conditions() > 0
