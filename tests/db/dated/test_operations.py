"""Dated records are saved, put right, revised, taken back and checked: what counts, who may, what is told."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from db.clients.operations.clients import RecordConsent, record_consent
from db.core.audit import digest
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.sql import rows, run
from db.dated.declaration import Values
from db.dated.kinds import KINDS
from db.dated.operations import void_dated
from db.dated.queries import compare_dated, dated_of, dated_record, like_the_last, waiting_dated
from db.dated.records import DatedRecord, State
from db.dated.requests import VoidDated
from db.dated.store.rows import counting, keys_of
from db.fields.values import Hidden, Ref
from db.home.queries import home
from tests.db.dated.samples import ANALYSIS, accept, check, correct, revise, save
from tests.db.salon import (
    DENG,
    DESK_WOMAN,
    GU,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PEEL,
    SHEN,
    Salon,
    entries,
    refused,
    wrong,
)


def states(salon: Salon, client: int, kind: str) -> list[tuple[int, str]]:
    return [(one.number, one.state.value) for one in dated_of(salon.desk(OWNER), client, kind)]


def checked(salon: Salon, record: DatedRecord, who: str = DENG) -> DatedRecord:
    return check(salon, salon.desk(who), record)


def void(salon: Salon, who: str, record: DatedRecord, why: str = "写错了人") -> DatedRecord:
    asked = VoidDated(request_id=salon.request(), id=record.id, version=record.version, why=why)
    return void_dated(salon.desk(who), asked)


def codes(salon: Salon, client: int) -> set[tuple[str, str]]:
    found = {(field, code) for field, code in rows("SELECT field, code FROM dated_key WHERE client_id = ?", client)}
    assert found == {one for kind in KINDS.values() for one in keys_of(kind, counting(client, kind))}
    return found


@pytest.mark.parametrize("by", ["staff", "client"])
@pytest.mark.parametrize("said", [{}, {"concern[face]": "  "}], ids=["nothing", "blanks"])
def test_a_record_of_nothing_is_not_kept(salon: Salon, by: str, said: Values) -> None:
    client, lin = salon.clients[OUYANG], salon.desk(LIN)
    with pytest.raises(SalonError, match=Code.BLANK_RECORD.value):
        save(salon, lin, client, "needs", said, filled_by=by)


def test_a_record_is_not_corrected_to_nothing(salon: Salon) -> None:
    client, lin = salon.clients[OUYANG], salon.desk(LIN)
    record = save(salon, lin, client, "needs", {"concern[face]": "干"})
    with pytest.raises(SalonError, match=Code.BLANK_RECORD.value):
        correct(salon, lin, record, **{"concern[face]": ""})


def test_an_analysis_says_what_was_seen_by_whom_and_when_to_look_again(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    found = save(salon, salon.desk(LIN), client)
    assert (found.number, found.by.label, found.day, found.form) == (1, LIN, salon.clock.today, 1)
    assert found.due is not None and found.due.isoformat() == "2026-06-10"
    assert dict(found.values) == dict(ANALYSIS)
    [line] = dated_of(salon.desk(LIN), client, "skin")
    assert line.headline == {"skin_type": "combination_dry", "concerns": ("hydrate", "pores")}
    assert {("skin_type", "combination_dry"), ("concerns", "pores"), ("pores", "2")} <= codes(salon, client)
    salon.clock.forward(days=90)
    save(salon, salon.desk(LIN), client, values={"method": ("eye",), "skin_type": "normal"})
    assert ("skin_type", "normal") in codes(salon, client) and ("concerns", "pores") not in codes(salon, client)
    lines = dated_of(salon.desk(LIN), client, "skin")
    assert [(one.number, one.due is None) for one in lines] == [(2, False), (1, True)], "a later one was taken down"
    alone = [dated_record(salon.desk(LIN), one.id).due for one in lines]
    assert alone == [lines[0].due, None], "opened by itself, it says the same"


def test_a_list_goes_on_below_its_last_line(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    for days in range(45):
        save(salon, at, client, "past", {"what": f"第{days}次"}, day=salon.clock.today - timedelta(days=days % 9))
    first = dated_of(at, client, "past")
    second = dated_of(at, client, "past", first[-1].id)
    assert (len(first), len(second)) == (40, 5)
    assert sorted(one.number for one in (*first, *second)) == list(range(1, 46))
    assert [one.day for one in (*first, *second)] == sorted((one.day for one in (*first, *second)), reverse=True)


def test_its_author_puts_it_right_the_same_day_and_both_values_stay(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    first = save(salon, at, client)
    assert first.is_editable
    found = correct(salon, at, first, **{"pores[l_cheek]": "3"})
    assert (found.values["pores[l_cheek]"], found.version, found.number) == ("3", first.version + 1, 1)
    assert rows("SELECT field, old, new FROM change WHERE client_id = ? AND old != ''", client) == [
        ("skin.pores[l_cheek]", "2", "3")
    ]
    assert ("pores", "3") in codes(salon, client)
    assert wrong(correct, salon, at, first).code is Code.CHANGED_MEANWHILE
    assert wrong(correct, salon, salon.desk(OWNER), found).code is Code.SIGNED_ALREADY, "another person's"
    salon.clock.forward(days=1)
    assert not dated_record(salon.desk(LIN), found.id).is_editable
    assert wrong(correct, salon, salon.desk(LIN), found).code is Code.SIGNED_ALREADY, "the day after"


def test_what_has_been_checked_is_put_right_by_a_record_that_replaces_it(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    first = checked(salon, save(salon, salon.desk(LIN), client))
    assert first.checked_by == DENG
    assert wrong(correct, salon, salon.desk(LIN), first).code is Code.SIGNED_ALREADY
    again = revise(salon, salon.desk(LIN), first, "左颊看错了", **{"pores[l_cheek]": "1"})
    assert (again.number, again.replaces, again.why, again.checked_by) == (2, first.id, "左颊看错了", "")
    old = dated_record(salon.desk(LIN), first.id)
    assert (old.state, old.replaced_by, old.values["pores[l_cheek]"]) == (State.REPLACED, again.id, "2")
    assert states(salon, client, "skin") == [(2, "current"), (1, "replaced")]


def test_of_a_chain_one_version_counts_and_the_next_says_why(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    first = save(salon, at, client, "needs", {"goal[face]": ("hydrate",), "wish[face]": "不紧绷"})
    error = wrong(save, salon, at, client, "needs", {"goal[face]": ("whiten",)})
    assert (error.code, error.facts) == (Code.HAS_VERSION, {"number": 1})
    with pytest.raises(InvalidFields) as caught:
        revise(salon, at, first, " ")
    assert caught.value.flaws == {"why": Flaw.REQUIRED}
    revise(salon, at, first, "夏天到了", **{"goal[face]": ("whiten", "oil")})
    assert states(salon, client, "needs") == [(2, "current"), (1, "replaced")]
    assert codes(salon, client) == {("goal", "whiten"), ("goal", "oil")}
    assert wrong(revise, salon, salon.desk(LIN), first).code is Code.CHANGED_MEANWHILE, (
        "the old version is nobody's to revise"
    )


def test_a_void_record_counts_nowhere_and_what_it_replaced_counts_again(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    first = save(salon, at, client, "needs", {"goal[face]": ("hydrate",)})
    second = revise(salon, at, first, "夏天", **{"goal[face]": ("oil",)})
    found = void(salon, LIN, second)
    assert (found.state, found.why) == (State.VOID, "写错了人")
    assert states(salon, client, "needs") == [(2, "void"), (1, "current")]
    assert codes(salon, client) == {("goal", "hydrate")}
    at = salon.desk(LIN)
    third = revise(salon, at, dated_record(at, first.id), "秋天", **{"goal[face]": ("firm",)})
    assert (third.number, third.replaces) == (3, first.id)


def test_what_was_checked_is_void_by_two(salon: Salon) -> None:
    first = checked(salon, save(salon, salon.desk(LIN), salon.clients[OUYANG]))
    asked = VoidDated(request_id="void", id=first.id, version=first.version, why="写错了人")
    assert refused(void_dated, salon.desk(LIN), asked) is Code.NEEDS_SECOND
    at = salon.approved(salon.desk(LIN), void_dated, asked)
    assert void_dated(at, asked).state is State.VOID
    assert entries(operation="void_dated", outcome="done")[-1]["reason"] == "写错了人"


def test_what_comes_from_outside_counts_once_somebody_else_has_accepted_it(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    values: Values = {"goal[face]": ("firm",), "wish[face]": "紧一点"}
    sent = save(salon, salon.desk(LIN), client, "needs", values, filled_by="client")
    assert (sent.state, sent.filled_by) == (State.REVIEW, "client")
    assert codes(salon, client) == set()
    assert like_the_last(salon.desk(LIN), client, "needs") == {}
    assert refused(accept, salon, salon.desk(LIN), sent) is Code.NOT_ALLOWED
    owner = salon.desk(OWNER)
    assert [(one.client.name, one.kind, one.filled_by, one.by) for one in waiting_dated(owner)] == [
        (OUYANG, "needs", "client", LIN)
    ]
    assert home(owner).forms == 1
    assert wrong(check, salon, owner, sent).code is Code.NOT_FOUND, "it is accepted, not looked over"
    found = accept(salon, owner, sent)
    assert (found.state, found.checked_by, found.values) == (State.CURRENT, OWNER, values)
    assert codes(salon, client) == {("goal", "firm")}
    assert (waiting_dated(owner), home(owner).forms) == ([], 0)


def test_what_is_accepted_box_by_box_is_the_next_version_of_what_counts(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    first = save(salon, salon.desk(LIN), client, "needs", {"goal[face]": ("hydrate",), "remark": "怕痛"})
    values: Values = {"goal[face]": ("firm",), "goal[eyes]": ("wrinkle",), "remark": "都可以"}
    sent = save(salon, salon.desk(LIN), client, "needs", values, filled_by="guardian")
    owner = salon.desk(OWNER)
    found = accept(salon, owner, sent, "remark")
    assert (found.replaces, found.why) == (first.id, "寄回的表")
    assert found.values == {"goal[face]": ("firm",), "goal[eyes]": ("wrinkle",), "remark": "怕痛"}
    assert dated_record(owner, first.id).state is State.REPLACED
    [left] = [
        row for row in rows("SELECT field, old, new FROM change WHERE client_id = ?", client) if row[1] == "都可以"
    ]
    assert left == ("needs.remark", "都可以", ""), "what was not accepted is not lost"


def test_nothing_accepted_or_without_what_is_needed_is_refused(salon: Salon) -> None:
    sent = save(
        salon, salon.desk(LIN), salon.clients[OUYANG], "past", {"what": "光子", "where": "外院"}, filled_by="client"
    )
    owner = salon.desk(OWNER)
    for without, flaw in ((("what", "where"), "keys"), (("what",), "what")):
        with pytest.raises(InvalidFields) as caught:
            accept(salon, owner, sent, *without)
        assert caught.value.flaws == {flaw: Flaw.REQUIRED}
    assert void(salon, OWNER, sent, "不是本人").state is State.VOID
    assert waiting_dated(salon.desk(OWNER)) == []


def test_a_form_that_came_back_is_keyed_in_as_the_intake_form_is(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    new = salon.register(at, "新客", "13500135009", consent_file=True, consent_health=True)
    values = {"goal[face]": ("firm",)}
    assert save(salon, at, new.id, "needs", values, filled_by="client").state is State.REVIEW
    assert refused(save, salon, at, new.id, "needs", values) is Code.NOT_ALLOWED, "what the salon says itself is not"
    assert refused(save, salon, at, salon.clients[OUYANG], "needs", values, filled_by="client") is Code.NOT_ALLOWED


def test_nobody_checks_what_is_their_own(salon: Salon) -> None:
    record = save(salon, salon.desk(OWNER), salon.clients[OUYANG])
    assert refused(check, salon, salon.desk(OWNER), record) is Code.NOT_ALLOWED
    assert check(salon, salon.desk(SHEN), record).checked_by == SHEN
    again = dated_record(salon.desk(OWNER), record.id)
    assert wrong(checked, salon, again).code is Code.SIGNED_ALREADY


def test_like_the_last_takes_all_over_but_figures_and_nothing_a_third_time(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    save(salon, salon.desk(LIN), client)
    parts = frozenset(part.name for part in KINDS["skin"].parts)
    for times in (1, 2):
        salon.clock.forward(days=30)
        at = salon.desk(LIN)
        offered = like_the_last(at, client, "skin")
        assert "moisture_figure" not in offered
        assert offered == {key: value for key, value in ANALYSIS.items() if key != "moisture_figure"}
        error = wrong(save, salon, at, client, values=offered, carried=frozenset(offered), passed=parts - {"zones"})
        assert (error.code, error.facts) == (Code.UNCHECKED, {"part": "zones"})
        found = save(salon, at, client, values=offered, carried=frozenset(offered), passed=parts)
        assert set(found.carried.values()) == {times}
    salon.clock.forward(days=30)
    assert like_the_last(salon.desk(LIN), client, "skin") == {}


def test_two_side_by_side_the_earlier_first(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    late = save(salon, at, client)
    early = save(
        salon, at, client, values={**ANALYSIS, "pores[l_cheek]": "3"}, day=salon.clock.today - timedelta(days=60)
    )
    found = compare_dated(at, late.id, early.id)
    assert (found.before.id, found.after.id) == (early.id, late.id)
    assert [(one.key, one.how.value) for one in found.differences if one.how.value != "same"] == [
        ("pores[l_cheek]", "lighter")
    ]
    needs = save(salon, at, client, "needs", {"goal[face]": ("firm",)})
    assert wrong(compare_dated, at, late.id, needs.id).code is Code.NOT_FOUND


def test_who_may_not_read_health_sees_that_there_is_a_record_and_nothing_in_it(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    old = save(salon, salon.desk(LIN), client, "patch", {"product": 1, "site": "ear", "at_24h": "positive"})
    assert dated_of(salon.desk(LIN), client, "patch")[0].mark == "positive"
    for who, code in ((DESK_WOMAN, Code.NEEDS_REASON), (DENG, Code.NOT_ALLOWED)):
        [line] = dated_of(salon.desk(who), client, "patch")
        assert (line.number, line.by, line.mark, line.why) == (1, LIN, "", "")
        assert all(isinstance(value, Hidden) for value in line.headline.values())
        assert refused(dated_record, salon.desk(who), old.id) is code
    assert refused(dated_of, salon.desk(GU), client, "patch") is Code.NEEDS_REASON


def test_nothing_is_taken_down_or_read_of_who_does_not_agree(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    old = save(salon, salon.desk(LIN), client)
    record_consent(salon.desk(OWNER), RecordConsent("no", client, {"consent_health": False}))
    assert wrong(save, salon, salon.desk(LIN), client).code is Code.HAS_NO_CONSENT
    found = dated_record(salon.desk(OWNER), old.id)
    assert found.values and all(isinstance(value, Hidden) for value in found.values.values())
    # who was never asked is asked at the next arrival
    assert save(salon, salon.desk(OWNER), salon.clients[LI]).number == 1


def test_a_day_to_come_and_another_clients_visit_are_refused(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    with pytest.raises(InvalidFields) as caught:
        save(salon, at, client, day=salon.clock.today + timedelta(days=1))
    assert caught.value.flaws == {"day": Flaw.IN_THE_FUTURE}
    visit = salon.visit(at, LI)
    assert wrong(save, salon, at, client, visit=visit.id).code is Code.NOT_FOUND
    assert save(salon, at, salon.clients[LI], visit=visit.id).visit == visit.id
    assert wrong(save, salon, at, client, kind="nothing").code is Code.NOT_FOUND


def test_the_log_has_digests_and_no_value(salon: Salon) -> None:
    at = salon.desk(LIN)
    record = save(salon, at, salon.clients[OUYANG])
    key = salon.archive.keys.audit
    written = entries(operation="save_dated", outcome="done")[-1]["what"]
    assert "skin" in written and "conclusion" in written
    assert "两颊" not in written and "combination_dry" not in written
    # a record is kept as it was written, and has one digest; what is put right has its own
    [(content,)] = rows("SELECT content FROM dated WHERE id = ?", record.id)
    [(salt,)] = rows("SELECT audit_salt FROM client WHERE id = ?", record.client.id)
    assert json.loads(written)["digest"] == digest(key, salt, content)
    correct(salon, at, record, conclusion="屏障受损")
    put_right = json.loads(entries(operation="correct_dated", outcome="done")[-1]["what"])
    assert put_right["fields"] == {"conclusion": digest(key, salt, "屏障受损")}


def test_what_a_record_refers_to_is_there_and_the_same_clients(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    mine, other = save(salon, at, client), save(salon, at, salon.clients[LI])
    plan = save(
        salon, at, client, "plan", {"problems": "缺水", "goal[1]": "水分 40", "service[1]": salon.services[MOISTURE]}
    )
    assert plan.values["service[1]"] == Ref(salon.services[MOISTURE], MOISTURE)
    with pytest.raises(InvalidFields) as caught:
        revise(salon, at, plan, "换", **{"service[1]": 999})
    assert caught.value.flaws == {"service[1]": Flaw.NOT_A_CHOICE}
    review: Values = {"plan": Ref(plan.id, ""), "stage": "1", "reached": "partly", "before": mine.id}
    assert save(salon, at, client, "review", review).values["before"] == Ref(mine.id, "2026-03-10")
    with pytest.raises(InvalidFields) as caught:
        save(salon, at, client, "review", {**review, "after": other.id})
    assert caught.value.flaws == {"after": Flaw.NOT_A_CHOICE}


def test_each_service_has_a_consent_of_its_own(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    signed: Values = {"risk": "low", "risks_told": True, "signed": True}
    peel = save(salon, at, client, "consent", {**signed, "service": salon.services[PEEL]})
    save(salon, at, client, "consent", {**signed, "service": salon.services[LIFT]})
    assert (peel.mark, peel.until) == ("valid", salon.clock.today + timedelta(days=365))
    again: Values = {**signed, "service": Ref(salon.services[LIFT], "")}
    assert wrong(save, salon, at, client, "consent", again).code is Code.HAS_VERSION
    salon.clock.forward(days=366)
    at = salon.desk(OWNER)
    assert [one.mark for one in dated_of(at, client, "consent")] == ["expired", "expired"]
    assert revise(salon, at, dated_record(at, peel.id), "重签").mark == "valid"
    assert [one.mark for one in dated_of(at, client, "consent")] == ["valid", "expired", ""]


@pytest.mark.parametrize(
    ("kind", "values", "flaws"),
    [
        ("consult", {"words": "敏感", "result": "declined"}, {"why_declined": Flaw.REQUIRED}),
        (
            "consent",
            {"service": 1, "risk": "high", "signed": True},
            dict.fromkeys(("risk_why", "risks_told"), Flaw.REQUIRED),
        ),
        ("meeting", {"todo": "问敏感", "outcome": "not"}, {"why_not": Flaw.REQUIRED}),
        ("plan", {"goal[1]": "水分"}, {"problems": Flaw.REQUIRED}),
    ],
)
def test_what_a_kind_asks_together(salon: Salon, kind: str, values: Values, flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as caught:
        save(salon, salon.desk(OWNER), salon.clients[OUYANG], kind, values)
    assert caught.value.flaws == flaws


def test_what_the_team_planned_is_read_by_everybody_who_may_open_the_file(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    made = save(salon, salon.desk(LIN), client, "meeting", {"todo": "问屏障霜", "who": salon.staff[LIN]})
    for who in (DESK_WOMAN, DENG, OWNER):
        found = dated_record(salon.desk(who), made.id)
        assert dict(found.values) == {"todo": "问屏障霜", "who": Ref(salon.staff[LIN], LIN)}
    assert refused(save, salon, salon.desk(DENG), client, "meeting", {"todo": "x"}) is Code.NOT_ALLOWED


def test_a_patch_test_is_read_on_its_days_by_whoever_looks(salon: Salon) -> None:
    client, began = salon.clients[OUYANG], salon.clock.today
    test = save(salon, salon.desk(LIN), client, "patch", {"product": 1, "site": "ear"})
    assert (test.is_awaited, test.due) == (True, began + timedelta(days=1))
    salon.clock.forward(days=1)
    read = correct(salon, salon.desk(OWNER), test, at_24h="pending", signs=("redness",))
    read = correct(salon, salon.desk(OWNER), read, at_24h="negative", signs=("itching",))
    # what was applied, and a reading that is settled, nobody changes any more
    assert wrong(correct, salon, salon.desk(OWNER), read, site="forearm").code is Code.SIGNED_ALREADY
    assert wrong(correct, salon, salon.desk(OWNER), read, at_24h="positive").code is Code.SIGNED_ALREADY
    salon.clock.forward(days=1)
    done = correct(salon, salon.desk(LIN), read, at_48h="negative")
    # it holds from the day on which it was applied, and is one record
    assert (done.day, done.until, done.mark) == (began, began + timedelta(days=180), "negative")
    assert (done.is_awaited, done.number) == (False, test.number)
    assert wrong(correct, salon, salon.desk(LIN), done, sign_note="x").code is Code.SIGNED_ALREADY


def test_a_patch_test_is_of_the_formula_that_the_product_has_then(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    run("UPDATE product SET formula = '2026A' WHERE id = 1")
    assert save(salon, at, client, "patch", {"product": 1, "site": "ear"}).values["formula"] == "2026A"
    typed = save(salon, at, client, "patch", {"product": 1, "site": "ear", "formula": "旧版"})
    assert typed.values["formula"] == "旧版"


def test_a_consent_is_in_the_words_that_the_service_asks_for(salon: Salon) -> None:
    """What nobody has to type can't be typed otherwise, and hold up the visit."""
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    run("UPDATE service SET consent_text = '2026-1' WHERE name = ?", MOISTURE)
    told: Values = {"service": salon.services[MOISTURE], "risk": "low", "risks_told": True, "signed": True}
    assert save(salon, at, client, "consent", told).values["text_version"] == "2026-1"
    assert salon.visit(salon.desk(DESK_WOMAN), OUYANG, MOISTURE).is_open
